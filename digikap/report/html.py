"""The report as one self-contained page of HTML: nothing is fetched, nothing runs. Lays out; decides no word or number.

Every text is escaped by the template's engine. The policy in the page's head lets in nothing but its own style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from digikap.report import drawings
from digikap.report.charts import SHADES, shade
from digikap.report.view import blocks
from digikap.report.view.blocks import FourField, Page, Report, Section
from digikap.report.webpage import environment, policy, style_sheet

if TYPE_CHECKING:
    from jinja2 import Template

FEW_COLUMNS = 3
"""A table with more columns than this may be wider than a window, and then scrolls inside itself; not on a phone."""

FIGURES = 2
"""A table with more columns than this is stacked on a phone: each cell on a line, after the name of its column."""

SHORT = 6
"""A table with no more rows than this stands on one sheet of paper."""

WORDS = {
    "skip": "Hoppa till innehållet",
    "contents": "Innehåll",
    "top": "Till sidans början",
}
"""What only a page has: ways to move about in it."""


_WHOLE = re.compile(r"\d+(?:,\d+)?–\d+(?:,\d+)?|\d{4}-\d\d-\d\d")


def render(page: Page) -> str:
    """The report, or another page, as an HTML document; the same page gives the same text."""
    return _template().render(report=page, classes=partial(_classes, page)).lstrip()


def _classes(page: Page, chapter: Section) -> str:
    """By which the style sheet knows a chapter: a report's summary has a page of its own, a four-field text beside."""
    is_summary = isinstance(page, Report) and chapter is page.chapters[0]
    is_fielded = any(isinstance(block, FourField) for block in chapter.blocks)
    return (" summary" if is_summary else "") + (" fielded" if is_fielded else "")


def whole(text: str) -> Markup:
    """A text in which no line ends inside a range (”2–4”) or a date (”2026-11-22”); everything else is escaped."""
    return Markup(_WHOLE.sub(r'<span class="whole">\g<0></span>', str(escape(text))))  # noqa: S704 (escaped just now)


@cache
def _template() -> Template:
    prepared = environment()
    style = style_sheet("colours.css", "pictures.css", "report.css")
    prepared.globals.update(
        style=style, policy=policy(style), words=WORDS, drawings=drawings, shade=shade, shades=SHADES
    )
    prepared.globals.update(few=FEW_COLUMNS, figures=FIGURES, short=SHORT)
    prepared.filters["whole"] = whole
    prepared.tests.update(_kinds())
    return prepared.get_template("report.html.jinja")


def _kinds() -> dict[str, Callable[[object], bool]]:
    """A test for each kind of block, by its name."""
    kinds: tuple[type, ...] = blocks.Block.__args__
    return {kind.__name__.lower(): partial(_is, kind) for kind in kinds}


def _is(kind: type, block: object) -> bool:
    return isinstance(block, kind)
