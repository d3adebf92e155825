"""Last time: found, told of, followed up; what was answered then stands beside the same questions now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import BaseModel

from digikap.interview.asker import Progress, QuestionScreen
from digikap.interview.device import ESCAPE
from digikap.interview.layout import View, cells
from digikap.interview.previous import previous_line, told_key
from digikap.interview.promises import ask_promises, open_promises
from digikap.interview.recalling import recall
from digikap.interview.reminding import use_previous
from digikap.interview.saying import Saying
from digikap.interview.screen import question_screen, text_page
from digikap.model.answer import Chosen, Grid, Respondent, Special, Written
from digikap.model.assessment import Assessment
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire, RatingGrid, Text
from digikap.model.tally import ChoiceTally, GridVoting, Tally, Voting
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist, sizes, text

FORM = kommunen()
THEN = date(2025, 11, 21)
FIRST = PlannedAction("Öva en halv dag utan system.", "it-chef", date(2026, 5, 1), "Boka dagen", "Färre avbrott")
SECOND = PlannedAction("Högst fyra insatser samtidigt.", state="pagar")
PROMISED = Previous(
    "gammal", THEN, actions=MappingProxyType({"a": FIRST, "b": SECOND, "c": replace(FIRST, state="klar")})
)


def before(**changes: Any) -> Assessment:
    return replace(begun(FORM, **changes), id="gammal", date=THEN, state="finished")


def told(was: Assessment, now: Assessment | None = None) -> dict[str, str]:
    return dict(recall(was, now or begun(FORM)).told)


# ---------------------------------------------------------------- the promises


def followed(room: Typist, assessment: Assessment) -> tuple[list[Assessment], list[str]]:
    changes: Iterator[tuple[Assessment, str]] = ask_promises(room, assessment, Saying(room))
    states = list(changes)
    return [state for state, _ in states], [said for _, said in states]


def states_of(assessment: Assessment) -> list[str]:
    assert assessment.previous is not None
    return [action.state for action in assessment.previous.actions.values()]


def test_every_open_promise_is_asked_about_with_all_that_was_said_of_it() -> None:
    room = Typist("1", "4", "Ersatt av annat")
    states, said = followed(room, begun(FORM, previous=PROMISED))
    assert states_of(states[-1]) == ["klar", "struken", "klar"]
    assert said == ["Sparat: klar.", "Sparat: struken (Ersatt av annat)."]
    for words in (
        "1 av 2",
        "Öva en halv dag",
        "It-chef · senast 1\u00a0maj 2026, försenad",
        "Första steget: Boka dagen",
    ):
        assert words in room.screens[0]


def test_a_promise_can_be_left_gone_back_to_and_the_rest_skipped() -> None:
    room = Typist("", "b", "2", "x", "3", redraws=False)
    states, _ = followed(room, begun(FORM, previous=PROMISED))
    assert states_of(states[-1]) == ["pagar", "lovad", "klar"]
    assert room.notices == ["Skriv ett heltal 1–4."]
    assert followed(Typist("s"), begun(FORM, previous=PROMISED)) == ([], [])
    assert followed(Typist(ESCAPE, "4", "b", "s"), begun(FORM, previous=PROMISED)) == ([], [])


def test_without_open_promises_nothing_is_asked() -> None:
    assert open_promises(begun(FORM)) == []
    assert followed(Typist(), begun(FORM, previous=Previous("gammal", THEN))) == ([], [])


@pytest.mark.parametrize(("columns", "rows"), sizes())
def test_a_promise_fits_the_windows_that_meetings_have(columns: int, rows: int) -> None:
    long = replace(FIRST, text="Vi gör det tillsammans. " * 10, effect="Det syns i allt. " * 6)
    room = Typist("s", columns=columns - 2, rows=rows)
    followed(room, begun(FORM, previous=Previous("g", THEN, actions={"a": long})))
    assert len(room.screens[0].split("\n")) <= rows - 1


# ---------------------------------------------------------------- telling of it


def test_what_was_found_is_named_with_its_date_and_why_and_can_be_left() -> None:
    room = Typist("x", "")
    was = before(actions={"a": FIRST})
    assert use_previous(room, was, "digikap-angelholm-2025-11-21.toml")
    shown = " ".join(room.screens[0].split())
    assert "21 november 2025" in shown and "digikap-angelholm-2025-11-21.toml är den senaste färdiga" in shown
    assert "Först följer ni upp 1 öppet löfte" in shown
    assert len(room.notices) == 1
    assert not use_previous(Typist("n"), before(), "a.toml")


def test_promises_left_open_the_time_before_are_followed_up_too() -> None:
    was = before(actions={"n": SECOND}, previous=PROMISED)
    assert recall(was, begun(FORM)).actions == {"a": FIRST, "b": SECOND, "n": SECOND}
    room = Typist("")
    use_previous(room, was, "a.toml")
    assert "Först följer ni upp 3 öppna löften" in " ".join(room.screens[0].split())


# ---------------------------------------------------------------- what was answered


def test_a_consensus_is_told_as_it_was_answered() -> None:
    was = before(
        answers={
            "d_total": 4,
            "u_total": Special.UNKNOWN,
            "p_viktigaste": Chosen(("ekonomi", "skola")),
            "v_drift": Grid({"forskola": 2, "skola": Special.NOT_APPLICABLE}),
            "p_forsta_steg": Written("Vi\nbörjar."),
        }
    )
    assert told(was) == {
        "d_total": "4 – Ganska hög",
        "u_total": "v – Vet ej",
        "p_viktigaste": "1 Ekonomi i balans · 2 Skolans resultat och likvärdighet",
        "v_drift/forskola": "2 – Ganska låg",
        "v_drift/skola": "e – Ej aktuellt",
        "p_forsta_steg": "Vi börjar.",
    }


def test_rows_that_were_chosen_are_told_before_they_are_chosen_again() -> None:
    chosen = Chosen(("ekonomi", "skola", "annat"), "Hamnen")
    marks = {"ekonomi": 4, "skola": 2, "annat": 5}
    was = before(included=("p_bidrag",), answers={"p_viktigaste": chosen, "p_bidrag": Grid(marks)})
    rows = {key: said for key, said in told(was).items() if key.startswith("p_bidrag/")}
    assert {key: said[0] for key, said in rows.items()} == {"p_bidrag/ekonomi": "4", "p_bidrag/skola": "2"}


def test_votes_are_told_by_median_and_mean_and_what_was_settled_by_that() -> None:
    votes = {
        "d_total": Voting((Tally((0, 3, 4, 1, 0)),)),
        "u_total": Voting((Tally((0, 1, 1, 0, 0)),)),
        "u_tid": Voting((Tally((0, 0, 0, 0, 0), 8),)),
        "u_kompetens": Voting((Tally((0, 0, 4, 0, 0), 1),)),
        "p_viktigaste": Voting((ChoiceTally(3, {"ekonomi": 2, "skola": 1}, {"ekonomi": 2}),)),
        "v_drift": GridVoting({"forskola": Voting((Tally((0, 0, 3, 1, 0)),))}),
    }
    said = told(before(mode="tally", votes=votes, answers={"u_kompetens": 3}))
    assert said["d_total"] == "median 3, medel 2,8 av 8 svar"
    assert said["u_total"] == "median 2,5, medel 2,5 av 2 svar"
    assert said["u_tid"] == "vet ej"
    assert said["u_kompetens"].startswith("3 – ") and said["u_kompetens"].endswith("(efter 5 röster)")
    assert said["p_viktigaste"].count("av 3)") == 2
    assert said["v_drift/forskola"] == "median 3, medel 3,3 av 4 svar"


def test_a_merged_file_is_told_as_votes_and_never_per_person() -> None:
    people = tuple(
        replace(
            begun(FORM, mode="individual", participants=1, variant="quick", answers={"d_total": level}),
            id=f"person{level}",
            respondent=Respondent(f"alias{level}", "Ekonomichef"),
        )
        for level in (2, 3, 5)
    )
    said = told(before(mode="individual", variant="quick", respondents=people, participants=3))
    assert said == {"d_total": "median 3, medel 3,3 av 3 svar"}


def test_a_question_whose_wording_has_changed_is_not_told_of() -> None:
    was = before(answers={"d_total": 4, "u_total": 3, "v_drift": Grid({"forskola": 2})})
    now = begun(reworded(FORM, "d_total"), services={"forskola": "Förskola och dagis", "egen": "Hamnen"})
    assert list(told(was, now)) == ["u_total"]


def reworded(form: Questionnaire, question_id: str) -> Questionnaire:
    def changed(question: Any) -> BaseModel:
        return question.model_copy(update={"text": "Något annat?"}) if question.id == question_id else question

    sections = tuple(
        section.model_copy(update={"questions": tuple(map(changed, section.questions))}) for section in form.sections
    )
    return form.model_copy(update={"sections": sections})


# ---------------------------------------------------------------- beside the question


def test_it_stands_beside_the_question_as_such_and_the_own_answer_under_it() -> None:
    previous = Previous("gammal", THEN, MappingProxyType({"d_total": "3 – Varken hög eller låg"}))
    now = begun(FORM, previous=previous, answers={"d_total": 4})
    question = FORM.question("d_total")
    line = "Förra gången, 21\u00a0november 2025: 3 – Varken hög eller låg"
    assert previous_line(now, question) == line
    assert previous_line(now, FORM.question("u_total")) == previous_line(begun(FORM), question) == ""
    shown = text(question_screen(screen(now, "d_total"), "", 0, View(78, 22)))
    assert shown.index(line) < shown.index("Ert svar (Enter behåller det): 4")
    assert line in text(question_screen(screen(now, "d_total"), "", 0, View(78)))


@pytest.mark.parametrize("question", list(FORM.questions()), ids=lambda question: question.id)
@pytest.mark.parametrize("mode", ["consensus", "tally"])
@pytest.mark.parametrize(("columns", "rows"), sizes())
def test_every_question_fits_with_last_time_beside_it(question: Any, columns: int, rows: int, mode: Any) -> None:
    chosen = {"p_viktigaste": Chosen(("ekonomi", "annat"), "Hamnen")}
    services = {service.id: service.name for service in FORM.services}
    now = begun(FORM, answers=chosen, services=services, mode=mode)
    at = now.rows(question)[0] if isinstance(question, RatingGrid) else None
    long = "1 Ekonomi och finansiering · 2 Kompetensförsörjning och bemanning · 3 Något som är långt " * 2
    now = replace(now, previous=Previous("gammal", THEN, MappingProxyType({told_key(question, at): long})))
    place = Progress(2, 6, 5, 25, 12, 64)
    shown = QuestionScreen(now, question, place, at)
    if isinstance(question, Text):
        lines = text_page(shown, "Sparat: x.", (), View(columns - 2, rows - 2))
    else:
        lines = question_screen(shown, "Sparat: x.", 0, View(columns - 2, rows - 2))
    assert len(lines) <= rows - 2
    assert all(sum(cells(words) for words, _ in row) <= columns - 2 for row in lines)
    assert "Förra gången, 21 november 2025: 1 Ekonomi" in text(lines).replace("\u00a0", " ")


def screen(now: Assessment, question: str) -> QuestionScreen:
    return QuestionScreen(now, FORM.question(question), Progress(2, 6, 5, 25, 12, 64))
