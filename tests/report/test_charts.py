"""Positions from 0 to 100 become cells."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from digikap.report.charts import cell, step, zoned_cell

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
