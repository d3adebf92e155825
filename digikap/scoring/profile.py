"""The four-field: which named profile drift and utveckling make together, and when it is a border case."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from digikap.model.capacity import CapacityModel, Half, Profile
from digikap.scoring.result import GroupScore, ProfileScore

CUT = Fraction(125, 2)
"""High from here: halfway between 3 and 4 on five levels. digikap's own choice, like the margin."""

MARGIN = Fraction(5)


def profile(model: CapacityModel, groups: Mapping[str, GroupScore]) -> ProfileScore | None:
    """The profile of two groups; None if either has no index, or if the model names no profile for them."""
    drift, utveckling = (groups.get(group_id) for group_id in ("drift", "utveckling"))
    if drift is None or utveckling is None:
        return None
    if drift.measure.index is None or utveckling.measure.index is None:
        return None
    return profile_at(model, drift.measure.index, utveckling.measure.index)


def profile_at(model: CapacityModel, drift: Fraction, utveckling: Fraction) -> ProfileScore | None:
    """The profile at two indices. Within five points of the cut an axis is a border: one names two profiles, both four.

    `also` is in the model's order. None if the model has no profile there.
    """
    own = field_at(model, drift, utveckling)
    if own is None:
        return None
    drifts, utvecklings = _possible(drift), _possible(utveckling)
    near = [field for field in model.profiles if field.drift in drifts and field.utveckling in utvecklings]
    return ProfileScore(
        id=own.id,
        borderline=len(drifts) > 1 or len(utvecklings) > 1,
        also=tuple(field.id for field in near if field is not own),
    )


def field_at(model: CapacityModel, drift: Fraction, utveckling: Fraction) -> Profile | None:
    """The field of the four-field that two indices fall in; None if the model does not name it."""
    halves = half(drift), half(utveckling)
    return next((field for field in model.profiles if (field.drift, field.utveckling) == halves), None)


def half(index: Fraction) -> Half:
    """The half of an axis that an index is in."""
    return "high" if index >= CUT else "low"


def _possible(index: Fraction) -> tuple[Half, ...]:
    """The halves that an index may be said to be in: both if it is within the margin of the cut."""
    return ("high", "low") if abs(index - CUT) <= MARGIN else (half(index),)
