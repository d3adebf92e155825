"""What can go wrong, in words for the user, with the exit code of each; imports nothing of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """The program's exit codes, all of them."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    INTERRUPTED = 130


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file: where, what, and what to do about it. The words are Swedish.

    `line` and `column` count from 1; None where no place can be told. `where` names the place in the author's terms
    (”avsnitt kapacitet, fråga d_total”), `source` is the line itself, `advice` says what was probably meant, `mark` is
    how many characters of `source` stand before the place.
    """

    what: str
    file: str = ""
    line: int | None = None
    column: int | None = None
    where: str = ""
    source: str = ""
    advice: str = ""
    mark: int | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        head = ", ".join(part for part in (place, self.where) if part)
        text = f"{head}: {self.what}" if head else self.what
        return f"{text} {self.advice}" if self.advice else text


class DigikapError(Exception):
    """A failure with a Swedish message that says what happened and what to do next."""

    exit_code = ExitCode.FAULT

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UsageError(DigikapError):
    """The command was written in a way that cannot be carried out, or there is no terminal to ask in."""

    exit_code = ExitCode.USAGE


class InterruptedWorkError(DigikapError):
    """Ctrl-C, a signal or the end of input ended the work; everything answered is saved."""

    exit_code = ExitCode.INTERRUPTED


class BadFileError(DigikapError):
    """A file that cannot be used, with every fault that was found in it, in the file's order."""

    def __init__(self, message: str, faults: tuple[Fault, ...], advice: str = "") -> None:
        super().__init__(message, advice)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join([self.message, *map(str, self.faults)])
