"""The outcome of a vote on the screen: as it was looked at and found good, and whatever the votes are it fits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.interview.asker import OutcomeScreen, Progress, QuestionScreen
from digikap.interview.figures import reading
from digikap.interview.layout import View, cells
from digikap.interview.outcome import outcome_page
from digikap.interview.pages import entries, overview_items
from digikap.interview.screen import question_screen
from digikap.interview.voting_words import voters
from digikap.model.answer import Grid, Special
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import ChoiceQuestion, Rating, RatingGrid, SingleChoice, Text
from digikap.model.tally import ChoiceTally, GridVoting, Round, Tally, Voting
from digikap.scoring.agreement import agreement
from tests.interview.room import begun, kommunen
from tests.interview.test_golden_screens import WINDOWS, agrees
from tests.interview.typist import text

FORM = kommunen()
PROGRESS = Progress(section=2, sections=6, question=5, questions=25, minutes_used=12, minutes_planned=64)
NOW = begun(FORM, mode="tally", participants=9)
NINE, SPLIT = Tally((0, 3, 5, 1, 0)), Tally((3, 0, 2, 0, 3), 1)
LISTS = ChoiceTally(
    8,
    {"ekonomi": 6, "skola": 5, "kompetensforsorjning": 4, "klimat": 3, "trygghet": 2, "annat": 1},
    {"ekonomi": 4, "skola": 3, "annat": 1},
    1,
)


def shown(now: Assessment, question_id: str) -> OutcomeScreen:
    question = FORM.question(question_id)
    row = None
    if isinstance(question, RatingGrid):
        votes = now.votes[question_id]
        assert isinstance(votes, GridVoting)
        row = next(one for one in now.rows(question) if one.id == list(votes.rows)[-1])
    return OutcomeScreen(now, question, PROGRESS, row)


def rows_voted() -> Assessment:
    now = NOW
    for number, row in enumerate(list(NOW.services)[:4]):
        now = now.with_round("v_drift", Tally((0, number, 9 - 2 * number, number, 0)), row)
    return now.with_answer("v_drift", Grid({"skola": 3}))


SCREENS = {
    "samsyn": shown(NOW.with_round("d_total", SPLIT).with_round("d_total", NINE), "d_total"),
    "motstridigt": shown(NOW.with_round("d_total", SPLIT), "d_total"),
    "reason": shown(
        NOW.with_round("d_total", Tally((2, 2, 0, 2, 2)), uneven="En gick ut.")
        .with_minority("d_total", "Natten i äldreomsorgen går inte ihop.")
        .with_answer("d_total", 2)
        .with_comment("d_total", Comment("Vi tar det i mars.")),
        "d_total",
    ),
    "revote": shown(
        NOW.with_round("d_total", SPLIT)
        .with_minority("d_total", "Natten i äldreomsorgen går inte ihop.")
        .with_round("d_total", Tally((2, 2, 1, 2, 2))),
        "d_total",
    ),
    "ranking": shown(NOW.with_round("p_viktigaste", LISTS, other="Hamnen"), "p_viktigaste"),
    "row": shown(rows_voted(), "v_drift"),
    "choice": shown(NOW.with_round("b_it_drift", ChoiceTally(9, {"egen": 2, "gemensam": 7})), "b_it_drift"),
}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", SCREENS)
def test_an_outcome_looks_as_it_did(name: str, window: str) -> None:
    page = outcome_page(SCREENS[name], "Sparat: Driftskapacitet, samlat: 9 röster.", 0, WINDOWS[window])
    agrees(f"outcome-{name}-{window}", text(page))


@pytest.mark.parametrize("window", ["80x24", "60x20", "plain"])
@pytest.mark.parametrize("name", ["d_robusthet", "v_drift", "p_viktigaste"])
def test_a_question_that_is_voted_on_looks_as_it_did(name: str, window: str) -> None:
    now, question = rows_voted(), FORM.question(name)
    row = now.rows(question)[4] if isinstance(question, RatingGrid) else None
    page = question_screen(QuestionScreen(now, question, PROGRESS, row), "Sparat.", 0, WINDOWS[window])
    agrees(f"vote-{name}-{window}", text(page))


# ---------------------------------------------------------------- whatever the votes are


VOTED = [question for question in FORM.questions() if not isinstance(question, Text)]


@st.composite
def rounds(draw: st.DrawFn, question: Rating | RatingGrid | ChoiceQuestion) -> Round:
    many = st.integers(0, draw(st.sampled_from([1, 3, 12, 200])))
    if isinstance(question, Rating | RatingGrid):
        levels = len(FORM.scale(question.scale).levels)
        counts = draw(st.lists(many, min_size=levels, max_size=levels))
        return Tally(tuple(counts), draw(many), draw(many) or int(not any(counts)))
    ids = [choice.id for choice in question.choices]
    chosen = {one: draw(many) for one in draw(st.lists(st.sampled_from(ids), unique=True))}
    first = {one: draw(st.integers(0, votes)) for one, votes in chosen.items()} if question.kind == "ranking" else {}
    chose = max(chosen.values(), default=0) + draw(many)  # the reader takes lists on which nothing is chosen
    return ChoiceTally(chose, chosen, first, draw(many) or int(not chose))


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(VOTED))
def test_every_outcome_fits_every_window_and_says_its_votes_in_figures(
    data: st.DataObject, question: Rating | RatingGrid | ChoiceQuestion
) -> None:
    now = replace(NOW, participants=data.draw(st.none() | st.integers(1, 200)), answers={"p_viktigaste": None})
    now = replace(now, answers={})
    row = next(iter(now.services)) if isinstance(question, RatingGrid) else None
    if isinstance(question, RatingGrid) and question.rows_from is not None:
        now = now.with_round(question.rows_from, LISTS)
        row = now.rows(question)[0].id
    elif isinstance(question, RatingGrid) and row not in {one.id for one in now.rows(question)}:
        row = now.rows(question)[0].id
    for votes in data.draw(st.lists(rounds(question), min_size=1, max_size=3)):
        now = now.with_round(question.id, votes, row, data.draw(st.sampled_from([None, "En gick ut. " * 9])))
    if data.draw(st.booleans()):
        now = now.with_minority(question.id, "Natten går inte ihop. " * 9, row)
    if data.draw(st.booleans()) and row is None and not isinstance(question, ChoiceQuestion):
        now = now.with_answer(question.id, data.draw(st.sampled_from([1, Special.UNKNOWN])))
    screen = OutcomeScreen(now, question, PROGRESS, next((r for r in _rows(now, question) if r.id == row), None))
    for columns, height in ((78, 22), (58, 18), (198, 48)):
        page = outcome_page(screen, "Sparat: något långt som står här. " * 4, 0, View(columns, height))
        assert len(page) <= height
        assert all(sum(cells(words) for words, _ in line) <= columns for line in page)
    told = text(outcome_page(screen, "", 0, View(79)))
    last = screen.voting.last
    if isinstance(last, Tally):
        said = [int(number) for number in re.findall(r": (\d+)\xa0röst", told)]
        assert said[: len(last.counts)] == list(last.counts)
        assert reading(screen).verdict == (agreement(last.counts) or "")


def _rows(now: Assessment, question: object) -> tuple:  # type: ignore[type-arg]
    return now.rows(question) if isinstance(question, RatingGrid) else ()


@pytest.mark.parametrize(
    ("votes", "facts", "stands"),
    [
        (NINE, ("median 3", "lägst 2", "högst 4", "1 av 9 svarade 4–5"), "medelvärdet 2,8"),
        (Tally((0, 2, 3, 0, 0), 2), ("median 3", "lägst 2", "högst 3", "0 av 5 svarade 4–5", "2 vet ej"), None),
        (Tally((0, 0, 0, 9, 0)), ("median 4", "alla svarade 4", "9 av 9 svarade 4–5"), "medelvärdet 4,0"),
        (Tally((0, 1, 1, 0, 0)), ("median 2,5", "lägst 2", "högst 3", "0 av 2 svarade 4–5"), "medelvärdet 2,5"),
        (Tally((0, 0, 0, 0, 0), 9), ("9 vet ej",), "vet ej"),
        (Tally((0, 0, 0, 0, 0), 0, 9), ("9 ej aktuellt",), "ej aktuellt"),
    ],
)
def test_what_a_round_says(votes: Tally, facts: tuple[str, ...], stands: str | None) -> None:
    read = reading(shown(NOW.with_round("d_total", votes), "d_total"))
    assert [fact.replace("\u00a0", " ") for fact in read.facts] == list(facts)
    assert stands is None or read.stands == stands


@pytest.mark.parametrize(
    ("votes", "advice"),
    [
        (NINE, ""),
        (SPLIT, "Den lägsta och den högsta berättar först. Rösta sedan igen, fastställ ett värde eller låt"),
        (Tally((0, 1, 1, 0, 0)), "Den lägsta och den högsta berättar först."),
        (Tally((0, 0, 3, 0, 0), 3), "Många vet ej: vem kan ta reda på det?"),
        (Tally((0, 0, 0, 0, 0), 3), "Vem kan ta reda på det?"),
    ],
)
def test_what_to_do_now(votes: Tally, advice: str) -> None:
    said = " ".join(reading(shown(NOW.with_round("d_total", votes), "d_total")).advice)
    assert said.startswith(advice) and bool(said) == bool(advice)


def test_on_choices_the_room_hears_what_leads_and_how_much_is_shared() -> None:
    question = FORM.question("b_it_drift")
    assert isinstance(question, SingleChoice)
    read = reading(SCREENS["choice"])
    assert read.facts == ("9 svarade", "7 av 9 valde det som leder")
    everyone = shown(NOW.with_round("b_it_drift", ChoiceTally(9, {"gemensam": 9})), "b_it_drift")
    assert reading(everyone).facts == ("9 svarade", "alla valde lika") and not reading(everyone).advice
    nobody = shown(NOW.with_round("b_it_drift", ChoiceTally(0, {}, unknown=9)), "b_it_drift")
    assert reading(nobody).facts == ("0 svarade", "9\u00a0vet\u00a0ej") and reading(nobody).stands == "vet ej"


@pytest.mark.parametrize("question", ["b_it_drift", "e_hinder", "p_viktigaste"])
def test_lists_on_which_nobody_chose_anything_are_no_agreement(question: str) -> None:
    empty = shown(NOW.with_round(question, ChoiceTally(2, {})), question)
    read = reading(empty)
    assert "alla valde lika" not in read.facts and read.advice == () and read.stands == "inget val"
    assert outcome_page(empty, "", 0, View(78, 22)) and outcome_page(empty, "", 0, View(79))


def test_choices_that_are_alike_at_the_cut_are_told_of() -> None:
    def told(question: str, votes: ChoiceTally) -> tuple[str, str]:
        read = reading(shown(NOW.with_round(question, votes), question))
        return " · ".join(read.facts), read.stands

    single = next(one for one in FORM.questions() if isinstance(one, SingleChoice) and one.fact is None)
    one, two, three = (choice.id for choice in single.choices[:3])
    alike = "(av dem som är lika gäller den som står först i frågan)"
    facts, stands = told(single.id, ChoiceTally(9, {one: 4, two: 4, three: 1}))
    assert facts.endswith("två val delar ledningen") and stands.endswith(alike)
    facts, stands = told(single.id, ChoiceTally(9, {one: 5, two: 4}))
    assert facts.endswith("5 av 9 valde det som leder") and alike not in stands
    three_last = {"ekonomi": 9, "skola": 7, "klimat": 3, "trygghet": 3, "aldre": 3}
    facts, stands = told("p_viktigaste", ChoiceTally(9, three_last, {"ekonomi": 9}))
    assert facts.endswith("tre val delar sista platsen") and stands.endswith(alike)
    facts, _ = told("p_viktigaste", ChoiceTally(9, three_last, {"ekonomi": 8, "klimat": 1}))
    assert "delar sista" not in facts
    facts, _ = told("p_viktigaste", ChoiceTally(9, {"ekonomi": 5, "skola": 5, "klimat": 5}))
    assert "delar sista" not in facts


def test_the_voters_are_the_participants_or_as_many_as_voted_first() -> None:
    assert voters(NOW) == 9
    nobody_said = replace(NOW, participants=None)
    assert voters(nobody_said) is None
    assert voters(nobody_said.with_round("d_total", SPLIT).with_round("d_total", Tally((1, 0, 0, 0, 0)))) == 9
    assert voters(nobody_said.with_round("v_drift", Tally((1, 0, 0, 0, 0)), "skola")) == 1


def test_the_overview_says_what_became_of_every_vote_and_fits() -> None:
    now = rows_voted().with_round("d_total", SPLIT).with_round("d_kvalitet", NINE).with_round("p_viktigaste", LISTS)
    now = now.with_round("d_tid", NINE).with_answer("d_tid", Special.UNKNOWN).with_round("e_hinder", LISTS)
    now = replace(now, comments={"d_total": Comment("Natten.")}, parked=("d_kvalitet",))
    now = now.with_round("d_robusthet", Tally((1, 1, 0, 0, 0)))
    states = {entry.question.id: entry.state for entry in entries(now)}
    assert states["d_total"] == "motstridigt, kommentar"
    assert states["d_kvalitet"] == "parkerad"
    assert states["d_tid"] == "fastställt vet ej"
    assert states["p_viktigaste"] == "9\u00a0röster" and states["d_robusthet"] == "2\u00a0röster"
    assert states["v_drift"] == "4 av 8 rader"
    for line in overview_items(entries(now), "d_total", 58):
        assert sum(cells(words) for words, _ in line) <= 58


def test_a_settled_choice_is_settled_in_the_overview() -> None:
    from digikap.model.answer import Chosen

    now = NOW.with_round("p_viktigaste", LISTS).with_answer("p_viktigaste", Chosen(("skola",)))
    assert {entry.question.id: entry.state for entry in entries(now)}["p_viktigaste"] == "fastställt"
    assert isinstance(now.votes["p_viktigaste"], Voting)
