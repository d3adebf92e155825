"""What a comparison of two assessments gives: every figure like for like, and what could not be compared, with why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from digikap.model.assessment import Assessment
from digikap.model.plan import PlannedAction
from digikap.model.questionnaire import Questionnaire, Ranking
from digikap.scoring.distribution import State
from digikap.scoring.gap import Gap
from digikap.scoring.result import Agreement, ChoiceScore, Label, Measure, ProfileScore, Scores

MatchKind = Literal[
    "common",
    "became_known",
    "became_unknown",
    "no_value",
    "not_applicable",
    "not_asked",
    "reworded",
    "new",
    "removed",
]
"""What became of a question, or of a row of a grid, between two assessments; exactly one of these.

The same words and asked in both: `common` (a value in both: like for like), `became_known` and `became_unknown` (a
value on one side only), `no_value` (on neither), `not_applicable` (”ej aktuellt” on at least one side). `not_asked`:
both questionnaires have it in the same words and one file does not ask it (”inte ställd”). `reworded`: other words or
another scale. `new` (”ny i formuläret”) and `removed` (”borttagen”): only one of the questionnaires has it.
"""

CircumstanceKind = Literal[
    "organisation", "mode", "participants", "roles", "date", "questionnaire", "version", "variant", "state", "settled"
]
Manner = Literal["consensus", "tally", "individual", "merged"]
"""How it was answered: together, by votes, by one person alone, or by several alone whose files were merged."""

Stated = str | int | date | tuple[str, ...] | None

Why = Literal["new", "removed", "not_asked", "too_little"]
"""Why something is not compared: it is new, or gone, in the model; was asked on one side only; or under half of what
the smaller side asked is common."""

SideName = Literal["before", "after"]


@dataclass(frozen=True)
class Circumstance:
    """Something that differs around the two assessments and has to be told before any figure.

    The values are those of the assessments: names of organisations, a `Manner`, numbers, days, questionnaire ids and
    versions, variants, states; roles as they read in the file, in Swedish order; how many of the common questions and
    rows have that side as their `Change.settled` (also where both are as many).
    None where nobody has said. The version is told only of one questionnaire.
    """

    kind: CircumstanceKind
    before: Stated
    after: Stated


@dataclass(frozen=True)
class Match:
    """A question, or one row of a grid, that at least one of the two asks.

    `before` and `after`: its state on each side; None where that side does not show it.
    """

    id: str
    row: str | None
    kind: MatchKind
    before: State | None
    after: State | None


@dataclass(frozen=True)
class Change:
    """A figure before and after, like for like: on the questions that both have answered, by one questionnaire.

    `id` is that of a group, a dimension or a question; `part` the part of a resource cell or the row of a grid.
    `before` and `after` are like for like; `own_before` and `own_after` what each file says on its own (0 of 0 where it
    asks nothing of it). Labels are like for like, None for questions. `points`: after − before, −100 to 100.

    `common`: how many distinct questions it rests on (for a question 1); `moved`: how many of them moved the way that
    it did; `clear` (”tydlig förändring”): at least 12.5 points, and at least half of them moved that way. `missing`:
    how many of what the smaller side asked are not common: questions, or for a group its dimensions.

    Where `why` is told it is not compared: there are no points, and the two measures have no index but tell how many
    are common (answered) of what the smaller side asked (asked). `state_before` and `state_after` then tell the state
    of the question that it rests on, where that is a single one (None: that side does not ask it).

    `votes`, of a question or a row: what the points would be by the votes alone, where one side was settled and is set
    against a mean of votes and the votes alone give other points; `settled` tells which.
    """

    id: str
    part: str | None
    before: Measure
    after: Measure
    own_before: Measure
    own_after: Measure
    label_before: Label | None = None
    label_after: Label | None = None
    points: Fraction | None = None
    clear: bool = False
    common: int = 0
    moved: int = 0
    missing: int = 0
    why: Why | None = None
    state_before: State | None = None
    state_after: State | None = None
    settled: SideName | None = None
    votes: Fraction | None = None

    @property
    def is_compared(self) -> bool:
        """Whether there is a change to tell."""
        return self.points is not None

    @property
    def label_changed(self) -> bool:
        """Whether it is called by another word than before."""
        return self.is_compared and self.label_before != self.label_after


@dataclass(frozen=True)
class ProfileChange:
    """The field of the four-field before and after, like for like: a group's point moved from one to the other."""

    before: ProfileScore
    after: ProfileScore


