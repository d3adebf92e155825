"""What differs around two assessments: who, how many, when, in which way and in which questionnaire."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.comparing.result import Circumstance, CircumstanceKind, Manner, Stated
from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment, Organisation
from digikap.swedish import alphabetical, same_name

FEWEST_ROLES = 5
"""Of people who answered alone roles are told only where at least so many have given one."""


def circumstances(before: Assessment, after: Assessment) -> tuple[Circumstance, ...]:
    """What differs, in a fixed order."""
    return tuple(
        Circumstance(kind, then, now)
        for (kind, then), (_, now) in zip(_stated(before), _stated(after), strict=True)
        if then != now and not (kind == "organisation" and is_same_place(before.organisation, after.organisation))
        if not (kind == "version" and before.questionnaire.id != after.questionnaire.id)
    )


def _stated(one: Assessment) -> Iterator[tuple[CircumstanceKind, Stated]]:
    yield "organisation", one.organisation.name
    yield "mode", manner(one)
    yield "participants", one.participants
    yield "roles", roles(one)
    yield "date", one.date
    yield "questionnaire", one.questionnaire.id
    yield "version", one.questionnaire.version
    yield "variant", one.variant
    yield "state", one.state


def manner(one: Assessment) -> Manner:
    """In which way it was answered."""
    return "merged" if one.respondents else one.mode


def roles(one: Assessment) -> tuple[str, ...] | None:
    """The roles that took part, in Swedish order; None where nobody has said, or too few who answered alone have."""
    if one.mode == "individual":
        given = [person.respondent.role for person in one.respondents if person.respondent and person.respondent.role]
        return tuple(sorted(set(given), key=alphabetical)) if len(given) >= FEWEST_ROLES else None
    question = one.questionnaire.fact_question("roles")
    answer = one.answers.get(question.id) if question else None
    if question is None or not isinstance(answer, Chosen):
        return None
    texts = {
        choice.id: answer.other if choice.free_text and answer.other else choice.text for choice in question.choices
    }
    return tuple(sorted((texts[chosen] for chosen in answer.ids), key=alphabetical))


def is_same_group(one: Assessment, other: Assessment) -> bool:
    """Whether two files can be of one group at different times: not where both tell their roles and share none."""
    if is_next(one, other) or is_next(other, one):
        return True
    theirs = roles(one), roles(other)
    return not all(theirs) or bool(set(theirs[0] or ()) & set(theirs[1] or ()))


def is_next(earlier: Assessment, later: Assessment) -> bool:
    """Whether the later one began from the earlier one."""
    return later.previous is not None and later.previous.id == earlier.id


def is_same_place(one: Organisation, other: Organisation) -> bool:
    """Whether two files are of one municipality: by code where both have one, else by name."""
    if one.code is not None and other.code is not None:
        return one.code == other.code
    return same_name(one.name) == same_name(other.name)
