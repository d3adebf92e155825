"""The merged file: one file of each respondent, what they have in common, and the group's own from before."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType

from digikap.merging.notes import Clashed, Note, OtherPlan, Replaced, told
from digikap.merging.roles import roleless
from digikap.model.assessment import Assessment, Comment, Organisation, Required, State
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire
from digikap.swedish import same_name

_DIGITS = "abcdefghjkmnpqrstvwxyz0123456789"
_ID_LENGTH = 8


@dataclass(frozen=True)
class Merged:
    """The file of several, and what has to be told of how it came about; the same for any order of the sources."""

    assessment: Assessment
    notes: tuple[Note, ...]


def merge(files: Sequence[Assessment]) -> Merged:
    """Joins files of one person each and files that were merged before. There must be one, and all fit (`unfit`).

    The questionnaire that is scored is the one of the highest version. Required levels, actions and texts of the
    group's own come from one merged source, with its revision: see `_rank`.
    """
    sources = [person for one in files for person in (one.respondents or (one,))]
    kept, notes = _kept(sources)
    questionnaire = _questionnaire(kept)
    persons = tuple(_sharing(one, questionnaire) for one in kept)
    merged = [one for one in files if one.respondents]
    around = max(merged, key=_rank, default=None)
    own = _Own() if around is None else _Own.of(around)
    assessment = Assessment(
        id=_id(persons),
        questionnaire=questionnaire,
        organisation=max((one.organisation for one in persons), key=_known),
        date=max(one.date for one in persons),
        participants=len(persons),
        mode="individual",
        variant="full" if any(one.variant == "full" for one in persons) else "quick",
        state="finished" if _is_finished(persons, merged) else "ongoing",
        saved=max((one.saved for one in (*files, *sources) if one.saved), key=_moment, default=None),
        example=any(one.example for one in persons),
        minutes_used=max(one.minutes_used for one in (*files, *sources)),
        included=_included(questionnaire, persons),
        services=_services(questionnaire, persons),
        respondents=persons,
        revision=0 if around is None else around.revision,
        required=own.required,
        actions=own.actions,
        analysis=own.analysis,
        comments=own.comments,
        previous=own.previous,
    )
    return Merged(assessment, (*notes, *told(assessment), *_other_plans(merged, own)))


def _is_finished(persons: Sequence[Assessment], merged: Iterable[Assessment]) -> bool:
    """Whether everybody is done, or the group has ended a file of just these answers."""
    return all(one.state == "finished" for one in persons) or any(
        one.state == "finished" and _answers(one.respondents) == _answers(persons) for one in merged
    )


def _answers(persons: Iterable[Assessment]) -> frozenset[tuple[str, int, State]]:
    return frozenset((one.id, one.revision, one.state) for one in persons)


@dataclass(frozen=True)
class _Own:
    """What belongs to the group that a merged file is of, and to none of its respondents."""

    required: Mapping[str, Required] = field(default_factory=dict)
    actions: Mapping[str, PlannedAction] = field(default_factory=dict)
    analysis: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    comments: Mapping[str, Comment] = field(default_factory=dict)
    previous: Previous | None = None

    @classmethod
    def of(cls, merged: Assessment) -> _Own:
        return cls(merged.required, merged.actions, merged.analysis, merged.comments, merged.previous)

    @property
    def size(self) -> int:
        """How much there is."""
        tables = (self.required, self.actions, self.analysis, self.comments)
        return sum(map(len, tables)) + (self.previous is not None)


def _kept(sources: Iterable[Assessment]) -> tuple[tuple[Assessment, ...], tuple[Note, ...]]:
    """One file of each id, by id, and what is told of the others."""
    by_id: dict[str, list[Assessment]] = {}
    for one in sources:
        by_id.setdefault(one.id, []).append(one)
    kept, notes = [], list[Note]()
    for _, same in sorted(by_id.items()):
        winner = _winner(same)
        kept.append(winner)
        dropped = {_dropped(winner, other) for other in same if _differ(winner, other)}
        notes += sorted(dropped, key=repr)
    return tuple(kept), tuple(notes)


def _winner(same: Sequence[Assessment]) -> Assessment:
    """Which of one person's files counts: the highest revision; then by the contents, so that order never decides."""
    revision = max(one.revision for one in same)
    first, *others = [one for one in same if one.revision == revision]
    if all(one == first for one in others):
        return first
    return max((first, *others), key=lambda one: (repr(roleless(one)), repr(one)))


