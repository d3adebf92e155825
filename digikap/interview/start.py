"""The rules of a new assessment: whose it is, what is known of it, which services its grids have."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment, Organisation
from digikap.model.base import RESERVED_IDS
from digikap.model.municipality import Municipality, beginning_with, resembling
from digikap.model.questionnaire import Choice, Questionnaire, RatingGrid
from digikap.model.scale import Service
from digikap.swedish import file_name, folded, listed, quoted

MOST_PARTICIPANTS = 200
"""More people than this are no management team; a larger number is a slip of the finger."""

_MANY = 8  # more names than this are no help


@dataclass(frozen=True)
class Resolved:
    """What a typed name stands for: a municipality, or a free name with the municipalities that may have been meant.

    `begun`: the suggestions all begin with what was typed.
    """

    name: str
    municipality: Municipality | None = None
    suggestions: tuple[Municipality, ...] = ()
    begun: bool = False

    @property
    def organisation(self) -> Organisation:
        """The municipality with what is known of it, or the free name alone."""
        place = self.municipality
        if place is None:
            return Organisation(self.name)
        return Organisation(
            name=place.name,
            code=place.code,
            county=place.county,
            group=place.group,
            population=place.population,
            population_year=place.population_year,
        )

    @property
    def told(self) -> str:
        """What to say of a free name, with ”Menade du …” where something is like it; "" for a municipality."""
        if self.municipality is not None:
            return ""
        if self.begun:
            return f"Flera kommuner börjar på {quoted(self.name)}: {_names(self.suggestions, 'och')}."
        meant = f" Menade du {_names(self.suggestions, 'eller')}?" if self.suggestions else ""
        return f"{quoted(self.name)} är ingen svensk kommun.{meant}"


def resolve_municipality(typed: str, municipalities: Sequence[Municipality]) -> Resolved:
    """The municipality whose name was typed, or the only one that begins so, å ä ö or not; else a free name."""
    name = " ".join(typed.split())
    found = beginning_with(name, municipalities)
    if len(found) == 1:
        return Resolved(found[0].name, found[0])
    return Resolved(name, None, found or resembling(name, municipalities), begun=bool(found))


def _names(places: Sequence[Municipality], last: str) -> str:
    names = [place.name for place in places[:_MANY]]
    return f"{', '.join(names)} med flera" if len(places) > _MANY else listed(names, last)


def preview(typed: str, municipalities: Sequence[Municipality]) -> str:
    """What a name being typed would find: the one with county and inhabitants, or the first few."""
    found = beginning_with(typed, municipalities)
    if len(found) == 1:
        return f"{found[0].name}, {found[0].county}"
    return _names(found, "eller") if found else ""


def fill_in_facts(assessment: Assessment, municipality: Municipality) -> Assessment:
    """The assessment with the organisation set, and its questions about population and group answered.

    The population's choice is the one with the largest `at_least` (inhabitants) that is reached; the group's is the one
    whose id is the group's code. A question that has an answer keeps it, and one without a fitting choice stays open.
    """
    filled = replace(assessment, organisation=Resolved(municipality.name, municipality).organisation)
    facts = (
        (assessment.questionnaire.fact_question("population"), partial(_of_population, municipality)),
        (assessment.questionnaire.fact_question("group"), partial(_of_group, municipality)),
    )
    for question, fitting in facts:
        choice = fitting(question.choices) if question else None
        if question and choice and question.id not in assessment.answers:
            filled = filled.with_answer(question.id, Chosen((choice.id,)))
    return filled


def _of_population(municipality: Municipality, choices: Sequence[Choice]) -> Choice | None:
    limits = {choice.at_least: choice for choice in choices if choice.at_least is not None}
    reached = [limit for limit in limits if limit <= municipality.population]
    return limits[max(reached)] if reached else None


def _of_group(municipality: Municipality, choices: Sequence[Choice]) -> Choice | None:
    return next((choice for choice in choices if choice.id == municipality.group_code.casefold()), None)


def default_services(questionnaire: Questionnaire) -> Mapping[str, str]:
    """The rows that the grids have if nobody changes them: names by id."""
    return chosen_services(questionnaire, (), (), ())


def chosen_services(
    questionnaire: Questionnaire, added: Collection[str], removed: Collection[str], own: Sequence[str]
) -> Mapping[str, str]:
    """The rows of the grids: the standard ones and the added, without the removed (both by id), then the own names."""
    rows = {
        service.id: service.name
        for service in questionnaire.services
        if (not service.optional or service.id in added) and service.id not in removed
    }
    return with_own(questionnaire, rows, own)


def with_own(questionnaire: Questionnaire, rows: Mapping[str, str], own: Sequence[str]) -> Mapping[str, str]:
    """The rows of the grids and, after them, services of the municipality's own by these names."""
    whole = dict(rows)
    for name in own:
        whole[own_service_id(name, [*whole, *(service.id for service in questionnaire.services)])] = name
    return MappingProxyType(whole)


def doubled(names: Sequence[str], questionnaire: Questionnaire, rows: Mapping[str, str]) -> str:
    """The first of the names that the rows, by their whole or short names, or the names before it have; "" for none.

    Capitals, accents and spaces make no other service.
    """
    taken = {folded(name) for name in rows.values()}
    taken |= {folded(service.short) for service in questionnaire.services if service.id in rows}
    for name in names:
        if folded(name) in taken:
            return name
        taken.add(folded(name))
    return ""


def own_service_id(name: str, taken: Collection[str]) -> str:
    """An id made from a service's name: ``egen_hamnen``; with a number after it where that is taken."""
    base = f"egen_{file_name(name).replace('-', '_')}"[:55].rstrip("_")
    number, wanted = 1, base
    while wanted in taken or wanted in RESERVED_IDS:
        number += 1
        wanted = f"{base}_{number}"
    return wanted


def asks_services(assessment: Assessment) -> bool:
    """Whether any question that is asked, or would be if there were services, has them as its rows."""
    placeholder = replace(assessment, services={"verksamhet": "Verksamhet"})
    return any(
        isinstance(question, RatingGrid) and question.rows == "services" and placeholder.asks(question)
        for question in assessment.questionnaire.questions()
    )


def optional_services(questionnaire: Questionnaire) -> tuple[Service, ...]:
    """The services that a municipality can add."""
    return tuple(service for service in questionnaire.services if service.optional)
