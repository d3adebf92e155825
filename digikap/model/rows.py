"""The rows of a grid: its own, the municipality's services, or what was chosen in an earlier question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digikap.model.answer import Chosen
from digikap.model.questionnaire import ChoiceQuestion, RatingGrid, Row
from digikap.model.tally import ChoiceTally, Voting

if TYPE_CHECKING:
    from digikap.model.assessment import Assessment


def rows_of(assessment: Assessment, grid: RatingGrid) -> tuple[Row, ...]:
    """The rows of a grid in an assessment, in order; in a merged file those that anybody has.

    Names that the group wrote itself are no part of a questionnaire, so they are not held to its lengths.
    """
    if grid.rows_from is not None:
        source = assessment.questionnaire.question(grid.rows_from)
        return _chosen_rows(assessment, source) if isinstance(source, ChoiceQuestion) else ()
    if isinstance(grid.rows, tuple):
        return grid.rows
    return tuple(Row.model_construct(id=service, name=name) for service, name in assessment.services.items())


def _chosen_rows(assessment: Assessment, source: ChoiceQuestion) -> tuple[Row, ...]:
    answer = _chosen(assessment, source)
    choices = {choice.id: choice for choice in source.choices}
    names = {one: answer.other if choices[one].free_text and answer.other else choices[one].text for one in answer.ids}
    return tuple(Row.model_construct(id=one, name=name) for one, name in names.items())


def _chosen(assessment: Assessment, question: ChoiceQuestion) -> Chosen:
    """What stands as chosen: the answer, what leads the votes, or in a merged file what anybody chose.

    Where ”vet ej” was answered or settled nothing is, whatever was voted before.
    """
    answer, votes = assessment.answers.get(question.id), assessment.votes.get(question.id)
    if answer is not None:
        return answer if isinstance(answer, Chosen) else Chosen(())
    if isinstance(votes, Voting) and isinstance(votes.last, ChoiceTally):
        return votes.last.leading(question, votes.other)
    theirs = [one.answers.get(question.id) for one in assessment.respondents if one.is_visible(question)]
    anybodys = {choice for given in theirs if isinstance(given, Chosen) for choice in given.ids}
    return Chosen(tuple(choice.id for choice in question.choices if choice.id in anybodys))
