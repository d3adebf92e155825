"""Processes to measure: programs from start to end, and workers that repeat one piece of work in themselves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tests.benchmarks.measure import Cost, peak_of
from tests.cli.program import SOURCE, environment

PYTHON = sys.executable
HERE = Path(__file__).parent


def digikap() -> list[str]:
    """The installed start script, or the module where there is none."""
    script = Path(PYTHON).parent / "digikap"
    return [str(script)] if script.exists() else [PYTHON, "-m", "digikap"]


def surroundings() -> dict[str, str]:
    """The environment of all that is measured: compiled modules are kept, as on anybody's machine."""
    return environment({"PYTHONPATH": str(SOURCE), "PYTHONDONTWRITEBYTECODE": None, "PROMPT_TOOLKIT_NO_CPR": "1"})


class Worker:
    """A process that does its work once for every line, and answers with what it took (see `repeated`)."""

    def __init__(self, *command: str | Path) -> None:
        self._command = [str(word) for word in command]

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings(), text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _close(self._process)

    def cost(self) -> Cost:
        """Once."""
        wall, cpu = _answer(self._process, "")
        return Cost(float(wall), float(cpu), peak_of(self._process.pid))


class Program:
    """A program from its start to its end, its output thrown away. `code`: how it is to end."""

    def __init__(self, *command: str | Path, code: int = 0) -> None:
        self._command = [str(word) for word in command]
        self._code = code

    def __enter__(self) -> Self:
        self._launcher = subprocess.Popen(
            [PYTHON, "-I", "-S", str(HERE / "launcher.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=surroundings(),
            text=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _close(self._launcher)

    def cost(self) -> Cost:
        """Once. Raises RuntimeError where it does not end as it should."""
        wall, cpu, peak, code = _answer(self._launcher, "\0".join(self._command))
        if int(code) != self._code:
            raise RuntimeError(f"exit code {code}: {self._command}")
        return Cost(float(wall), float(cpu), int(peak) * 1024)


def _answer(process: subprocess.Popen[str], line: str) -> Sequence[str]:
    _stream(process.stdin).write(line + "\n")
    _stream(process.stdin).flush()
    answer = _stream(process.stdout).readline().split()
    if not answer:
        raise RuntimeError(f"it ended before it had answered: {process.args!r}")
    return answer


def _close(process: subprocess.Popen[str]) -> None:
    _stream(process.stdin).close()
    process.wait()
    _stream(process.stdout).close()


def _stream(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream
