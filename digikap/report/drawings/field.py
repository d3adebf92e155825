"""The four-field: two indices against each other, with the border zone, the point, its intervals and last time's."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import hypot

from markupsafe import Markup, escape

from digikap.report.charts import HIGHEST, along
from digikap.report.drawings.labels import folded
from digikap.report.drawings.marks import circle, coordinate, group, line, picture, polygon, rect, text
from digikap.report.view.blocks import Dot, Field, FourField

LEFT, RIGHT, TOP, BOTTOM = 60, 400, 10, 350
"""The frame, in a drawing of 412 by 400."""

LINE = 17
"""The height of a line of text."""

INSIDE = 10
"""From a field's edge to its words."""

LETTER = 8
"""The width of a letter, at most on average."""

POINT = 11
"""From the middle of the point to the tip of an arrow."""

HEAD = 11
"""How long the head of an arrow is."""

HATCH = 8
"""Between the lines of the border zone."""


@dataclass(frozen=True)
class Corner:
    """One field: its rectangle, and its name's lines (the last is the mark, where it has one) at their places."""

    x: Fraction
    y: Fraction
    width: Fraction
    height: Fraction
    name: str
    left: Fraction
    lines: tuple[tuple[Fraction, str], ...]
    mark: tuple[Fraction, str] | None
    here: bool


