"""Text from outside is data: cleaned when it is typed, made visible when it is shown. Imports nothing of its own."""

from __future__ import annotations

import re
import unicodedata

TEXT_LIMIT = 20_000
"""The most characters in one text of the group's own: an answer, a comment, a line of analysis."""

NAME_LIMIT = 200
"""The most characters in a name that somebody gives: an organisation, a service."""

# C0 and C1 controls but for the line end, and the marks that turn the direction of text around.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def clean(typed: str) -> str:
    """What was typed or pasted, in NFC, with \\n as line end and without control characters or lone surrogates."""
    unified = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", unified))


def visible(text: str) -> str:
    """The text with every control and direction character shown as its number (``<U+001B>``), never obeyed."""
    return _UNSEEN.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def visible_line(text: str) -> str:
    """The same on one line: runs of white space, line ends included, become one space."""
    return visible(" ".join(text.split()))
