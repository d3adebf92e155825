"""What a workshop gives, in every format: the rounds, what is required, the plan, and the words of each alone."""

from __future__ import annotations

import io
import random
import tomllib
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment, Comment
from digikap.model.plan import PlannedAction
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import Tally
from digikap.report.export.cells import neutral
from digikap.report.export.json import to_json
from digikap.report.export.material import Selection, material
from digikap.report.export.toml import to_toml
from digikap.report.export.xlsx import to_xlsx
from digikap.report.results import results
from digikap.store.questionnaires import load
from tests.report.export.room import NASTY, public, table, workshops
from tests.report.export.test_anonymous import files
from tests.report.room import fresh, is_golden
from tests.report.several import merged
from tests.report.workshop import alone, workshop

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def sheets(assessment: Assessment, selection: Selection | None = None) -> dict[str, list[dict[str, Any]]]:
    """Every sheet but the summary: its rows by heading."""
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(material(assessment, selection, public()))))
    found = {}
    for name in book.sheetnames[1:]:
        heading, *rows = book[name].iter_rows(values_only=True)
        found[name] = [dict(zip(map(str, heading), row, strict=True)) for row in rows]
    return found


def named(tables: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(one for one in tables if one["id"] == name)


def test_a_workshop_and_a_merged_file_are_as_they_were_looked_at() -> None:
    room, people = workshops()
    assert is_golden("results-workshop.toml", to_toml(material(room)))
    assert is_golden("results-alone.toml", to_toml(material(people)))


def test_every_round_is_told_and_what_was_settled_after_the_last() -> None:
    questions = results(material(workshops()[0]))["questions"]
    robust = named(questions, "d_robusthet")
    assert [one["counts"] for one in robust["rounds"]] == [[3, 2, 0, 2, 2], [1, 3, 2, 2, 1], [1, 1, 4, 3, 0]]
    assert (robust["counts"], robust["settled"], robust["index"]) == ([1, 1, 4, 3, 0], 3, 50.0)
    legacy = named(questions, "g_arv")
    assert (legacy["settled"], [one.get("uneven") for one in legacy["rounds"]]) == ("vet_ej", [None, "En gick ut."])
    assert named(questions, "u_tid")["rounds"][-1]["minority"] == "På miljö finns tid, men den syns inte."
    assert "settled" not in named(questions, "u_tid")
    school = named(named(questions, "v_drift")["rows"], "skola")
    assert school["settled"] == 3
    said = [(one.get("minority"), one.get("uneven")) for one in school["rounds"]]
    assert said == [(None, None), ("Gymnasiet är annat.", None), ("Gymnasiet är större.", "Två gick ut.")]


def test_the_rounds_of_a_ranking_count_every_choice_and_who_put_it_first() -> None:
    ranking = named(results(material(workshops()[0]))["questions"], "p_viktigaste")
    (first,) = ranking["rounds"]
    assert (first["answered"], first["unknown"], first["choices"]) == (9, 0, ranking["choices"])
    assert ranking["settled"] == ["kompetensforsorjning", "aldre", "annat"]
    assert ranking["overlap"] == pytest.approx(1.25)
    rows = [row for row in table(material(workshops()[0])) if row["id"] == "p_viktigaste"]
    assert [row["text"] for row in rows if row["measure"] == "settled"] == ranking["settled"]
    assert sum(int(row["value"]) for row in rows if (row["kind"], row["measure"]) == ("round", "first")) == 9


def test_the_last_round_of_the_long_form_is_what_counts() -> None:
    rows = table(material(workshops()[0]))
    last: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        if row["kind"] == "round" and row["measure"] == "count":
            last[row["id"], row["row"], row["choice"]] = row
    counted = [row for row in rows if row["kind"] in ("level", "choice") and row["measure"] == "count"]
    assert len(last) > 200
    for row in counted:
        at = (row["id"], row["row"], row["choice"])
        assert at not in last or last[at]["value"] == row["value"]


def test_nobody_votes_in_a_consensus(kommunen: Questionnaire) -> None:
    assert not any("rounds" in one for one in results(material(fresh(kommunen)))["questions"])
    assert "Omröstningar" not in sheets(fresh(kommunen))


def test_the_sheet_of_votes_has_a_row_for_each_round_and_each_choice() -> None:
    rows = [row for row in sheets(workshops()[0])["Omröstningar"] if row["Id"] in ("d_robusthet", "p_viktigaste")]
    assert [(row["Omröstning"], row["Röster per steg"], row["Fastställt"]) for row in rows[:3]] == [
        (1, "3 2 0 2 2", None), (2, "1 3 2 2 1", None), (3, "1 1 4 3 0", "3 – I viss grad"),
    ]  # fmt: skip
    assert (rows[3]["Röster"], rows[3]["Minoritetens skäl"]) == (9, "Två ville ha med skolan.")
    assert str(rows[3]["Fastställt"]).count("\n") == 2
    assert [(row["Valde"], row["Valde först"]) for row in rows[4:]] == [(7, 5), (5, 0), (5, 3), (3, 1), (2, 0)]


def test_what_is_required_is_told_with_its_gap_and_without_where_there_is_no_index() -> None:
    told = results(material(workshops()[0]))["requirements"]
    assert named(told, "drift_robusthet") == {
        "id": "drift_robusthet", "name": "Robusthet", "required": pytest.approx(725 / 9),
        "current": pytest.approx(51.38888888), "gap": pytest.approx(29.16666666), "word": "stort",
        "counts": [0, 0, 1, 5, 3], "unknown": 0,
    }  # fmt: skip
    assert named(told, "drift") == {"id": "drift", "name": "Driftskapacitet", "required": 75.0}
    assert list(named(told, "mojlighet")) == ["id", "name", "required", "counts", "unknown"]
    rows = {row["Id"]: row for row in sheets(workshops()[0])["Index"] if row["Slag"] != "Resurs"}
    robust = rows["drift_robusthet"]
    assert (robust["Gap"], robust["Gapet i ord"]) == (pytest.approx(29.16666666), "stort")
    assert (robust["Röster om kravet"], rows["drift_kvalitet"]["Röster om kravet"]) == ("0 0 1 5 3", None)
    assert rows["tid"]["Uppdraget kräver"] is None
    assert "Gap" not in sheets(workshops()[1])["Index"][0]


def test_what_is_required_of_something_that_was_not_asked_about_has_a_row(kommunen: Questionnaire) -> None:
    nothing = replace(fresh(kommunen, "quick"), required={"drift_effektivitet": 4, "drift": 3})
    gone = kommunen.model_copy(update={"sections": kommunen.sections[-1:]})
    rows = sheets(replace(nothing, questionnaire=gone, services={}))["Index"]
    told = [(row["Slag"], row["Uppdraget kräver"], row["Id"]) for row in rows if row["Uppdraget kräver"] is not None]
    assert told == [("Grupp", 50, "drift"), ("Dimension", 75, "drift_effektivitet")]


def test_the_plan_has_all_that_was_written_and_last_time_how_it_went() -> None:
    room = workshops()[0]
    told = results(material(room))
    assert told["actions"][0] == {
        "id": "a1", "text": "Utse en ersättare för tio nyckelpersoner.", "role": "HR-chef", "due": date(2027, 2, 28),
        "first_step": "En lista i december.", "effect": "Ingen ensam på en funktion.", "state": "pagar",
        "offered": "drift_sarbarhet",
    }  # fmt: skip
    assert (told["previous"]["id"], told["previous"]["date"]) == ("forra", date(2025, 11, 20))
    assert [one["state"] for one in told["previous"]["actions"]] == ["klar", "struken", "pagar"]
    rows = sheets(room)["Handlingsplan"]
    assert (rows[0]["Läge"], rows[0]["Senast"]) == ("pågår", datetime.fromisoformat("2027-02-28"))
    assert [row["Plan"] for row in rows] == ["den här gången"] * 3 + ["förra gången"] * 3
    long = [row for row in table(material(room)) if row["kind"] == "action" and row["id"] == "a1"]
    assert {row["measure"]: row["text"] for row in long}["due"] == "2027-02-28"
    assert "Handlingsplan" not in sheets(workshops()[1])


def test_a_reason_is_told_only_of_what_was_dropped(kommunen: Questionnaire) -> None:
    taken_up = {"a": PlannedAction("Pausa.", state="pagar", reason="Ingen tid.")}
    told = material(replace(fresh(kommunen), actions=taken_up))
    assert "Ingen tid." not in "".join(files(told).values())


def test_those_who_answered_alone_are_told_of_all_together() -> None:
    people = results(material(workshops()[1]))["respondents"]
    assert (people["joined"], people["finished"]) == (8, 7)
    assert people["comments"] == {"d_tid": [f"{letter} har ord om tid." for letter in "QRSTUVXY"]}
    assert people["texts"]["p_forsta_steg"] == [f"Steg {number}." for number in (3, 4, 5, 6, 8, 8, 9)]
    assert people["analysis"] == {"kapacitet": {"1": [f"Rad {number}" for number in range(8)]}}
    text = named(results(material(workshops()[1]))["questions"], "p_forsta_steg")
    assert (text["answered"], text["asked"]) == (7, 8)
    book = sheets(workshops()[1])
    assert [row["Slag"] for row in book["Kommentarer"]] == ["Kommentar"] * 8 + ["Egen analys"] * 8
    assert [row["Svar"] for row in book["Svar"] if row["Id"] == "p_forsta_steg"] == people["texts"]["p_forsta_steg"]


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW)
@given(merged(load("tre_s")), st.randoms())
def test_the_order_of_those_who_answered_tells_nothing(assessment: Assessment, chance: random.Random) -> None:
    others = list(assessment.respondents)
    chance.shuffle(others)
    assert to_json(material(replace(assessment, respondents=tuple(others)))) == to_json(material(assessment))


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
def test_a_hostile_remark_of_one_of_several_is_passed_on_as_it_was_written(text: str) -> None:
    whole = workshops()[1]
    people = tuple(one.with_comment("d_total", Comment(f"{text}  [ a, ]", "rapport")) for one in whole.respondents[:3])
    held = material(replace(whole, respondents=people))
    assert results(held)["respondents"]["comments"]["d_total"] == [f"{text}  [ a, ]"] * 3
    assert tomllib.loads(to_toml(held)) == results(held)
    assert [row["text"] for row in table(held) if row["id"] == "d_total" and row["kind"] == "comment"][1:] == [
        neutral(f"{text}  [ a, ]")
    ] * 2


