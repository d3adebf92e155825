"""The shipped main questionnaire, scored from bottom to top."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from digikap.model.answer import Answer, Grid
from digikap.model.assessment import Assessment, Organisation, Variant
from digikap.model.questionnaire import Questionnaire, Rating, RatingGrid
from digikap.scoring.result import GridScore, RatingScore
from digikap.scoring.score import score
from digikap.store.questionnaires import load


@cache
def main_questionnaire() -> Questionnaire:
    return load("kommunen")


def answered(level: int, variant: Variant = "full", **other: Answer) -> Assessment:
    """The main questionnaire with this level on every rating and row."""
    form = main_questionnaire()
    services = {service.id: service.name for service in form.services if not service.optional}
    answers: dict[str, Answer] = {question.id: level for question in form.questions() if isinstance(question, Rating)}
    for question in form.questions():
        if isinstance(question, RatingGrid) and question.rows == "services":
            answers[question.id] = Grid(dict.fromkeys(services, level))
    return Assessment(
        id="k7m2qd9x",
        questionnaire=form,
        organisation=Organisation("Havsvik"),
        date=date(2026, 11, 21),
        participants=8,
        variant=variant,
        services=services,
        answers={**answers, **other},
    )


@pytest.mark.parametrize(
    ("level", "index", "label", "profile"),
    [
        (1, 0, "mycket låg", "bristande"),
        (2, 25, "låg", "bristande"),
        (3, 50, "delvis", "bristande"),
        (4, 75, "god", "hallbar"),
        (5, 100, "mycket god", "hallbar"),
    ],
)
def test_the_same_level_everywhere_gives_the_same_index_everywhere(
    level: int, index: int, label: str, profile: str
) -> None:
    scores = score(answered(level))
    assert {one.measure.index for one in [*scores.dimensions.values(), *scores.groups.values()]} == {index}
    assert {group.label for group in scores.groups.values()} == {label}
    assert scores.profile is not None
    assert (scores.profile.id, scores.profile.borderline) == (profile, False)
    assert scores.resources is not None
    assert [cell.label for cell in scores.resources.cells] == [label] * 6
    assert scores.resources.tightest == {"drift": None, "utveckling": None}
    assert len(scores.strongest) == len(scores.weakest) == 3


def test_drift_and_utveckling_each_rest_on_their_own_questions() -> None:
    scores = score(answered(3, d_kvalitet=5))
    assert list(scores.groups) == ["drift", "utveckling"]
    drift, utveckling = scores.groups.values()
    assert (drift.measure.index, utveckling.measure.index) == (62.5, 50)
    assert (drift.dimensions_asked, utveckling.dimensions_asked) == (4, 5)
    # robusthet also has g_sakerhet, from another section
    assert scores.dimensions["drift_robusthet"].questions == ("d_robusthet", "g_sakerhet")
    assert (drift.measure.answered, drift.measure.asked) == (5, 5)


def test_a_question_may_count_in_two_dimensions_and_another_in_none() -> None:
    scores = score(answered(3, e_beslut=5, g_nojd=1))
    assert "e_beslut" in scores.dimensions["effektmatning"].questions
    assert "e_beslut" in scores.dimensions["prioritering"].questions
    assert not any("g_nojd" in one.questions for one in scores.dimensions.values())
    nojd = scores.questions["g_nojd"]
    assert isinstance(nojd, RatingScore)
    assert nojd.measure.index == 0


def test_a_mojlighet_is_no_capacity_and_has_no_label() -> None:
    assert score(answered(4)).dimensions["mojlighet"].label is None


def test_possibility_against_the_present_is_told_service_by_service() -> None:
    form = answered(3)
    scores = score(form.with_answer("m_verksamhet", Grid(dict.fromkeys(form.services, 4))).with_answer("e_vikt", 5))
    services = [one for one in scores.differences if one.question == "m_verksamhet"]
    assert [one.row for one in services] == list(form.services)
    assert {one.points for one in services} == {25}
    assert [one.points for one in scores.differences if one.other == "effektmatning"] == [50]


def test_grids_are_shown_and_not_counted() -> None:
    form = answered(3)
    other = form.with_answer("g_verksamhet", Grid(dict.fromkeys(form.services, 1)))
    assert score(other).dimensions == score(form).dimensions
    grid = score(other).questions["g_verksamhet"]
    assert isinstance(grid, GridScore)
    assert [row.measure.index for row in grid.rows.values()] == [0] * len(form.services)


def test_the_quick_version_rests_on_the_overall_judgements() -> None:
    scores = score(answered(2, "quick", d_total=4))
    assert {name: (group.measure.index, group.basis) for name, group in scores.groups.items()} == {
        "drift": (75, "overall"),
        "utveckling": (25, "overall"),
    }
    assert scores.profile is not None
    assert scores.profile.id == "pa_ta"


def test_an_assessment_without_answers_has_no_index_anywhere() -> None:
    form = answered(3)
    scores = score(
        Assessment(
            id=form.id,
            questionnaire=form.questionnaire,
            organisation=form.organisation,
            date=form.date,
            participants=8,
            services=form.services,
        )
    )
    assert {one.measure.index for one in [*scores.dimensions.values(), *scores.groups.values()]} == {None}
    assert (scores.profile, scores.strongest, scores.weakest, scores.swings, scores.differences) == (
        None,
        (),
        (),
        (),
        (),
    )
    assert scores.resources is not None
    assert scores.resources.tightest == {}
