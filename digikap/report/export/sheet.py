"""What a sheet of the workbook is: columns with their meaning, rows of figures and words; knows nothing of XLSX."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Cell = str | int | float | date | None
"""None is an empty cell: a figure that does not exist."""

Form = Literal["text", "wrapped", "number", "one_decimal", "two_decimals", "date"]


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it means and in which unit, its width in characters, how its cells are shown."""

    title: str
    means: str
    width: int = 12
    form: Form = "text"


@dataclass(frozen=True)
class Sheet:
    """A sheet of one table; `empty` is what stands there where it has no rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""


@dataclass(frozen=True)
class Part:
    """A part of the summary: a heading and a small table, with or without headings over its columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Summary:
    """The first sheet: a title, lines under it, and parts below each other."""

    title: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