def _differ(one: Assessment, other: Assessment) -> bool:
    """Whether two files of one person differ in more than roles that were left out."""
    return one is not other and roleless(one) != roleless(other)


def _dropped(winner: Assessment, other: Assessment) -> Note:
    lost = tuple(question for question in other.answers if question not in winner.answers)
    if winner.revision == other.revision:
        return Clashed(winner.id, winner.revision, lost)
    return Replaced(winner.id, winner.revision, other.revision, lost)


def _sharing(one: Assessment, questionnaire: Questionnaire) -> Assessment:
    """The same with the questionnaire that is scored as its own, if the two are equal."""
    is_other = one.questionnaire is not questionnaire and one.questionnaire == questionnaire
    return replace(one, questionnaire=questionnaire) if is_other else one


def _id(persons: Iterable[Assessment]) -> str:
    """The merged file's own id: of those whose answers it holds."""
    digest = hashlib.sha256("\n".join(one.id for one in persons).encode()).digest()
    return "".join(_DIGITS[byte % len(_DIGITS)] for byte in digest[:_ID_LENGTH])


def _questionnaire(persons: Iterable[Assessment]) -> Questionnaire:
    """The highest version; of two copies of it the one whose text comes last."""
    distinct: list[Questionnaire] = []
    for one in persons:
        if not any(one.questionnaire is known or one.questionnaire == known for known in distinct):
            distinct.append(one.questionnaire)
    return max(distinct, key=lambda copy: (copy.version, copy.model_dump_json()))


def _known(organisation: Organisation) -> tuple[int, str]:
    """The organisation of which most is known, then by its text."""
    facts = (organisation.code, organisation.county, organisation.group, organisation.population)
    return sum(fact is not None for fact in facts), repr(organisation)


def _moment(saved: str) -> tuple[datetime, str]:
    moment = datetime.fromisoformat(saved)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC), saved


def _included(questionnaire: Questionnaire, persons: Iterable[Assessment]) -> tuple[str, ...]:
    """The optional questions that anybody was asked, in the questionnaire's order."""
    anybodys = {question for one in persons for question in one.included}
    return tuple(question.id for question in questionnaire.questions() if question.id in anybodys)


def _services(questionnaire: Questionnaire, persons: Iterable[Assessment]) -> Mapping[str, str]:
    """Everybody's services, each by the name that most have: the questionnaire's own first, then by id."""
    names: dict[str, Counter[str]] = {}
    for one in persons:
        for service, name in one.services.items():
            names.setdefault(service, Counter())[name] += 1
    listed = [service.id for service in questionnaire.services if service.id in names]
    order = [*listed, *sorted(names.keys() - set(listed))]
    return MappingProxyType({one: _common(names[one]) for one in order})


def _common(names: Counter[str]) -> str:
    """The name that most have, capitals and spaces aside; of its spellings the one that most write."""
    alike: Counter[str] = Counter()
    for name, amount in names.items():
        alike[same_name(name)] += amount
    return max(names, key=lambda name: (alike[same_name(name)], same_name(name), names[name], name))


def _rank(merged: Assessment) -> tuple[bool, bool, int, int, str]:
    """Which merged source the group's own comes from: one with a plan, or with anything at all, before one without.

    Then the highest revision, then the most, then by the text. The revision is handed on with what it is of, so that
    merging in steps chooses the same.
    """
    own = _Own.of(merged)
    return bool(own.actions or own.required), own.size > 0, merged.revision, own.size, repr(own)


def _other_plans(merged: Iterable[Assessment], own: _Own) -> Iterator[OtherPlan]:
    """The merged sources whose required levels, actions or texts were not taken."""
    others = [one for one in merged if _Own.of(one).size and _Own.of(one) != own]
    yield from sorted({OtherPlan(one.id, one.revision) for one in others}, key=lambda told: (told.id, told.revision))
