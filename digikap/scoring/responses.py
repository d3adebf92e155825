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
from digikap.scoring.wording import is_asked, rows


def responses(assessment: Assessment) -> Responses:
    """The distributions of the questions that this assessment asks, in the questionnaire's order; none for texts.

    A consensus, or one person's own file, is one vote. A tally is its last round beside what was settled. In a merged
    file each respondent whose own file asks the question, in the same words, is one vote. Answers to what is no longer
    asked are left out.
    """
    given = {question.id: _given(assessment, question) for question in assessment.asked()}
    return {question: votes for question, votes in given.items() if votes is not None}


def _given(assessment: Assessment, question: Question) -> Response | None:
    if assessment.mode == "tally":
        return tallied(assessment, question)
    if not assessment.respondents:
        return _answered(assessment, question, [assessment])
    asked = [one for one in assessment.respondents if is_asked(assessment.questionnaire, question, one)]
    votes = _answered(assessment, question, asked)
    # the order that one person ranked in is that person's own, also where nobody else answered
    return replace(votes, only=()) if isinstance(votes, ChoiceDistribution) else votes


def _answered(assessment: Assessment, question: Question, asked: Sequence[Assessment]) -> Response | None:
    """How these answered a question that all of them were asked."""
    answers = [one.answers.get(question.id) for one in asked]
    match question:
        case Rating():
            return _votes(assessment, question, answers)
        case RatingGrid():
            return _grid(assessment, question, asked)
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


def _grid(assessment: Assessment, grid: RatingGrid, asked: Sequence[Assessment]) -> GridDistribution:
    """Every row by those who were asked it."""
    known = [(one, rows(one, _own(one, grid))) for one in asked]
    return GridDistribution(
        {
            row: _votes(
                assessment, grid, [_mark(one, grid, row) for one, theirs in known if theirs.get(row) == wording]
            )
            for row, wording in rows(assessment, grid).items()
        }
    )


def _own(respondent: Assessment, grid: RatingGrid) -> RatingGrid:
    """The grid as the respondent's own questionnaire has it: in the same words, but its rows may be others."""
    own = respondent.questionnaire.question(grid.id)
    assert isinstance(own, RatingGrid)
    return own


def _mark(respondent: Assessment, grid: RatingGrid, row: str) -> Answer | None:
    answer = respondent.answers.get(grid.id)
    return answer.marks.get(row) if isinstance(answer, Grid) else None


def _votes(assessment: Assessment, question: Rating | RatingGrid, marks: Iterable[Answer | None]) -> Distribution:
    levels = len(assessment.questionnaire.scale(question.scale).levels)
    return Distribution.of_votes(levels, [mark if isinstance(mark, int | Special) else None for mark in marks])