@dataclass(frozen=True)
class AgreementChange:
    """How alike the votes were before and after: only where both sides have at least three votes with a level.

    The deviations are average deviations (AD) in levels. `row` in a grid.
    """

    id: str
    row: str | None
    before: Agreement
    after: Agreement
    deviation_before: Fraction
    deviation_after: Fraction


@dataclass(frozen=True)
class ChoiceChange:
    """What was chosen before and after in a common question of choices, both in the order of one questionnaire.

    `changed`: the order of a ranking is another, or another share of those who chose anything chose something.
    """

    id: str
    before: ChoiceScore
    after: ChoiceScore
    changed: bool


@dataclass(frozen=True)
class KnowledgeChange:
    """A common rating, or row of a grid, where a side has a kunskapslucka: how many said ”vet ej”, of how many."""

    id: str
    row: str | None
    unknown_before: int
    unknown_after: int
    asked_before: int
    asked_after: int


@dataclass(frozen=True)
class GapChange:
    """The gap between what the task requires of a group or a dimension and what there is like for like, both sides."""

    id: str
    before: Gap
    after: Gap


@dataclass(frozen=True)
class Tightest:
    """Of de stora tre the one that is clearly lowest like for like, for a part; None where none is (jämnt fördelat)."""

    part: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Promise:
    """What the earlier assessment undertook, and what the later one says became of it (None where it says nothing)."""

    id: str
    promised: PlannedAction
    told: PlannedAction | None


@dataclass(frozen=True)
class Comparison:
    """Two assessments, like for like and each on its own; swapping them mirrors every figure.

    `own_before` and `own_after` are what each file says by itself. `like_before` and `like_after` are both scored on
    the common questions alone, with `questionnaire`: that of the higher version, then of the later date, then of the
    larger content hash. A dimension that is not compared by itself still counts in the group's like-for-like index
    there, so that nothing but the common questions decides a figure.

    `groups` are those with an index; where one side did not ask the group's dimensions (the quick version) its overall
    judgement is compared. `dimensions` leaves out those of a group with parts (de stora tre), which `resources` has
    cell by cell (`id` the dimension, `part` the part). `services`: the rows of grids over services; `questions`: the
    common ratings, and rows of other grids. Both hold only what is common; `matches` tells what became of the rest.
    `profile`: None unless drift and utveckling are both compared. `gaps`: of what is compared and has a requirement on
    both sides. `promises`: what the earlier of the two undertook, whichever it is.
    """

    before: Assessment
    after: Assessment
    questionnaire: Questionnaire
    own_before: Scores
    own_after: Scores
    like_before: Scores
    like_after: Scores
    is_same: bool
    circumstances: tuple[Circumstance, ...]
    matches: tuple[Match, ...]
    groups: tuple[Change, ...]
    dimensions: tuple[Change, ...]
    resources: tuple[Change, ...]
    services: tuple[Change, ...]
    questions: tuple[Change, ...]
    profile: ProfileChange | None
    agreements: tuple[AgreementChange, ...]
    knowledge: tuple[KnowledgeChange, ...]
    gaps: tuple[GapChange, ...]
    tightest: tuple[Tightest, ...]
    choices: tuple[ChoiceChange, ...]
    promises: tuple[Promise, ...]

    def matched(self, *kinds: MatchKind) -> tuple[Match, ...]:
        """The questions and rows of which one of these became, in order."""
        return tuple(match for match in self.matches if match.kind in kinds)

    @property
    def rankings(self) -> tuple[ChoiceChange, ...]:
        """The rankings whose order is another than before."""
        return tuple(
            one for one in self.choices if one.changed and isinstance(self.questionnaire.question(one.id), Ranking)
        )

    @property
    def most_moved(self) -> tuple[Change, ...]:
        """The ratings and rows that moved at all, those that moved most first; ties in the questionnaire's order."""
        moved = [one for one in (*self.questions, *self.services) if one.points]
        return tuple(sorted(moved, key=lambda one: -abs(one.points or Fraction(0))))
