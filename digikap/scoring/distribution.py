"""How many gave each answer: the only thing that scoring needs to know of an assessment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from digikap.model.answer import Chosen, Mark, Special

State = Literal["value", "unknown", "not_applicable", "unanswered"]


@dataclass(frozen=True)
class Distribution:
    """The votes on one rating, or one row of a grid, and what the group settled on.

    `counts`: votes per level, the lowest level first, one figure per level of the scale. `missing`: respondents who
    were asked and gave no answer. `settled`: the group's own answer (consensus), None if it settled on nothing.
    """

    counts: tuple[int, ...]
    unknown: int = 0
    not_applicable: int = 0
    missing: int = 0
    settled: Mark | None = None

    @classmethod
    def of_votes(cls, levels: int, votes: Iterable[Mark | None], settled: Mark | None = None) -> Distribution:
        """Counts single votes on a scale of so many levels; None is a respondent without an answer."""
        given = list(votes)
        return cls(
            counts=tuple(sum(1 for vote in given if vote == level) for level in range(1, levels + 1)),
            unknown=given.count(Special.UNKNOWN),
            not_applicable=given.count(Special.NOT_APPLICABLE),
            missing=given.count(None),
            settled=settled,
        )

    @property
    def levels(self) -> int:
        """How many levels the scale has."""
        return len(self.counts)

    @property
    def votes(self) -> int:
        """How many votes name a level."""
        return sum(self.counts)


@dataclass(frozen=True)
class ChoiceDistribution:
    """How many chose each choice, in file order. `first`: how many had it first ."""

    chosen: Mapping[str, int]
    first: Mapping[str, int]
    respondents: int
    unknown: int = 0
    missing: int = 0

    @classmethod
    def of_votes(cls, choices: Iterable[str], votes: Iterable[Chosen | Special | None]) -> ChoiceDistribution:
        """Counts single answers to a question with these choice ids; None is a respondent without an answer."""
        given = list(votes)
        lists = [vote.ids for vote in given if isinstance(vote, Chosen)]
        ids = list(choices)
        return cls(
            chosen={choice: sum(choice in ids for ids in lists) for choice in ids},
            first={choice: sum(ids[:1] == (choice,) for ids in lists) for choice in ids},
            respondents=len(lists),
            unknown=given.count(Special.UNKNOWN),
            missing=given.count(None),
        )
