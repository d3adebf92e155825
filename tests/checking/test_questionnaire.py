"""What a questionnaire means: each rule, broken in one place."""

# ruff: noqa: E501 - a rule is read best on one line

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from digikap.checking.authored import Authored, Shared, complete
from digikap.checking.capacity import faults_of_model
from digikap.checking.finding import Path, meant, named
from digikap.checking.questionnaire import faults_of_words
from digikap.model.capacity import Action, CapacityModel
from tests.checking.table import (
    E1,
    F1,
    R1,
    S1,
    S2,
    S3,
    SHARED,
    T1,
    T2,
    T3,
    WHOLE,
    X1,
    Table,
    broken,
    choices,
    findings,
    only,
    question,
)

Change = Callable[[Table, list[Table]], object]


def at(number: int, *rest: str | int) -> Path:
    """A path inside a question of the first section."""
    return ("sections", 0, "questions", number, *rest)


def test_a_whole_questionnaire_has_no_faults() -> None:
    assert findings(WHOLE) == []


def fact(name: str, *levels: int | None, kind: str = "single_choice") -> Table:
    """A question that the start answers, with choices from so many inhabitants."""
    parts = [
        {"id": f"a{number}", "text": "x", **({} if level is None else {"at_least": level})}
        for number, level in enumerate(levels)
    ]
    return question(kind, f"f_{name}", fact=name, choices=parts)


