"""The style sheet of the drawings: on a page, or inside a picture that stands alone."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from digikap.report.webpage import style_sheet

COLOURS, PICTURES = "colours.css", "pictures.css"


@cache
def sheet() -> str:
    """The style sheet of the drawings in light colours, without variables: for readers that know CSS 2 only."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style_sheet(COLOURS).partition("@media")[0]))
    return re.sub(r"var\(--([\w-]+)\)", lambda name: colours[name.group(1)], style_sheet(PICTURES))


def standalone(drawing: Markup) -> str:
    """A drawing as a document of its own, with the rules inside that go for something in it."""
    looks = set(re.findall(r"[\w-]+", " ".join(re.findall(r' class="([^"]*)"', drawing))))
    rules = "\n".join(
        rule for rule in sheet().splitlines() if looks.issuperset(re.findall(r"\.([a-z-]+)", rule.split("{")[0]))
    )
    return (
        str(drawing)
        .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        .replace(">", f"><style>{rules}</style>", 1)
    )
