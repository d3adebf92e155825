"""From an assessment to what scoring needs: how everyone answered every question that was asked."""

from __future__ import annotations

from typing import assert_never

from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import MultipleChoice, Question, Ranking, Rating, RatingGrid, SingleChoice, Text
from digikap.scoring.distribution import ChoiceDistribution, Distribution, GridDistribution, Response, Responses


def responses(assessment: Assessment) -> Responses:
    """The distributions of the questions that this assessment asks, in the questionnaire's order; none for texts.

    A consensus is one vote by the group, so `settled` stays empty. Answers to what is no longer asked are left out.
    """
    given = {question.id: _given(assessment, question) for question in assessment.asked()}
    return {question: votes for question, votes in given.items() if votes is not None}


def _given(assessment: Assessment, question: Question) -> Response | None:
    answer = assessment.answers.get(question.id)
    match question:
        case Rating():
            return _votes(assessment, question, answer)
        case RatingGrid():
            marks = answer.marks if isinstance(answer, Grid) else {}
            rows = assessment.rows(question)
            return GridDistribution({row.id: _votes(assessment, question, marks.get(row.id)) for row in rows})
        case SingleChoice() | MultipleChoice() | Ranking():
            return ChoiceDistribution.of_votes(
                [choice.id for choice in question.choices],
                [answer if isinstance(answer, Chosen | Special) else None],
                ranked=isinstance(question, Ranking),
            )
        case Text():
            return None
        case _:
            assert_never(question)


def _votes(assessment: Assessment, question: Rating | RatingGrid, mark: Answer | None) -> Distribution:
    levels = len(assessment.questionnaire.scale(question.scale).levels)
    return Distribution.of_votes(levels, [mark if isinstance(mark, int | Special) else None])
