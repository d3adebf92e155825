"""A questionnaire that builds on another: how the two are put together, and each rule broken in one place."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from digikap.checking.authored import Authored, Base, complete
from digikap.checking.extension import Extension, in_order, merge
from digikap.checking.finding import Finding, Path
from digikap.checking.inheriting import faults_of_extension
from digikap.checking.mending import faults_beside
from digikap.checking.questionnaire import faults_of
from digikap.checking.structure import faults_of_shape
from digikap.model.fingerprint import fingerprints
from digikap.model.questionnaire import Questionnaire
from tests.checking.table import SHARED, WHOLE, Table, question

UNDER: Table = copy.deepcopy(WHOLE)
UNDER["sections"][0]["questions"][9]["optional"] = True
BASE = Base(Authored.model_validate(UNDER), SHARED, ("prov@1",))


def rating(name: str, **more: Any) -> Table:
    return question("rating", name, scale="grad", **more)


OWN: Table = {
    "format": "digikap-questionnaire",
    "format_version": 1,
    "id": "egen",
    "version": 3,
    "extends": "prov@1",
    "title": "Egen",
    "include_optional": ["x1"],
    "questions": {"s1": {"help": "Ny hjälp."}},
    "services": {"farja": {"name": "Färjan", "after": "hamn"}},
    "dimensions": [{"id": "luft", "name": "Luft"}],
    "perspectives": [{"id": "fjall", "name": "Fjäll", "description": "Uppe."}],
    "scales": [{"id": "tre", "name": "Tre", "levels": ["a", "b", "c"]}],
    "sections": [
        {
            "id": "nytt",
            "title": "Nytt",
            "minutes": 4,
            "after": "ett",
            "perspective": "fjall",
            "questions": [
                rating("n1", dimensions=["luft"], visible_if={"question": "s1", "at_least": 4}),
                rating("n2", contrast={"question": "s1"}) | {"scale": "tre"},
            ],
        },
        {"id": "ett", "after": "s1", "questions": [question("text", "n3"), question("text", "n4", optional=True)]},
        {"id": "ett", "questions": [question("text", "n5")]},
    ],
}


def own(change: Callable[[Table], object] = lambda table: None) -> Table:
    """The file that builds on the base, after a change."""
    table = copy.deepcopy(OWN)
    change(table)
    return table


def findings(table: Table, base: Base = BASE) -> list[Finding]:
    """All that is found in a file that builds on the base."""

    def meaning(extension: Extension) -> Iterator[Finding]:
        return faults_of_extension(extension, base, faults_of)

    try:
        return list(meaning(Extension.model_validate(table)))
    except ValidationError as error:
        shape = faults_of_shape(error, table)
        return [*shape, *faults_beside(shape, table, Extension, meaning)]


def only(table: Table) -> Finding:
    # of several findings at one path the first is told
    (found,) = {found.path: found for found in reversed(findings(table))}.values()
    return found


def whole(table: Table) -> Questionnaire:
    return complete(merge(Extension.model_validate(table), BASE).authored, SHARED, BASE.names)


def ids(things: Any) -> list[str]:
    return [thing.id for thing in things]


def test_a_file_that_adds_everything_has_no_faults() -> None:
    assert findings(own()) == []


def test_sections_and_questions_stand_where_they_are_put() -> None:
    questionnaire = whole(own())
    assert ids(questionnaire.sections) == ["ett", "nytt", "tva"]
    first = ids(questionnaire.sections[0].questions)
    assert first[:4] == ["s1", "n3", "n4", "s2"]
    assert first[-1] == "n5"


def test_what_is_not_said_is_the_bases_and_what_is_said_is_the_files() -> None:
    questionnaire = whole(own(lambda table: table.update(intro="Vår egen.")))
    assert (questionnaire.id, questionnaire.version, questionnaire.title) == ("egen", 3, "Egen")
    assert (questionnaire.intro, questionnaire.quick_minutes) == ("Vår egen.", 3)
    assert questionnaire.bases == ("prov@1",)
    assert ids(questionnaire.model.dimensions) == ["kvalitet", "tid", "vatten", "luft"]
    assert ids(questionnaire.perspectives) == ["kust", "fjall"]
    assert ids(questionnaire.scales) == ["grad", "ja_nej", "tre"]


def test_common_questions_are_the_same_questions() -> None:
    before, after = fingerprints(complete(BASE.authored, SHARED)), fingerprints(whole(own()))
    assert before.items() <= after.items()


def test_help_is_reworded_and_an_optional_question_turned_on() -> None:
    questionnaire = whole(own())
    assert questionnaire.question("s1").help == "Ny hjälp."
    assert not questionnaire.question("x1").optional


def test_each_question_that_comes_to_a_section_adds_a_minute_but_never_more_than_a_section_can_have() -> None:
    # n3, n5 and x1; n4 is optional
    assert [section.minutes for section in whole(own()).sections] == [8, 4, 5]
    long = copy.deepcopy(UNDER)
    long["sections"][0]["minutes"] = 480
    base = Base(Authored.model_validate(long), SHARED, ("prov@1",))
    assert merge(Extension.model_validate(own()), base).authored.sections[0].minutes == 480


def test_a_section_without_a_place_comes_last() -> None:
    assert ids(whole(own(lambda table: table["sections"][0].pop("after"))).sections) == ["ett", "tva", "nytt"]


@pytest.mark.parametrize(
    ("change", "services"),
    [
        (lambda t: None, ["hamn", "farja"]),
        (lambda t: t.update(remove_services=["hamn"], services={"farja": {"name": "F"}}), ["farja"]),
        (lambda t: t.update(services=[{"id": "bro", "name": "Bron"}]), ["bro"]),
        (lambda t: t.pop("services"), ["hamn"]),
    ],
)
def test_services_are_added_taken_away_or_replaced(change: Callable[[Table], object], services: list[str]) -> None:
    assert findings(own(change)) == []
    assert ids(whole(own(change)).services) == services


def test_services_are_added_to_the_shared_ones_where_the_base_has_none_of_its_own() -> None:
    base = Base(BASE.authored.model_copy(update={"services": ()}), SHARED, ("prov@1",))
    extension = Extension.model_validate(own(lambda table: table["services"]["farja"].pop("after")))
    assert ids(merge(extension, base).authored.services) == ["skola", "farja"]


Change = Callable[[Table], object]


def at(section: int, *more: str | int) -> Path:
    return ("sections", section, *more)


def asked(table: Table, section: int, number: int = 0) -> Table:
    found: Table = table["sections"][section]["questions"][number]
    return found


def measure(table: Table, dimension: str) -> None:
    asked(table, 0)["dimensions"].append(dimension)


KVALITET = {"id": "kvalitet", "name": "K"}
GRAD = {"id": "grad", "name": "G", "levels": ["a", "b", "c", "d", "e"]}
FIRST = ("questions", 0)
TAKEN = [{"id": "a", "name": "A"}]

RULES: list[tuple[Change, Path, str]] = [
    (lambda t: t.update(id="prov"), ("id",), "samma id som det bygger på"),
    (lambda t: t.update(model="modell"), ("model",), "Kapacitetsmodellen följer med"),
    (lambda t: t.update(inclde=1), ("inclde",), "inget namn som kan stå här"),
    (lambda t: t.update(include_optional=["x9"]), ("include_optional", 0), "inget tillval ”x9”"),
    (lambda t: t.update(include_optional=["s1"]), ("include_optional", 0), "är inget tillval: den ställs alltid"),
    (lambda t: t["questions"].update(s9={"help": "H"}), ("questions", "s9"), "ingen fråga i prov@1 som heter ”s9”"),
    (lambda t: t["questions"]["s1"].update(text="T"), ("questions", "s1", "text"), "”text” går inte att ändra"),
    (
        lambda t: t["questions"].update(rating={"help": "H", "label": "T"}),
        ("questions", "rating", "label"),
        "inte att ändra",
    ),
    (lambda t: t["questions"].update(s2={}), ("questions", "s2", "help"), "”help” saknas"),
    (lambda t: t["services"]["farja"].update(after="ham"), ("services", "farja", "after"), "ingen verksamhet ”ham”"),
    (lambda t: t["services"]["farja"].update(nmae="x"), ("services", "farja", "nmae"), "inget namn som kan stå här"),
    (lambda t: t["services"].update(hamn={"name": "H"}), ("services", "hamn", "id"), "”hamn” finns redan"),
    (lambda t: t["services"].update(vet_ej={"name": "H"}), ("services", "vet_ej", "id"), "är upptaget"),
    (lambda t: t.update(services=3), ("services",), "ska vara en tabell"),
    (lambda t: t.update(remove_services=["bro"]), ("remove_services", 0), "ingen verksamhet ”bro”"),
    (lambda t: t.update(remove_services=["hamn"], services={}), ("remove_services",), "inga verksamheter kvar"),
    (lambda t: t.update(remove_services=["hamn"], services=TAKEN), ("remove_services",), "byts ut"),
    (lambda t: t["dimensions"].append({"id": "vatten", "name": "V"}), ("dimensions", 1, "id"), "finns redan"),
    (lambda t: t["dimensions"].append(KVALITET) or measure(t, "kvalitet"), ("dimensions", 1, "id"), "modellens"),
    (lambda t: asked(t, 0).update(anchor={}), at(0, *FIRST, "anchor"), "inget namn som kan stå här"),
    (lambda t: t["dimensions"].append({"id": "eld", "name": "E"}), ("dimensions", 1), "Ingen fråga mäter"),
    (lambda t: t["scales"].append(GRAD), ("scales", 1, "id"), "gemensamma"),
    (lambda t: t["sections"][0].update(after="tre"), at(0, "after"), "inget avsnitt ”tre”"),
    (lambda t: t["sections"][0].update(after="nytt"), at(0, "after"), "i en cirkel"),
    (lambda t: t["sections"][0].pop("title"), at(0, "title"), "”title” saknas"),
    (lambda t: t["sections"][0].pop("minutes"), at(0, "minutes"), "”minutes” saknas"),
    (lambda t: t["sections"][1].update(title="T"), at(1, "title"), "title går inte att ändra"),
    (lambda t: t["sections"][1].update(discussion=["T"]), at(1, "discussion"), "går inte att ändra"),
    (lambda t: t["sections"][1].update(after="x2"), at(1, "after"), "i avsnittet ”ett” som heter ”x2”"),
    (lambda t: t["sections"][1].update(aftr="x2"), at(1, "aftr"), "inget namn som kan stå här"),
    (lambda t: asked(t, 1).update(id="s2"), at(1, *FIRST, "id"), "i prov@1 och går inte"),
    (lambda t: asked(t, 2).update(id="n1"), at(0, *FIRST, "id"), "Id ”n1” finns redan"),
    (lambda t: asked(t, 0).update(overall_for="drift"), at(0, *FIRST, "overall_for"), "redan overall_for"),
    (
        lambda t: asked(t, 1).update(visible_if={"question": "s2", "at_least": 2}),
        at(1, *FIRST, "visible_if", "question"),
        "kommer inte före",
    ),
    (
        lambda t: asked(t, 0)["visible_if"].update(question="n9"),
        at(0, *FIRST, "visible_if", "question"),
        "ingen fråga ”n9”",
    ),
]


@pytest.mark.parametrize(("change", "path", "what"), RULES, ids=[f"{rule[1]}" for rule in RULES])
def test_a_broken_rule_is_found_alone_and_in_its_place(change: Change, path: Path, what: str) -> None:
    found = only(own(change))
    assert found.path == path
    assert what in found.what
    assert found.advice


def test_what_comes_first_in_the_whole_is_told_where_the_author_can_change_it() -> None:
    def change(table: Table) -> None:
        table["sections"][0].pop("after")
        table["sections"][1].update(after="s1")
        table["sections"][1]["questions"] = [rating("n3", overall_for="drift")]

    found = only(own(change))
    assert found.path == ("sections", 1, "questions", 0, "overall_for")


def test_a_fault_that_has_no_place_of_its_own_is_told_where_the_base_is_named() -> None:
    merged = merge(Extension.model_validate(own()), BASE)
    assert merged.told(Finding(("sections", 2, "title"), "x", "y")).path == ("extends",)


def test_a_misspelt_section_is_guessed_at() -> None:
    def change(table: Table) -> None:
        table["sections"][1].update(id="et")
        table["sections"][1].pop("after")

    assert [found.advice[:30] for found in findings(own(change))] == ["Menade du avsnittet ”ett”? Ann"] * 2


def test_keys_of_one_that_builds_on_another_are_told_where_there_is_no_base() -> None:
    table = copy.deepcopy(UNDER) | {"include_optional": ["x1"], "questions": {"s1": {"help": "H"}}}
    with pytest.raises(ValidationError) as caught:
        Authored.model_validate(table)
    shape = faults_of_shape(caught.value, table)
    assert {found.path for found in shape} == {("include_optional",), ("questions",)}
    assert all("bygger på ett annat" in found.what for found in shape)
    assert faults_beside(shape, table, Authored, partial(faults_of, shared=SHARED)) == ()


NAMES = [f"n{number}" for number in range(6)]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.none() | st.sampled_from(["a", "b", *NAMES])), max_size=8))
def test_nothing_is_lost_or_doubled_and_the_given_order_stands(pairs: list[tuple[str, str | None]]) -> None:
    order, left = in_order(["a", "b"], [(number, name, after) for number, (name, after) in enumerate(pairs)])
    assert sorted(map(str, order)) == sorted(["a", "b", *map(str, range(len(pairs)))])
    assert order.index("a") < order.index("b")
    assert order[len(order) - len(left) :] == left
    assert all(pairs[number][1] is not None for number in left)


def test_those_after_the_same_stand_in_the_order_of_the_file_and_chains_are_followed() -> None:
    added = [("1", "x", "a"), ("2", "y", "a"), ("3", "z", "x"), ("4", "q", None)]
    assert in_order(["a", "b"], added) == (["a", "1", "3", "2", "b", "4"], [])
