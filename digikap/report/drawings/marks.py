"""What pictures are made of, as SVG: words are escaped, coordinates have two decimals at most, classes give the look.

Not a template of jinja2: to read that one took about a tenth of the processor time of a whole report as HTML or PDF.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup, escape

from digikap.report.view.blocks import FourField, Radar, Slopes

Length = Fraction | int
Point = tuple[Fraction, Fraction]


def coordinate(value: Length) -> str:
    """A number in a picture, rounded to two decimals at most, halves away from zero: ``12.5``."""
    above, below = value.as_integer_ratio()
    whole, hundredths = divmod((200 * abs(above) + below) // (2 * below), 100)
    sign = "-" if above < 0 and (whole or hundredths) else ""
    return f"{sign}{whole}.{hundredths:02}".rstrip("0").rstrip(".")


def line(look: str, x1: Length, y1: Length, x2: Length, y2: Length) -> str:
    """A line from one point to another; `look` is its class, as in all that follow."""
    start = f'x1="{coordinate(x1)}" y1="{coordinate(y1)}"'
    return f'<line class="{look}" {start} x2="{coordinate(x2)}" y2="{coordinate(y2)}"/>'


def circle(look: str, x: Length, y: Length, radius: float) -> str:
    """A circle around a point."""
    return f'<circle class="{look}" cx="{coordinate(x)}" cy="{coordinate(y)}" r="{radius}"/>'


def rect(look: str, x: Length, y: Length, width: Length, height: Length, more: str = "") -> str:
    """A rectangle from its upper left corner; `more`: other attributes."""
    place = f'x="{coordinate(x)}" y="{coordinate(y)}" width="{coordinate(width)}" height="{coordinate(height)}"'
    return f'<rect class="{look}" {place}{more}/>'


def polygon(look: str, points: Iterable[Point]) -> str:
    """A closed figure."""
    places = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)
    return f'<polygon class="{look}" points="{places}"/>'


def text(look: str, x: Length, y: Length, words: str | int, anchor: str = "") -> str:
    """Words that begin at a point, or stand around it (``middle``), or end there (``end``)."""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{look}" x="{coordinate(x)}" y="{coordinate(y)}"{anchored}>{escape(words)}</text>'


def group(title: str, look: str, *parts: str) -> str:
    """Parts with a name that is shown where one points; `look` may be ""."""
    start = f'<g class="{look}">' if look else "<g>"
    return "\n".join((f"{start}<title>{escape(title)}</title>", *parts, "</g>"))


def row_picture(kind: str, size: tuple[int, int], title: str, *parts: str) -> Markup:
    """A small picture in a row of a table, named by a title alone."""
    start = f'<svg class="picture {kind}" viewBox="0 0 {size[0]} {size[1]}" role="img">'
    return Markup("".join((start, f"<title>{escape(title)}</title>", *parts, "</svg>")))  # noqa: S704  (escaped)


def picture(kind: str, size: tuple[int, int], prefix: str, block: FourField | Radar | Slopes, *parts: str) -> Markup:
    """A great picture with a title and a description, to which ids lead that begin with `prefix`."""
    title, description = f"{prefix}-titel", f"{prefix}-beskrivning"
    start = (
        f'<svg class="picture {kind}" viewBox="0 0 {size[0]} {size[1]}" role="img"'
        f' aria-labelledby="{title} {description}">',
        f'<title id="{title}">{escape(block.caption)}</title>',
        f'<desc id="{description}">{escape(block.description)}</desc>',
    )
    return Markup("\n".join((*start, *parts, "</svg>")))  # noqa: S704  (escaped)
