"""The radar: the indices of a table around a circle, 0 in the middle and 100 at the rim."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from digikap.report.charts import HIGHEST, around
from digikap.report.drawings.labels import folded
from digikap.report.drawings.sheet import drawn
from digikap.report.view.blocks import Dot, Radar

WIDTH, HEIGHT, RADIUS = 540, 380, 128
"""The drawing, and its circle in the middle of it."""

LINE = 16
"""The height of a line of text."""

APART = 14
"""From the rim to a name."""

LETTERS = 20
"""The longest line of a name."""

Point = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Spoke:
    """One axis: its end at the rim, its places, and its name's lines with the index last."""

    dot: Dot
    rim: Point
    at: Point | None
    low: Point | None
    high: Point | None
    required: Point | None
    before: Point | None
    anchor: str
    lines: tuple[tuple[Point, str], ...]
    figure: tuple[Point, str]


def radar(picture: Radar, prefix: str = "radar") -> Markup:
    """The drawing of the radar; `prefix` begins its ids, which must be unique on a page."""
    spokes = [_spoke(dot, Fraction(number, len(picture.axes))) for number, dot in enumerate(picture.axes)]
    rings = [[_at(Fraction(ring), spoke.rim) for spoke in spokes] for ring in (25, 50, 75, 100)]
    known = [spoke.at for spoke in spokes if spoke.at]
    return drawn(
        "radar",
        picture=picture,
        prefix=prefix,
        size=(WIDTH, HEIGHT),
        middle=(Fraction(WIDTH, 2), Fraction(HEIGHT, 2)),
        spokes=spokes,
        rings=rings,
        area=known if len(known) == len(spokes) else None,
        edges=_edges([spoke.at for spoke in spokes]),
        required=_edges([spoke.required for spoke in spokes]),
        before=_edges([spoke.before for spoke in spokes]),
    )


def _edges(points: list[Point | None]) -> list[tuple[Point, Point]]:
    """The lines between neighbours that both have a place."""
    return [(one, other) for one, other in pairwise([*points, points[0]]) if one and other]


def _at(position: Fraction | None, rim: Point) -> Point:
    """A position from 0 to 100 on the way from the middle to a point of the rim."""
    part = (position or Fraction(0)) / HIGHEST
    middle = Fraction(WIDTH, 2), Fraction(HEIGHT, 2)
    return middle[0] + part * (rim[0] - middle[0]), middle[1] + part * (rim[1] - middle[1])


def _spoke(dot: Dot, turn: Fraction) -> Spoke:
    right, down = around(turn, 1)
    middle = Fraction(WIDTH, 2), Fraction(HEIGHT, 2)
    rim = middle[0] + RADIUS * right, middle[1] + RADIUS * down
    lines = folded(dot.name, LETTERS, 3)
    beside = (middle[0] + (RADIUS + APART) * right, middle[1] + (RADIUS + APART) * down)
    # above the circle the words end at their place, below it they begin there, beside it they stand around it
    start = beside[1] - LINE * (len(lines) + 1) * (1 - down) / 2
    placed = [(beside[0], start + LINE * number - 4) for number in range(1, len(lines) + 2)]
    places = (dot.at, dot.low, dot.high, dot.required, dot.before)
    at, low, high, required, before = (None if place is None else _at(place, rim) for place in places)
    return Spoke(
        dot=dot,
        rim=rim,
        at=at,
        low=low,
        high=high,
        required=required,
        before=before,
        anchor="middle" if abs(right) < Fraction(1, 10) else "start" if right > 0 else "end",
        lines=tuple(zip(placed, lines, strict=False)),
        figure=(placed[-1], dot.index),
    )
