"""Where things stand in a picture: coordinates only, no characters and no colours."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import atan2, cos, pi, sin

HIGHEST = Fraction(100)

SHADES = 5
"""The shades of a heat table: as many as there are labels of an index, so that one word has one shade."""


def cell(position: Fraction, cells: int) -> int:
    """Which of so many equal cells (from 0) a position from 0 to 100 is in; 100 is in the last."""
    return min(int(position / HIGHEST * cells), cells - 1)


def step(position: Fraction, steps: int) -> int:
    """Which of so many steps (from 0) a position from 0 to 100 is nearest to; the higher where two are as near."""
    return int(position / HIGHEST * (steps - 1) + Fraction(1, 2))


def shade(position: Fraction) -> int:
    """The shade (from 0) of a position from 0 to 100; parted where the labels of an index are."""
    return step(position, SHADES)


def zoned_cell(position: Fraction, cut: Fraction, border: Fraction, cells: tuple[int, int, int]) -> int:
    """The same on an axis of three stretches: below the border zone around the cut, the zone itself, and above it.

    `cells` says how many cells each stretch has; so a point is drawn in the zone exactly when it is a border case.
    """
    low, high = cut - border, cut + border
    below, zone, above = cells
    if position < low:
        return cell(position / low * HIGHEST, below)
    if position <= high:
        return below + cell((position - low) / (high - low) * HIGHEST, zone)
    return below + zone + cell((position - high) / (HIGHEST - high) * HIGHEST, above)


def along(position: Fraction, start: int, end: int) -> Fraction:
    """Where a position from 0 to 100 is on a line from `start` to `end`; the line may run backwards."""
    return start + position / HIGHEST * (end - start)


def around(turn: Fraction, distance: Fraction | int) -> tuple[Fraction, Fraction]:
    """A point at that distance from the middle, a part of a turn (0 to 1) clockwise from the top: (right, down).

    Rounded to thousandths, so that every machine's sine gives the same picture.
    """
    angle = 2 * pi * float(turn)
    right, down = (Fraction(round(1000 * part), 1000) for part in (sin(angle), -cos(angle)))
    return right * distance, down * distance


def eighth(right: int, up: int) -> int:
    """Which of eight directions a way goes in, as eighths of a turn against the clock from straight to the right."""
    return round(8 * atan2(up, right) / (2 * pi)) % 8


def spread(wanted: Sequence[Fraction], apart: int, low: int, high: int) -> list[Fraction]:
    """Places as near to those wanted as can be with so much between them, in the same order, from `low` to `high`.

    Neighbours that would overlap stand around their common middle. Too many for the room stand closer.
    """
    room = Fraction(high - low, max(1, len(wanted) - 1))
    gap = min(Fraction(apart), room)
    order = sorted(range(len(wanted)), key=lambda one: (wanted[one], one))
    heaps: list[tuple[Fraction, int]] = []  # where each heap of neighbours begins, and how many are in it
    for one in order:
        start, size = min(max(wanted[one], Fraction(low)), Fraction(high)), 1
        while heaps and heaps[-1][0] + gap * heaps[-1][1] > start:
            before, amount = heaps.pop()
            middle = (before * amount + (start - gap * amount) * size) / (amount + size)
            size += amount
            start = min(max(middle, Fraction(low)), high - gap * (size - 1))
        heaps.append((start, size))
    placed = [start + gap * number for start, size in heaps for number in range(size)]
    return [place for _, place in sorted(zip(order, placed, strict=True))]
