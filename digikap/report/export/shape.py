"""The kinds of value that an export can hold; what its keys are stands in `definitions`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

ID_PATTERN = "^[a-z0-9_]+$"


@dataclass(frozen=True)
class Text:
    """Text, at least a character; `one_of` where only these words occur, `pattern` where it has to look so."""

    one_of: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True)
class Whole:
    """A whole number, `low` to `high` (None: no limit)."""

    low: int = 0
    high: int | None = None


@dataclass(frozen=True)
class Number:
    """A number that is not rounded, `low` to `high`."""

    low: int
    high: int


@dataclass(frozen=True)
class Truth:
    """True or false; `always`: it is only there where it is true."""

    always: bool = False


@dataclass(frozen=True)
class Day:
    """A date: TOML's own, in JSON as ISO 8601 has it."""


@dataclass(frozen=True)
class Many:
    """A list, `fewest` to `most` long (None: no limit); `different`: nothing stands in it twice."""

    of: Shape
    fewest: int = 0
    most: int | None = None
    different: bool = False


@dataclass(frozen=True)
class Key:
    """One key of a table: its name, what it means in Swedish, and what its value is. `required`: always there."""

    name: str
    means: str
    shape: Shape
    required: bool = True


@dataclass(frozen=True)
class Table:
    """A table with these keys and no other; `may_be_empty`: all of it can be missing.

    `together`: keys of which the first is there only with the others.
    """

    keys: tuple[Key, ...]
    may_be_empty: bool = False
    together: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class ById:
    """A table whose keys are the ids of what it tells of (or numbers, for lines that are counted)."""

    of: Shape


@dataclass(frozen=True)
class Either:
    """One of several kinds."""

    of: tuple[Shape, ...]


Shape = Text | Whole | Number | Truth | Day | Many | Table | ById | Either

ID = Text(pattern=ID_PATTERN)


def optional(name: str, means: str, shape: Shape) -> Key:
    """A key that is absent where there is nothing to tell."""
    return Key(name, means, shape, required=False)


def keys(shape: Shape, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Key]]:
    """Every key in a shape with the names that lead to it, those of a table before those inside its tables."""
    match shape:
        case Table(inner):
            yield from (((*path, key.name), key) for key in inner)
            for key in inner:
                yield from keys(key.shape, (*path, key.name))
        case Either(several):
            for one in several:
                yield from keys(one, path)
        case Many(of) | ById(of):
            yield from keys(of, path)
        case Text() | Whole() | Number() | Truth() | Day():
            return
        case _:
            assert_never(shape)
