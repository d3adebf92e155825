"""Where in the table of a questionnaire's file its sections and its questions stand, by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from digikap.checking.finding import Path

_Found = tuple[Path, dict[str, Any]]


def sections(table: dict[str, Any]) -> dict[str, Path]:
    """The path of each section that has an id; where two have the same, of the first."""
    return _by_id(_items(table, "sections", ()))


def questions(table: dict[str, Any]) -> dict[str, Path]:
    """The path of each question that has an id; where two have the same, of the first."""
    return _by_id(listed(table))


def listed(table: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every question with its path."""
    return (found for path, one in _items(table, "sections", ()) for found in _items(one, "questions", path))


def _by_id(found: Iterable[_Found]) -> dict[str, Path]:
    places: dict[str, Path] = {}
    for path, one in found:
        if isinstance(name := one.get("id"), str):
            places.setdefault(name, path)
    return places


def _items(table: dict[str, Any], key: str, path: Path) -> Iterator[_Found]:
    """The tables in the list at a key, each with its path; `path` is that of the table around."""
    listed = table.get(key)
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict):
            yield (*path, key, number), one
