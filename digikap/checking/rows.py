"""The room that a question takes on the screen: it must fit with all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from digikap.checking.finding import Finding, Severity
from digikap.checking.places import questions
from digikap.model.questionnaire import Question, Questionnaire, Rating, RatingGrid, Text


@dataclass(frozen=True)
class Screen:
    """A terminal: its columns, and the rows that are left of it for a question above the typed line."""

    columns: int
    rows: int
    severity: Severity


SCREENS = (Screen(80, 22, "error"), Screen(60, 18, "advice"))
"""What a question must fit, and what it should."""

Measure = Callable[[Questionnaire, Question, Screen], int]
"""How many rows a question takes on a screen. Those who draw it give this; it may raise KeyError for a scale that does
not exist."""


def too_long(questionnaire: Questionnaire, table: dict[str, Any], measure: Measure) -> Iterator[Finding]:
    """Questions of the file that do not fit, each told once: for the screen that must hold it, else the other.

    The questionnaire may have faults; what a fault makes impossible to measure is passed over.
    """
    places = questions(table)
    for question in questionnaire.questions():
        if (path := places.pop(question.id, None)) is None:
            continue
        for screen in SCREENS:
            try:
                rows = measure(questionnaire, question, screen)
            except KeyError:
                break
            if rows > screen.rows:
                what = f"Frågan tar {rows} rader på en skärm med {screen.columns} tecken, och {screen.rows} får plats."
                yield Finding((*path, "text"), what, _advice(question), severity=screen.severity)
                break


def _advice(question: Question) -> str:
    match question:
        case Rating() if question.anchors:
            return "Korta texten eller beskrivningarna i anchors."
        case Rating() | RatingGrid() | Text():
            return "Korta texten."
        case _:
            return "Korta texten eller svaren, eller dela frågan i två."
