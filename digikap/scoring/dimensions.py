"""The dimensions: weighted means of their questions; which are strongest and weakest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from digikap.model.capacity import CapacityModel
from digikap.scoring.coverage import measure
from digikap.scoring.index import AskedRating, label
from digikap.scoring.result import DimensionScore, Label, Measure

COMPARED_GROUPS = ("drift", "utveckling", "barande")
"""The groups whose dimensions are set against each other as strongest and weakest."""

MOST_NAMED = 3


def behind_dimensions(ratings: Iterable[AskedRating]) -> dict[str, list[AskedRating]]:
    """The asked ratings behind every dimension, by its id. A question of two dimensions stands in both."""
    behind: dict[str, list[AskedRating]] = {}
    for rating in ratings:
        for dimension in dict.fromkeys(rating.question.dimensions):
            behind.setdefault(dimension, []).append(rating)
    return behind


def dimension_scores(model: CapacityModel, ratings: Iterable[AskedRating]) -> dict[str, DimensionScore]:
    """The dimensions with at least one asked question, by id in the model's order."""
    behind = behind_dimensions(ratings)
    scores = {}
    for dimension in model.dimensions:
        if asked := behind.get(dimension.id):
            found = measure([rating.bearing for rating in asked])
            scores[dimension.id] = DimensionScore(
                id=dimension.id,
                measure=found,
                label=label_of(found, capacity=dimension.capacity),
                questions=tuple(rating.question.id for rating in asked),
            )
    return scores


def label_of(found: Measure, *, capacity: bool = True) -> Label | None:
    """The word for a measure; None without an index, or for what is no capacity."""
    return label(found.index) if capacity and found.index is not None else None


def strongest_and_weakest(
    model: CapacityModel, scores: Mapping[str, DimensionScore]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The dimensions with the highest and with the lowest index: the highest first, the lowest first.

    Three each if at least six have an index, else half of them rounded down. Ties in the model's order; none is both,
    so that a tie across the middle goes to the strongest first. Compared are drift, utveckling and bärande; in a
    questionnaire without these groups all capacities.
    """
    indices = {
        dimension: scores[dimension].measure.index or Fraction(0)
        for dimension in _compared(model)
        if dimension in scores and scores[dimension].measure.index is not None
    }
    number = min(MOST_NAMED, len(indices) // 2)
    strongest = sorted(indices, key=lambda dimension: -indices[dimension])[:number]
    rest = [dimension for dimension in indices if dimension not in strongest]
    weakest = sorted(rest, key=lambda dimension: indices[dimension])[:number]
    return tuple(strongest), tuple(weakest)


def _compared(model: CapacityModel) -> Sequence[str]:
    capacities = [dimension for dimension in model.dimensions if dimension.capacity]
    grouped = [dimension for dimension in capacities if dimension.group in COMPARED_GROUPS]
    return [dimension.id for dimension in grouped or capacities]
