"""The shape of a questionnaire's file: pydantic's errors in Swedish, and what can still be told beside them."""

# ruff: noqa: E501 - a rule is read best on one line

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from digikap.checking.finding import Path
from digikap.checking.keys import value_at
from digikap.checking.structure import faults_of_shape
from tests.checking.table import E1, F1, R1, S1, S2, T1, T3, WHOLE, X1, Table, broken, findings, only
from tests.checking.test_questionnaire import Change, at

SHAPES: list[tuple[Change, Path, str, str]] = [
    # what is missing or unknown
    (lambda t, q: t.pop("title"), ("title",), "”title” saknas.", 'title = "…" (rubriken)'),
    (lambda t, q: t.pop("sections"), ("sections",), "”sections” saknas.", "[[sections]]"),
    (lambda t, q: q[X1].pop("text"), at(X1, "text"), "”text” saknas.", "det som läses högt"),
    (lambda t, q: q[X1].pop("kind"), at(X1, "kind"), "”kind” saknas.", "rating_grid"),
    (lambda t, q: q[R1].pop("max_choices"), at(R1, "max_choices"), "”max_choices” saknas.", "max_choices = 3"),
    (lambda t, q: q[F1]["choices"][0].pop("text"), at(F1, "choices", 0, "text"), "”text” saknas.", "text ="),
    (lambda t, q: q[X1].update(kind="txt"), at(X1, "kind"), "inget slag av fråga som heter ”txt”", "Menade du ”text”?"),
    (lambda t, q: q[X1].update(kind=7), at(X1, "kind"), "inget slag av fråga som heter ”7”", "Välj bland rating"),
    (lambda t, q: t.update(intor="x"), ("intor",), "”intor” är inget namn", "Menade du ”intro”?"),
    (lambda t, q: q[X1].update(hlep="x"), at(X1, "hlep"), "”hlep” är inget namn", "Menade du ”help”?"),
    (lambda t, q: q[X1].update(zzz=1), at(X1, "zzz"), "”zzz” är inget namn", "Här kan stå help, optional, quick, visible_if och first_step."),
    (lambda t, q: q[X1].update(scale="x"), at(X1, "scale"), "hör inte till frågor av slaget text", "rating och rating_grid"),
    (lambda t, q: q[E1]["choices"][0].update(txt="x"), at(E1, "choices", 0, "txt"), "”txt” är inget namn", "Här kan stå"),
    (lambda t, q: q[S2]["contrast"].update(questoin="x"), at(S2, "contrast", "questoin"), "inget namn", "Här kan stå"),
    (lambda t, q: t["perspectives"][0].update(nmae="x"), ("perspectives", 0, "nmae"), "inget namn", ""),
    # values of another kind
    (lambda t, q: q[X1].update(text=5), at(X1, "text"), "”text” ska vara text.", 'text = "5"'),
    (lambda t, q: q[X1].update(text=True), at(X1, "text"), "”text” ska vara text.", 'text = "…"'),
    (lambda t, q: q[X1].update(quick="ja"), at(X1, "quick"), "true (ja) eller false (nej)", "Skriv: quick = true"),
    (lambda t, q: q[X1].update(quick=1), at(X1, "quick"), "true (ja) eller false (nej)", "Skriv: quick = true"),
    (lambda t, q: t.update(version="2"), ("version",), "”version” ska vara ett heltal.", "version = 2, utan citattecken"),
    (lambda t, q: t.update(version=Decimal("1.5")), ("version",), "ska vara ett heltal", "version = 3"),
    (lambda t, q: t.update(version=True), ("version",), "ska vara ett heltal", "version = 3"),
    (lambda t, q: q[S1].update(weight="2"), at(S1, "weight"), "”weight” ska vara ett tal.", "weight = 1.5"),
    (lambda t, q: q[S1].update(weight=True), at(S1, "weight"), "”weight” ska vara ett tal.", "weight = 1.5"),
    (lambda t, q: q[S1].update(dimensions="vatten"), at(S1, "dimensions"), "ska vara en lista", 'dimensions = ["vatten"]'),
    (lambda t, q: q[S1].update(dimensions=[1, "vatten"]), at(S1, "dimensions", 0), "Nummer 1 i ”dimensions” ska vara text", '"1"'),
    (lambda t, q: t.update(scales={"id": "x"}), ("scales",), "ska vara en lista", "dubbla hakparenteser: [[scales]]"),
    (lambda t, q: q[S1].update(anchors="Låg"), at(S1, "anchors"), "ska vara en tabell", "anchors = { … }"),
    (lambda t, q: q[S2].update(contrast="s1"), at(S2, "contrast"), "ska vara en tabell", "contrast = { … }"),
    (lambda t, q: q[E1]["choices"].append("c"), at(E1, "choices", 2), "Nummer 3 i ”choices” ska vara en tabell", "{ … }"),
    (lambda t, q: q.append("x"), at(10), "Nummer 11 i ”questions” ska vara en tabell", "{ … }"),
    (lambda t, q: q[T1].update(rows="rader"), at(T1, "rows"), "”rows” kan inte vara ”rader”.", "services"),
    (lambda t, q: q[T1].update(rows=3), at(T1, "rows"), "”rows” kan inte vara ”3”.", "services"),
    (lambda t, q: q[T3]["rows"][0].pop("name"), at(T3, "rows", 0, "name"), "”name” saknas.", "namnet i klartext"),
    (lambda t, q: q[T3].update(rows=[]), at(T3, "rows"), "”rows” har för få rader.", "minst 1"),
    (lambda t, q: q[E1].update(fact="rolls"), at(E1, "fact"), "”fact” kan inte vara ”rolls”.", "Menade du ”roles”?"),
    (lambda t, q: q[E1].update(fact="x"), at(E1, "fact"), "”fact” kan inte vara ”x”.", "Skriv population, group och roles."),
    # values out of bounds
    (lambda t, q: q[X1].update(id="Är vi klara?"), at(X1, "id"), "”id” är ”Är vi klara?”, men", '"ar_vi_klara"'),
    (lambda t, q: t.update(model="modell@0"), ("model",), "”model” är ”modell@0”", "modell"),
    (lambda t, q: q[X1].update(label=""), at(X1, "label"), "”label” är tom.", "Skriv något"),
    (lambda t, q: q[X1].update(text="x" * 2001), at(X1, "text"), "”text” är för lång.", "högst 2000 tecken"),
    (lambda t, q: t["scales"][0].update(levels=["x"] * 11), ("scales", 0, "levels"), "för många steg", "högst 10"),
    (lambda t, q: q[E1].update(choices=q[E1]["choices"][:1]), at(E1, "choices"), "för få svar", "minst 2"),
    (lambda t, q: t["sections"][1].update(minutes=0), ("sections", 1, "minutes"), "”minutes” är för litet.", "minst 1"),
    (lambda t, q: t["sections"][1].update(minutes=999), ("sections", 1, "minutes"), "är för stort", "högst 480"),
    (lambda t, q: q[S1].update(weight=0), at(S1, "weight"), "”weight” är för litet.", "större än 0"),
    (lambda t, q: q[S1].update(weight=Decimal("100.1")), at(S1, "weight"), "”weight” är för stort.", "högst 100"),
    (lambda t, q: q[S1].update(anchors={"låg": "x"}), at(S1, "anchors", "låg"), "”låg” är inget steg", "stegets nummer"),
    (lambda t, q: q[S1].update(anchors={"11": "x"}), at(S1, "anchors", "11"), "Steg 11 finns inte.", "från 1"),
    (lambda t, q: q[S1].update(anchors={"0": "x"}), at(S1, "anchors", "0"), "Steg 0 finns inte.", "från 1"),
    (lambda t, q: q[S1].update(anchors={"1": 1}), at(S1, "anchors", "1"), "”1” ska vara text.", '1 = "1"'),
]  # fmt: skip


