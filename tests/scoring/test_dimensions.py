"""Labels of dimensions, and which are strongest and weakest."""

from __future__ import annotations

import pytest

from tests.scoring.build import DIMENSIONS, VET_EJ, Given, dimension, questionnaire, rating, scored


def named(answers: dict[str, Given]) -> tuple[str, str]:
    """Strongest and weakest of dimensions that are asked one question each."""
    form = questionnaire([rating(f"q_{one.id}", one.id) for one in DIMENSIONS], DIMENSIONS)
    scores = scored(form, {f"q_{name}": answer for name, answer in answers.items()})
    return " ".join(scores.strongest), " ".join(scores.weakest)


@pytest.mark.parametrize(
    ("answers", "strongest", "weakest"),
    [
        ({"d0": 3}, "", ""),
        ({"d0": 3, "d1": 4}, "d1", "d0"),
        ({"d0": 3, "d1": 4, "d2": VET_EJ}, "d1", "d0"),
        ({"d0": 1, "d1": 2, "d2": 3, "u0": 4, "u1": 5}, "u1 u0", "d0 d1"),
        ({"d0": 5, "d1": 2, "d2": 3, "u0": 4, "u1": 1, "b0": 2}, "d0 u0 d2", "u1 d1 b0"),
        ({"d0": 3, "d1": 3, "d2": 3, "u0": 3, "u1": 3, "b0": 3}, "d0 d1 d2", "u0 u1 b0"),
        ({"d0": 3, "d1": 4, "tid": 1, "mojlighet": 5, "egen": 1}, "d1", "d0"),
        ({"tid": 1, "pengar": 5}, "", ""),
    ],
)
def test_strongest_and_weakest_of_drift_utveckling_and_barande(
    answers: dict[str, Given], strongest: str, weakest: str
) -> None:
    assert named(answers) == (strongest, weakest)


def test_without_these_groups_all_capacities_are_compared() -> None:
    dimensions = [dimension("saker"), dimension("satt"), dimension("hopp", capacity=False)]
    form = questionnaire([rating(f"q_{one.id}", one.id) for one in dimensions], dimensions, groups=())
    scores = scored(form, {"q_saker": 2, "q_satt": 4, "q_hopp": 5})
    assert (scores.strongest, scores.weakest) == (("satt",), ("saker",))
    assert (scores.groups, scores.profile, scores.resources) == ({}, None, None)


def test_what_is_no_capacity_gets_an_index_and_no_label() -> None:
    form = questionnaire([rating("q", "mojlighet"), rating("r", "d0")], DIMENSIONS)
    scores = scored(form, {"q": 5, "r": 5})
    assert (scores.dimensions["mojlighet"].measure.index, scores.dimensions["mojlighet"].label) == (100, None)
    assert scores.dimensions["d0"].label == "mycket god"


def test_a_dimension_that_the_model_does_not_have_is_passed_over() -> None:
    form = questionnaire([rating("q", "okand", "d0")], DIMENSIONS)
    assert list(scored(form, {"q": 5}).dimensions) == ["d0"]
