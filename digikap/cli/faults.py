"""A fault of a file as lines: where it is, the line itself with its place marked, what is wrong, what was meant."""

from __future__ import annotations

import re
import unicodedata

from digikap.errors import Fault
from digikap.text import visible, visible_line

_WORD = re.compile(r'[\w-]+|"[^"]*"|.|$')


def told(fault: Fault) -> str:
    """The lines of one fault, an empty one last."""
    place = ":".join(str(part) for part in (visible_line(fault.file), fault.line, fault.column) if part)
    head = ", ".join(part for part in (place, visible_line(fault.where)) if part)
    lines = [f"  {head}"] if head else []
    if fault.source.strip():
        lines += _source(fault)
    lines += [f"    {visible(text)}" for text in (fault.what, fault.advice) if text]
    return "\n".join([*lines, ""])


def _source(fault: Fault) -> list[str]:
    """The line, and below it marks under the word at the fault's place."""
    number = str(fault.line or "")
    if fault.mark is None:
        return [f"    {number} | {visible_line(fault.source)}"]
    indent = len(fault.source) - len(fault.source.lstrip())
    shown, before = visible(fault.source[indent:]), max(fault.mark - indent, 0)
    word = _WORD.match(shown, before)
    marks = "^" * max(_width(word.group()) if word else 1, 1)
    return [f"    {number} | {shown}", f"    {' ' * len(number)} | {' ' * _width(shown[:before])}{marks}"]


def _width(text: str) -> int:
    """Character cells: marks that join a letter take none."""
    return sum(not unicodedata.combining(letter) for letter in text)
