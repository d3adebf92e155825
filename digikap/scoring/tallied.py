"""From votes that were counted together to distributions: the last round, and what was settled after it."""

from __future__ import annotations

from typing import assert_never

from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import (
    ChoiceQuestion,
    MultipleChoice,
    Question,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
    Text,
)
from digikap.model.tally import ChoiceTally, Tally, Voting
from digikap.scoring.distribution import ChoiceDistribution, Distribution, GridDistribution, Response


def tallied(assessment: Assessment, question: Question) -> Response | None:
    """How a group that voted answered a question: None for texts, which are never voted on.

    A participant without a vote was asked and gave no answer, whether somebody went out or nobody voted at all: so a
    tally is the same as the files of as many persons. Where more voted than there are participants nobody is missing.
    What was settled without a vote (a fact known from the start) is the answer of one, the group.
    """
    answer = assessment.answers.get(question.id)
    match question:
        case Rating():
            return _rating(assessment, question, assessment.voting(question.id), answer)
        case RatingGrid():
            marks = answer.marks if isinstance(answer, Grid) else {}
            return GridDistribution(
                {
                    row.id: _rating(assessment, question, assessment.voting(question.id, row.id), marks.get(row.id))
                    for row in assessment.rows(question)
                }
            )
        case SingleChoice() | MultipleChoice() | Ranking():
            return _choice(assessment, question, assessment.voting(question.id), answer)
        case Text():
            return None
        case _:
            assert_never(question)


def _rating(
    assessment: Assessment, question: Rating | RatingGrid, voting: Voting | None, answer: Answer | None
) -> Distribution:
    settled = answer if isinstance(answer, int | Special) else None
    if voting is not None and isinstance(voting.last, Tally):
        votes = voting.last
        missing = _missing(assessment, votes.cast)
        return Distribution(votes.counts, votes.unknown, votes.not_applicable, missing, settled)
    levels = len(assessment.questionnaire.scale(question.scale).levels)
    missing = 0 if settled is not None else _missing(assessment, 0)
    return Distribution((0,) * levels, missing=missing, settled=settled)


def _choice(
    assessment: Assessment, question: ChoiceQuestion, voting: Voting | None, answer: Answer | None
) -> ChoiceDistribution:
    ids = [choice.id for choice in question.choices]
    ranked = isinstance(question, Ranking)
    if voting is None or not isinstance(voting.last, ChoiceTally):
        given = [answer] if isinstance(answer, Chosen | Special) else [None] * _missing(assessment, 0)
        return ChoiceDistribution.of_votes(ids, given, ranked=ranked)
    votes = voting.last
    return ChoiceDistribution(
        chosen={choice: votes.chosen.get(choice, 0) for choice in ids},
        first={choice: votes.first.get(choice, 0) if ranked else 0 for choice in ids},
        respondents=votes.respondents,
        unknown=votes.unknown,
        missing=_missing(assessment, votes.cast),
    )


def _missing(assessment: Assessment, cast: int) -> int:
    """How many were asked and did not vote; where nobody has said how many they are, the group as one if none did."""
    participants = assessment.participants if assessment.participants is not None else int(not cast)
    return max(0, participants - cast)
