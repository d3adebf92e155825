"""Who of several respondents was asked the same, and whether they are enough for it to be shown.

Their questionnaires may be of different versions. A question is the same with the same id and fingerprint; a row of a
grid with the same id and name, a service also where its name is written with other capitals or spaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digikap.model.answer import Grid
from digikap.model.fingerprint import is_same, plain
from digikap.model.questionnaire import ChoiceQuestion, Question, RatingGrid
from digikap.model.rows import rows_of
from digikap.swedish import same_name

if TYPE_CHECKING:
    from digikap.model.assessment import Assessment

FEWEST = 3
"""What fewer than so many were asked is never shown or scored: of two, each can tell what the other answered."""


@dataclass(frozen=True)
class Together:
    """The respondents of a merged file who were asked each question, and each row of a grid, by id; () for nobody."""

    questions: Mapping[str, tuple[Assessment, ...]]
    rows: Mapping[str, Mapping[str, tuple[Assessment, ...]]]

    def is_shown(self, question: Question) -> bool:
        """Whether enough were asked the question; of a grid also one of its rows."""
        is_enough = len(self.questions.get(question.id, ())) >= FEWEST
        return is_enough and (not isinstance(question, RatingGrid) or bool(self.shown_rows(question)))

    def shown_rows(self, grid: RatingGrid) -> tuple[str, ...]:
        """The ids of the rows that enough were asked."""
        return tuple(row for row, asked in self.rows.get(grid.id, {}).items() if len(asked) >= FEWEST)

    def is_answered(self, question: Question) -> bool:
        """Whether anybody who was asked it has answered, or each of its rows that are shown."""
        asked = self.questions.get(question.id, ())
        if not isinstance(question, RatingGrid):
            return any(question.id in one.answers for one in asked)
        rows = self.shown_rows(question)
        return bool(rows) and all(any(_marked(one, question, row) for one in asked) for row in rows)


def together(merged: Assessment) -> Together:
    """Who was asked what in a merged file."""
    same: dict[tuple[int, str], bool] = {}  # few questionnaires are shared by many

    def is_theirs(question: Question, one: Assessment) -> bool:
        key = id(one.questionnaire), question.id
        if key not in same:
            same[key] = is_same(merged.questionnaire, question, one.questionnaire)
        return same[key] and one.asks(one.questionnaire.question(question.id))

    questions = {
        question.id: tuple(one for one in merged.respondents if is_theirs(question, one))
        for question in merged.questionnaire.questions()
    }
    grids = [question for question in merged.questionnaire.questions() if isinstance(question, RatingGrid)]
    return Together(questions, {grid.id: _asked_rows(merged, grid, questions[grid.id]) for grid in grids})


def _asked_rows(
    merged: Assessment, grid: RatingGrid, asked: tuple[Assessment, ...]
) -> Mapping[str, tuple[Assessment, ...]]:
    known = [(one, row_names(one, _own(one, grid))) for one in asked]
    return {
        row: tuple(one for one, theirs in known if theirs.get(row) == name)
        for row, name in row_names(merged, grid).items()
    }


def row_names(assessment: Assessment, grid: RatingGrid) -> Mapping[str, str]:
    """What tells the rows that a grid has in an assessment from those of another, by id.

    A row that was chosen earlier is what the questionnaire calls it, not what somebody wrote behind it.
    """
    if grid.rows == "services":
        return {row: same_name(name) for row, name in assessment.services.items()}
    names = {row.id: row.name for row in rows_of(assessment, grid)}
    if grid.rows_from is not None:
        source = assessment.questionnaire.question(grid.rows_from)
        texts = {choice.id: choice.text for choice in source.choices} if isinstance(source, ChoiceQuestion) else {}
        names = {row: texts[row] for row in names}
    return {row: plain(name) for row, name in names.items()}


def _own(respondent: Assessment, grid: RatingGrid) -> RatingGrid:
    """The grid as the respondent's own questionnaire has it: in the same words, but its rows may be others."""
    own = respondent.questionnaire.question(grid.id)
    assert isinstance(own, RatingGrid)
    return own


def _marked(respondent: Assessment, grid: RatingGrid, row: str) -> bool:
    answer = respondent.answers.get(grid.id)
    return isinstance(answer, Grid) and row in answer.marks
