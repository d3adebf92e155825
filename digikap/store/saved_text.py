"""The text of a saved assessment, piece by piece: a piece whose value has not changed is not rendered again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from typing import Any

import tomli_w

from digikap.model.answer import Answer, Chosen, Grid, short_form, short_mark
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, RatingGrid, SingleChoice
from digikap.store.given import known_rows
from digikap.store.questionnaires import dump
from digikap.store.tables import unified

FORMAT = "digikap-assessment"
FORMAT_VERSION = 1


class SavedText:
    """Makes the bytes of one assessment after the other, all in the same questionnaire.

    The copy of the questionnaire is rendered once; answers and comments when they change. So a save costs the same
    with 60 answered questions and with 3 600, but for putting the pieces together.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._questions = tuple(questionnaire.questions())
        self._copy = rendered({"questionnaire": dump(questionnaire)})
        self._pieces: dict[tuple[str, str], tuple[object, object, bytes]] = {}

    def suits(self, questionnaire: Questionnaire) -> bool:
        """Whether this questionnaire is the one whose copy was rendered."""
        return questionnaire is self._questionnaire

    def of(self, assessment: Assessment) -> bytes:
        """The whole file. The answers stand in the questionnaire's order, the grids after the others."""
        blocks = [rendered(_head(assessment)), rendered(_tables(assessment))]
        blocks += self._answers(assessment)
        blocks += self._by_id("comments", [q.id for q in self._questions], assessment.comments, _comment)
        sections = [section.id for section in self._questionnaire.sections]
        blocks += self._by_id("analysis", sections, assessment.analysis, _lines)
        blocks.append(self._copy)
        return b"\n".join(block for block in blocks if block)

    def _answers(self, assessment: Assessment) -> list[bytes]:
        lines, grids, others = [], [], []
        for question in self._questions:
            answer = assessment.answers.get(question.id)
            if answer is None:
                continue
            if isinstance(answer, Grid):
                grids.append(self._piece("grid", question, answer, assessment.services, _grid))
                continue
            lines.append(self._piece("answer", question, answer, None, _line))
            if isinstance(answer, Chosen) and answer.other is not None:
                others.append(self._piece("other", question, answer, None, _other))
        blocks = [b"[answers]\n" + b"".join(lines)] if lines else []
        blocks += grids
        text = b"".join(others)
        return [*blocks, b"[other_text]\n" + text] if text else blocks

    def _piece(self, kind: str, question: Question, answer: Answer, services: Any, make: Callable[..., bytes]) -> bytes:
        """The piece made last time, if it was for this very answer (and, in a grid, these services)."""
        known = self._pieces.get((kind, question.id))
        if known is not None and known[0] is answer and known[1] is services:
            return known[2]
        text = make(self._questionnaire, question, answer, services)
        self._pieces[kind, question.id] = (answer, services, text)
        return text

    def _by_id(
        self, kind: str, order: list[str], values: Mapping[str, Any], make: Callable[[Any], dict[str, Any]]
    ) -> list[bytes]:
        """A table for each id that has a value, in this order."""
        found = []
        for key in order if values else ():
            value = values.get(key)
            if value is None:
                continue
            known = self._pieces.get((kind, key))
            if known is None or known[0] is not value:
                known = (value, None, rendered({kind: {key: make(value)}}))
                self._pieces[kind, key] = known
            found.append(known[2])
        return found


def rendered(table: dict[str, Any]) -> bytes:
    """A table as TOML. What UTF-8 has no bytes for becomes a question mark: an odd letter must not stop a save."""
    return tomli_w.dumps(_plain_ends(table), multiline_strings=True).encode(errors="replace")


def _plain_ends(value: Any) -> Any:
    match value:
        case str():
            return unified(value)
        case dict():
            return {key: _plain_ends(part) for key, part in value.items()}
        case list() | tuple():
            return [_plain_ends(part) for part in value]
        case _:
            return value


def _head(assessment: Assessment) -> dict[str, Any]:
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "id": assessment.id,
        "revision": assessment.revision,
        "state": assessment.state,
        "mode": assessment.mode,
        "variant": assessment.variant,
        "date": assessment.date,
        "saved": assessment.saved,
        "minutes_used": assessment.minutes_used,
        "next_question": assessment.next_question,
        "example": assessment.example or None,
        "included": assessment.included or None,
        "parked": assessment.parked or None,
        "passed": assessment.passed or None,
    }
    return {key: value for key, value in head.items() if value is not None}


def _tables(assessment: Assessment) -> dict[str, Any]:
    who = {part.name: getattr(assessment.organisation, part.name) for part in fields(assessment.organisation)}
    tables: dict[str, Any] = {
        "organisation": {key: value for key, value in who.items() if value is not None},
        "participants": {"count": assessment.participants},
    }
    if assessment.services:
        tables["services"] = dict(assessment.services)
    return tables


def _line(_: Questionnaire, question: Question, answer: Answer, __: object) -> bytes:
    return rendered({question.id: short_form(answer, many=not isinstance(question, SingleChoice))})


def _other(_: Questionnaire, question: ChoiceQuestion, answer: Chosen, __: object) -> bytes:
    """The group's own words, where they belong to something that is chosen: they mean nothing alone."""
    free = {choice.id for choice in question.choices if choice.free_text}
    return rendered({question.id: answer.other}) if free.intersection(answer.ids) else b""


def _grid(questionnaire: Questionnaire, question: RatingGrid, answer: Grid, services: Collection[str]) -> bytes:
    """The rows in the questionnaire's order, however they were answered; rows that can never come back are left out."""
    rows = known_rows(questionnaire, question, services)
    marks = {row: short_mark(answer.marks[row]) for row in rows if row in answer.marks}
    return rendered({"answers": {question.id: marks}})


def _comment(comment: Comment) -> dict[str, Any]:
    return {"use": comment.use, "text": comment.text}


def _lines(lines: Mapping[int, str]) -> dict[str, Any]:
    return {str(number): lines[number] for number in sorted(lines)}
