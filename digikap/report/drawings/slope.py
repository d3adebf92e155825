"""The slope chart: figures from one moment to the next, each a line; names and last figures at its end."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup, escape

from digikap.report.charts import along, spread
from digikap.report.drawings.labels import folded
from digikap.report.drawings.marks import Point, circle, coordinate, group, line, picture, text
from digikap.report.view.blocks import Slope, Slopes

WIDTH = 720
"""The width of the drawing."""

LEFT, RIGHT = 84, 330
"""The first moment and, of two, the last; between them and the edges stand the figures and the names."""

WIDE = 420
"""The last of several moments."""

TOP = 34
"""100 is here; the names of the moments stand above."""

LOWEST = 240
"""How high the scale is at least."""

LINE = 19
"""The height of a line of text."""

LETTER = Fraction(15, 2)
"""The width of a letter, at most on average."""

ROOM = 84
"""What the name of a moment needs: a date."""

ASIDE = 14
"""From a point to its figure or its name."""


@dataclass(frozen=True)
class Course:
    """One row: its points, the lines between neighbours that both have a place, and its words at the ends."""

    row: Slope
    points: tuple[Point, ...]
    lines: tuple[tuple[Point, Point], ...]
    first: tuple[Point, str] | None
    last: tuple[Point, str]
    name: str


def slopes(block: Slopes, prefix: str = "lutning") -> Markup:
    """The drawing of the slope chart; `prefix` begins its ids, which must be unique on a page."""
    rows = [row for row in block.rows if any(place is not None for place in row.places)]
    bottom = TOP + max(LOWEST, LINE * len(rows))
    right = RIGHT if len(block.moments) == 2 else WIDE
    across = _moments(len(block.moments), right)
    parts = []
    for tick in (0, 25, 50, 75, 100):
        down = along(Fraction(tick), bottom, TOP)
        parts += [line("grid", LEFT, down, right, down), text("tick-name", 4, down + 4, tick)]
    for x, name in zip(across, _named(block, right), strict=True):
        parts += [line("moment", x, TOP, x, bottom), text("axis", x, TOP - 16, name, "middle")]
    parts += [_drawn(one) for one in _courses(rows, across, bottom)]
    return picture("slopes", (WIDTH, bottom + 14), prefix, block, *parts)


def _drawn(course: Course) -> str:
    """A row's lines and points, with its words at the ends."""
    parts = [line("course", *start, *end) for start, end in course.lines]
    looks = ["before", *["point"] * len(course.points)] if len(course.points) > 1 else ["point"]
    parts += [circle(look, *point, 5) for look, point in zip(looks, course.points, strict=False)]
    if course.first:
        (x, y), figure = course.first
        parts.append(text("number", x, y + 4, figure, "end"))
    (x, y), figure = course.last
    words = f'<tspan class="number">{escape(figure)}</tspan> {escape(course.name)}'
    parts.append(f'<text x="{coordinate(x)}" y="{coordinate(y + 4)}">{words}</text>')
    return group(course.row.picture, "stressed" if course.row.stressed else "", *parts)


def _moments(amount: int, right: int) -> list[Fraction]:
    return [LEFT + Fraction((right - LEFT) * number, amount - 1) for number in range(amount)]


def _named(picture: Slopes, right: int) -> list[str]:
    """The moments' names: as many as have room, the last one among them, each cut where it is too long."""
    between = len(picture.moments) - 1
    every = -(-ROOM * between // (right - LEFT))
    letters = int((right - LEFT) * every // between // LETTER)
    return [
        folded(name, letters, 1)[0] if (between - number) % every == 0 else ""
        for number, name in enumerate(picture.moments)
    ]


def _courses(rows: list[Slope], across: list[Fraction], bottom: int) -> list[Course]:
    """The rows with their words beside their first and last points, moved apart where they would overlap."""
    placed = [[(x, along(at, bottom, TOP)) for x, at in zip(across, row.places, strict=True) if at is not None]
              for row in rows]  # fmt: skip
    begins = sorted({points[0][1] for points in placed if points[0][0] == across[0]})  # the same figure stands once
    left = dict(zip(begins, spread(begins, LINE, TOP, bottom), strict=True))
    lasts = spread([points[-1][1] for points in placed], LINE, TOP, bottom)
    return [
        _course(row, across, bottom, (left.pop(points[0][1], None) if points[0][0] == across[0] else None, last))
        for row, points, last in zip(rows, placed, lasts, strict=True)
    ]


def _course(row: Slope, across: list[Fraction], bottom: int, beside: tuple[Fraction | None, Fraction]) -> Course:
    places = [None if at is None else (x, along(at, bottom, TOP)) for x, at in zip(across, row.places, strict=True)]
    points = tuple(place for place in places if place is not None)
    values = [value for value, at in zip(row.values, row.places, strict=True) if at is not None]
    first, last = beside
    return Course(
        row=row,
        points=points,
        lines=tuple((one, other) for one, other in pairwise(places) if one and other),
        first=None if first is None else ((across[0] - ASIDE, first), values[0]),
        last=((across[-1] + ASIDE, last), values[-1]),
        name=folded(row.name, max(1, int((WIDTH - across[-1] - ASIDE) // LETTER) - len(values[-1]) - 1), 1)[0],
    )
