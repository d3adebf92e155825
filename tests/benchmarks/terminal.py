"""A program in a pseudo-terminal of 80×24: what it shows, when, and what it has cost until then."""

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
from types import TracebackType
from typing import Self

from tests.benchmarks.measure import Cost, peak_of
from tests.benchmarks.processes import surroundings


class Session:
    """A running program. `until` gives the cost since the last `send`, or since the start."""

    def __init__(self, command: Sequence[str | Path], folder: Path | None = None) -> None:
        self._main, other = os.openpty()
        fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._begun, self._cpu = time.perf_counter(), 0.0
        self._process = subprocess.Popen(
            [str(word) for word in command], stdin=other, stdout=other, stderr=other, env=surroundings(), cwd=folder,
            start_new_session=True,
        )  # fmt: skip
        os.close(other)
        self._shown = b""

    def send(self, keys: str) -> None:
        """Presses keys; what was shown before is forgotten."""
        self._shown = b""
        self._begun, self._cpu = time.perf_counter(), self._used()
        os.write(self._main, keys.encode())

    def until(self, pattern: str, patience: float = 30) -> Cost:
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
        return Cost(time.perf_counter() - self._begun, self._used() - self._cpu, peak_of(self._process.pid))

    def _used(self) -> float:
        """Seconds of processor that all its threads have used, by the system's own count (Linux)."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9

    @property
    def shown(self) -> str:
        """What was written since the last `send`."""
        return self._shown.decode(errors="replace")

    def close(self) -> float:
        """Ends the program; gives the seconds of processor that it and its own children have used in all."""
        self._process.kill()
        _, status, used = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        os.close(self._main)
        return used.ru_utime + used.ru_stime


class Start:
    """From Enter in the shell until the pattern is shown; Enter is pressed wherever a screen asks for it."""

    def __init__(self, command: Sequence[str | Path], pattern: str, folder: Path | None = None) -> None:
        self._command = command
        self._pattern = pattern
        self._folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Every run has ended by itself."""

    def cost(self) -> Cost:
        """Once."""
        begun, session, seen = time.perf_counter(), Session(self._command, self._folder), None
        try:
            seen = session.until(f"{self._pattern}|Enter[^\\n]*:")
            while not re.search(self._pattern, session.shown, re.DOTALL):
                session.send("\r")
                seen = session.until(f"{self._pattern}|Enter[^\\n]*:")
            wall = time.perf_counter() - begun
        finally:
            cpu = session.close()
        return Cost(wall, cpu, seen.peak)
