"""Many assessments of one municipality over time: like for like over all of them, and pair by pair."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from digikap.comparing import Change, Comparison, Why
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.result import Label, Measure, Scores


@dataclass(frozen=True)
class Dropped:
    """A file (`id`) that came in several revisions: the highest is kept; `clash` if two of that revision differ."""

    id: str
    kept: int
    dropped: tuple[int, ...]
    clash: bool


@dataclass(frozen=True)
class LeftOut:
    """A question, or a row of a grid, that is not common to all: in how many assessments it is asked in each wording.

    `asked`: how many ask it at all; `same`: how many ask it in the words that most of them use; `valued`: how many of
    those have a value.
    """

    id: str
    row: str | None
    asked: int
    same: int
    valued: int


@dataclass(frozen=True)
class Line:
    """One figure over time: of a group, a dimension, or a resource cell (`part`).

    `own` and `own_labels`: what each assessment says by itself, in the order of time (0 of 0 where it does not ask).
    `like` and `labels`: on the questions common to all of them; without indices where `why` tells that the figure is
    not compared over all, and `missing` how many of what the smallest side asked are not common. `points`: last − first
    like for like; `clear` as in `Change`. `steps`: each against the one before it, like for like on what those two
    share; None where the two have no question in common or neither asks it.
    """

    id: str
    part: str | None
    own: tuple[Measure, ...]
    own_labels: tuple[Label | None, ...]
    like: tuple[Measure, ...]
    labels: tuple[Label | None, ...]
    points: Fraction | None
    clear: bool
    common: int
    missing: int
    why: Why | None
    steps: tuple[Change | None, ...]


@dataclass(frozen=True)
class Trend:
    """Assessments in the order of time, each by itself, like for like over all, and each against the one before it.

    `like` are scored on `common` alone (question id, row id) with `questionnaire`, which is chosen as in a comparison.
    `steps`: one fewer than the assessments; None where the two have no question in common. `dimensions` leaves out
    those of a group with parts, which `resources` has cell by cell.
    """

    assessments: tuple[Assessment, ...]
    dropped: tuple[Dropped, ...]
    questionnaire: Questionnaire
    own: tuple[Scores, ...]
    like: tuple[Scores, ...]
    common: tuple[tuple[str, str | None], ...]
    left_out: tuple[LeftOut, ...]
    groups: tuple[Line, ...]
    dimensions: tuple[Line, ...]
    resources: tuple[Line, ...]
    steps: tuple[Comparison | None, ...]
