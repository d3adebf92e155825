"""The program at a real terminal, as somebody sees it who waits for each prompt before they type."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

from tests.end_to_end.terminal import PATIENCE, Terminal

_PROMPTS = (
    r"Enter för att börja",
    r"Svar( \(.*\))?",
    r"Röster",
    r"Lista \d+ av \d+",
    r"Enter visar utfallet",
    r"Enter går vidare",
    r"Skäl, eller Enter",
    r"Text|Nästa rad",
    r"Ska kommentaren med i rapporten\? \(j/n\)",
    r"Enter behåller den",
    r"Nummer eller bokstäver",
    r"Ord att slå upp",
    r"Egen rad, eller Enter",
    r"j, h, b eller s",
    r"Enter: .*s: sluta",
    r"Krävs \(1–5.*\)",
    r"Nummer, eller Enter",
    r"Åtgärd|Roll|Datum|Första steg|Effekt",
    r"Fil",
    r"Förstora fönstret",
)
_PROMPT = re.compile("|".join(f"(?:{one})" for one in _PROMPTS))
_READS = b"\x1b[?2004h"
"""What the full terminal writes when it begins to read a line; what is typed before that is thrown away on purpose."""


class Room(Terminal):
    """The program in a pty, with the prompt that it waits at."""

    def __init__(self, folder: Path, *arguments: str, kind: str = "full", **more: Any) -> None:
        """`more`: as in `Terminal`."""
        flags = ["--plain"] if kind == "plain" else []
        super().__init__(folder, *arguments, *flags, **more)
        self.kind = kind

    @property
    def shown(self) -> str:
        """What was written since the last key, in words with one space between them."""
        written = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", self._written).decode(errors="replace")
        return " ".join(written.split())

    def prompt(self) -> str | None:
        """The label of the prompt that came after the last key, once it is read; None when the program has ended."""
        end = time.monotonic() + PATIENCE
        while (label := self._label()) is None:
            if time.monotonic() > end:
                raise AssertionError(f"Ingen fråga kom. På skärmen:\n{self.screen}\nSkrivet: {self._written!r}")
            if not self._read():
                return None
        return label

    def _label(self) -> str | None:
        if not self.waits or (_READS if self.kind == "full" else b": ") not in self._written:
            return None
        line = self._screen.display[self._screen.cursor.y]
        label = line[: self._screen.cursor.x].strip().removesuffix(":")
        return label if _PROMPT.fullmatch(label) else None

    def key(self, letter: str) -> None:
        """Presses a key that acts at once in a full terminal, and with Enter in plain lines."""
        self.type(letter if self.kind == "full" else letter + "\r")

    def at(self, label: str) -> str:
        """Waits for the prompt, which must be this one; gives what was shown since the last key."""
        found = self.prompt()
        assert found == label, f"{found}\n{self.screen}"
        return self.shown

    def drain(self) -> None:
        """Reads what is left of a program that has been killed."""
        while self._read():
            pass

    def resize(self, columns: int, rows: int) -> None:
        """Makes the window another size."""
        self._screen.resize(rows, columns)
        self._written = b""
        self.process.setwinsize(rows, columns)
