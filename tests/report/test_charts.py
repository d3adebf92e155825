"""Positions from 0 to 100 become cells."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.report.charts import cell, shade, step, zoned_cell
from digikap.scoring.index import label

POSITIONS = st.fractions(0, 100)
CUT, BORDER, CELLS = Fraction(125, 2), Fraction(5), (23, 4, 13)


def test_the_ends_of_the_scale_are_the_end_cells() -> None:
    assert [cell(Fraction(position), 21) for position in (0, 50, 100)] == [0, 10, 20]
    assert [zoned_cell(Fraction(position), CUT, BORDER, CELLS) for position in (0, 100)] == [0, 39]


@given(POSITIONS, POSITIONS, st.integers(1, 60))
def test_a_higher_position_is_never_in_a_lower_cell(one: Fraction, other: Fraction, cells: int) -> None:
    low, high = sorted((one, other))
    assert 0 <= cell(low, cells) <= cell(high, cells) < cells
    assert zoned_cell(low, CUT, BORDER, CELLS) <= zoned_cell(high, CUT, BORDER, CELLS)


@given(POSITIONS)
def test_a_point_is_in_the_zone_exactly_when_it_is_a_border_case(position: Fraction) -> None:
    assert (23 <= zoned_cell(position, CUT, BORDER, CELLS) < 27) == (abs(position - CUT) <= BORDER)


@given(POSITIONS)
def test_a_point_is_on_its_own_side_of_the_cut(position: Fraction) -> None:
    assert (zoned_cell(position, CUT, BORDER, CELLS) >= 25) == (position >= CUT)


@given(POSITIONS, st.integers(2, 9))
def test_a_step_is_the_nearest_one(position: Fraction, steps: int) -> None:
    found = step(position, steps)
    assert abs(Fraction(100 * found, steps - 1) - position) <= Fraction(50, steps - 1)
    assert [step(Fraction(100 * at, steps - 1), steps) for at in range(steps)] == list(range(steps))


def test_both_edges_of_the_border_zone_are_in_it() -> None:
    near = Fraction(1, 1000)
    low, high = CUT - BORDER, CUT + BORDER
    found = [zoned_cell(position, CUT, BORDER, CELLS) for position in (low - near, low, high, high + near)]
    assert found == [22, 23, 26, 27]


@given(POSITIONS, POSITIONS)
def test_one_label_has_one_shade_and_one_shade_one_label(one: Fraction, other: Fraction) -> None:
    assert (shade(one) == shade(other)) == (label(one) == label(other))


@pytest.mark.parametrize("limit", [Fraction(25, 2), Fraction(75, 2), Fraction(125, 2), Fraction(175, 2)])
def test_shades_change_at_the_limits_of_the_labels(limit: Fraction) -> None:
    below, at = limit - Fraction(1, 1000), limit
    assert (shade(at) - shade(below), label(at) == label(below)) == (1, False)
