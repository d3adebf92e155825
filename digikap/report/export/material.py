"""What is exported of an assessment, and what is left out: always, without comments, and where nobody may be known.

An anonymous export is made from an assessment in which every text of the municipality's own has been taken away or
replaced, so that no format can let one through. What is own is told from `public`: all text that ships with digikap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from digikap.model.answer import Answer, Chosen, Grid, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.base import Part
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import GridVoting, Votes, Voting
from digikap.report.view.words import comments, hidden_comments, is_told
from digikap.scoring.result import Scores
from digikap.scoring.score import score

_OWN = "egen_"
"""What the neutral id of a service begins with."""

NAMELESS = "utelämnat"
"""What stands for an own text that has no id."""

_TEXTS = frozenset({"title", "name", "text", "label", "levels"})
"""The fields of a questionnaire's parts that an export can tell."""


@dataclass(frozen=True)
class Selection:
    """What the user wants to have: with the comments or not, and whether nobody may know whose it is."""

    comments: bool = True
    anonymous: bool = False


@dataclass(frozen=True)
class LeftOut:
    """Something that stands in the assessment's file and is not exported; how many, where it can be counted."""

    id: str
    name: str
    count: int | None = None


@dataclass(frozen=True)
class Material:
    """What every format is written from: what is left of the assessment, its scores, and what was left out."""

    assessment: Assessment
    scores: Scores
    anonymous: bool
    left_out: tuple[LeftOut, ...]


def material(
    assessment: Assessment, selection: Selection | None = None, public: frozenset[str] = frozenset()
) -> Material:
    """What is exported of an assessment. `public`: every text that ships, from `texts`; only asked for anonymously."""
    selection = selection or Selection()
    left_out = (*_always(assessment), *_chosen(assessment, selection, public))
    if selection.anonymous:
        assessment = _anonymous(assessment, public)
    elif not selection.comments:
        assessment = replace(assessment, comments={})
    return Material(assessment, score(assessment), selection.anonymous, left_out)


def told(material: Material) -> str:
    """What was left out, in a sentence for the user."""
    parts = [f"{one.name} ({one.count})" if one.count else one.name for one in material.left_out if one.count != 0]
    return f"Utelämnat: {'; '.join(parts)}." if parts else "Det fanns inget att utelämna."


def texts(questionnaires: Iterable[Questionnaire]) -> frozenset[str]:
    """Every text in some questionnaires."""
    return frozenset(text for one in questionnaires for text in _strings(one.model_dump()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _strings(part)


def _always(assessment: Assessment) -> Iterator[LeftOut]:
    working = sum(comment.use == "arbetsmaterial" for comment in assessment.comments.values())
    yield LeftOut("working_comments", "Kommentarer som är arbetsmaterial", working)
    questions = assessment.questionnaire.questions()
    unasked = sum(one.id in assessment.answers and not is_told(assessment, one) for one in questions)
    if unasked:
        yield LeftOut("unasked_answers", "Svar på frågor som inte ställs längre", unasked)
    if hidden := len(hidden_comments(assessment)):
        yield LeftOut("hidden_comments", "Kommentarer på frågor som inte ställs längre", hidden)


def _chosen(assessment: Assessment, selection: Selection, public: frozenset[str]) -> Iterator[LeftOut]:
    if selection.anonymous or not selection.comments:
        yield LeftOut("comments", "Kommentarer för rapporten", len(comments(assessment)))
    if not selection.anonymous:
        return
    answers = assessment.answers.values()
    yield LeftOut("id", "Filens id")
    yield LeftOut("organisation", "Kommunens namn, kod, län, kommungrupp och folkmängd")
    facts = len(assessment.questionnaire.facts)
    yield LeftOut("facts", "Frågorna om invånare, kommungrupp och deltagarnas roller", facts)
    yield LeftOut("texts", "Svar i egna ord", sum(isinstance(answer, Written) for answer in answers))
    other = sum(isinstance(answer, Chosen) and answer.other is not None for answer in answers)
    yield LeftOut("other_text", "Egna ord bakom ett val", other)
    yield LeftOut("analysis", "Gruppens egen analys, i rader", sum(map(len, assessment.analysis.values())))
    yield LeftOut("services", "Namn på egna verksamheter", len(_new_services(assessment, public)))
    if answering := len(assessment.respondents) or int(assessment.respondent is not None):
        yield LeftOut("respondents", "De svarandes alias och roller", answering)
    if assessment.actions:
        yield LeftOut("actions", "Handlingsplanens åtgärder", len(assessment.actions))
    if not texts([assessment.questionnaire]) <= public:
        yield LeftOut("own_words", "Det egna formulärets namn och texter; id står kvar")


def _anonymous(assessment: Assessment, public: frozenset[str]) -> Assessment:
    """The same answers, without any text of the municipality's own, under neutral ids of its own services."""
    return _nameless(assessment, _neutral(assessment.questionnaire, public), _new_services(assessment, public))


def _nameless(assessment: Assessment, neutral: Questionnaire, new: Mapping[str, str]) -> Assessment:
    """Made of what is known to be safe: whatever else an assessment comes to hold is left out."""
    names = {one.id: one.name for one in neutral.services}
    services = {
        new.get(one, one): f"Egen verksamhet {new[one].removeprefix(_OWN)}" if one in new else names[one]
        for one in assessment.services
    }
    return Assessment(
        id="",
        questionnaire=neutral,
        organisation=Organisation(""),
        date=assessment.date,
        participants=assessment.participants,
        mode=assessment.mode,
        variant=assessment.variant,
        state=assessment.state,
        example=assessment.example,
        minutes_used=assessment.minutes_used,
        included=assessment.included,
        services=services,
        answers={question: _wordless(answer, new) for question, answer in assessment.answers.items()},
        parked=assessment.parked,
        passed=assessment.passed,
        votes={question: _counts(votes, new) for question, votes in assessment.votes.items()},
        respondents=tuple(_nameless(one, neutral, new) for one in assessment.respondents),
        required=assessment.required,
    )


def _new_services(assessment: Assessment, public: frozenset[str]) -> Mapping[str, str]:
    """A neutral id for each service of the municipality's own, numbered in the order of the rows."""
    listed = {one.id for one in assessment.questionnaire.services if one.name in public}
    everyone = (assessment, *assessment.respondents)
    own = dict.fromkeys(service for one in everyone for service in one.services if service not in listed)
    return {service: f"{_OWN}{number}" for number, service in enumerate(own, 1)}


def _wordless(answer: Answer, services: Mapping[str, str]) -> Answer:
    """An answer without words; a text stays answered, with nothing in it."""
    match answer:
        case Written():
            return Written("")
        case Chosen(ids):
            return Chosen(ids)
        case Grid(marks):
            return Grid({services.get(row, row): mark for row, mark in marks.items()})
        case _:
            return answer


def _counts(votes: Votes, services: Mapping[str, str]) -> Votes:
    """The rounds of a vote, without the reasons that were given."""
    if isinstance(votes, GridVoting):
        return GridVoting({services.get(row, row): Voting(one.rounds) for row, one in votes.rows.items()})
    return Voting(votes.rounds)


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
