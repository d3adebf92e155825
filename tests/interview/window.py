"""A terminal window with the interview in it: a real pty, and what its screen shows."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0  # seconds; a slow machine may take its time, a right program never does

ENTER, ESC, CTRL_C, CTRL_D, CTRL_Z, CTRL_R = "\r", "\x1b", "\x03", "\x04", "\x1a", "\x12"


class Window:
    """The interview over some of the main questionnaire's questions, in a window of this size."""

    def __init__(
        self, *questions: str, kind: str = "full", columns: int = 80, rows: int = 24, **environment: str
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._answered = False
        base = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "tests.interview.terminal_room", kind, "kommunen", *questions],
            cwd=str(ROOT),
            env=base | {"TERM": "xterm-256color", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)} | environment,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        self._child.close(force=True)

    def type(self, *keys: str | bytes) -> None:
        """Sends the keys, all at once."""
        self._answered = False
        self._child.send(b"".join(key if isinstance(key, bytes) else key.encode() for key in keys))

    def kill(self, number: int) -> None:
        self._child.kill(number)

    def resize(self, columns: int, rows: int) -> None:
        """Gives the window another size; `ready` and `redrawn` then wait for something written after it."""
        self._answered = False
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def shows(self, text: str, *, then: str = "") -> str:
        """Waits until the screen shows the text (and, after it, another); gives the whole screen."""

        def holds(shown: str) -> bool:
            return text in shown and then in shown[shown.index(text) :]

        return self._until(holds, repr(text))

    def redrawn(self, *texts: str) -> str:
        """Waits for a reply to the last keys or size, and each text once on the screen; gives it when it is quiet."""

        def holds(shown: str) -> bool:
            return all(shown.count(text) == 1 for text in texts)

        self._until(lambda shown: self._answered and holds(shown), repr(texts))
        shown = self.settle()
        assert holds(shown), f"{texts!r} are not each on the screen once:\n{shown}"
        return shown

    def ready(self, text: str, *, then: str = "") -> str:
        """Waits for a prompt, after something has come in reply to the last keys, and with the text on the screen.

        What is typed before that is thrown away on purpose, so a test on a slow machine must not type it.
        """
        self._until(lambda shown: self._answered and self._waits(), f"A prompt with {text!r}")
        shown = self.shows(text, then=then)
        return shown if self._waits() else self.ready(text, then=then)

    def _until(self, holds: Callable[[str], bool], what: str) -> str:
        """Waits until what the screen shows holds; gives the whole screen."""
        end = time.monotonic() + PATIENCE
        while not holds(shown := self.screen()):
            if time.monotonic() > end:
                raise AssertionError(f"{what} is not on the screen:\n{shown}")
            self._read(0.05)
        return shown

    def _waits(self) -> bool:
        """Whether the cursor stands right behind a label."""
        row = self._screen.display[min(self._screen.cursor.y, self._screen.lines - 1)]
        return row[: self._screen.cursor.x].rstrip().endswith(":")

    def screen(self) -> str:
        """What the screen shows now."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    def settle(self, quiet: float = 0.3) -> str:
        """The screen when nothing has come for so many seconds."""
        while self._read(quiet):
            pass
        return self.screen()

    def result(self) -> dict[str, Any]:
        """What the program says when it has ended; it must end by itself."""
        while self._read(PATIENCE):
            pass
        told = self.raw.decode(errors="replace").rpartition("RESULTAT ")[2]
        found: dict[str, Any] = json.loads(told.partition("\r")[0])
        return found

    def _read(self, patience: float) -> bool:
        try:
            data = self._child.read_nonblocking(65536, patience)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            return False
        self.raw += data
        self._answered = True
        self._stream.feed(data)
        return True
