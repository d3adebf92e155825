"""Assessments over time: what is common to all, and each against the one before."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest

from digikap.errors import DigikapError
from digikap.model.assessment import Assessment
from digikap.trend import Line, Trend, trend
from tests.comparing.corpus import side


def year(number: int, name: str = "liten_1", **rest: object) -> Assessment:
    given = {"form": name, "date": date(number, 11, 20), **rest}
    return side(f"fil{number}", given)


# robusthet (d1, d2): 2024 (25 + 50) / 2 = 37,5; 2025 (50 + 50) / 2 = 50; 2026 d1 = 75, d2 in other words = 0.
# Over all three d1 alone is common: 25, 50, 75. Step by step: 37,5 → 50 on both; 50 → 75 on d1.
# kvalitet (d3): 50, 50, 75. drift over all: (25 + 50) / 2 = 37,5; 50; 75: +37,5, both questions up.
FIRST = year(2024, answers={"d1": 2, "d2": 3, "d3": 3, "u1": 3, "u2": 3, "t2": 2})
SECOND = year(2025, answers={"d1": 3, "d2": 3, "d3": 3, "u1": "vet_ej", "u2": 4, "t2": 3})
THIRD = year(2026, "liten_2_omformulerad", answers={"d1": 4, "d2": 1, "d3": 4, "u1": 3, "u2": 3, "t2": 1})


def line(found: Trend, name: str) -> Line:
    return next(one for one in (*found.groups, *found.dimensions, *found.resources) if one.id == name)


def indices(one: Line) -> list[Fraction | None]:
    return [measure.index for measure in one.like]


def test_a_trend_is_as_it_was_worked_out_by_hand() -> None:
    found = trend([FIRST, SECOND, THIRD])
    assert found.questionnaire.version == 2
    assert {key[0] for key in found.common} == {"d1", "d3", "u2", "t2"}
    robusthet = line(found, "robusthet")
    assert [one.index for one in robusthet.own] == [Fraction("37.5"), 50, Fraction("37.5")]
    assert indices(robusthet) == [25, 50, 75]
    assert robusthet.labels == ("låg", "delvis", "god")
    assert robusthet.own_labels == ("delvis", "delvis", "delvis")
    assert (robusthet.points, robusthet.clear, robusthet.common, robusthet.missing) == (50, True, 1, 1)
    first, second = robusthet.steps
    assert first is not None and second is not None
    assert (first.before.index, first.after.index, first.points) == (Fraction("37.5"), 50, Fraction("12.5"))
    assert (second.before.index, second.after.index, second.missing) == (50, 75, 1)
    drift = line(found, "drift")
    assert indices(drift) == [Fraction("37.5"), 50, 75]
    assert (drift.points, drift.clear) == (Fraction("37.5"), True)


def test_what_is_not_common_to_all_is_not_compared_over_all() -> None:
    found = trend([FIRST, SECOND, THIRD])
    strategi = line(found, "strategi")
    assert strategi.why == "too_little"
    assert indices(strategi) == [None, None, None]
    assert strategi.points is None
    assert [one.index for one in strategi.own] == [50, None, 50]
    left = {(one.id, one.row): (one.asked, one.same, one.valued) for one in found.left_out}
    assert left["u1", None] == (3, 3, 2)
    assert left["d2", None] == (3, 2, 2)
    assert left["v_drift", "skola"] == (3, 3, 0)
    assert ("d1", None) not in left


def test_cells_of_the_great_three_have_lines_of_their_own() -> None:
    found = trend([FIRST, SECOND, THIRD])
    cells = {(one.id, one.part): indices(one) for one in found.resources}
    assert cells == {("tid", "drift"): [None] * 3, ("tid", "utveckling"): [25, 50, 0]}
    assert "tid" not in {one.id for one in found.dimensions}


def test_the_order_of_the_files_does_not_matter() -> None:
    whole = trend([FIRST, SECOND, THIRD])
    assert all(trend(order) == whole for order in permutations([FIRST, SECOND, THIRD]))


def test_of_one_file_several_times_the_highest_revision_counts() -> None:
    old, new = (year(2026, revision=number, answers={"d1": number}) for number in (1, 2))
    found = trend([new, FIRST, old])
    assert [one.revision for one in found.assessments] == [0, 2]
    assert [(one.id, one.kept, one.dropped) for one in found.dropped] == [("fil2026", 2, (1,))]


def test_two_without_a_common_question_stand_beside_each_other_alone() -> None:
    other = year(2027, "annat", answers={"x1": 3})
    found = trend([FIRST, SECOND, other])
    assert found.common == ()
    assert found.steps[0] is not None
    assert found.steps[1] is None
    robusthet = line(found, "robusthet")
    assert [one.index for one in robusthet.own] == [Fraction("37.5"), 50, 50]
    assert robusthet.steps[1] is None
    assert indices(robusthet) == [None] * 3


def test_a_dimension_that_came_later_has_no_steps_before() -> None:
    newer = year(2026, "liten_2_ny_och_borttagen", answers={"d1": 3, "u3": 4})
    newest = year(2027, "liten_2_ny_och_borttagen", answers={"d1": 3, "u3": 5})
    found = trend([FIRST, SECOND, newer, newest])
    mottagning, fornyelse = line(found, "mottagning"), line(found, "fornyelse")
    assert (mottagning.why, fornyelse.why) == ("new", "removed")
    assert mottagning.steps[0] is None
    assert [one.why for one in mottagning.steps[1:] if one] == ["new", None]
    assert [one.index for one in mottagning.own] == [None, None, 75, 100]


@pytest.mark.parametrize("files", [[], [FIRST], [FIRST, FIRST]])
def test_one_assessment_is_no_trend(files: list[Assessment]) -> None:
    with pytest.raises(DigikapError, match="minst två självskattningar"):
        trend(files)


def test_several_municipalities_are_no_trend() -> None:
    other = year(2025, organisation={"name": "Skogby"}, answers={"d1": 3})
    with pytest.raises(DigikapError, match="flera kommuner") as refused:
        trend([FIRST, other])
    assert "digikap cohort" in refused.value.advice
