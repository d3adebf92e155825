"""Which cells of a distribution are told: none under five, and none that gives away one that is not told.

Others are hidden with them so that no hidden cell can be worked out: not by subtracting from the total, not by somebody
who knows these rules, and not with the help of median and quartiles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate, permutations

from digikap.cohort.quartiles import ranks

FEWEST_IN_CELL = 5
"""A smaller cell is never told; nor is what the hidden cells hold together, if that is less."""

Cells = tuple[int | None, ...]


def told(counts: Sequence[int]) -> Cells | None:
    """The cells that are told; None for one that is hidden, and None altogether where the quartiles would tell one.

    The quartiles are told to the decimal: who knows between which values an index can lie may tell from each of them in
    which cells the values it rests on are. That much is taken to be known.
    """
    cells = suppressed(counts)
    return cells if _is_open(tuple(counts), cells) else None


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


def _is_open(counts: tuple[int, ...], cells: Cells) -> bool:
    """Whether every hidden cell holds something else in some table that looks just the same.

    Such tables are sought step by step from this one. All that are reached get the same answer as this, so that nothing
    can be worked out from a distribution being told, when another would not have been.
    """
    hidden, quarters = tuple(_hidden(cells)), quartered(counts)
    alike, waiting, fixed = {counts}, deque([counts]), set(hidden)
    while fixed and waiting:
        for other in _neighbours(waiting.popleft(), hidden):
            if other not in alike and quartered(other) == quarters and suppressed(other) == cells:
                alike.add(other)
                waiting.append(other)
                fixed -= {cell for cell in fixed if other[cell] != counts[cell]}
    return not fixed


def _neighbours(counts: tuple[int, ...], hidden: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The tables with the same total where one municipality is in another hidden cell, or two cells change places."""
    for one, other in permutations(hidden, 2):
        yield _with(counts, {one: counts[other], other: counts[one]})
        if counts[one]:
            yield _with(counts, {one: counts[one] - 1, other: counts[other] + 1})


def _with(counts: tuple[int, ...], changed: dict[int, int]) -> tuple[int, ...]:
    return tuple(changed.get(cell, count) for cell, count in enumerate(counts))


def quartered(counts: Sequence[int]) -> tuple[int, ...]:
    """The cells of the values that the lower quartile, the median and the upper quartile rest on."""
    up_to = list(accumulate(counts))
    return tuple(bisect_left(up_to, rank) for rank in ranks(up_to[-1]))
