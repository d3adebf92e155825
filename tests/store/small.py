"""A small questionnaire with every kind of question, and assessments in it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from digikap.model.answer import Answer, Chosen, Grid, Special, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.questionnaire import Questionnaire

MOMENT = "2026-11-21T09:41:37+01:00"


def question(kind: str, id: str, **more: Any) -> dict[str, Any]:  # noqa: A002
    return {"kind": kind, "id": id, "text": f"Fråga {id}?", "label": id.capitalize(), **more}


def choices(*ids: str) -> list[dict[str, Any]]:
    extra = {"annat": {"free_text": True}, "inget": {"exclusive": True}}
    return [{"id": one, "text": one.capitalize(), **extra.get(one, {})} for one in ids]


def table(sections: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": "litet",
        "version": 1,
        "title": "Ett litet formulär",
        "sections": sections,
        "model": {"id": "modell", "version": 1, "title": "Modell"},
        "scales": [
            {"id": "grad", "name": "Grad", "levels": ["Nej", "Lite", "Delvis", "Ja", "Helt"], "allow_unknown": True},
            {"id": "bara", "name": "Bara nivåer", "levels": ["Låg", "Hög"]},
        ],
        "services": [
            {"id": "forskola", "name": "Förskola"},
            {"id": "skola", "name": "Skola"},
            {"id": "bolag", "name": "Bolag", "optional": True},
        ],
    }


@cache
def small() -> Questionnaire:
    return Questionnaire.model_validate(
        table(
            [
                {
                    "id": "ett",
                    "title": "Ett",
                    "minutes": 5,
                    "discussion": ["Varför?", "Hur då?"],
                    "questions": [
                        question("rating", "d_total", scale="grad", quick=True),
                        question("rating", "d_tid", scale="bara", allow_not_applicable=True),
                        question("rating_grid", "v_drift", scale="grad", rows="services", allow_not_applicable=True),
                        question("rating_grid", "v_egna", scale="grad", rows=[{"id": "a", "name": "A"}]),
                        question("rating", "d_val", scale="grad", optional=True),
                    ],
                },
                {
                    "id": "tva",
                    "title": "Två",
                    "minutes": 5,
                    "questions": [
                        question("single_choice", "b_it", choices=choices("egen", "extern", "annat")),
                        question(
                            "multiple_choice",
                            "u_hinder",
                            choices=choices("tid", "pengar", "vilja", "annat", "inget"),
                            max_choices=3,
                            allow_unknown=True,
                        ),
                        question("ranking", "p_viktigast", choices=choices("a", "b", "c", "annat"), max_choices=2),
                        question("rating_grid", "p_bidrag", scale="grad", rows_from="p_viktigast", optional=True),
                        question("text", "fritt"),
                        question(
                            "multiple_choice", "b_roller", choices=choices("ekonomi", "hr", "annat"), fact="roles"
                        ),
                    ],
                },
            ]
        )
    )


def long(questions: int) -> Questionnaire:
    """A questionnaire of so many ratings."""
    asked = [question("rating", f"q{number}", scale="grad") for number in range(questions)]
    return Questionnaire.model_validate(table([{"id": "ett", "title": "Ett", "minutes": 5, "questions": asked}]))


def begun(questionnaire: Questionnaire | None = None, **more: Any) -> Assessment:
    """An assessment without answers."""
    values: dict[str, Any] = {
        "id": "k7m2qd9x",
        "questionnaire": questionnaire or small(),
        "organisation": Organisation("Ängelholm", "1292"),
        "date": date(2026, 11, 21),
        "participants": 8,
        "services": {"forskola": "Förskola", "egen_hamn": "Hamnen"},
    }
    return Assessment(**values | more)


ANSWERS: dict[str, Answer] = {
    "d_total": 3,
    "d_tid": Special.NOT_APPLICABLE,
    "v_drift": Grid({"forskola": 4, "egen_hamn": Special.NOT_APPLICABLE}),
    "b_it": Chosen(("egen",)),
    "u_hinder": Chosen(("tid", "annat"), "Sent besked om bidraget"),
    "p_viktigast": Chosen(("b", "a")),
    "p_bidrag": Grid({"b": Special.UNKNOWN}),
    "fritt": Written("En rad.\nEn till."),
}


def filled(**more: Any) -> Assessment:
    """An assessment with something of everything."""
    return begun(
        organisation=Organisation("Ängelholm", "1292", "Skåne län", "C6", 44000, 2025),
        revision=31,
        saved=MOMENT,
        minutes_used=39,
        next_question="v_egna",
        included=("p_bidrag",),
        answers=ANSWERS,
        parked=("v_egna",),
        passed=("d_val",),
        comments={"d_total": Comment("Natten avgör.\nVi tar det i mars.", "rapport"), "fritt": Comment("Kort.")},
        analysis={"ett": {2: "Så här."}},
        **more,
    )
