"""The data dictionary: every key, column and measure that an export can hold, with meaning and unit, as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Literal, assert_never

from digikap.report.definitions import RESULTS
from digikap.report.export.columns import COLUMNS, KINDS, MEASURES
from digikap.report.export.shape import ById, Day, Either, Key, Many, Number, Shape, Table, Text, Truth, Whole
from digikap.report.export.sheets import SUMMARY, SUMMARY_MEANS, TABLES
from digikap.swedish import listed

Format = Literal["toml", "json", "csv", "xlsx"]

_WIDTH = 79


def dictionary(format: Format | None) -> str:  # noqa: A002 - what it is everywhere
    """What an export in one format holds, or in every format; lines of at most 79 characters."""
    match format:
        case None:
            parts = [*_tables(), *_long_form(), *_workbook()]
        case "toml" | "json":
            parts = list(_tables())
        case "csv":
            parts = list(_long_form())
        case "xlsx":
            parts = list(_workbook())
        case _:
            assert_never(format)
    return "\n".join(["# Data ur digikap", "", *parts]).rstrip("\n") + "\n"


def _item(name: str, unit: str, means: str) -> str:
    """One line of a list, wrapped under itself."""
    head = f"- `{name}`" + (f" ({unit})" if unit else "")
    return textwrap.fill(f"{head}: {means}", _WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _said(text: str) -> list[str]:
    return [textwrap.fill(text, _WIDTH), ""]


def _tables() -> Iterator[str]:
    """TOML and JSON, which have one shape."""
    yield "## TOML och JSON"
    yield ""
    yield from _said(
        "Samma nycklar i båda. [namn] är en tabell, [[namn]] en lista av tabeller. En siffra som inte finns är "
        "borta, aldrig noll. JSON har ett schema: digikap schema results."
    )
    yield from _section("Överst", (), (RESULTS,))


def _section(title: str, path: tuple[str, ...], tables: tuple[Table, ...]) -> Iterator[str]:
    """The keys of some tables in the same place, then the tables inside them."""
    several: dict[str, list[Key]] = {}
    for table in tables:
        for key in table.keys:
            several.setdefault(key.name, []).append(key)
    yield f"### {title}"
    yield ""
    for name, found in several.items():
        can_lack = len(found) < len(tables) or not all(key.required for key in found)
        units = dict.fromkeys(unit(key.shape) for key in found)
        yield _item(name, " eller ".join(units) + ("; kan saknas" if can_lack else ""), found[0].means)
    yield ""
    for name, found in several.items():
        below = tuple(table for key in found for table in _inside(key.shape))
        if below:
            dotted = ".".join((*path, name))
            is_list = isinstance(found[0].shape, Many)
            yield from _section(f"[[{dotted}]]" if is_list else f"[{dotted}]", (*path, name), below)


def _inside(shape: Shape) -> tuple[Table, ...]:
    """The tables that a value is or holds."""
    match shape:
        case Table():
            return (shape,)
        case Either(several):
            return tuple(table for one in several for table in _inside(one))
        case Many(of) | ById(of):
            return _inside(of)
        case Text() | Whole() | Number() | Truth() | Day():
            return ()
        case _:
            assert_never(shape)


def unit(shape: Shape) -> str:
    """What kind of value it is, in words: ``tal 0–100``."""
    match shape:
        case Text(one_of):
            return listed(one_of, "eller") if one_of else "text"
        case Whole(low, high):
            limits = "" if high is None else f" {low}" if low == high else f" {low}–{high}"
            return f"heltal{limits}"
        case Number(low, high):
            return f"tal {str(low).replace('-', '−')}{' till ' if low < 0 else '–'}{high}"
        case Truth():
            return "true eller false" if not shape.always else "true"
        case Day():
            return "datum"
        case Many(of):
            return "lista av tabeller" if _inside(of) else f"lista av {unit(of)}"
        case Table():
            return "tabell"
        case ById(of):
            return f"tabell efter id: {unit(of)}"
        case Either(several):
            return " eller ".join(dict.fromkeys(map(unit, several)))
        case _:
            assert_never(shape)


def _long_form() -> Iterator[str]:
    yield "## CSV"
    yield ""
    yield from _said(
        "En rad för varje siffra eller text. UTF-8, komma och decimalpunkt; med --excel semikolon och decimalkomma. "
        "Filer från flera kommuner går att lägga efter varandra."
    )
    yield from ("### Kolumner", "")
    yield from (_item(name, "", means) for name, means in COLUMNS.items())
    for kind, (means, measures) in KINDS.items():
        yield from ("", f"### kind = {kind}", "", textwrap.fill(means, _WIDTH), "")
        yield from (_item(measure, "", MEASURES[measure]) for measure in measures)
    yield ""


def _workbook() -> Iterator[str]:
    yield "## XLSX"
    yield ""
    yield from _said(
        "Siffrorna är orundade, också där cellen visar en decimal. En apostrof står före text som kunde bli en formel. "
        "En text som är längre än 32 767 tecken kortas, och det står i cellen."
    )
    yield from (f"### {SUMMARY}", "")
    yield from (_item(title, "", means) for title, means in SUMMARY_MEANS.items())
    for name, columns in TABLES:
        yield from ("", f"### {name}", "")
        yield from (_item(column.title, "", column.means) for column in columns)
    yield ""
