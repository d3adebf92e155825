"""Conditions: what can be wrong with one, each rule broken in one place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.checking.authored import Authored
from digikap.checking.conditions import faults_of_conditions
from digikap.checking.finding import Finding, Path
from digikap.model.answer import Answer, Chosen
from digikap.model.condition import Condition
from tests.checking.table import E1, R1, S1, SHARED, X1, Table, broken, choices, findings, only, question

LAST = ("sections", 0, "questions", 10, "visible_if")
SECOND = ("sections", 1, "visible_if")


def after(**condition: Any) -> Table:
    """The whole table and one more question at the end of its first section, asked on this condition."""
    return broken(lambda table, questions: questions.append(question("text", "x3", visible_if=condition)))


@pytest.mark.parametrize(
    "condition",
    [
        {"question": "s1", "at_least": 4},
        {"question": "s1", "at_least": 2, "at_most": 2},
        {"question": "e1", "is": ["a"]},
        {"question": "f1", "is": ["a", "b"], "is_not": ["b", "c"]},
        {"question": "r1", "is_not": ["a"]},
    ],
)
def test_a_condition_that_can_hold_is_no_fault(condition: dict[str, Any]) -> None:
    assert findings(after(**condition)) == []


@pytest.mark.parametrize(
    ("condition", "key", "what", "advice"),
    [
        ({"question": "s1"}, (), "inte vilket svar som krävs", "Lägg till at_least eller at_most."),
        ({"question": "e1"}, (), "inte vilket svar som krävs", 'Lägg till till exempel: is = ["a"]'),
        ({"question": "s9", "at_least": 4}, ("question",), "ingen fråga ”s9”", "Välj bland s1, s2, s3, f1, e1 och r1."),
        ({"question": "x3", "is": ["a"]}, ("question",), "beror på sitt eget svar", "Ange en tidigare fråga."),
        ({"question": "x2", "is": ["a"]}, ("question",), "”x2” kommer inte före den här.", "ser bara bakåt"),
        ({"question": "t1", "at_least": 4}, ("question",), "är en tabell", "Ange en skattning"),
        ({"question": "x1", "is": ["a"]}, ("question",), "är en textfråga", "Ange en skattning"),
        ({"question": "s1", "is": ["a"]}, ("is",), "är en skattning", "Skriv at_least eller at_most"),
        ({"question": "s1", "is_not": ["a"]}, ("is_not",), "är en skattning", "Skriv at_least eller at_most"),
        ({"question": "e1", "at_least": 2}, ("at_least",), "har svar att välja bland", 'is = ["a"]'),
        ({"question": "e1", "at_most": 2}, ("at_most",), "har svar att välja bland", 'is = ["a"]'),
        ({"question": "e1", "is": ["a", "q"]}, ("is", 1), "inget svar ”q”", "Välj bland a och b."),
        ({"question": "e1", "is_not": ["vet_ej"]}, ("is_not", 0), "uppfyller aldrig ett villkor", "Ta bort det."),
        ({"question": "s2", "at_least": 3}, ("at_least",), "skalan ”ja_nej” har 2 steg", "Skriv ett steg 1–2."),
        ({"question": "s1", "at_most": 6}, ("at_most",), "skalan ”grad” har 5 steg", "Skriv ett steg 1–5."),
        ({"question": "s1", "at_least": 4, "at_most": 2}, (), "at_least (4) är större än at_most (2)", "Byt plats"),
        (
            {"question": "e1", "is": ["a"], "is_not": ["a", "b"]},
            (),
            "både i is och i is_not",
            "Ta bort det ur den ena.",
        ),
        ({"question": "e1", "is_not": ["a", "b"]}, (), "kan aldrig uppfyllas.", "något svar går att ge"),
    ],
)
def test_a_condition_that_cannot_be_obeyed_is_found_in_its_place(
    condition: dict[str, Any], key: Path, what: str, advice: str
) -> None:
    found = only(after(**condition))
    assert found.path == (*LAST, *key)
    assert what in found.what
    assert advice in found.advice
    assert found.severity == "error"


def test_a_scale_that_does_not_exist_is_told_once() -> None:
    table = after(question="s1", at_least=9)
    table["sections"][0]["questions"][S1].update(scale="borta", anchors={})
    assert [found.path[-1] for found in findings(table)] == ["scale"]


@pytest.mark.parametrize(
    ("condition", "key", "what"),
    [
        ({"question": "x2", "is": ["a"]}, ("question",), "kommer inte före det här avsnittet"),
        ({"question": "s1", "at_least": 9}, ("at_least",), "har 5 steg"),
    ],
)
def test_the_condition_of_a_section_looks_at_an_earlier_section(
    condition: dict[str, Any], key: Path, what: str
) -> None:
    found = only(broken(lambda table, questions: table["sections"][1].update(visible_if=condition)))
    assert found.path == (*SECOND, *key)
    assert what in found.what


def nested(first: Table, second: Table, source: Table) -> list[Finding]:
    """A condition on the second section and another on the question inside it, over one more question."""

    def change(table: Table, questions: list[Table]) -> None:
        questions.append(source)
        table["sections"][1]["visible_if"] = first
        table["sections"][1]["questions"][0]["visible_if"] = second

    return findings(broken(change))


def several(**more: Any) -> Table:
    alone = {"id": "inga", "text": "Inga", "exclusive": True}
    return question("multiple_choice", "k", choices=[*choices("a", "b", "c"), alone], **more)


@pytest.mark.parametrize(
    ("source", "first", "second", "possible"),
    [
        (several(), {"is": ["a"]}, {"is": ["b"]}, True),
        (several(), {"is": ["a"]}, {"is": ["inga"]}, False),
        (several(), {"is": ["inga"]}, {"is_not": ["a"]}, True),
        (several(max_choices=1), {"is": ["a"]}, {"is": ["b"]}, False),
        (several(max_choices=1), {"is": ["a", "b"]}, {"is": ["b", "c"]}, True),
        (several(), {"is": ["a", "b"]}, {"is_not": ["a", "b"]}, False),
        (question("single_choice", "k", choices=choices("a", "b")), {"is": ["a"]}, {"is": ["b"]}, False),
        (question("ranking", "k", choices=choices("a", "b"), max_choices=2), {"is": ["a"]}, {"is": ["b"]}, True),
        (question("rating", "k", scale="grad"), {"at_least": 4}, {"at_most": 3}, False),
        (question("rating", "k", scale="grad"), {"at_least": 3}, {"at_most": 3}, True),
    ],
)
def test_two_conditions_that_never_hold_together_are_told_with_where_the_other_stands(
    source: Table, first: Table, second: Table, possible: bool
) -> None:
    found = nested({"question": "k", **first}, {"question": "k", **second}, source)
    if possible:
        assert found == []
        return
    (one,) = found
    assert (one.path, one.earlier) == (("sections", 1, "questions", 0, "visible_if"), SECOND)
    assert "tillsammans" in one.what


def test_what_rests_on_a_condition_that_never_holds_is_no_fault_of_its_own() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        questions[E1]["visible_if"] = {"question": "s1", "at_least": 3, "at_most": 2}
        questions[R1]["visible_if"] = {"question": "e1", "is": ["a"]}
        table["sections"][1]["visible_if"] = {"question": "r1", "is": ["a"]}

    assert only(broken(change)).path == ("sections", 0, "questions", E1, "visible_if")


def test_a_contradiction_is_found_through_what_the_source_rests_on() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        questions[E1]["visible_if"] = {"question": "s1", "at_least": 4}
        questions[X1]["visible_if"] = {"question": "e1", "is": ["a"]}
        table["sections"][1]["visible_if"] = {"question": "e1", "is": ["a"]}
        table["sections"][1]["questions"][0]["visible_if"] = {"question": "s1", "at_most": 2}

    found = only(broken(change))
    assert found.path == ("sections", 1, "questions", 0, "visible_if")


def test_what_is_impossible_in_itself_is_told_also_where_it_rests_on_something_impossible() -> None:
    first = {"question": "s1", "at_least": 5, "at_most": 1}
    found = nested(first, {"question": "k", "is": ["a"], "is_not": ["a"]}, several())
    assert [one.path[-1] for one in found] == ["visible_if", "visible_if"]


@pytest.mark.parametrize(("most", "found"), [(2, 1), (3, 0)])
def test_more_choices_than_can_be_tried_are_not_judged(most: int, found: int) -> None:
    def change(table: Table, questions: list[Table]) -> None:
        choice = choices(*(f"c{number}" for number in range(60)))
        questions += [
            question("multiple_choice", "k", choices=choice, max_choices=most),
            question("rating", "a", scale="grad", visible_if={"question": "k", "is": ["c1"]}),
        ]
        for number, source in ((2, "a"), (3, "b2")):
            asked = question("rating", f"b{number}", scale="grad", visible_if={"question": source, "at_least": 1})
            condition = {"question": "k", "is": [f"c{number}"]}
            section = {"id": f"s{number}", "title": "S", "minutes": 1, "questions": [asked], "visible_if": condition}
            table["sections"].append(section)

    assert len(findings(broken(change))) == found


def test_a_very_long_chain_of_conditions_is_gone_through_in_no_time() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        for number in range(3000):
            on = f"k{number - 1}" if number else "s1"
            questions.append(question("rating", f"k{number}", scale="grad", visible_if={"question": on, "at_least": 2}))

    assert findings(broken(change)) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda q: q[R1].update(optional=True), "är ett tillval"),
        (lambda q: q[10].update(quick=True), "inte med i snabbversionen"),
    ],
)
def test_a_condition_on_what_is_seldom_asked_is_advised_against(change: Any, what: str) -> None:
    table = after(question="r1", **{"is": ["a"]})
    change(table["sections"][0]["questions"])
    found = only(table)
    assert (found.severity, found.path) == ("advice", (*LAST, "question"))
    assert what in found.what


LEVELS = st.none() | st.integers(1, 5)
IDS = st.lists(st.sampled_from("abc"), max_size=3, unique=True)


@given(st.lists(st.tuples(LEVELS, LEVELS).filter(any), min_size=2, max_size=2))
def test_a_rating_is_judged_as_trying_every_level_would(pairs: list[tuple[int | None, int | None]]) -> None:
    conditions = [
        {key: level for key, level in zip(("at_least", "at_most"), pair, strict=True) if level} for pair in pairs
    ]
    judged(question("rating", "k", scale="grad"), conditions, [1, 2, 3, 4, 5])


@given(st.lists(st.tuples(IDS, IDS).filter(any), min_size=2, max_size=2), st.integers(1, 3))
def test_choices_are_judged_as_trying_every_set_would(pairs: list[tuple[list[str], list[str]]], most: int) -> None:
    conditions = [{"is": one, "is_not": other} for one, other in pairs]
    sets = [tuple(c for c in "abc" if number & 1 << "abc".index(c)) for number in range(1, 8)]
    source = question("multiple_choice", "k", choices=choices("a", "b", "c"), max_choices=most)
    judged(source, conditions, [Chosen(ids) for ids in sets if len(ids) <= most])


def judged(source: Table, conditions: list[Table], answers: list[Answer]) -> None:
    first, second = ({"question": "k", **one} for one in conditions)
    models = [Condition.model_validate(one) for one in (first, second)]
    possible = any(all(one.holds(answer) for one in models) for answer in answers)

    def change(table: Table, questions: list[Table]) -> None:
        questions.append(source)
        table["sections"][1].update(visible_if=first)
        table["sections"][1]["questions"][0].update(visible_if=second)

    authored = Authored.model_validate(broken(change))
    found = list(faults_of_conditions(authored, {scale.id: scale for scale in SHARED.scales}))
    assert (found == []) is possible


def test_a_misspelt_key_is_told_with_what_was_meant() -> None:
    assert only(after(question="s1", atleast=3, at_most=4)).advice == "Menade du ”at_least”?"
