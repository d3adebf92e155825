"""What a workshop gives, in every format: the rounds, what is required, the plan, and the words of each alone."""

from __future__ import annotations

import io
import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.merging import merge
from digikap.model.answer import Chosen, Grid, Respondent, Written
from digikap.model.assessment import Assessment, Comment
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import GridVoting, Tally, Votes, Voting
from digikap.report.export.cells import neutral
from digikap.report.export.json import to_json
from digikap.report.export.material import Selection, material
from digikap.report.export.toml import to_toml
from digikap.report.export.xlsx import to_xlsx
from digikap.report.results import results
from digikap.store.questionnaires import load
from tests.report.export.room import ANONYMOUS, NASTY, SELECTIONS, public, table, workshops
from tests.report.export.test_anonymous import MARK, files
from tests.report.room import fresh, is_golden
from tests.report.several import merged, votings
from tests.report.workshop import alone, workshop

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
    assert (named(questions, "g_arv")["settled"], named(questions, "g_arv")["uneven"]) == ("vet_ej", "En gick ut.")
    assert named(questions, "u_tid")["minority"] == "På miljö finns tid, men den syns inte."
    assert "settled" not in named(questions, "u_tid")
    school = named(named(questions, "v_drift")["rows"], "skola")
    assert (school["settled"], school["minority"]) == (3, "Gymnasiet är annat.")
    assert len(school["rounds"]) == 3


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


def test_nobodys_alias_role_or_working_material_is_in_any_export() -> None:
    for selection in SELECTIONS:
        for text in files(material(workshops()[1], selection, public())).values():
            for telling in ("Havsorn", "Rapphöna", "Skolchef", "Detta är arbetsmaterial"):
                assert telling not in text
    left_out = {one.id: one.count for one in material(workshops()[1]).left_out}
    assert left_out == {"working_comments": 8, "respondents": 8}


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
    for assessment, left in zip(workshops(), ({"comments": 1, "minority": 3}, {"comments": 8}), strict=True):
        held = material(assessment, Selection(comments=False))
        told = results(held)
        assert (told["comments"], told["respondents"].get("comments", {})) == ({}, {})
        assert not any("minority" in one for one in told["questions"])
        assert left.items() <= {one.id: one.count for one in held.left_out}.items()
        assert sheets(assessment, Selection(comments=False))["Kommentarer"][0]["Slag"] == "Egen analys"
    assert "En gick ut." in to_json(material(workshops()[0], Selection(comments=False)))


def test_an_anonymous_plan_says_only_how_far_it_has_come_and_from_which_proposal() -> None:
    own = {"z": PlannedAction("x", state="klar", offered="vart_eget")}
    room = replace(workshops()[0], actions={**workshops()[0].actions, **own})
    told = results(material(room, ANONYMOUS, public()))
    assert told["actions"] == [
        {"id": "atgard_1", "state": "pagar", "offered": "drift_sarbarhet"},
        {"id": "atgard_2", "state": "lovad"},
        {"id": "atgard_3", "state": "struken"},
        {"id": "atgard_4", "state": "klar"},
    ]
    assert list(told["previous"]) == ["actions"]
    assert {"actions": 7, "previous": None, "uneven": 2, "minority": 3}.items() <= {
        one.id: one.count for one in material(room, ANONYMOUS, public()).left_out
    }.items()
    assert "2025-11-20" not in "".join(files(material(room, ANONYMOUS, public())).values())


def test_the_anonymous_figures_are_those_of_everybody_in_their_own_words(kommunen: Questionnaire) -> None:
    """Also where some answered a question in other words, which nobody may read: they are not counted then either."""
    title, *rest = kommunen.sections
    changed = kommunen.model_copy(update={"sections": (title, *map(_reworded, rest))})
    other = Questionnaire.model_validate(changed.model_dump(by_alias=True))
    people = alone(kommunen, 5)
    several = [replace(one, services={**one.services, "egen": "Hamnen"}) for one in people.respondents]
    several[3] = replace(several[3], services={**several[3].services, "egen": "Hamn"})
    several[4] = replace(several[4], questionnaire=other)
    several = [one.with_answer("v_drift", Grid({"skola": 2, "egen": 4})) for one in several]
    whole = replace(people, respondents=tuple(several), services={**people.services, "egen": "Hamnen"})
    plain, nameless = (results(material(whole, one, public())) for one in (Selection(), ANONYMOUS))
    assert named(plain["left_out"], "other_wording")["count"] > 50
    for kind in ("groups", "dimensions", "differences", "requirements"):
        assert nameless[kind] == plain[kind]
    figures = [
        [(one["id"], one["answered"], one["asked"], one.get("index")) for one in told["questions"]]
        for told in (plain, nameless)
    ]
    facts = kommunen.facts
    assert figures[1] == [one for one in figures[0] if one[0] not in facts]
    harbour = [named(one["questions"], "v_drift")["rows"][-1] for one in (plain, nameless)]
    assert [one["id"] for one in harbour] == ["egen", "egen_1"]
    assert harbour[0]["counts"] == harbour[1]["counts"] == [0, 0, 0, 3, 0]


