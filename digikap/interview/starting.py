"""Asking what a new assessment needs to know before its first question. The rules stand in `start`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from digikap.interview.asker import Given
from digikap.interview.body import choices
from digikap.interview.choosing import worded
from digikap.interview.device import ESCAPE, Device, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph
from digikap.interview.screen import key_line
from digikap.interview.start import (
    MOST_PARTICIPANTS,
    Resolved,
    asks_services,
    chosen_services,
    fill_in_facts,
    optional_services,
    preview,
    resolve_municipality,
)
from digikap.interview.steps import BACK, asked, fitted, numbered_list, numbers, page, several
from digikap.interview.talk import limited, read, until, yes
from digikap.interview.typed import Refused, amount, chosen, how_to_choose, positions, so_far
from digikap.interview.words import choice_words
from digikap.interview.writing import several_lines
from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment
from digikap.model.municipality import Municipality
from digikap.model.questionnaire import MultipleChoice, SingleChoice
from digikap.model.scale import Service
from digikap.text import NAME_LIMIT

_NOTICE = (
    "Svaren sparas i en fil på den här datorn. Ingenting skickas någonstans.",
    "Filen kan bli en allmän handling, och då kan vem som helst begära ut den. Fråga registratorn om hur den hanteras.",
    "Skriv roller, aldrig namn, och ingenting om enskilda personer eller om brister i säkerheten.",
)

Step = Callable[[Device, Assessment], Assessment | None]
"""Asks one thing; None to go back to the step before."""


def ask_start(
    device: Device,
    assessment: Assessment,
    municipalities: Sequence[Municipality],
    *,
    optional: bool = True,
    services: bool = True,
) -> Assessment:
    """The assessment with what the start asks: organisation, participants, roles, optional questions, services.

    What is known is not asked: an organisation with a name, a number of participants, roles that are answered.
    `optional` and `services` say whether those are still to be asked. ”b” goes back a step.
    """
    steps = [_notice, *_steps(assessment, municipalities, optional, services)]
    states = [assessment]
    while len(states) <= len(steps):
        now = steps[len(states) - 1](device, states[-1])
        if now is not None:
            states.append(now)
        else:  # the first step is only read, so there is one to go back to
            states.pop()
    return states[-1]


def _steps(
    assessment: Assessment, municipalities: Sequence[Municipality], optional: bool, services: bool
) -> list[Step]:
    roles = assessment.questionnaire.fact_question("roles")
    steps: list[Step] = []
    if not assessment.organisation.name:
        steps.append(partial(_organisation, municipalities=municipalities))
    if assessment.participants is None:
        steps.append(_participants)
    if roles is not None and roles.id not in assessment.answers:
        steps.append(partial(_roles, question=roles))
    if optional and assessment.questionnaire.optional_questions():
        steps.append(_optional)
    if services and assessment.questionnaire.services:
        steps.append(_services)
    return steps


# ---------------------------------------------------------------- the steps


def _notice(device: Device, assessment: Assessment) -> Assessment:
    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = paragraph(assessment.questionnaire.title, width, "heading")
        if assessment.questionnaire.intro:
            lines += [GAP, *paragraph(assessment.questionnaire.intro, width)]
        for text in _NOTICE:
            lines += [GAP, *paragraph(text, width)]
        return fitted([*lines, GAP], view)

    read(device, draw, Prompt("Enter för att börja"))
    return assessment


def _organisation(device: Device, assessment: Assessment, municipalities: Sequence[Municipality]) -> Assessment | None:
    draw = page(
        "Vilken kommun gäller självskattningen?",
        "Skriv början av namnet. En annan organisation skriver ni med hela sitt namn.",
        keys={},
    )

    def place(typed: str) -> Resolved | Refused:
        if typed in ("b", ESCAPE):
            return Resolved(typed)
        found = resolve_municipality(typed, municipalities)
        if not found.name:
            return Refused("Skriv kommunens namn, eller början av det.")
        if found.begun:
            return Refused(f"{found.told} Skriv fler bokstäver.")
        name = limited(found.name, NAME_LIMIT)
        return name if isinstance(name, Refused) else found

    while True:
        prompt = Prompt("Kommun", live=lambda typed: preview(typed, municipalities))
        found = until(device, draw, prompt, place)
        if found.municipality is not None:
            return fill_in_facts(assessment, found.municipality)
        if found.name in ("b", ESCAPE):
            return None
        if yes(device, page(found.told, "", keys={}), "Ska namnet användas som det är?"):
            return replace(assessment, organisation=found.organisation)


def _participants(device: Device, assessment: Assessment) -> Assessment | None:
    words = f"Självskattningen gäller {assessment.organisation.name}. Räkna dem som är med och svarar."
    draw = page("Hur många deltar i mötet?", words)
    number = asked(device, draw, Prompt("Antal", "b"), lambda typed: amount(typed, 1, MOST_PARTICIPANTS))
    return None if number is None else replace(assessment, participants=number)


def _roles(device: Device, assessment: Assessment, question: SingleChoice | MultipleChoice) -> Assessment | None:
    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        top = [*paragraph(question.text, width, "heading"), *paragraph(how_to_choose(question), width, "quiet"), GAP]
        end = [GAP, *key_line(BACK, width)]
        room = None if view.height is None else max(view.height - sum(row != GAP for row in (*top, *end)), 3)
        return fitted([*top, *choices(question, width, room, 0), *end], view)

    def meant(typed: str) -> Given | Refused:
        picked = chosen(typed, question)
        return picked if isinstance(picked, Refused) else Given(picked)

    while True:
        prompt = Prompt("Svar", "b", live=lambda typed: choice_words(so_far(typed, question), question))
        given = asked(device, draw, prompt, meant)
        if given is None:
            return None
        answer = worded(device, question, given.answer) if isinstance(given.answer, Chosen) else given.answer
        if answer is not None:
            return assessment.with_answer(question.id, answer)


def _optional(device: Device, assessment: Assessment) -> Assessment | None:
    questions = assessment.questionnaire.optional_questions()
    draw = numbered_list(
        "Vilka valfria frågor vill ni ta med?",
        "Varje fråga tar ungefär en minut. Skriv siffror med mellanslag, eller 0 för ingen.",
        [f"{question.label}: {question.text}" for question in questions],
    )
    picked = several(device, draw, [question.label for question in questions])
    if picked is None:
        return None
    return replace(assessment, included=tuple(questions[number - 1].id for number in picked))


def _services(device: Device, assessment: Assessment) -> Assessment | None:
    """Which services the grids have, where any grid that is asked has services."""
    if not asks_services(assessment):
        return assessment
    questionnaire = assessment.questionnaire
    added = _added(device, optional_services(questionnaire))
    if added is None:
        return None
    rows = chosen_services(questionnaire, added, (), ())
    removed = _removed(device, rows)
    if removed is None:
        return None
    own = _own(device)
    if own is None:
        return None
    return replace(assessment, services=chosen_services(questionnaire, added, removed, own))


def _added(device: Device, services: Sequence[Service]) -> tuple[str, ...] | None:
    """The ids of the services that the municipality adds to the standard ones."""
    if not services:
        return ()
    draw = numbered_list(
        "Vilka verksamheter vill ni lägga till?",
        "De bedöms var för sig i några av frågorna. Skriv siffror med mellanslag, eller 0 för ingen.",
        [service.name for service in services],
    )
    picked = several(device, draw, [service.short for service in services])
    return None if picked is None else tuple(services[number - 1].id for number in picked)


def _removed(device: Device, rows: Mapping[str, str]) -> tuple[str, ...] | None:
    """The ids of the services that the municipality does not have; at least one stays."""
    draw = numbered_list(
        "Vilka verksamheter har ni inte?",
        "De tas bort. Skriv siffror med mellanslag, eller 0 för ingen.",
        list(rows.values()),
    )

    def some(typed: str) -> tuple[int, ...] | Refused:
        numbers = positions(typed, len(rows))
        if isinstance(numbers, tuple) and len(numbers) == len(rows):
            return Refused("Minst en verksamhet måste vara kvar.")
        return numbers

    picked = asked(device, draw, numbers(list(rows.values())), some)
    return None if picked is None else tuple(list(rows)[number - 1] for number in picked)


def _own(device: Device) -> tuple[str, ...] | None:
    """The names of the municipality's own services."""
    notice = ""
    while True:
        names = several_lines(device, _own_page, "b", notice=notice)
        if isinstance(names, str):
            return None
        faults = [fault.message for name in names if isinstance(fault := limited(name, NAME_LIMIT), Refused)]
        if not faults:
            return names
        notice = faults[0]


def _own_page(written: Sequence[str], view: View) -> list[Line]:
    width = min(view.width, WIDEST)
    lines = paragraph("Har ni egna verksamheter att lägga till?", width, "heading")
    lines += paragraph("Skriv en på varje rad. En tom rad avslutar, även om ni inte har några.", width, "quiet")
    rows = [row for name in written for row in paragraph(name, width, "answer")]
    return fitted([*lines, GAP, *rows, GAP, *key_line(BACK, width)], view)
