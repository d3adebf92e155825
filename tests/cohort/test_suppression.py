"""Hidden cells stay hidden, also for somebody who knows every rule by which they were hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.cohort.quartiles import quartiles
from digikap.cohort.suppression import FEWEST_IN_CELL, is_possible, suppressed, told

LAW = settings(deadline=None, max_examples=80)


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, ...]:
    """From twenty municipalities in five cells, often few in some of them."""
    counts = draw(st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 4, 5, 5, 6, 7, 9]), min_size=5, max_size=5))
    total = sum(counts)
    if total < 20:
        counts[draw(st.integers(0, 4))] += 20 - total
    return tuple(counts)


def shared_out(total: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many can stand in so many cells."""
    if cells == 1:
        yield (total,)
    else:
        for first in range(total + 1):
            yield from ((first, *rest) for rest in shared_out(total - first, cells - 1))


def attacked(cells: Sequence[int | None], total: int) -> Iterator[tuple[int, ...]]:
    """Every table that has the told cells and the told total: what subtraction leaves."""
    hidden = [cell for cell, count in enumerate(cells) if count is None]
    left = total - sum(count for count in cells if count is not None)
    for shares in shared_out(left, len(hidden)):
        filled = dict(zip(hidden, shares, strict=True))
        yield tuple(filled[cell] if count is None else count for cell, count in enumerate(cells))


def cells_of(counts: Sequence[int]) -> list[int]:
    """The cells of the quartiles of a distribution whose values stand in the middle of their cells."""
    middles = (6, 25, 50, 75, 94)
    values = [Fraction(middles[cell]) for cell, count in enumerate(counts) for _ in range(count)]
    return [int((value + Fraction(25, 2)) // 25) for value in quartiles(values)]


@LAW
@given(tables())
def test_no_cell_under_five_is_told_and_no_other_figure_is_changed(counts: tuple[int, ...]) -> None:
    for count, cell in zip(counts, suppressed(counts), strict=True):
        assert cell is None or (cell == count and cell >= FEWEST_IN_CELL)


@LAW
@given(tables())
def test_what_the_hidden_cells_hold_together_is_never_under_five_either(counts: tuple[int, ...]) -> None:
    cells = suppressed(counts)
    hidden = [count for count, cell in zip(counts, cells, strict=True) if cell is None]
    assert not hidden or (len(hidden) >= 2 and sum(hidden) >= FEWEST_IN_CELL)


@settings(deadline=None, max_examples=40)
@given(tables())
def test_no_hidden_cell_can_be_worked_out_from_the_total_by_one_who_knows_the_rules(counts: tuple[int, ...]) -> None:
    cells = suppressed(counts)
    if None in cells:
        possible = [table for table in attacked(cells, sum(counts)) if suppressed(table) == cells]
        for cell, count in enumerate(cells):
            assert count is not None or len({table[cell] for table in possible}) > 1


@settings(deadline=None, max_examples=40)
@given(tables())
def test_nor_with_the_help_of_median_and_quartiles(counts: tuple[int, ...]) -> None:
    quarters = cells_of(counts)
    cells = told(counts, quarters)
    if cells is not None and None in cells:
        possible = [
            table
            for table in attacked(cells, sum(counts))
            if is_possible(table, quarters) and suppressed(table) == cells
        ]
        for cell, count in enumerate(cells):
            assert count is not None or len({table[cell] for table in possible}) > 1


@LAW
@given(tables())
def test_a_distribution_can_have_the_quartiles_that_it_has(counts: tuple[int, ...]) -> None:
    assert is_possible(counts, cells_of(counts))


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ((5, 5, 5, 5, 5), (5, 5, 5, 5, 5)),
        # one small cell alone is the total less the others: the smallest other is hidden with it
        ((4, 6, 7, 8, 9), (None, None, 7, 8, 9)),
        # none at all in two cells: their sum would tell
        ((0, 0, 7, 8, 9), (None, None, None, 8, 9)),
        # 4 + 4 is the most that two small cells can hold
        ((4, 4, 6, 7, 8), (None, None, None, 7, 8)),
        ((3, 4, 6, 7, 8), (None, None, 6, 7, 8)),
        # cells of one size go together
        ((4, 6, 6, 8, 9), (None, None, None, 8, 9)),
        ((0, 0, 0, 0, 20), (None, None, None, None, None)),
    ],
)
def test_cells_are_hidden_as_worked_out_by_hand(counts: tuple[int, ...], cells: tuple[int | None, ...]) -> None:
    assert suppressed(counts) == cells


def test_a_distribution_is_not_told_where_the_median_would_give_a_hidden_cell_away() -> None:
    # 21 values: the median is the eleventh, in the second cell; with seven in the first there must be four in it
    assert suppressed((7, 4, 5, 4, 1)) == (7, None, 5, None, None)
    assert told((7, 4, 5, 4, 1), (0, 1, 2)) is None
    assert told((7, 4, 5, 4, 1)) == (7, None, 5, None, None)
