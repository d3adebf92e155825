"""A questionnaire's file as a table, with one of each kind of question, to be broken in one place at a time."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import partial
from typing import Any

from pydantic import ValidationError

from digikap.checking.authored import Authored, Shared
from digikap.checking.finding import Finding
from digikap.checking.mending import faults_beside
from digikap.checking.questionnaire import faults_of
from digikap.checking.structure import faults_of_shape

Table = dict[str, Any]

SHARED = Shared.model_validate(
    {
        "scales": [{"id": "grad", "name": "Grad", "levels": ["a", "b", "c", "d", "e"]}],
        "services": [{"id": "skola", "name": "Skola"}],
        "model": {
            "id": "modell",
            "version": 1,
            "title": "Modell",
            "groups": [
                {"id": "drift", "name": "Drift", "description": "I dag.", "index": True},
                {"id": "utveckling", "name": "Utveckling", "description": "Sedan.", "index": True},
                {"id": "resurser", "name": "Tre", "description": "Allt.", "parts": ["drift", "utveckling"]},
            ],
            "dimensions": [
                {"id": "kvalitet", "name": "Kvalitet", "group": "drift"},
                {"id": "tid", "name": "Tid", "group": "resurser"},
            ],
        },
    }
)


def question(kind: str, name: str, **more: Any) -> Table:
    return {"id": name, "kind": kind, "text": f"Fråga {name}?", "label": name, **more}


def choices(*names: str) -> list[Table]:
    return [{"id": name, "text": name} for name in names]


WHOLE: Table = {
    "format": "digikap-questionnaire",
    "format_version": 1,
    "id": "prov",
    "version": 1,
    "title": "Prov",
    "model": "modell",
    "quick_minutes": 3,
    "perspectives": [{"id": "kust", "name": "Kust", "description": "Vid kusten."}],
    "dimensions": [{"id": "vatten", "name": "Vatten"}],
    "scales": [{"id": "ja_nej", "name": "Ja", "levels": ["Nej", "Ja"]}],
    "services": [{"id": "hamn", "name": "Hamn"}],
    "sections": [
        {
            "id": "ett",
            "title": "Ett",
            "minutes": 5,
            "perspective": "kust",
            "questions": [
                question(
                    "rating", "s1", scale="grad", dimensions=["vatten"], weight=2, anchors={"1": "Låg."}, quick=True
                ),
                question("rating", "s2", scale="ja_nej", dimensions=["tid"], part="drift", contrast={"question": "s1"}),
                question("rating", "s3", scale="grad", overall_for="drift", contrast={"dimension": "kvalitet"}),
                question("multiple_choice", "f1", choices=choices("a", "b", "c"), max_choices=2),
                question("rating_grid", "t1", scale="grad", rows="services"),
                question("rating_grid", "t2", scale="grad", rows_from="f1", contrast={"question": "t1"}),
                question("rating_grid", "t3", scale="grad", rows=[{"id": "r1", "name": "Rad"}]),
                question("single_choice", "e1", choices=choices("a", "b")),
                question("ranking", "r1", choices=choices("a", "b"), max_choices=2),
                question("text", "x1"),
            ],
        },
        {"id": "tva", "title": "Två", "minutes": 5, "questions": [question("text", "x2")]},
    ],
}
S1, S2, S3, F1, T1, T2, T3, E1, R1, X1 = range(10)
"""Where each question stands in the first section."""


def broken(change: Callable[[Table, list[Table]], object]) -> Table:
    """The whole table after a change that is given it and the questions of its first section."""
    table = copy.deepcopy(WHOLE)
    change(table, table["sections"][0]["questions"])
    return table


def findings(table: Table, shared: Shared = SHARED) -> list[Finding]:
    """All that is found in a table, of shape and of meaning."""
    try:
        return list(faults_of(Authored.model_validate(table), shared))
    except ValidationError as error:
        shape = faults_of_shape(error, table)
        return [*shape, *faults_beside(shape, table, Authored, partial(faults_of, shared=shared))]


def only(table: Table, shared: Shared = SHARED) -> Finding:
    """The one thing that is found in a table."""
    (found,) = findings(table, shared)
    return found
