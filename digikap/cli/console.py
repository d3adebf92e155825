"""stdout, stderr and stdin: what each carries, and what happens where a stream cannot hold a character.

stdout carries results, stderr the rest. Files are always UTF-8, and so is a result that goes to a file or a pipe; text
for a reader follows the stream's own encoding, and a character that it cannot hold is replaced by one that resembles it
after the user has been told so.
"""

from __future__ import annotations

import codecs
import io
import os
import shutil
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

FALLBACK = "digikap"
"""The name of the codec error handler."""

_STAND_INS = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "–": "-", "—": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-",
    "”": '"', "“": '"', "„": '"', "’": "'", "‘": "'", "…": "...", "•": "*", "·": "*", "×": "x", "§": "$",
    "→": "->", "←": "<-", "↑": "^", "↓": "v", "✓": "x", "●": "*", "○": "o", "◆": "*", "◇": "o", "▲": "^", "▼": "v",
    "å": "a", "ä": "a", "ö": "o", "Å": "A", "Ä": "A", "Ö": "O", "é": "e", "É": "E", "ü": "u", "Ü": "U",
}  # fmt: skip

_NOTE = (
    "Obs: utskriften kan inte visa alla svenska tecken (teckenkodning: {encoding}). De ersätts med liknande.\n"
    "Sätt PYTHONUTF8=1 för att få dem rätt. Filer sparas alltid i UTF-8.\n"
)

_PASSING = 40  # columns; no terminal that shows anything is narrower

_told: set[str] = set()


def stand_in(letter: str) -> str:
    """What stands for a character that a stream cannot hold: something alike in ASCII, or its number."""
    if letter in _STAND_INS:
        return _STAND_INS[letter]
    number = ord(letter)
    if 0x2500 <= number <= 0x257F:  # lines of tables
        return "-" if letter in "─━═╌┄" else "|" if letter in "│┃║╎┆" else "+"
    if 0x2580 <= number <= 0x259F:  # bars
        return "#"
    return f"<U+{number:04X}>"


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Stands in for what cannot be encoded; tells the user once, in ASCII."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    if not error.encoding.lower().startswith("utf"):
        _tell(error.encoding)
    return "".join(map(stand_in, lost)), error.end


def _tell(encoding: str) -> None:
    if not _told and sys.stderr is not None:
        _told.add(encoding)
        note = _NOTE.format(encoding=encoding)
        sys.stderr.write("".join(letter if letter.isascii() else stand_in(letter) for letter in note))
        sys.stderr.flush()


def prepare_streams() -> None:
    """Makes sure that no character is lost silently, and that output cannot end in a UnicodeEncodeError.

    stdin in an ASCII locale is read as UTF-8, which is a superset: å ä ö typed there would otherwise be lost.
    """
    codecs.register_error(FALLBACK, _replace)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=FALLBACK)
    if isinstance(sys.stdin, io.TextIOWrapper) and codecs.lookup(sys.stdin.encoding).name == "ascii":
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream exists, is open and is a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def results() -> TextIO:
    """stdout; DigikapError where the process was started without one."""
    if sys.stdout is None or sys.stdout.closed:
        from digikap.errors import DigikapError

        raise DigikapError("Det finns ingenstans att skriva resultatet: utmatningen är stängd.", "Ange en fil med -o.")
    return sys.stdout


def tell(text: str) -> None:
    """One message to the user, beside the results: on stderr, in a terminal broken between words."""
    if sys.stderr is not None and not sys.stderr.closed:
        if sys.stderr.isatty():
            text = "\n".join(_broken(line, _columns()) for line in text.split("\n"))
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def tell_in_passing(text: str) -> None:
    """A few words that the next take the place of, and none take away: only in a terminal, where somebody waits."""
    if is_terminal(sys.stderr):
        sys.stderr.write(f"\r{text:<{_PASSING}}\r")
        sys.stderr.flush()


def _broken(line: str, columns: int) -> str:
    """A line no wider than so many columns; a path is never broken. Its indent is kept."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    rows = [""]
    for word in line.strip(" ").split(" "):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if len(indent) + len(longer) <= columns or not rows[-1]:
            rows[-1] = longer
        else:
            rows.append(word)
    return "\n".join(indent + row for row in rows)


def _columns() -> int:
    try:
        return max(os.get_terminal_size(sys.stderr.fileno()).columns, 20)
    except (OSError, ValueError):  # no size to be had
        return 80


def write_document(text: str) -> None:
    """A document (TOML, Markdown) on stdout: UTF-8 with \\n when it goes to a file or a pipe, whatever the locale."""
    stream = results()
    buffer = getattr(stream, "buffer", None)
    if buffer is None or is_terminal(stream):
        stream.write(text)
    else:
        stream.flush()
        buffer.write(text.encode())
    stream.flush()


def write_bytes(data: bytes) -> None:
    """A document that is no text on stdout, byte for byte. UsageError on a terminal, which cannot show it."""
    stream = results()
    buffer = getattr(stream, "buffer", None)
    if buffer is None or is_terminal(stream):
        from digikap.errors import UsageError

        raise UsageError("Formatet är ingen text och kan inte visas på skärmen.", "Ange en fil med -o FIL.")
    stream.flush()
    buffer.write(data)
    stream.flush()


def terminal(file: TextIO | None = None, width: int | None = None) -> Console:
    """A Rich console for reports, on stdout unless `file` is given: no markup, no emoji, no automatic colouring.

    Rich itself obeys NO_COLOR, TERM=dumb and a stream that is no terminal; but it takes a dumb terminal to have 80
    columns, so it is told how wide the terminal is.
    """
    from rich.console import Console

    class OurConsole(Console):
        """Where the reader has gone, Rich's own ends the program as at a fault."""

        def on_broken_pipe(self) -> None:
            raise  # noqa: PLE0704 - Rich handles the BrokenPipeError here, and `failure.end` knows what it means

    stream, height = file or results(), None
    if width is None and is_terminal(stream):
        width, height = shutil.get_terminal_size()
    return OurConsole(
        file=stream, width=width, height=height, markup=False, emoji=False, highlight=False, soft_wrap=False
    )


def asks(question: str) -> bool:
    """A yes/no question on the terminal, no by default. Only where both stdin and stderr are terminals.

    Raises EOFError when the input ends, KeyboardInterrupt on Ctrl-C.
    """
    while True:
        sys.stderr.write(f"{question} [j/N] ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        match line.strip().casefold():
            case "j" | "ja":
                return True
            case "" | "n" | "nej":
                return False
        tell("Svara j eller n.")


def can_ask() -> bool:
    """Whether there is somebody to ask: stdin and stderr are both a terminal."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def discard_output() -> None:
    """After the reader of a pipe has gone: what is left in the buffer goes nowhere, so that Python ends quietly."""
    hole = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(hole, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(hole)
