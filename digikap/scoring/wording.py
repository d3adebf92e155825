"""Who of several respondents was asked the same: their questionnaires may be of different versions.

A question is the same with the same id and fingerprint; a row of a grid with the same id and name.
"""

from __future__ import annotations

from collections.abc import Mapping

from digikap.model.assessment import Assessment
from digikap.model.fingerprint import fingerprint, is_same
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, RatingGrid, Row

__all__ = ["is_asked", "is_same", "question_of", "rows"]


def is_asked(questionnaire: Questionnaire, question: Question, respondent: Assessment) -> bool:
    """Whether a respondent's own file asks the question of this questionnaire: the same words, included, visible."""
    if not is_same(questionnaire, question, respondent.questionnaire):
        return False
    return respondent.asks(respondent.questionnaire.question(question.id))


def rows(assessment: Assessment, grid: RatingGrid) -> Mapping[str, str]:
    """A grid's rows in an assessment, by id, each with its fingerprint.

    A row that was chosen earlier is what the questionnaire calls it, not what somebody wrote behind it.
    """
    names = {row.id: row.name for row in assessment.rows(grid)}
    if grid.rows_from is not None:
        source = assessment.questionnaire.question(grid.rows_from)
        texts = {choice.id: choice.text for choice in source.choices} if isinstance(source, ChoiceQuestion) else {}
        names = {row: texts[row] for row in names}
    return {
        row: fingerprint(assessment.questionnaire, grid, Row.model_construct(id=row, name=name))
        for row, name in names.items()
    }


def question_of(questionnaire: Questionnaire, question_id: str) -> Question | None:
    """The question with this id, None where there is none."""
    try:
        return questionnaire.question(question_id)
    except KeyError:
        return None
