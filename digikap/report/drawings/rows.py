"""The small pictures in the rows of a table: an index on its scale, the votes on a rating, the bar of a choice.

Each is named by a title alone: its numbers stand in the same row.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from digikap.report.charts import along
from digikap.report.drawings.sheet import drawn
from digikap.report.view.blocks import ChoiceRow, Dot, LevelRow

START, END = 12, 188
"""The ends of the scale in a strip 200 wide."""

STEP = 18
"""The width of one level."""

TALL = 20
"""The height of the bar for most votes."""


def strip(dot: Dot) -> Markup:
    """An index on the scale from 0 to 100: its point on its interval, what is required, and last time's."""
    places = {name: _along(getattr(dot, name)) for name in ("at", "low", "high", "required", "before")}
    ticks = [along(Fraction(tick), START, END) for tick in (0, 25, 50, 75, 100)]
    return drawn("strip", title=dot.picture, ticks=ticks, **places)


def _along(position: Fraction | None) -> Fraction | None:
    return None if position is None else along(position, START, END)


@dataclass(frozen=True)
class Level:
    """One level of a scale in a picture: where it stands, how tall its bar is, and whether anybody chose it."""

    x: int
    height: Fraction
    chosen: bool


def votes(row: LevelRow) -> Markup:
    """The levels of a scale with the one that was chosen, or a bar for the votes on each; "" where there are none."""
    most = max(row.counts, default=0)
    if not most:
        return Markup("")
    levels = [Level(STEP * at, Fraction(TALL * votes, most), votes > 0) for at, votes in enumerate(row.counts)]
    return drawn("votes", title=row.picture, levels=levels, single=sum(row.counts) == 1, width=STEP * len(levels))


def bar(row: ChoiceRow) -> Markup:
    """The bar of a choice, with the part that ranked it first."""
    title = ", ".join((row.name, *row.words))
    return drawn("bar", title=title, share=_length(row.share), first=_length(row.first))


def _length(part: Fraction) -> Fraction:
    return 198 * part


def sign(kind: str) -> Markup:
    """One sign of a legend (``point``, ``line``, ``required``, ``before``, ``zone``); the words stand beside it."""
    return drawn("sign", kind=kind)
