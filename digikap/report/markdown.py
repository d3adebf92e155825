"""The report as Markdown (CommonMark with GitHub's tables). Lays out; decides no word or number.

Everything that the template prints is escaped unless it is marked as Markdown here, so no text becomes markup, HTML or
a link.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from digikap.report import pictures
from digikap.report.characters import FEW_MOMENTS
from digikap.report.glyphs import FINE
from digikap.report.view.blocks import (
    Choices,
    Dots,
    Field,
    FourField,
    Heat,
    HeatCell,
    LevelRow,
    Levels,
    Page,
    Slopes,
    Table,
)

if TYPE_CHECKING:
    from jinja2 import Environment, Template

ALIGNED = 48
"""Cells up to this long are padded, so that a table reads well as plain text too."""

# Addresses are shown as code: readers that make links by themselves leave code alone. A scheme has at most 32 letters,
# and an address of mail begins where a word does: so the time that a text takes grows no faster than its length.
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{0,31}://|www\.|mailto:|xmpp:)[^\s`|]+|(?<![^\s`|@])[^\s`|@]++@[^\s`|@]+", re.IGNORECASE
)
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$^]")
_LINE_START = re.compile(r"^(#{1,6}|[-+=:]|\d{1,9}(?=[.)](?:\s|$)))")


def render(report: Page) -> str:
    """The report, or another page, as one Markdown document; the same report gives the same text."""
    return written(_template(), report=report)


def escaped(text: str) -> Markup:
    """One line of text that is read as nothing but text, wherever in a line it stands."""
    parts, at = [], 0
    for address in _ADDRESS.finditer(text):
        parts += [_plain(text[at : address.start()]), f"`{address.group()}`"]
        at = address.end()
    return Markup("".join((*parts, _plain(text[at:]))))  # noqa: S704  (Markdown, not HTML: this is the escaping)


def opening(text: str) -> Markup:
    """The same where the text begins a line, so that it begins no heading, list or rule."""
    start = _LINE_START.match(text)
    if start is None:
        return escaped(text)
    number = start.group() if start.group().isdigit() else ""
    sign = text[len(number)]
    return Markup(f"{number}\\{sign}") + escaped(text[len(number) + 1 :])  # noqa: S704


def _plain(text: str) -> str:
    return _MARKUP.sub(lambda sign: "\\" + sign.group(), text)


def written(template: Template, **values: object) -> str:
    """A template filled in: runs of empty lines become one, and the text ends with one line end."""
    return re.sub(r"\n{3,}", "\n\n", template.render(**values)).strip() + "\n"


def environment() -> Environment:
    """Where Markdown templates are filled in: everything that is not marked as Markdown is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        finalize=lambda value: value if isinstance(value, Markup) else opening(str(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _template() -> Template:
    prepared = environment()
    prepared.globals.update(
        heading=lambda level: Markup("#" * level),  # noqa: S704
        bullet=lambda ordered, number: Markup(f"{number}." if ordered else "-"),  # noqa: S704
        colon=lambda term: Markup("" if term.endswith((".", "?", "!")) else ":"),  # noqa: S704
        table=_table,
        dots=_dots,
        heat=_heat,
        tones=lambda: _code(" ".join(shade * 2 for shade in FINE.shades)),
        choices=_choices,
        legend=_legend,
        levels=_levels,
        halves=_halves,
        slopes=_slopes,
    )
    prepared.tests.update(_kinds())
    return prepared.get_template("report.md.jinja")


def _kinds() -> dict[str, Callable[[object], bool]]:
    """A test for each kind of block, by its name."""
    from digikap.report.view import blocks

    kinds: tuple[type, ...] = blocks.Block.__args__
    return {kind.__name__.lower(): partial(_is, kind) for kind in kinds}


def _is(kind: type, block: object) -> bool:
    return isinstance(block, kind)


def _table(table: Table) -> Markup:
    return grid(table.columns, table.rows, table.numeric)


def _heat(heat: Heat) -> Markup:
    """Each cell with its tone before its text."""
    return grid(heat.columns, [[_shaded(cell) for cell in row] for row in heat.rows])


def _shaded(cell: HeatCell) -> Markup:
    tone = pictures.shade(cell.at, FINE)
    return _code(tone) + " " + escaped(cell.text) if tone else escaped(cell.text)


def _choices(choices: Choices) -> Markup:
    """How many chose each, with a bar."""
    right = range(1, len(choices.columns))
    rows = [(row.name, *row.words, _code(pictures.bar(row, 20, FINE))) for row in choices.rows]
    return grid((*choices.columns, ""), rows, right)


def _dots(dots: Dots) -> Markup:
    """The figures of each index, and its place on the scale as a small picture."""
    name, *figures = dots.columns
    rows = [
        (row.name, _code(pictures.strip(row, 21, FINE)), row.index, row.label, row.interval, row.coverage)
        for row in dots.rows
    ]
    return grid((name, "0–100", *figures), rows)


def _slopes(slopes: Slopes) -> Markup:
    """Each figure moment by moment; of more moments than two with a bar for each."""
    table = slopes.table
    if len(slopes.moments) <= FEW_MOMENTS:
        return _table(table)
    rows = [
        (name, _code(pictures.course(row, FINE)), *rest)
        for row, (name, *rest) in zip(slopes.rows, table.rows, strict=True)
    ]
    return grid((table.columns[0], "", *table.columns[1:]), rows, [at + 1 for at in table.numeric])


def _code(drawn: str) -> Markup:
    """A picture in characters of one width; it holds no text from outside."""
    return Markup(f"`{drawn}`")  # noqa: S704


def _levels(levels: Levels) -> Markup:
    """Each rating with the votes as a small picture."""
    has_spread = bool(levels.columns[2])
    name, *columns = levels.columns[: 2 + has_spread]
    rows = [(row.name, _votes(row), *(row.answer, row.spread)[: 1 + has_spread]) for row in levels.rows]
    return grid((name, "", *columns), rows)


def _votes(row: LevelRow) -> str:
    drawn = pictures.votes(row.counts, FINE)
    return _code(drawn) if drawn else ""


def _legend(signs: Sequence[tuple[str, str]]) -> Markup:
    """What the signs of a picture mean; "" where there is nothing but points."""
    return escaped(pictures.legend(signs, FINE))


def _halves(picture: FourField) -> Markup:
    """The four-field as a table: the high half of the upright axis first."""
    names = {(field.high_x, field.high_y): field for field in picture.fields}
    rows = []
    for high_y in (True, False):
        cells = []
        for high_x in (False, True):
            field = names.get((high_x, high_y))
            cells.append(_field(picture, field) if field else "")
        rows.append((picture.halves_y[high_y], *cells))
    return grid(("", *picture.halves_x), rows)


def _field(picture: FourField, field: Field) -> str:
    marks = [(field.was, picture.was), (field.here, picture.here), (field.near and not field.here, picture.near)]
    told = ", ".join(word for is_told, word in marks if is_told)
    name = f"{field.name} ({told})" if told else field.name
    return Markup(f"**{escaped(name)}**") if field.here else name  # noqa: S704


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[int] = ()) -> Markup:
    """A table whose columns stand under each other in plain text too."""
    lines = [[cell if isinstance(cell, Markup) else escaped(cell) for cell in row] for row in (columns, *rows)]
    widths = [max((3, *(len(cell) for cell in column if len(cell) <= ALIGNED))) for column in zip(*lines, strict=True)]
    rule = [Markup("-" * (width - 1) + (":" if at in numeric else "-")) for at, width in enumerate(widths)]  # noqa: S704
    drawn = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in (lines[0], rule, *lines[1:])
    ]
    return Markup("\n".join(drawn))  # noqa: S704
