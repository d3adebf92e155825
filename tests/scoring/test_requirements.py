"""What the task requires against what there is."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from digikap.model.answer import Answer
from digikap.model.assessment import Required
from digikap.model.tally import Tally
from digikap.scoring.gap import Gap, Requirement
from digikap.scoring.score import score
from tests.scoring.build import VET_EJ, votes
from tests.scoring.several import assessment

FULL: dict[str, Answer] = {"d_total": 5, "d1": 4, "d2": 3, "u1": 1, "u2": 1}


def gaps(
    required: Mapping[str, Required], answers: Mapping[str, Answer] = FULL, **rest: object
) -> tuple[Requirement, ...]:
    return score(assessment(answers=answers, required=required, **rest)).gaps


def test_required_votes_against_what_there_is() -> None:
    (found,) = gaps({"kvalitet": Tally((0, 0, 0, 4, 2), unknown=1)}, {"d1": 4, "d2": 4, "u1": 1})
    assert found.id == "kvalitet"
    assert (found.gap.required, found.gap.points) == (Fraction(250, 3), Fraction(25, 3))
    assert found.distribution == votes([4, 4, 5, 4, 5, 4, VET_EJ])


def test_one_level_is_one_vote_by_the_group() -> None:
    (found,) = gaps({"strategi": 4})
    assert found == Requirement("strategi", Gap(Fraction(75), Fraction(0)), votes(4))
    assert found.gap.word == "stort"


def test_gaps_stand_in_the_models_order_and_only_where_both_figures_are_known() -> None:
    required: dict[str, Required] = {
        "strategi": 3,
        "kvalitet": 3,
        "robusthet": Tally((0, 0, 0, 0, 0), unknown=4),
        "tid": 5,
        "okand": 5,
        "drift": 5,
    }
    assert [one.id for one in gaps(required)] == ["kvalitet", "strategi"]
    assert gaps({"strategi": 3}, {"d1": 1}) == ()


@pytest.mark.parametrize(("level", "word"), [(5, "i balans"), (4, "i balans"), (3, "i balans")])
def test_no_more_is_required_than_there_is(level: int, word: str) -> None:
    (found,) = gaps({"kvalitet": level}, FULL | {"d2": 5})
    assert found.gap.word == word


def test_a_group_on_its_overall_judgement_is_measured_itself() -> None:
    required: dict[str, Required] = {"drift": 5, "robusthet": 5}
    (found,) = gaps(required, {"d_total": 4}, variant="quick")
    assert (found.id, found.gap.points, found.gap.word) == ("drift", 25, "stort")
    assert gaps(required, {}, variant="quick") == ()
