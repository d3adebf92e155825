"""What was found in a questionnaire's file, with its line and its column, in the file's order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from digikap.checking.finding import Finding, Path
from digikap.checking.keys import value_at
from digikap.errors import Fault
from digikap.text import short_line, visible_line

_PARTS = {
    "sections": "avsnitt",
    "questions": "fråga",
    "choices": "svar",
    "rows": "rad",
    "references": "referens",
    "perspectives": "perspektiv",
    "dimensions": "dimension",
    "scales": "skala",
    "services": "verksamhet",
    "groups": "grupp",
    "profiles": "profil",
    "raisers": "kapacitetshöjare",
    "actions": "åtgärd",
}


@dataclass(frozen=True)
class Placed:
    """A finding, and the same in words for the user with its place in the file."""

    finding: Finding
    fault: Fault


def placed(found: Iterable[Finding], table: dict[str, Any], data: bytes, name: str) -> tuple[Placed, ...]:
    """The findings in a file in its order; of several at one key the first, errors before advice.

    Takes the file as a table and as bytes, and what it is called.
    """
    first: dict[Path, Finding] = {}
    for one in sorted(found, key=lambda one: one.severity != "error"):
        first.setdefault(one.path, one)
    if not first:
        return ()
    from digikap.store.positions import Positions

    positions, shown, told = Positions(data), visible_line(name), []
    for one in first.values():
        place = positions.of(one.path)
        earlier = f" Se rad {positions.of(one.earlier).line}." if one.earlier else ""
        what, part = one.what + earlier, where(one.path, table)
        fault = Fault(what, shown, place.line, place.column, part, place.source, one.advice, place.mark)
        told.append(Placed(one, fault))
    return tuple(sorted(told, key=lambda one: (one.fault.line or 0, one.fault.column or 0)))


def where(path: Path, table: dict[str, Any]) -> str:
    """The place in the author's words: ”avsnitt kapacitet, fråga d_total, svar annat”."""
    words = []
    if path[0:1] in (("questions",), ("services",)) and len(path) > 1 and isinstance(path[1], str):
        words.append(f"{_PARTS[str(path[0])]} {short_line(path[1])}")
    for end, part in enumerate(path):
        if isinstance(part, int) and path[end - 1] in _PARTS:
            thing = value_at(table, path[: end + 1])
            name = thing.get("id") if isinstance(thing, dict) else None
            words.append(f"{_PARTS[str(path[end - 1])]} {short_line(name) if isinstance(name, str) else part + 1}")
    return ", ".join(words)
