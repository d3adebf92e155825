"""The text of those who answered one by one, as a merged file has them, and of what they answered in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question, Questionnaire
from digikap.store import planned
from digikap.store.questionnaires import dump
from digikap.store.rendering import (
    answer_form,
    comment_table,
    lines_table,
    organisation_table,
    other_words,
    rendered,
)


class MergedText:
    """Makes the text again only when the respondents, or what they have in common with the whole, have changed."""

    def __init__(self) -> None:
        self._known: tuple[object, ...] = ()
        self._made = (b"", b"")

    def of(self, assessment: Assessment) -> tuple[bytes, bytes]:
        """The tables of the respondents, and the copies of the questionnaires that are not the file's own."""
        if not assessment.respondents:
            return b"", b""
        parts = (assessment.respondents, assessment.organisation, assessment.services)
        if len(self._known) != len(parts) or any(
            one is not other for one, other in zip(self._known, parts, strict=True)
        ):
            self._known, self._made = parts, _made(assessment)
        return self._made


def _made(assessment: Assessment) -> tuple[bytes, bytes]:
    keys = _Keys(assessment.questionnaire)
    blocks = [
        b"\n" + rendered({"respondents": {one.id: _table(one, assessment, keys.of(one.questionnaire))}})
        for one in assessment.respondents
    ]
    copies = [b"\n" + rendered({"questionnaires": {key: table}}) for key, table in sorted(keys.copies.items())]
    return b"".join(blocks), b"".join(copies)


class _Keys:
    """What the copies are called: by id, version and contents, so that the order in which they come is of no matter."""

    def __init__(self, own: Questionnaire) -> None:
        self._distinct: list[tuple[Questionnaire, str | None]] = [(own, None)]
        self._seen: dict[int, str | None] = {id(own): None}
        self.copies: dict[str, dict[str, Any]] = {}

    def of(self, questionnaire: Questionnaire) -> str | None:
        """The key of a questionnaire; None for the file's own."""
        if id(questionnaire) not in self._seen:
            equal = [key for known, key in self._distinct if known == questionnaire]
            self._seen[id(questionnaire)] = equal[0] if equal else self._new(questionnaire)
        return self._seen[id(questionnaire)]

    def _new(self, questionnaire: Questionnaire) -> str:
        table = dump(questionnaire)
        key = f"{questionnaire.id}_{questionnaire.version}_{hashlib.sha256(rendered(table)).hexdigest()[:8]}"
        self._distinct.append((questionnaire, key))
        self.copies[key] = table
        return key


def _table(one: Assessment, around: Assessment, key: str | None) -> dict[str, Any]:
    """One respondent as a file has it: what is the same for all of them, or was not said, takes no place."""
    table = {
        **(planned.respondent_table(one.respondent) if one.respondent else {}),
        "revision": one.revision,
        "state": one.state,
        "variant": one.variant,
        "date": one.date,
        "saved": one.saved,
        "minutes_used": one.minutes_used or None,
        "next_question": one.next_question,
        "example": one.example or None,
        "included": one.included or None,
        "parked": one.parked or None,
        "passed": one.passed or None,
        "questionnaire": key,
        "organisation": organisation_table(one.organisation) if one.organisation != around.organisation else None,
        "participants": None if one.participants is None else {"count": one.participants},
        "services": dict(one.services) if list(one.services.items()) != list(around.services.items()) else None,
    }
    table |= dict(_given(one))
    return {key: value for key, value in table.items() if value is not None}


def _given(one: Assessment) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """The tables of what was answered, written beside it and planned."""
    hidden = frozenset(one.hidden())
    answered = [question for question in one.questionnaire.questions() if question.id in one.answers]
    yield "answers", _answers(one, [question for question in answered if question.id not in hidden])
    yield "hidden", _answers(one, [question for question in answered if question.id in hidden])
    words = {question.id: other_words(question, one.answers[question.id]) for question in answered}
    yield "other_text", {key: text for key, text in words.items() if text is not None} or None
    ids = [question.id for question in one.questionnaire.questions() if question.id in one.comments]
    yield "comments", {key: comment_table(one.comments[key]) for key in ids} or None
    sections = [section.id for section in one.questionnaire.sections if section.id in one.analysis]
    yield "analysis", {key: lines_table(one.analysis[key]) for key in sections} or None
    yield "required", planned.required_table(one.required) or None
    yield "actions", planned.actions_table(one.actions) or None
    yield "previous", planned.previous_table(one.previous) if one.previous else None


def _answers(one: Assessment, questions: list[Question]) -> dict[str, Any] | None:
    services = one.services
    return {q.id: answer_form(one.questionnaire, services, q, one.answers[q.id]) for q in questions} or None
