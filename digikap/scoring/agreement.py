"""How alike the votes on one question are: mean, spread, agreement, who does not know.

`counts` is everywhere the votes per level, the lowest level first. The figures are of the votes in the last round;
what the group settled on afterwards changes none of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import accumulate
from math import comb

from digikap.model.answer import Special
from digikap.scoring.distribution import Distribution
from digikap.scoring.result import Agreement

LEAST_VOTES = 3
"""From how many votes with a level it can be said whether people agree."""


def mean(counts: Sequence[int]) -> Fraction | None:
    """The mean level, from 1; None without votes."""
    votes = sum(counts)
    return Fraction(sum(level * count for level, count in enumerate(counts, 1)), votes) if votes else None


def median(counts: Sequence[int]) -> Fraction | None:
    """The middle level, from 1, or halfway between the two in the middle; None without votes."""
    votes = sum(counts)
    if not votes:
        return None
    below = list(accumulate(counts))
    return Fraction(bisect_right(below, (votes - 1) // 2) + bisect_right(below, votes // 2), 2) + 1


def average_deviation(counts: Sequence[int]) -> Fraction | None:
    """AD: the mean distance from the mean, in levels; None without votes."""
    votes = sum(counts)
    if not votes:
        return None
    total = sum(level * count for level, count in enumerate(counts, 1))
    return Fraction(sum(count * abs(votes * level - total) for level, count in enumerate(counts, 1)), votes**2)


def chosen_levels(counts: Sequence[int]) -> tuple[int, ...]:
    """The levels that somebody chose, the lowest first."""
    return tuple(level for level, count in enumerate(counts, 1) if count)


def end_levels(levels: int) -> int:
    """t: how many levels count as an end of a scale of k levels: two fifths, at least one."""
    return max(1, 2 * levels // 5)


def agreement(counts: Sequence[int]) -> Agreement | None:
    """Whether people see it alike; None under three votes.

    AD ≤ 4k/25 is samsyn: digikap's own limit, a little stricter than the k/6 of Burke and Dunlap (2002). Else
    motstridigt if both ends of the scale have votes.
    """
    deviation = average_deviation(counts)
    if deviation is None or sum(counts) < LEAST_VOTES:
        return None
    if deviation <= Fraction(4 * len(counts), 25):
        return "samsyn"
    ends = end_levels(len(counts))
    return "motstridigt" if any(counts[:ends]) and any(counts[-ends:]) else "delad bild"


def high_share(counts: Sequence[int]) -> tuple[int, int] | None:
    """(k, n) in ”k av n svarade 4–5”: votes in the highest t levels; None under four levels or two votes."""
    votes = sum(counts)
    if len(counts) < 4 or votes < 2:
        return None
    return sum(counts[-end_levels(len(counts)) :]), votes


def knowledge_gap(distribution: Distribution) -> bool:
    """Kunskapslucka: at least a third of those who answered say ”vet ej”, and two do if several were asked.

    A group that settled on ”vet ej” has one too.
    """
    if distribution.settled is Special.UNKNOWN:
        return True
    unknown = distribution.unknown
    least = 2 if distribution.asked > 1 else 1
    return unknown >= least and 3 * unknown >= unknown + distribution.votes


def mean_overlap(chosen: Iterable[int], respondents: int) -> Fraction | None:
    """How many choices two respondents share, as the mean over all pairs; None under two respondents.

    Σ C(n, 2) / C(respondents, 2), n being how many chose each choice: the same sum as over the pairs, without them.
    """
    if respondents < 2:
        return None
    return Fraction(sum(comb(count, 2) for count in chosen), comb(respondents, 2))
