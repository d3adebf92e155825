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

LEFT = 76
"""The first moment; between it and the edge stand the scale and the first figures."""

ONE_STEP, STEP, STEPS = 120, 88, 3
"""From the first moment to the last: of two, or of several as many steps of a date's width, at most so many."""

FEWEST, MOST = 20, 30
"""A line of a name has room for its longest word, but for no fewer and no more letters than this."""

TOP = 48
"""100 is here; the names of the moments stand above."""

LOWEST = 220
"""How high the scale is at least."""

LINE = 19
"""The height of a line of text that stands alone."""

TIGHT = 15
"""The height of a line within a name."""

NAME_LINES = 4
"""A name has this many lines at most."""

LETTER = 8
"""The width of a letter, at most on average."""

ASIDE = 10
"""From a point to its figure or its name."""

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Course:
    """One row: its points, the lines between neighbours that both have a place, and its words at the ends.

    The words at its last end are lines of text, of which the first begins with the last figure.
    """

    row: Slope
    points: tuple[Point, ...]
    lines: tuple[tuple[Point, Point], ...]
    first: tuple[Point, str] | None
    last: Point
    words: tuple[str, ...]


def slopes(block: Slopes, prefix: str = "lutning") -> Markup:
    """The drawing of the slope chart; `prefix` begins its ids, which must be unique on a page."""
    rows = [row for row in block.rows if any(place is not None for place in row.places)]
    letters = _letters(rows)
    right = LEFT + (ONE_STEP if len(block.moments) == 2 else STEP * min(len(block.moments) - 1, STEPS))
    words = [_words(row, letters) for row in rows]
    apart = LINE + TIGHT * (max(map(len, words), default=1) - 1)
    bottom = TOP + max(LOWEST, apart * len(rows))
    across = _moments(len(block.moments), right)
    parts = []
    for tick in (0, 25, 50, 75, 100):
        down = along(Fraction(tick), bottom, TOP)
        parts += [line("grid", LEFT, down, right, down), text("tick-name", 4, down + 4, tick)]
    for x, name in zip(across, _named(block, right), strict=True):
        parts += [line("moment", x, TOP, x, bottom), text("moment-name", x, 16, name, "middle")]
    parts += [_drawn(one) for one in _courses(rows, words, across, (bottom, apart))]
    return picture("slopes", (right + ASIDE + LETTER * letters, bottom + apart // 2 + 4), prefix, block, *parts)


def _drawn(course: Course) -> str:
    """A row's lines and points, with its words at the ends."""
    parts = [line("course", *start, *end) for start, end in course.lines]
    looks = ["before", *["point"] * len(course.points)] if len(course.points) > 1 else ["point"]
    parts += [circle(look, *point, 5) for look, point in zip(looks, course.points, strict=False)]
    if course.first:
        (x, y), figure = course.first
        parts.append(text("number", x, y + 4, figure, "end"))
    parts.append(_label(course))
    return group(course.row.picture, "stressed" if course.row.stressed else "", *parts)


def _label(course: Course) -> str:
    """The figure and the name after a row's last moment, in lines around the height of its last point."""
    (x, y), figure = course.last, _figures(course.row)[-1]
    top = y + 4 - Fraction(TIGHT * (len(course.words) - 1), 2)
    first, *rest = course.words
    begun = f'<tspan class="number">{escape(first[: len(figure)])}</tspan>{escape(first[len(figure) :])}'
    lines = [begun, *(f'<tspan x="{coordinate(x)}" dy="{TIGHT}">{escape(line)}</tspan>' for line in rest)]
    return f'<text x="{coordinate(x)}" y="{coordinate(top)}">{" ".join(lines)}</text>'


def _letters(rows: list[Slope]) -> int:
    """How many letters a line of a name has room for."""
    longest = max((len(word) for row in rows for word in row.name.split()), default=0)
    return min(max(longest, FEWEST), MOST)


def _moments(amount: int, right: int) -> list[Fraction]:
    return [LEFT + Fraction((right - LEFT) * number, amount - 1) for number in range(amount)]


def _named(picture: Slopes, right: int) -> list[str]:
    """The moments' names: as many as have room, the last one among them, each cut where it is too long."""
    between = len(picture.moments) - 1
    room = min(STEP, LETTER * max(map(len, picture.moments)))
    every = -(-room * between // (right - LEFT))
    letters = int((right - LEFT) * every // between // LETTER)
    return [
        folded(name, letters, 1)[0] if (between - number) % every == 0 else ""
        for number, name in enumerate(picture.moments)
    ]


def _words(row: Slope, letters: int) -> tuple[str, ...]:
    """The last figure and the name, in lines of so many letters; a figure is never broken."""
    return folded(f"{_figures(row)[-1].replace(' ', NO_BREAK)} {row.name}", letters, NAME_LINES)


def _figures(row: Slope) -> list[str]:
    """The figures of a row that have a place, of which there is at least one."""
    return [value for value, at in zip(row.values, row.places, strict=True) if at is not None]


def _courses(
    rows: list[Slope], words: list[tuple[str, ...]], across: list[Fraction], frame: tuple[int, int]
) -> list[Course]:
    """The rows with their words beside their first and last points, moved apart where they would overlap.

    `frame`: how far down 0 is, and how far apart the words after the last moment must be.
    """
    bottom, apart = frame
    placed = [[(x, along(at, bottom, TOP)) for x, at in zip(across, row.places, strict=True) if at is not None]
              for row in rows]  # fmt: skip
    begins = sorted({points[0][1] for points in placed if points[0][0] == across[0]})  # the same figure stands once
    left = dict(zip(begins, spread(begins, LINE, TOP, bottom), strict=True))
    lasts = spread([points[-1][1] for points in placed], apart, TOP, bottom)
    return [
        _course(
            row, said, (across, bottom), (left.pop(points[0][1], None) if points[0][0] == across[0] else None, last)
        )
        for row, said, points, last in zip(rows, words, placed, lasts, strict=True)
    ]


def _course(
    row: Slope,
    words: tuple[str, ...],
    frame: tuple[list[Fraction], int],
    beside: tuple[Fraction | None, Fraction],
) -> Course:
    across, bottom = frame
    places = [None if at is None else (x, along(at, bottom, TOP)) for x, at in zip(across, row.places, strict=True)]
    first, last = beside
    return Course(
        row=row,
        points=tuple(place for place in places if place is not None),
        lines=tuple((one, other) for one, other in pairwise(places) if one and other),
        first=None if first is None else ((across[0] - ASIDE, first), _figures(row)[0]),
        last=(across[-1] + ASIDE, last),
        words=words,
    )
