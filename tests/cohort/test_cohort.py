"""Several municipalities: who counts, what is told of them, and what never is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from digikap.cohort import Cohort, Figure, cohort
from digikap.errors import DigikapError
from digikap.model.answer import Answer, Respondent
from digikap.model.assessment import Assessment, Organisation
from digikap.store.content import municipalities
from tests.comparing.corpus import form
from tests.comparing.generated import versioned


def file(number: int, level: int = 3, name: str = "liten_1", **rest: object) -> Assessment:
    """One municipality: d1, d2 and d3 all at one level, so drift is its index."""
    answers: dict[str, Answer] = {"d1": level, "d2": level, "d3": level, "t1": level}
    plain: dict[str, object] = {
        "id": f"fil{number:03}",
        "questionnaire": form(name),
        "organisation": Organisation(f"Kommun {number:02}", f"{number:04}", county="Havslän", group="B3"),
        "date": date(2026, 11, 20),
        "state": "finished",
        "answers": answers,
    }
    return Assessment(**(plain | rest))  # type: ignore[arg-type]


def files(*levels: int) -> list[Assessment]:
    return [file(number, level) for number, level in enumerate(levels, 1)]


def figure(found: Cohort, name: str, part: str | None = None) -> Figure:
    every = (*found.groups, *found.dimensions, *found.resources)
    return next(one for one in every if (one.id, one.part) == (name, part))


def why(found: Cohort) -> list[tuple[str, str]]:
    return [(one.id, one.why) for one in found.excluded]


def test_five_municipalities_have_a_median_with_quartiles_and_no_distribution() -> None:
    found = cohort(files(5, 1, 2, 4, 3))
    drift = figure(found, "drift")
    # 0, 25, 50, 75, 100: the second, the third and the fourth
    assert (drift.lower, drift.median, drift.upper) == (25, 50, 75)
    assert (drift.municipalities, drift.bins, drift.own) == (5, None, None)
    assert figure(found, "robusthet") == replace(drift, id="robusthet")
    assert figure(found, "tid", "drift") == replace(drift, id="tid", part="drift")
    assert figure(found, "tid", "utveckling").municipalities == 0
    assert "tid" not in {one.id for one in found.dimensions}
    assert found.municipalities == tuple(f"Kommun {number:02}" for number in range(1, 6))


def test_a_figure_that_fewer_than_five_have_is_not_told() -> None:
    some = files(1, 2, 3, 4, 5)
    some[0] = replace(some[0], answers={"d1": 1, "d2": 1})
    found = cohort(some)
    assert figure(found, "robusthet").median is not None
    kvalitet = figure(found, "kvalitet")
    assert (kvalitet.municipalities, kvalitet.lower, kvalitet.median, kvalitet.upper) == (4, None, None, None)


def test_from_twenty_there_is_a_distribution_with_small_cells_hidden() -> None:
    found = cohort(files(*[2] * 5, *[3] * 8, *[4] * 8))
    bins = figure(found, "drift").bins
    assert bins is not None
    # none in two cells: the smallest other goes with them
    assert [one.count for one in bins] == [None, None, 8, 8, None]
    assert [one.label for one in bins] == ["mycket låg", "låg", "delvis", "god", "mycket god"]
    assert (bins[0].low, bins[0].high, bins[4].low, bins[4].high) == (0, Fraction("12.5"), Fraction("87.5"), 100)
    assert cohort(files(*[2] * 5, *[3] * 7, *[4] * 7)).groups[0].bins is None


def test_a_distribution_that_the_median_would_give_away_is_not_told() -> None:
    found = cohort(files(*[1] * 7, *[2] * 4, *[3] * 5, *[4] * 4, *[5] * 1))
    assert figure(found, "drift").median == 25
    assert figure(found, "drift").bins is None


def test_what_is_no_capacity_has_a_distribution_without_words() -> None:
    model = form("liten_1").model
    robusthet = model.dimensions[0].model_copy(update={"capacity": False})
    changed = model.model_copy(update={"dimensions": (robusthet, *model.dimensions[1:])})
    other = versioned(list(form("liten_1").questions()), 1, model=changed, scales=form("liten_1").scales)
    found = cohort([file(n, 3, questionnaire=other) for n in range(20)], own="0003")
    robust = figure(found, "robusthet")
    assert robust.bins is not None
    assert {one.label for one in robust.bins} == {None}
    assert (robust.own is not None, robust.own_label) == (True, None)


@pytest.mark.parametrize("own", ["0002", "Kommun 02", "kommun  02", "fil002"])
def test_the_own_one_stands_beside_and_changes_no_statistic(own: str) -> None:
    some = files(5, 1, 2, 4, 3)
    found, plain = cohort(some, own), cohort(some)
    assert found.own == some[1]
    drift = figure(found, "drift")
    assert drift.own is not None
    assert (drift.own.index, drift.own_label) == (0, "mycket låg")
    for one, other in zip(found.groups, plain.groups, strict=True):
        assert replace(one, own=None, own_label=None) == other


def test_an_own_one_that_does_not_count_is_told_and_not_shown() -> None:
    found = cohort([*files(1, 2, 3, 4, 5), file(6, example=True)], own="0006")
    assert (found.own, found.own_excluded) == (None, "example")
    assert figure(found, "drift").own is None


def test_an_unknown_own_one_is_refused() -> None:
    with pytest.raises(DigikapError, match="Ingen av filerna gäller ”Skogby”"):
        cohort(files(1, 2, 3, 4, 5), own="Skogby")


@pytest.mark.parametrize("number", [0, 1, 4])
def test_fewer_than_five_are_refused(number: int) -> None:
    with pytest.raises(DigikapError, match="Det behövs minst fem kommuner") as refused:
        cohort(files(*[3] * number))
    assert "räknas inte" not in refused.value.advice


def test_five_files_of_four_municipalities_are_refused_with_how_many_do_not_count() -> None:
    with pytest.raises(DigikapError, match="räcker till fyra") as refused:
        cohort([*files(1, 2, 3, 4), file(4, id="fil999", date=date(2025, 1, 1))])
    assert "1 fil räknas inte" in refused.value.advice.replace("\u00a0", " ")


def others() -> Sequence[tuple[Assessment, str]]:
    newer = form("liten_2_omformulerad")
    heavier = [one.model_copy(update={"weight": 2}) if one.id == "d1" else one for one in form("liten_1").questions()]
    same_name = versioned(
        heavier, 1, id="liten", model=form("liten_1").model, scales=form("liten_1").scales, services=()
    )
    return [
        (file(9, questionnaire=newer), "version"),
        (file(9, name="liten_kusten"), "questionnaire"),
        (file(9, questionnaire=same_name), "content"),
        (file(9, variant="quick"), "variant"),
        (file(9, example=True), "example"),
        (file(9, mode="individual", respondent=Respondent("1")), "one_person"),
        (file(5, id="aldre000", date=date(2025, 1, 1)), "older"),
        (file(5, id="pagar000", date=date(2027, 1, 1), state="ongoing"), "ongoing"),
        (file(5, revision=-1), "duplicate"),
    ]


@pytest.mark.parametrize(("other", "reason"), others(), ids=lambda value: value if isinstance(value, str) else "")
def test_what_does_not_count_is_told_with_why(other: Assessment, reason: str) -> None:
    found = cohort([other, *files(1, 2, 3, 4, 5)])
    assert why(found) == [(other.id, reason)]
    assert replace(found, excluded=()) == cohort(files(1, 2, 3, 4, 5))


@pytest.mark.parametrize("other", [{"name": "liten_kusten"}, {"variant": "quick"}])
def test_a_newer_file_that_cannot_be_compared_does_not_push_out_one_that_can(other: dict[str, Any]) -> None:
    newer = file(5, id="nyare000", date=date(2027, 1, 1), **other)
    found = cohort([newer, *files(1, 2, 3, 4, 5)], own="fil005")
    assert replace(found, excluded=()) == cohort(files(1, 2, 3, 4, 5), own="fil005")
    assert [one.id for one in found.excluded] == ["nyare000"] and found.own_excluded is None


def test_a_municipality_with_nothing_finished_counts_with_its_newest() -> None:
    some = files(1, 2, 3, 4, 5)
    started = [replace(some[4], id=f"nya{day}", date=date(2026, 12, day), state="ongoing") for day in (1, 2)]
    found = cohort([*some[:4], *started])
    assert found.ongoing == 1
    assert why(found) == [("nya1", "older")]


def test_a_file_without_a_code_is_of_the_municipality_with_its_name() -> None:
    nameless = file(5, id="utan0000", organisation=Organisation("kommun 05"), date=date(2025, 1, 1))
    assert why(cohort([*files(1, 2, 3, 4, 5), nameless])) == [("utan0000", "older")]
    habo = [file(n, organisation=Organisation(name)) for n, name in ((8, "Habo"), (9, "Håbo"))]
    assert len(cohort([*files(1, 2, 3), *habo]).municipalities) == 5


def test_the_same_parts_of_the_country_are_told_of_from_five_municipalities() -> None:
    some = [*files(1, 2, 3, 4, 5), file(6, organisation=Organisation("Skogby", "0006", county="Skogslän"))]
    found = cohort(some, own="0006")
    assert [(one.by, one.name, one.municipalities) for one in found.parts] == [
        ("county", "Havslän", 5),
        ("county", "Skogslän", 1),
        ("group", "B3", 5),
    ]
    assert found.unplaced == (0, 1)
    sea, forest, _ = found.parts
    assert (sea.groups[0].median, sea.groups[0].own) == (50, None)
    assert forest.groups[0].median is None
    assert forest.groups[0].own is not None


def test_parts_never_have_distributions() -> None:
    found = cohort(files(*[2] * 10, *[4] * 15))
    assert figure(found, "drift").bins is not None
    assert all(one.bins is None for part in found.parts for one in (*part.groups, *part.dimensions, *part.resources))


def test_county_and_group_come_from_the_list_where_the_code_is_known() -> None:
    listed = [one for one in municipalities() if one.code in {"1292", "1290", "1293", "1275", "1278"}]
    some = [file(int(one.code), organisation=Organisation(one.name, one.code)) for one in listed]
    assert cohort(some).unplaced == (5, 5)
    found = cohort(some, municipalities=municipalities())
    assert found.unplaced == (0, 0)
    assert [(one.name, one.municipalities) for one in found.parts if one.by == "county"] == [("Skåne län", 5)]


def test_a_questionnaire_without_groups_has_dimensions_alone() -> None:
    model = form("liten_1").model.model_copy(update={"groups": (), "profiles": ()})
    plain = versioned(list(form("liten_1").questions()), 1, model=model, scales=form("liten_1").scales)
    found = cohort([file(number, questionnaire=plain) for number in range(5)])
    assert (found.groups, found.resources) == ((), ())
    assert figure(found, "robusthet").median == 50


def test_the_order_of_the_files_does_not_matter() -> None:
    some = [*files(1, 2, 3, 4, 5), file(9, variant="quick"), file(2, id="aldre000", date=date(2025, 1, 1))]
    assert cohort(some, own="0002") == cohort(some[::-1], own="0002")
