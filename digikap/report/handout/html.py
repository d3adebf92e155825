"""A handout as one self-contained page of HTML: nothing is fetched, nothing runs. Lays out; decides no word.

Every text is escaped by the template's engine. The policy in the page's head lets in nothing but its own style sheet.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from digikap.report.handout.paper import TALK_LINES, Boxes, Grid, Paper, Steps

if TYPE_CHECKING:
    from jinja2 import Template

FEW = 6
"""Up to this many choices stand in one column."""


def render(paper: Paper) -> str:
    """The handout as an HTML document; the same handout gives the same text."""
    return _template().render(paper=paper)


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent.parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = environment.get_template("handout.css").render()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    environment.globals.update(
        style=Markup(style),  # noqa: S704  (the style sheet that ships: no text from outside)
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        few=FEW,
        talk_lines=TALK_LINES,
    )
    environment.tests.update(
        steps=lambda space: isinstance(space, Steps),
        boxes=lambda space: isinstance(space, Boxes),
        grid=lambda space: isinstance(space, Grid),
    )
    return environment.get_template("handout.html.jinja")
