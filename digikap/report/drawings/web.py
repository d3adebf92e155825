"""The radar: the indices of a table around a circle, 0 in the middle and 100 at the rim."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from digikap.report.charts import HIGHEST, around
from digikap.report.drawings.labels import folded
from digikap.report.drawings.marks import Point, circle, group, line, picture, polygon, text
from digikap.report.view.blocks import Dot, Radar

WIDTH, HEIGHT, RADIUS = 540, 380, 128
"""The drawing, and its circle in the middle of it."""

LINE = 16
"""The height of a line of text."""

APART = 14
"""From the rim to a name."""

LETTERS = 20
"""The longest line of a name."""

MIDDLE = (Fraction(WIDTH, 2), Fraction(HEIGHT, 2))


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


def radar(block: Radar, prefix: str = "radar") -> Markup:
    """The drawing of the radar; `prefix` begins its ids, which must be unique on a page."""
    spokes = [_spoke(dot, Fraction(number, len(block.axes))) for number, dot in enumerate(block.axes)]
    *rings, rim = [[_at(Fraction(ring), spoke.rim) for spoke in spokes] for ring in (25, 50, 75, 100)]
    known = [spoke.at for spoke in spokes if spoke.at]
    areas = [polygon("area", known)] if len(known) == len(spokes) else []
    ways = (
        ("way", [spoke.before for spoke in spokes]),
        ("need", [spoke.required for spoke in spokes]),
        ("edge", [spoke.at for spoke in spokes]),
    )
    return picture(
        "radar",
        (WIDTH, HEIGHT),
        prefix,
        block,
        *(polygon("ring", ring) for ring in rings),
        polygon("rim", rim),
        *(line("spoke", *MIDDLE, *spoke.rim) for spoke in spokes),
        *areas,
        *(line(look, *one, *other) for look, points in ways for one, other in _edges(points)),
        *(part for spoke in spokes for part in _drawn(spoke)),
    )


def _drawn(spoke: Spoke) -> list[str]:
    """What stands on an axis, and its words."""
    parts = []
    if spoke.at and spoke.low and spoke.high and spoke.low != spoke.high:
        parts.append(line("interval", *spoke.low, *spoke.high))
    places = (("required", spoke.required, 8), ("before", spoke.before, 4.5), ("point", spoke.at, 5.5))
    parts += [circle(look, *place, radius) for look, place, radius in places if place]
    words = [text("name", *place, said, spoke.anchor) for place, said in spoke.lines]
    place, index = spoke.figure
    figure = text("number" if spoke.at else "lacking", *place, index, spoke.anchor)
    return [*parts, group(spoke.dot.name, "", *words, figure)]


def _edges(points: list[Point | None]) -> list[tuple[Point, Point]]:
    """The lines between neighbours that both have a place."""
    return [(one, other) for one, other in pairwise([*points, points[0]]) if one and other]


def _at(position: Fraction | None, rim: Point) -> Point:
    """A position from 0 to 100 on the way from the middle to a point of the rim."""
    part = (position or Fraction(0)) / HIGHEST
    return MIDDLE[0] + part * (rim[0] - MIDDLE[0]), MIDDLE[1] + part * (rim[1] - MIDDLE[1])


def _spoke(dot: Dot, turn: Fraction) -> Spoke:
    right, down = around(turn, 1)
    rim = MIDDLE[0] + RADIUS * right, MIDDLE[1] + RADIUS * down
    lines = folded(dot.name, LETTERS, 3)
    beside = (MIDDLE[0] + (RADIUS + APART) * right, MIDDLE[1] + (RADIUS + APART) * down)
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
