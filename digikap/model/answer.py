"""An answer to a question, and the short form that it has in a file.

Not answered (no answer at all), don't know, not applicable and a level are four things and never mixed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import assert_never


class Special(Enum):
    """The two answers that are not a level or a choice; the value is the reserved id in files."""

    UNKNOWN = "vet_ej"
    NOT_APPLICABLE = "ej_aktuellt"

    @property
    def words(self) -> str:
        """What it is called in running text: ``vet ej``."""
        return self.value.replace("_", " ")


Mark = int | Special
"""The answer to one rating, or to one row of a grid: a level from 1 (the lowest), or a special answer."""


@dataclass(frozen=True)
class Grid:
    """The answered rows of a grid by row id; a row that is missing has not been answered."""

    marks: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))

    def with_mark(self, row: str, mark: Mark) -> Grid:
        """The same grid with one row answered, or answered anew."""
        return Grid(MappingProxyType({**self.marks, row: mark}))


@dataclass(frozen=True)
class Chosen:
    """The ids of what was chosen, in a ranking the most important first; `other` is what a free-text choice says."""

    ids: tuple[str, ...]
    other: str | None = None


@dataclass(frozen=True)
class Written:
    """Words of the group's own; lines end with \\n."""

    text: str


Answer = Mark | Grid | Chosen | Written

ShortForm = int | str | list[str] | dict[str, int | str]
"""An answer as `[answers]` in a file has it."""


def short_mark(mark: Mark) -> int | str:
    """A mark as a file has it: the level, or the reserved id."""
    return mark.value if isinstance(mark, Special) else mark


def short_form(answer: Answer, *, many: bool = True) -> ShortForm:
    """The answer as a file has it. `many`: the question takes several choices, so they are a list."""
    match answer:
        case int():
            return answer
        case Special():
            return answer.value
        case Grid(marks):
            return {row: short_mark(mark) for row, mark in marks.items()}
        case Chosen(ids):
            return list(ids) if many else ids[0]
        case Written(text):
            return text
        case _:
            assert_never(answer)


@dataclass(frozen=True)
class Respondent:
    """Who answers alone: a running number or an alias, never a name, and perhaps a role."""

    alias: str
    role: str | None = None
