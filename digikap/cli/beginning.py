"""A new assessment from what the command line, an answers file and the room say of it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from digikap.cli import console
from digikap.cli.alone import check_fits, respondent_of
from digikap.cli.previous import with_previous
from digikap.cli.wishes import Wishes
from digikap.errors import DigikapError, UsageError
from digikap.interview.device import Device
from digikap.interview.start import default_services, fill_in_facts, resolve_municipality
from digikap.model.assessment import Assessment, Organisation
from digikap.model.plan import followed_up
from digikap.model.questionnaire import Questionnaire
from digikap.swedish import listed, long_date, quoted
from digikap.text import NAME_LIMIT, clean, visible_line

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that can be taken for another
_UNNAMED = "Ej angiven"


def begun(questionnaire: Questionnaire, wishes: Wishes, device: Device | None) -> tuple[Assessment, Assessment]:
    """A new assessment, and the same with the answers of a file; the device is asked what is not known.

    Raises UsageError for wishes that the questionnaire cannot fulfil, BadFileError for an answers file with faults.
    """
    if wishes.quick and not any(question.quick for question in questionnaire.questions()):
        raise UsageError(f"{quoted(questionnaire.title)} har ingen snabbversion.", "Kör igen utan --quick.")
    mode = wishes.mode or "consensus"
    check_fits(wishes, mode)
    name = _name(wishes.municipality)
    empty = Assessment(
        id="".join(secrets.choice(_LETTERS) for _ in range(8)),
        questionnaire=questionnaire,
        organisation=Organisation(name),
        date=wishes.date or datetime.now().astimezone().date(),
        participants=1 if mode == "individual" else wishes.participants,
        mode=mode,
        variant="quick" if wishes.quick else "full",
        services=default_services(questionnaire),
        respondent=respondent_of(wishes, questionnaire),
    )
    _check_somebody(empty, device)
    assessment, given = _with_given(_with_included(empty, wishes.include), wishes.answers)
    if name:
        assessment = replace(assessment, organisation=Organisation(name))
    assessment = _placed(assessment, told=bool(name))
    if device is not None:
        assessment = _asked(assessment, device, optional=not wishes.include, services=True)
    if not assessment.organisation.name:
        console.tell("Ingen kommun är angiven. Ange den med --municipality, så fylls uppgifter om den i.")
        assessment = replace(assessment, organisation=Organisation(_UNNAMED))
    return with_previous(_with_targets(assessment, wishes), wishes, device), given


def gone_on(assessment: Assessment, wishes: Wishes, device: Device | None) -> tuple[Assessment, Assessment]:
    """A begun assessment with what is still unknown of it, and the same with the answers of a file.

    Wishes may say again what it is, or what nobody has said; the device is asked for the rest. Raises UsageError for
    wishes that say otherwise, DigikapError for answers of another organisation, BadFileError for faulty ones.
    """
    name = _name(wishes.municipality)
    filled = replace(
        assessment,
        organisation=Organisation(name) if name and _is_unnamed(assessment) else assessment.organisation,
        participants=assessment.participants or wishes.participants,
    )
    if filled.organisation != assessment.organisation:
        filled = _placed(filled, told=True)
    refuse_other(filled, wishes)
    opened, given = _with_given(_with_included(filled, wishes.include), wishes.answers)
    if _is_unnamed(filled):
        opened = _placed(opened, told=False)
    elif opened.organisation.name.casefold() != filled.organisation.name.casefold():
        theirs, ours = (quoted(visible_line(one.organisation.name)) for one in (opened, filled))
        raise DigikapError(
            f"Svaren gäller {theirs}, men självskattningen gäller {ours}.",
            "Rätta namnet i svarsfilen, eller spara i en annan fil med -o.",
        )
    if device is not None and (_is_unnamed(opened) or opened.participants is None):
        blank = replace(opened, organisation=Organisation("")) if _is_unnamed(opened) else opened
        opened = _asked(blank, device, optional=False, services=False)
    return with_named(opened, wishes), given


def with_named(assessment: Assessment, wishes: Wishes) -> Assessment:
    """A saved assessment with what files that were named say: the required levels, and the assessment before it.

    Raises BadFileError, and DigikapError for one that cannot have come before.
    """
    targeted = _with_targets(assessment, wishes)
    return targeted if wishes.previous is None else with_previous(targeted, wishes, None)


def _with_targets(assessment: Assessment, wishes: Wishes) -> Assessment:
    """The assessment with the required levels of a file, where it has none of its own. Raises BadFileError."""
    if wishes.targets is None:
        return assessment
    from digikap.store.targets import read_targets

    levels = read_targets(wishes.targets, assessment.questionnaire)
    return replace(assessment, required=MappingProxyType({**levels, **assessment.required}))


def _is_unnamed(assessment: Assessment) -> bool:
    return assessment.organisation == Organisation(_UNNAMED)


def refuse_other(assessment: Assessment, wishes: Wishes) -> None:
    """Raises UsageError that names every flag that says something else than the assessment that is begun."""
    from digikap.store.content import municipalities

    check_fits(wishes, assessment.mode)
    name = _name(wishes.municipality)
    named = resolve_municipality(name, municipalities()).name.casefold() if name else ""
    differs = {
        "--quick": wishes.quick and assessment.variant != "quick",
        "--mode": wishes.mode not in (None, assessment.mode),
        "--municipality": bool(name) and named != assessment.organisation.name.casefold(),
        "--participants": wishes.participants not in (None, assessment.participants),
        "--date": wishes.date not in (None, assessment.date),
        "--no-previous": wishes.no_previous and assessment.previous is not None,
        **_other_respondent(assessment, wishes),
    }
    wrong = [flag for flag, differ in differs.items() if differ]
    if wrong:
        variant = "snabbversionen" if assessment.variant == "quick" else "hela formuläret"
        raise UsageError(
            f"{listed(wrong)} stämmer inte med självskattningen som är påbörjad.",
            f"Den gäller {quoted(visible_line(assessment.organisation.name))} {long_date(assessment.date)}, {variant}"
            f"{_way(assessment)}. Ta bort flaggan, eller börja en ny i en annan fil med -o.",
        )


def _other_respondent(assessment: Assessment, wishes: Wishes) -> dict[str, bool]:
    """The flags about who answers, and whether each says something else than the assessment."""
    if wishes.respondent is None and wishes.role is None:
        return {}
    ours = assessment.respondent
    alias = wishes.respondent if wishes.respondent is not None or ours is None else ours.alias
    theirs = respondent_of(replace(wishes, respondent=alias), assessment.questionnaire)
    return {
        "--respondent": bool(theirs and (ours is None or theirs.alias != ours.alias)),
        "--role": wishes.role is not None and bool(theirs and (ours is None or theirs.role != ours.role)),
    }


def _way(assessment: Assessment) -> str:
    """How it is answered, as the end of a sentence about it."""
    if assessment.respondent:
        return f", svarande {quoted(visible_line(assessment.respondent.alias))}"
    return {"consensus": "", "tally": ", med dold röstning", "individual": ", sammanslagen ur flera filer"}[
        assessment.mode
    ]


def _check_somebody(assessment: Assessment, device: Device | None) -> None:
    """Raises UsageError where it is not known who answers alone, and there is nobody to ask."""
    if assessment.mode == "individual" and assessment.respondent is None and device is None:
        raise UsageError(
            "Den som svarar ensam behöver ett alias.", "Lägg till --respondent, till exempel --respondent 7."
        )


def _asked(assessment: Assessment, device: Device, *, optional: bool, services: bool) -> Assessment:
    """The assessment with what the room says of the occasion."""
    from digikap.interview.starting import ask_start
    from digikap.store.content import municipalities

    return ask_start(device, assessment, municipalities(), optional=optional, services=services)


def _name(wished: str | None) -> str:
    """The name on the command line, "" where there is none. Raises UsageError for one that cannot be saved."""
    if wished is None:
        return ""
    name = " ".join(clean(wished).split())
    if not name or len(name) > NAME_LIMIT:
        raise UsageError(f"Skriv kommunens namn efter --municipality, högst {NAME_LIMIT} tecken.")
    return name


def _with_included(assessment: Assessment, wanted: tuple[str, ...]) -> Assessment:
    """The assessment with these questions turned on. Raises UsageError that names every id that does not exist."""
    questionnaire = assessment.questionnaire
    ids = {question.id for question in questionnaire.questions()}
    unknown = [name for name in wanted if name not in ids]
    if unknown:
        raise UsageError(
            f"Formuläret har ingen fråga som heter {listed(map(quoted, map(visible_line, unknown)), 'eller')}.",
            f"Valfria frågor: {listed(question.id for question in questionnaire.optional_questions())}.",
        )
    new = [name for name in wanted if not assessment.is_included(questionnaire.question(name))]
    return replace(assessment, included=tuple(dict.fromkeys((*assessment.included, *new))))


def _with_given(assessment: Assessment, answers: Path | None) -> tuple[Assessment, Assessment]:
    """The assessment with what an answers file says of the occasion, and the same with all that it answers.

    What is never asked stands in both: facts, and answers to questions that other answers hide; so does what new votes
    leave of what was settled. Every other question is gone through anew. Raises BadFileError.
    """
    if answers is None:
        return assessment, assessment
    from digikap.store.answers import read_answers

    given = read_answers(answers, assessment)
    if given.previous is not None:
        given = replace(given, previous=followed_up(given.previous, given.actions))
    unasked = given.questionnaire.facts & given.answers.keys() | set(given.hidden())
    voted = {question for question, votes in given.votes.items() if votes != assessment.votes.get(question)}
    stood = {question: answer for question, answer in assessment.answers.items() if question not in voted}
    known = {question: given.answers[question] for question in given.answers if question in unasked | voted}
    if voted:
        from digikap.cli.uneven import tell_uneven

        tell_uneven(given, voted)
    occasion = replace(
        given,
        answers=MappingProxyType({**stood, **known}),
        comments=assessment.comments,
        analysis=assessment.analysis,
        next_question=next((question.id for question in given.asked()), None),
    )
    return occasion, given


def _placed(assessment: Assessment, *, told: bool) -> Assessment:
    """The assessment with what is known of its municipality. `told`: say so if there is none of that name."""
    name = assessment.organisation.name
    if not name:
        return assessment
    from digikap.store.content import municipalities

    found = resolve_municipality(name, municipalities())
    if found.municipality is not None:
        return fill_in_facts(assessment, found.municipality)
    if told:
        console.tell(f"{visible_line(found.told)} Namnet används som det är.")
    return assessment
