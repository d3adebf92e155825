"""A small questionnaire with every kind of question, and assessments in it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from digikap.model.answer import Answer, Chosen, Grid, Respondent, Special, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import ChoiceTally, GridVoting, Reasons, Tally, Votes, Voting
from digikap.store.questionnaires import dump

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
        "model": {
            "id": "modell",
            "version": 1,
            "title": "Modell",
            "groups": [{"id": "drift", "name": "Drift", "description": "Nu.", "index": True}],
            "dimensions": [
                {"id": one, "name": one.capitalize(), "group": "drift"} for one in ("robusthet", "kvalitet")
            ],
        },
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


@cache
def edited() -> Questionnaire:
    """The small questionnaire in a later version, with another wording."""
    copy = dump(small())
    copy["sections"][0]["questions"][0]["text"] = "Hur är det egentligen?"
    return Questionnaire.model_validate({**copy, "version": 2})


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


VOTES: dict[str, Votes] = {
    "d_total": Voting(
        (Tally((0, 3, 4, 1, 0)), Tally((0, 1, 6, 0, 0), unknown=1)),
        "Natten räknas inte in.",
        earlier={1: Reasons("Dagen går ihop.", "En gick ut.")},
    ),
    "d_tid": Voting((Tally((3, 4), not_applicable=2),), uneven="En gick\nin igen."),
    "v_drift": GridVoting(
        {
            "forskola": Voting((Tally((0, 0, 8, 0, 0)),)),
            "egen_hamn": Voting((Tally((8, 0, 0, 0, 0)), Tally((7, 1, 0, 0, 0)))),
        }
    ),
    "b_it": Voting((ChoiceTally(8, {"egen": 5, "annat": 3}),)),
    "u_hinder": Voting((ChoiceTally(7, {"tid": 7, "annat": 2}, unknown=1),), other="Väder"),
    "p_viktigast": Voting((ChoiceTally(8, {"a": 5, "b": 8}, {"b": 6, "a": 2}),)),
    "p_bidrag": GridVoting({"b": Voting((Tally((0, 0, 0, 0, 8)),))}),
}

ACTIONS: dict[str, PlannedAction] = {
    "tid_pagaende": PlannedAction(
        "Högst fyra insatser samtidigt.",
        role="kommundirektör",
        due=date(2027, 1, 31),
        first_step="Räkna dem.",
        effect="Färre än fem\ni augusti.",
        offered="tid_pagaende",
    ),
    "egen-1": PlannedAction("Öva två gånger.", state="struken", reason="Ingen tid."),
}

PREVIOUS = Previous(
    "f0rra",
    date(2025, 11, 20),
    {"d_total": "3 – Delvis", "v_drift/forskola": "4 – Ja", "fritt": "Så\nhär."},
    {"natt": PlannedAction("Se över natten.", state="klar")},
)


def tallied(**more: Any) -> Assessment:
    """The same in a tally, with what the task requires, what was promised, and last time."""
    return filled(
        mode="tally", votes=VOTES, required={"robusthet": Tally((0, 0, 1, 5, 2)), "drift": 4}, actions=ACTIONS,
        previous=PREVIOUS, **more,
    )  # fmt: skip


def alone(id: str, alias: str, **more: Any) -> Assessment:  # noqa: A002
    """One person's own answers."""
    values: dict[str, Any] = {"role": "ekonomi", "participants": None, **more}
    return begun(id=id, mode="individual", respondent=Respondent(alias, values.pop("role")), **values)


def merged(*respondents: Assessment, **more: Any) -> Assessment:
    """A file that these are merged into."""
    return begun(mode="individual", respondents=respondents, **{"participants": len(respondents), **more})
