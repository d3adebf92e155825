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
from tests.fuzz.torn import spliced, torn

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


_MANY = (dict, list)


def bases(files: list[bytes]) -> list[tuple[bytes, Table]]:
    """The files as bytes and as tables, to be broken."""
    return [(data, toml.parse(data, "hel.toml")) for data in files]


def mutants(seed: int, amount: int, whole: list[tuple[bytes, Table]]) -> Iterator[bytes]:
    """So many broken files. Most have one or two faults, in a value, a key or the text itself."""
    chance = random.Random(seed)
    for _ in range(amount):
        yield mutant(chance, whole)


def mutant(chance: random.Random, whole: list[tuple[bytes, Table]], in_text: float = 0.3) -> bytes:
    """One broken file. `in_text`: how many are broken as text rather than as a table, which takes more time."""
    data, table = chance.choice(whole)
    if not table or chance.random() < in_text:
        for _ in range(chance.choice([1, 1, 2, 3])):
            data = spliced(data, chance.choice(whole)[0], chance) if chance.random() < 0.1 else torn(chance, data)
        return data
    broken = copy.deepcopy(table)
    if chance.random() < 0.1:
        _grafted(chance, broken, chance.choice(whole)[1])
    for _ in range(chance.choice([1, 1, 1, 2, 2, 5, 30])):
        chance.choice(_IN_TABLE)(chance, broken)
    return written(broken)


def written(table: Table) -> bytes:
    """The table as TOML."""
    return tomli_w.dumps(table).encode("utf-8", "surrogatepass")


# ---------------------------------------------------------------- in the table


def places(table: Table) -> list[Place]:
    """Every place in a table."""
    found: list[Place] = []
    waiting: list[Any] = [table]
    while waiting:
        around = waiting.pop()
        found += [(around, key) for key in (around if isinstance(around, dict) else range(len(around)))]
        waiting += [
            part for part in (around.values() if isinstance(around, dict) else around) if part.__class__ in _MANY
        ]
    return found


def _place(chance: random.Random, table: Table) -> Place | None:
    found = places(table)
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


def _grafted(chance: random.Random, table: Table, other: Table) -> None:
    """What stands at a place in another file, at the same key here or at any place."""
    found = _place(chance, other)
    if found is None:
        return
    around, key = found
    same = [place for place in places(table) if place[1] == key]
    target = chance.choice(same) if same else _place(chance, table)
    if target is not None:
        target[0][target[1]] = copy.deepcopy(around[key])


def _borrow(chance: random.Random, table: Table) -> None:
    """A key gets the value that the same key has elsewhere: an id, a scale, a kind, a condition that do exist."""
    found = places(table)
    if found:
        place = chance.choice(found)
        same = [around[key] for around, key in found if key == place[1]]
        place[0][place[1]] = copy.deepcopy(chance.choice(same))


def _lend(chance: random.Random, table: Table) -> None:
    """A table gets a key that another table has."""
    found = places(table)
    tables = [around[key] for around, key in found if isinstance(around[key], dict)]
    keys = [(key, around[key]) for around, key in found if isinstance(key, str)]
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
