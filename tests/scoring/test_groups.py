"""Drift and utveckling: their index, and the overall judgement beside it."""

from __future__ import annotations

from fractions import Fraction

from digikap.scoring.result import Measure
from tests.scoring.build import DIMENSIONS, EJ_AKTUELLT, VET_EJ, dimension, group_scored, questionnaire, rating, scored

FORM = questionnaire(
    [
        rating("total", overall_for="drift"),
        rating("a", "d0"),
        rating("b", "d0", "d1"),
        rating("c", "d2"),
        rating("u", "u0"),
        rating("bar", "b0"),
        rating("nojd"),
    ],
    DIMENSIONS,
)


def test_the_overall_judgement_stands_beside_the_index_and_never_in_it() -> None:
    group = scored(FORM, {"total": 1, "a": 4, "b": 4, "c": 4}).groups["drift"]
    assert (group.measure.index, group.basis, group.label) == (75, "dimensions", "god")
    assert group.overall == Measure(Fraction(0), Fraction(0), Fraction(0), 1, 1)


def test_where_no_dimension_was_asked_the_overall_judgement_stands_in() -> None:
    group = scored(FORM, {"total": 4}).groups["drift"]
    assert (group.measure.index, group.basis, group.label) == (75, "overall", "god")
    assert (group.measure.answered, group.measure.asked) == (1, 1)
    assert (group.dimensions_answered, group.dimensions_asked) == (0, 0)


def test_dimensions_that_are_ej_aktuellt_were_not_asked() -> None:
    group = scored(FORM, {"total": 4, "a": EJ_AKTUELLT, "c": EJ_AKTUELLT}).groups["drift"]
    assert (group.measure.index, group.basis) == (75, "overall")


def test_dimensions_that_fall_under_half_are_not_replaced_by_the_overall_judgement() -> None:
    scores = scored(FORM, {"total": 4, "a": None, "b": None, "c": VET_EJ, "u": 5})
    group = scores.groups["drift"]
    assert (group.measure.index, group.label, group.basis) == (None, None, "dimensions")
    assert (group.measure.answered, group.measure.asked) == (0, 3)
    assert group.overall is not None
    assert group.overall.index == 75
    assert scores.profile is None


def test_an_overall_judgement_that_is_vet_ej_or_ej_aktuellt() -> None:
    unknown = scored(FORM, {"total": VET_EJ}).groups["drift"]
    assert (unknown.measure.index, unknown.measure.asked, unknown.basis) == (None, 1, "overall")
    assert "drift" not in scored(FORM, {"total": EJ_AKTUELLT}).groups


def test_a_question_of_two_dimensions_counts_fully_in_both_and_once_in_the_coverage() -> None:
    scores = scored(FORM, {"a": 1, "b": 5})
    assert {name: score.measure.index for name, score in scores.dimensions.items()} == {"d0": 50, "d1": 100}
    assert scores.dimensions["d0"].questions == ("a", "b")
    group = scores.groups["drift"]
    assert (group.measure.index, group.measure.answered, group.measure.asked) == (75, 2, 2)


def test_only_groups_with_an_index_are_scored_and_only_if_asked() -> None:
    scores = scored(FORM, {"u": 4, "bar": 2, "nojd": 5})
    assert list(scores.groups) == ["utveckling"]
    assert list(scores.dimensions) == ["u0", "b0"]
    assert list(scores.questions) == ["u", "bar", "nojd"]


def test_a_dimension_without_index_widens_the_interval_only_if_it_holds_a_vet_ej() -> None:
    assert group_scored([4], [4], [None, 4, VET_EJ, None]).measure.low == 50
    assert group_scored([4], [4], [None, 4, None, None]).measure.low == 75


def test_dimensions_stand_in_the_order_of_the_model() -> None:
    form = questionnaire([rating("q", "z", "a")], [dimension("a"), dimension("z")])
    assert list(scored(form, {"q": 3}).dimensions) == ["a", "z"]
