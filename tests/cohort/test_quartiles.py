"""Median and quartiles, exact, and without the lowest and the highest."""

from __future__ import annotations

from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.cohort.quartiles import quartiles

INDICES = st.lists(st.fractions(0, 100, max_denominator=60), min_size=5, max_size=40)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # 1 + 4 · ¼ = place 2, place 3, place 4
        ([10, 20, 30, 40, 50], (20, 30, 40)),
        # places 2.25, 3.5 and 4.75
        ([0, 10, 20, 40, 80, 100], ("12.5", 30, 70)),
        # places 2.5, 4 and 5.5, whatever the order
        ([70, 10, 60, 30, 40, 50, 20], (25, 40, 55)),
    ],
)
def test_quartiles_are_those_worked_out_by_hand(values: list[int], expected: tuple[object, ...]) -> None:
    assert quartiles([Fraction(value) for value in values]) == tuple(Fraction(str(one)) for one in expected)


@given(INDICES)
def test_quartiles_are_those_of_another_program(values: list[Fraction]) -> None:
    assert list(quartiles(values)) == quantiles(values, n=4, method="inclusive")


@given(INDICES, st.fractions(0, 100))
def test_the_lowest_and_the_highest_are_no_part_of_them(values: list[Fraction], extreme: Fraction) -> None:
    lowest, *middle, highest = sorted(values)
    moved = [lowest - extreme, *middle, highest + extreme]
    assert quartiles(moved) == quartiles(values)
