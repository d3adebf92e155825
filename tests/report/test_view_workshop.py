"""What a report says where several took part: votes, what is required, the plan, people who answered alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.merging import merge
from digikap.model.answer import Chosen, Grid, Respondent
from digikap.model.assessment import Assessment, Comment
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire, SingleChoice
from digikap.model.tally import ChoiceTally, Tally
from digikap.model.together import FEWEST
from digikap.report.markdown import render
from digikap.report.view import Report
from digikap.report.view.blocks import Bullets, Choices, Dots, LevelRow, Levels, Paragraph, Quote, Table
from digikap.store.assessments import from_bytes, to_toml
from digikap.store.questionnaires import load
from tests.report.room import UNKNOWN, abridged, answered, fresh, is_golden, printed, reported, without_groups, words_of
from tests.report.several import merged, votings
from tests.report.test_view import blocks, check_laws, facts, section
from tests.report.workshop import ALIASES, SECRET, alone, workshop

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

SOME = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
KOMMUNEN = load("kommunen")
FORMS = (abridged(), without_groups())


@pytest.fixture(scope="module")
def room(kommunen: Questionnaire) -> Assessment:
    return workshop(kommunen)


@pytest.fixture(scope="module")
def told(room: Assessment) -> Report:
    return reported(room)


@pytest.fixture(scope="module")
def joined(kommunen: Questionnaire) -> Assessment:
    return alone(kommunen)


def tally(kommunen: Questionnaire, **more: object) -> Assessment:
    return fresh(kommunen, mode="tally", participants=9, **more)


def rows(report: Report, title: str) -> dict[str, LevelRow]:
    return {row.name: row for one in section(report, title).blocks if isinstance(one, Levels) for row in one.rows}


def pictures(report: Report) -> dict[str, Choices]:
    return {one.caption: one for one in blocks(report) if isinstance(one, Choices)}


# ---------------------------------------------------------------- goldens


@pytest.mark.parametrize("made", [workshop, alone])
def test_what_is_looked_at_is_what_a_file_can_hold(
    made: Callable[[Questionnaire], Assessment], kommunen: Questionnaire
) -> None:
    room = made(kommunen)
    assert from_bytes(Path("a.toml"), to_toml(room).encode()) == room


@pytest.mark.parametrize(("name", "width"), [("report-workshop.txt", 80), ("report-workshop-60.txt", 60)])
def test_the_report_on_a_workshop_is_as_it_was_looked_at(told: Report, name: str, width: int) -> None:
    assert is_golden(name, printed(told, width))


def test_the_report_on_a_workshop_is_as_it_was_looked_at_in_markdown(told: Report) -> None:
    assert is_golden("report-workshop.md", render(told))


def test_the_one_screen_of_a_workshop_is_as_it_was_looked_at(told: Report) -> None:
    text = printed(told, 80, summary=True)
    assert len(text.splitlines()) <= 23
    assert is_golden("summary-workshop.txt", text)


def test_the_report_on_people_who_answered_alone_is_as_it_was_looked_at(joined: Assessment) -> None:
    assert is_golden("report-alone.txt", printed(reported(joined), 80))


# ---------------------------------------------------------------- the way it was answered


def test_the_lead_says_how_it_was_answered(kommunen: Questionnaire, joined: Assessment) -> None:
    quick = fresh(kommunen, "quick", mode="tally", participants=None)
    person = fresh(kommunen, mode="individual", participants=1, respondent=Respondent("7", "Chef"))
    day = "Självskattning 21\u00a0november 2026"
    assert reported(tally(kommunen)).lead == f"{day} av nio personer med dold röstning."
    assert reported(quick).lead == (f"{day} med dold röstning. Antalet deltagare är inte angivet. Snabbversionen.")
    assert reported(joined).lead == f"{day} av åtta personer, var för sig."
    assert reported(person).lead == f"{day}. En persons svar, som ska slås ihop med de andras."


def test_one_persons_report_tells_neither_alias_nor_role_nor_of_disagreement(kommunen: Questionnaire) -> None:
    person = fresh(kommunen, mode="individual", participants=1, respondent=Respondent("Kungsfiskare", "Skolchef"))
    report = reported(answered(person, 3))
    text = " ".join(words_of(report))
    assert "Kungsfiskare" not in text
    assert "Skolchef" not in text
    assert section(report, "Här tycker ni olika").blocks == (
        Paragraph("Det här är en persons svar. Var ni tycker olika syns när allas svar har slagits ihop."),
    )
    assert "Roller" not in facts(section(report, "Genomförande"))


def test_a_tally_tells_how_many_votes_were_taken_again_and_settled(told: Report) -> None:
    done = facts(section(told, "Genomförande"))
    assert done["Sätt att svara"][0].startswith("Dold röstning: alla röstade samtidigt")
    assert done["Omröstningar"] == (
        "Ni röstade om 78\u00a0frågor och rader.",
        "Om sju av dem röstade ni mer än en gång.",
        "På tre av dem fastställde ni sedan ett svar.",
    )
    assert done["Förra självskattningen"] == ("20\u00a0november 2025",)


def test_votes_that_are_not_as_many_as_the_participants_are_told_with_the_reason(
    kommunen: Questionnaire, told: Report
) -> None:
    assert facts(section(told, "Genomförande"))["Ojämnt antal röster"] == (
        "En omröstning har inte lika många röster som deltagare:",
        "Handlingsfrihet i systemen, omröstning 2: 8\u00a0röster. En gick ut.",
    )
    without = tally(kommunen).with_round("d_tid", Tally((1, 0, 0, 0, 0))).with_round("d_total", Tally((0, 2, 0, 0, 0)))
    assert facts(section(reported(without), "Genomförande"))["Ojämnt antal röster"] == (
        "Två omröstningar har inte lika många röster som deltagare:",
        "Driftskapacitet, samlat: 2\u00a0röster",
        "Tid i driften: 1\u00a0röst",
    )
    unsaid = replace(without, participants=None)
    assert "Ojämnt antal röster" not in facts(section(reported(unsaid), "Genomförande"))


def test_a_merged_file_tells_how_many_files_and_which_answers_do_not_count(kommunen: Questionnaire) -> None:
    first, *others = kommunen.sections[1].questions
    changed = first.model_copy(update={"text": "Hur hög var den förut?"})
    gone = first.model_copy(update={"id": "d_borta"})
    section_ = kommunen.sections[1].model_copy(update={"questions": (changed, gone, *others)})
    sections = (kommunen.sections[0], section_, *kommunen.sections[2:])
    parts = {name: getattr(kommunen, name) for name in Questionnaire.model_fields}
    older = Questionnaire.model_construct(**{**parts, "sections": sections})  # a copy would keep what it remembers
    newer = kommunen.model_copy(update={"version": 2})
    forms = [(older, "finished"), (newer, "finished"), (newer, "finished"), (newer, "ongoing")]
    people = [
        fresh(form, id=f"p{number}", mode="individual", participants=1, respondent=Respondent(str(number)), state=state)
        for number, (form, state) in enumerate(forms)
    ]
    people = [one.with_answer("d_total", 3) for one in people]
    people[0] = people[0].with_answer("d_borta", 2)
    report = reported(merge(people).assessment)
    done = facts(section(report, "Genomförande"))
    assert done["Hopslagning"] == ("Fyra filer, varav en inte är färdig.",)
    assert done["Annan ordalydelse"] == (
        "Svar på frågor som var formulerade på ett annat sätt räknas inte:",
        "Driftskapacitet, samlat: 1\u00a0svar",
        "1\u00a0fråga som inte finns kvar: 1\u00a0svar",
    )
    assert report.notices == ("Självskattningen är inte avslutad: en av fyra har inte svarat färdigt.",)
    assert rows(report, "Driftskapacitet och utvecklingskapacitet")["Driftskapacitet, samlat"].counts == (0, 0, 3, 0, 0)


def test_two_half_finished_files_are_told_of(kommunen: Questionnaire) -> None:
    people = [
        fresh(kommunen, id=f"p{number}", mode="individual", participants=1, respondent=Respondent(str(number)))
        for number in range(2)
    ]
    done = facts(section(reported(merge(people).assessment), "Genomförande"))
    assert done["Hopslagning"] == ("Två filer, varav två inte är färdiga.",)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (8, ("Ekonomichef", "HR-chef", "Kommundirektör", "Samhällsbyggnadschef", "Skolchef", "Socialchef")),
        (4, ("Visas inte: färre än fem har angett en roll.",)),
    ],
)
def test_roles_of_a_merged_file_are_a_list_and_only_where_five_gave_one(
    kommunen: Questionnaire, amount: int, expected: tuple[str, ...]
) -> None:
    assert facts(section(reported(alone(kommunen, amount)), "Genomförande"))["Roller"] == expected


def test_without_roles_none_are_told_of(joined: Assessment) -> None:
    people = [replace(one, respondent=Respondent(str(at))) for at, one in enumerate(joined.respondents)]
    assert "Roller" not in facts(section(reported(merge(people).assessment), "Genomförande"))


# ---------------------------------------------------------------- facts


def test_the_spread_tells_what_was_settled_after_how_many_rounds(told: Report) -> None:
    answers = rows(told, "Driftskapacitet och utvecklingskapacitet")
    assert answers["Robusthet"].answer == "3\u00a0– I viss grad"
    assert answers["Robusthet"].spread == (
        "1 1 4 3 0, 1–4, 3 av 9 svarade 4–5, samsyn; fastställt efter tre omröstningar "
        "(den första: medel\u00a02,8, motstridigt)"
    )
    assert answers["Samspel med andra"].spread.endswith(
        "samsyn; efter två omröstningar (den första: medel\u00a03,0, motstridigt)"
    )
    assert answers["Tid i driften"].spread == "0 1 3 5 0, 2–4, 5 av 9 svarade 4–5, samsyn"
    reading = [one.text for one in told.chapters[1].blocks if isinstance(one, Paragraph)]
    assert reading[1].startswith("Siffrorna i rad, som 0 3 4 1 0, är hur många som svarade")


@pytest.mark.parametrize(
    ("votes", "expected"),
    [(Tally((0, 0, 0, 0, 0), 9), "vet ej"), (Tally((0, 0, 0, 0, 0), 0, 9), "ej aktuellt")],
)
def test_a_first_round_without_a_level_is_told_as_what_it_gave(
    kommunen: Questionnaire, votes: Tally, expected: str
) -> None:
    voted = tally(kommunen).with_round("d_tid", votes).with_round("d_tid", Tally((0, 0, 9, 0, 0)))
    spread = rows(reported(voted), "Driftskapacitet och utvecklingskapacitet")["Tid i driften"].spread
    assert spread.endswith(f"efter två omröstningar (den första: {expected})")


def test_one_round_with_a_settled_value_says_so(kommunen: Questionnaire) -> None:
    voted = tally(kommunen).with_round("d_tid", Tally((0, 0, 9, 0, 0))).with_answer("d_tid", 3)
    spread = rows(reported(voted), "Driftskapacitet och utvecklingskapacitet")["Tid i driften"].spread
    assert spread == "0 0 9 0 0, 3, 0 av 9 svarade 4–5, samsyn; fastställt efter omröstningen"


def test_choices_that_were_voted_on_tell_what_stands_behind_annat_and_what_was_settled(told: Report) -> None:
    picture = pictures(told)["Viktigaste verksamhetsfrågor"]
    assert picture.rows[-1].name == "Annat: Vattnet"
    assert [row.words for row in picture.rows][:2] == [("7", "5"), ("5", "3")]
    assert picture.description.endswith(
        "Två svarande har i snitt 1,3 val gemensamt. Efter omröstningen fastställde ni: Kompetensförsörjning; "
        "Äldres behov av vård och omsorg; Annat: Vattnet."
    )


def test_a_settled_vet_ej_on_choices_is_told_and_listed(kommunen: Questionnaire) -> None:
    voted = (
        tally(kommunen).with_round("u_hinder", ChoiceTally(2, {"tid": 2}, {"tid": 2})).with_answer("u_hinder", UNKNOWN)
    )
    report = reported(voted)
    assert pictures(report)["Största begränsningar"].description.endswith("fastställde ni: vet ej.")
    assert "Största begränsningar" in facts(section(report, "Här vet ni inte"))["Vet ej"]


def test_a_single_choice_tells_no_overlap_and_is_a_line_where_all_agree(kommunen: Questionnaire) -> None:
    alike = tally(kommunen).with_round("b_it_drift", ChoiceTally(9, {"egen": 9}))
    choice = kommunen.question("b_it_drift")
    assert isinstance(choice, SingleChoice)
    name = choice.choices[0].text
    assert facts(section(reported(alike), "Bakgrund"))["It-drift"] == (f"{name}: 9\u00a0av\u00a09",)
    split = tally(kommunen).with_round("b_it_drift", ChoiceTally(9, {"egen": 5, "extern": 4}))
    assert "gemensamt" not in pictures(reported(split))["It-drift"].description


def test_what_a_tally_knew_without_a_vote_is_one_answer(told: Report) -> None:
    assert facts(section(told, "Bakgrund"))["Invånare"] == ("10 000–19 999",)


def test_those_who_did_not_know_what_to_choose_are_counted(kommunen: Questionnaire) -> None:
    voted = tally(kommunen).with_round("u_hinder", ChoiceTally(1, {"tid": 1}, {"tid": 1}, 2))
    assert facts(section(reported(voted), "Driftskapacitet och utvecklingskapacitet"))["Största begränsningar"] == (
        "Tid: 1\u00a0av\u00a01, 1\u00a0först",
        "vet ej: 2\u00a0svar",
    )


def test_words_of_people_who_answered_alone_stand_in_an_order_of_their_own(joined: Assessment) -> None:
    report = reported(joined)
    comments = [
        one.lines for one in blocks(report) if isinstance(one, Quote) and one.about == "Kommentar till Tid i driften"
    ]
    assert comments == sorted(comments)
    assert len(comments) == 8
    steps = facts(section(report, "Viktigaste verksamhetsfrågor"))["Första steg"]
    assert list(steps) == sorted(steps)
    assert section(report, "6 Handlingsplan").blocks[0] == Quote(
        joined.questionnaire.question("p_forsta_steg").text, steps
    )
    reversed_ = replace(joined, respondents=joined.respondents[::-1])
    assert list(words_of(reported(reversed_))) == list(words_of(report))


def test_the_groups_own_comment_and_analysis_stand_before_theirs(joined: Assessment) -> None:
    people = [
        one.with_analysis("kapacitet", 1, f"Rad\n{'ba'[number]}") for number, one in enumerate(joined.respondents[:2])
    ]
    both = replace(joined, respondents=tuple(people)).with_comment("d_tid", Comment("Ödmjukt", "rapport"))
    report = reported(both.with_analysis("kapacitet", 1, "Gruppen\nmenar"))
    quotes = [
        one.lines for one in blocks(report) if isinstance(one, Quote) and one.about == "Kommentar till Tid i driften"
    ]
    assert quotes[0] == ("Ödmjukt",)
    discussed = facts(section(report, "5 Er egen analys").sections[0])
    assert next(iter(discussed.values())) == ("Gruppen", "menar", "Rad a", "Rad b")


def test_neither_alias_nor_comment_for_work_is_in_any_report(told: Report, joined: Assessment) -> None:
    text = " ".join((*words_of(told), *words_of(reported(joined))))
    assert SECRET not in text
    assert not [alias for alias in ALIASES if alias in text]
    assert facts(section(reported(joined), "Genomförande"))["Kommentarer"] == (
        "8\u00a0kommentarer är arbetsmaterial: de står i filen men inte här.",
    )


# ---------------------------------------------------------------- here you differ, here you do not know


def test_what_differs_is_told_with_its_rounds_what_was_settled_and_the_reason(
    kommunen: Questionnaire, told: Report
) -> None:
    first, second, *_ = rows(told, "Här tycker ni olika").values()
    assert (first.name, second.name) == ("Tid för utveckling", "Drift per verksamhet: Skola")
    assert first.beside == (
        "Omröstningarna: medel\u00a02,4, samsyn (1–4), sedan medel\u00a02,8, motstridigt (1–5).",
        "Minoritetens skäl: På miljö finns tid, men den syns inte.",
        "Inget fastställdes: oenigheten står kvar.",
    )
    voted = tally(kommunen).with_round("d_tid", Tally((4, 0, 0, 0, 5))).with_answer("d_tid", 2)
    (row,) = rows(reported(voted), "Här tycker ni olika").values()
    assert row.beside == ("Ni fastställde ”2\u00a0– I liten grad”.",)
    again = tally(kommunen).with_round("d_tid", Tally((0,) * 5, 9)).with_round("d_tid", Tally((4, 0, 0, 0, 5)))
    (row,) = rows(reported(again), "Här tycker ni olika").values()
    assert row.beside[0] == "Omröstningarna: vet ej, sedan medel\u00a03,2, motstridigt (1–5)."
    alike = tally(kommunen).with_round("d_tid", Tally((3, 0, 0, 0, 3))).with_round("d_tid", Tally((0, 0, 5, 0, 0)))
    few = tally(kommunen).with_round("d_tid", Tally((3, 0, 0, 0, 3))).with_round("d_tid", Tally((0, 0, 4, 0, 0)))
    assert "Här möttes ni" not in " ".join(words_of(reported(few)))
    met = section(reported(alike), "Här möttes ni efter samtalet").blocks[0]
    assert met == Bullets(("Tid i driften: från motstridigt (medel\u00a03,0) till samsyn (medel\u00a03,0)",))


def test_the_reason_given_in_a_round_is_told_with_its_round(kommunen: Questionnaire) -> None:
    room = tally(kommunen)
    for question, votes in (("d_tid", Tally((4, 0, 0, 0, 5))), ("d_total", Tally((0, 0, 9, 0, 0)))):
        room = room.with_round(question, Tally((3, 0, 0, 0, 5)), uneven=f"Ute: {question}.")
        room = room.with_minority(question, f"Först: {question}.")
        room = room.with_round(question, votes).with_minority(question, f"Sedan: {question}.")
    (row,) = rows(reported(room), "Här tycker ni olika").values()
    assert row.beside[1:3] == (
        "Minoritetens skäl i omröstning 1: Först: d_tid.",
        "Minoritetens skäl: Sedan: d_tid.",
    )
    assert facts(section(reported(room), "Här tycker ni olika"))["Minoritetens skäl på andra frågor"] == (
        "Driftskapacitet, samlat, omröstning 1: Först: d_total.",
        "Driftskapacitet, samlat: Sedan: d_total.",
    )
    assert facts(section(reported(room), "Genomförande"))["Ojämnt antal röster"][1:] == (
        "Driftskapacitet, samlat, omröstning 1: 8\u00a0röster. Ute: d_total.",
        "Tid i driften, omröstning 1: 8\u00a0röster. Ute: d_tid.",
    )


def test_the_reason_of_a_minority_is_told_where_nothing_differs_too(told: Report) -> None:
    assert facts(section(told, "Här tycker ni olika")) == {
        "Minoritetens skäl på andra frågor": ("Viktigaste verksamhetsfrågor: Två ville ha med skolan.",)
    }


def test_perceived_agreement_stands_against_the_lists(kommunen: Questionnaire, told: Report) -> None:
    assert section(told, "Upplevd och verklig samsyn").blocks == (
        Paragraph(
            "På ”Upplevd samsyn” svarade ni i medel 3,4 av 5. I era listor över ”Viktigaste verksamhetsfrågor” delar "
            "två av er i snitt 1,3 av tre val."
        ),
    )
    lists = tally(kommunen).with_round("p_viktigaste", ChoiceTally(2, {"aldre": 2}, {"aldre": 2}))
    assert section(reported(lists), "Upplevd och verklig samsyn").blocks == (
        Paragraph("I era listor över ”Viktigaste verksamhetsfrågor” delar två av er i snitt 1,0 av tre val."),
    )


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        (Tally((0, 0, 9, 0, 0)), "Ni ser lika på alla frågor som minst tre svarade på"),
        (Tally((1, 0, 0, 0, 1)), "Ingen fråga har minst tre svar på skalan"),
    ],
)
def test_where_nothing_differs_it_says_so_or_that_too_few_voted(
    kommunen: Questionnaire, votes: Tally, expected: str
) -> None:
    (block,) = section(reported(tally(kommunen).with_round("d_tid", votes)), "Här tycker ni olika").blocks
    assert isinstance(block, Paragraph)
    assert block.text.startswith(expected)


def test_knowledge_gaps_are_told_with_their_votes_and_what_was_settled(kommunen: Questionnaire, told: Report) -> None:
    assert facts(section(told, "Här vet ni inte"))["Kunskapsluckor"] == (
        "Kostnadseffektivitet (5 av 9 svarade ”vet ej”)",
        "Handlingsfrihet i systemen (ni fastställde ”vet ej”)",
        "Effekter styr beslut (9 av 9 svarade ”vet ej”)",
    )
    voted = tally(kommunen).with_round("d_tid", Tally((0, 0, 5, 0, 0), 4)).with_answer("d_tid", 3)
    report = reported(voted.with_round("d_total", Tally((0, 0, 0, 0, 0), 1)))
    unknown = facts(section(report, "Här vet ni inte"))
    assert unknown["Kunskapsluckor"] == ("Tid i driften (4 av 9 svarade ”vet ej”; ni fastställde ”3”)",)
    assert unknown["Vet ej"] == ("Driftskapacitet, samlat",)
    assert facts(report.chapters[0])["Här vet ni inte"] == ("Driftskapacitet, samlat",)


def test_a_tally_in_which_everything_is_known_says_so(kommunen: Questionnaire) -> None:
    whole = replace(answered(fresh(kommunen), 3), mode="tally").with_round("d_tid", Tally((0, 0, 8, 0, 0)))
    (block,) = section(reported(whole), "Här vet ni inte").blocks
    assert block == Paragraph("Alla frågor som ställdes har ett svar, och ingen av dem är en kunskapslucka.")


def test_rows_of_a_grid_that_were_not_voted_on_are_counted(kommunen: Questionnaire) -> None:
    voted = tally(kommunen).with_round("v_drift", Tally((0, 0, 9, 0, 0)), "skola")
    assert (
        "Drift per verksamhet: 7 av 8 rader" in facts(section(reported(voted), "Här vet ni inte"))["Obesvarade frågor"]
    )


def test_services_are_told_apart_by_what_was_settled(kommunen: Questionnaire) -> None:
    voted = tally(kommunen)
    for row in voted.services:
        voted = voted.with_round("v_drift", Tally((3, 0, 0, 3, 3)), row)
    voted = voted.with_answer("v_drift", Grid({"skola": 5, "forskola": 1, "aldreomsorg": UNKNOWN}))
    (told,) = [one for one in section(reported(voted), "Per verksamhet").blocks if isinstance(one, Bullets)]
    assert told.items == ("Drift per verksamhet: från 1,0 (Förskola) till 5,0 (Skola).",)


# ---------------------------------------------------------------- what is required


def test_what_is_required_stands_against_the_index_with_three_figures(told: Report) -> None:
    blocks_ = section(told, "Räcker det för uppdraget?").blocks
    (table,) = [one for one in blocks_ if isinstance(one, Table)]
    assert table.rows == (
        ("Kvalitet i vardagen", "50,0", "80,6", "−30,6", "i balans", "–"),
        ("Robusthet", "80,6", "51,4", "29,2", "stort", "0 0 1 5 3"),
        ("Analys och långsiktighet", "75,0", "52,8", "22,2", "tydligt", "–"),
        ("Mottagning och genomförande", "100,0", "44,4", "55,6", "stort", "–"),
    )
    assert isinstance(blocks_[-1], Bullets)
    assert [item.split(":")[0] for item in blocks_[-1].items] == ["Höj kapaciteten", "Minska uppgiften"]
    assert facts(told.chapters[0])["Störst gap"] == (
        "Mottagning och genomförande 55,6, stort (krävs 100,0, i dag 44,4)",
    )


def test_the_ring_of_what_is_required_stands_in_the_rows_and_the_radar(told: Report) -> None:
    dots = next(one for one in section(told, "Driftskapacitet").blocks if isinstance(one, Dots))
    required = {row.name: row.required for row in dots.rows if row.required is not None}
    assert required == {"Kvalitet i vardagen": Fraction(50), "Robusthet": Fraction(725, 9)}
    assert ("required", "det som uppdraget kräver") in dots.legend
    assert dots.radar
    assert {row.name: row.required for row in dots.radar.axes if row.required is not None} == required
    assert any("uppdraget kräver 81" in row.picture for row in dots.rows)


def test_where_the_group_stands_on_its_overall_judgement_the_group_has_the_gap(kommunen: Questionnaire) -> None:
    quick = replace(answered(fresh(kommunen, "quick"), 3), required={"drift": 4, "drift_robusthet": 5})
    report = reported(quick)
    (table,) = [one for one in section(report, "Räcker det för uppdraget?").blocks if isinstance(one, Table)]
    assert table.rows == (("Driftskapacitet", "75,0", "50,0", "25,0", "stort"),)
    assert table.columns[-1] == "Bedömning"
    assert (
        Paragraph("Kravet går inte att jämföra med ett index för Robusthet: underlag saknas.")
        in section(report, "Räcker det för uppdraget?").blocks
    )
    four_field = report.summary.four_field
    assert four_field
    assert four_field.x.required is None
    assert [sign for sign, _ in four_field.legend] == ["point", "zone"]
    assert report.summary.indices.rows[0].required == 75


def test_what_suffices_says_so_and_what_cannot_be_compared_too(kommunen: Questionnaire) -> None:
    enough = replace(answered(fresh(kommunen), 4), required={"drift_robusthet": 2})
    assert facts(reported(enough).chapters[0])["Störst gap"] == ("inget: ni har det som uppdraget kräver",)
    assert not [
        one for one in section(reported(enough), "Räcker det för uppdraget?").blocks if isinstance(one, Bullets)
    ]
    nothing = replace(fresh(kommunen), required={"drift_robusthet": 2})
    assert "Störst gap" not in facts(reported(nothing).chapters[0])
    assert len(section(reported(nothing), "Räcker det för uppdraget?").blocks) == 2


def test_without_horizons_the_intro_names_none() -> None:
    small = replace(fresh(without_groups()), required={"saker": 3})
    intro = section(reported(small), "Räcker det för uppdraget?").blocks[0]
    assert intro == Paragraph("Ni har satt den nivå som uppdraget kräver. Gapet är den nivån minus ert index.")


# ---------------------------------------------------------------- the plan, and last time


def test_the_plan_tells_every_action_whole(told: Report) -> None:
    assert facts(section(told, "Det här ska ni göra")) == {
        "Utse en ersättare för tio nyckelpersoner.": (
            "Läge: pågår",
            "Ansvarig roll: HR-chef",
            "Senast: 28\u00a0februari 2027",
            "Första steget: En lista i december.",
            "Så syns effekten: Ingen ensam på en funktion.",
            "Gäller: Robusthet",
        ),
        "Pausa tre insatser.": ("Läge: inte börjat", "Ansvarig roll: Kommundirektör", "Senast: 15\u00a0januari 2027"),
    }
    assert facts(section(told, "Det här har ni strukit")) == {
        "Egen AI-plattform.": ("Läge: struken (Ingen har tid att ta emot den.)",)
    }
    assert told.summary.plan[0].details == (
        "Utse en ersättare för tio nyckelpersoner (HR-chef, senast 28\u00a0februari 2027)",
        "Pausa tre insatser (Kommundirektör, senast 15\u00a0januari 2027)",
    )


def test_how_the_last_plan_went_is_told(told: Report) -> None:
    last = section(told, "Så gick det med förra planen")
    assert last.blocks[0] == Paragraph("Åtgärderna är från självskattningen 20\u00a0november 2025.")
    assert facts(last) == {
        "Torsdagar fria från möten.": ("Läge: klar", "Ansvarig roll: Kommundirektör"),
        "Mäta restid.": ("Läge: struken (Gav inget.)",),
    }


def test_an_action_with_nothing_but_its_text_is_told_and_one_that_is_done_says_so(kommunen: Questionnaire) -> None:
    actions = {"a": PlannedAction("Sluta med X"), "b": PlannedAction("Börja med Y.", state="klar")}
    report = reported(replace(fresh(kommunen), actions=actions))
    assert report.summary.plan[0].details == ("Sluta med X", "Börja med Y (klar)")
    none = replace(fresh(without_groups()), actions={"a": PlannedAction("Z")})
    assert section(reported(none), "6 Handlingsplan").blocks == ()


def test_last_times_answer_stands_in_the_appendix(kommunen: Questionnaire, told: Report) -> None:
    appendix = {term: told_ for one in told.chapters[-1].sections for term, told_ in facts(one).items()}
    asked = kommunen.question("d_robusthet")
    assert appendix[f"2.5 {asked.text}"] == (
        "3\u00a0– I viss grad (1\u00a01\u00a04\u00a03\u00a00): De viktigaste funktionerna har ersättare, övriga inte.",
        "Förra gången: 2 – I liten grad",
    )
    grid = appendix[f"2.23 {kommunen.question('v_drift').text}"]
    assert grid[-1] == "Förra gången: Grundskola, gymnasium och vuxenutbildning 4 – Ganska hög"
    ranked = fresh(kommunen, previous=Previous("f", date(2025, 1, 1), {"u_hinder": "Tid · Ekonomi"}))
    ranked = ranked.with_answer("u_hinder", Chosen(("kompetens", "tid")))
    (place,) = [term for term in appendix if term.endswith(kommunen.question("u_hinder").text)]
    alone_ = [
        fact for one in reported(ranked).chapters[-1].sections for fact in one.blocks[0].items if fact.term == place
    ]  # type: ignore[union-attr]
    assert (alone_[0].details, alone_[0].ordered) == (
        ("1. Kompetens, även bemanning", "2. Tid", "Förra gången: Tid · Ekonomi"),
        False,
    )


# ---------------------------------------------------------------- laws


@SOME
@given(assessment=st.one_of(*map(votings, FORMS), *map(merged, FORMS)))
def test_laws_of_every_report_of_several(assessment: Assessment) -> None:
    report = reported(assessment)
    check_laws(assessment, report)
    printed(report, 60)
    text = " ".join(words_of(report))
    assert "Aliaset" not in text
    assert "arbetsmaterial som stannar" not in text
    for person in assessment.respondents:
        for question, comment in person.comments.items():
            is_shown = question in assessment.together.questions and person in assessment.together.questions[question]
            is_shown &= len(assessment.together.questions.get(question, ())) >= FEWEST
            assert (comment.text in text) == (comment.use == "rapport" and is_shown)


@SOME
@given(assessment=st.one_of(*map(votings, FORMS)))
def test_every_reason_that_was_given_is_in_the_report(assessment: Assessment) -> None:
    text = " ".join(words_of(reported(assessment)))
    for question in assessment.asked():
        keys = [row.id for row in assessment.rows(question)] if question.kind == "rating_grid" else [None]
        for row in keys:
            voting = assessment.voting(question.id, row)
            for number in range(1, len(voting.rounds) + 1 if voting else 1):
                assert voting is not None
                said = voting.reasons(number)
                assert (said.minority or "") in text
                assert (said.uneven or "") in text


@SOME
@given(data=st.data(), assessment=st.one_of(*map(merged, FORMS)))
def test_the_order_of_the_respondents_tells_nothing(data: st.DataObject, assessment: Assessment) -> None:
    order = data.draw(st.permutations(assessment.respondents))
    assert list(words_of(reported(replace(assessment, respondents=tuple(order))))) == list(
        words_of(reported(assessment))
    )


@SOME
@given(assessment=st.one_of(*map(merged, FORMS)))
def test_a_role_is_told_of_only_where_five_gave_one(assessment: Assessment) -> None:
    given_ = [one.respondent.role for one in assessment.respondents if one.respondent and one.respondent.role]
    text = " ".join(words_of(reported(assessment)))
    for role in given_:
        assert text.count(role) == (len(given_) >= 5)


def test_what_somebody_wrote_about_a_question_that_too_few_were_asked_is_not_shown(kommunen: Questionnaire) -> None:
    optional = kommunen.optional_questions()[0].id
    several = alone(kommunen)
    first, *others = several.respondents
    wrote = replace(first, included=(optional,)).with_comment(optional, Comment("Bara jag fick frågan.", "rapport"))
    assert "Bara jag" in " ".join(words_of(reported(wrote)))
    assert "Bara jag" not in " ".join(words_of(reported(replace(several, respondents=(wrote, *others)))))
