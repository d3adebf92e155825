"""De stora tre."""

from __future__ import annotations

from digikap.scoring.result import Resources
from tests.scoring.build import VET_EJ, Given, dimension, questionnaire, rating, scored

THREE = ("tid", "kompetens", "ekonomi")
FORM = questionnaire(
    [rating(f"{part[0]}_{name}", name, part=part) for part in ("drift", "utveckling") for name in THREE],
    [dimension(name, "resurser") for name in THREE],
)


def resources(drift: list[Given], utveckling: list[Given]) -> Resources | None:
    answers = dict(zip([f"{part}_{name}" for part in "du" for name in THREE], drift + utveckling, strict=True))
    return scored(FORM, answers).resources


def test_there_are_six_cells_row_by_row_each_with_its_label() -> None:
    found = resources([1, 2, 3], [4, 5, VET_EJ])
    assert found is not None
    assert [(cell.part, cell.dimension, cell.measure.index, cell.label) for cell in found.cells] == [
        ("drift", "tid", 0, "mycket låg"),
        ("drift", "kompetens", 25, "låg"),
        ("drift", "ekonomi", 50, "delvis"),
        ("utveckling", "tid", 75, "god"),
        ("utveckling", "kompetens", 100, "mycket god"),
        ("utveckling", "ekonomi", None, None),
    ]


def test_the_tightest_is_told_row_by_row_and_only_where_all_three_are_known() -> None:
    found = resources([1, 2, 3], [4, 5, VET_EJ])
    assert found is not None
    assert found.tightest == {"drift": "tid"}
    found = resources([3, 2, 2], [4, 4, 3])
    assert found is not None
    assert found.tightest == {"drift": None, "utveckling": "ekonomi"}


def test_a_group_of_a_single_resource_has_no_tightest() -> None:
    form = questionnaire([rating("q", "tid", part="drift")], [dimension("tid", "resurser")])
    found = scored(form, {"q": 1}).resources
    assert found is not None
    assert found.tightest == {"drift": None}
    assert (found.cells[1].measure.asked, found.cells[1].label) == (0, None)


def test_the_mean_over_both_rows_is_there_for_the_export() -> None:
    scores = scored(FORM, {"d_tid": 5, "u_tid": 1})
    assert scores.dimensions["tid"].measure.index == 50


def test_where_nothing_was_asked_there_is_no_table() -> None:
    assert scored(FORM, {}).resources is None
