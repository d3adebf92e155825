"""How a value becomes TOML, and what an answer puts in a file: the same in a whole file and in a merged one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any

import tomli_w

from digikap.model.answer import Answer, Chosen, Grid, ShortForm, short_form, short_mark
from digikap.model.assessment import Comment, Organisation
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, RatingGrid, SingleChoice
from digikap.store.given import known_rows
from digikap.store.tables import unified


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


def answer_form(
    questionnaire: Questionnaire, services: Collection[str], question: Question, answer: Answer
) -> ShortForm:
    """An answer as a file has it: a grid's rows in order, and only those that can come back."""
    if isinstance(question, RatingGrid) and isinstance(answer, Grid):
        rows = known_rows(questionnaire, question, services)
        return {row: short_mark(answer.marks[row]) for row in rows if row in answer.marks}
    return short_form(answer, many=not isinstance(question, SingleChoice))


def other_words(question: Question, answer: Answer) -> str | None:
    """The group's own words beside a choice, where they belong to something that is chosen: they mean nothing alone."""
    if not isinstance(question, ChoiceQuestion) or not isinstance(answer, Chosen) or answer.other is None:
        return None
    free = {choice.id for choice in question.choices if choice.free_text}
    return answer.other if free.intersection(answer.ids) else None


def organisation_table(organisation: Organisation) -> dict[str, Any]:
    """The organisation as a file has it: what is not known takes no place."""
    known = {part.name: getattr(organisation, part.name) for part in fields(organisation)}
    return {key: value for key, value in known.items() if value is not None}


def comment_table(comment: Comment) -> dict[str, str]:
    """A comment as a file has it."""
    return {"use": comment.use, "text": comment.text}


def lines_table(lines: Mapping[int, str]) -> dict[str, str]:
    """The group's lines under a section's discussion questions, by number."""
    return {str(number): lines[number] for number in sorted(lines)}
