"""Asking what a new assessment needs to know before its first question. The rules stand in `start`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from digikap.interview import alone
from digikap.interview.body import choices
from digikap.interview.choosing import worded
from digikap.interview.device import ESCAPE, Device, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph
from digikap.interview.screen import key_line
from digikap.interview.services import added, own, removed
from digikap.interview.start import (
    MOST_PARTICIPANTS,
    Resolved,
    asks_services,
    fill_in_facts,
    optional_services,
    preview,
    resolve_municipality,
)
from digikap.interview.steps import (
    BACK,
    Before,
    asked,
    fitted,
    keeping,
    numbered_list,
    numbers,
    numbers_of,
    page,
    picked_words,
    remembered,
)
from digikap.interview.talk import limited, until, yes
from digikap.interview.typed import Refused, amount, chosen, how_to_choose, positions, so_far
from digikap.interview.words import answer_words, choice_words
from digikap.model.answer import Answer, Chosen
from digikap.model.assessment import Assessment
from digikap.model.municipality import Municipality
from digikap.model.questionnaire import MultipleChoice, SingleChoice
from digikap.text import NAME_LIMIT

_NOTICE = (
    "Svaren sparas i en fil på den här datorn. Ingenting skickas någonstans.",
    "Filen kan bli en allmän handling, och då kan vem som helst begära ut den. Fråga registratorn om hur den hanteras.",
    "Skriv roller, aldrig namn, och ingenting om enskilda personer eller om brister i säkerheten.",
)

_One = tuple[Answer]
"""An answer, apart from the None that goes back."""


@dataclass(frozen=True)
class _Step:
    """Asks one thing: gives the assessment with it, None to go back. `applies`: whether there is anything to ask."""

    ask: Callable[[Device, Assessment, Before], Assessment | None]
    applies: Callable[[Assessment], bool] = lambda now: True


def ask_start(
    device: Device,
    assessment: Assessment,
    municipalities: Sequence[Municipality],
    *,
    optional: bool = True,
    services: bool = True,
) -> Assessment:
    """The assessment with what the start asks: organisation, participants, roles, optional questions, services.

    What is known is not asked: an organisation with a name, a number of participants, roles that are answered. One who
    answers alone is asked for an alias and a role instead of the last two, unless the assessment has a respondent.
    `optional` and `services` say whether those are still to be asked. ”b” goes back a step, where Enter keeps what was
    answered.
    """
    steps = [_Step(_notice), *_steps(assessment, municipalities, optional, services)]
    passed: list[tuple[int, Assessment]] = []
    answered: dict[int, tuple[Assessment, Assessment]] = {}
    at, now = 0, assessment
    while at < len(steps):
        if not steps[at].applies(now):
            at += 1
            continue
        after = steps[at].ask(device, now, answered.get(at))
        if after is not None:
            passed.append((at, now))
            answered[at] = (now, after)
            at, now = at + 1, after
        else:  # the first step is only read, so there is one to go back to
            at, now = passed.pop()
    return now


def _steps(
    assessment: Assessment, municipalities: Sequence[Municipality], optional: bool, services: bool
) -> list[_Step]:
    roles = assessment.questionnaire.fact_question("roles")
    steps: list[_Step] = []
    if not assessment.organisation.name:
        steps.append(_Step(partial(_organisation, municipalities=municipalities)))
    if assessment.mode == "individual":
        return [*steps, *_alone(assessment), *_scope(assessment, optional, services)]
    if assessment.participants is None:
        steps.append(_Step(_participants))
    if roles is not None and roles.id not in assessment.answers:
        steps.append(_Step(partial(_roles, question=roles)))
    return [*steps, *_scope(assessment, optional, services)]


def _alone(assessment: Assessment) -> list[_Step]:
    """What one who answers alone is asked, but for what the command line has said."""
    return [] if assessment.respondent else [_Step(alone.ask_alias), _Step(alone.ask_role)]


def _scope(assessment: Assessment, optional: bool, services: bool) -> list[_Step]:
    """Which questions and services there are."""
    steps: list[_Step] = []
    if optional and assessment.questionnaire.optional_questions():
        steps.append(_Step(_optional))
    if services and optional_services(assessment.questionnaire):
        steps.append(_Step(added, asks_services))
    if services and assessment.questionnaire.services:
        steps.append(_Step(removed, lambda now: bool(now.services) and asks_services(now)))
        steps.append(_Step(own, asks_services))
    return steps


# ---------------------------------------------------------------- the steps


def _notice(device: Device, assessment: Assessment, before: Before) -> Assessment:
    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = paragraph(assessment.questionnaire.title, width, "heading")
        if assessment.questionnaire.intro:
            lines += [GAP, *paragraph(assessment.questionnaire.intro, width)]
        notices = (alone.NOTICE, *_NOTICE) if assessment.mode == "individual" else _NOTICE
        for text in notices:
            lines += [GAP, *paragraph(text, width)]
        return fitted([*lines, GAP], view)

    def begin(typed: str) -> Refused | None:
        return Refused("Tryck bara Enter för att börja. Ctrl-C avslutar.") if typed.strip() else None

    until(device, draw, Prompt("Enter för att börja"), begin)
    return assessment


def _organisation(
    device: Device, assessment: Assessment, before: Before, municipalities: Sequence[Municipality]
) -> Assessment | None:
    kept = before[1].organisation.name if before else ""
    draw = page(
        "Vilken kommun gäller självskattningen?",
        "Skriv början av namnet. En annan organisation skrivs med hela sitt namn.",
        keys={},
        before=kept,
    )

    def place(typed: str) -> Resolved | Refused:
        if typed in ("b", ESCAPE):
            return Resolved(typed)
        found = resolve_municipality(typed, municipalities)
        if not found.name:
            return Resolved("") if kept else Refused("Skriv kommunens namn, eller början av det.")
        if found.begun:
            return Refused(f"{found.told} Skriv fler bokstäver.")
        name = limited(found.name, NAME_LIMIT)
        return name if isinstance(name, Refused) else found

    while True:
        prompt = Prompt("Kommun", live=lambda typed: preview(typed, municipalities))
        found = until(device, draw, prompt, place)
        if found.municipality is not None:
            return fill_in_facts(assessment, found.municipality)
        if before and not found.name:
            return before[1]
        if found.name in ("b", ESCAPE):
            return None
        if yes(device, page(found.told, "", keys={}), "Ska namnet användas som det är?"):
            return replace(assessment, organisation=found.organisation)


def _participants(device: Device, assessment: Assessment, before: Before) -> Assessment | None:
    kept = before[1].participants if before else None
    words = f"Självskattningen gäller {assessment.organisation.name}. Räkna dem som är med och svarar."
    draw = page("Hur många deltar i mötet?", words, before="" if kept is None else str(kept))
    meaning = keeping(kept, lambda typed: amount(typed, 1, MOST_PARTICIPANTS))
    number = asked(device, draw, Prompt("Antal", "b"), meaning)
    return None if number is None else replace(assessment, participants=number)


def _roles(
    device: Device, assessment: Assessment, before: Before, question: SingleChoice | MultipleChoice
) -> Assessment | None:
    kept = before[1].answers[question.id] if before else None
    said = "" if kept is None else answer_words(assessment, question, kept)

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        top = [*paragraph(question.text, width, "heading"), *paragraph(how_to_choose(question), width, "quiet"), GAP]
        end = [*remembered(said, width), GAP, *key_line(BACK, width)]
        room = None if view.height is None else max(view.height - sum(row != GAP for row in (*top, *end)), 3)
        return fitted([*top, *choices(question, width, room, 0), *end], view)

    def meant(typed: str) -> _One | Refused:
        picked = chosen(typed, question)
        return picked if isinstance(picked, Refused) else (picked,)

    while True:
        prompt = Prompt("Svar", "b", live=lambda typed: choice_words(so_far(typed, question), question))
        given = asked(device, draw, prompt, keeping((kept,) if kept is not None else None, meant))
        if given is None:
            return None
        answer: Answer | None = given[0]
        if isinstance(answer, Chosen) and answer != kept:
            answer = worded(device, question, answer, (kept.other or "") if isinstance(kept, Chosen) else "")
        if answer is not None:
            return assessment.with_answer(question.id, answer)


def _optional(device: Device, assessment: Assessment, before: Before) -> Assessment | None:
    questions = assessment.questionnaire.optional_questions()
    labels = [question.label for question in questions]
    kept = numbers_of([question.id for question in questions], before[1].included) if before else None
    draw = numbered_list(
        "Vilka valfria frågor ska vara med?",
        "Varje fråga tar ungefär en minut. Skriv siffror med mellanslag, eller 0 för ingen.",
        [f"{question.label}: {question.text}" for question in questions],
        picked_words(kept, labels),
    )
    picked = asked(device, draw, numbers(labels), keeping(kept, lambda typed: positions(typed, len(labels))))
    if picked is None:
        return None
    return replace(assessment, included=tuple(questions[number - 1].id for number in picked))
