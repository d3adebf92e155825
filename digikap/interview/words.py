"""Answers in the room's words: ``4 – I hög grad``, ``1 Tid · 2 Ekonomi``; and what a typed line takes and means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from digikap.interview.typed import NOT_APPLICABLE, UNKNOWN, Refused, mark, so_far
from digikap.model.answer import Answer, Chosen, Grid, Mark, Special, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Choice, ChoiceQuestion, Question, Ranking, Rating, RatingGrid
from digikap.swedish import capital

if TYPE_CHECKING:  # not loaded before the first question
    from digikap.interview.asker import QuestionScreen

SPECIAL = {one: (letter, capital(one.words)) for letter, one in (
    (UNKNOWN, Special.UNKNOWN), (NOT_APPLICABLE, Special.NOT_APPLICABLE)
)}  # fmt: skip
"""The letter and the words of the two special answers."""


def kept_words(assessment: Assessment, words: str) -> str:
    """That Enter keeps an earlier answer, said to a group or to one who answers alone."""
    return f"{'Ditt' if assessment.mode == 'individual' else 'Ert'} svar (Enter behåller det): {words}"


def answer_words(assessment: Assessment, question: Question, answer: Answer) -> str:
    """An answer as the room reads it: ``4 – I hög grad``, ``1 Tid · 2 Ekonomi``, the words of a text."""
    match answer:
        case Special() | int():
            return mark_words(assessment, question, answer)
        case Grid(marks):
            return f"{len(marks)} rader besvarade"
        case Chosen(ids, other):
            assert isinstance(question, ChoiceQuestion)
            return choice_words(
                [choice for one in ids for choice in question.choices if choice.id == one], question, other
            )
        case Written(text):
            return " ".join(text.split())
        case _:
            assert_never(answer)


def choice_words(choices: Sequence[Choice], question: ChoiceQuestion, other: str | None = None) -> str:
    """Choices as the room reads them, numbered by their place where the order matters."""
    names = [f"{choice.text}: {other}" if choice.free_text and other else choice.text for choice in choices]
    if isinstance(question, Ranking):
        return " · ".join(f"{place} {name}" for place, name in enumerate(names, start=1))
    return " · ".join(names)


def mark_words(assessment: Assessment, question: Question, mark: Mark) -> str:
    """A level or a special answer: what is typed and what it means."""
    if isinstance(mark, Special):
        letter, words = SPECIAL[mark]
        return f"{letter} – {words}"
    assert isinstance(question, Rating | RatingGrid)
    return assessment.questionnaire.scale(question.scale).in_words(mark)


def rating_scale(screen: QuestionScreen, question: Rating | RatingGrid) -> tuple[int, bool, bool]:
    """How many levels there are, and whether vet ej and ej aktuellt are answers."""
    scale = screen.assessment.questionnaire.scale(question.scale)
    return len(scale.levels), scale.allow_unknown, question.allow_not_applicable


def label(screen: QuestionScreen) -> str:
    """What stands before the typed line: ``Svar (1–5, v, e)``."""
    question = screen.question
    if isinstance(question, Rating | RatingGrid):
        levels, unknown, absent = rating_scale(screen, question)
        allowed = [f"1–{levels}", *[UNKNOWN] * unknown, *[NOT_APPLICABLE] * absent]
    else:
        assert isinstance(question, ChoiceQuestion)
        allowed = [f"1–{len(question.choices)}", *[UNKNOWN] * question.allow_unknown]
    return f"Svar ({', '.join(allowed)})"


def meaning(screen: QuestionScreen, typed: str) -> str:
    """What the line means so far: a level's name, or the choices in their order."""
    question = screen.question
    if isinstance(question, Rating | RatingGrid):
        levels, unknown, absent = rating_scale(screen, question)
        answer = mark(typed, levels, unknown=unknown, not_applicable=absent)
        return "" if isinstance(answer, Refused) else answer_words(screen.assessment, question, answer)
    assert isinstance(question, ChoiceQuestion)
    return choice_words(so_far(typed, question), question)
