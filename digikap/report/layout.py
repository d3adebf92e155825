"""Text in a given number of columns: folding it, and setting cells beside each other. Knows no style and no terminal.

rich has tables too, but spent half as long on them as the whole program takes to start.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

Row = Sequence[str]


def columns_of(text: str) -> int:
    """How many columns a terminal needs for a text: two for a wide sign, none for one that combines."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(sign) for sign in text)


@lru_cache(1024)
def _columns_of(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def fold(text: str, width: int) -> list[str]:
    """The lines of a text, none wider than `width`: broken at spaces, never hard ones; in a word if it is wider."""
    return [line for given in text.split("\n") for line in _folded(given, max(1, width))]


def _folded(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for word in text.split(" "):
        needed = columns_of(word)
        if line and used + 1 + needed <= width:
            line, used = f"{line} {word}", used + 1 + needed
            continue
        if line:
            lines.append(line)
        *whole, line = _cut(word, width) if needed > width else [word]
        lines += whole
        used = columns_of(line)
    return [*lines, line]


def _cut(word: str, width: int) -> list[str]:
    """A long word in pieces that fit."""
    pieces, piece, used = [], "", 0
    for sign in word:
        needed = _columns_of(sign)
        if used + needed > width and piece:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + sign, used + needed
    return [*pieces, piece]


def shortened(text: str, width: int, lines: int) -> list[str]:
    """The text folded to at most so many lines, the last ending in … where it had to be cut."""
    folded = fold(text, width)
    if len(folded) <= lines:
        return folded
    last = folded[lines - 1]
    while columns_of(last) >= width:
        last = last[:-1]
    return [*folded[: lines - 1], f"{last}…"]


def widths(rows: Sequence[Row], room: int) -> list[int]:
    """How wide each column of some rows is: as its text, else the widest give way, words broken only at last."""
    wanted, words = natural_widths(rows), _word_widths(rows)
    while sum(wanted) > max(room, len(wanted)):
        whole = [at for at, width in enumerate(wanted) if width > max(1, words[at])]
        widest = max(whole or range(len(wanted)), key=wanted.__getitem__)
        wanted[widest] -= 1
    return wanted


def natural_widths(rows: Sequence[Row]) -> list[int]:
    """How wide each column of some rows is where nothing is folded."""
    columns = zip(*rows, strict=True)
    return [max(1, *(columns_of(line) for cell in column for line in cell.split("\n"))) for column in columns]


def _word_widths(rows: Sequence[Row]) -> list[int]:
    """How wide each column must be so that no word is broken."""
    columns = zip(*rows, strict=True)
    return [max(1, *(columns_of(word) for cell in column for word in re.split(r"[ \n]", cell))) for column in columns]


def gap_for(rows: Sequence[Row], width: int, gap: int) -> int:
    """The space between columns: this one, or a single column where no word need be broken then."""
    words = _word_widths(rows)
    return 1 if sum(words) + len(words) - 1 <= width < sum(words) + gap * (len(words) - 1) else gap


def parted(rows: Sequence[Row], width: int) -> list[tuple[int, ...]]:
    """The columns (from 0) of some rows as one table, or as several under each other where words would be broken.

    Each part begins with the first column, which names the rows.
    """
    words = _word_widths(rows)
    parts, part, used = [], [0], words[0]
    for at, needed in enumerate(words[1:], 1):
        if used + 1 + needed > width and len(part) > 1:
            parts.append(tuple(part))
            part, used = [0], words[0]
        part.append(at)
        used += 1 + needed
    return [*parts, tuple(part)]


def beside(row: Row, wide: Sequence[int], gap: int, right: Collection[int] = ()) -> list[str]:
    """The lines of cells set beside each other, each folded in its column; `right`: columns set to the right."""
    folded = [fold(cell, width) for cell, width in zip(row, wide, strict=True)]
    lines = []
    for number in range(max(map(len, folded))):
        parts = [
            _set(cell[number] if number < len(cell) else "", width, at in right)
            for at, (cell, width) in enumerate(zip(folded, wide, strict=True))
        ]
        lines.append((" " * gap).join(parts).rstrip())
    return lines


def _set(text: str, width: int, right: bool) -> str:
    space = " " * (width - columns_of(text))
    return space + text if right else text + space