def four_field(block: FourField, prefix: str = "falt") -> Markup:
    """The drawing of the four-field; `prefix` begins its ids, which must be unique on a page."""
    x = Axis(block.x, LEFT, RIGHT)
    y = Axis(block.y, BOTTOM, TOP)
    cuts = [block.cut - block.border, block.cut, block.cut + block.border]
    across, down = [x.place(cut) for cut in cuts], [y.place(cut) for cut in cuts]
    corners = [_corner(block, field, x, y) for field in block.fields]
    grounds = [
        rect("field here" if corner.here else "field", corner.x, corner.y, corner.width, corner.height)
        for corner in corners
    ]
    return picture(
        "fourfield",
        (412, 400),
        prefix,
        block,
        *grounds,
        *_frame(across, down),
        *_scales(block, across[1], down[1]),
        text("axis", (LEFT + RIGHT) // 2, BOTTOM + 40, _short(x), "middle"),
        _upright(_short(y)),
        *_intervals(x, y),
        *(_named(corner) for corner in corners),
        *_points(x, y),
    )


def _frame(across: list[Fraction], down: list[Fraction]) -> list[str]:
    """The border zone, a cross of three rectangles, with the cuts in the middle of it; and the frame."""
    (left, middle, right), (low, centre, high) = across, down
    hatch = "".join(
        f"M{coordinate(x1)} {coordinate(y1)}L{coordinate(x2)} {coordinate(y2)}"
        for x1, y1, x2, y2 in _hatch(across, down)
    )
    return [
        rect("zone", left, TOP, right - left, BOTTOM - TOP),
        rect("zone", LEFT, high, left - LEFT, low - high),
        rect("zone", right, high, RIGHT - right, low - high),
        f'<path class="hatch" d="{hatch}"/>',
        line("cut", middle, TOP, middle, BOTTOM),
        line("cut", LEFT, centre, RIGHT, centre),
        rect("frame", LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP),
    ]


def _scales(block: FourField, middle: Fraction, centre: Fraction) -> list[str]:
    """The figures along both sides."""
    lowest, cut, highest = block.ticks
    below = ((LEFT, "start", lowest), (middle, "middle", cut), (RIGHT, "end", highest))
    beside = ((BOTTOM, lowest), (centre + 5, cut), (TOP + 10, highest))
    return [
        *(text("number", place, BOTTOM + 18, tick, anchor) for place, anchor, tick in below),
        *(text("number", LEFT - 6, place, tick, "end") for place, tick in beside),
    ]


def _upright(words: str) -> str:
    """The name of the axis to the left, read from below."""
    turned = f"translate(12 {(TOP + BOTTOM) // 2}) rotate(-90)"
    return f'<text class="axis" transform="{turned}" text-anchor="middle">{escape(words)}</text>'


def _intervals(x: Axis, y: Axis) -> list[str]:
    if x.at is None or y.at is None:
        return []
    (left, right), (low, high) = x.interval, y.interval
    return [line("interval", left, y.at, right, y.at), line("interval", x.at, low, x.at, high)]


def _named(corner: Corner) -> str:
    """The words in a field."""
    words = [text("name", corner.left, down, said) for down, said in corner.lines]
    marks = [text("mark", corner.left, *corner.mark)] if corner.mark else []
    return group(corner.name, "here" if corner.here else "", *words, *marks)


def _points(x: Axis, y: Axis) -> list[str]:
    """The point; last time's, and the way between them."""
    now = None if x.at is None or y.at is None else (x.at, y.at)
    before = None if x.before is None or y.before is None else (x.before, y.before)
    parts = []
    if now and before:
        parts.append(line("way", *before, *now))
        if head := _arrow(x, y):
            parts.append(polygon("tip", head))
    if before:
        parts.append(circle("before", *before, 7))
    if now:
        parts.append(circle("point", *now, 9))
    return parts


def _arrow(x: Axis, y: Axis) -> tuple[tuple[Fraction, Fraction], ...]:
    """The three corners of the arrow's head at the edge of the point, on the way from last time's; () if too near."""
    if x.at is None or y.at is None or x.before is None or y.before is None:
        return ()
    right, down = x.at - x.before, y.at - y.before
    length = Fraction(round(1000 * hypot(float(right), float(down))), 1000)
    if length < POINT + HEAD:
        return ()
    right, down = right / length, down / length
    tip = x.at - right * POINT, y.at - down * POINT
    back = tip[0] - right * HEAD, tip[1] - down * HEAD
    side = right * HEAD / 2, down * HEAD / 2
    return tip, (back[0] - side[1], back[1] + side[0]), (back[0] + side[1], back[1] - side[0])


@dataclass(frozen=True)
class Axis:
    """An index with its places along one side of the frame."""

    dot: Dot
    start: int
    end: int

    def place(self, position: Fraction) -> Fraction:
        """Where a position from 0 to 100 is."""
        return along(position, self.start, self.end)

    @property
    def at(self) -> Fraction | None:
        """Where the index is."""
        return None if self.dot.at is None else self.place(self.dot.at)

    @property
    def interval(self) -> tuple[Fraction, Fraction]:
        """Where its interval begins and ends; of no length where it has none."""
        ends = self.dot.low, self.dot.high
        low, high = (self.place(self.dot.at or Fraction(0) if end is None else end) for end in ends)
        return low, high

    @property
    def before(self) -> Fraction | None:
        """Where last time's index is."""
        return None if self.dot.before is None else self.place(self.dot.before)

    def half(self, picture: FourField, high: bool) -> tuple[Fraction, Fraction]:
        """The two ends of the low or the high half, in the order of the page."""
        ends = self.place(picture.cut), self.place(HIGHEST if high else Fraction(0))
        return min(ends), max(ends)


def _short(axis: Axis) -> str:
    return folded(axis.dot.name, (RIGHT - LEFT) // LETTER, 1)[0]


def _corner(picture: FourField, field: Field, x: Axis, y: Axis) -> Corner:
    """A field with its name at the frame, or at the border zone if the point stands there."""
    (left, right), (top, bottom) = x.half(picture, field.high_x), y.half(picture, field.high_y)
    zone_x, zone_y = (abs(axis.place(picture.border) - axis.place(Fraction(0))) for axis in (x, y))
    words_left = left + (zone_x if field.high_x else 0) + INSIDE
    words_right = right - (0 if field.high_x else zone_x) - INSIDE
    mark = picture.here if field.here else picture.near if field.near else ""
    lines = folded(field.name, int((words_right - words_left) // LETTER), 3)
    height = LINE * (len(lines) + bool(mark))
    upper = top + (0 if field.high_y else zone_y) + INSIDE
    lower = bottom - (zone_y if field.high_y else 0) - INSIDE - height
    first, second = (upper, lower) if field.high_y else (lower, upper)
    start = second if _covers(x, y, (words_left, words_right), (first, first + height)) else first
    placed = tuple((start + LINE * number - 4, text) for number, text in enumerate(lines, 1))
    told = (start + height - 4, mark) if mark else None
    return Corner(left, top, right - left, bottom - top, field.name, words_left, placed, told, field.here)


def _covers(x: Axis, y: Axis, across: tuple[Fraction, Fraction], down: tuple[Fraction, Fraction]) -> bool:
    """Whether the point, a line of it, or last time's point stands where the words would."""
    before = None if x.before is None or y.before is None else (x.before, y.before)
    if before and _meets((before[0], before[0]), across) and _meets((before[1], before[1]), down):
        return True
    if x.at is None or y.at is None:
        return False
    in_x, in_y = _meets((x.at, x.at), across), _meets((y.at, y.at), down)
    return (in_x and _meets(y.interval, down)) or (in_y and _meets(x.interval, across))


def _meets(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> bool:
    return max(min(one), min(other)) - INSIDE <= min(max(one), max(other))


def _hatch(across: list[Fraction], down: list[Fraction]) -> list[tuple[Fraction, Fraction, Fraction, Fraction]]:
    """The slanting lines of the border zone, (x1, y1, x2, y2) of each: the stretches of x + y = sum inside it."""
    left, right, bottom, top = across[0], across[2], down[0], down[2]
    parts = ((left, TOP, right, BOTTOM), (LEFT, top, left, bottom), (right, top, RIGHT, bottom))
    lines = []
    for total in range(LEFT + TOP, RIGHT + BOTTOM, HATCH):
        for x1, y1, x2, y2 in parts:
            start, end = max(x1, total - y2), min(x2, total - y1)
            if start < end:
                lines.append((Fraction(start), Fraction(total - start), Fraction(end), Fraction(total - end)))
    return lines
