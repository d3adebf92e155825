"""The figures that several assessments share: what each rests on, whether that is enough, and how far it moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from digikap.comparing.result import Why
from digikap.comparing.shared import Shared
from digikap.model.capacity import CapacityModel, Dimension, Group
from digikap.model.questionnaire import Rating
from digikap.scoring.coverage import is_enough
from digikap.scoring.dimensions import label_of
from digikap.scoring.distribution import State
from digikap.scoring.result import GridScore, Label, Measure, RatingScore, Scores
from digikap.scoring.steps import HALF_STEP

NOTHING = Measure(None, None, None, 0, 0)
"""The measure of what is not asked."""


@dataclass(frozen=True)
class Tracked:
    """One figure on every side, in the sides' order; see `Change`.

    `own` and `own_labels`: what each says by itself (0 of 0 where it does not ask). `like` and `labels`: on what is
    common to all of them; without indices where `why` tells that it is not compared, and `missing` how many of what the
    smallest side asked are not common. `points`: the last minus the first, like for like.
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
    moved: int
    missing: int
    why: Why | None
    states: tuple[State | None, ...] | None


@dataclass(frozen=True)
class _Figure:
    """A figure by its id and part, how it is found in scores, and what in a model it needs to exist."""

    id: str
    part: str | None
    measure: Callable[[Scores], Measure | None]
    exists: Callable[[CapacityModel], bool]
    capacity: bool = True


@dataclass(frozen=True)
class _Ground:
    """What a figure rests on: how many questions (of a group: dimensions) each side asks, how many are compared.

    `questions` are the distinct common questions behind; `states` as in `Change`, on every side.
    """

    asked: tuple[int, ...]
    compared: int
    questions: tuple[str, ...]
    states: tuple[State | None, ...] | None = None

    @property
    def smaller(self) -> int:
        """How many the side asks that asks fewest."""
        return min(self.asked)

    @property
    def is_enough(self) -> bool:
        """Whether at least half of what the smaller side asks is common."""
        return is_enough(self.compared, self.smaller)


def dimensions(shared: Shared) -> tuple[Tracked, ...]:
    """The dimensions that any side asks, but those of a group with parts: their mean is never shown (de stora tre)."""
    apart = {group.id for group in shared.groups if group.parts}
    grounds = {one: _ground_of(shared, one) for one in shared.dimensions if one.group not in apart}
    return tuple(_tracked(shared, _dimension(one), ground) for one, ground in grounds.items() if any(ground.asked))


def _dimension(dimension: Dimension) -> _Figure:
    def measure(scores: Scores) -> Measure | None:
        score = scores.dimensions.get(dimension.id)
        return score.measure if score else None

    def exists(model: CapacityModel) -> bool:
        return any(one.id == dimension.id for one in model.dimensions)

    return _Figure(dimension.id, None, measure, exists, dimension.capacity)


def _ground_of(shared: Shared, dimension: Dimension) -> _Ground:
    return _ground(shared, lambda rating: dimension.id in rating.dimensions)


def resources(shared: Shared) -> tuple[Tracked, ...]:
    """De stora tre cell by cell, part by part: those that any side asks; `id` is the dimension, `part` the part."""
    group = next((group for group in shared.groups if group.parts), None)
    if group is None:
        return ()
    members = [one for one in shared.dimensions if one.group == group.id]
    cells = {(one, part): _ground_of_cell(shared, one, part) for part in group.parts for one in members}
    return tuple(_tracked(shared, _cell(*cell), ground) for cell, ground in cells.items() if any(ground.asked))


def _cell(dimension: Dimension, part: str) -> _Figure:
    def measure(scores: Scores) -> Measure | None:
        cells = scores.resources.cells if scores.resources else ()
        return next((one.measure for one in cells if (one.dimension, one.part) == (dimension.id, part)), None)

    return _Figure(dimension.id, part, measure, _dimension(dimension).exists, dimension.capacity)


def _ground_of_cell(shared: Shared, dimension: Dimension, part: str) -> _Ground:
    return _ground(shared, lambda rating: dimension.id in rating.dimensions and rating.part == part)


def groups(shared: Shared, of_dimensions: Sequence[Tracked]) -> tuple[Tracked, ...]:
    """The groups with an index that any side asks, on their dimensions, of which half must be compared.

    Where a side asks none of the dimensions (the quick version) the overall judgements are compared.
    """
    compared = {one.id for one in of_dimensions if one.points is not None}
    grounds = {group: _ground_of_group(shared, group, compared) for group in shared.groups if group.index}
    return tuple(
        _tracked(shared, _group(group), ground)
        for group, ground in grounds.items()
        if any(group.id in side.scores.groups for side in shared.sides)
    )


