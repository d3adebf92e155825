"""What a mean rests on: when there is enough for an index, and how far ”vet ej” could move it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from digikap.scoring.result import Measure

LOWEST = Fraction(0)
HIGHEST = Fraction(100)


@dataclass(frozen=True)
class Bearing:
    """What a question brings to its dimension, or a dimension to its group; all in 0–100.

    A value has an index with its interval. What is ”vet ej” has no index and the interval 0–100. What is missing has
    neither: it lowers the coverage and does not widen the interval. What is ”ej aktuellt” is no bearing at all.
    """

    index: Fraction | None
    low: Fraction | None
    high: Fraction | None
    weight: Fraction = Fraction(1)

    @property
    def is_unknown(self) -> bool:
        """Whether it is ”vet ej”."""
        return self.index is None and self.low is not None


def unknown(weight: Fraction = Fraction(1)) -> Bearing:
    """The bearing of what is ”vet ej”."""
    return Bearing(None, LOWEST, HIGHEST, weight)


def missing(weight: Fraction = Fraction(1)) -> Bearing:
    """The bearing of what has no answer."""
    return Bearing(None, None, None, weight)


def is_enough(answered: int, asked: int) -> bool:
    """The half rule: at least one was asked, and at least half of the asked have a value. Counts, never weights."""
    return asked >= 1 and 2 * answered >= asked


def answered(bearings: Sequence[Bearing]) -> int:
    """How many of them have a value."""
    return sum(bearing.index is not None for bearing in bearings)


def measure(bearings: Sequence[Bearing]) -> Measure:
    """The weighted mean with its interval, by the half rule; answered and asked count the bearings."""
    known, asked = answered(bearings), len(bearings)
    if not is_enough(known, asked):
        return Measure(None, None, None, known, asked)
    return Measure(
        index=_mean([(bearing.index, bearing.weight) for bearing in bearings]),
        low=_mean([(bearing.low, bearing.weight) for bearing in bearings]),
        high=_mean([(bearing.high, bearing.weight) for bearing in bearings]),
        answered=known,
        asked=asked,
    )


def _mean(values: Sequence[tuple[Fraction | None, Fraction]]) -> Fraction:
    """The weighted mean of the values there are; at least one."""
    given = [(value, weight) for value, weight in values if value is not None]
    weights = sum((weight for _, weight in given), Fraction(0))
    return sum((value * weight for value, weight in given), Fraction(0)) / weights
