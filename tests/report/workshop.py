"""A workshop: nine who vote, with rounds, reasons, required levels, a plan and a last time; and eight alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from digikap.merging import merge
from digikap.model.answer import Answer, Chosen, Grid, Respondent, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import (
    ChoiceQuestion,
    Question,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
    Text,
)
from digikap.model.tally import ChoiceTally, Tally
from tests.report.room import UNKNOWN, fresh

SPREADS = ((0, 2, 5, 2, 0), (0, 0, 3, 5, 1), (1, 4, 3, 1, 0), (0, 1, 3, 5, 0), (0, 3, 5, 1, 0), (0, 1, 6, 2, 0))
"""How nine vote where nothing else is said."""

FIRST = {
    "d_robusthet": (3, 2, 0, 2, 2),
    "u_samspel": (2, 2, 1, 2, 2),
    "d_kvalitet": (0, 0, 3, 1, 5),
    "g_total": (4, 0, 3, 2, 0),
}
"""How nine vote first on the questions that they talk about most."""

ALIASES = ("Havsorn", "Gulsparv", "Kungsfiskare", "Steglits", "Domherre", "Sidensvans", "Rapphöna", "Storlom")
ROLES = ("Kommundirektör", "Ekonomichef", "HR-chef", "Skolchef", "Socialchef", "Samhällsbyggnadschef", None, None)
SECRET = "Detta är arbetsmaterial"


def workshop(questionnaire: Questionnaire) -> Assessment:
    """Nine participants through the whole form."""
    room = fresh(
        questionnaire,
        mode="tally",
        participants=9,
        state="finished",
        example=True,
        minutes_used=88,
        organisation=Organisation("Exempelby"),
    )
    for number, question in enumerate(questionnaire.questions()):
        if room.asks(question):
            room = _voted(room, question, number)
    room = room.with_answer("b_invanare", Chosen(("10000",))).with_answer("b_roller", Chosen(("kommundirektor", "hr")))
    return replace(_planned(_discussed(room)), previous=_previous())


def _voted(room: Assessment, question: Question, number: int) -> Assessment:
    match question:
        case Rating():
            levels = len(room.questionnaire.scale(question.scale).levels)
            return room.with_round(question.id, Tally(FIRST.get(question.id, SPREADS[number % len(SPREADS)])[:levels]))
        case RatingGrid():
            for place, row in enumerate(room.rows(question)):
                room = room.with_round(question.id, Tally(SPREADS[(number + place) % len(SPREADS)]), row.id)
            return room
        case Ranking():
            first, second, third, fourth = (choice.id for choice in question.choices[:4])
            chosen = {first: 7, second: 5, third: 5, fourth: 3, question.choices[-1].id: 2}
            return room.with_round(
                question.id, ChoiceTally(9, chosen, {first: 5, third: 3, fourth: 1}), other="Vattnet"
            )
        case Text():
            return room.with_answer(question.id, Written("Vi går igenom alla insatser och pausar tre."))
        case _ if question.id.startswith("b_"):
            return room
        case _:
            first, second = (choice.id for choice in question.choices[:2])
            return room.with_round(question.id, ChoiceTally(9, {first: 6, second: 4}))


def _discussed(room: Assessment) -> Assessment:
    """What was voted on again, settled, left standing, put aside."""
    room = room.with_round("d_robusthet", Tally((1, 3, 2, 2, 1))).with_round("d_robusthet", Tally((1, 1, 4, 3, 0)))
    room = room.with_answer("d_robusthet", 3)
    room = room.with_round("u_tid", Tally((4, 1, 0, 1, 3))).with_minority(
        "u_tid", "På miljö finns tid, men den syns inte."
    )
    room = room.with_round("u_samspel", Tally((0, 2, 6, 1, 0)))
    room = room.with_round("d_effektivitet", Tally((0, 1, 2, 1, 0), 5)).with_round(
        "e_beslut", Tally((0, 0, 0, 0, 0), 9)
    )
    room = room.with_round("g_arv", Tally((1, 4, 3, 0, 0)), uneven="En gick ut.").with_answer("g_arv", UNKNOWN)
    room = room.with_round("v_drift", Tally((2, 2, 1, 2, 2)), "skola").with_minority(
        "v_drift", "Gymnasiet är annat.", "skola"
    )
    room = room.with_minority("p_viktigaste", "Två ville ha med skolan.")
    room = room.with_answer("p_viktigaste", Chosen(("kompetensforsorjning", "aldre", "annat"), "Vattnet"))
    room = room.with_comment("d_robusthet", Comment("Natten hänger på tre personer.", "rapport"))
    return room.with_comment("d_tid", Comment(SECRET)).with_analysis("kapacitet", 1, "Vi menar olika med tid.")


def _planned(room: Assessment) -> Assessment:
    required = {"drift_robusthet": Tally((0, 0, 1, 5, 3)), "drift_kvalitet": 3, "utv_mottagning": 5, "utv_strategi": 4}
    actions = {
        "a1": PlannedAction(
            text="Utse en ersättare för tio nyckelpersoner.",
            role="HR-chef",
            due=date(2027, 2, 28),
            first_step="En lista i december.",
            effect="Ingen ensam på en funktion.",
            state="pagar",
            offered="drift_sarbarhet",
        ),
        "a2": PlannedAction(text="Pausa tre insatser.", role="Kommundirektör", due=date(2027, 1, 15)),
        "a3": PlannedAction(text="Egen AI-plattform.", state="struken", reason="Ingen har tid att ta emot den."),
    }
    return replace(room, required=required, actions=actions)


def _previous() -> Previous:
    promised = {
        "f1": PlannedAction(text="Torsdagar fria från möten.", role="Kommundirektör", state="klar"),
        "f2": PlannedAction(text="Mäta restid.", state="struken", reason="Gav inget."),
    }
    told = {"d_robusthet": "2 – I liten grad", "v_drift/skola": "4 – Ganska hög", "p_viktigaste": "Skola · Ekonomi"}
    return Previous("forra", date(2025, 11, 20), told, promised)


def alone(questionnaire: Questionnaire, amount: int = 8, **more: Any) -> Assessment:
    """So many (at most eight) who answered one by one, merged."""
    return merge([_person(questionnaire, number, **more) for number in range(amount)]).assessment


def _person(questionnaire: Questionnaire, number: int, **more: Any) -> Assessment:
    room = fresh(
        questionnaire,
        id=f"p{number}",
        mode="individual",
        participants=1,
        state="ongoing" if number == 5 else "finished",
        respondent=Respondent(ALIASES[number], ROLES[number]),
        **more,
    )
    for place, question in enumerate(questionnaire.questions()):
        if room.asks(question) and not (number == 5 and place > 40):
            room = room.with_answer(question.id, _answer(room, question, (number * 3 + place) % 7))
    room = room.with_comment("d_tid", Comment(f"{'QRSTUVXY'[number]} har ord om tid.", "rapport"))
    return room.with_comment("d_kompetens", Comment(SECRET))


def _answer(room: Assessment, question: Question, number: int) -> Answer:
    match question:
        case Rating():
            levels = len(room.questionnaire.scale(question.scale).levels)
            return UNKNOWN if number == 6 else min(number + 1, levels)
        case RatingGrid():
            return Grid({row.id: 1 + (number + place) % 5 for place, row in enumerate(room.rows(question))})
        case Text():
            return Written(f"Steg {9 - number}.")
        case _ if question.id.startswith("b_"):
            return Chosen((question.choices[2].id,))
        case _:
            return _chosen(question, number)


def _chosen(question: ChoiceQuestion, number: int) -> Chosen:
    """One of the first three and one of one's own; one alone where no more may be chosen or none is one's own."""
    own = [choice.id for choice in question.choices if choice.free_text]
    first = question.choices[number % 3].id
    if isinstance(question, SingleChoice):
        return Chosen((question.choices[0].id,))
    return Chosen((first, *own), f"Eget {number}" if own else None)