def _group(group: Group) -> _Figure:
    def measure(scores: Scores) -> Measure | None:
        score = scores.groups.get(group.id)
        return score.measure if score else None

    def exists(model: CapacityModel) -> bool:
        return any(one.id == group.id for one in model.groups)

    return _Figure(group.id, None, measure, exists)


def _ground_of_group(shared: Shared, group: Group, compared: set[str]) -> _Ground:
    members = {one.id for one in shared.dimensions if one.group == group.id}
    asked = tuple(
        len(members & {name for rating in side.values() for name in rating.dimensions}) for side in shared.asked
    )
    if min(asked) == 0:
        return _ground(shared, lambda rating: rating.overall_for == group.id)
    behind = tuple(name for name, rating in shared.ratings.items() if members & set(rating.dimensions))
    return _Ground(asked, len(members & compared), behind)


def _ground(shared: Shared, belongs: Callable[[Rating], bool]) -> _Ground:
    """The questions behind a figure: how many each side asks, and the common ones."""
    asked = tuple(sum(map(belongs, side.values())) for side in shared.asked)
    questions = tuple(name for name, rating in shared.ratings.items() if belongs(rating))
    return _Ground(asked, len(questions), questions, _states(shared, belongs))


def _states(shared: Shared, belongs: Callable[[Rating], bool]) -> tuple[State | None, ...] | None:
    """The state on each side of the only question behind a figure, None where a side does not ask it; or None."""
    shown = {
        question.id
        for side in shared.sides
        for question in side.assessment.asked()
        if isinstance(question, Rating) and belongs(question)
    }
    if len(shown) != 1:
        return None
    standings = [side.standings.get((name, None)) for side in shared.sides for name in shown]
    return tuple(one.state if one else None for one in standings)


def _tracked(shared: Shared, figure: _Figure, ground: _Ground) -> Tracked:
    """A figure on all sides; where it is not compared, only what it would have rested on."""
    own = tuple(figure.measure(side.scores) or NOTHING for side in shared.sides)
    why = _why(shared, figure, ground)
    if why is None:
        like = tuple(figure.measure(scores) or NOTHING for scores in shared.like)
    else:
        like = (Measure(None, None, None, ground.compared, ground.smaller),) * len(own)
    points = _points([one.index for one in like])
    moved = sum(_sign(_moved(shared, name)) == _sign(points) for name in ground.questions) if points else 0
    return Tracked(
        id=figure.id,
        part=figure.part,
        own=own,
        own_labels=tuple(label_of(one, capacity=figure.capacity) for one in own),
        like=like,
        labels=tuple(label_of(one, capacity=figure.capacity) for one in like),
        points=points,
        clear=is_clear(points, moved, len(ground.questions)),
        common=len(ground.questions),
        moved=moved,
        missing=ground.smaller - ground.compared,
        why=why,
        states=ground.states if why is not None else None,
    )


def _why(shared: Shared, figure: _Figure, ground: _Ground) -> Why | None:
    if ground.is_enough:
        return None
    if ground.smaller:
        return "too_little"
    first, last = (figure.exists(shared.sides[place].questionnaire.model) for place in (0, -1))
    if first == last:
        return "not_asked"
    return "new" if last else "removed"


def is_clear(points: Fraction | None, moved: int, common: int) -> bool:
    """Tydlig förändring: at least half an answer step, and at least half of the common questions moved that way."""
    return points is not None and abs(points) >= HALF_STEP and 2 * moved >= common


def _moved(shared: Shared, question: str, row: str | None = None) -> Fraction | None:
    return _points([score.measure.index for score in rated(shared, question, row)])


def rated(shared: Shared, question: str, row: str | None = None) -> tuple[RatingScore, ...]:
    """A common rating, or a common row of a grid, on every side."""
    found = []
    for scores in shared.like:
        score = scores.questions[question]
        one = score.rows[row] if isinstance(score, GridScore) and row is not None else score
        assert isinstance(one, RatingScore)  # the question is common, so every side has it
        found.append(one)
    return tuple(found)


def _points(indices: Sequence[Fraction | None]) -> Fraction | None:
    first, last = indices[0], indices[-1]
    return None if first is None or last is None else last - first


def _sign(points: Fraction | None) -> int:
    return 0 if not points else 1 if points > 0 else -1
