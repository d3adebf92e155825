"""What has changed since an earlier version of a questionnaire, and what of it the author must attend to.

A question with the same id and the same fingerprint is the same: its answers are compared over time. One with the same
id and another fingerprint is not, so a change of meaning must be meant, and it needs a new version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digikap.checking.finding import Finding, named
from digikap.checking.places import questions as places_of
from digikap.model.fingerprint import fingerprints
from digikap.model.questionnaire import Choice, Question, Questionnaire
from digikap.swedish import count, listed


@dataclass(frozen=True)
class Changes:
    """The ids of questions: new, gone, with another meaning, worded anew with the same meaning, and given a new id.

    `renamed` has the old id and the new one. `treated`: the same question, asked or counted in another way (its
    condition, dimension, weight and so on).
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    treated: tuple[str, ...] = ()

    @property
    def matter(self) -> bool:
        """Whether answers to the two versions differ in what was asked."""
        return bool(self.added or self.removed or self.changed or self.renamed)


def changes(new: Questionnaire, old: Questionnaire) -> Changes:
    """What has become of the questions of the old one."""
    now, before = _prints(new), _prints(old)
    gone = [name for name in before if name not in now]
    added = [name for name in now if name not in before]
    renamed: dict[str, str] = {}
    for name in gone:
        same = [other for other in added if now[other] == before[name] and other not in renamed.values()]
        if same:
            renamed[name] = same[0]
    common = [name for name in now if name in before]
    changed = [name for name in common if now[name] != before[name]]
    kept = [name for name in common if name not in changed]
    return Changes(
        added=tuple(name for name in added if name not in renamed.values()),
        removed=tuple(name for name in gone if name not in renamed),
        changed=tuple(changed),
        reworded=tuple(name for name in kept if _words(new.question(name)) != _words(old.question(name))),
        renamed=tuple(renamed.items()),
        treated=tuple(name for name in kept if _treatment(new.question(name)) != _treatment(old.question(name))),
    )


def faults_of_change(new: Questionnaire, old: Questionnaire, table: dict[str, Any]) -> Iterator[Finding]:
    """What to attend to in the new one's file: a version that is not raised, ids that were changed, other meanings."""
    if new.id != old.id:
        what = f"Formuläret heter {named(new.id)}, men det jämförs med {named(old.id)}."
        yield Finding(("id",), what, f'Ett id byts aldrig. Skriv id = "{old.id}", eller jämför med en annan fil.')
        return
    found, places = changes(new, old), places_of(table)
    yield from _version(new, old, found)
    for before, after in found.renamed:
        what = f"Frågan hette {named(before)} och är i övrigt densamma. Med nytt id går svaren inte att jämföra."
        yield Finding((*places.get(after, ()), "id"), what, f'Skriv id = "{before}".')
    for name in found.changed:
        parts = listed(_differences(new, old, name))
        what = f"Frågan {named(name)} betyder inte detsamma som i version {old.version}. Ändrat: {parts}."
        advice = "Svaren jämförs inte med de tidigare. Ge frågan ett nytt id, eller ändra tillbaka."
        yield Finding((*places.get(name, ()), "text"), what, advice, severity="advice")


def _version(new: Questionnaire, old: Questionnaire, found: Changes) -> Iterator[Finding]:
    at = ("version",)
    if new.version < old.version:
        what = f"Versionen är {new.version}, men den tidigare filen är version {old.version}."
        yield Finding(at, what, f"Skriv version = {old.version + 1}.")
    elif new.version == old.version and found.matter:
        what = f"Versionen är fortfarande {new.version}, fast {_told(found)}."
        yield Finding(at, what, f"Skriv version = {new.version + 1}.")
    elif new.version == old.version and new != old:
        what = f"Versionen är fortfarande {new.version}, fast innehållet är ändrat."
        yield Finding(at, what, f"Skriv version = {new.version + 1} när ändringarna är klara.", severity="advice")


def _told(found: Changes) -> str:
    parts = (
        (len(found.added), "ny fråga", "nya frågor"),
        (len(found.removed), "borttagen fråga", "borttagna frågor"),
        (len(found.changed), "ändrad fråga", "ändrade frågor"),
        (len(found.renamed), "fråga med nytt id", "frågor med nytt id"),
    )
    return f"det finns {listed(count(*part) for part in parts if part[0])}"


def _prints(questionnaire: Questionnaire) -> dict[str, frozenset[str]]:
    """What each question and all its rows ask, without their own ids."""
    found: dict[str, set[str]] = {question.id: set() for question in questionnaire.questions()}
    for name, fingerprint in fingerprints(questionnaire).items():
        found[name.partition("/")[0]].add(fingerprint)
    return {name: frozenset(prints) for name, prints in found.items()}


def _words(question: Question) -> tuple[object, ...]:
    return question.label, question.help


_MEANING = {"id", "text", "label", "help", "kind", "scale", "anchors", "rows", "choices"}
"""What is held against another version by the fingerprint, or is told of as words."""


def _treatment(question: Question) -> dict[str, object]:
    """How a question is asked and counted."""
    return {key: value for key, value in question if key not in _MEANING}


def _differences(new: Questionnaire, old: Questionnaire, name: str) -> list[str]:
    """What of a question's meaning differs, in the author's words."""
    now, before = new.question(name), old.question(name)
    names = {"kind": "slaget", "text": "texten", "anchors": "beskrivningarna", "rows": "raderna", "choices": "svaren"}
    found = [word for key, word in names.items() if _part(now, key) != _part(before, key)]
    return [*found, *(["skalan"] if _levels(new, now) != _levels(old, before) else [])]


def _levels(questionnaire: Questionnaire, question: Question) -> tuple[str, ...]:
    scale = getattr(question, "scale", None)
    return questionnaire.scale(scale).levels if scale else ()


def _part(question: Question, key: str) -> object:
    value = getattr(question, key, None)
    if isinstance(value, tuple):
        return sorted((one.id, one.text if isinstance(one, Choice) else one.name) for one in value)
    return " ".join(value.split()) if isinstance(value, str) else value
