"""From an assessment to what scoring needs: how everyone answered every question that was asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import MultipleChoice, Question, Ranking, Rating, RatingGrid, SingleChoice, Text
from digikap.scoring.distribution import ChoiceDistribution, Distribution, GridDistribution, Response, Responses
from digikap.scoring.tallied import tallied


def responses(assessment: Assessment) -> Responses:
    """The distributions of the questions that this assessment asks, in the questionnaire's order; none for texts.

    A consensus, or one person's own file, is one vote. A tally is its last round beside what was settled. In a merged
    file each respondent whose own file asks the question, in the same words, is one vote; what fewer than three were
    asked is left out. So are answers to what is no longer asked.
    """
    given = {question.id: _given(assessment, question) for question in assessment.asked()}
    return {question: votes for question, votes in given.items() if votes is not None}


def _given(assessment: Assessment, question: Question) -> Response | None:
    if assessment.mode == "tally":
        return tallied(assessment, question)
    if not assessment.respondents:
        return _answered(assessment, question, [assessment])
    votes = _answered(assessment, question, assessment.together.questions[question.id])
    # the order that one person ranked in is that person's own, also where nobody else answered
    return replace(votes, only=()) if isinstance(votes, ChoiceDistribution) else votes


def _answered(assessment: Assessment, question: Question, asked: Sequence[Assessment]) -> Response | None:
    """How these answered a question that all of them were asked."""
    answers = [one.answers.get(question.id) for one in asked]
    match question:
        case Rating():
            return _votes(assessment, question, answers)
        case RatingGrid():
            return _grid(assessment, question)
        case SingleChoice() | MultipleChoice() | Ranking():
            return ChoiceDistribution.of_votes(
                [choice.id for choice in question.choices],
                [answer if isinstance(answer, Chosen | Special) else None for answer in answers],
                ranked=isinstance(question, Ranking),
            )
        case Text():
            return None
        case _:
            assert_never(question)


def _grid(assessment: Assessment, grid: RatingGrid) -> GridDistribution:
    """Every row by those who were asked it."""
    asked = assessment.together.rows[grid.id] if assessment.respondents else {}
    return GridDistribution(
        {
            row.id: _votes(assessment, grid, [_mark(one, grid, row.id) for one in asked.get(row.id, (assessment,))])
            for row in assessment.rows(grid)
        }
    )


def _mark(respondent: Assessment, grid: RatingGrid, row: str) -> Answer | None:
    answer = respondent.answers.get(grid.id)
    return answer.marks.get(row) if isinstance(answer, Grid) else None


def _votes(assessment: Assessment, question: Rating | RatingGrid, marks: Iterable[Answer | None]) -> Distribution:
    levels = len(assessment.questionnaire.scale(question.scale).levels)
    return Distribution.of_votes(levels, [mark if isinstance(mark, int | Special) else None for mark in marks])
