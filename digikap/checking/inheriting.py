"""What can be wrong in a questionnaire that builds on another, beside all that can be wrong in any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from digikap.checking.authored import Base, Meaning
from digikap.checking.capacity import unknown
from digikap.checking.extension import AddedSection, Extension, in_order, merge, services_of
from digikap.checking.finding import MOST, Finding, Path, named, nearest
from digikap.checking.keys import EXAMPLES
from digikap.model.questionnaire import Question
from digikap.swedish import quoted

_Added = tuple[Path, str, str | None]
"""The path of an `after`, the id of what is added, and the id that it comes after."""

_KEPT = ("title", "minutes", "intro", "perspective", "discussion", "visible_if")


def faults_of_extension(extension: Extension, base: Base, meaning: Meaning) -> Iterator[Finding]:
    """Every fault of meaning in a file that builds on a base, in the file's paths.

    First what it touches in the base: ids that are not there or are there already, keys that may not change. Then what
    `meaning` finds in the two put together.
    """
    questions = {question.id: question for section in base.authored.sections for question in section.questions}
    if extension.id == base.authored.id:
        yield Finding(("id",), "Formuläret har samma id som det bygger på.", "Ge det ett eget id.")
    yield from _optional(extension, questions)
    for name in extension.questions:
        yield from unknown(f"ingen fråga i {base.name} som heter", name, ("questions", name), questions)
    yield from _services(extension, base)
    yield from _sections(extension, base, questions)
    merged = merge(extension, base)
    yield from (merged.told(found) for found in islice(meaning(merged.authored, base.shared), 2 * MOST))


def _optional(extension: Extension, questions: Mapping[str, Question]) -> Iterator[Finding]:
    optional = [question.id for question in questions.values() if question.optional]
    for number, name in enumerate(extension.include_optional):
        path: Path = ("include_optional", number)
        if name in questions and name not in optional:
            what = f"Frågan {named(name)} är inget tillval: den ställs alltid."
            yield Finding(path, what, "Ta bort den ur listan.", severity="advice")
        else:
            yield from unknown("inget tillval", name, path, optional)


def _services(extension: Extension, base: Base) -> Iterator[Finding]:
    standing = [service.id for service in services_of(base)]
    for number, name in enumerate(extension.remove_services):
        yield from unknown("ingen verksamhet", name, ("remove_services", number), standing)
    if isinstance(extension.services, tuple):
        if extension.remove_services:
            what = "Listan över verksamheter byts ut, så det finns inget att ta bort ur den."
            yield Finding(("remove_services",), what, "Ta bort remove_services, eller skriv [services.…] i stället.")
        return
    kept = [name for name in standing if name not in extension.remove_services]
    if not kept and not extension.services:
        yield Finding(("remove_services",), "Det blir inga verksamheter kvar.", "Låt minst en vara kvar.")
    for name in extension.services:
        if name in kept:
            advice = "Ska raden ha ett annat namn: ta bort den med remove_services och ge den nya ett eget id."
            yield Finding(("services", name, "id"), f"Verksamheten {named(name)} finns redan.", advice)
    added: list[_Added] = [(("services", name, "after"), name, one.after) for name, one in extension.services.items()]
    yield from _unplaced("ingen verksamhet", kept, added)


def _sections(extension: Extension, base: Base, questions: Mapping[str, Question]) -> Iterator[Finding]:
    standing = {section.id: [one.id for one in section.questions] for section in base.authored.sections}
    own: list[_Added] = []
    inside: dict[str, list[_Added]] = {}
    for number, section in enumerate(extension.sections):
        path: Path = ("sections", number)
        if section.id in standing:
            yield from _kept(section, path, base)
            ids = [question.id for question in section.questions]
            before = [section.after, *ids]
            places = ((((*path, "after"), one, after)) for one, after in zip(ids, before, strict=False))
            inside.setdefault(section.id, []).extend(places)
        else:
            yield from _missing(section, path, standing)
            own.append(((*path, "after"), section.id, section.after))
        for at, question in enumerate(section.questions):
            if question.id in questions:
                what = f"Frågan {named(question.id)} finns redan i {base.name} och går inte att ändra."
                yield Finding((*path, "questions", at, "id"), what, "Ge din fråga ett eget id.")
    yield from _unplaced("inget avsnitt", list(standing), own)
    for name, added in inside.items():
        yield from _unplaced(f"ingen fråga i avsnittet {named(name)} som heter", standing[name], added)


def _unplaced(what: str, standing: list[str], added: list[_Added]) -> Iterator[Finding]:
    """What comes after something that is not there, or that comes after itself in the end."""
    known = [*standing, *(name for _, name, _ in added)]
    told: set[Path] = set()
    for path, _, after in added:
        if after is not None and after not in known and path not in told:
            told.add(path)
            yield from unknown(what, after, path, known)
    for path in in_order(standing, added)[1]:
        if path not in told:
            told.add(path)
            advice = f"Skriv efter vilket det ska stå, till exempel {named(standing[-1])}."
            yield Finding(path, "after leder runt i en cirkel.", advice)


def _kept(section: AddedSection, path: Path, base: Base) -> Iterator[Finding]:
    for key in _KEPT:
        if key in section.model_fields_set:
            what = f"Avsnittet {named(section.id)} finns i {base.name}, så {key} går inte att ändra."
            yield Finding((*path, key), what, "Ta bort raden, eller ge avsnittet ett eget id.")


def _missing(section: AddedSection, path: Path, standing: Mapping[str, list[str]]) -> Iterator[Finding]:
    near = nearest(section.id, standing)
    hint = f"Menade du avsnittet {quoted(near)}? Annars: lägg till" if near else "Lägg till:"
    for key in ("title", "minutes"):
        if getattr(section, key) is None:
            yield Finding((*path, key), f"{named(key)} saknas.", f"{hint} {EXAMPLES[key]}")
