"""An answer in words is the same wherever it is read."""

from __future__ import annotations

from digikap.interview.words import answer_words
from digikap.model.answer import Special
from digikap.report.view.answers import answer
from digikap.store.questionnaires import load
from digikap.swedish import HARD_SPACE, capital
from tests.report.room import fresh


def test_a_level_has_one_form_in_the_interview_and_in_the_report() -> None:
    form = load("kommunen")
    question = form.question("d_total")
    room = fresh(form).with_answer("d_total", 4)
    assert form.scale("niva").in_words(4) == "4 – Ganska hög"
    assert answer_words(room, question, 4) == "4 – Ganska hög"
    assert answer(room, question)[0].replace(HARD_SPACE, " ") == "4 – Ganska hög"


def test_the_special_answers_have_the_same_words_in_both_and_the_interview_their_letter() -> None:
    form = load("kommunen")
    question = form.question("d_total")
    for special, letter in ((Special.UNKNOWN, "v"), (Special.NOT_APPLICABLE, "e")):
        room = fresh(form).with_answer("d_total", special)
        assert answer(room, question) == (special.words,)
        assert answer_words(room, question, special) == f"{letter} – {capital(special.words)}"
    assert [special.words for special in Special] == ["vet ej", "ej aktuellt"]
