"""What a terminal sends that nobody typed: the rest of an escape sequence, bytes that are no text."""

from __future__ import annotations

import re
from collections import deque
from typing import Protocol, TypeVar

from digikap.interview.device import ESCAPE
from digikap.text import clean

_UNREADABLE = re.compile("([\ud800-\udfff]+)")
_CONTROL, _SINGLE, _STRINGS = "[", "O", "]PX^_"  # what follows Esc: CSI, SS3, and OSC, DCS, SOS, PM, APC


class Press(Protocol):
    """A key: one letter, or the longer name of a key that is none (prompt_toolkit's ``Keys``)."""

    @property
    def key(self) -> str: ...


P = TypeVar("P", bound=Press)


def is_sequence(data: str, waiting: deque[P]) -> bool:
    """Whether an Esc that came as `data` begins a sequence and is no key.

    The rest of the sequence is then taken from the keys that wait behind it; a key that is no letter ends it.
    """
    if data != ESCAPE:  # Alt and an arrow, which is told as two keys
        waiting.popleft()
        return True
    opening = waiting[0].key if waiting else ""
    if opening not in (_CONTROL, _SINGLE, *_STRINGS):
        return False
    waiting.popleft()
    while waiting and len(waiting[0].key) == 1:
        letter = waiting.popleft().key
        if opening == _SINGLE or (opening == _CONTROL and "@" <= letter <= "~"):
            return True
    if opening in _STRINGS:
        _end_string(waiting)
    return True


def _end_string(waiting: deque[P]) -> None:
    """Takes the end of a string: BEL, or Esc and a backslash."""
    if waiting and waiting[0].key in ("c-g", "escape"):
        waiting.popleft()
        if waiting and waiting[0].key == "\\":
            waiting.popleft()


def readable(pasted: str) -> str:
    """A pasted text, clean but for the bytes that could not be read: they are told of when the line is sent."""
    return "".join(part if _UNREADABLE.match(part) else clean(part) for part in _UNREADABLE.split(pasted))
