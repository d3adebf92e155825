"""A real terminal: the program in a pty, its screen as a person sees it, keys as a person types them."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

from tests.cli.program import COMMAND, environment

PATIENCE = 20.0
"""Seconds to wait for what must come; only reached when it does not."""


class Terminal:
    """Runs the program in a pty of so many columns and rows, in a folder."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        command: Sequence[str] = COMMAND,
    ) -> None:
        self.process = pexpect.spawn(
            command[0],
            [*command[1:], *arguments],
            dimensions=(rows, columns),
            env=environment(environ),
            cwd=str(folder),
            timeout=PATIENCE,
        )
        self.process.delaybeforesend = None
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._written = b""

    @property
    def screen(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    @property
    def waits(self) -> bool:
        """Whether the cursor stands after a prompt: what is typed before that is thrown away on purpose."""
        line = self._screen.display[self._screen.cursor.y]
        return line[: self._screen.cursor.x].rstrip().endswith(":")

    def see(self, words: str, *, prompt: bool = False) -> str:
        """Waits until the words stand on the screen (line breaks count as spaces), with a prompt if that is asked."""
        end = time.monotonic() + PATIENCE
        while not self._shows(words) or (prompt and not self.waits):
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"Väntade på {words!r}, men såg:\n{self.screen}")
        return self.screen

    def prompted(self, label: str, keys: str) -> None:
        """Waits until the prompt with this label is the last thing on the screen, then types the keys."""
        end = time.monotonic() + PATIENCE
        while not (self.screen.endswith(label) and self.waits):
            if time.monotonic() > end or not self._read():
                raise AssertionError(f"Väntade på {label!r}, men såg:\n{self.screen}")
        self.type(keys)

    def _shows(self, words: str) -> bool:
        """Whether the words stand on the screen, or were written since the last key and have scrolled away."""
        written = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", self._written).decode(errors="replace")
        return any(words in " ".join(text.split()) for text in (self.screen, written))

    def type(self, keys: str) -> None:
        """Types keys; \\r is Enter."""
        self._written = b""
        self.process.send(keys)

    def answer(self, seen: str, keys: str) -> None:
        """Waits for the words and a prompt, then types a line and Enter."""
        self.press(seen, keys + "\r")

    def press(self, seen: str, keys: str) -> None:
        """Waits for the words and a prompt, then types the keys."""
        self.see(seen, prompt=True)
        self.type(keys)

    def end(self) -> int:
        """Waits for the program to end, and gives its exit code (128 + the signal where one ended it)."""
        end = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > end:
                raise AssertionError(f"Programmet slutar inte:\n{self.screen}")
        self.process.close()
        status = self.process.exitstatus
        return status if status is not None else 128 + (self.process.signalstatus or 0)

    def shut(self) -> None:
        """Closes the window, which ends the program in its own time: on a busy machine that is not at once."""
        self.process.ptyproc.fileobj.close()
        end = time.monotonic() + PATIENCE
        while self.process.ptyproc.isalive():
            assert time.monotonic() < end, "Programmet lever vidare utan fönster."
            time.sleep(0.02)
        self.process.close(force=False)

    def _read(self) -> bool:
        """Takes in what has been written; False when the program has ended."""
        try:
            written = self.process.read_nonblocking(65536, timeout=0.1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self._written += written
        self._stream.feed(written)
        return True
