"""How many rows a question takes, drawn by the same code as in the interview, before anybody has answered it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from digikap.interview.asker import Progress, QuestionScreen
from digikap.interview.layout import GAP, View, cells
from digikap.interview.screen import question_screen
from digikap.interview.start import default_services
from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, Rating, RatingGrid, SingleChoice, Text

MARGINS = 2
"""Columns that the full terminal leaves free at the sides, together."""

_TALL = 10_000

_PROGRESS = Progress(section=10, sections=10, question=10, questions=10, minutes_used=100, minutes_planned=100)


def rows_taken(questionnaire: Questionnaire, question: Question, columns: int, rows: int) -> int:
    """The rows that a question takes in a terminal of so many columns, when it may take `rows`.

    What can be shown a part at a time (rows of a grid, choices) adapts to the room, and gaps give way. A grid is
    measured at its longest row, and without rows it is never asked. Raises KeyError where the scale or the question
    that it refers to does not exist.
    """
    assessment = Assessment("", questionnaire, Organisation(""), date(2000, 1, 1))
    assessment = replace(assessment, services=default_services(questionnaire))
    row = None
    if isinstance(question, RatingGrid):
        if question.rows_from is not None:
            assessment = _with_all_chosen(assessment, question.rows_from)
        row = max(assessment.rows(question), key=lambda row: cells(row.name), default=None)
        if row is None:
            return 0
    screen, width = QuestionScreen(assessment, question, _PROGRESS, row), columns - MARGINS
    if isinstance(question, Rating | Text):
        # at its full length: where there is little room the screen cuts anchors short
        return sum(line != GAP for line in question_screen(screen, "", 0, View(width, _TALL)))
    return len(question_screen(screen, "", 0, View(width, rows)))


def _with_all_chosen(assessment: Assessment, source_id: str) -> Assessment:
    source = assessment.questionnaire.question(source_id)
    if not isinstance(source, ChoiceQuestion):
        raise KeyError(source_id)
    most = 1 if isinstance(source, SingleChoice) else source.max_choices
    chosen = Chosen(tuple(choice.id for choice in source.choices)[:most])
    return replace(assessment, answers=MappingProxyType({source_id: chosen}))
