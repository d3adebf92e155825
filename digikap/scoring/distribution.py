"""How many gave each answer: the only thing that scoring needs to know of an assessment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from digikap.model.answer import Chosen, Mark, Special

State = Literal["value", "unknown", "not_applicable", "unanswered"]


@dataclass(frozen=True)
class Distribution:
    """The votes on one rating, or one row of a grid, and what the group settled on.

    `counts`: votes per level, the lowest level first, one figure per level of the scale. `missing`: respondents who
    were asked and gave no answer. `settled`: what the group agreed on after its votes, None if it settled on nothing.
    """

    counts: tuple[int, ...]
    unknown: int = 0
    not_applicable: int = 0
    missing: int = 0
    settled: Mark | None = None

    @classmethod
    def of_votes(cls, levels: int, votes: Iterable[Mark | None], settled: Mark | None = None) -> Distribution:
        """Counts single votes on a scale of so many levels; None is a respondent without an answer."""
        given = Counter(votes)
        return cls(
            counts=tuple(given[level] for level in range(1, levels + 1)),
            unknown=given[Special.UNKNOWN],
            not_applicable=given[Special.NOT_APPLICABLE],
            missing=given[None],
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

    @property
    def asked(self) -> int:
        """How many respondents were asked: all but those who said ”ej aktuellt”."""
        return self.votes + self.unknown + self.missing

    @property
    def state(self) -> State:
        """The question's state: what the group settled on; else a level before ”vet ej” before ”ej aktuellt”."""
        match self.settled:
            case int():
                return "value"
            case Special.UNKNOWN:
                return "unknown"
            case Special.NOT_APPLICABLE:
                return "not_applicable"
            case None:
                return self._state_of_votes()
            case _:
                assert_never(self.settled)

    def _state_of_votes(self) -> State:
        if self.votes:
            return "value"
        if self.unknown:
            return "unknown"
        return "not_applicable" if self.not_applicable else "unanswered"


@dataclass(frozen=True)
class GridDistribution:
    """The votes on a grid: each row on its own, by row id, in the order of the rows."""

    rows: Mapping[str, Distribution]


@dataclass(frozen=True)
class ChoiceDistribution:
    """How many chose each choice, by choice id in file order.

    `first`: how many ranked it first; all zero in a question that is no ranking, where the order of the chosen means
    nothing. `respondents`: how many chose at all. `only`: the ranking of a single respondent, () otherwise.
    """

    chosen: Mapping[str, int]
    first: Mapping[str, int]
    respondents: int
    unknown: int = 0
    missing: int = 0
    only: tuple[str, ...] = ()

    @classmethod
    def of_votes(
        cls, choices: Iterable[str], votes: Iterable[Chosen | Special | None], *, ranked: bool = False
    ) -> ChoiceDistribution:
        """Counts single answers to a question with these choice ids; None is a respondent without an answer."""
        given = list(votes)
        ids = list(choices)
        lists = [vote.ids for vote in given if isinstance(vote, Chosen)]
        chosen = Counter(choice for listed in lists for choice in listed)
        first = Counter(listed[0] for listed in lists if listed and ranked)
        return cls(
            chosen={choice: chosen[choice] for choice in ids},
            first={choice: first[choice] for choice in ids},
            respondents=len(lists),
            unknown=given.count(Special.UNKNOWN),
            missing=given.count(None),
            only=lists[0] if ranked and len(lists) == 1 else (),
        )


Response = Distribution | GridDistribution | ChoiceDistribution
"""How everyone answered one question."""

Responses = Mapping[str, Response]
"""What was answered to every question that was asked, by question id: all that a score is computed from."""
