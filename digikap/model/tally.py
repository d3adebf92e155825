"""Votes that several gave at once: the rounds on a question, and what is said of those who stayed in the minority.

A tally has counts only. Who voted what is known to nobody but themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from digikap.model.answer import Chosen
from digikap.model.condition import Condition
from digikap.model.questionnaire import ChoiceQuestion, SingleChoice


@dataclass(frozen=True)
class Tally:
    """One round on a rating, or on one row of a grid: votes per level, the lowest level first, one figure a level."""

    counts: tuple[int, ...]
    unknown: int = 0
    not_applicable: int = 0

    @property
    def cast(self) -> int:
        """How many voted, ”vet ej” and ”ej aktuellt” included."""
        return sum(self.counts) + self.unknown + self.not_applicable

    def fulfils(self, condition: Condition) -> bool:
        """Whether somebody voted for a level that fulfils a condition."""
        return any(condition.holds(level) for level, votes in enumerate(self.counts, 1) if votes)


@dataclass(frozen=True)
class ChoiceTally:
    """One round on a question of choices: how many had each among theirs and, in a ranking, first.

    `respondents`: how many chose at all. A choice that nobody chose may be missing from both tables.
    """

    respondents: int
    chosen: Mapping[str, int]
    first: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    unknown: int = 0

    @property
    def cast(self) -> int:
        """How many voted, ”vet ej” included."""
        return self.respondents + self.unknown

    def fulfils(self, condition: Condition) -> bool:
        """Whether somebody can have chosen so that a condition is fulfilled: who chose what together is not known.

        None of some choices: where each of them was left out by somebody, and something else was chosen.
        """
        if any(self.chosen.get(choice, 0) >= self.respondents for choice in condition.is_not):
            return False
        return any(condition.holds(Chosen((choice,))) for choice, votes in self.chosen.items() if votes)

    def leading(self, question: ChoiceQuestion, other: str | None = None) -> Chosen:
        """What leads, as many as one may choose: by votes, then by how many put it first, then in file order.

        `other`: what a free-text choice stands for, where it is among those.
        """
        leading = [choice for choice in question.choices if self.chosen.get(choice.id)]
        leading.sort(key=lambda one: (-self.chosen[one.id], -self.first.get(one.id, 0)))
        most = 1 if isinstance(question, SingleChoice) else question.max_choices
        leads = leading[:most]
        return Chosen(tuple(one.id for one in leads), other if any(one.free_text for one in leads) else None)


Round = Tally | ChoiceTally


@dataclass(frozen=True)
class Reasons:
    """What was said of one round.

    `minority`: the reason of those who stayed in the minority, where disagreement was left standing. `uneven`: why
    the votes are not as many as the participants.
    """

    minority: str | None = None
    uneven: str | None = None


@dataclass(frozen=True)
class Voting:
    """All rounds on one question, or one row of a grid; the last one counts. What was settled is an answer beside it.

    `minority` and `uneven`: what was said of the last round, see `Reasons`. `other`: what a free-text choice stands
    for. `earlier`: what was said of the rounds before the last, by their number from 1.
    """

    rounds: tuple[Round, ...]
    minority: str | None = None
    uneven: str | None = None
    other: str | None = None
    earlier: Mapping[int, Reasons] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def last(self) -> Round:
        """The round that counts."""
        return self.rounds[-1]

    def reasons(self, number: int) -> Reasons:
        """What was said of a round, by its number from 1."""
        if number == len(self.rounds):
            return Reasons(self.minority, self.uneven)
        return self.earlier.get(number, Reasons())

    def minorities(self) -> Iterator[tuple[int, str]]:
        """The reasons of those who stayed in the minority, each with the number of its round, the first one first."""
        for number in range(1, len(self.rounds) + 1):
            if reason := self.reasons(number).minority:
                yield number, reason

    def without_minorities(self) -> Voting:
        """The same without what those in the minority said."""
        earlier = {number: replace(said, minority=None) for number, said in self.earlier.items()}
        return replace(self, minority=None, earlier=MappingProxyType(earlier))

    def again(self, votes: Round, uneven: str | None = None, other: str | None = None) -> Voting:
        """With one more round; what was said of those before it stays with them, `other` with the question."""
        said = self.reasons(len(self.rounds))
        earlier = {**self.earlier, len(self.rounds): said} if said != Reasons() else self.earlier
        return Voting((*self.rounds, votes), None, uneven, other or self.other, MappingProxyType(dict(earlier)))


@dataclass(frozen=True)
class GridVoting:
    """The votings on the rows of a grid, by row id; a row that is missing has not been voted on."""

    rows: Mapping[str, Voting] = field(default_factory=lambda: MappingProxyType({}))

    def with_row(self, row: str, voting: Voting) -> GridVoting:
        """The same with one row voted on, or voted on anew."""
        return GridVoting(MappingProxyType({**self.rows, row: voting}))


Votes = Voting | GridVoting
"""What was voted on one question: a grid row by row, every other question as one."""
