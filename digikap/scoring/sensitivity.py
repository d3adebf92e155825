"""Which single vote decides a word: one step up or down that would change a label or the profile.

A step moves the mean of n votes by 1/n whichever vote takes it, so there are two moves to try for a question however
many voted. Where the group settled on a level, that is its vote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from digikap.model.capacity import CapacityModel
from digikap.scoring.dimensions import behind_dimensions
from digikap.scoring.distribution import Distribution
from digikap.scoring.groups import behind_overall
from digikap.scoring.index import AskedRating, label, level_index
from digikap.scoring.profile import field_at
from digikap.scoring.result import DimensionScore, GroupScore, Swing, SwingKind

Pulls = Mapping[str, Mapping[str, Fraction]]
"""By question id and then by what it moves: how many points, for one point of the question's own index."""

_Words = dict[tuple[SwingKind, str], str]

_STEPS: tuple[Literal[-1], Literal[1]] = (-1, 1)


@dataclass(frozen=True)
class _Indices:
    """The indices that a question can move, by group and by dimension id."""

    groups: Mapping[str, Fraction]
    dimensions: Mapping[str, Fraction]

    def moved(self, groups: Mapping[str, Fraction], dimensions: Mapping[str, Fraction], points: Fraction) -> _Indices:
        """The same after a move of so many points in the question's index."""
        return _Indices(
            {name: index + points * groups.get(name, 0) for name, index in self.groups.items()},
            {name: index + points * dimensions[name] for name, index in self.dimensions.items()},
        )


def swings(
    model: CapacityModel,
    ratings: Sequence[AskedRating],
    dimensions: Mapping[str, DimensionScore],
    groups: Mapping[str, GroupScore],
) -> tuple[Swing, ...]:
    """The votes that decide a group's label, the profile, or the label of a dimension with at least two questions.

    In the questionnaire's order, a step down before a step up. Left out are dimensions of a group with parts: their
    mean over the parts is never shown (de stora tre).
    """
    of_dimensions = dimension_pulls(ratings, dimensions)
    of_groups = group_pulls(model, ratings, of_dimensions, groups)
    shown = _labelled(model, dimensions)
    indices = {name: group.measure.index for name, group in groups.items() if group.measure.index is not None}
    found: list[Swing] = []
    for rating in ratings:
        question = rating.question.id
        pulled = {name: pull for name, pull in of_dimensions.get(question, {}).items() if name in shown}
        moved = of_groups.get(question, {})
        if pulled or moved:
            now = _Indices(indices if moved else {}, {name: shown[name] for name in pulled})
            before = _words(model, now)
            for step, points in _moves(rating.distribution):
                after = _words(model, now.moved(moved, pulled, points))
                found += _changes(question, step, before, after)
    return tuple(found)


def dimension_pulls(ratings: Iterable[AskedRating], dimensions: Mapping[str, DimensionScore]) -> Pulls:
    """How much each question moves the dimensions that have an index: its part of the weights with a value."""
    pulls: dict[str, dict[str, Fraction]] = {}
    for name, behind in behind_dimensions(ratings).items():
        if name in dimensions and dimensions[name].measure.index is not None:
            for question, share in _shares(behind):
                pulls.setdefault(question, {})[name] = share
    return pulls


def group_pulls(
    model: CapacityModel,
    ratings: Iterable[AskedRating],
    of_dimensions: Pulls,
    groups: Mapping[str, GroupScore],
) -> Pulls:
    """How much each question moves the groups that have an index, through its dimensions or as overall judgement."""
    group_of = {dimension.id: dimension.group for dimension in model.dimensions}
    indexed = {name: group for name, group in groups.items() if group.measure.index is not None}
    pulls: dict[str, dict[str, Fraction]] = {}
    for question, shares in of_dimensions.items():
        for dimension, share in shares.items():
            name = group_of[dimension]
            if name in indexed:
                own = pulls.setdefault(question, {})
                own[name] = own.get(name, Fraction(0)) + share / indexed[name].dimensions_answered
    for name, behind in behind_overall(ratings).items():
        if name in indexed and indexed[name].basis == "overall":
            for question, share in _shares(behind):
                pulls.setdefault(question, {})[name] = share
    return pulls


def _shares(behind: Iterable[AskedRating]) -> Iterator[tuple[str, Fraction]]:
    """The questions with a value, each with its part of their weights."""
    valued = [rating for rating in behind if rating.bearing.index is not None]
    weights = sum((rating.bearing.weight for rating in valued), Fraction(0))
    return ((rating.question.id, rating.bearing.weight / weights) for rating in valued)


def _labelled(model: CapacityModel, dimensions: Mapping[str, DimensionScore]) -> dict[str, Fraction]:
    """The index of each dimension whose label is shown and rests on at least two asked questions."""
    apart = {group.id for group in model.groups if group.parts}
    return {
        dimension.id: score.measure.index
        for dimension in model.dimensions
        if dimension.capacity and dimension.group not in apart and (score := dimensions.get(dimension.id))
        if score.measure.index is not None and score.measure.asked >= 2
    }


def _moves(distribution: Distribution) -> Iterator[tuple[Literal[-1, 1], Fraction]]:
    """The steps that some vote can take, each with the points that it moves the question's index."""
    settled = distribution.settled
    counts = distribution.counts
    if isinstance(settled, int):
        counts = tuple(int(level == settled) for level in range(1, distribution.levels + 1))
    step_up = level_index(2, distribution.levels) / sum(counts)
    for step in _STEPS:
        if any(counts[1:] if step < 0 else counts[:-1]):
            yield step, step * step_up


def _words(model: CapacityModel, indices: _Indices) -> _Words:
    """The words that stand for these indices."""
    words: _Words = {("group", name): label(index) for name, index in indices.groups.items()}
    if "drift" in indices.groups and "utveckling" in indices.groups:
        field = field_at(model, indices.groups["drift"], indices.groups["utveckling"])
        if field is not None:
            words["profile", "profile"] = field.id
    return words | {("dimension", name): label(index) for name, index in indices.dimensions.items()}


def _changes(question: str, step: Literal[-1, 1], before: _Words, after: _Words) -> Iterator[Swing]:
    """The words that a step changes."""
    for (kind, what), now in before.items():
        then = after.get((kind, what), now)
        if then != now:
            yield Swing(question, step, kind, what, now, then)
