"""Bytes of a TOML file in, a plain table out: how the bytes are read as text, and the one call of the parser."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import tomli

from digikap.errors import BadFileError, Fault
from digikap.store.lexer import Refusal, scan
from digikap.text import visible, visible_line

_MOST = {b"=": 1_000_000, b"[": 100_000, b"{": 100_000, b",": 1_500_000}
"""Of each sign, in a whole file: more than the largest merged file has, and no more than is read in seconds."""

_WIDTH = 72  # characters of a long line that are shown; with indent and line number it stays on one row
_SAVE_ANEW = "Öppna filen, välj Spara som och ange kodningen UTF-8."


def parse(data: bytes, name: str) -> dict[str, Any]:
    """The table in the file's bytes (UTF-8, with or without BOM), floats as the exact Decimal that was written.

    `name` is what the file is called in messages. Takes TOML 1.0; raises BadFileError with the first fault of syntax,
    explained in Swedish with line, column and what to do.
    """
    if holds_too_much(data):
        raise BadFileError(f"Filen {visible_line(name)} har för många uppgifter.", (), "Är det rätt fil?")
    text = _text(data, name).replace("\r\n", "\n")
    seen = scan(text)
    if seen.refusal and seen.refusal.first:
        raise _bad(text, name, seen.refusal)
    try:
        table: dict[str, Any] = tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        # only a file with a fault pays for the explanation
        from digikap.store.syntax import explain

        raise _bad(text, name, explain(text, error.pos, error.msg)) from error
    if seen.refusal:
        raise _bad(text, name, seen.refusal)
    return table


def holds_too_much(data: bytes) -> bool:
    """Whether there is so much in a file that reading it would take minutes, or more memory than a small computer has.

    Counts signs, wherever they stand: a value takes one at least. Long texts have few of them.
    """
    return any(data.count(sign) > most for sign, most in _MOST.items())


def excerpt(line: str, column: int) -> tuple[str, int]:
    """A line to show beside a fault at a column (from 1), and how much of it stands before that column.

    Without its end, unseen characters visible and tabs as spaces, cut if long.
    """
    line = line.rstrip().replace("\t", " ")
    start = max(0, min(column - 1 - _WIDTH // 3, len(line) - _WIDTH))
    end = start + _WIDTH
    before = ("…" if start else "") + visible(line[start : column - 1])
    return before + visible(line[column - 1 : end]) + ("…" if end < len(line) else ""), len(before)


def _text(data: bytes, name: str) -> str:
    """The bytes as text. Other encodings are recognised, to be told how to save anew."""
    zeros, beginning = data[:200].count(0), len(data[:200])
    # Latin letters in UTF-16 are every other byte zero, also where the mark at the beginning is missing
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or beginning < 3 * zeros < 2 * beginning:
        raise _unreadable(
            name, Fault("Filen är sparad som UTF-16, inte som UTF-8.", visible_line(name), advice=_SAVE_ANEW)
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        before = data[start : error.start].decode("utf-8-sig" if start == 0 else "utf-8", "replace")
        line = data[start:].split(b"\n", 1)[0].decode("cp1252", "replace")
        source, mark = excerpt(line, len(before) + 1)
        raise _unreadable(
            name,
            Fault(
                "Filen är inte sparad som UTF-8, utan troligen som Latin-1 (ANSI).",
                visible_line(name),
                data.count(b"\n", 0, error.start) + 1,
                len(before) + 1,
                source=source,
                advice=_SAVE_ANEW,
                mark=mark,
            ),
        ) from error


def _bad(text: str, name: str, refusal: Refusal) -> BadFileError:
    start = text.rfind("\n", 0, refusal.position) + 1
    line, column = text[start:].split("\n", 1)[0], refusal.position - start + 1
    source, mark = excerpt(line, column)
    return _unreadable(
        name,
        Fault(
            refusal.what,
            visible_line(name),
            text.count("\n", 0, refusal.position) + 1,
            column,
            source=source,
            advice=refusal.advice,
            mark=mark,
        ),
    )


def _unreadable(name: str, fault: Fault) -> BadFileError:
    return BadFileError(f"Filen {visible_line(name)} går inte att läsa.", (fault,), "Rätta felet och försök igen.")
