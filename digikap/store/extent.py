"""How much a questionnaire's file may hold: more than anybody asks, and less than takes long to examine."""

from __future__ import annotations

from typing import Any

from digikap.checking.places import listed
from digikap.errors import BadFileError
from digikap.swedish import number
from digikap.text import visible_line

MOST_VALUES = 100_000
"""Values in a file, tables and lists among them. The largest that ships has about a thousand."""

MOST_QUESTIONS = 5_000
"""Questions in a file: eighty hours of them, and still loaded in about a second."""


def check_extent(table: dict[str, Any], name: str) -> None:
    """Raises BadFileError for a table with more than that; `name` is what its file is called."""
    amount = _values(table)
    if amount > MOST_VALUES:
        raise _too_large(name, f"det har fler än {number(MOST_VALUES)} uppgifter")
    if (asked := len(list(listed(table)))) > MOST_QUESTIONS:
        raise _too_large(name, f"det har {number(asked)} frågor, och högst {number(MOST_QUESTIONS)} går att ställa")


def _values(table: dict[str, Any]) -> int:
    """How many values there are, counted until there are too many."""
    waiting: list[Any] = [table]
    seen = 0
    while waiting and seen <= MOST_VALUES:
        value = waiting.pop()
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        seen += len(parts)
        waiting += parts
    return seen


def _too_large(name: str, why: str) -> BadFileError:
    return BadFileError(f"Formuläret {visible_line(name)} är för stort: {why}.", (), "Dela det i flera formulär.")
