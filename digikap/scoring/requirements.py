"""What the task requires against what there is: one gap for each dimension of drift and utveckling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from digikap.model.assessment import Required
from digikap.model.capacity import CapacityModel
from digikap.model.tally import Tally
from digikap.scoring.distribution import Distribution
from digikap.scoring.gap import Gap, Requirement
from digikap.scoring.index import question_measure
from digikap.scoring.result import DimensionScore, GroupScore

REQUIRED_LEVELS = 5
"""The levels that a required level is set on, whatever scales the questions have."""


def requirements(
    model: CapacityModel,
    required: Mapping[str, Required],
    dimensions: Mapping[str, DimensionScore],
    groups: Mapping[str, GroupScore],
) -> tuple[Requirement, ...]:
    """The gaps where a level is required and there is an index, in the model's order, group by group.

    Of a dimension in a group with an index; of the group itself where it stands on its overall judgement.
    """
    found = []
    for name, measure in _measured(model, dimensions, groups):
        if name in required and measure is not None:
            votes = required_votes(required[name])
            level = question_measure(votes).index
            if level is not None:
                found.append(Requirement(name, Gap(level, measure), votes))
    return tuple(found)


def required_votes(required: Required) -> Distribution:
    """What was set as required as votes: one level is one vote, by the group."""
    if isinstance(required, Tally):
        return Distribution(required.counts, required.unknown, required.not_applicable)
    return Distribution.of_votes(REQUIRED_LEVELS, [required])


def _measured(
    model: CapacityModel, dimensions: Mapping[str, DimensionScore], groups: Mapping[str, GroupScore]
) -> Iterator[tuple[str, Fraction | None]]:
    for group in model.groups:
        if group.id in groups and groups[group.id].basis == "overall":
            yield group.id, groups[group.id].measure.index
        elif group.index:
            for member in model.members(group.id):
                if member.id in dimensions:
                    yield member.id, dimensions[member.id].measure.index
