"""From levels to an index: of a level, of a question; and the word for an index."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from digikap.model.questionnaire import Questionnaire, Rating
from digikap.scoring import coverage
from digikap.scoring.coverage import Bearing
from digikap.scoring.distribution import Distribution, Responses
from digikap.scoring.result import Label, Measure
from digikap.scoring.steps import ANSWER_STEP, HALF_STEP

_LABELS: tuple[Label, ...] = ("mycket låg", "låg", "delvis", "god", "mycket god")


@dataclass(frozen=True)
class AskedRating:
    """A rating that was shown and is not ”ej aktuellt”, with what was answered and what it brings to a mean."""

    question: Rating
    distribution: Distribution
    bearing: Bearing


def level_index(total: int, levels: int, votes: int = 1) -> Fraction:
    """The index (0–100) on a scale of k levels: 100 · (level − 1) / (k − 1), for a level or the mean of votes.

    `total`: the level, or the sum of the votes' levels. The precedent is HME (SKR/RKA), which turns 1–5 into 0–100 in
    the same way.
    """
    return Fraction(100 * (total - votes), votes * (levels - 1))


def label(index: Fraction) -> Label:
    """The word for an index (0–100): that of the nearest of five answer steps, the higher of two; from the exact index.

    So the limits are 12.5, 37.5, 62.5 and 87.5, and fall between the whole numbers that are shown.
    """
    return _LABELS[(index + HALF_STEP) // ANSWER_STEP]


def bearing(distribution: Distribution, weight: Fraction = Fraction(1)) -> Bearing | None:
    """What a question brings to a mean; None if it is ”ej aktuellt”, so not asked."""
    match distribution.state:
        case "value":
            return _value(distribution, weight)
        case "unknown":
            return coverage.unknown(weight)
        case "unanswered":
            return coverage.missing(weight)
        case "not_applicable":
            return None
        case _:
            assert_never(distribution.state)


def question_measure(distribution: Distribution) -> Measure:
    """A question's index from its settled level, else from the mean of its votes; answered and asked in respondents.

    A single level is enough: the half rule counts questions. A question that is ”vet ej” has no interval of its own.
    A group that settled without any vote is one respondent.
    """
    brought = bearing(distribution)
    if brought is None:
        return Measure(None, None, None, 0, 0)
    has_value = brought.index is not None
    alone = distribution.settled is not None and not distribution.asked
    return Measure(
        index=brought.index,
        low=brought.low if has_value else None,
        high=brought.high if has_value else None,
        answered=int(has_value) if alone else distribution.votes,
        asked=1 if alone else distribution.asked,
    )


def asked_ratings(questionnaire: Questionnaire, responses: Responses) -> tuple[AskedRating, ...]:
    """The ratings that were asked, in the questionnaire's order."""
    found = []
    for question in questionnaire.questions():
        given = responses.get(question.id)
        if isinstance(question, Rating) and isinstance(given, Distribution):
            brought = bearing(given, Fraction(question.weight))
            if brought is not None:
                found.append(AskedRating(question, given, brought))
    return tuple(found)


def _value(distribution: Distribution, weight: Fraction) -> Bearing:
    """A value with its interval: each ”vet ej” put at level 1 and at level k; a settled level is a point."""
    k = distribution.levels
    if isinstance(distribution.settled, int):
        index = level_index(distribution.settled, k)
        return Bearing(index, index, index, weight)
    total = sum(level * count for level, count in enumerate(distribution.counts, 1))
    votes, unknown = distribution.votes, distribution.unknown
    return Bearing(
        index=level_index(total, k, votes),
        low=level_index(total + unknown, k, votes + unknown),
        high=level_index(total + k * unknown, k, votes + unknown),
        weight=weight,
    )
