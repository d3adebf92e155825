"""An assessment of which nobody can tell whose it is: every text of the municipality's own is gone or replaced.

What is own is told from `public`: all text that ships with digikap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from digikap.model.answer import Answer, Chosen, Grid, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.base import Part
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire, RatingGrid
from digikap.model.tally import GridVoting, Votes, Voting
from digikap.model.together import Together
from digikap.scoring.wording import question_of

_OWN = "egen_"
"""What the neutral id of a service begins with."""

NAMELESS = "utelämnat"
"""What stands for an own text that has no id."""

_TEXTS = frozenset({"title", "name", "text", "label", "levels"})
"""The fields of a questionnaire's parts that an export can tell."""


def texts(questionnaires: Iterable[Questionnaire]) -> frozenset[str]:
    """Every text in some questionnaires."""
    return frozenset(text for one in questionnaires for text in _strings(one.model_dump()))


def is_all_public(questionnaire: Questionnaire, public: frozenset[str]) -> bool:
    """Whether a questionnaire has no text of its own."""
    return texts([questionnaire]) <= public


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _strings(part)


def nameless(assessment: Assessment, public: frozenset[str]) -> Assessment:
    """The same answers, without any text of the municipality's own, under neutral ids of its own services."""
    return _nameless(assessment, public, new_services(assessment, public))


@dataclass(frozen=True)
class _Merged(Assessment):
    """A merged file without words, in which it is still known who was asked the same, which only words could tell."""

    known: Together = field(default_factory=lambda: Together({}, {}))

    @cached_property
    def together(self) -> Together:
        return self.known


def _nameless(assessment: Assessment, public: frozenset[str], new: Mapping[str, str]) -> Assessment:
    """Made of what is known to be safe: whatever else an assessment comes to hold is left out."""
    whole = assessment.questionnaire
    people = tuple(_nameless(one, public, new) for one in assessment.respondents)
    return _Merged(
        known=_known(assessment, people, new),
        id="",
        questionnaire=_neutral(whole, public),
        organisation=Organisation(""),
        date=assessment.date,
        participants=assessment.participants,
        mode=assessment.mode,
        variant=assessment.variant,
        state=assessment.state,
        example=assessment.example,
        minutes_used=assessment.minutes_used,
        included=assessment.included,
        services=_services(assessment, new),
        answers={
            name: _wordless(answer, _of_services(whole, name, new)) for name, answer in assessment.answers.items()
        },
        parked=assessment.parked,
        passed=assessment.passed,
        votes={name: _counts(votes, _of_services(whole, name, new)) for name, votes in assessment.votes.items()},
        respondents=people,
        required=assessment.required,
        actions=_planned(whole, assessment.actions),
        previous=_before(assessment),
    )


def _known(merged: Assessment, people: Sequence[Assessment], new: Mapping[str, str]) -> Together:
    """Who was asked what in a merged file, of the same people without their words."""
    instead = {id(one): nameless for one, nameless in zip(merged.respondents, people, strict=True)}

    def same(asked: Iterable[Assessment]) -> tuple[Assessment, ...]:
        return tuple(instead[id(one)] for one in asked)

    questions = {name: same(asked) for name, asked in merged.together.questions.items()}
    grids = {name: (_of_services(merged.questionnaire, name, new), rows) for name, rows in merged.together.rows.items()}
    return Together(
        questions,
        {name: {ids.get(row, row): same(asked) for row, asked in rows.items()} for name, (ids, rows) in grids.items()},
    )


def new_services(assessment: Assessment, public: frozenset[str]) -> Mapping[str, str]:
    """A neutral id for each service of the municipality's own, numbered in the order of the rows."""
    listed = {one.id for one in assessment.questionnaire.services if one.name in public}
    everyone = (assessment, *assessment.respondents)
    own = dict.fromkeys(service for one in everyone for service in one.services if service not in listed)
    return {service: f"{_OWN}{number}" for number, service in enumerate(own, 1)}


def _services(assessment: Assessment, new: Mapping[str, str]) -> Mapping[str, str]:
    names = {one.id: one.name for one in assessment.questionnaire.services}
    return {
        new.get(one, one): f"Egen verksamhet {new[one].removeprefix(_OWN)}" if one in new else names.get(one, one)
        for one in assessment.services
    }


def _of_services(questionnaire: Questionnaire, question_id: str, new: Mapping[str, str]) -> Mapping[str, str]:
    """The new ids of a grid whose rows are services; none for any other question, whose rows may have the same ids."""
    question = question_of(questionnaire, question_id)
    return new if isinstance(question, RatingGrid) and question.rows == "services" else {}


def _wordless(answer: Answer, rows: Mapping[str, str]) -> Answer:
    """An answer without words; a text stays answered, with nothing in it."""
    match answer:
        case Written():
            return Written("")
        case Chosen(ids):
            return Chosen(ids)
        case Grid(marks):
            return Grid({rows.get(row, row): mark for row, mark in marks.items()})
        case _:
            return answer


def _counts(votes: Votes, rows: Mapping[str, str]) -> Votes:
    """The rounds of a vote, without the reasons that were given."""
    if isinstance(votes, GridVoting):
        return GridVoting({rows.get(row, row): Voting(one.rounds) for row, one in votes.rows.items()})
    return Voting(votes.rounds)


def _planned(questionnaire: Questionnaire, actions: Mapping[str, PlannedAction]) -> Mapping[str, PlannedAction]:
    """Of the actions only how far they have come, and which proposal of the questionnaire they were made from."""
    proposed = {one.id for one in questionnaire.actions}
    return {
        f"atgard_{number}": PlannedAction("", state=one.state, offered=one.offered if one.offered in proposed else None)
        for number, one in enumerate(actions.values(), 1)
    }


def _before(assessment: Assessment) -> Previous | None:
    """That there was an assessment before this one, and what became of its actions; its day is not told."""
    before = assessment.previous
    return before and Previous("", assessment.date, actions=_planned(assessment.questionnaire, before.actions))


def _neutral(part: Any, public: frozenset[str]) -> Any:
    """A part of a questionnaire in which every own text that an export could tell is the part's id."""
    if isinstance(part, tuple):
        return tuple(_neutral(one, public) for one in part)
    if not isinstance(part, Part):
        return part
    instead = getattr(part, "id", NAMELESS)
    values = {name: getattr(part, name) for name in type(part).model_fields}
    return type(part).model_construct(
        **{
            name: _public(value, instead, public) if name in _TEXTS else _neutral(value, public)
            for name, value in values.items()
        }
    )


def _public(value: Any, instead: str, public: frozenset[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_public(one, NAMELESS, public) for one in value)
    return instead if isinstance(value, str) and value not in public else value
