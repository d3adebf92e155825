"""One thing that is wrong, at a path of keys; and the guess at what was meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from digikap.swedish import listed, quoted
from digikap.text import short_line

Path = tuple[str | int, ...]
"""Keys and, in lists, numbers from 0: ``("sections", 2, "questions", 0, "scale")``."""

Severity = Literal["error", "advice"]
"""An error makes the file impossible to use; advice (”råd”) is about what would make it better."""


@dataclass(frozen=True)
class Finding:
    """A fault at a path of keys, in Swedish: `what` is wrong, and `advice` on what to do.

    `earlier` is the path of something that it collides with. `rests_on` names the list at the top of the file that the
    fault rests on: it cannot be told for certain while something in that list has a fault of shape.
    """

    path: Path
    what: str
    advice: str
    earlier: Path | None = None
    rests_on: str = ""
    severity: Severity = "error"


MOST = 100
"""How many faults of a file are told at once. Nobody reads more, and each guess at what was meant takes time."""

_COMPARED = 300


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the known words that is spelt much like this one, None where none is."""
    near = difflib.get_close_matches(word[:60], list(dict.fromkeys(known))[:_COMPARED], n=1, cutoff=0.6)
    return near[0] if near else None


def meant(word: str, known: Iterable[str], otherwise: str = "Välj bland") -> str:
    """”Menade du …?” where one of the known words is spelt much like this one, else the known words themselves."""
    words = list(dict.fromkeys(known))
    if near := nearest(word, words):
        return f"Menade du {quoted(near)}?"
    if not words:
        return ""
    shown = words if len(words) <= 12 else [*words[:11], "fler"]
    return f"{otherwise} {listed(shown)}."


def named(word: object) -> str:
    """A word from the file between quotation marks, safe to show and not endless."""
    return quoted(short_line(str(word)))
