"""The facilitator's guide on the terminal, and cut to one way of answering. Its words stand in the content."""

from __future__ import annotations

import re
from typing import Literal

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Heading, Markdown
from rich.segment import Segment, Segments

from digikap.report.glyphs import known_by
from digikap.text import visible

Way = Literal["consensus", "tally", "individual"]
"""The ways to answer that the guide has a plan for."""

WIDEST = 100
"""Lines longer than this are hard to read."""

_NAMES: dict[Way, str] = {"consensus": "Konsensus", "tally": "Dold röstning", "individual": "Var för sig"}
_PLAN = re.compile(rf"\*\*({'|'.join(_NAMES.values())}),.*\*\*")
_NEXT = re.compile(r"(\*\*.*\*\*|#{1,6} .*)")


def cut(guide: str, way: Way) -> str:
    """The guide in Markdown with the plan of one way of answering, without the plans of the others.

    A plan begins with a line all in bold that names its way, and ends where the next such line or heading begins.
    """
    kept, keeps = [], True
    for line in guide.splitlines(keepends=True):
        plan, following = _PLAN.fullmatch(line.strip()), _NEXT.fullmatch(line.strip())
        if plan or following:
            keeps = plan is None or plan[1] == _NAMES[way]
        if keeps:
            kept.append(line)
    return "".join(kept)


class _Heading(Heading):
    """A heading where a reader of a terminal looks for it, the two highest levels underlined as in the report."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.text
        rule = known_by(console.encoding).rules[int(self.tag[1]) - 1 : int(self.tag[1])]
        if rule:
            yield rule * min(self.text.cell_len, options.max_width)


class _Words(Markdown):
    """Markdown as Rich lays it out, with our headings."""

    elements = {**Markdown.elements, "heading_open": _Heading}  # noqa: RUF012 - Rich's own class variable


def render(guide: str, console: Console) -> None:
    """Prints the guide, laid out for the console's width. All text is literal, and no link is hidden in it."""
    options = console.options.update(width=min(console.width, WIDEST))
    empty = True
    for line in console.render_lines(_Words(visible(guide), hyperlinks=False), options, pad=False):
        segments = _trimmed(line)
        if segments or not empty:
            console.print(Segments([*segments, Segment.line()]), end="")
        empty = not segments


def _trimmed(line: list[Segment]) -> list[Segment]:
    """A line without the space that Rich fills it up with."""
    while line and not line[-1].text.strip():
        line = line[:-1]
    return [*line[:-1], Segment(line[-1].text.rstrip(), line[-1].style)] if line else []