@pytest.mark.parametrize(("change", "path", "what", "advice"), SHAPES, ids=[f"{shape[1]}" for shape in SHAPES])
def test_a_fault_of_shape_is_found_alone_and_in_its_place(change: Change, path: Path, what: str, advice: str) -> None:
    found = only(broken(change))
    assert found.path == path
    assert what in found.what
    assert advice in found.advice


def test_a_misspelt_key_that_is_needed_is_one_fault() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        questions[X1]["lable"] = questions[X1].pop("label")

    assert only(broken(change)).path == at(X1, "lable")


def test_faults_of_meaning_are_told_beside_faults_of_shape() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        table.pop("title")
        questions[X1].pop("id")
        questions[S1].update(scale="gard", help=3)
        questions[E1]["choices"][0].update(id="vet_ej")
        questions[R1].update(choices="a")
        table["sections"][1].update(id="ett")

    assert {found.path for found in findings(broken(change))} == {
        ("title",),
        at(X1, "id"),
        at(S1, "help"),
        at(S1, "scale"),
        at(E1, "choices", 0, "id"),
        at(R1, "choices"),
        ("sections", 1, "id"),
    }


def test_what_rests_on_a_broken_list_is_not_told() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        table["scales"][0]["id"] = "Ja Nej"
        table["perspectives"] = "kust"
        table["dimensions"][0].pop("id")

    assert {found.path for found in findings(broken(change))} == {
        ("scales", 0, "id"),
        ("perspectives",),
        ("dimensions", 0, "id"),
    }


