"""What a typed line means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.interview.typed import (
    Refused,
    amount,
    chosen,
    expected,
    how_to_choose,
    mark,
    positions,
    so_far,
    unreadable,
    yes_no,
)
from digikap.model.answer import Chosen, Special
from digikap.model.questionnaire import Choice, MultipleChoice, Ranking, SingleChoice

CHOICES = (
    Choice(id="tid", text="Tid"),
    Choice(id="pengar", text="Ekonomi"),
    Choice(id="kompetens", text="Kompetens"),
    Choice(id="annat", text="Annat", free_text=True),
    Choice(id="inget", text="Inget", exclusive=True),
)
ONE = SingleChoice(id="q", text="Vad?", label="Vad", kind="single_choice", choices=CHOICES, allow_unknown=True)
SOME = MultipleChoice(id="q", text="Vad?", label="Vad", kind="multiple_choice", choices=CHOICES, max_choices=2)
ANY = MultipleChoice(id="q", text="Vad?", label="Vad", kind="multiple_choice", choices=CHOICES)
ORDER = Ranking(id="q", text="Vad?", label="Vad", kind="ranking", choices=CHOICES, max_choices=3)


def refused(meant: object) -> str:
    assert isinstance(meant, Refused)
    return meant.message


class TestRatings:
    @pytest.mark.parametrize(
        ("line", "level"), [("1", 1), (" 5 ", 5), ("4.", 4), ("2)", 2), ("３", 3), ("²", 2), ("\u00a04", 4)]
    )
    def test_a_digit_is_a_level_whatever_its_width(self, line: str, level: int) -> None:
        assert mark(line, 5, unknown=True, not_applicable=True) == level

    @pytest.mark.parametrize("line", ["v", "V", "vet ej", " Vet  ej ", "ｖ"])
    def test_v_is_do_not_know(self, line: str) -> None:
        assert mark(line, 5, unknown=True, not_applicable=False) is Special.UNKNOWN

    @pytest.mark.parametrize("line", ["e", "E", "ej aktuellt"])
    def test_e_is_not_applicable(self, line: str) -> None:
        assert mark(line, 5, unknown=False, not_applicable=True) is Special.NOT_APPLICABLE

    @pytest.mark.parametrize(
        "line", ["v", "e", "0", "6", "55", "3,5", "-1", "1 2", "½", "x", "", "ett", "1" * 5000, "١"]
    )
    def test_the_rest_is_refused_with_what_to_write(self, line: str) -> None:
        assert refused(mark(line, 5, unknown=False, not_applicable=False)) == "Skriv en siffra 1–5."

    def test_the_advice_names_the_special_answers_that_are_allowed(self) -> None:
        assert refused(mark("9", 5, unknown=True, not_applicable=False)) == "Skriv en siffra 1–5, eller v för vet ej."
        assert expected(5, unknown=False, not_applicable=True) == "1–5, eller e för ej aktuellt"
        assert expected(10, unknown=True, not_applicable=True) == "1–10, v för vet ej eller e för ej aktuellt"

    def test_ten_levels_have_a_level_with_two_digits(self) -> None:
        assert mark("10", 10, unknown=False, not_applicable=False) == 10

    @given(st.text())
    def test_no_line_at_all_raises_or_gives_a_level_outside_the_scale(self, line: str) -> None:
        meant = mark(line, 5, unknown=True, not_applicable=True)
        assert isinstance(meant, Refused | Special) or meant in range(1, 6)


class TestChoices:
    @pytest.mark.parametrize("line", ["3 1", "3,1", " 3, 1 ", "3;1", "3. 1.", "3) 1)", "３　１"])
    def test_numbers_keep_their_order_however_they_are_parted(self, line: str) -> None:
        assert chosen(line, ORDER) == Chosen(("kompetens", "tid"))

    def test_one_number_is_a_single_choice(self) -> None:
        assert chosen("2", ONE) == Chosen(("pengar",))

    def test_v_is_do_not_know_only_where_it_is_allowed(self) -> None:
        assert chosen("v", ONE) is Special.UNKNOWN
        assert refused(chosen("v", ANY)) == "En eller flera siffror 1–5 med mellanslag."

    @pytest.mark.parametrize(
        ("line", "question", "message"),
        [
            ("1 2", ONE, "Välj bara ett."),
            ("1 2 3", SOME, "Välj högst 2. Det blev 3."),
            ("1 5", SOME, "Val 5 går bara att välja ensamt."),
            ("1 1", SOME, "Siffran 1 står två gånger. Högst 2 siffror med mellanslag."),
            ("1 9 0", ORDER, "Det finns inget val 9 eller 0. Högst 3 siffror med mellanslag, det viktigaste först."),
            ("31", ONE, "Det finns inget val 31. Skriv en siffra 1–5, eller v för vet ej."),
            ("tid", ONE, "Skriv en siffra 1–5, eller v för vet ej."),
            ("1 x", ANY, "En eller flera siffror 1–5 med mellanslag."),
            (",", ANY, "En eller flera siffror 1–5 med mellanslag."),
        ],
    )
    def test_what_is_wrong_is_said(self, line: str, question: SingleChoice, message: str) -> None:
        assert refused(chosen(line, question)) == message

    def test_an_exclusive_choice_may_stand_alone(self) -> None:
        assert chosen("5", SOME) == Chosen(("inget",))

    def test_every_kind_says_how_to_choose(self) -> None:
        assert how_to_choose(ONE) == "Skriv en siffra 1–5, eller v för vet ej."
        assert how_to_choose(ORDER).endswith("det viktigaste först.")

    @given(st.lists(st.integers(0, 7), max_size=6), st.sampled_from([ONE, SOME, ANY, ORDER]))
    def test_what_is_accepted_keeps_every_rule(self, numbers: list[int], question: MultipleChoice) -> None:
        meant = chosen(" ".join(map(str, numbers)), question)
        if isinstance(meant, Chosen):
            assert len(set(meant.ids)) == len(meant.ids) > 0
            assert "inget" not in meant.ids or len(meant.ids) == 1
            most = 1 if isinstance(question, SingleChoice) else question.max_choices
            assert most is None or len(meant.ids) <= most

    def test_what_is_being_typed_shows_the_choices_so_far(self) -> None:
        assert [choice.id for choice in so_far("3 1 9 x 3 0", ORDER)] == ["kompetens", "tid"]
        assert so_far("", ORDER) == ()


class TestOtherLines:
    @pytest.mark.parametrize(("line", "meant"), [("j", True), ("J", True), ("ja", True), ("n", False), ("Nej", False)])
    def test_yes_and_no_are_swedish(self, line: str, meant: bool) -> None:
        assert yes_no(line) is meant

    @pytest.mark.parametrize("line", ["", "y", "yes", "1", "jn"])
    def test_nothing_else_is_yes_or_no(self, line: str) -> None:
        assert refused(yes_no(line)) == "Skriv j för ja eller n för nej."

    def test_a_number_of_people_is_within_bounds(self) -> None:
        assert amount("８", 1, 200) == 8
        assert [refused(amount(line, 1, 200)) for line in ("0", "201", "åtta", "")] == ["Skriv ett heltal 1–200."] * 4

    def test_positions_are_numbers_once_each_or_none_at_all(self) -> None:
        assert positions("3, 1 3", 3) == (3, 1)
        assert positions("0", 3) == ()
        message = "Skriv siffror 1–3 med mellanslag, eller 0 för ingen."
        assert [refused(positions(line, 3)) for line in ("", "4", "0 1", "x")] == [message] * 4

    def test_a_lone_surrogate_is_what_the_terminal_could_not_decode(self) -> None:
        assert unreadable("sm\udce5tt")
        assert not unreadable("smått 🙂")
