"""A comparison as TOML, JSON, CSV and XLSX."""

from __future__ import annotations

import csv
import io

from digikap.comparing import Comparison
from digikap.report.comparison.definitions import COMPARISON, DEFINITIONS
from digikap.report.comparison.results import results, rows
from digikap.report.export import json, toml, xlsx
from digikap.report.export.cells import neutral
from digikap.report.export.shape import Many, Number, Table
from digikap.report.export.sheet import Cell, Column, Form, Part, Sheet, Summary
from digikap.report.export.workshop import Results

_GROUPS = next(key for key in COMPARISON.keys if key.name == "groups").shape
assert isinstance(_GROUPS, Many)
assert isinstance(_GROUPS.of, Table)
KEYS = _GROUPS.of.keys
"""The keys of a change, which are the columns of CSV and of the workbook."""

_KINDS = {
    "groups": ("group", "Grupp"),
    "dimensions": ("dimension", "Dimension"),
    "resources": ("resource", "Resurs"),
    "services": ("service", "Verksamhet"),
    "questions": ("question", "Fråga"),
}
"""What a row of each list is called in CSV, and in the workbook."""

_EXPLAINED = (
    Column("Nyckel", "Nycklarna som leder dit i TOML och JSON; figures är groups, dimensions och de andra.", 34),
    Column("Betydelse", "Vad den betyder.", 110, "wrapped"),
)


def to_toml(comparison: Comparison) -> str:
    """One TOML document, stable byte for byte."""
    return toml.document(results(comparison))


def to_json(comparison: Comparison) -> str:
    """One JSON document of the same shape."""
    return json.document(results(comparison))


def to_csv(comparison: Comparison) -> str:
    """A row for each figure that is compared or not, as RFC 4180 has it: comma, decimal point, CRLF."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(["kind", *(key.name for key in KEYS)])
    for kind, row in rows(comparison):
        writer.writerow([_KINDS[kind][0], *(_text(row.get(key.name)) for key in KEYS)])
    return sink.getvalue()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case str():
            return neutral(value)
        case _:
            return repr(value)


def to_xlsx(comparison: Comparison) -> bytes:
    """A workbook: what the two are, every figure, every question's fate, and what the columns mean."""
    told = results(comparison)
    title = f"Jämförelse: {comparison.after.organisation.name}"
    sheets = (_figures(comparison), _matches(told), _explained())
    return xlsx.document(Summary(title, (), _summary(told)), sheets, title, comparison.after.date)


def _summary(told: Results) -> tuple[Part, ...]:
    sides = list(dict.fromkeys((*told["before"], *told["after"])))
    both = tuple((name, told["before"].get(name), told["after"].get(name)) for name in sides)
    groups = tuple(
        (one["name"], one.get("before"), one.get("after"), one.get("points"), "ja" if one["clear"] else "nej")
        for one in told["groups"]
    )
    return (
        Part("De två", ("", "before", "after"), both),
        Part("Drift och utveckling, på de gemensamma frågorna", ("", "before", "after", "points", "clear"), groups),
    )


def _figures(comparison: Comparison) -> Sheet:
    columns = (
        Column("kind", "Vad raden gäller.", 12),
        *(Column(key.name, key.means, *_form(key.name)) for key in KEYS),
    )
    lines = tuple((_KINDS[kind][1], *(_cell(row.get(key.name)) for key in KEYS)) for kind, row in rows(comparison))
    return Sheet("Siffror", columns, lines, "Inget att jämföra.")


def _form(name: str) -> tuple[int, Form]:
    """How wide a column is, and how it is shown."""
    shape = next(key.shape for key in KEYS if key.name == name)
    if isinstance(shape, Number):
        return 10, "one_decimal"
    if name in ("name", "id"):
        return 36, "wrapped"
    return 14, "text"


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    assert value is None or isinstance(value, str | int | float)
    return value


def _matches(told: Results) -> Sheet:
    names = ("id", "row", "name", "kind", "before", "after")
    columns = tuple(Column(name, DEFINITIONS[f"matches_{name}"], 40 if name == "name" else 18) for name in names)
    lines = tuple(tuple(_cell(one.get(name)) for name in names) for one in told["matches"])
    return Sheet("Frågor", columns, lines, "Inga frågor.")


def _explained() -> Sheet:
    return Sheet("Förklaringar", _EXPLAINED, tuple(DEFINITIONS.items()))


__all__ = ["to_csv", "to_json", "to_toml", "to_xlsx"]
