"""The four-field and its border cases."""

from __future__ import annotations

from fractions import Fraction

import pytest

from digikap.model.capacity import CapacityModel
from digikap.scoring.profile import profile_at
from tests.scoring.build import PROFILES, VET_EJ, groups_scored

MODEL = CapacityModel(id="m", version=1, title="m", profiles=PROFILES)


@pytest.mark.parametrize(
    ("drift", "utveckling", "name", "also"),
    [
        ("100", "100", "hallbar", ""),
        ("100", "0", "pa_ta", ""),
        ("0", "100", "utan_grund", ""),
        ("0", "0", "bristande", ""),
        ("62.5", "0", "pa_ta", "bristande"),
        ("62.4999", "0", "bristande", "pa_ta"),
        ("67.5", "0", "pa_ta", "bristande"),
        ("67.5001", "0", "pa_ta", ""),
        ("57.5", "100", "utan_grund", "hallbar"),
        ("57.4999", "100", "utan_grund", ""),
        ("100", "60", "pa_ta", "hallbar"),
        ("60", "65", "utan_grund", "hallbar pa_ta bristande"),
    ],
)
def test_where_two_indices_fall_in_the_four_field(drift: str, utveckling: str, name: str, also: str) -> None:
    field = profile_at(MODEL, Fraction(drift), Fraction(utveckling))
    assert field is not None
    assert (field.id, " ".join(field.also), field.borderline) == (name, also, bool(also))


def test_a_model_without_profiles_names_none() -> None:
    assert profile_at(MODEL.model_copy(update={"profiles": ()}), Fraction(50), Fraction(50)) is None


def test_a_border_is_told_also_where_the_model_names_no_neighbour() -> None:
    alone = MODEL.model_copy(update={"profiles": PROFILES[:1]})
    field = profile_at(alone, Fraction(65), Fraction(100))
    assert field is not None
    assert (field.borderline, field.also) == (True, ())


def test_there_is_no_profile_without_both_indices() -> None:
    assert groups_scored(drift=[[4]]).profile is None
    assert groups_scored(utveckling=[[4]]).profile is None
    assert groups_scored(drift=[[4]], utveckling=[[VET_EJ]]).profile is None
    assert groups_scored(drift=[[VET_EJ]], utveckling=[[4]]).profile is None
    assert groups_scored(drift=[[4]], utveckling=[[4]]).profile is not None
