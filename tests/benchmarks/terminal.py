"""A program in a pseudo-terminal of 80×24: what it shows, and when."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from tests.cli.program import SOURCE, environment


class Session:
    """A running program. `until` gives the seconds since the last `send`, or since the start."""

    def __init__(self, command: Sequence[str | Path], folder: Path | None = None) -> None:
        self._main, other = os.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environ = environment(
            {"PYTHONPATH": str(SOURCE), "PROMPT_TOOLKIT_NO_CPR": "1", "PYTHONDONTWRITEBYTECODE": None}
        )
        self._begun = time.perf_counter()
        self._process = subprocess.Popen(
            [str(word) for word in command], stdin=other, stdout=other, stderr=other, env=environ, cwd=folder,
            start_new_session=True,
        )  # fmt: skip
        os.close(other)
        self._shown = b""

    def send(self, keys: str) -> None:
        """Presses keys; what was shown before is forgotten."""
        self._shown = b""
        self._begun = time.perf_counter()
        os.write(self._main, keys.encode())

    def until(self, pattern: str, patience: float = 30) -> float:
        """Waits until the pattern (a regular expression) is on the screen."""
        wanted = re.compile(pattern.encode(), re.DOTALL)
        while not wanted.search(self._shown):
            ready, _, _ = select.select([self._main], [], [], patience)
            if not ready:
                raise TimeoutError(f"{pattern} was not shown in {patience} s; the last was {self._shown[-2000:]!r}")
            try:
                self._shown += os.read(self._main, 65536)
            except OSError as gone:  # the program has ended
                raise EOFError(f"{pattern} was not shown before the end: {self.shown}") from gone
        return time.perf_counter() - self._begun

    @property
    def shown(self) -> str:
        """What was written since the last `send`."""
        return self._shown.decode(errors="replace")

    def close(self) -> None:
        """Ends the program."""
        self._process.kill()
        self._process.wait()
        os.close(self._main)


def first_shown(command: Sequence[str | Path], pattern: str, folder: Path | None = None) -> float:
    """Seconds from the start of a program to the pattern on its screen."""
    session = Session(command, folder)
    try:
        return session.until(pattern)
    finally:
        session.close()
