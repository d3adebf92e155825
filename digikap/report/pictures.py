"""Pictures drawn in characters: an index on its scale, the votes on a question, the four-field. Lines of text only."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from fractions import Fraction

from digikap.report.charts import cell, eighth, zoned_cell
from digikap.report.charts import shade as tone
from digikap.report.glyphs import Glyphs
from digikap.report.view.blocks import ChoiceRow, Dot, Field, FourField, Slope
from digikap.swedish import HARD_SPACE

COLUMNS = (23, 4, 13)
"""Cells across the four-field: below the border zone, in it, above it; 2.5 points each."""

ROWS = (5, 1, 4)
"""The same upwards."""

_GUTTER = 5
WIDTH = _GUTTER + sum(COLUMNS) + 2
"""How many columns the four-field needs."""


def strip(dot: Dot, cells: int, glyphs: Glyphs) -> str:
    """An index as a point on its interval, 0 at the left and 100 at the right; dots alone where there is nothing.

    Under the point last time's index and, as a ring, what is required; a point on the ring is a sign of its own.
    """
    drawn = [glyphs.empty] * cells
    if dot.low is not None and dot.high is not None:
        first, last = cell(dot.low, cells), cell(dot.high, cells)
        drawn[first : last + 1] = [glyphs.line] * (last - first + 1)
    for place, sign in ((dot.before, glyphs.before), (dot.required, glyphs.required)):
        if place is not None:
            drawn[cell(place, cells)] = sign
    if dot.at is not None:
        at = cell(dot.at, cells)
        drawn[at] = glyphs.met if drawn[at] == glyphs.required else glyphs.point
    return "".join(drawn)


def legend(signs: Sequence[tuple[str, str]], glyphs: Glyphs) -> str:
    """The signs of a picture with their words, side by side; "" where there is nothing but the point."""
    drawn = {
        "point": glyphs.point,
        "line": glyphs.line,
        "required": glyphs.required,
        "before": glyphs.before,
        "zone": glyphs.zone,
    }
    if all(sign == "point" for sign, _ in signs):
        return ""
    return "  ".join(f"{drawn[sign]}{HARD_SPACE}{words}" for sign, words in signs)


def course(row: Slope, glyphs: Glyphs) -> str:
    """A figure over time as a bar for each moment, a dot where it has no place."""
    tallest = len(glyphs.bars)
    return "".join(glyphs.empty if at is None else glyphs.bars[cell(at, tallest)] for at in row.places)


def shade(at: Fraction | None, glyphs: Glyphs) -> str:
    """A place from 0 to 100 as one of five tones, two characters wide; "" where there is none."""
    return "" if at is None else glyphs.shades[tone(at)] * 2


def bar(row: ChoiceRow, cells: int, glyphs: Glyphs) -> str:
    """How many chose something, as a bar of at least one character; the part that put it first is darker."""
    chosen = max(1, round(row.share * cells))
    first = min(chosen, max(1, round(row.first * cells))) if row.first else 0
    return glyphs.shades[4] * first + glyphs.shades[2] * (chosen - first)


def votes(counts: Sequence[int], glyphs: Glyphs) -> str:
    """The levels of a scale with the one that was chosen, or with a bar for the votes on each."""
    if sum(counts) == 1:
        return "".join(glyphs.chosen if votes else glyphs.open for votes in counts)
    most = max(counts, default=0)
    return "".join(glyphs.bars[(votes * len(glyphs.bars) - 1) // most] if votes else glyphs.empty for votes in counts)


def four_field(picture: FourField, glyphs: Glyphs) -> list[str]:
    """The four-field, 46 characters wide: frame, names, border zone, the point and its intervals, and the ticks."""
    drawn = [[_ground(row, column, glyphs) for column in range(sum(COLUMNS))] for row in range(sum(ROWS))]
    at = _point(picture, picture.x.at, picture.y.at)
    before = _point(picture, picture.x.before, picture.y.before)
    if at is not None:
        _draw_intervals(picture, at, drawn, glyphs)
    for field in picture.fields:
        _write_name(field, [one for one in (at, before) if one], drawn)
    if at is not None and before is not None:
        _draw_way(before, at, drawn, glyphs)
    for point, sign in ((before, glyphs.before), (at, glyphs.point)):
        if point is not None:
            drawn[point[0]][point[1]] = sign
    return _framed(picture, ["".join(row) for row in reversed(drawn)], glyphs)


def _ground(row: int, column: int, glyphs: Glyphs) -> str:
    in_zone = ROWS[0] <= row < ROWS[0] + ROWS[1] or COLUMNS[0] <= column < COLUMNS[0] + COLUMNS[1]
    return glyphs.zone if in_zone else " "


def _point(picture: FourField, x: Fraction | None, y: Fraction | None) -> tuple[int, int] | None:
    """(row from below, column) of a point; None if an axis has no index."""
    if x is None or y is None:
        return None
    return zoned_cell(y, picture.cut, picture.border, ROWS), zoned_cell(x, picture.cut, picture.border, COLUMNS)


def _draw_intervals(picture: FourField, at: tuple[int, int], drawn: list[list[str]], glyphs: Glyphs) -> None:
    """Changes `drawn`: the interval of each index as a line through the point."""
    row, column = at
    for place in _covered(picture.y, picture, ROWS):
        drawn[place][column] = glyphs.upright
    for place in _covered(picture.x, picture, COLUMNS):
        drawn[row][place] = glyphs.line


def _draw_way(before: tuple[int, int], at: tuple[int, int], drawn: list[list[str]], glyphs: Glyphs) -> None:
    """Changes `drawn`: dots on the way from last time's point, an arrow's head last; over no name or line.

    A cell is twice as high as it is wide, so the way has a step for each column or for each half row.
    """
    up, right = at[0] - before[0], at[1] - before[1]
    steps = max(2 * abs(up), abs(right))
    way = [(before[0] + round(Fraction(up * n, steps)), before[1] + round(Fraction(right * n, steps)))
           for n in range(1, steps)]  # fmt: skip
    free = [(row, column) for row, column in dict.fromkeys(way) if drawn[row][column] in (" ", glyphs.zone)]
    for row, column in free:
        drawn[row][column] = glyphs.empty
    if free:
        row, column = free[-1]
        drawn[row][column] = glyphs.arrows[eighth(right, 2 * up)]


def _covered(axis: Dot, picture: FourField, cells: tuple[int, int, int]) -> range:
    """The cells of an axis that its interval covers."""
    low, high = (zoned_cell(end or Fraction(0), picture.cut, picture.border, cells) for end in (axis.low, axis.high))
    return range(low, high + 1)


def _write_name(field: Field, points: Sequence[tuple[int, int]], drawn: list[list[str]]) -> None:
    """Changes `drawn`: the field's name in its outer corner, or nearer to the zone if a point stands there."""
    first_column = COLUMNS[0] + COLUMNS[1] if field.high_x else 0
    first_row = ROWS[0] + ROWS[1] if field.high_y else 0
    width, height = COLUMNS[2 if field.high_x else 0], ROWS[2 if field.high_y else 0]
    words = textwrap.wrap(field.name, width - 2)[: height // 2]
    taken = {row for row, column in points if first_column <= column < first_column + width}
    lowest, highest = first_row + len(words) - 1, first_row + height - 1
    inwards = range(highest, lowest - 1, -1) if field.high_y else range(lowest, highest + 1)
    top = next((top for top in inwards if not taken & set(range(top - len(words) + 1, top + 1))), inwards[0])
    for down, text in enumerate(words):
        for column, letter in enumerate(text):
            drawn[top - down][first_column + 1 + column] = letter


def _framed(picture: FourField, rows: list[str], glyphs: Glyphs) -> list[str]:
    width = sum(COLUMNS)
    left_top, right_top, left_bottom, right_bottom, flat, upright = tuple(glyphs.frame)
    lowest, cut, highest = picture.ticks
    up, across = (f" {name[: width - 4]} " for name in (picture.y.name, picture.x.name))
    lines = [f"{highest:>{_GUTTER}}{left_top}{flat}{up}{flat * (width - len(up) - 1)}{right_top}"]
    for number, row in enumerate(rows):
        tick = cut if number == ROWS[2] else ""
        lines.append(f"{tick:>{_GUTTER}}{upright}{row}{upright}")
    lines.append(f"{lowest:>{_GUTTER}}{left_bottom}{flat * (width - len(across) - 1)}{across}{flat}{right_bottom}")
    middle = COLUMNS[0] + COLUMNS[1] // 2 - len(cut) // 2
    ticks = f"{lowest}{' ' * (middle - len(lowest))}{cut}"
    lines.append(f"{'':{_GUTTER + 1}}{ticks}{highest:>{width - len(ticks)}}")
    return lines
