"""The results as a workbook: lays out the sheets, decides nothing. Text is text, a number a number, a date a date."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from textwrap import wrap
from typing import TYPE_CHECKING

from digikap.report.export.cells import fitting
from digikap.report.export.material import Material
from digikap.report.export.sheet import Cell, Column, Part, Sheet, Summary
from digikap.report.export.sheets import SUMMARY, book

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_LINE = 15
"""The height of a line, in points."""
_MOST_LINES = 27
"""A row of Excel is at most 409 points high; the rest of a longer text is read in the cell itself."""

_TOP = {"valign": "top"}
_TEXT = {**_TOP, "align": "left", "indent": 1}
_HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E3EBF3", "bottom": 1}
_FORMS = {
    "text": _TEXT,
    "wrapped": {**_TEXT, "text_wrap": True},
    "number": {**_TOP, "num_format": "General"},
    "one_decimal": {**_TOP, "num_format": "0.0"},
    "two_decimals": {**_TOP, "num_format": "0.00"},
    "date": {**_TEXT, "num_format": "yyyy-mm-dd"},
    "thousands": {**_TEXT, "num_format": "#,##0"},
    "title": {"bold": True, "font_size": 18, "indent": 1},
    "part": {"bold": True, "font_size": 13, "indent": 1},
    "heading": {**_HEADING, "align": "left", "indent": 1},
    "heading_of_numbers": {**_HEADING, "align": "right"},
}
_WIDTHS = (46, 20, 22, 14, 14, 18, 14)
"""The columns of the summary, in characters."""


def to_xlsx(material: Material) -> bytes:
    """The results as a workbook; the same file gives the same bytes, since it carries the assessment's own date."""
    held = book(material)
    about = f"{held.summary.title}: {material.assessment.questionnaire.title}"
    return document(held.summary, held.sheets, about, material.assessment.date)


def document(summary: Summary, sheets: Sequence[Sheet], about: str, day: date) -> bytes:
    """A workbook of these sheets; `about` and `day` become its title and date."""
    from xlsxwriter.workbook import Workbook

    sink = io.BytesIO()
    with Workbook(sink, {"in_memory": True}) as workbook:
        created = datetime.combine(day, time(12), UTC)
        workbook.set_properties({"title": fitting(about)[:255], "comments": "Gjord med digikap.", "created": created})
        forms = {name: workbook.add_format(form) for name, form in _FORMS.items()}
        _write_summary(workbook, summary, forms)
        for sheet in sheets:
            _write_table(workbook, sheet, forms)
    return sink.getvalue()


def _page(sheet: Worksheet) -> None:
    """How a sheet is printed: across A4, as wide as the paper, with page numbers."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&A&RSida &P av &N")


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, form: Format) -> None:
    match cell:
        case str():
            sheet.write_string(row, column, fitting(cell), form)
        case date():
            sheet.write_datetime(row, column, cell, form)
        case None:
            sheet.write_blank(row, column, None, form)
        case _:
            sheet.write_number(row, column, cell, form)


def _is_of_numbers(column: Column) -> bool:
    return column.form in ("number", "one_decimal", "two_decimals")


def _write_table(workbook: Workbook, held: Sheet, forms: dict[str, Format]) -> None:
    sheet = workbook.add_worksheet(held.name)
    _page(sheet)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    for number, column in enumerate(held.columns):
        sheet.set_column(number, number, column.width)
        _write(sheet, 0, number, column.title, forms["heading_of_numbers" if _is_of_numbers(column) else "heading"])
    sheet.set_row(0, _height([(column.title, column.width - 2) for column in held.columns]))
    for at, row in enumerate(held.rows, 1):
        sheet.set_row(at, _height([(cell, one.width) for cell, one in zip(row, held.columns, strict=True)
                                   if one.form == "wrapped"]))  # fmt: skip
        for number, (cell, column) in enumerate(zip(row, held.columns, strict=True)):
            is_mean = isinstance(cell, float) and column.form == "number"
            _write(sheet, at, number, cell, forms["one_decimal" if is_mean else column.form])
    if held.rows:
        sheet.autofilter(0, 0, len(held.rows), len(held.columns) - 1)
    else:
        _write(sheet, 1, 0, held.empty, forms["text"])


def _height(cells: Sequence[tuple[Cell, int]]) -> int:
    """How high a row has to be for its wrapped texts, each with the width of its column in characters."""
    texts = [(fitting(cell), width) for cell, width in cells if isinstance(cell, str)]
    lines = [sum(max(1, len(wrap(line, width))) for line in text.split("\n")) for text, width in texts]
    return _LINE * min(max(lines, default=1), _MOST_LINES)


def _write_summary(workbook: Workbook, held: Summary, forms: dict[str, Format]) -> None:
    sheet = workbook.add_worksheet(SUMMARY)
    _page(sheet)
    sheet.hide_gridlines(2)
    for number, width in enumerate(_WIDTHS):
        sheet.set_column(number, number, width)
    _write(sheet, 0, 0, held.title, forms["title"])
    for at, line in enumerate(held.lines, 1):
        _write(sheet, at, 0, line, forms["text"])
    below = 2 + len(held.lines)
    for part in held.parts:
        below = _write_part(sheet, part, below, forms)
    sheet.print_area(0, 0, below, len(_WIDTHS) - 1)  # a long name would else make the whole page small


def _write_part(sheet: Worksheet, part: Part, at: int, forms: dict[str, Format]) -> int:
    """Writes one part from a row on, and gives the row where the next begins."""
    _write(sheet, at, 0, part.title, forms["part"])
    at += 1
    if part.columns:
        for number, title in enumerate(part.columns):
            is_words = number == 0 or any(isinstance(row[number], str) for row in part.rows[:1])
            _write(sheet, at, number, title, forms["heading" if is_words else "heading_of_numbers"])
        at += 1
    for row in part.rows:
        sheet.set_row(at, _height([(row[0], _WIDTHS[0])]))
        for number, cell in enumerate(row):
            form = _form(cell, bool(part.columns), number == 0)
            if cell is not None:
                _write(sheet, at, number, cell, forms[form])
        at += 1
    return at + 1


def _form(cell: Cell, in_table: bool, is_first: bool) -> str:
    """How a cell of the summary is shown: a figure under a heading to the right, a fact to the left."""
    match cell:
        case float():
            return "one_decimal"
        case date():
            return "date"
        case int():
            return "number" if in_table else "thousands"
        case str() if is_first:
            return "wrapped"
        case _:
            return "text"
