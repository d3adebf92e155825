"""The questionnaire's own contrasts."""

from __future__ import annotations

from typing import Any

from digikap.model.questionnaire import Contrast, RatingGrid
from digikap.scoring.distribution import ChoiceDistribution, GridDistribution, Response
from digikap.scoring.result import Difference
from digikap.scoring.score import score_responses
from tests.scoring.build import VET_EJ, dimension, questionnaire, rating, votes


def grid(name: str, **rest: Any) -> RatingGrid:
    return RatingGrid(id=name, kind="rating_grid", text=name, label=name, scale="k5", rows="services", **rest)


def rows(**given: Any) -> GridDistribution:
    return GridDistribution({row: votes(answer) for row, answer in given.items()})


FORM = questionnaire(
    [
        grid("kan", contrast=Contrast(question="har")),
        grid("har"),
        rating("vikt", contrast=Contrast(dimension="matning")),
        rating("mater", "matning"),
        grid("mot_en", contrast=Contrast(question="mater")),
        rating("mot_rader", contrast=Contrast(question="har")),
    ],
    [dimension("matning")],
)


def found(**given: Response) -> list[tuple[str, str, str | None, int]]:
    differences = score_responses(FORM, given).differences
    return [(one.question, one.other, one.row, int(one.points)) for one in differences]


def test_two_grids_are_set_against_each_other_row_by_row() -> None:
    kan = rows(skola=5, vatten=2, hamn=4, park=VET_EJ, vag=3)
    assert found(kan=kan, har=rows(skola=3, vatten=3, hamn=VET_EJ, park=1)) == [
        ("kan", "har", "skola", 50),
        ("kan", "har", "vatten", -25),
    ]


def test_a_question_is_set_against_a_dimension() -> None:
    assert found(vikt=votes(5), mater=votes(2)) == [("vikt", "matning", None, 75)]


def test_every_row_is_set_against_a_single_question() -> None:
    assert found(mot_en=rows(skola=5, hamn=1), mater=votes(3)) == [
        ("mot_en", "mater", "skola", 50),
        ("mot_en", "mater", "hamn", -50),
    ]


def test_there_is_no_difference_without_both_sides() -> None:
    assert found(vikt=votes(5)) == []
    assert found(vikt=votes(5), mater=votes(VET_EJ)) == []
    assert found(vikt=votes(VET_EJ), mater=votes(3)) == []
    assert found(mater=votes(3), har=rows(skola=3)) == []
    assert found(kan=rows(skola=3)) == []


def test_one_index_is_not_set_against_rows_or_choices() -> None:
    assert found(mot_rader=votes(5), har=rows(skola=3)) == []
    assert found(mot_rader=votes(5), har=ChoiceDistribution.of_votes("ab", [])) == []


def test_a_difference_tells_both_numbers() -> None:
    (one,) = score_responses(FORM, {"vikt": votes(5), "mater": votes(2)}).differences
    assert one == Difference("vikt", "matning", None, one.minuend, one.subtrahend)
    assert (one.minuend, one.subtrahend) == (100, 25)
