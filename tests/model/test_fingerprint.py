"""The fingerprint of a question: what it is made of, and what leaves it as it was."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

import pytest

from digikap.model.fingerprint import fingerprint, fingerprint_of_scale, fingerprint_of_service, fingerprints
from digikap.model.questionnaire import Questionnaire, RatingGrid, Row
from digikap.model.scale import Scale, Service

CHOICES = [{"id": "a", "text": "Ett"}, {"id": "b", "text": "Två"}]


def asked(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "id": name, "text": "Är det så?", "label": name, **more}


def form(changed: str = "", **change: Any) -> Questionnaire:
    """One of each kind of question, the changed one (or scale) with these keys set."""
    questions = [
        asked("rating", "s", scale="k", anchors={1: "Inget.", 3: "Allt."}, dimensions=["d"]),
        asked("rating_grid", "t", scale="k", rows=[{"id": "r", "name": "Rad"}, {"id": "q", "name": "Rad"}]),
        asked("rating_grid", "u", scale="k", rows="services"),
        asked("single_choice", "e", choices=CHOICES),
        asked("multiple_choice", "f", choices=CHOICES),
        asked("ranking", "o", choices=CHOICES, max_choices=2),
        asked("text", "x"),
    ]
    scale = {"id": "k", "name": "K", "levels": ["låg", "mitt", "hög"]}
    for one in (*questions, scale):
        if one["id"] == changed:
            one.update(change)
    return Questionnaire.model_validate(
        {
            "id": "f",
            "version": 1,
            "title": "F",
            "model": {"id": "m", "version": 1, "title": "M", "dimensions": [{"id": "d", "name": "D"}]},
            "scales": [scale],
            "sections": [{"id": "s", "title": "S", "minutes": 1, "questions": questions}],
        }
    )


@pytest.mark.parametrize(
    ("question", "change"),
    [
        ("s", {"label": "Annan"}),
        ("s", {"help": "Mer hjälp"}),
        ("s", {"quick": True}),
        ("s", {"optional": True}),
        ("s", {"weight": Decimal(3)}),
        ("s", {"dimensions": []}),
        ("s", {"anchors": {3: "Allt.", 1: "Inget."}}),
        ("s", {"text": "  Är   det\nså? "}),
        ("s", {"text": unicodedata.normalize("NFD", "Är det så?")}),
        ("k", {"name": "Annan"}),
        ("e", {"choices": list(reversed(CHOICES))}),
    ],
)
def test_what_does_not_change_the_meaning_leaves_it_as_it_was(question: str, change: dict[str, Any]) -> None:
    assert fingerprints(form(question, **change)) == fingerprints(form())


@pytest.mark.parametrize(
    ("question", "change", "touched"),
    [
        ("s", {"text": "Är det inte så?"}, {"s"}),
        ("s", {"anchors": {1: "Inget.", 3: "Nästan allt."}}, {"s"}),
        ("s", {"anchors": {1: "Inget.", 2: "Allt."}}, {"s"}),
        ("t", {"text": "Hur?"}, {"t", "t/r", "t/q"}),
        ("t", {"rows": [{"id": "r", "name": "Raden"}, {"id": "q", "name": "Rad"}]}, {"t/r"}),
        ("f", {"choices": [*CHOICES, {"id": "c", "text": "Tre"}]}, {"f"}),
        ("o", {"choices": [CHOICES[0], {"id": "b", "text": "2"}]}, {"o"}),
        ("x", {"text": "Vad?"}, {"x"}),
        ("k", {"levels": ["låg", "mitt", "högst"]}, {"s", "t", "t/r", "t/q", "u"}),
    ],
)
def test_what_changes_the_meaning_changes_it(question: str, change: dict[str, Any], touched: set[str]) -> None:
    before, after = fingerprints(form()), fingerprints(form(question, **change))
    assert before.keys() == after.keys() == {"s", "t", "t/r", "t/q", "u", "e", "f", "o", "x"}
    assert {name for name in before if before[name] != after[name]} == touched


def test_a_row_is_told_apart_from_its_grid_and_from_other_rows() -> None:
    questionnaire = form()
    grid = questionnaire.question("u")
    assert isinstance(grid, RatingGrid)
    rows = [None, Row(id="a", name="A"), Row(id="b", name="A"), Row(id="a", name="B")]
    assert len({fingerprint(questionnaire, grid, row) for row in rows}) == 4


def test_the_kinds_are_told_apart() -> None:
    found = fingerprints(form())
    assert len({found[name] for name in "efo"}) == 3
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in found.values())


def test_it_is_the_same_on_every_machine_and_for_ever() -> None:
    assert fingerprints(form())["x"] == "3d7880b0d5e89bc7"


def test_a_scale_is_its_levels_and_whether_vet_ej_is_an_answer() -> None:
    scale = Scale(id="k", name="K", levels=("a", "b"))
    assert fingerprint_of_scale(scale) == fingerprint_of_scale(Scale(id="z", name="Z", levels=("a ", "b")))
    assert fingerprint_of_scale(scale) != fingerprint_of_scale(scale.model_copy(update={"allow_unknown": True}))
    assert fingerprint_of_scale(scale) != fingerprint_of_scale(scale.model_copy(update={"levels": ("b", "a")}))


def test_a_service_is_its_name() -> None:
    service = Service(id="s", name="Skola")
    assert fingerprint_of_service(service) == fingerprint_of_service(service.model_copy(update={"label": "S"}))
    assert fingerprint_of_service(service) != fingerprint_of_service(service.model_copy(update={"name": "Skolan"}))