RULES: list[tuple[Change, Path, str]] = [
    # ids
    (lambda t, q: q[S2].update(id="s1", contrast={"question": "s3"}), at(S2, "id"), "Id ”s1” finns redan."),
    (lambda t, q: t["sections"][1]["questions"][0].update(id="x1"), ("sections", 1, "questions", 0, "id"), "Id ”x1” finns"),
    (lambda t, q: t["sections"][1].update(id="ett"), ("sections", 1, "id"), "Id ”ett” finns redan."),
    (lambda t, q: q[F1]["choices"][2].update(id="a"), at(F1, "choices", 2, "id"), "Id ”a” finns redan."),
    (lambda t, q: q[T3]["rows"].append({"id": "r1", "name": "x"}), at(T3, "rows", 1, "id"), "Id ”r1” finns redan."),
    (lambda t, q: t["perspectives"].append(t["perspectives"][0]), ("perspectives", 1, "id"), "Id ”kust” finns redan."),
    (lambda t, q: t["services"].append(t["services"][0]), ("services", 1, "id"), "Id ”hamn” finns redan."),
    (lambda t, q: t["services"].extend({"id": f"s{n}", "name": f"S {n}"} for n in range(200)), ("services",), "201\u00a0verksamheter"),
    (lambda t, q: t["scales"].append(t["scales"][0]), ("scales", 1, "id"), "Id ”ja_nej” finns redan."),
    (lambda t, q: t["scales"].append({**t["scales"][0], "id": "grad"}), ("scales", 1, "id"), "de gemensamma skalorna"),
    (lambda t, q: t["dimensions"].append(t["dimensions"][0]), ("dimensions", 1, "id"), "Id ”vatten” finns redan."),
    (lambda t, q: t["dimensions"][0].update(id="kvalitet") or q[S1].update(dimensions=["kvalitet"]), ("dimensions", 0, "id"), "modellens dimensioner"),
    (lambda t, q: q[X1].update(id="vet_ej"), at(X1, "id"), "Id ”vet_ej” är upptaget"),
    (lambda t, q: q[E1]["choices"][0].update(id="ej_aktuellt"), at(E1, "choices", 0, "id"), "Id ”ej_aktuellt” är upptaget"),
    (lambda t, q: q[T3]["rows"][0].update(id="vet_ej"), at(T3, "rows", 0, "id"), "Id ”vet_ej” är upptaget"),
    (lambda t, q: t["sections"][1].update(id="vet_ej"), ("sections", 1, "id"), "Id ”vet_ej” är upptaget"),
    # references
    (lambda t, q: q[S1].update(scale="grader"), at(S1, "scale"), "Det finns ingen skala ”grader”."),
    (lambda t, q: q[T1].update(scale="grader"), at(T1, "scale"), "Det finns ingen skala ”grader”."),
    (lambda t, q: q[S1].update(dimensions=["vatten", "eld"]), at(S1, "dimensions", 1), "Det finns ingen dimension ”eld”."),
    (lambda t, q: q[S3].update(contrast={"dimension": "eld"}), at(S3, "contrast", "dimension"), "ingen dimension ”eld”"),
    (lambda t, q: t["sections"][0].update(perspective="land"), ("sections", 0, "perspective"), "inget perspektiv ”land”"),
    (lambda t, q: q[S2].update(contrast={"question": "s9"}), at(S2, "contrast", "question"), "Det finns ingen fråga ”s9”."),
    (lambda t, q: q[S2].update(contrast={"question": "s2"}), at(S2, "contrast", "question"), "ställs mot sig själv"),
    (lambda t, q: q[S2].update(contrast={"question": "t1"}), at(S2, "contrast", "question"), "annat slags svar"),
    (lambda t, q: q[T2].update(contrast={"question": "s1"}), at(T2, "contrast", "question"), "annat slags svar"),
    (lambda t, q: q[T2].update(rows_from="f9"), at(T2, "rows_from"), "Det finns ingen fråga ”f9”."),
    (lambda t, q: q[T2].update(rows_from="r1"), at(T2, "rows_from"), "kommer inte före"),
    (lambda t, q: q[T2].update(rows_from="t2"), at(T2, "rows_from"), "kommer inte före"),
    (lambda t, q: q[T2].update(rows_from="s1"), at(T2, "rows_from"), "inga svar att välja bland"),
    (lambda t, q: q[S3].update(overall_for="resurser"), at(S3, "overall_for"), "ingen grupp med index ”resurser”"),
    (lambda t, q: q[S3].update(overall_for="bortom"), at(S3, "overall_for"), "ingen grupp med index ”bortom”"),
    # within a question
    (lambda t, q: q[S1]["anchors"].update({"6": "Sex."}), at(S1, "anchors", "6"), "skalan ”grad” har 5 steg"),
    (lambda t, q: q[S2].update(anchors={"3": "Tre."}), at(S2, "anchors", "3"), "skalan ”ja_nej” har 2 steg"),
    (lambda t, q: q[S1].update(contrast={}), at(S1, "contrast"), "antingen question eller dimension"),
    (lambda t, q: q[S1].update(dimensions=["vatten"] * 2), at(S1, "dimensions", 1), "”vatten” står två gånger"),
    (lambda t, q: q[S2].update(part="resurser"), at(S2, "part"), "delas inte upp på ”resurser”"),
    (lambda t, q: q[S1].update(part="drift"), at(S1, "part"), "delas inte upp på ”drift”"),
    (lambda t, q: q[S2].pop("part"), at(S2, "dimensions"), "behöver part"),
    (lambda t, q: q[T1].pop("rows"), at(T1), "Tabellen saknar rader."),
    (lambda t, q: q[T2].update(rows="services"), at(T2, "rows_from"), "både rows och rows_from"),
    (lambda t, q: q[T2].update(contrast={"dimension": "kvalitet"}), at(T2, "contrast"), "mot en annan tabell"),
    (lambda t, q: q[E1]["choices"][1].update(exclusive=True), at(E1, "choices", 1, "exclusive"), "multiple_choice"),
    (lambda t, q: q[R1]["choices"][0].update(exclusive=True), at(R1, "choices", 0, "exclusive"), "multiple_choice"),
    (lambda t, q: [one.update(free_text=True) for one in q[F1]["choices"][1:]], at(F1, "choices", 2), "skriver själv"),
    (lambda t, q: q[F1].update(max_choices=4), at(F1, "max_choices"), "max_choices är 4, men frågan har bara 3 svar"),
    (lambda t, q: q[R1].update(max_choices=3), at(R1, "max_choices"), "max_choices är 3, men frågan har bara 2 svar"),
    # only once, and the questionnaire as a whole
    (lambda t, q: q[S1].update(overall_for="drift"), at(S3, "overall_for"), "En annan fråga har redan overall_for"),
    (lambda t, q: q[S1].update(dimensions=[]), ("dimensions", 0), "Ingen fråga mäter dimensionen ”vatten”."),
    (lambda t, q: t["dimensions"][0].update(group="drift"), ("dimensions", 0, "group"), "utanför modellens grupper"),
    (lambda t, q: q[S1].pop("quick"), ("quick_minutes",), "ingen fråga är med i den"),
    (lambda t, q: t.pop("quick_minutes"), at(S1, "quick"), "anger ingen tid"),
    # facts
    (lambda t, q: q.append(fact("population", 0, 100, 100)), at(10, "choices", 2, "at_least"), "större än i svaret före (100)"),
    (lambda t, q: q.append(fact("population", 5, 100)), at(10, "choices", 0, "at_least"), "från 0 invånare"),
    (lambda t, q: q.append(fact("population", 0, None, 9)), at(10, "choices", 1), "saknar at_least"),
    (lambda t, q: q.append(fact("population", 0, 9, kind="multiple_choice")), at(10, "fact"), "ett enda svar"),
    (lambda t, q: q.append(fact("group", None, 9)), at(10, "choices", 1, "at_least"), 'hör bara hemma i en fråga med fact = "population"'),
    (lambda t, q: q.append(fact("group", None, None, kind="multiple_choice")), at(10, "fact"), "ett enda svar"),
    (lambda t, q: q[E1].update(fact="group", choices=choices("a1", "stad")), at(E1, "choices", 1, "id"), "ingen kod"),
    (lambda t, q: q.append(fact("roles", None, None)), at(10, "fact"), "flera svar"),
    (lambda t, q: q.extend([fact("group", None, None), {**fact("group", None, None), "id": "f2"}]), at(11, "fact"), "redan fact = ”group”"),
    (lambda t, q: q[R1]["choices"][0].update(at_least=0), at(R1, "choices", 0, "at_least"), "population"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "path", "what"), RULES, ids=[f"{rule[1]}" for rule in RULES])
