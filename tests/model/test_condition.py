"""What fulfils a condition, and what an assessment hides because of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from digikap.model.answer import Answer, Chosen, Grid, Special, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.condition import Condition
from digikap.model.questionnaire import Questionnaire

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
