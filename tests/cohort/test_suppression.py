"""Hidden cells stay hidden, also for somebody who knows every rule by which they were hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.cohort.quartiles import quartiles, ranks
from digikap.cohort.suppression import FEWEST_IN_CELL, Cells, quartered, suppressed, told

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

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


def attacked(cells: Sequence[int | None], counts: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every table that has the told cells and the told total: what subtraction leaves; those most like it first."""
    hidden = [cell for cell, count in enumerate(cells) if count is None]
    true = [counts[cell] for cell in hidden]
    every = shared_out(sum(true), len(hidden))
    for shares in sorted(every, key=lambda one: sum(abs(a - b) for a, b in zip(one, true, strict=True))):
        filled = dict(zip(hidden, shares, strict=True))
        yield tuple(filled[cell] if count is None else count for cell, count in enumerate(cells))


def gives_away(cells: Sequence[int | None], possible: Iterable[Sequence[int]]) -> bool:
    """Whether some hidden cell holds the same in every possible table; looks at no more of them than it must."""
    hidden = [cell for cell, count in enumerate(cells) if count is None]
    seen: dict[int, set[int]] = {cell: set() for cell in hidden}
    for table in possible:
        for cell in hidden:
            seen[cell].add(table[cell])
        if all(len(counts) > 1 for counts in seen.values()):
            return False
    return True


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


@LAW
@given(tables())
def test_no_hidden_cell_can_be_worked_out_from_the_total_by_one_who_knows_the_rules(counts: tuple[int, ...]) -> None:
    cells = suppressed(counts)
    if None in cells:
        assert not gives_away(cells, (one for one in attacked(cells, counts) if suppressed(one) == cells))


@LAW
@given(tables())
def test_nor_by_one_who_can_tell_from_the_quartiles_in_which_cells_the_values_are_that_they_rest_on(
    counts: tuple[int, ...],
) -> None:
    cells = told(counts)
    if cells is not None and None in cells:
        quarters = quartered(counts)
        possible = (one for one in attacked(cells, counts) if quartered(one) == quarters)
        assert not gives_away(cells, (one for one in possible if told(one) == cells))


def test_of_21_municipalities_no_hidden_cell_of_any_table_can_be_worked_out_so() -> None:
    # all of them: (4, 5, 0, 5, 7) and seven more were once told although those that look like them were not
    seen: dict[tuple[Cells, tuple[int, ...]], list[tuple[int, ...]]] = defaultdict(list)
    for counts in shared_out(21, 5):
        if (cells := told(counts)) is not None:
            seen[cells, quartered(counts)].append(counts)
    assert sum(map(len, seen.values())) == 10_816
    assert not any(gives_away(cells, alike) for (cells, _), alike in seen.items() if None in cells)


@LAW
@given(tables(), st.randoms(use_true_random=False))
def test_the_quartiles_of_values_rest_on_those_that_it_says(counts: tuple[int, ...], chance: Random) -> None:
    values = [Fraction(chance.randint(25 * cell, 25 * cell + 24)) for cell, n in enumerate(counts) for _ in range(n)]
    resting = [sorted(values)[rank - 1] for rank in ranks(len(values))]
    assert tuple(value // 25 for value in resting) == quartered(counts)
    changed = [value if value in resting else value // 25 * 25 + 12 for value in values]
    kept = sorted(changed)
    if all(kept[rank - 1] == one for rank, one in zip(ranks(len(values)), resting, strict=True)):
        assert quartiles(changed) == quartiles(values)


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
    assert told((7, 4, 5, 4, 1)) is None


def test_a_distribution_is_not_told_where_a_quartile_between_two_cells_would_give_a_hidden_one_away() -> None:
    # 23 values: the upper quartile is the mean of the 17th and 18th; at 62.5 of values 50 and 75 the first three cells
    # hold 17 together, and 17 − 6 − 7 = 4
    assert suppressed((4, 7, 6, 5, 1)) == (None, 7, 6, 5, None)
    assert quartered((4, 7, 6, 5, 1)) == (1, 1, 2, 2, 3)
    assert told((4, 7, 6, 5, 1)) is None