def test_a_broken_rule_is_found_alone_and_in_its_place(change: Change, path: Path, what: str) -> None:
    found = only(broken(change))
    assert found.path == path
    assert what in found.what
    assert found.advice


def test_what_collides_points_to_what_stands_earlier() -> None:
    found = only(broken(lambda table, questions: questions[X1].update(id="s1")))
    assert found.earlier == at(S1, "id")


def test_a_guess_is_made_at_what_was_meant_among_what_could_stand_there() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        questions[S1].update(scale="gard", dimensions=["vaten"])
        questions[T2].update(rows_from="f2", contrast={"question": "t4"})

    assert [found.advice for found in findings(broken(change)) if found.rests_on] == [
        "Menade du ”grad”?",
        "Menade du ”vatten”?",
        "Välj bland t1 och t3.",
        "Välj bland f1.",
        "Lägg till dimensions = [\"vatten\"] i en fråga, eller ta bort dimensionen.",
    ]  # fmt: skip


def test_where_there_is_nothing_to_choose_among_the_advice_says_so() -> None:
    table = broken(lambda table, questions: table.update(perspectives=[]))
    assert only(table).advice == "Lägg till det som saknas, eller ta bort raden."


def test_several_faults_are_all_found() -> None:
    def change(table: Table, questions: list[Table]) -> None:
        questions[S1].update(scale="x", anchors={"1": "a"}, dimensions=["vatten", "x"])
        questions[R1].update(max_choices=9)

    assert len(findings(broken(change))) == 3


def test_without_the_model_that_it_names_nothing_is_said_of_what_stands_in_it() -> None:
    assert findings(WHOLE, Shared(scales=SHARED.scales)) == []


def test_without_naming_a_model_its_dimensions_are_unknown() -> None:
    table = broken(lambda table, questions: table.pop("model"))
    assert {found.what for found in findings(table, Shared(scales=SHARED.scales))} == {
        "Det finns ingen dimension ”tid”.",
        "Det finns ingen dimension ”kvalitet”.",
        "Det finns ingen grupp med index ”drift”.",
        "Frågans dimensioner delas inte upp på ”drift”.",
    }


def test_a_questionnaire_of_dimensions_only_needs_no_model() -> None:
    only_own = {
        key: value for key, value in WHOLE.items() if key not in ("model", "quick_minutes", "services", "perspectives")
    } | {
        "sections": [
            {
                "id": "ett",
                "title": "Ett",
                "minutes": 4,
                "questions": [question("rating", "s1", scale="grad", dimensions=["vatten"])],
            }
        ]
    }
    assert findings(only_own, Shared(scales=SHARED.scales)) == []
    model = complete(Authored.model_validate(only_own), Shared(scales=SHARED.scales)).model
    assert (model.id, model.groups, [one.id for one in model.dimensions]) == ("prov", (), ["vatten"])


