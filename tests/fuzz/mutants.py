"""Questionnaires' files that have gone wrong, in as many ways as chance finds: the same for the same seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import tomli_w

from digikap.store import toml

Table = dict[str, Any]
Place = tuple[Any, str | int]
"""A table or a list, and the key or the number of something in it."""

WORDS = [
    "",
    " ",
    "x",
    "vet_ej",
    "annat",
    "å\n",
    "\x1b[2J",
    "\u202eb",
    "[red]",
    "{{ x }}",
    "ja",
    "1",
    "a" * 300,
    "Ord " * 600,
]
VALUES: list[Any] = [
    0, 1, 2, 3, -1, 11, 500, 10**12, 2**70, True, False, Decimal("1.5"), Decimal("0.001"), Decimal("1e9"),
    Decimal("inf"), Decimal("nan"), date(2026, 1, 1), datetime(2026, 1, 1, 1, tzinfo=UTC),
    [], {}, [[]], [1], ["a"], [{}], {"a": 1},
]  # fmt: skip


def bases(files: list[bytes]) -> list[tuple[bytes, Table]]:
    """The files as bytes and as tables, to be broken."""
    return [(data, toml.parse(data, "hel.toml")) for data in files]


def mutants(seed: int, amount: int, whole: list[tuple[bytes, Table]]) -> Iterator[bytes]:
    """So many broken files. Most have one or two faults, in a value, a key or the text itself."""
    chance = random.Random(seed)
    for _ in range(amount):
        data, table = chance.choice(whole)
        if chance.random() < 0.3:
            for _ in range(chance.randint(1, 3)):
                data = chance.choice(_IN_TEXT)(chance, data)
            yield data
        else:
            broken = copy.deepcopy(table)
            for _ in range(chance.choice([1, 1, 1, 2, 2, 5, 30])):
                chance.choice(_IN_TABLE)(chance, broken)
            yield written(broken)


def written(table: Table) -> bytes:
    """The table as TOML."""
    return tomli_w.dumps(table).encode("utf-8", "surrogatepass")


# ---------------------------------------------------------------- in the table


def places(value: Any) -> Iterator[Place]:
    """Every place in a table."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in list(parts):
        yield value, key
        yield from places(part)


def _place(chance: random.Random, table: Table) -> Place | None:
    found = list(places(table))
    return chance.choice(found) if found else None


def _at_a_place(change: Callable[[random.Random, Any, Any], None]) -> Callable[[random.Random, Table], None]:
    def changed(chance: random.Random, table: Table) -> None:
        if (place := _place(chance, table)) is not None:
            change(chance, *place)

    return changed


def _remove(chance: random.Random, around: Any, key: Any) -> None:
    del around[key]


def _retype(chance: random.Random, around: Any, key: Any) -> None:
    around[key] = copy.deepcopy(chance.choice([*VALUES, *WORDS]))


def _misspell(chance: random.Random, around: Any, key: Any) -> None:
    if isinstance(around, dict) and key:
        at = chance.randrange(len(key))
        letter = chance.choice(["", key[at] * 2, "x", "å", ".", " ", '"'])
        around[key[:at] + letter + key[at + 1 :]] = around.pop(key)


def _repeat(chance: random.Random, around: Any, key: Any) -> None:
    if isinstance(around, list):
        around.insert(chance.randrange(len(around) + 1), copy.deepcopy(around[key]))


def _shuffle(chance: random.Random, around: Any, key: Any) -> None:
    if isinstance(around[key], list):
        chance.shuffle(around[key])


def _nudge(chance: random.Random, around: Any, key: Any) -> None:
    """A value of the same kind, so that the file has a chance to be accepted."""
    match around[key]:
        case bool():
            around[key] = not around[key]
        case int():
            around[key] += chance.choice([-1, 1, 2, 7])
        case Decimal():
            around[key] *= 3
        case str():
            around[key] = chance.choice([around[key] * 2, around[key][:-1], around[key].upper(), *WORDS])
        case _:
            pass


def _exchange(chance: random.Random, table: Table) -> None:
    """What stands at one place is put at another: references to what they cannot refer to."""
    one, other = _place(chance, table), _place(chance, table)
    if one is not None and other is not None:
        other[0][other[1]] = copy.deepcopy(one[0][one[1]])


def _borrow(chance: random.Random, table: Table) -> None:
    """A key gets the value that the same key has elsewhere: an id, a scale, a kind, a condition that do exist."""
    if (place := _place(chance, table)) is not None:
        same = [around[key] for around, key in places(table) if key == place[1]]
        place[0][place[1]] = copy.deepcopy(chance.choice(same))


def _lend(chance: random.Random, table: Table) -> None:
    """A table gets a key that another table has."""
    tables = [around[key] for around, key in places(table) if isinstance(around[key], dict)]
    keys = [(key, around[key]) for around, key in places(table) if isinstance(key, str)]
    if tables and keys:
        key, value = chance.choice(keys)
        chance.choice(tables)[key] = copy.deepcopy(value)


_IN_TABLE: list[Callable[[random.Random, Table], None]] = [
    _at_a_place(_remove),
    _at_a_place(_retype),
    _at_a_place(_misspell),
    _at_a_place(_repeat),
    _at_a_place(_shuffle),
    *[_at_a_place(_nudge)] * 3,
    _exchange,
    *[_borrow] * 4,
    *[_lend] * 2,
]

# ---------------------------------------------------------------- in the text


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


_IN_TEXT: list[Callable[[random.Random, bytes], bytes]] = [_truncated, _random_bytes, _signs, _signs, _lines, _lines]