def test_a_table_that_is_no_questionnaire_at_all_gives_faults_of_shape_only() -> None:
    found = findings({"sections": ["a", 2]})
    assert {one.path for one in found} >= {("format",), ("sections", 0), ("sections", 1)}


def test_an_error_of_a_kind_that_nobody_has_seen_is_still_told_in_swedish() -> None:
    unseen = PydanticCustomError("new_kind", "Something new is wrong")
    error = ValidationError.from_exception_data("x", [{"type": unseen, "loc": ("title",), "input": 1}])
    (found,) = faults_of_shape(error, {"title": "x"})
    assert (found.path, found.what) == (("title",), "”title” går inte att läsa.")


def test_nothing_stands_at_a_path_that_leads_nowhere() -> None:
    assert value_at(WHOLE, ("sections", 0, "id")) == "ett"
    assert value_at(WHOLE, ("sections", 9, "id")) is None
    assert value_at(WHOLE, ("sections", "id")) is None
    assert value_at(WHOLE, ("title", "id")) is None


def places(value: Any, path: Path = ()) -> list[Path]:
    """Every path in a table but its root."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [deeper for key, part in parts for deeper in ((*path, key), *places(part, (*path, key)))]


ANYTHING = st.one_of(
    st.booleans(),
    st.integers(-5, 600),
    st.decimals(-5, 200, places=1),
    st.text(max_size=5),
    st.sampled_from(["s1", "grad", "services", "vet_ej", "rating", "text", "drift", "å"]),
    st.just([]),
    st.just({}),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.sampled_from(["id", "text", "1", "kind"]), st.text(max_size=3), max_size=2),
)
ENGLISH = re.compile(
    r"\b(input|should|valid|string|field|required|extra|permitted|than|list|type|dictionary)\b", re.IGNORECASE
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(places(WHOLE)), ANYTHING | st.none()), min_size=1, max_size=4))
def test_whatever_is_put_in_or_taken_away_is_told_in_swedish(changes: list[tuple[Path, Any]]) -> None:
    table = broken(lambda table, questions: None)
    for path, value in changes:
        around = value_at(table, path[:-1])
        if isinstance(around, dict):
            around.pop(path[-1], None)
            if value is not None:
                around[path[-1]] = value
        elif isinstance(around, list) and isinstance(path[-1], int) and path[-1] < len(around) and value is not None:
            around[path[-1]] = value
    for found in findings(table):
        assert found.what
        assert found.advice
        assert not ENGLISH.search(re.sub(r"”[^”]*”|Skriv.*|Här kan stå.*|Ange.*", "", f"{found.what} {found.advice}"))