def test_without_comments_no_comment_and_no_reason_of_a_minority_is_left() -> None:
    for assessment, left in zip(workshops(), ({"comments": 1, "minority": 4}, {"comments": 8}), strict=True):
        held = material(assessment, Selection(comments=False))
        told = results(held)
        assert (told["comments"], told["respondents"].get("comments", {})) == ({}, {})
        assert "minority" not in {key for one in told["questions"] for votes in one.get("rounds", ()) for key in votes}
        assert left.items() <= {one.id: one.count for one in held.left_out}.items()
        assert sheets(assessment, Selection(comments=False))["Kommentarer"][0]["Slag"] == "Egen analys"
    assert "En gick ut." in to_json(material(workshops()[0], Selection(comments=False)))


def test_what_is_no_longer_asked_or_comes_from_last_time_is_counted(kommunen: Questionnaire) -> None:
    room = workshop(kommunen)
    fewer = replace(room, variant="quick")
    left_out = {one.id: one.count for one in material(fewer).left_out}
    assert left_out["previous_answers"] == 3
    assert left_out["unasked_answers"] == sum(
        question.id in {*room.answers, *room.votes} and not fewer.asks(question) and question.id not in kommunen.facts
        for question in kommunen.questions()
    )
    one = alone(kommunen, 1).respondents[0]
    assert [it.count for it in material(one).left_out if it.id == "respondents"] == [1]


def test_what_a_free_choice_stood_for_is_told_though_it_was_not_settled(kommunen: Questionnaire) -> None:
    room = workshop(kommunen).with_answer("p_viktigaste", Chosen(("aldre",)))
    held = material(room)
    assert results(held)["other_text"]["p_viktigaste"] == "Vattnet"
    rows = [row for row in table(held) if row["id"] == "p_viktigaste" and row["text"] == "Vattnet"]
    assert [row["kind"] for row in rows] == ["other_text"]
    said = [row["Svar"] for row in sheets(room)["Svar"] if row["Id"] == "p_viktigaste"]
    assert "valt: Vattnet" in said


def test_votes_on_what_is_required_are_counted_by_step() -> None:
    rows = [row for row in table(material(workshops()[0])) if row["kind"] == "requirement" and row["id"] == "mojlighet"]
    assert [(row["choice"], row["value"]) for row in rows if row["measure"] == "count"] == [
        ("1", "0"), ("2", "0"), ("3", "1"), ("4", "0"), ("5", "2"),
    ]  # fmt: skip
    assert [row["value"] for row in rows if row["measure"] == "unknown"] == ["1"]
    assert isinstance(workshops()[0].required["mojlighet"], Tally)
