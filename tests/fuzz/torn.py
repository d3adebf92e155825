"""The text of a file with one fault in it, of those that no table has: cut, saved in another way, with odd values."""

from __future__ import annotations

import random
import re
from collections.abc import Callable


def torn(chance: random.Random, data: bytes) -> bytes:
    """The text with one fault."""
    return chance.choice(_IN_TEXT)(chance, data)


def spliced(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The beginning of one file and the end of another, cut at a line."""
    ours, theirs = data.split(b"\n"), other.split(b"\n")
    return b"\n".join(ours[: chance.randrange(len(ours) + 1)] + theirs[chance.randrange(len(theirs) + 1) :])


def _truncated(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _random_bytes(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.randint(1, 5)) + data[at + chance.randint(0, 5) :]


def _signs(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    sign = chance.choice(
        ['"', "'", "]", "[", "{", "}", "=", "#", "\\", "\n", "\r", "\t", "”", ",", ".", '"""', "ö", "\x00", "\ufeff"]
    )
    return data[:at] + sign.encode() + data[at + chance.randint(0, 1) :]


def _lines(chance: random.Random, data: bytes) -> bytes:
    rows = data.split(b"\n")
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    match chance.randrange(4):
        case 0:
            del rows[one]
        case 1:
            rows.insert(other, rows[one])
        case 2:
            rows[one], rows[other] = rows[other], rows[one]
        case _:
            rows[one] = rows[one].replace(b'"', b"", 1)
    return b"\n".join(rows)


ODD = [
    b"9" * 10_000, b"1e400", b"-1e-400", b"inf", b"-nan", b"0x" + b"f" * 100, b"1_000", b"0.1" + b"0" * 300, b"1" * 19,
    b"9223372036854775808", b"0000-01-01", b"0001-01-01", b"9999-12-31", b"10000-01-01", b"2026-02-30",
    b"2026-01-01T24:00:00Z", b"0001-01-01T00:00:00+23:59", b"07:32:00", b"[" * 40 + b"]" * 40,
    b"{a=" * 40 + b"1" + b"}" * 40,
    b"a." * 40 + b"a", b'"' + b"x" * 100_001 + b'"', b'"\\u0000"', b'"\\ud800"', b'"\\U0010ffff"', b'"\\u200b\\u0301"',
    "”ja”".encode(), b"ja", b"'''", b'"""', b'"a" "b"', b"1,5", b'"=1+1"', b'"<b>&amp;"', b'"[red]x[/]"',
    b'"{{ 7*7 }}"',
]  # fmt: skip
"""Values that no writer gives, or that mean something elsewhere."""


def _odd_value(chance: random.Random, data: bytes) -> bytes:
    """A value is exchanged for an odd one."""
    ends = [at for at, sign in enumerate(data) if sign == ord("=")]
    if not ends:
        return data
    at = chance.choice(ends) + 1
    end = data.find(b"\n", at)
    return data[:at] + b" " + chance.choice(ODD) + data[end if end >= 0 else len(data) :]


def _encoded(chance: random.Random, data: bytes) -> bytes:
    """Saved in some other way: with a mark, with other line ends, in another encoding, with bytes that are no text."""
    match chance.randrange(6):
        case 0:
            return b"\xef\xbb\xbf" + data
        case 1:
            return data.replace(b"\n", b"\r\n")
        case 2:
            return data.replace(b"\n", b"\r")
        case 3:
            return data.decode("utf-8", "replace").encode(chance.choice(["utf-16", "utf-16-le", "cp1252"]), "replace")
        case 4:
            return data.replace(b"a", b"\xed\xa0\x80", 1)
        case _:
            return data.replace(b"a", b"\x00", 1)


def _values(chance: random.Random, data: bytes) -> bytes:
    """A line gets the value of another line, most often of the same key: much the same as in a table, in less time."""
    rows = data.split(b"\n")
    lines = [(at, row.partition(b"=")) for at, row in enumerate(rows) if b"=" in row]
    if lines:
        at, (key, _, _) = chance.choice(lines)
        same = [value for _, (name, _, value) in lines if name == key and chance.random() < 0.9]
        rows[at] = key + b"=" + chance.choice(same if len(same) > 1 else [value for _, (_, _, value) in lines])
    return b"\n".join(rows)


def _keys(chance: random.Random, data: bytes) -> bytes:
    """A line, or the head of a table, moves to another place or stands there too."""
    rows = data.split(b"\n")
    at = chance.randrange(len(rows))
    row = rows[at] if chance.random() < 0.5 else rows.pop(at)
    rows.insert(chance.randrange(len(rows) + 1), row)
    return b"\n".join(rows)


def _block(chance: random.Random, data: bytes) -> bytes:
    """A whole table is taken away, moved or repeated."""
    blocks = data.split(b"\n\n")
    at = chance.randrange(len(blocks))
    block = blocks[at] if chance.random() < 0.3 else blocks.pop(at)
    if chance.random() < 0.6:
        blocks.insert(chance.randrange(len(blocks) + 1), block)
    return b"\n\n".join(blocks)


def _word(chance: random.Random, data: bytes) -> bytes:
    """One word becomes another of the file's words: ids, kinds, keys."""
    words = list(_WORD.finditer(data))
    if not words:
        return data
    one, other = chance.choice(words), chance.choice(words)
    return data[: one.start()] + other[0] + data[one.end() :]


_WORD = re.compile(rb"[\w.-]+")

_IN_TEXT: list[Callable[[random.Random, bytes], bytes]] = [
    _truncated, _random_bytes, _signs, _lines, _odd_value, _odd_value, _encoded,
    _values, _values, _values, _values, _keys, _keys, _block, _block, _word, _word, _word,
]  # fmt: skip
