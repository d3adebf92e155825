"""One assessment as a side of a comparison: what it shows, in which words, and whether there is a value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digikap.model.answer import Written
from digikap.model.assessment import Assessment
from digikap.model.fingerprint import fingerprint
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, RatingGrid, Row
from digikap.scoring.distribution import ChoiceDistribution, Distribution, GridDistribution, Responses, State
from digikap.scoring.responses import responses
from digikap.scoring.result import Scores
from digikap.scoring.score import score_responses
from digikap.scoring.wording import question_of, rows

Key = tuple[str, str | None]
"""A question's id, and in a grid the id of one row; a grid has no key of its own."""


@dataclass(frozen=True)
class Standing:
    """A question, or a row, as an assessment shows it: the fingerprint of its words, and its state."""

    words: str
    state: State


@dataclass(frozen=True)
class Side:
    """An assessment with its responses, its own scores, and everything that it shows in the order of its questions."""

    assessment: Assessment
    given: Responses
    scores: Scores
    standings: Mapping[Key, Standing]

    @classmethod
    def of(cls, assessment: Assessment) -> Side:
        """The side that an assessment is."""
        given = responses(assessment)
        scores = score_responses(assessment.questionnaire, given, assessment.required)
        return cls(assessment, given, scores, dict(_standings(assessment, given)))

    @property
    def questionnaire(self) -> Questionnaire:
        """What it was answered in."""
        return self.assessment.questionnaire


def _standings(assessment: Assessment, given: Responses) -> Iterator[tuple[Key, Standing]]:
    for question in assessment.asked():
        if question.id in assessment.questionnaire.facts:
            continue  # known from the start in both: no answer to compare
        votes = given.get(question.id)
        if isinstance(question, RatingGrid) and isinstance(votes, GridDistribution):
            for row, words in rows(assessment, question).items():
                yield (question.id, row), Standing(words, votes.rows[row].state)
        else:
            words = fingerprint(assessment.questionnaire, question)
            yield (question.id, None), Standing(words, _state(assessment, question, votes))


def _state(assessment: Assessment, question: Question, votes: object) -> State:
    match votes:
        case Distribution():
            return votes.state
        case ChoiceDistribution():
            return "value" if votes.respondents else "unknown" if votes.unknown else "unanswered"
        case _:
            everyone = (assessment, *assessment.respondents)
            written = any(isinstance(one.answers.get(question.id), Written) for one in everyone)
            return "value" if written else "unanswered"


def reference(sides: Sequence[Side]) -> Questionnaire:
    """The questionnaire that all sides are scored with: the higher version, then the later date, then the larger hash.

    Never that of the first or of the last side: the order of the sides decides nothing.
    """
    first = sides[0].questionnaire
    if all(one.questionnaire is first or one.questionnaire == first for one in sides):
        return first
    ranked = max(sides, key=lambda one: (one.questionnaire.version, one.assessment.date, _hash(one.questionnaire)))
    return ranked.questionnaire


def _hash(questionnaire: Questionnaire) -> str:
    return hashlib.sha256(questionnaire.model_dump_json().encode()).hexdigest()


def common(sides: Sequence[Side]) -> frozenset[Key]:
    """What is like for like: shown by every side in the same words, with a value on every side."""
    first, *others = sides
    return frozenset(
        key
        for key, standing in first.standings.items()
        if standing.state == "value" and all(one.standings.get(key) == standing for one in others)
    )


def offered(questionnaire: Questionnaire, grid: RatingGrid) -> Mapping[str, str]:
    """The rows that a grid can have by its questionnaire alone, with their fingerprints; not a municipality's own."""
    if grid.rows_from is not None:
        source = question_of(questionnaire, grid.rows_from)
        choices = source.choices if isinstance(source, ChoiceQuestion) else ()
        names = {choice.id: choice.text for choice in choices}
    elif isinstance(grid.rows, tuple):
        names = {row.id: row.name for row in grid.rows}
    else:
        names = {service.id: service.name for service in questionnaire.services}
    return {
        row: fingerprint(questionnaire, grid, Row.model_construct(id=row, name=name)) for row, name in names.items()
    }


def in_order(questionnaire: Questionnaire, keys: frozenset[Key]) -> tuple[Key, ...]:
    """The keys whose questions a questionnaire has, in its order: of rows first its own, then by id."""
    by_question: dict[str, list[str | None]] = {}
    for name, row in sorted(keys, key=lambda key: (key[0], key[1] or "")):
        by_question.setdefault(name, []).append(row)
    found: list[Key] = []
    for question in questionnaire.questions():
        names = by_question.get(question.id, [])
        if isinstance(question, RatingGrid):
            listed = list(offered(questionnaire, question))
            names.sort(key=lambda row: listed.index(row) if row in listed else len(listed))
        found += [(question.id, row) for row in names]
    return tuple(found)
