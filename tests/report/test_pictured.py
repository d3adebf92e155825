"""What the pictures of a report show, told in words that stand for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.view import Report, pictured, view
from digikap.report.view.blocks import Choices, Dot, Dots, Facts, Heat, HeatCell, Levels, Radar
from digikap.report.view.words import dot
from digikap.scoring.distribution import ChoiceDistribution, Distribution
from digikap.scoring.responses import responses
from digikap.scoring.result import Measure
from digikap.scoring.score import score_responses
from tests.report.room import NOT_APPLICABLE, UNKNOWN, answered, fresh, reported, without_groups
from tests.report.test_view import blocks, facts, section, voted

INDICES = st.none() | st.fractions(0, 100)
COLUMNS = ("Dimension", "Index", "Nivå", "Intervall", "Underlag")


def placed(name: str, index: Fraction | int | None, low: int | None = None, high: int | None = None) -> Dot:
    at = None if index is None else Fraction(index)
    ends = [at if end is None else Fraction(end) for end in (low, high)]
    return dot(name, Measure(at, ends[0], ends[1], 1, 1), None)


def radar_over(indices: Sequence[Fraction | int | None], inside: str = "") -> Radar | None:
    axes = [placed(f"D{number}", index) for number, index in enumerate(indices)]
    return pictured.dots("Namn", COLUMNS, axes, axes, inside).radar


def test_a_radar_tells_its_ends_and_what_it_lacks() -> None:
    radar = radar_over([50, 25, 100, 25, None], "Utvecklingskapacitet")
    assert radar
    assert radar.caption == "Radar över dimensionerna i utvecklingskapacitet"
    assert radar.description == (
        "5\u00a0axlar från 0 i mitten till 100 ytterst. Närmast mitten: D1 och D3 (25). Längst ut: D2 (100). "
        "Utan index: D4."
    )
    alike = radar_over([50, 50, 50])
    assert alike
    assert alike.caption == "Radar över dimensionerna"
    assert alike.description == "3\u00a0axlar från 0 i mitten till 100 ytterst. Alla index är 50."


@given(st.lists(INDICES, max_size=8))
def test_there_is_a_radar_exactly_where_three_axes_have_an_index(indices: list[Fraction | None]) -> None:
    radar = radar_over(indices)
    assert (radar is not None) == (sum(index is not None for index in indices) >= 3)
    if radar:
        assert [axis.at for axis in radar.axes] == indices
        assert all(axis.name in radar.description for axis in radar.axes if axis.at is None)


def test_each_group_with_three_dimensions_has_a_radar_and_the_summary_none(report: Report) -> None:
    drawn = [one.radar.caption for one in blocks(report) if isinstance(one, Dots) and one.radar]
    assert drawn == [
        "Radar över dimensionerna i driftskapacitet",
        "Radar över dimensionerna i utvecklingskapacitet",
        "Radar över dimensionerna i digitalisering, effekter och prioritering",
    ]
    assert report.summary.indices.radar is None
    assert reported(answered(fresh(without_groups()), 3)).summary.indices.radar is None


def test_a_legend_tells_the_signs_that_are_drawn_and_no_others() -> None:
    now = dot("A", Measure(Fraction(50), Fraction(40), Fraction(60), 1, 1), "delvis", Fraction(75), Fraction(25))
    assert now.picture == "A: 50 delvis, intervall 40–60, 1 av 1\u00a0fråga, uppdraget kräver 75, förra gången 25"
    legend = pictured.dots("Namn", COLUMNS, [now]).legend
    assert legend == (
        ("point", "ert index"),
        ("line", "intervallet"),
        ("required", "det som uppdraget kräver"),
        ("before", "förra gången"),
    )
    assert pictured.dots("Namn", COLUMNS, [placed("B", 50)]).legend == (("point", "ert index"),)
    assert pictured.dots("Namn", COLUMNS, [placed("B", None)]).legend == ()
    only_required = replace(placed("B", None), required=Fraction(50))
    assert pictured.dots("Namn", COLUMNS, [only_required]).legend == (("required", "det som uppdraget kräver"),)


def test_a_four_field_is_told_with_its_point_its_field_and_last_time(report: Report, kommunen: Questionnaire) -> None:
    picture = report.summary.four_field
    assert picture
    assert picture.description == (
        "Driftskapacitet går vågrätt och utvecklingskapacitet lodrätt, från 0 till 100. Gränsen mellan lågt och högt "
        "är 62,5. Er punkt har driftskapacitet 71 (intervall 53–78, 4 av 5\u00a0frågor) och utvecklingskapacitet 41 "
        "(intervall 41, 5 av 6\u00a0frågor). Den ligger i fältet På tå."
    )
    zone = ("zone", "gränsfall: högst 5 från gränsen")
    assert picture.legend == (("point", "er punkt"), ("line", "intervallet"), zone)
    empty = reported(fresh(kommunen)).summary.four_field
    assert empty
    assert empty.description.endswith("är 62,5. Ingen punkt är utsatt.")
    assert empty.legend == (zone,)
    x, y = (replace(placed(name, 60), before=Fraction(before)) for name, before in (("X", 40), ("Y", 55)))
    near = pictured.four_field(x, y, "Fält", ["Ett", "Två"])
    assert "Den ligger i fältet Fält, i zonen högst 5 från gränsen, nära Ett eller Två." in near
    assert near.endswith("Förra gången hade den x 40 och y 55.")
    assert "Förra gången" not in pictured.four_field(x, replace(y, before=None), "Fält", [])


def told(*rows: Sequence[int | None]) -> str:
    cells = [
        (HeatCell(f"R{at}"), *(HeatCell(str(one), None if one is None else Fraction(one)) for one in row))
        for at, row in enumerate(rows)
    ]
    return pictured.heat(("Namn", "Drift", "IT-drift"), cells).removeprefix("Ju kraftigare markering, desto högre. ")


def test_a_heat_table_tells_where_it_is_lowest_and_highest() -> None:
    assert told((25, 50), (75, 25)) == "Lägst: R0, drift (25) och 1\u00a0ruta till. Högst: R1, drift (75)."
    assert told((25, 50), (75, 75)) == "Lägst: R0, drift (25). Högst: R1, drift (75) och 1\u00a0ruta till."
    assert told((50, None), (50, 50)) == "Alla rutor med ett värde står lika."
    assert told((None, 50), (None, None)) == "En enda ruta har ett värde: R0, IT-drift (50)."
    assert told((None, None)) == "Ingen ruta har något värde."


def test_services_stand_side_by_side_with_their_differences(report: Report) -> None:
    heat = section(report, "Per verksamhet").blocks[0]
    assert isinstance(heat, Heat)
    assert heat.columns == ("Verksamhet", "Drift", "Utveckling", "Möjlighet", "Grad", "Möjlighet − grad")
    assert heat.table.rows[2] == ("Äldreomsorg", "3", "2", "4", "2", "+50,0")
    assert [cell.at for cell in heat.rows[2]] == [None, *(Fraction(at) for at in (50, 25, 75, 25)), None]
    assert heat.caption.endswith("skillnaden på indexskalan 0–100")
    assert heat.ends == ("lågt", "högt")


def test_services_without_a_difference_have_no_column_for_it(kommunen: Questionnaire) -> None:
    heat = section(reported(fresh(kommunen)), "Per verksamhet").blocks[0]
    assert isinstance(heat, Heat)
    assert heat.columns == ("Verksamhet", "Drift", "Utveckling", "Möjlighet", "Grad")
    assert heat.caption == "Svar per verksamhet, steg på skalan"
    one = section(reported(answered(fresh(kommunen, services={"skola": "Skola"}), 3)), "Per verksamhet")
    assert isinstance(one.blocks[0], Heat)
    assert len(one.blocks) == len(one.blocks[0].rows) == 1


def test_a_grid_without_services_is_no_part_of_it(kommunen: Questionnaire) -> None:
    none = reported(answered(fresh(kommunen, services={}), 3))
    assert "Per verksamhet" not in [one.title for _, one in none.sections()]


VOTES = st.lists(st.none() | st.integers(1, 5) | st.sampled_from([UNKNOWN, NOT_APPLICABLE]), max_size=12)


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ([3], "steg 3 av 5"),
        ([None], "obesvarad"),
        ([UNKNOWN], "obesvarad"),
        ([UNKNOWN, UNKNOWN], "2\u00a0vet ej"),
        ([UNKNOWN, NOT_APPLICABLE], "1\u00a0vet ej, 1\u00a0ej aktuellt"),
        ([3, UNKNOWN], "0 på steg 1, 0 på steg 2, 1 på steg 3, 0 på steg 4, 0 på steg 5, 1\u00a0vet ej"),
        ([1, 5, 5, None], "1 på steg 1, 0 på steg 2, 0 på steg 3, 0 på steg 4, 2 på steg 5, 1\u00a0utan svar"),
    ],
)
def test_votes_are_told_step_by_step(votes: list[object], said: str) -> None:
    assert pictured.votes(Distribution.of_votes(5, votes), "obesvarad") == said  # type: ignore[arg-type]


@given(VOTES)
def test_nobody_is_left_out_of_what_votes_are_told(votes: list[object]) -> None:
    distribution = Distribution.of_votes(5, votes)  # type: ignore[arg-type]
    said = pictured.votes(distribution, "svaret")
    counted = sum(int(part.split()[0]) for part in said.split(", ") if part[0].isdigit())
    assert counted == len(votes) or said == "svaret" or said.startswith("steg ")


def test_votes_without_a_level_are_told_in_the_spread(example: Assessment) -> None:
    votes = Distribution.of_votes(5, [3, 3, UNKNOWN, UNKNOWN, NOT_APPLICABLE, None])
    report = view(example, voted(example, d_tid=votes))
    rows = {row.name: row for one in blocks(report) if isinstance(one, Levels) for row in one.rows}
    assert rows["Tid i driften"].spread == (
        "0 0 2 0 0, 3, 0 av 2 svarade 4–5, 2\u00a0vet ej, 1\u00a0ej aktuellt, 1\u00a0utan svar"
    )


def chose(example: Assessment, question_id: str, votes: list[object], *, ranked: bool) -> Report:
    ids = [choice.id for choice in example.questionnaire.question(question_id).choices]  # type: ignore[union-attr]
    given = ChoiceDistribution.of_votes(ids, votes, ranked=ranked)  # type: ignore[arg-type]
    return view(example, score_responses(example.questionnaire, {**responses(example), question_id: given}))


def drawn(report: Report) -> list[Choices]:
    return [block for block in blocks(report) if isinstance(block, Choices)]


def test_a_ranking_by_several_tells_how_many_chose_and_how_many_put_it_first(example: Assessment) -> None:
    ids = [choice.id for choice in example.questionnaire.question("u_hinder").choices]  # type: ignore[union-attr]
    votes = [Chosen((ids[0], ids[2])), Chosen((ids[2], ids[0])), Chosen((ids[0],)), UNKNOWN, None]
    (picture,) = drawn(chose(example, "u_hinder", votes, ranked=True))  # type: ignore[arg-type]
    assert picture.caption == "Största begränsningar"
    assert picture.columns == ("Alternativ", "Valde", "Först")
    assert [(row.name, row.words, row.share, row.first) for row in picture.rows] == [
        ("Tid", ("3", "2"), Fraction(1), Fraction(2, 3)),
        ("Ekonomi", ("2", "1"), Fraction(2, 3), Fraction(1, 3)),
    ]
    assert picture.description == (
        "Stapeln visar hur många av 3\u00a0svarande som valde alternativet, och dess början hur många som satte det "
        "först. En svarade ”vet ej”. En har inte svarat. Två svarande har i snitt 1,3 val gemensamt."
    )


def test_choices_of_several_tell_how_many_chose(example: Assessment) -> None:
    ids = [choice.id for choice in example.questionnaire.question("e_hinder").choices]  # type: ignore[union-attr]
    votes = [Chosen((ids[1],)), Chosen((ids[1], ids[0]))]
    report = chose(example, "e_hinder", votes, ranked=False)  # type: ignore[arg-type]
    (picture,) = drawn(report)
    assert picture.columns == ("Alternativ", "Valde")
    assert [(row.words, row.share, row.first) for row in picture.rows] == [
        (("2",), Fraction(1), 0),
        (("1",), Fraction(1, 2), 0),
    ]
    assert picture.description.startswith("Stapeln visar hur många av 2\u00a0svarande som valde alternativet. Två ")
    assert "Hinder för effektmätning" not in facts(section(report, "Vikten av att kunna mäta effekter"))


def test_what_one_chose_is_a_list_in_its_order(report: Report) -> None:
    assert drawn(report) == []
    block = next(
        one for one in section(report, "Driftskapacitet och utvecklingskapacitet").blocks if isinstance(one, Facts)
    )
    assert block.items[0].term == "Största begränsningar"
    assert block.items[0].ordered
