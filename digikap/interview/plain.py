"""The plain device: lines that follow one another. For screen readers, dumb terminals and small windows."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from digikap.interview.device import Draw, Prompt
from digikap.interview.layout import WIDEST, Line, View, wrapped

_NARROWEST = 20
_LONGEST = 4095
"""Bytes of one line that a terminal in Linux hands over; it shows what is typed after them and throws it away."""

_CUT = "Raden är längre än vad terminalen tar emot, och slutet kom inte fram. Skriv den kortare."
_CUT_LINES = "Raden är längre än vad terminalen tar emot, och slutet kom inte fram. Skriv den som flera kortare rader."


class PlainLines:
    """A device (see `interview.device.Device`) over a stream to read from and one to write to."""

    redraws = False

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._in = stdin
        self._out = stdout
        if isinstance(self._in, io.TextIOWrapper):
            # a byte that is not in the encoding must reach us, so that we can tell of it
            self._in.reconfigure(errors="surrogateescape")

    def ask(self, draw: Draw, prompt: Prompt) -> str:
        """Shows the screen (unless it stands there already) and reads a line; what it means is shown after it."""
        if not prompt.again:
            self.show(draw)
        if prompt.notice:
            self._write(wrapped(prompt.notice, self._width()))
        if not prompt.ahead:
            self._discard()
        self._say(f"{prompt.label}: ")
        typed = self._read()
        while self._is_cut(typed):
            self._write(wrapped(_CUT_LINES if prompt.several else _CUT, self._width()))
            self._say(f"{prompt.label}: ")
            typed = self._read()
        meaning = prompt.live(typed) if prompt.live and typed not in prompt.instant else ""
        if meaning:
            self._write(wrapped(meaning, self._width()))
        return typed

    def show(self, draw: Draw) -> None:
        """Prints the lines below what stands there."""
        self._write(_text(line) for line in draw(View(self._width())))

    def _write(self, lines: Iterable[str]) -> None:
        self._say("".join(f"{line}\n" for line in lines))

    def _say(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except OSError as gone:
            raise EOFError from gone

    def _read(self) -> str:
        try:
            typed = self._in.readline()
        except OSError as gone:
            raise EOFError from gone
        if not typed:
            raise EOFError
        return typed.rstrip("\r\n")

    def _is_cut(self, typed: str) -> bool:
        """Whether so much came from a terminal that there may have been more."""
        return self._in.isatty() and len(typed.encode(self._in.encoding, "surrogateescape")) >= _LONGEST

    def _discard(self) -> None:
        """Forgets what was typed before it was asked for, where we read from a terminal."""
        if self._in.isatty():
            _flush_terminal(self._in.fileno())

    def _width(self) -> int:
        try:
            columns = os.get_terminal_size(self._out.fileno()).columns
        except (OSError, ValueError):
            columns = 80
        return max(min(columns - 1, WIDEST), _NARROWEST)


def _text(line: Line) -> str:
    return "".join(text for text, _ in line).rstrip()


if sys.platform == "win32":  # not tried on Windows

    def _flush_terminal(descriptor: int) -> None:
        import msvcrt

        while msvcrt.kbhit():
            msvcrt.getwch()

else:

    def _flush_terminal(descriptor: int) -> None:
        import termios

        termios.tcflush(descriptor, termios.TCIFLUSH)
