"""The results as TOML: one document, lists of tables always as ``[[name]]``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digikap.report.export.material import Material
from digikap.report.export.workshop import Results
from digikap.report.results import results
from digikap.text import spelled


def to_toml(material: Material) -> str:
    """The results as one TOML document, stable byte for byte; what cannot be seen in a text is escaped."""
    return document(results(material))


def document(tables: Results) -> str:
    """Plain tables as one TOML document."""
    text = "\n".join(_written(tables, ())).lstrip("\n") + "\n"
    return spelled(text, lambda letter: f"\\u{ord(letter):04X}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08X}")


def _written(table: Results, path: tuple[str, ...]) -> Iterator[str]:
    """The lines of a table, in the order that it has: values, tables, lists of tables.

    tomli-w would write a list of short tables inline, and a long one as tables: a reader by eye or by line wants one.
    """
    tables = {name: value for name, value in table.items() if isinstance(value, dict)}
    lists = {name: value for name, value in table.items() if isinstance(value, list) and _holds_tables(value)}
    for name, value in table.items():
        if name not in tables and name not in lists:
            yield _one_line(name, value)
    for name, inner in tables.items():
        yield from ("", f"[{'.'.join((*path, name))}]", *_written(inner, (*path, name)))
    for name, several in lists.items():
        for inner in several:
            yield from ("", f"[[{'.'.join((*path, name))}]]", *_written(inner, (*path, name)))


def _holds_tables(values: list[Any]) -> bool:
    return any(isinstance(value, dict) for value in values)


def _one_line(name: str, value: object) -> str:
    """A key with its value; a list on one line, each of its numbers or texts as it would stand alone."""
    import tomli_w

    if isinstance(value, list):
        alone = [tomli_w.dumps({"a": one}).removeprefix("a = ").rstrip("\n") for one in value]
        return tomli_w.dumps({name: []}).replace("[]", f"[{', '.join(alone)}]").rstrip("\n")
    return tomli_w.dumps({name: value}).rstrip("\n")
