"""What an asker needs of a terminal: show a screen and read a line. And which of the two devices suits a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from digikap.errors import UsageError
from digikap.interview.layout import Line, View

ESCAPE = "\x1b"
"""The line that Esc gives: in a text, where letters cannot be keys, it opens the menu."""

PAGE_UP, PAGE_DOWN = "-", "+"
"""The lines that turn pages; a full terminal also gives them for the keys Page Up and Page Down."""

LOWEST_COLUMNS, LOWEST_ROWS = 60, 20
"""A smaller window gets plain lines."""

NO_TERMINAL = "Utan terminal går det inte att ställa frågor."
NO_TERMINAL_ADVICE = "Kör digikap i ett terminalfönster, eller ge svaren i en fil med --answers FIL."

Draw = Callable[[View], Sequence[Line]]
"""A screen as lines, drawn anew when the window changes size. It leaves room for the prompt itself."""


@dataclass(frozen=True)
class Prompt:
    """One typed line.

    `label` stands before it. `instant`: letters that act at once while the line is empty (and as letter + Enter where a
    device cannot). `typed` stands on the line to begin with, where a device can. `live` says what the line means so
    far. `notice` says what was wrong with the line before. `again`: the screen stands there already, so a device that
    does not redraw leaves it out. `ahead`: what was typed before the prompt was shown belongs to it. `several`: a
    pasted text may have several lines. `below`: what stands on the screen stays there, and the line is read under it.
    """

    label: str
    instant: str = ""
    typed: str = ""
    live: Callable[[str], str] | None = None
    notice: str = ""
    again: bool = False
    ahead: bool = False
    several: bool = False
    below: bool = False


class Device(Protocol):
    """A terminal. Both methods may raise KeyboardInterrupt, and EOFError when the input ends or the terminal closes."""

    @property
    def redraws(self) -> bool:
        """Whether each screen takes the place of the one before; otherwise lines follow one another."""
        ...

    def ask(self, draw: Draw, prompt: Prompt) -> str:
        """Shows a screen and reads a line, as it was typed. An instant letter, Esc and the page keys are lines too."""
        ...

    def show(self, draw: Draw) -> None:
        """Shows lines that need no reply, below what stands there."""
        ...


def choose(
    *, plain: bool, term: str | None, columns: int, rows: int, encoding: str | None, stdin: bool, stdout: bool
) -> Literal["full", "plain"]:
    """Which device suits: `plain` if wished for, or if the terminal is dumb, small or cannot show å ä ö.

    `stdin` and `stdout` say whether those are terminals. Raises UsageError (exit 2) where they are not both.
    """
    if not (stdin and stdout):
        raise UsageError(NO_TERMINAL, NO_TERMINAL_ADVICE)
    small = columns < LOWEST_COLUMNS or rows < LOWEST_ROWS
    if plain or small or term in ("dumb", "unknown") or not _holds_swedish(encoding):
        return "plain"
    return "full"


def _holds_swedish(encoding: str | None) -> bool:
    try:
        "åäöÅÄÖé".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
