"""A handout as one self-contained page of HTML: nothing is fetched, nothing runs. Lays out; decides no word.

Every text is escaped by the template's engine. The policy in the page's head lets in nothing but its own style sheet.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digikap.report.handout.paper import TALK_LINES, Boxes, Grid, Paper, Steps
from digikap.report.webpage import environment, policy, style_sheet

if TYPE_CHECKING:
    from jinja2 import Template

FEW = 6
"""Up to this many choices stand in one column."""


def render(paper: Paper) -> str:
    """The handout as an HTML document; the same handout gives the same text."""
    return _template().render(paper=paper)


@cache
def _template() -> Template:
    prepared = environment()
    style = style_sheet("handout.css")
    prepared.globals.update(style=style, policy=policy(style), few=FEW, talk_lines=TALK_LINES)
    prepared.tests.update(
        steps=lambda space: isinstance(space, Steps),
        boxes=lambda space: isinstance(space, Boxes),
        grid=lambda space: isinstance(space, Grid),
    )
    return prepared.get_template("handout.html.jinja")
