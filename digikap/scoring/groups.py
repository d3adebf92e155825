"""The groups with an index: drift and utveckling, each a number of its own and never one total (SOU 2020:8, 12.2.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digikap.model.capacity import CapacityModel, Group
from digikap.scoring import coverage
from digikap.scoring.coverage import Bearing
from digikap.scoring.dimensions import label_of
from digikap.scoring.index import AskedRating
from digikap.scoring.result import DimensionScore, GroupScore, Measure


def behind_overall(ratings: Iterable[AskedRating]) -> dict[str, list[AskedRating]]:
    """The asked overall judgements of every group, by the group's id."""
    behind: dict[str, list[AskedRating]] = {}
    for rating in ratings:
        if rating.question.overall_for is not None:
            behind.setdefault(rating.question.overall_for, []).append(rating)
    return behind


def group_scores(
    model: CapacityModel, ratings: Sequence[AskedRating], dimensions: Mapping[str, DimensionScore]
) -> dict[str, GroupScore]:
    """The groups with an index of which a dimension or the overall judgement was asked, by id in the model's order."""
    bearings = {rating.question.id: rating.bearing for rating in ratings}
    judging = behind_overall(ratings)
    scores = {}
    for group in model.groups:
        members = [dimensions[member.id] for member in model.members(group.id) if member.id in dimensions]
        judgements = [rating.bearing for rating in judging.get(group.id, ())]
        if group.index and (members or judgements):
            scores[group.id] = _group(group, members, judgements, bearings)
    return scores


def _group(
    group: Group, members: Sequence[DimensionScore], judgements: Sequence[Bearing], bearings: Mapping[str, Bearing]
) -> GroupScore:
    """The overall judgement stands in only where none of the dimensions was asked, else it is shown beside."""
    overall = coverage.measure(judgements)
    found = _measure(members, bearings) if members else overall
    return GroupScore(
        id=group.id,
        measure=found,
        label=label_of(found),
        basis="dimensions" if members else "overall",
        overall=overall if judgements else None,
        dimensions_answered=sum(member.measure.index is not None for member in members),
        dimensions_asked=len(members),
    )


def _measure(members: Sequence[DimensionScore], bearings: Mapping[str, Bearing]) -> Measure:
    """The unweighted mean of the dimensions; a question of two of them is counted once in answered and asked."""
    found = coverage.measure([_brought(member, bearings) for member in members])
    questions = {question: bearings[question] for member in members for question in member.questions}
    return Measure(found.index, found.low, found.high, coverage.answered(list(questions.values())), len(questions))


def _brought(member: DimensionScore, bearings: Mapping[str, Bearing]) -> Bearing:
    """What a dimension brings to its group: without an index 0–100 if it holds a ”vet ej”, else nothing."""
    if member.measure.index is not None:
        return Bearing(member.measure.index, member.measure.low, member.measure.high)
    holds_unknown = any(bearings[question].is_unknown for question in member.questions)
    return coverage.unknown() if holds_unknown else coverage.missing()
