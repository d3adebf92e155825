"""Where drawings are filled in, and their style sheet: on a page, or inside a picture that stands alone."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from digikap.report.webpage import environment, style_sheet

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule

COLOURS, PICTURES = "colours.css", "pictures.css"


@cache
def _macros() -> TemplateModule:
    return environment().get_template("pictures.svg.jinja").module


def drawn(name: str, /, **values: object) -> Markup:
    """The drawing that the template has under this name."""
    macro = getattr(_macros(), name)
    return Markup(str(macro(**values)).strip())  # noqa: S704  (the template's engine has escaped it)


def sheet() -> str:
    """The style sheet of the drawings in light colours, without variables: for readers that know CSS 2 only."""
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style_sheet(COLOURS).partition("@media")[0]))
    return re.sub(r"var\(--([\w-]+)\)", lambda name: colours[name.group(1)], style_sheet(PICTURES))


def standalone(drawing: Markup) -> str:
    """A drawing as a document of its own, with its style sheet inside."""
    return (
        str(drawing)
        .replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
        .replace(">", f"><style>{sheet()}</style>", 1)
    )
