"""The statistics of one index over municipalities."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from digikap.cohort.quartiles import quartiles
from digikap.cohort.result import Bin, Figure
from digikap.cohort.suppression import told
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.coverage import HIGHEST, LOWEST
from digikap.scoring.dimensions import label_of
from digikap.scoring.index import label
from digikap.scoring.result import Measure, Scores
from digikap.scoring.steps import ANSWER_STEP, HALF_STEP

FEWEST = 5
"""From how many municipalities there is a median with quartiles."""

FEWEST_DISTRIBUTED = 20
"""From how many there is a distribution."""

LIMITS = (LOWEST, *(HALF_STEP + step * ANSWER_STEP for step in range(4)), HIGHEST)
"""Where the five cells of a distribution begin and end: those of the labels."""

Find = Callable[[Scores], Measure | None]


def groups(questionnaire: Questionnaire, scores: Sequence[Scores], own: Scores | None, *, bins: bool) -> list[Figure]:
    """The groups with an index, in the model's order; `bins`: with distributions."""
    return [
        _figure((group.id, None), _group(group.id), scores, own, bins=bins)
        for group in questionnaire.model.groups
        if group.index
    ]


def dimensions(
    questionnaire: Questionnaire, scores: Sequence[Scores], own: Scores | None, *, bins: bool
) -> list[Figure]:
    """The dimensions, but those of a group with parts: their mean is never shown (de stora tre)."""
    apart = {group.id for group in questionnaire.model.groups if group.parts}
    return [
        _figure((one.id, None), _dimension(one.id), scores, own, bins=bins, capacity=one.capacity)
        for one in questionnaire.model.dimensions
        if one.group not in apart
    ]


def resources(
    questionnaire: Questionnaire, scores: Sequence[Scores], own: Scores | None, *, bins: bool
) -> list[Figure]:
    """De stora tre cell by cell, part by part."""
    group = next((group for group in questionnaire.model.groups if group.parts), None)
    return [
        _figure((one.id, part), _cell(one.id, part), scores, own, bins=bins, capacity=one.capacity)
        for part in (group.parts if group else ())
        for one in (questionnaire.model.members(group.id) if group else ())
    ]


def _group(name: str) -> Find:
    return lambda scores: scores.groups[name].measure if name in scores.groups else None


def _dimension(name: str) -> Find:
    return lambda scores: scores.dimensions[name].measure if name in scores.dimensions else None


def _cell(name: str, part: str) -> Find:
    def find(scores: Scores) -> Measure | None:
        cells = scores.resources.cells if scores.resources else ()
        return next((one.measure for one in cells if (one.dimension, one.part) == (name, part)), None)

    return find


def _figure(
    name: tuple[str, str | None],
    find: Find,
    scores: Sequence[Scores],
    own: Scores | None,
    *,
    bins: bool,
    capacity: bool = True,
) -> Figure:
    measures = [find(one) for one in scores]
    values = [one.index for one in measures if one is not None and one.index is not None]
    lower, median, upper = quartiles(values) if len(values) >= FEWEST else (None, None, None)
    ours = find(own) if own is not None else None
    return Figure(
        id=name[0],
        part=name[1],
        municipalities=len(values),
        lower=lower,
        median=median,
        upper=upper,
        bins=_bins(values, capacity=capacity) if bins and len(values) >= FEWEST_DISTRIBUTED else None,
        own=ours,
        own_label=label_of(ours, capacity=capacity) if ours is not None else None,
    )


def _bins(values: Sequence[Fraction], *, capacity: bool) -> tuple[Bin, ...] | None:
    """The distribution, with what must not be told hidden; None where the quartiles would tell a hidden cell."""
    cells = [_cell_of(value) for value in values]
    counts = told([cells.count(cell) for cell in range(len(LIMITS) - 1)])
    return tuple(_told_bins(counts, capacity=capacity)) if counts is not None else None


def _told_bins(counts: Sequence[int | None], *, capacity: bool) -> Iterator[Bin]:
    for cell, count in enumerate(counts):
        low, high = LIMITS[cell : cell + 2]
        yield Bin(label(low) if capacity else None, low, high, count)


def _cell_of(index: Fraction) -> int:
    return (index + HALF_STEP) // ANSWER_STEP
