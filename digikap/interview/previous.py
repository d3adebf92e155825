"""What was answered the last time, as it stands beside a question."""

from __future__ import annotations

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question, Row
from digikap.swedish import long_date


def previous_line(assessment: Assessment, question: Question, row: Row | None = None) -> str:
    """``Förra gången, 21 november 2025: 3 – I viss grad``; "" where nothing was answered to this very question."""
    previous = assessment.previous
    words = previous.told.get(told_key(question, row), "") if previous else ""
    return f"Förra gången, {long_date(previous.date)}: {words}" if previous and words else ""


def told_key(question: Question, row: Row | None = None) -> str:
    """The key of a question, or of a row of a grid, among what was told the last time."""
    return question.id if row is None else f"{question.id}/{row.id}"
