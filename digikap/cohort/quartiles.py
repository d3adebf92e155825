"""Median and quartiles of a few values, exact.

The quartiles are those of Hyndman and Fan's type 7 (1996), also KVARTIL.INK in spreadsheets: the value at place
1 + (n − 1) · q in order, and between two values the share of the way that the place is. From five values on neither the
lowest nor the highest is any part of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

QUARTERS = (Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))


def place(quarter: Fraction, values: int) -> tuple[int, Fraction]:
    """The place of a quartile among so many values: the rank of the value at or before it, from 1, and the rest."""
    whole = 1 + (values - 1) * quarter
    rank = int(whole)
    return rank, whole - rank


def ranks(values: int) -> tuple[int, ...]:
    """The ranks, from 1, of the values among so many that the three quartiles rest on: one or two for each."""
    places = [place(quarter, values) for quarter in QUARTERS]
    return tuple(one for rank, rest in places for one in ((rank, rank + 1) if rest else (rank,)))


def quartiles(values: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """The lower quartile, the median and the upper quartile; at least one value."""
    ordered = sorted(values)
    lower, median, upper = (_at(ordered, *place(quarter, len(ordered))) for quarter in QUARTERS)
    return lower, median, upper


def _at(ordered: Sequence[Fraction], rank: int, rest: Fraction) -> Fraction:
    before = ordered[rank - 1]
    return before + rest * (ordered[rank] - before) if rest else before
