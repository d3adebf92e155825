"""A questionnaire whose shape has faults, mended enough for its meaning to be checked too."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from itertools import count, islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from digikap.checking.finding import MOST, Finding, Path
from digikap.checking.keys import value_at
from digikap.checking.structure import author_path, short_only_to_pydantic

T = TypeVar("T", bound=BaseModel)

_ROUNDS = 6
_STAND_INS: dict[str, Any] = {
    "format": "digikap-questionnaire",
    "format_version": 1,
    "version": 1,
    "minutes": 1,
    "kind": "text",
    "choices": [{"id": "a", "text": "a"}, {"id": "b", "text": "b"}],
    "levels": ["a", "b"],
    "max_choices": 1,
    "value": 1,
    "year": 1,
}


def faults_beside(
    shape: tuple[Finding, ...], table: dict[str, Any], kind: type[T], meaning: Callable[[T], Iterable[Finding]]
) -> tuple[Finding, ...]:
    """The faults of meaning that can be told for certain in a table with these faults of shape.

    `kind`: what the table should have been; `meaning` finds the faults in one.
    """
    mended = _mended(table, kind)
    if mended is None:
        return ()
    broken = [found.path for found in shape]
    lists = {path[0] for path in broken if path}
    return tuple(
        found
        for found in islice(meaning(mended), 2 * MOST)
        if found.rests_on not in lists and not any(_touch(found.path, path) for path in broken)
    )


def _touch(one: Path, other: Path) -> bool:
    """Whether one of the paths leads through the other."""
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _mended(table: dict[str, Any], kind: type[T]) -> T | None:
    """The table without what cannot be there, and with stand-ins for what is missing; None where that is not enough."""
    mended, numbers = copy.deepcopy(table), count(1)
    for _ in range(_ROUNDS):
        try:
            return kind.model_validate(mended)
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False):
                path = author_path(one["loc"])
                if short_only_to_pydantic(one, mended, path):
                    continue
                if not _mend(mended, path, one["type"], numbers):
                    return None
    return None


def _mend(table: dict[str, Any], path: Path, kind: str, numbers: count[int]) -> bool:
    if kind.startswith("union_tag"):
        path = (*path, "kind")
    around = value_at(table, path[:-1])
    if not path or not isinstance(around, dict):
        # something in a list is not what it should be: taking it away would move all that comes after
        return False
    key = str(path[-1])
    if kind == "missing":
        around[key] = f"saknas_{next(numbers)}" if key == "id" else copy.deepcopy(_STAND_INS.get(key, "a"))
    elif kind.startswith("union_tag"):
        around[key] = "text"
    else:
        around.pop(key, None)
    return True
