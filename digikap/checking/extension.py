"""A questionnaire that builds on another, as its author writes it, and the two put together.

Double brackets are lists of the author's own (`[[sections]]`, `[[dimensions]]`), written as in any questionnaire, so
that a part can be copied from one file to another. Single brackets with an id (`[questions.d_total]`,
`[services.hamn]`) touch what the other questionnaire has.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar, cast

from pydantic import Discriminator, Field, Tag

from digikap.checking.authored import Authored, Base
from digikap.checking.finding import Finding, Path
from digikap.model.base import Id, Many, Part, Words
from digikap.model.capacity import Dimension
from digikap.model.condition import Condition
from digikap.model.questionnaire import Perspective, Question, Section
from digikap.model.scale import Scale, Service

T = TypeVar("T")

_MOST_MINUTES = 480  # of a section


class AddedSection(Part):
    """A section of the author's own, which needs title and minutes; or questions for a section that stands already.

    `after`: the section that it comes after (else it is the last); for a section that stands already, the question.
    """

    id: Id = Field(description="Avsnittets id: ett nytt, eller ett som finns i det andra formuläret.")
    questions: Annotated[tuple[Question, ...], Field(strict=False, min_length=1)] = Field(
        description="Egna frågor, i ordning."
    )
    after: Id | None = Field(None, description="Id på det avsnitt (eller den fråga) som det kommer efter.")
    title: Words | None = Field(None, description="Rubriken, för ett nytt avsnitt.")
    minutes: Annotated[int, Field(ge=1, le=_MOST_MINUTES)] | None = Field(
        None, description="Beräknad tid i minuter, för ett nytt avsnitt."
    )
    intro: Words | None = Field(None, description="Visas innan avsnittets frågor.")
    perspective: Id | None = Field(None, description="Id på ett perspektiv.")
    discussion: Many[Words] = Field((), description="Frågor att samtala om efter avsnittet.")
    visible_if: Condition | None = Field(None, description="Visas bara efter ett visst svar på en tidigare fråga.")


class AddedService(Part):
    """One more row for the grids over services; `after`: the service that it comes after, else it is the last."""

    name: Words = Field(description="Namnet i tabellerna.")
    label: Words | None = Field(None, description="Kortare namn, där det är ont om plats.")
    optional: bool = Field(False, description="Är med bara om kommunen lägger till den.")
    after: Id | None = Field(None, description="Id på den verksamhet som den kommer efter.")


class Reworded(Part):
    """What may be written anew in a question that stands already: nothing that changes what is asked."""

    help: Words = Field(description="Hjälptexten med egna ord.")


class Extension(Part):
    """The keys of a file that builds on another questionnaire.

    `extends`: a shipped one with its version (``kommunen@1``), or a file in the same folder. What is left out is taken
    from there. `services` as a table adds to its list, as a list of tables stands instead of it.
    """

    format: Literal["digikap-questionnaire"] = Field(description="Säger att filen är ett formulär.")
    format_version: Literal[1] = Field(description="Vilken form filen är skriven i.")
    id: Id = Field(description="Formulärets eget id: a–z, 0–9 och _. Byter aldrig betydelse.")
    version: Annotated[int, Field(ge=1)] = Field(
        description="Höjs med ett när en fråga läggs till, tas bort eller ändras."
    )
    extends: Words = Field(description="Det som formuläret bygger på: kommunen@1, eller en fil i samma mapp.")
    title: Words = Field(description="Rubriken.")
    intro: Words | None = Field(None, description="Visas när en självskattning börjar.")
    source: Words | None = Field(None, description="Vad formuläret bygger på.")
    quick_minutes: Annotated[int, Field(ge=1)] | None = Field(None, description="Snabbversionens tid i minuter.")
    include_optional: Many[Id] = Field((), description="Id på tillval som alltid ska ställas.")
    remove_services: Many[Id] = Field((), description="Id på verksamheter som tas bort ur tabellerna.")
    questions: dict[Id, Reworded] = Field(default_factory=dict, description="Nya hjälptexter, efter frågornas id.")
    services: Annotated[
        Annotated[dict[Id, AddedService], Tag("table")]
        | Annotated[tuple[Service, ...], Field(strict=False, min_length=1), Tag("list")],
        Discriminator(lambda value: "list" if isinstance(value, list | tuple) else "table"),
    ] = Field(default_factory=dict, description="Verksamheter som läggs till, efter deras id.")
    perspectives: Many[Perspective] = Field((), description="Egna rubriker i rapporten.")
    dimensions: Many[Dimension] = Field((), description="Egna dimensioner, som egna frågor mäter.")
    scales: Many[Scale] = Field((), description="Egna svarsskalor.")
    sections: Many[AddedSection] = Field((), description="Egna avsnitt, eller egna frågor i avsnitt som finns.")


@dataclass(frozen=True)
class Merged:
    """The two put together. `origins`: where in the author's file that stands which is not from the base."""

    authored: Authored
    origins: Mapping[Path, Path]

    def place(self, path: Path) -> Path | None:
        """A path in the whole as the author's; None for what is from the base."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.origins:
                return (*self.origins[path[:end]], *path[end:])
        return None

    def told(self, found: Finding) -> Finding:
        """A finding in the whole, at a place that the author can change."""
        path, earlier = self.place(found.path), self.place(found.earlier) if found.earlier else None
        if path is None:
            path, earlier = earlier or ("extends",), None
        return Finding(path, found.what, found.advice, earlier, found.rests_on, found.severity)


def merge(extension: Extension, base: Base) -> Merged:
    """The whole. Takes an extension without faults; of one with faults what cannot be placed is put last."""
    under = base.authored
    origins: dict[Path, Path] = {(key,): (key,) for key in extension.model_fields_set}
    keys = ("title", "intro", "source", "quick_minutes")
    own = {key: getattr(extension, key) for key in keys if key in extension.model_fields_set}
    for key in ("perspectives", "dimensions", "scales"):
        mine, theirs = getattr(extension, key), getattr(under, key)
        origins.pop((key,), None)
        origins |= {(key, len(theirs) + number): (key, number) for number in range(len(mine))}
        own[key] = (*theirs, *mine)
    origins.pop(("sections",), None)
    sections = _sections(extension, under, origins)
    services = _services(extension, base)
    if isinstance(extension.services, dict):
        origins.pop(("services",), None)
        names = {("services", number): service.id for number, service in enumerate(services)}
        origins |= {path: ("services", name) for path, name in names.items() if name in extension.services}
    whole = under.model_copy(
        update={
            **own,
            "id": extension.id,
            "version": extension.version,
            "services": services,
            "sections": sections,
        }
    )
    return Merged(whole, origins)


def in_order(ids: Sequence[str], added: Iterable[tuple[T, str, str | None]]) -> tuple[list[str | T], list[T]]:
    """Ids with what is added among them: each after the id that it names, those after the same one in their order.

    Takes triples of a thing, its id, and the id that it comes after (None: last). Gives the whole order, and the things
    that have no place because they name what is not there or each other; these stand last.
    """
    following: dict[str | None, list[tuple[str | T, str]]] = {}
    for thing, name, after in added:
        following.setdefault(after, []).append((thing, name))
    order: list[str | T] = []
    queue: list[tuple[str | T, str]] = [*((name, name) for name in ids), *following.pop(None, [])][::-1]
    while queue:
        thing_or_id, name = queue.pop()
        order.append(thing_or_id)
        queue += following.pop(name, [])[::-1]
    left = [thing for rest in following.values() for thing, _ in rest]
    return [*order, *left], cast(list[T], left)


def _services(extension: Extension, base: Base) -> tuple[Service, ...]:
    """The list of services; () where it is the shared one as it stands."""
    if isinstance(extension.services, tuple):
        return extension.services
    if not extension.services and not extension.remove_services:
        return base.authored.services
    kept = [one for one in services_of(base) if one.id not in extension.remove_services]
    made = {
        name: Service(id=name, name=one.name, label=one.label, optional=one.optional)
        for name, one in extension.services.items()
    }
    order, _ = in_order([one.id for one in kept], ((made[n], n, one.after) for n, one in extension.services.items()))
    by_id = {one.id: one for one in kept}
    return tuple(one if isinstance(one, Service) else by_id[one] for one in order)


def services_of(base: Base) -> tuple[Service, ...]:
    """The list of services that a base has, its own or the shared one."""
    return base.authored.services or base.shared.services


def _sections(extension: Extension, under: Authored, origins: dict[Path, Path]) -> tuple[Section, ...]:
    """All sections, with what is added to those that stand already; notes where what is added stands."""
    standing = {section.id: number for number, section in enumerate(under.sections)}
    own = [(number, one.id, one.after) for number, one in enumerate(extension.sections) if one.id not in standing]
    order, _ = in_order(list(standing), own)
    made = []
    for number, which in enumerate(order):
        if isinstance(which, int):
            origins["sections", number] = ("sections", which)
            made.append(_own(extension.sections[which]))
        else:
            made.append(_standing(under.sections[standing[which]], extension, number, origins))
    return tuple(made)


def _own(added: AddedSection) -> Section:
    fields = {key: getattr(added, key) for key in Section.model_fields}
    return Section(**{**fields, "title": added.title or added.id, "minutes": added.minutes or 1})


def _standing(section: Section, extension: Extension, number: int, origins: dict[Path, Path]) -> Section:
    """A section of the base: help reworded, optional questions turned on, questions added, a minute for each more."""
    theirs = {question.id: _touched(question, extension) for question in section.questions}
    own: list[tuple[tuple[Path, Question], str, str | None]] = []
    for place, added in enumerate(extension.sections):
        if added.id == section.id:
            after = added.after or section.questions[-1].id
            for at, question in enumerate(added.questions):
                own.append(((("sections", place, "questions", at), question), question.id, after))
                after = question.id
    order, _ = in_order(list(theirs), own)
    questions = []
    for at, one in enumerate(order):
        here: Path = ("sections", number, "questions", at)
        if isinstance(one, str):
            questions.append(theirs[one])
            origins[(*here, "help")] = ("questions", one, "help")
        else:
            questions.append(one[1])
            origins[here] = one[0]
    more = sum(not one.optional for one in questions) - sum(not one.optional for one in section.questions)
    minutes = min(section.minutes + more, _MOST_MINUTES)
    return section.model_copy(update={"questions": tuple(questions), "minutes": minutes})


def _touched(question: Question, extension: Extension) -> Question:
    update: dict[str, object] = {}
    if question.id in extension.questions:
        update["help"] = extension.questions[question.id].help
    if question.id in extension.include_optional:
        update["optional"] = False
    return question.model_copy(update=update) if update else question
