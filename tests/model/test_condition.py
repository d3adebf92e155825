"""What fulfils a condition, and what an assessment hides because of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.model.answer import Answer, Chosen, Grid, Special, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.condition import Condition
from digikap.model.questionnaire import Choice, Questionnaire
from digikap.model.tally import ChoiceTally

OWN = Chosen(("egen",))


@pytest.mark.parametrize(
    ("condition", "answer", "holds"),
    [
        ({"is": ["egen", "blandad"]}, OWN, True),
        ({"is": ["extern"]}, OWN, False),
        ({"is_not": ["extern"]}, OWN, True),
        ({"is_not": ["egen"]}, OWN, False),
        ({"is": ["a"], "is_not": ["b"]}, Chosen(("a", "b")), False),
        ({"at_least": 3}, 3, True),
        ({"at_least": 3}, 2, False),
        ({"at_most": 3}, 4, False),
        ({"at_least": 2, "at_most": 4}, 4, True),
        ({"is": ["egen"]}, 3, False),
        ({"is_not": ["extern"]}, None, False),
        ({"is_not": ["extern"]}, Special.UNKNOWN, False),
        ({"at_most": 5}, Special.NOT_APPLICABLE, False),
        ({"is_not": ["extern"]}, Grid({"a": 3}), False),
        ({"is_not": ["extern"]}, Written("ja"), False),
    ],
)
def test_only_an_answer_that_says_so_fulfils_a_condition(
    condition: dict[str, Any], answer: Answer | None, holds: bool
) -> None:
    assert Condition.model_validate({"question": "x", **condition}).holds(answer) is holds


def rating(name: str, **more: Any) -> dict[str, Any]:
    return {"kind": "rating", "id": name, "scale": "s", "text": "?", "label": name.upper(), **more}


FORM = Questionnaire.model_validate(
    {
        "id": "f",
        "version": 1,
        "title": "F",
        "model": {"id": "m", "version": 1, "title": "M"},
        "scales": [{"id": "s", "name": "S", "levels": ["1", "2", "3"]}],
        "sections": [
            {
                "id": "ett",
                "title": "Ett",
                "minutes": 1,
                "questions": [rating("a"), rating("b", visible_if={"question": "a", "at_least": 2})],
            },
            {
                "id": "tva",
                "title": "Två",
                "minutes": 1,
                "visible_if": {"question": "b", "at_most": 2},
                "questions": [rating("c"), rating("d")],
            },
        ],
    }
)


def answered(**answers: Answer) -> Assessment:
    return Assessment("f", FORM, Organisation("Lund"), date(2026, 11, 21), 8, answers=answers)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [({}, "a"), ({"a": 1}, "a"), ({"a": 2}, "ab"), ({"a": 3, "b": 2}, "abcd"), ({"a": 1, "b": 2}, "a")],
)
def test_a_question_is_asked_when_its_condition_and_its_sections_hold(answers: dict[str, Answer], asked: str) -> None:
    assert "".join(question.id for question in answered(**answers).asked()) == asked


def test_a_grid_over_the_choices_of_a_hidden_question_is_hidden_with_it() -> None:
    choices = [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]
    hidden = {"question": "a", "at_least": 3}
    asked = [
        {**rating("e", visible_if=hidden), "kind": "ranking", "choices": choices, "max_choices": 2},
        {**rating("g"), "kind": "rating_grid", "rows_from": "e"},
    ]
    del asked[0]["scale"]
    table = FORM.model_dump(by_alias=True, exclude_none=True)
    table["sections"] = [{"id": "ett", "title": "Ett", "minutes": 1, "questions": [rating("a"), *asked]}]
    form = Questionnaire.model_validate(table)
    whole = Assessment("f", form, Organisation("Lund"), date(2026, 11, 21), 8)
    whole = whole.with_answer("a", 3).with_answer("e", Chosen(("x",))).with_answer("g", Grid({"x": 2}))
    assert [question.id for question in whole.asked()][-2:] == ["e", "g"]
    changed = whole.with_answer("a", 1)
    assert changed.hidden() == ("e", "g")
    assert "g" not in [question.id for question in changed.asked()]


def test_answers_to_hidden_questions_are_kept_and_named() -> None:
    changed = answered(a=1, b=2, c=3)
    assert changed.hidden() == ("b", "c")
    assert changed.with_answer("a", 2).hidden() == ()
    assert changed.unanswered() == ()


# ---------------------------------------------------------------- votes

CHOICES = tuple(Choice(id=name, text=name) for name in "abc")


def asked_of(votes: Sequence[tuple[str, ...]], kind: str, condition: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the same choices ask the next question: as votes counted together, and of anyone by their own answer."""
    more = {"max_choices": 3} if kind == "ranking" else {}
    first = {"kind": kind, "id": "val", "text": "?", "label": "Val", **more}
    first["choices"] = [{"id": one.id, "text": one.text} for one in CHOICES]
    table = FORM.model_dump(by_alias=True, exclude_none=True)
    asked = [first, rating("q", visible_if={"question": "val", **condition})]
    form = Questionnaire.model_validate(
        {**table, "sections": [{"id": "ett", "title": "Ett", "minutes": 1, "questions": asked}]}
    )
    chosen = {one.id: sum(one.id in each for each in votes) for one in CHOICES}
    tally = ChoiceTally(len(votes), chosen, {one.id: sum(each[0] == one.id for each in votes) for one in CHOICES})
    room = Assessment("f", form, Organisation("Lund"), date(2026, 11, 21), len(votes), mode="tally")
    alone = [replace(room, mode="consensus").with_answer("val", Chosen(each)) for each in votes]
    question = form.question("q")
    return room.with_round("val", tally).asks(question), any(one.asks(question) for one in alone)


LISTS = st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True).map(tuple)
ONE = st.sampled_from("abc").map(lambda one: (one,))
SOME = st.sets(st.sampled_from("abc"), min_size=1, max_size=2).map(sorted)


@given(st.lists(LISTS, min_size=1, max_size=4), st.sampled_from(["multiple_choice", "ranking"]), st.sampled_from("abc"))
def test_votes_ask_what_somebody_who_left_a_choice_out_would_be_asked(
    votes: list[tuple[str, ...]], kind: str, left_out: str
) -> None:
    counted, anybody = asked_of(votes, kind, {"is_not": [left_out]})
    assert counted == anybody


@given(st.lists(LISTS, min_size=1, max_size=4), SOME, SOME)
def test_votes_ask_whatever_somebody_would_be_asked(
    votes: list[tuple[str, ...]], wanted: list[str], left_out: list[str]
) -> None:
    assert asked_of(votes, "multiple_choice", {"is": wanted}) in ((True, True), (False, False))
    for condition in ({"is_not": left_out}, {"is": wanted, "is_not": left_out}):
        counted, anybody = asked_of(votes, "multiple_choice", condition)
        assert counted or not anybody


@given(st.lists(ONE, min_size=1, max_size=4), SOME, SOME)
def test_of_one_choice_each_votes_ask_exactly_what_somebody_would_be_asked(
    votes: list[tuple[str, ...]], wanted: list[str], left_out: list[str]
) -> None:
    for condition in ({"is": wanted}, {"is_not": left_out}, {"is": wanted, "is_not": left_out}):
        counted, anybody = asked_of(votes, "single_choice", condition)
        assert counted == anybody
