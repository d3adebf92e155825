"""The screen of a question: everything is there, nothing is cut, and it fits the windows that meetings have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digikap.interview.asker import Progress, QuestionScreen
from digikap.interview.layout import GAP, View, cells
from digikap.interview.screen import question_screen, text_page, where
from digikap.interview.words import answer_words, label, meaning
from digikap.model.answer import Answer, Chosen, Grid, Special, Written
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import ChoiceQuestion, Question, Rating, RatingGrid
from tests.interview.room import begun, kommunen
from tests.interview.typist import text

FORM = kommunen()
PROGRESS = Progress(section=2, sections=6, question=5, questions=25, minutes_used=12, minutes_planned=64)
CHOSEN = {"p_viktigaste": Chosen(("ekonomi", "annat"), "Hamnen"), "p_bidrag": Grid({"ekonomi": 3})}
QUESTIONS = list(FORM.questions())
SHORT = [  # more choices than ten, and rows, may take a window
    question
    for question in QUESTIONS
    if not isinstance(question, RatingGrid)
    and not (isinstance(question, ChoiceQuestion) and len(question.choices) > 10)
]


def assessment(**changes: object) -> Assessment:
    optional = {service.id: service.name for service in FORM.services}
    return begun(FORM, services=optional, **changes)


def of(question: Question | str, *, row: int | None = None, now: Assessment | None = None) -> QuestionScreen:
    asked = FORM.question(question) if isinstance(question, str) else question
    state = now or assessment(answers=CHOSEN)
    at = None
    if isinstance(asked, RatingGrid):
        at = state.rows(asked)[row or 0]
    return QuestionScreen(state, asked, PROGRESS, at)


def drawn(screen: QuestionScreen, width: int = 78, rows: int | None = 22, said: str = "", first: int = 0) -> str:
    return text(question_screen(screen, said, first, View(width, rows)))


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_fits_with_prompt_and_preview_and_no_line_is_too_wide(
    question: Question, columns: int, rows: int
) -> None:
    now = assessment(answers=CHOSEN)
    for row in range(len(now.rows(question)) if isinstance(question, RatingGrid) else 1):
        lines = question_screen(of(question, row=row, now=now), "Sparat: x.", 0, View(columns - 2, rows - 2))
        assert len(lines) <= rows - 2
        assert all(sum(cells(words) for words, _ in line) <= columns - 2 for line in lines)


@pytest.mark.parametrize("question", SHORT, ids=lambda question: question.id)
def test_all_but_long_lists_take_at_most_22_rows_in_a_wide_window_and_18_in_a_narrow_one(question: Question) -> None:
    assert len(question_screen(of(question), "", 0, View(78, 100))) + 1 <= 22
    solid = [line for line in question_screen(of(question), "", 0, View(58, 17)) if line != GAP]
    assert len(solid) + 1 <= 18


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_words_of_a_question_are_whole_in_every_window(question: Question) -> None:
    for width, rows in ((78, 22), (58, 18), (100, 48), (79, None)):
        shown = " ".join(drawn(of(question), width, rows).split())
        assert question.text in shown
        if isinstance(question, Rating):
            assert all(" ".join(anchor.split())[:20] in shown for anchor in question.anchors.values())
            assert all(level in shown for level in FORM.scale(question.scale).levels)


def test_every_choice_of_the_longest_list_is_reached_by_turning_pages() -> None:
    question = FORM.question("p_viktigaste")
    assert isinstance(question, ChoiceQuestion)
    pages = " ".join(drawn(of(question), 58, 18, first=first) for first in range(0, 15, 4))
    for number, choice in enumerate(question.choices, start=1):
        assert f"{number:>2}  {choice.text}" in pages


def test_a_window_of_choices_tells_how_many_stand_before_and_after() -> None:
    shown = drawn(of("p_viktigaste"), 58, 18, first=4)
    assert "↑ 4 till (Page Up eller -)" in shown
    assert "till (Page Down eller +)" in shown
    assert "↓" not in drawn(of("p_viktigaste"), 58, 18, first=14)


def test_short_choices_stand_in_two_columns_when_one_is_too_tall() -> None:
    shown = drawn(of("e_slag"), 78, 9)
    assert any("1  Kvalitet" in row and "5  Rättssäkerhet" in row for row in shown.splitlines())


def test_a_grid_shows_a_window_around_the_row_that_is_asked_with_the_answers_before_it() -> None:
    marks = dict.fromkeys(("forskola", "skola", "aldreomsorg", "funktionsstod"), 4)
    shown = drawn(of("v_drift", row=6, now=assessment(answers={"v_drift": Grid(marks)})), 78, 14)
    assert "→  Kultur och fritid" in shown
    assert "4 – Ganska hög" in shown
    assert "↑" in shown and "↓" in shown


def test_the_row_that_is_asked_has_its_whole_name_and_the_others_their_short_ones() -> None:
    shown = drawn(of("v_drift", row=1), 58, 24)
    assert "→  Grundskola, gymnasium och" in shown and "vuxenutbildning" in shown
    assert "Äldreomsorg och" not in shown and "Äldreomsorg" in shown


def test_a_row_of_ones_own_with_a_long_name_is_shortened_where_it_is_not_asked() -> None:
    now = begun(FORM, services={"a": "A", "egen_lang": "Ett mycket långt namn på en verksamhet som ingen annan har"})
    assert "…" in drawn(of("v_drift", now=now), 58, 22)


def test_a_grid_over_what_was_chosen_has_the_words_that_were_written() -> None:
    assert "Hamnen" in drawn(of("p_bidrag"))


def test_the_header_says_where_we_are() -> None:
    assert where(PROGRESS) == "Avsnitt 2 av 6 · fråga 5 av 25 · 12 av 64 min"
    assert where(replace(PROGRESS, question=0)) == "Avsnitt 2 av 6 · 12 av 64 min"
    named = "Avsnitt 2 av 6: Driftskapacitet · fråga 5 av 25 · 12 av 64 min"
    assert where(PROGRESS, "Driftskapacitet", View(len(named), 20)) == named
    assert where(PROGRESS, "Driftskapacitet", View(len(named) - 1, 20)) == where(PROGRESS)
    assert where(PROGRESS, "Driftskapacitet", View(len(named))) == where(PROGRESS)


LONG = "Sparat: Utvecklingskapacitet, samlat: 4 – Ganska hög. ”Vad” ställs inte längre. Svaren sparas men räknas inte."


@pytest.mark.parametrize("taken", [2, 4], ids=["prompt and preview", "and what was wrong"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20)])
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_parked_question_with_a_comment_fits_after_a_long_acknowledgement(
    question: Question, columns: int, rows: int, taken: int
) -> None:
    now = assessment(answers=CHOSEN, comments={question.id: Comment("Natten avgör. " * 20)})
    lines = question_screen(replace(of(question, now=now), returned=True), LONG, 0, View(columns - 2, rows - taken))
    assert len(lines) <= rows - taken
    assert text(lines).startswith("Sparat: Utvecklingskapacitet, samlat: 4")
    assert " ".join(question.text.split()) in " ".join(text(lines).split())


def test_what_was_acknowledged_is_whole_where_there_is_room() -> None:
    assert "räknas inte." in drawn(of("d_tid"), said=LONG)


def test_a_long_text_shows_its_last_lines() -> None:
    shown = text(text_page(of("p_forsta_steg"), "", [f"Rad {number}" for number in range(60)], View(78, 22)))
    assert len(shown.splitlines()) <= 22 and shown.endswith("Rad 59") and "rader till" in shown
    assert FORM.question("p_forsta_steg").text in " ".join(shown.split())


def test_what_was_saved_stands_first() -> None:
    assert drawn(of("d_total"), said="Sparat: Robusthet.").startswith("Sparat: Robusthet.\nAvsnitt 2 av 6")


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        ("d_total", 4, "4 – Ganska hög"),
        ("d_total", Special.UNKNOWN, "v – Vet ej"),
        ("u_hinder", Chosen(("pengar", "tid")), "1 Ekonomi · 2 Tid"),
        ("e_hinder", Chosen(("tid", "annat"), "Sent bidrag"), "Tid saknas · Annat: Sent bidrag"),
        ("p_forsta_steg", Written("Vi möts\nigen"), "Vi möts igen"),
        ("v_drift", Grid({"skola": 2}), "1 rader besvarade"),
    ],
)
def test_an_earlier_answer_is_shown_in_words(question: str, answer: Answer, words: str) -> None:
    assert answer_words(assessment(), FORM.question(question), answer) == words
    if question != "v_drift":
        shown = drawn(of(question, now=assessment(answers={question: answer})))
        assert f"Ert svar (Enter behåller det): {words}" in shown


def test_a_row_shows_its_own_earlier_answer_only() -> None:
    now = assessment(answers={"v_drift": Grid({"forskola": 2})})
    assert "Enter behåller det): 2 – Ganska låg" in drawn(of("v_drift", row=0, now=now))
    assert "Enter behåller" not in drawn(of("v_drift", row=1, now=now))


def test_nothing_is_marked_or_filled_in_where_nothing_was_answered() -> None:
    assert "Ert svar" not in drawn(of("d_total"))


def test_a_comment_is_shown_on_two_lines_at_most() -> None:
    now = assessment(comments={"d_total": Comment("Natten avgör. " * 40)})
    rows = drawn(of("d_total", now=now)).splitlines()
    at = next(number for number, row in enumerate(rows) if row.startswith("Kommentar:"))
    assert rows[at + 1].endswith("…") and "Kommentar" not in rows[at + 2] and "? hjälp" in "".join(rows[at + 2 :])


def test_a_parked_question_that_has_come_back_says_what_p_does() -> None:
    shown = drawn(replace(of("d_total"), returned=True))
    assert "p lämna obesvarad" in shown and "Tryck p igen" in shown


def test_a_municipal_text_cannot_command_the_terminal() -> None:
    question = FORM.question("d_total").model_copy(update={"text": "Hur\x1b[2J [bold]är[/bold] det?"})
    assert "Hur<U+001B>[2J [bold]är[/bold] det?" in drawn(of(question))


def test_plain_lines_have_every_choice_in_one_column_and_no_window() -> None:
    shown = drawn(of("p_viktigaste"), 79, None)
    assert [row[:4] for row in shown.splitlines() if row[:2].strip().isdigit()] == [f"{n:>2}  " for n in range(1, 16)]


def test_plain_lines_ask_one_row_of_a_grid() -> None:
    now = assessment(answers={"v_drift": Grid({"skola": 2})})
    shown = drawn(of("v_drift", row=1, now=now), 79, None)
    assert "2 av 11. Grundskola, gymnasium och vuxenutbildning" in shown
    assert "Förskola" not in shown
    assert "Enter behåller det): 2 – Ganska låg" in shown


def test_a_text_shows_the_lines_that_have_been_written() -> None:
    assert text(text_page(of("p_forsta_steg"), "", ["Vi börjar.", "Sedan."], View(78, 22))).endswith(
        "Vi börjar.\nSedan."
    )
    assert text(text_page(of("p_forsta_steg"), "", ["Vi börjar."], View(78))).endswith("Vi börjar.")


@pytest.mark.parametrize(
    ("question", "words"),
    [("d_total", "Svar (1–5, v)"), ("v_drift", "Svar (1–5, v, e)"), ("b_invanare", "Svar (1–6)")],
)
def test_the_prompt_says_what_can_be_typed(question: str, words: str) -> None:
    assert label(of(question)) == words


@pytest.mark.parametrize(
    ("question", "typed", "words"),
    [
        ("d_total", "4", "4 – Ganska hög"),
        ("d_total", "9", ""),
        ("v_drift", "e", "e – Ej aktuellt"),
        ("u_hinder", "3 1 ", "1 Ekonomi · 2 Tid"),
        ("e_hinder", "1 2", "Tid saknas · Metod eller kunskap saknas"),
    ],
)
def test_what_is_being_typed_is_shown_in_words(question: str, typed: str, words: str) -> None:
    assert meaning(of(question), typed) == words
