"""Two workshops of one municipality a year apart: other votes and roles, a questionnaire that moved on; and of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Question, Questionnaire, Ranking
from digikap.model.tally import ChoiceTally, Tally
from digikap.store.content import municipalities
from digikap.store.questionnaires import dump, restore
from tests.report.workshop import workshop

ID = "forra2025"
NEW, GONE = "d_beredskap", "e_uppfoljning"
LATER = {
    "d_robusthet": (0, 1, 2, 5, 1),
    "d_kvalitet": (0, 0, 2, 4, 3),
    "d_kompetens": (0, 1, 3, 4, 1),
    "u_tid": (3, 4, 2, 0, 0),
    "u_samspel": (0, 0, 2, 5, 2),
    "u_demografi": (0, 0, 2, 6, 1),
    "u_forarbete": (0, 1, 2, 6, 0),
    "u_mottagning": (0, 0, 3, 5, 1),
    "u_investering": (0, 1, 2, 5, 1),
    "d_rattssakerhet": (0, 0, 1, 6, 2),
    "g_total": (1, 2, 5, 1, 0),
    "e_beslut": (0, 2, 4, 3, 0),
    "g_arv": (1, 3, 4, 1, 0),
    "u_total": (0, 2, 5, 2, 0),
}
"""How nine voted a year later where they had changed their minds; else as before."""


def moved_on(form: Questionnaire) -> Questionnaire:
    """The next version of a questionnaire: a question in other words, one that is new, one that is gone."""
    sections = tuple(
        section.model_copy(update={"questions": tuple(_next(section.questions))}) for section in form.sections
    )
    # dumped and restored, since a copy carries with it what the first has counted
    return restore(dump(form.model_copy(update={"version": form.version + 1, "sections": sections})), "nästa")


def _next(questions: Iterable[Question]) -> Iterator[Question]:
    for one in questions:
        if one.id == GONE:
            continue
        if one.id == "d_effektivitet":
            yield one.model_copy(update={"text": "Hur väl används pengarna i förhållande till det ni får ut?"})
            continue
        yield one
        if one.id == "d_robusthet":
            text = "Hur väl klarar ni ett längre avbrott?"
            yield one.model_copy(update={"id": NEW, "label": "Beredskap", "text": text})


def _workshop(form: Questionnaire) -> Assessment:
    """The workshop with rankings of its own, all nine taking part: a file can hold it."""
    room = workshop(form)
    for question in form.questions():
        if isinstance(question, Ranking) and question.id in room.votes:
            room = replace(room, votes={name: votes for name, votes in room.votes.items() if name != question.id})
            first, second, third, fourth = (choice.id for choice in question.choices[:4])
            chosen = {first: 7, second: 5, third: 5, fourth: 3, question.choices[-1].id: 3}
            room = room.with_round(question.id, ChoiceTally(9, chosen, {first: 5, third: 4}), other="Vattnet")
    return room


def before(form: Questionnaire) -> Assessment:
    """The first workshop, in November 2025: nine people, three promises."""
    promised = {
        "a1": PlannedAction(text="Utse en ersättare för tio nyckelpersoner.", role="HR-chef", due=date(2026, 6, 30)),
        "a2": PlannedAction(text="Pausa tre insatser.", role="Kommundirektör", due=date(2026, 1, 15)),
        "a3": PlannedAction(text="En förvaltningsplan för de tio viktigaste systemen.", role="IT-chef"),
    }
    room = replace(_workshop(form), id=ID, date=date(2025, 11, 20), actions=promised, previous=None, example=False)
    return room.with_comment("g_total", Comment("Vi mäter inget i dag.", "rapport"))


def after(form: Questionnaire) -> Assessment:
    """The second, a year later, in the next version of the questionnaire and with another person in the room."""
    room = replace(_workshop(form), id="nya2026", example=False, actions={})
    room = replace(room, questionnaire=moved_on(form), votes={k: v for k, v in room.votes.items() if k != GONE})
    room = room.with_round(NEW, Tally((0, 3, 4, 2, 0)))
    for name, votes in LATER.items():
        room = room.unsettled(name).with_round(name, Tally(votes))
    room = room.with_round("v_drift", Tally((0, 1, 4, 4, 0)), "skola")
    room = room.with_answer("b_roller", Chosen(("kommundirektor", "ekonomi")))
    ranked = ChoiceTally(9, {"aldre": 8, "kompetensforsorjning": 6, "annat": 3}, {"aldre": 6, "annat": 3})
    room = room.with_round("p_viktigaste", ranked, other="Vattnet")
    told = {
        "a1": PlannedAction(text="Utse en ersättare för tio nyckelpersoner.", role="HR-chef", state="klar"),
        "a2": PlannedAction(text="Pausa tre insatser.", role="Kommundirektör", due=date(2026, 1, 15), state="pagar"),
        "a3": PlannedAction(text="En förvaltningsplan.", state="struken", reason="Systemen byts ut."),
    }
    room = room.with_comment("d_robusthet", Comment("Nu finns ersättare för åtta av tio.", "rapport"))
    return replace(room, previous=Previous(ID, date(2025, 11, 20), {}, told))


def towns(form: Questionnaire, amount: int) -> list[Assessment]:
    """One workshop in each of so many municipalities, that differ in three questions."""
    room, found = before(form), []
    for number, place in zip(range(amount), municipalities(), strict=False):
        one = replace(room, id=f"kommun{number}", organisation=Organisation(place.name, place.code))
        for shift, name in enumerate(("d_robusthet", "d_kvalitet", "u_fornyelse")):
            votes = [0] * 5
            votes[(number + shift) % 5] = 9
            one = one.unsettled(name).with_round(name, Tally(tuple(votes)))
        found.append(one)
    return found