@pytest.mark.parametrize(
    ("text", "sign"), [("a\x1b[31m", "<U+001B>"), ("a\u202eb", "<U+202E>"), ("a\tb\x00", "<U+0000>, <U+0009>")]
)
def test_characters_that_cannot_be_seen_are_found_anywhere(text: str, sign: str) -> None:
    table = {"sections": [{"discussion": ["ok", text]}], "number": 3}
    (found,) = faults_of_words(table)
    assert found.path == ("sections", 0, "discussion", 1)
    assert f"osynligt tecken: {sign}." in found.what


def test_lines_in_a_text_are_allowed_but_blanks_alone_are_not() -> None:
    (found,) = faults_of_words({"help": "En rad.\nEn till.", "label": " \n "})
    assert found.path == ("label",)


def model(**more: Any) -> CapacityModel:
    assert SHARED.model is not None
    return CapacityModel.model_validate(SHARED.model.model_dump() | more)


def test_a_whole_model_has_no_faults() -> None:
    action = Action.model_validate(
        {"id": "a", "dimension": "tid", "part": "drift", "raiser": "r", "below": 50, "text": "x", "within": "snart"}
    )
    raisers = [{"id": "r", "name": "R", "description": "x", "helps": ["drift"], "needs": ["tid"]}]
    assert faults_of_model(model(raisers=raisers), [action]) == ()


PROFILE = {"name": "P", "description": "x", "drift": "high", "utveckling": "low"}
ACTION = {"id": "a", "dimension": "tid", "below": 50, "text": "x", "within": "snart"}
GROUP = {"name": "G", "description": "x"}
RAISER = {"id": "r", "name": "R", "description": "x", "helps": ["drift"]}


@pytest.mark.parametrize(
    ("more", "actions", "path", "what"),
    [
        ({"profiles": [{"id": "p", **PROFILE}, {"id": "q", **PROFILE}]}, [], ("profiles", 1), "har redan en profil"),
        ({"raisers": [RAISER, RAISER]}, [], ("raisers", 1, "id"), "”r” finns redan"),
        ({"raisers": [{**RAISER, "helps": ["x"]}]}, [], ("raisers", 0, "helps", 0), "ingen grupp ”x”"),
        ({"raisers": [{**RAISER, "needs": ["x"]}]}, [], ("raisers", 0, "needs", 0), "ingen dimension ”x”"),
        ({"groups": [], "dimensions": [{"id": "d", "name": "D", "group": "x"}]}, [], ("dimensions", 0, "group"), "”x”"),
        ({"groups": [{"id": "g", **GROUP, "parts": ["g"]}], "dimensions": []}, [], ("groups", 0, "parts", 0), "index ”g”"),
        ({}, [ACTION, ACTION], ("actions", 1, "id"), "”a” finns redan"),
        ({}, [{**ACTION, "dimension": "x"}], ("actions", 0, "dimension"), "ingen dimension ”x”"),
        ({}, [{**ACTION, "raiser": "x"}], ("actions", 0, "raiser"), "ingen kapacitetshöjare ”x”"),
        ({}, [{**ACTION, "part": "x"}], ("actions", 0, "part"), "ingen del ”x”"),
        ({}, [{**ACTION, "dimension": "kvalitet", "part": "drift"}], ("actions", 0, "part"), "ingen del ”drift”"),
        ({"groups": [], "dimensions": [{"id": "tid", "name": "T"}]}, [{**ACTION, "part": "drift"}], ("actions", 0, "part"), "ingen del"),
    ],
)  # fmt: skip
def test_a_fault_of_a_model_or_its_actions_is_found(more: Table, actions: list[Table], path: Path, what: str) -> None:
    (found,) = faults_of_model(model(**more), [Action.model_validate(action) for action in actions])
    assert found.path == path
    assert what in found.what


def test_a_long_list_of_what_could_be_meant_is_cut() -> None:
    assert meant("zz", [f"q{number}" for number in range(30)]).endswith("q10 och fler.")


def test_a_word_from_a_file_is_shown_on_one_line_and_not_endless() -> None:
    assert named("a\nb\x1b") == "”a b<U+001B>”"
    assert len(named("x" * 500)) == 62
