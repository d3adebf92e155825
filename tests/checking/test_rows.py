"""The room and the time that questions take, measured against the author's."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from digikap.checking import places
from digikap.checking.authored import Authored, complete
from digikap.checking.finding import Finding
from digikap.checking.minutes import estimate, far_off
from digikap.checking.rows import SCREENS, Screen, too_long
from digikap.model.questionnaire import Question, Questionnaire
from tests.checking.table import E1, F1, SHARED, T1, T2, T3, WHOLE, X1, Table, choices, question


def questionnaire(table: Table = WHOLE) -> Questionnaire:
    return complete(Authored.model_validate(table), SHARED)


def found(rows: dict[str, tuple[int, int]], table: Table = WHOLE) -> list[Finding]:
    """What is found where these questions take so many rows on the wide screen and on the narrow."""

    def measure(_: Questionnaire, question: Question, screen: Screen) -> int:
        return rows.get(question.id, (1, 1))[SCREENS.index(screen)]

    return list(too_long(questionnaire(), table, measure))


def test_a_question_that_fits_is_not_spoken_of() -> None:
    assert found({"s1": (22, 18)}) == []


def test_one_that_does_not_fit_the_wide_screen_is_an_error_and_told_once() -> None:
    (one,) = found({"s1": (23, 40)})
    assert (one.severity, one.path) == ("error", ("sections", 0, "questions", 0, "text"))
    assert "23 rader på en skärm med 80 tecken" in one.what
    assert "anchors" in one.advice


def test_one_that_does_not_fit_the_narrow_screen_is_advice() -> None:
    (one,) = found({"s3": (22, 19)})
    assert one.severity == "advice"
    assert "19 rader på en skärm med 60 tecken, och 18 får plats" in one.what
    assert one.advice == "Korta texten."


@pytest.mark.parametrize(("name", "advice"), [("e1", "svaren"), ("t1", "Korta texten."), ("x2", "Korta texten.")])
def test_the_advice_speaks_of_what_the_question_has(name: str, advice: str) -> None:
    assert advice in found({name: (30, 30)})[0].advice


def test_only_questions_of_the_file_itself_are_told() -> None:
    table = copy.deepcopy(WHOLE)
    del table["sections"][0]["questions"][0]
    assert [one.path[3] for one in found({"s1": (30, 30), "s2": (30, 30)}, table)] == [0]


def test_what_cannot_be_measured_is_passed_over() -> None:
    def measure(_: Questionnaire, question: Question, screen: Screen) -> int:
        raise KeyError("borta")

    assert list(too_long(questionnaire(), WHOLE, measure)) == []


@pytest.mark.parametrize("table", [{}, {"sections": 1}, {"sections": [1, {"id": 2}, {"id": "a", "questions": "b"}]}])
def test_a_table_without_questions_has_no_places(table: Table) -> None:
    assert places.questions(table) == {}


def test_of_two_with_the_same_id_the_first_has_the_place() -> None:
    table = {"sections": [{"id": "a", "questions": [{"id": "x"}, {"id": "x"}]}, {"id": "a"}]}
    assert places.questions(table) == {"x": ("sections", 0, "questions", 0)}
    assert places.sections(table) == {"a": ("sections", 0)}


SECONDS = [(0, 60), (F1, 60), (T1, 20), (T2, 40), (T3, 20), (E1, 60), (8, 150), (X1, 120)]


@pytest.mark.parametrize(("number", "seconds"), SECONDS)
def test_each_kind_of_question_takes_its_time(number: int, seconds: int) -> None:
    whole = questionnaire()
    assert estimate(whole, [whole.sections[0].questions[number]]) == seconds


def test_a_rating_goes_faster_in_the_quick_version_and_what_is_optional_takes_no_time() -> None:
    table = copy.deepcopy(WHOLE)
    table["sections"][0]["questions"][0]["optional"] = True
    whole = questionnaire(table)
    first = whole.sections[0].questions[:1]
    assert estimate(whole, first) == 0
    assert estimate(whole, first, quick=True) == 45


def test_what_the_start_knows_takes_no_time() -> None:
    table = copy.deepcopy(WHOLE)
    table["sections"][0]["questions"][E1] = question("multiple_choice", "e1", fact="roles", choices=choices("a", "b"))
    whole = questionnaire(table)
    assert estimate(whole, [whole.question("e1")]) == 0


def test_a_grid_over_what_is_chosen_without_a_limit_takes_four_rows() -> None:
    table = copy.deepcopy(WHOLE)
    del table["sections"][0]["questions"][F1]["max_choices"]
    whole = questionnaire(table)
    assert estimate(whole, [whole.question("t2")]) == 80


def advice(**changes: Any) -> list[Finding]:
    """What is said of the second section (a text of two minutes) and of the quick version (45 seconds)."""
    table = copy.deepcopy(WHOLE)
    table["sections"][0]["minutes"] = 10
    table["sections"][1]["minutes"] = changes.get("minutes", 2)
    table["quick_minutes"] = changes.get("quick", 1)
    return list(far_off(questionnaire(table), changes.get("table", table)))


@pytest.mark.parametrize(("minutes", "told"), [(1, 0), (2, 0), (4, 0), (5, 1), (60, 1)])
def test_minutes_are_far_off_beyond_twice_the_time(minutes: int, told: int) -> None:
    assert len(advice(minutes=minutes)) == told


def test_the_words_say_what_to_write() -> None:
    (one,) = advice(minutes=60)
    assert one.path == ("sections", 1, "minutes")
    assert one.what.replace("\u00a0", " ") == (
        "Avsnittet är planerat till 60 minuter, men frågorna tar omkring 2 minuter."
    )
    assert one.advice.startswith("Skriv minutes = 2,")
    assert one.severity == "advice"


def test_the_quick_version_is_held_to_the_same() -> None:
    (one,) = advice(quick=20)
    assert one.path == ("quick_minutes",)
    assert "Snabbversionen är planerad till" in one.what


def test_what_is_not_in_the_file_is_not_told() -> None:
    assert advice(minutes=60, quick=20, table={}) == []
