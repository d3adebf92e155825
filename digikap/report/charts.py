"""Where things stand in a picture: coordinates only, no characters and no colours."""

from __future__ import annotations

from fractions import Fraction

HIGHEST = Fraction(100)


def cell(position: Fraction, cells: int) -> int:
    """Which of so many equal cells (from 0) a position from 0 to 100 is in; 100 is in the last."""
    return min(int(position / HIGHEST * cells), cells - 1)


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
