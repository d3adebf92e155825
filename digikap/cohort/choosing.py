"""Which files count in a cohort: one of each municipality, all of the same version of the same questionnaire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digikap.cohort.result import Excluded, WhyOut
from digikap.comparing import latest
from digikap.model.assessment import Assessment, Variant
from digikap.model.fingerprint import fingerprints
from digikap.model.questionnaire import Questionnaire, Rating
from digikap.swedish import alphabetical, same_name

Place = str
"""A municipality: its code, or its name where no file of it has a code."""


@dataclass(frozen=True)
class Chosen:
    """The assessments that count by their municipality, in the order of those; why the others do not."""

    counted: dict[Place, Assessment]
    excluded: tuple[tuple[Place, Excluded], ...]


@dataclass(frozen=True)
class _Measured:
    """What the figures of two files must have in common to be of the same things.

    `content`: what is asked, what it measures and with which weight, and which group each dimension belongs to.
    """

    id: str
    version: int
    content: frozenset[object]
    variant: Variant


def choose(assessments: Sequence[Assessment]) -> Chosen:
    """One assessment of each municipality: the newest finished one, else the newest, of what most can be compared on.

    That is the questionnaire, version and variant which most municipalities have in their newest; of two that are as
    many, the higher version, the whole before the quick one, then by id.
    """
    kept, dropped = latest(assessments)
    places = _places(kept)
    out: list[tuple[Place, Excluded]] = []
    by_id = {one.id: one for one in kept}
    for copies in dropped:
        one = by_id[copies.id]
        out += [(places[one.id], _excluded(one, "duplicate")) for _ in copies.dropped]
    unfit = {one.id: why for one in kept if (why := _unfit(one)) is not None}
    out += [(places[name], _excluded(by_id[name], why)) for name, why in unfit.items()]
    fit = [one for one in kept if one.id not in unfit]
    measured = {one.id: _measured(one) for one in fit}
    by_place = _by_place(sorted(fit, key=_rank, reverse=True), places)
    most = _most(measured[newest.id] for newest, *_ in by_place.values())
    counted: dict[Place, Assessment] = {}
    for place, own in sorted(by_place.items()):
        for one in own:
            if measured[one.id] != most:
                out.append((place, _excluded(one, _other(measured[one.id], most))))
            elif place in counted:
                out.append((place, _excluded(one, _passed_over(counted[place], one))))
            else:
                counted[place] = one
    return Chosen(
        counted, tuple(sorted(out, key=lambda one: (alphabetical(one[1].municipality), one[1].id, one[1].why)))
    )


def place_of(wanted: str, assessments: Iterable[Assessment]) -> Place | None:
    """The municipality that a code, a name or the id of a file stands for; None if no file is of it."""
    every = list(assessments)
    places = _places(every)
    for one in every:
        if wanted in (one.id, one.organisation.code) or same_name(wanted) == same_name(one.organisation.name):
            return places[one.id]
    return None


def _places(assessments: Iterable[Assessment]) -> dict[str, Place]:
    """The municipality of each file, by the file's id; one without a code is that of its name where another has one."""
    every = list(assessments)
    names = {one.id: same_name(one.organisation.name) for one in every}
    codes = {names[one.id]: one.organisation.code for one in every if one.organisation.code is not None}
    return {one.id: one.organisation.code or codes.get(names[one.id]) or names[one.id] for one in every}


def _by_place(assessments: Iterable[Assessment], places: dict[str, Place]) -> dict[Place, list[Assessment]]:
    found: dict[Place, list[Assessment]] = {}
    for one in assessments:
        found.setdefault(places[one.id], []).append(one)
    return found


def _excluded(one: Assessment, why: WhyOut) -> Excluded:
    return Excluded(one.id, one.organisation.name, why)


def _unfit(one: Assessment) -> WhyOut | None:
    if one.example:
        return "example"
    return "one_person" if one.mode == "individual" and not one.respondents else None


def _rank(one: Assessment) -> tuple[bool, str, str, str]:
    return one.state == "finished", one.date.isoformat(), one.saved or "", one.id


def _passed_over(newest: Assessment, other: Assessment) -> WhyOut:
    return "ongoing" if newest.state == "finished" and other.state == "ongoing" else "older"


def _measured(one: Assessment) -> _Measured:
    return _Measured(one.questionnaire.id, one.questionnaire.version, _content(one.questionnaire), one.variant)


def _content(questionnaire: Questionnaire) -> frozenset[object]:
    ratings = (question for question in questionnaire.questions() if isinstance(question, Rating))
    measuring = ((q.id, frozenset(q.dimensions), q.part, q.overall_for, q.weight) for q in ratings)
    grouped = ((one.id, one.group) for one in questionnaire.model.dimensions)
    return frozenset((*fingerprints(questionnaire).items(), *measuring, *grouped))


def _most(found: Iterable[_Measured]) -> _Measured | None:
    """What most have."""
    counted = Counter(found)
    return max(
        counted,
        key=lambda one: (counted[one], one.version, one.variant == "full", one.id, sorted(map(repr, one.content))),
        default=None,
    )


def _other(found: _Measured, most: _Measured | None) -> WhyOut:
    """In what a file differs from most, the greatest difference first."""
    assert most is not None
    if found.id != most.id:
        return "questionnaire"
    if found.version != most.version:
        return "version"
    return "content" if found.content != most.content else "variant"
