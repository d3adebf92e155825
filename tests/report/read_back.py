"""What a reader of each format finds in a document: how it is built, and its words."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from collections.abc import Iterator
from typing import Any

import openpyxl

from tests.report.pages import Page
from tests.report.test_html import tags_outside_pictures
from tests.report.test_markdown import READER

BUILT = ("md", "html", "csv", "xlsx", "json", "toml")
"""The formats that have a structure; the others are lines to read."""

UNWANTED = {"html_block", "html_inline", "link_open", "image", "s_open", "em_open"}
"""What no text of a file may become in Markdown."""

CALCULATED = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet calculates."""


class _Words(Page):
    """A page whose text is that outside pictures, where names are cut to what there is room for."""

    def handle_data(self, data: str) -> None:
        if "svg" not in self._open:
            super().handle_data(data)


def read_back(form: str, document: str | bytes) -> tuple[object, str]:
    """The structure, in which no text has any part, and all words; fails where the format forbids what stands there."""
    match form:
        case "md":
            blocks = READER.parse(str(document))
            inside = [token for block in blocks for token in block.children or ()]
            assert not UNWANTED & {token.type for token in (*blocks, *inside)}
            words = "".join(token.content for token in inside if token.type in ("text", "code_inline"))
            return [token.type for token in blocks], words
        case "html":
            page = _Words(str(document))
            return tags_outside_pictures(page), page.text
        case "csv":
            return _table(str(document))
        case "xlsx":
            assert isinstance(document, bytes)
            return _workbook(document)
        case "json":
            value = json.loads(document)
            return _bones(value), "\n".join(_texts(value))
        case "toml":
            value = tomllib.loads(str(document))
            return _bones(value), "\n".join(_texts(value))
        case _:
            return None, str(document)


def _table(text: str) -> tuple[object, str]:
    text = text.removeprefix("\ufeff")
    rows = list(
        csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.split("\r\n")[0] else ",", strict=True)
    )
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(CALCULATED) and not _is_number(cell)]
    return [len(row) for row in rows], "\n".join(cell for row in rows for cell in row)


def _is_number(cell: str) -> bool:
    return cell.replace(",", ".").removeprefix("-").replace(".", "", 1).isdecimal()


def _workbook(data: bytes) -> tuple[object, str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    words = [str(cell.value) for cell in cells if cell.data_type == "s"]
    assert not [text for text in words if text.lstrip().startswith(CALCULATED)]
    return [(sheet.title, sheet.max_row, sheet.max_column) for sheet in book], "\n".join(words)


def _bones(value: Any) -> Any:
    """The keys and the kinds of values, without any text."""
    match value:
        case dict():
            return {key: _bones(one) for key, one in value.items()}
        case list():
            return [_bones(one) for one in value]
        case _:
            return type(value)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list():
            for one in value:
                yield from _texts(one)
        case str():
            yield value