def test_what_fewer_than_three_were_asked_is_counted_and_never_told(kommunen: Questionnaire) -> None:
    people = list(alone(kommunen, 4).respondents)
    rare = "l_demokrati"
    for number in (0, 1):
        services = {**people[number].services, "hamn": "Hamnen"}
        people[number] = replace(people[number], included=(rare,), services=services)
        people[number] = people[number].with_answer(rare, 5).with_comment(rare, Comment("Sällan sagt", "rapport"))
        people[number] = people[number].with_answer("v_drift", Grid({"hamn": 2}))
    whole = merge(people).assessment
    held = material(whole)
    assert all("Sällan sagt" not in text and "Hamnen" not in text for text in files(held).values())
    left_out = {one.id: (one.name, one.count) for one in held.left_out}
    assert left_out["too_few"] == ("Svar på frågor och rader som färre än tre har fått", 4)
    assert left_out["hidden_comments"][1] == 2
    assert rare not in [one["id"] for one in results(held)["questions"]]


def _reworded(section: Any) -> Any:
    questions = tuple(one.model_copy(update={"text": f"{one.text} Egentligen?"}) for one in section.questions)
    return section.model_copy(update={"questions": questions})


def test_a_choice_with_the_id_of_a_service_keeps_it(kommunen: Questionnaire) -> None:
    room = fresh(kommunen).with_answer("p_viktigaste", Chosen(("annat",), "Vattnet"))
    room = replace(room, services={**room.services, "annat": "Hamnen"}, included=("p_bidrag",))
    answers = results(material(room.with_answer("p_bidrag", Grid({"annat": 2})), ANONYMOUS, public()))["answers"]
    assert answers["p_bidrag"] == {"annat": 2}


def _explained(votes: Votes) -> Votes:
    if isinstance(votes, GridVoting):
        return GridVoting({row: _said(one) for row, one in votes.rows.items()})
    return _said(votes)


def _said(voting: Voting) -> Voting:
    return replace(voting, minority=MARK, uneven=MARK, other=MARK)


def marked(assessment: Assessment) -> Assessment:
    """The mark wherever those who take part in a workshop can write something."""
    first, *_ = assessment.questionnaire.questions()
    action = PlannedAction(MARK, MARK, date(2031, 1, 2), MARK, MARK, "struken", MARK, MARK)
    texts = [one.id for one in assessment.questionnaire.questions() if one.kind == "text"]
    section = assessment.questionnaire.sections[0].id
    return replace(
        assessment.with_comment(first.id, Comment(MARK, "rapport")).with_analysis(section, 1, MARK),
        id=MARK,
        answers={**assessment.answers, **{one: Written(MARK) for one in texts if not assessment.respondents}},
        respondent=Respondent(MARK, MARK),
        votes={name: _explained(votes) for name, votes in assessment.votes.items()},
        actions={MARK: action},
        previous=Previous(MARK, date(2031, 1, 2), {first.id: MARK}, {MARK: action}),
        respondents=tuple(map(marked, assessment.respondents)),
    )


@pytest.mark.parametrize("kind", [votings, merged])
def test_nothing_that_anybody_wrote_in_a_workshop_is_in_an_anonymous_export(kind: Any) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=SLOW)
    @given(kind(load("tre_s")))
    def check(assessment: Assessment) -> None:
        for text in files(material(marked(assessment), ANONYMOUS, public())).values():
            assert MARK.lower() not in text.lower()
            assert "2031-01-02" not in text

    check()


def written_places(told: Any) -> Iterator[str]:
    """The keys under which the mark stands."""
    pairs = told.items() if isinstance(told, dict) else ()
    for key, value in pairs:
        if value == MARK or value == [MARK]:
            yield key
        yield from written_places(value)
    for value in told if isinstance(told, list) else ():
        yield from written_places(value)


def test_the_mark_stands_in_every_place_of_a_plain_one(kommunen: Questionnaire) -> None:
    """Or the test above would look for it where nobody wrote it."""
    found = set(written_places(results(material(marked(workshop(kommunen))))))
    assert found >= {"id", "text", "role", "first_step", "effect", "reason", "offered", "minority", "uneven"}
    theirs = results(material(marked(alone(kommunen, 3))))["respondents"]
    assert all(MARK in repr(theirs[kind]) for kind in ("comments", "texts", "analysis"))


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
