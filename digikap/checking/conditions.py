"""What can be wrong with a condition: it looks forward, asks what cannot be answered, or can never hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from digikap.checking.authored import Authored
from digikap.checking.capacity import unknown
from digikap.checking.finding import Finding, Path, named
from digikap.model.answer import Answer, Chosen
from digikap.model.base import RESERVED_IDS
from digikap.model.condition import Condition
from digikap.model.questionnaire import ChoiceQuestion, Question, Rating, RatingGrid, Section, Text
from digikap.model.scale import Scale

_MOST_COLLECTED = 50  # conditions that rest on each other; longer chains are not searched for contradictions
_MOST_TRIED = 4_000  # combinations of choices


@dataclass(frozen=True)
class _Place:
    """A condition and the path of its key. `owner` is what it decides: a question, or all in a section.

    `before` holds the questions that come before the owner, at the moment when the place is given.
    """

    path: Path
    condition: Condition
    owner: Question | Section
    before: Mapping[str, Question]


def looks_back(authored: Authored) -> Iterator[Finding]:
    """Conditions on a question that does not exist or does not come before: these no assessment can obey."""
    known = {question.id for section in authored.sections for question in section.questions}
    for place in _places(authored):
        name, path = place.condition.question, (*place.path, "question")
        if name in place.before:
            continue
        if name not in known:
            yield from unknown("ingen fråga", name, path, _askable_ids(place), "sections")
        elif name == place.owner.id and not isinstance(place.owner, Section):
            yield Finding(path, "Frågan beror på sitt eget svar.", "Ange en tidigare fråga.", rests_on="sections")
        else:
            thing = "det här avsnittet" if isinstance(place.owner, Section) else "den här"
            what = f"Frågan {named(name)} kommer inte före {thing}."
            yield Finding(path, what, "Ett villkor ser bara bakåt. Ange en tidigare fråga.", rests_on="sections")


def _askable_ids(place: _Place) -> list[str]:
    return [one.id for one in place.before.values() if not isinstance(one, Text | RatingGrid)]


def faults_of_conditions(authored: Authored, scales: Mapping[str, Scale]) -> Iterator[Finding]:
    """Conditions that look back but ask for an answer that cannot be given, or that is given too seldom (advice)."""
    needed: dict[str, tuple[_Place, ...]] = {}
    never: set[Path] = set()
    for place in _places(authored):
        source = place.before.get(place.condition.question)
        if source is None:
            continue
        inside = place.owner.questions if isinstance(place.owner, Section) else (place.owner,)
        needed.update((question.id, (*needed.get(question.id, ()), place)) for question in inside)
        found = [*_askable(place.condition, source, place.path, scales)]
        yield from found or _seldom(place, source, inside)
        rests = _resting(place, needed)
        if found or not _can_hold([place], scales):
            yield from () if found else [_never(place, [place])]
        elif any(one.path in never for one in rests):
            pass  # what rests on a condition that never holds is no fault of its own
        elif not _can_hold(rests, scales):
            yield _never(place, rests)
        else:
            continue
        never.add(place.path)


def _places(authored: Authored) -> Iterator[_Place]:
    before: dict[str, Question] = {}
    for number, section in enumerate(authored.sections):
        path: Path = ("sections", number)
        if section.visible_if is not None:
            yield _Place((*path, "visible_if"), section.visible_if, section, before)
        for at, question in enumerate(section.questions):
            if question.visible_if is not None:
                yield _Place((*path, "questions", at, "visible_if"), question.visible_if, question, before)
            before.setdefault(question.id, question)


def _askable(condition: Condition, source: Question, path: Path, scales: Mapping[str, Scale]) -> Iterator[Finding]:
    """Whether the source can be asked so: choices by their ids, ratings by their levels, others not at all."""
    keys = {
        "is": condition.is_,
        "is_not": condition.is_not,
        "at_least": condition.at_least,
        "at_most": condition.at_most,
    }
    given = [key for key, value in keys.items() if value]
    match source:
        case Text() | RatingGrid():
            kind = "en textfråga" if isinstance(source, Text) else "en tabell"
            what = f"Frågan {named(source.id)} är {kind}, och den går inte att ha i ett villkor."
            yield _finding((*path, "question"), what, "Ange en skattning eller en fråga med svar att välja bland.")
        case Rating():
            if not given:
                yield _finding(path, "Villkoret säger inte vilket svar som krävs.", "Lägg till at_least eller at_most.")
            for key in given:
                if key in ("is", "is_not"):
                    what = f"{key} gäller svar att välja bland, men {named(source.id)} är en skattning."
                    yield _finding((*path, key), what, "Skriv at_least eller at_most med ett steg.")
            yield from _levels(condition, source, path, scales)
        case _:
            if not given:
                advice = f'Lägg till till exempel: is = ["{source.choices[0].id}"]'
                yield _finding(path, "Villkoret säger inte vilket svar som krävs.", advice)
            for key in given:
                if key in ("at_least", "at_most"):
                    what = f"{key} gäller steg på en skala, men {named(source.id)} har svar att välja bland."
                    yield _finding((*path, key), what, f'Skriv till exempel: is = ["{source.choices[0].id}"]')
            yield from _choices(condition, source, path)


def _levels(condition: Condition, source: Rating, path: Path, scales: Mapping[str, Scale]) -> Iterator[Finding]:
    if source.scale not in scales:
        return
    steps = len(scales[source.scale].levels)
    for key, level in (("at_least", condition.at_least), ("at_most", condition.at_most)):
        if level is not None and level > steps:
            what = f"Steg {level} finns inte: skalan {named(source.scale)} har {steps} steg."
            yield _finding((*path, key), what, f"Skriv ett steg 1–{steps}.")


def _choices(condition: Condition, source: ChoiceQuestion, path: Path) -> Iterator[Finding]:
    known = [choice.id for choice in source.choices]
    for key, ids in (("is", condition.is_), ("is_not", condition.is_not)):
        for number, name in enumerate(ids):
            at = (*path, key, number)
            if name in RESERVED_IDS:
                what = "”Vet ej” och ”ej aktuellt” uppfyller aldrig ett villkor."
                yield _finding(at, what, "Ta bort det. Ange svar som finns i frågan.")
            else:
                yield from unknown("inget svar", name, at, known, "sections")


def _seldom(place: _Place, source: Question, inside: Sequence[Question]) -> Iterator[Finding]:
    """Advice: the source is asked only now and then, so what rests on it is too."""
    path = (*place.path, "question")
    if source.optional:
        what = f"Frågan {named(source.id)} är ett tillval. Om den inte väljs till uppfylls villkoret aldrig."
        yield _advice(path, what, "Ta bort optional i den frågan, om villkoret alltid ska prövas.")
    elif not source.quick and any(one.quick for one in inside):
        what = f"Frågan {named(source.id)} är inte med i snabbversionen, så där uppfylls villkoret aldrig."
        yield _advice(path, what, "Lägg till quick = true i den frågan, eller ta bort quick här.")


def _resting(place: _Place, needed: Mapping[str, tuple[_Place, ...]]) -> list[_Place]:
    """The condition and every other that must hold for its owner to be asked, nearest first."""
    found = [place] if isinstance(place.owner, Section) else [place, *needed[place.owner.id][:-1]]
    paths = {one.path for one in found}
    for one in found:  # grows while it is gone through
        for other in needed.get(one.condition.question, ()):
            if other.path not in paths and len(found) < _MOST_COLLECTED:
                paths.add(other.path)
                found.append(other)
    return found


def _can_hold(places: list[_Place], scales: Mapping[str, Scale]) -> bool:
    """Whether every question that the conditions ask has an answer that fulfils all of them."""
    asked: dict[str, tuple[Question, list[Condition]]] = {}
    for place in places:
        source = place.before[place.condition.question]
        asked.setdefault(source.id, (source, []))[1].append(place.condition)
    return all(
        any(all(condition.holds(answer) for condition in conditions) for answer in answers)
        for source, conditions in asked.values()
        if (answers := _answers(source, conditions, scales)) is not None
    )


def _answers(source: Question, conditions: list[Condition], scales: Mapping[str, Scale]) -> list[Answer] | None:
    """Answers enough to find one that fulfils the conditions, if there is one; None where there are too many."""
    if isinstance(source, Rating):
        scale = scales.get(source.scale)
        return None if scale is None else list(range(1, len(scale.levels) + 1))
    assert not isinstance(source, RatingGrid | Text)
    exclusive = [choice.id for choice in source.choices if choice.exclusive]
    free = [choice.id for choice in source.choices if not choice.exclusive]
    most = min(getattr(source, "max_choices", 1) or len(free), sum(bool(one.is_) for one in conditions), len(free))
    if comb(len(free), most) > _MOST_TRIED:
        return None
    several = [ids for size in range(2, most + 1) for ids in combinations(free, size)]
    return [Chosen(ids) for ids in [*((one,) for one in (*exclusive, *free)), *several]]


def _never(place: _Place, rests: list[_Place]) -> Finding:
    condition = place.condition
    if condition.at_least is not None and condition.at_most is not None and condition.at_least > condition.at_most:
        levels = f"at_least ({condition.at_least}) är större än at_most ({condition.at_most})"
        what = f"Villkoret kan aldrig uppfyllas: {levels}."
        return _finding(place.path, what, "Byt plats på dem, eller ta bort den ena.")
    if condition.is_ and set(condition.is_) <= set(condition.is_not):
        what = "Villkoret kan aldrig uppfyllas: samma svar står både i is och i is_not."
        return _finding(place.path, what, "Ta bort det ur den ena.")
    others = [one for one in rests if one is not place]
    if not others:
        return _finding(place.path, "Villkoret kan aldrig uppfyllas.", "Ändra det så att något svar går att ge.")
    what = "Villkoret kan aldrig uppfyllas tillsammans med villkoren för det som det bygger på."
    advice = "Jämför med det andra villkoret."
    return Finding(place.path, what, advice, others[0].path, rests_on="sections")


def _finding(path: Path, what: str, advice: str) -> Finding:
    return Finding(path, what, advice, rests_on="sections")


def _advice(path: Path, what: str, advice: str) -> Finding:
    return Finding(path, what, advice, rests_on="sections", severity="advice")
