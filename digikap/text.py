"""Text from outside is data: cleaned when it is typed, made visible when it is shown. Imports nothing of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

TEXT_LIMIT = 20_000
"""The most characters in one text of the group's own: an answer, a comment, a line of analysis."""

NAME_LIMIT = 200
"""The most characters in a name that somebody gives: an organisation, a service."""

# C0 and C1 controls but for the line end, the marks that turn the direction of text around, line separators; signs that
# take no room (zero-width space, tags) or look like a space and are letters. A soft hyphen may stay: it is a hyphen.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean(typed: str) -> str:
    """What was typed or pasted, in NFC, with \\n as line end and without what cannot be seen or read."""
    unified = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", unified))


def visible(text: str) -> str:
    """The text with every character that cannot be seen shown as its number (``<U+001B>``), never obeyed."""
    return spelled(text, lambda letter: f"<U+{ord(letter):04X}>")


def is_visible(text: str) -> bool:
    """Whether every character can be seen, so that the text is shown as it stands."""
    return _UNSEEN.search(text) is None


def spelled(text: str, spell: Callable[[str], str]) -> str:
    """The text with every character that cannot be seen as `spell` writes it, for formats with escapes of their own."""
    return _UNSEEN.sub(lambda match: spell(match.group()), text)


def visible_line(text: str) -> str:
    """The same on one line: runs of white space, line ends included, become one space."""
    return visible(" ".join(text.split()))


def short_line(text: str) -> str:
    """The same of at most 60 characters, for a name or a value in a message."""
    line = visible_line(text)
    return line if len(line) <= 60 else line[:59] + "…"
