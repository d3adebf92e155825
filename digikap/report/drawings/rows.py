"""The small pictures in the rows of a table: an index on its scale, the votes on a rating, the bar of a choice.

Each is named by a title alone: its numbers stand in the same row.
"""

from __future__ import annotations

from fractions import Fraction

from markupsafe import Markup

from digikap.report.charts import along
from digikap.report.drawings.marks import circle, line, rect, row_picture
from digikap.report.view.blocks import ChoiceRow, Dot, LevelRow

START, END = 12, 188
"""The ends of the scale in a strip 200 wide."""

STEP = 18
"""The width of one level."""

WIDE, TALL = 14, 20
"""The width of a bar, and the height of that for most votes."""

RADII = {"point": 6.5, "required": 10, "before": 5}


def strip(dot: Dot) -> Markup:
    """An index on the scale from 0 to 100: its point on its interval, what is required, and last time's."""
    at, low, high, required, before = map(_along, (dot.at, dot.low, dot.high, dot.required, dot.before))
    ticks = [along(Fraction(tick), START, END) for tick in (0, 25, 50, 75, 100)]
    parts = [line("track", START, 12, END, 12), *(line("tick", x, 7, x, 17) for x in ticks)]
    if at is not None and low is not None and high is not None and low != high:
        parts.append(line("interval", low, 12, high, 12))
    for kind, place in (("required", required), ("before", before), ("point", at)):
        if place is not None:
            parts.append(circle(kind, place, 12, RADII[kind]))
    return row_picture("strip", (200, 24), dot.picture, *parts)


def _along(position: Fraction | None) -> Fraction | None:
    return None if position is None else along(position, START, END)


def votes(row: LevelRow) -> Markup:
    """The levels of a scale with the one that was chosen, or a bar for the votes on each; "" where there are none."""
    most = max(row.counts, default=0)
    if not most:
        return Markup("")
    places = [STEP * number + 2 for number in range(len(row.counts))]
    size = (STEP * len(places), 24)
    if sum(row.counts) == 1:
        looks = ["chosen" if count else "open" for count in row.counts]
        boxes = [rect(look, x, 5, WIDE, 14, ' rx="3"') for x, look in zip(places, looks, strict=True)]
        return row_picture("votes", size, row.picture, *boxes)
    heights = [Fraction(TALL * count, most) for count in row.counts]
    bars = [rect("chosen", x, 22 - high, WIDE, high) for x, high in zip(places, heights, strict=True) if high]
    bases = [line("base", x, 23, x + WIDE, 23) for x in places]
    return row_picture("votes several", size, row.picture, *bars, *bases)


def bar(row: ChoiceRow) -> Markup:
    """The bar of a choice, with the part that ranked it first."""
    parts = [rect("share", 1, 2, 198 * row.share, 12)]
    if row.first:
        parts.append(rect("first", 1, 2, 198 * row.first, 12))
    return row_picture("bar", (200, 16), ", ".join((row.name, *row.words)), *parts)


def sign(kind: str) -> Markup:
    """One sign of a legend (``point``, ``line``, ``required``, ``before``, ``zone``); the words stand beside it."""
    match kind:
        case "line":
            drawn = line("interval", 3, 12, 25, 12)
        case "zone":
            hatch = '<path class="hatch" d="M3 12L11 4M3 20L19 4M11 20L25 6M19 20L25 14"/>'
            drawn = f"{rect('zone', 3, 4, 22, 16)}{hatch}{rect('frame', 3, 4, 22, 16)}"
        case _:
            drawn = circle(kind, 14, 12, RADII[kind])
    return Markup(f'<svg class="picture sign" viewBox="0 0 28 24" aria-hidden="true">{drawn}</svg>')  # noqa: S704
