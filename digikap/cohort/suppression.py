"""Which cells of a distribution are told: none under five, and none that gives away one that is not told.

Others are hidden with them so that no hidden cell can be worked out: not by subtracting from the total, not by somebody
who knows these rules, and not with the help of median and quartiles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, permutations

from digikap.cohort.quartiles import QUARTERS, place

FEWEST_IN_CELL = 5
"""A smaller cell is never told; nor is what the hidden cells hold together, if that is less."""

Cells = tuple[int | None, ...]


def told(counts: Sequence[int], quartiles: Sequence[int] = ()) -> Cells | None:
    """The cells that are told, None for a hidden one; None altogether where the quartiles would tell a hidden one.

    `quartiles`: the cells that the lower quartile, the median and the upper quartile fall in, where they are told too.
    """
    cells = suppressed(counts)
    return cells if all(_is_safe(tuple(counts), cells, cell, quartiles) for cell in _hidden(cells)) else None


def suppressed(counts: Sequence[int]) -> Cells:
    """The cells with those under five hidden, and as many of the smallest others as it takes to protect them.

    Cells of equal size are hidden together: their order must tell nothing.
    """
    hidden = {cell for cell, count in enumerate(counts) if count < FEWEST_IN_CELL}
    while hidden and not _is_protected([counts[cell] for cell in hidden]) and len(hidden) < len(counts):
        smallest = min(count for cell, count in enumerate(counts) if cell not in hidden)
        hidden |= {cell for cell, count in enumerate(counts) if count == smallest}
    return tuple(None if cell in hidden else count for cell, count in enumerate(counts))


def _is_protected(hidden: Sequence[int]) -> bool:
    """Whether hidden cells, whose sum is known, can be shared out in several ways.

    At least two of them that hold at least five together. All of them under five, and as many as that allows, would be
    a single way.
    """
    total, most = sum(hidden), FEWEST_IN_CELL - 1
    return len(hidden) >= 2 and total >= FEWEST_IN_CELL and (max(hidden) > most or total < most * len(hidden))


def _hidden(cells: Cells) -> Iterator[int]:
    return (cell for cell, count in enumerate(cells) if count is None)


def _is_safe(counts: tuple[int, ...], cells: Cells, cell: int, quartiles: Sequence[int]) -> bool:
    """Whether another table with another count in this cell would be told in just the same way."""
    return any(
        other[cell] != counts[cell] and is_possible(other, quartiles) and suppressed(other) == cells
        for other in _neighbours(counts, tuple(_hidden(cells)))
    )


def _neighbours(counts: tuple[int, ...], hidden: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The tables with the same total where one municipality is in another hidden cell, or two cells change places."""
    for one, other in permutations(hidden, 2):
        yield _with(counts, {one: counts[other], other: counts[one]})
        if counts[one]:
            yield _with(counts, {one: counts[one] - 1, other: counts[other] + 1})


def _with(counts: tuple[int, ...], changed: dict[int, int]) -> tuple[int, ...]:
    return tuple(changed.get(cell, count) for cell, count in enumerate(counts))


def is_possible(counts: Sequence[int], quartiles: Sequence[int]) -> bool:
    """Whether a distribution can have its quartiles in these cells.

    A quartile between the values of rank r and r + 1 has at least r values up to its cell and at most r before it; one
    on the value of rank r at most r − 1 before it.
    """
    below = [0, *accumulate(counts)]
    for quarter, cell in zip(QUARTERS, quartiles, strict=False):
        rank, part = place(quarter, below[-1])
        if below[cell + 1] < rank or below[cell] > (rank if part else rank - 1):
            return False
    return True
