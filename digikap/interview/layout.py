"""Lines of styled text within a width: wrapping, columns, windows. Knows nothing of what the lines say.

A line is its pieces, each a text and the name of a style. Widths and heights are in character cells.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from digikap.text import visible

Piece = tuple[str, str]
Line = tuple[Piece, ...]

GAP: Line = ()
"""An empty line that may be left out where there is little room."""

WIDEST = 100
"""Lines longer than this are hard to read, however wide the window is."""


# Western letters and the commonest marks take one cell each (the soft hyphen none): only the others are looked up.
_UNSURE = re.compile("[^\x00-\xac\xae-\u02ff\u2010-\u2022\u2026]")


@dataclass(frozen=True)
class View:
    """The room that a screen has: its width, and its height in rows, None where lines simply follow one another."""

    width: int
    height: int | None = None

    @property
    def plain(self) -> bool:
        """Lines follow one another: read aloud or printed, never redrawn, so nothing is set in columns or cut."""
        return self.height is None


def line(text: str, style: str = "") -> Line:
    """One line of one piece, made visible but not wrapped."""
    return ((visible(text), style),)


def cells(text: str) -> int:
    """How many character cells a text takes in a terminal."""
    return len(text) + sum(_cell(letter) - 1 for letter in _UNSURE.findall(text))


def _cell(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """The text, made visible, broken between words; only a word longer than the line is broken inside."""
    rows: list[str] = []
    for paragraph in visible(text).split("\n"):
        rows.extend(_wrapped_paragraph(paragraph, max(width, 1)))
    return rows


def _wrapped_paragraph(text: str, width: int) -> list[str]:
    rows = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if cells(longer) <= width:
            rows[-1] = longer
        else:
            pieces = _pieces(word, width)
            rows = [*rows, *pieces] if rows[-1] else [*rows[:-1], *pieces]
    return rows


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces that fit."""
    pieces = []
    while cells(word) > width:
        pieces.append(_head(word, width))
        word = word[len(pieces[-1]) :]
    return [*pieces, word]


def _head(text: str, width: int) -> str:
    """As much of the text's beginning as fits, at least one character."""
    end, used = 0, 0
    while end < len(text) and (used := used + _cell(text[end])) <= width:
        end += 1
    return text[: max(end, 1)]


def shortened(text: str, width: int) -> str:
    """The text on one line, with … where it does not fit."""
    single = visible(" ".join(text.split()))
    return single if cells(single) <= width else _head(single, width - 1).rstrip() + "…"


def padded(text: str, width: int) -> str:
    """The text with spaces after it, to this width."""
    return text + " " * (width - cells(text))


def paragraph(text: str, width: int, style: str = "", first: Line = (), indent: int | None = None) -> list[Line]:
    """The text as lines; `first` stands before it and the lines that follow are indented as far, or by `indent`."""
    deep = sum(cells(piece) for piece, _ in first) if indent is None else indent
    rows = wrapped(text, width - deep)
    return [(*first, (rows[0], style)), *(((" " * deep, ""), (row, style)) for row in rows[1:])]


def side_by_side(columns: Sequence[Sequence[Line]], width: int) -> list[Line]:
    """Columns of lines beside each other, each `width` wide."""
    rows = max(map(len, columns))
    return [
        tuple(piece for column in columns for piece in _filled(column[number] if number < len(column) else (), width))
        for number in range(rows)
    ]


def _filled(row: Line, width: int) -> Line:
    return (*row, (" " * (width - sum(cells(text) for text, _ in row)), ""))


def tightened(lines: Sequence[Line], rows: int) -> list[Line]:
    """The lines without as many gaps as it takes to fit the rows, those at the end taken first."""
    kept = list(lines)
    for number in range(len(kept) - 1, -1, -1):
        if len(kept) <= rows:
            break
        if kept[number] == GAP:
            del kept[number]
    return kept


def window(amount: int, rows: int, around: int) -> range:
    """Which of so many rows to show where only `rows` fit, with the row `around` among them, in the middle if it can.

    One row at each end is kept for saying how many more there are, where there are more.
    """
    if amount <= rows:
        return range(amount)
    inside = max(rows - 2, 1)
    start = min(max(around - inside // 2, 0), amount - inside)
    return range(start, start + inside)
