"""The four-field: which named profile drift and utveckling make together, and when it is a border case."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from digikap.model.capacity import CapacityModel, Half
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
    near = [
        field
        for field in model.profiles
        if field.drift in _possible(drift) and field.utveckling in _possible(utveckling)
    ]
    own = next((field for field in near if (field.drift, field.utveckling) == (half(drift), half(utveckling))), None)
    if own is None:
        return None
    return ProfileScore(
        id=own.id,
        borderline=is_border(drift) or is_border(utveckling),
        also=tuple(field.id for field in near if field is not own),
    )


def half(index: Fraction) -> Half:
    """The half of an axis that an index is in."""
    return "high" if index >= CUT else "low"


def is_border(index: Fraction) -> bool:
    """Whether an index is so near the cut that the other half is as good a name."""
    return abs(index - CUT) <= MARGIN


def _possible(index: Fraction) -> tuple[Half, ...]:
    return ("high", "low") if is_border(index) else (half(index),)
