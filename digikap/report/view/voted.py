"""How a rating's votes are told: the answer, the spread, and what happened from the first round to the last."""

from __future__ import annotations

from dataclasses import replace

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Rating, RatingGrid, Row
from digikap.model.tally import Round, Tally, Voting
from digikap.report.view.blocks import LevelRow
from digikap.report.view.words import rating, row_name
from digikap.scoring import agreement
from digikap.scoring.result import Agreement, RatingScore
from digikap.swedish import HARD_SPACE, number, small_number, span


def voted(
    assessment: Assessment, question: Rating | RatingGrid, score: RatingScore, row: Row | None = None, name: str = ""
) -> LevelRow:
    """A rating, or a row of a grid, with what became of its votes beside how they fell.

    `name`: what the row is called, else its own or the question's label.
    """
    called = name or (row_name(assessment, row) if row else question.label)
    told = rating(called, score, assessment.questionnaire.scale(question.scale))
    return replace(told, spread=with_course(assessment, question, score, told.spread, row))


def with_course(
    assessment: Assessment, question: Rating | RatingGrid, score: RatingScore, told: str, row: Row | None = None
) -> str:
    """The spread (or "") with how many rounds there were and whether something was settled after them."""
    voting = assessment.voting(question.id, row.id if row else None)
    course = _course(voting, is_settled=score.distribution.settled is not None) if voting else ""
    return f"{told}; {course}" if told and course else told


def _course(voting: Voting, *, is_settled: bool) -> str:
    """How it ended, and of several rounds how it began; "" after a single round that was let stand."""
    rounds = len(voting.rounds)
    settled = "fastställt " if is_settled else ""
    if rounds > 1:
        return f"{settled}efter {small_number(rounds)} omröstningar (den första: {gave(voting.rounds[0])})"
    return f"{settled}efter omröstningen" if is_settled else ""


def minority_of(voting: Voting, number: int) -> str:
    """What the reason of those who stayed in the minority in a round is called, by the round's number from 1."""
    return "Minoritetens skäl" if number == len(voting.rounds) else f"Minoritetens skäl i omröstning {number}"


def gave(votes: Round) -> str:
    """What a round gave: ``medel 2,4, motstridigt``; ``vet ej`` where nobody named a level."""
    found = verdict(votes)
    return f"{mean(votes)}, {found}" if found else mean(votes)


def mean(votes: Round) -> str:
    """The mean of a round on a scale: ``medel 2,4``; ``vet ej`` where nobody named a level."""
    assert isinstance(votes, Tally)
    value = agreement.mean(votes.counts)
    if value is None:
        return "vet ej" if votes.unknown else "ej aktuellt"
    return f"medel{HARD_SPACE}{number(value, 1)}"


def verdict(votes: Round) -> Agreement | None:
    """Whether those who voted in a round see it alike; None where that cannot be said, as of choices."""
    return agreement.agreement(votes.counts) if isinstance(votes, Tally) else None


def ends(votes: Tally) -> str:
    """The lowest and the highest level in a round: ``1–5``; "" where nobody named one."""
    levels = agreement.chosen_levels(votes.counts)
    if not levels:
        return ""
    return str(levels[0]) if len(levels) == 1 else span(str(levels[0]), str(levels[-1]))
