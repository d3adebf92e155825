"""The report as a PDF (PDF/UA-1, A4), an extra that needs typst. Lays out; decides no word or number.

Why typst and not weasyprint, which would lay out the page of the web: typst is one wheel that brings its fonts, while
weasyprint needs Pango from the system, which a municipality's Windows PC has not; it takes a twentieth of the time and
refuses to write what breaks PDF/UA-1 (a picture without a text, a sign without a glyph, a heading level left out). The
price is a template of its own beside the page's, and rows whose first cell is no header cell: typst has these only
behind a flag that its Python wheel does not set. The page is the accessible original.

The report goes to the template as data, a file of JSON in memory, and every text is a value there: typst reads no
markup in values. The template can open no file but those in its own folder, and loads no package.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from digikap.errors import DigikapError
from digikap.report import drawings
from digikap.report.charts import shade
from digikap.report.layout import shortened, widths
from digikap.report.view.blocks import (
    ChoiceRow,
    Choices,
    Dot,
    Dots,
    FourField,
    Heat,
    HeatCell,
    LevelRow,
    Levels,
    Radar,
    Report,
    Slopes,
    Table,
)

if TYPE_CHECKING:
    from types import ModuleType

    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
ACROSS = 100
"""How many signs of a table's text there is room for across the page; also the widths' unit, percent."""
GAP = 3
"""What a column needs beside its text."""
PICTURE = 25
"""How wide the column of a row's picture is."""

_LACKING = re.compile(r'the text `"(.*?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def render(report: Report, dated: date) -> bytes:
    """The report as a PDF; `dated` becomes the document's date. The same report and date give the same bytes.

    A sign that no font in typst has is written as its number (``<U+1F642>``), as signs that cannot be seen are.
    Raises DigikapError if typst is not installed.
    """
    typst = _typst()
    while True:
        try:
            return _compiled(typst, report, dated)
        except typst.TypstError as error:
            lacking = _lacking(error.diagnostic)
            if not lacking:
                raise
            report = _told(report, {ord(sign): f"<U+{ord(sign):04X}>" for sign in lacking})


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError:
        raise DigikapError(
            "PDF kräver ett tillägg som inte är installerat.",
            'Installera det med: pip install "digikap[pdf]" (i en utcheckad kopia: .venv/bin/pip install ".[pdf]"). '
            "Eller välj --format html: den sidan är tillgänglig och kan skrivas ut, också till PDF, från webbläsaren.",
        ) from None
    return typst


def _compiled(typst: ModuleType, report: Report, dated: date) -> bytes:
    """The template filled in. typst's own fonts and nothing from the system, so that every machine writes the same."""
    data = json.dumps(_document(report, dated), ensure_ascii=False)
    document: bytes = typst.compile(
        {"main.typ": TEMPLATES / "report.typ", "report.json": data.encode()},
        format="pdf",
        root=TEMPLATES,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=datetime(dated.year, dated.month, dated.day, tzinfo=UTC),
    )
    return document


def _lacking(diagnostic: str) -> set[str]:
    """The signs that typst says that it has no glyph for; every font has the first 256."""
    told = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(_LACKING.findall(diagnostic)))
    return {sign for sign in told if sign > "\xff"}


T = TypeVar("T")


def _told(value: T, signs: Mapping[int, str]) -> T:
    """The same value with these signs written in another way, in every text of it."""
    told: object = value
    if isinstance(value, str):
        told = value.translate(signs)
    elif isinstance(value, tuple):
        told = tuple(_told(one, signs) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        told = replace(value, **{field.name: _told(getattr(value, field.name), signs) for field in fields(value)})
    return cast("T", told)


def _document(report: Report, dated: date) -> dict[str, object]:
    return {
        "date": [dated.year, dated.month, dated.day],
        "title": report.title,
        "running": shortened(report.title, ACROSS, 1)[0],
        "lead": report.lead,
        "notices": report.notices,
        "chapters": _plain(report.chapters),
    }


def _plain(value: object) -> object:
    """A part of the report as JSON has it: each value with the name of its kind, and its widths if it is a table."""
    match value:
        case Fraction():
            return float(value)
        case tuple():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value):
            told = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
            return {"kind": type(value).__name__, **told, **_extra(value)}
    return value


def _extra(value: object) -> dict[str, object]:
    """What the template needs beside the value itself: how wide a table's columns are, the shade, the drawing."""
    told = _widths_of(value)
    if isinstance(value, HeatCell) and value.at is not None:
        told["shade"] = shade(value.at)
    if drawing := _drawing(value):
        told["drawn"] = drawings.standalone(drawing)
    if isinstance(value, Dots | FourField):
        told["signs"] = [drawings.standalone(drawings.sign(kind)) for kind, _ in value.legend]
    return told


def _drawing(value: object) -> Markup | None:
    """The drawing of what has one."""
    match value:
        case FourField():
            return drawings.four_field(value)
        case Radar():
            return drawings.radar(value)
        case Slopes():
            return drawings.slopes(value)
        case Dot():
            return drawings.strip(value)
        case LevelRow():
            return drawings.votes(value)
        case ChoiceRow():
            return drawings.bar(value)
    return None


def _widths_of(value: object) -> dict[str, object]:
    """How wide the columns of a table are, in percent of the page."""
    match value:
        case Table(columns=columns, rows=rows):
            return {"widths": _widths([columns, *rows])}
        case Heat():
            return {"widths": _widths([value.columns, *value.table.rows])}
        case Slopes(table=table):
            return {"table": _plain(table)}
        case Choices(columns=columns, rows=choices):
            return {"widths": _widths([columns, *((row.name, *row.words) for row in choices)], PICTURE)}
        case Dots(columns=names, rows=dots):
            lines = [(row.name, row.index, row.label, row.interval, row.coverage) for row in dots]
            return {"widths": _widths([names, *lines], PICTURE)}
        case Levels():
            return {"widths": _level_widths(value)}
    return {}


def _level_widths(value: Levels) -> list[int]:
    """The picture as wide as the longest scale needs, and the last column with all that is left."""
    used = 2 + bool(value.columns[2])
    lines = [value.columns, *((row.name, row.answer, row.spread) for row in value.rows)]
    levels = max((len(row.counts) for row in value.rows), default=0)
    wide = _widths([line[:used] for line in lines], 2 * levels + GAP)
    return [*wide[:-1], wide[-1] + max(0, ACROSS - sum(wide))]


def _widths(rows: Iterable[Sequence[str]], picture: int = 0) -> list[int]:
    """The width of each column; a column of pictures comes second."""
    lines = list(rows)
    gaps = GAP * len(lines[0])
    wide = [width + GAP for width in widths(lines, ACROSS - picture - gaps)]
    return [wide[0], picture, *wide[1:]] if picture else wide
