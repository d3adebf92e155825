"""Many assessments of one municipality over time: like for like over all of them, and pair by pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digikap.comparing import (
    Change,
    Comparison,
    Dropped,
    Key,
    Shared,
    Side,
    Tracked,
    compare_sides,
    dimensions,
    every_key,
    groups,
    is_same_place,
    latest,
    resources,
)
from digikap.errors import DigikapError
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.result import Scores


@dataclass(frozen=True)
class LeftOut:
    """A question, or a row of a grid, that is not like for like in all: how many of the assessments ask it.

    `same`: how many of those ask it in the words that most of them use; `valued`: how many of these have a value.
    """

    id: str
    row: str | None
    asked: int
    same: int
    valued: int


@dataclass(frozen=True)
class Line(Tracked):
    """One figure over time: of a group, a dimension, or a resource cell (`part`), in the order of the assessments.

    `steps`: each against the one before it, like for like on what those two share; None where the two have no question
    in common or neither asks it.
    """

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
    common: tuple[Key, ...]
    left_out: tuple[LeftOut, ...]
    groups: tuple[Line, ...]
    dimensions: tuple[Line, ...]
    resources: tuple[Line, ...]
    steps: tuple[Comparison | None, ...]


def trend(assessments: Sequence[Assessment]) -> Trend:
    """The assessments of one municipality over time, by the day of the meeting, then of the save, then by id.

    Of several with the same id only the highest revision counts. Raises DigikapError under two assessments, and where
    they are of several municipalities.
    """
    kept, dropped = latest(assessments)
    if len(kept) < 2:
        raise DigikapError("Det behövs minst två självskattningar för att visa hur det har gått över tid.")
    if not all(is_same_place(kept[0].organisation, one.organisation) for one in kept):
        advice = "Ange filer från en enda kommun. Flera kommuner visas tillsammans med digikap cohort."
        raise DigikapError("Självskattningarna gäller flera kommuner.", advice)
    sides = [Side.of(one) for one in sorted(kept, key=lambda one: (one.date, one.saved or "", one.id))]
    shared = Shared.of(sides)
    of_dimensions = dimensions(shared)
    steps = tuple(_step(before, after) for before, after in pairwise(sides))
    return Trend(
        assessments=tuple(side.assessment for side in sides),
        dropped=dropped,
        questionnaire=shared.questionnaire,
        own=tuple(side.scores for side in sides),
        like=shared.like,
        common=shared.keys,
        left_out=tuple(_left_out(shared)),
        groups=tuple(_line(one, steps) for one in groups(shared, of_dimensions)),
        dimensions=tuple(_line(one, steps) for one in of_dimensions),
        resources=tuple(_line(one, steps) for one in resources(shared)),
        steps=steps,
    )


def _step(before: Side, after: Side) -> Comparison | None:
    """The two against each other; None where they have no question in common."""
    try:
        return compare_sides(before, after)
    except DigikapError:
        return None


def _line(tracked: Tracked, steps: Sequence[Comparison | None]) -> Line:
    return Line(**vars(tracked), steps=tuple(_change(one, tracked.id, tracked.part) for one in steps))


def _change(step: Comparison | None, name: str, part: str | None) -> Change | None:
    changes = (*step.groups, *step.dimensions, *step.resources) if step is not None else ()
    return next((one for one in changes if (one.id, one.part) == (name, part)), None)


def _left_out(shared: Shared) -> Iterator[LeftOut]:
    """What is not common to all, in the questionnaire's order and then in that of time."""
    keys = frozenset(key for side in shared.sides for key in side.standings) - set(shared.keys)
    for name, row in every_key(shared.questionnaire, shared.sides, keys):
        shown = [side.standings[name, row] for side in shared.sides if (name, row) in side.standings]
        words, same = Counter(one.words for one in shown).most_common(1)[0]
        valued = sum(one.words == words and one.state == "value" for one in shown)
        yield LeftOut(name, row, len(shown), same, valued)
