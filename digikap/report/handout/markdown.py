"""A handout as Markdown (CommonMark with GitHub's tables). Lays out; decides no word.

The escaping is the report's: everything that is not marked as Markdown here is read as nothing but text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from digikap.report.handout.paper import TALK_LINES, Boxes, Grid, Paper, Steps
from digikap.report.markdown import environment, grid, written

if TYPE_CHECKING:
    from jinja2 import Template

BOX = "☐"

LINE = "…" * 40
"""A line to write on: dots, since a row of underscores is a rule."""

GAP = "…" * 12
"""A short line to write on, in a list or a table."""


def render(paper: Paper) -> str:
    """The handout as one Markdown document; the same handout gives the same text."""
    return written(_template(), paper=paper)


@cache
def _template() -> Template:
    prepared = environment()
    prepared.globals.update(box=BOX, line=LINE, gap=GAP, talk_lines=TALK_LINES, table=_table)
    prepared.tests.update(
        steps=lambda space: isinstance(space, Steps),
        boxes=lambda space: isinstance(space, Boxes),
        grid=lambda space: isinstance(space, Grid),
    )
    return prepared.get_template("handout.md.jinja")


def _table(space: Grid) -> Markup:
    columns = (space.head, *(f"{step.number} {step.name}" for step in space.steps), *space.specials)
    ticks = (BOX,) * (len(columns) - 1)
    return grid(columns, [*((row, *ticks) for row in space.rows), *((f"{own} {GAP}", *ticks) for own in space.own)])
