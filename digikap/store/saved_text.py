"""The text of a saved assessment, piece by piece: a piece whose value has not changed is not rendered again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import partial
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

    The copy of the questionnaire is rendered once, answers and comments only when they change. So a save costs the same
    with 60 answered questions and with 3 600, but for putting the pieces together.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._services: Mapping[str, str] = {}
        ids = [question.id for question in questionnaire.questions()]
        self._answers = _Pieces(ids, partial(self._answer, "answers"), columns=3)
        self._hidden = _Pieces(ids, partial(self._answer, "hidden"), columns=3)
        self._comments = _Pieces(ids, _comment)
        self._analysis = _Pieces([section.id for section in questionnaire.sections], _analysis)
        self._copy = b"\n" + rendered({"questionnaire": dump(questionnaire)})

    def suits(self, questionnaire: Questionnaire) -> bool:
        """Whether this questionnaire is the one whose copy was rendered."""
        return questionnaire is self._questionnaire

    def of(self, assessment: Assessment) -> bytes:
        """The whole file. The answers stand in the questionnaire's order, the grids after the others."""
        if assessment.services is not self._services:
            self._services = assessment.services
            self._answers.forget()
            self._hidden.forget()
        hidden = {key: assessment.answers[key] for key in assessment.hidden()}
        shown = assessment.answers
        if hidden:
            shown = {key: answer for key, answer in shown.items() if key not in hidden}
        lines, grids, others = self._answers.of(shown)
        aside, aside_grids, aside_others = self._hidden.of(hidden)
        blocks = [rendered(_head(assessment)), b"\n", rendered(_tables(assessment))]
        blocks += [b"\n[answers]\n", lines] if lines else []
        blocks.append(grids)
        blocks += [b"\n[hidden]\n", aside] if aside else []
        blocks.append(aside_grids)
        blocks += [b"\n[other_text]\n", others, aside_others] if others or aside_others else []
        blocks += self._comments.of(assessment.comments)
        blocks += self._analysis.of(assessment.analysis)
        return b"".join([*blocks, self._copy])

    def _answer(self, table: str, key: str, answer: Answer) -> tuple[bytes, bytes, bytes]:
        """What an answer puts in `[answers]` or `[hidden]`, as a table of its own there, and in `[other_text]`."""
        question = self._questionnaire.question(key)
        if isinstance(question, RatingGrid) and isinstance(answer, Grid):
            # rows in the questionnaire's order, however they were answered; those that can never come back left out
            rows = known_rows(self._questionnaire, question, self._services)
            marks = {row: short_mark(answer.marks[row]) for row in rows if row in answer.marks}
            return b"", b"\n" + rendered({table: {key: marks}}), b""
        line = rendered({key: short_form(answer, many=not isinstance(question, SingleChoice))})
        return line, b"", _other_text(question, answer)


class _Pieces:
    """The pieces of a table's values in a fixed order; one is made again only when it is for another value.

    A piece has one or several columns, which end up in different places of the file.
    """

    def __init__(self, order: Sequence[str], make: Callable[[str, Any], tuple[bytes, ...]], columns: int = 1) -> None:
        self._order, self._make = order, make
        self._made: list[dict[str, bytes]] = [{} for _ in range(columns)]
        self._known: dict[str, object] = {}
        self.forget()

    def forget(self) -> None:
        """Makes every piece anew the next time."""
        self._known.clear()
        for column in self._made:
            column.update(dict.fromkeys(self._order, b""))

    def of(self, values: Mapping[str, Any]) -> list[bytes]:
        """Each column as one text."""
        known = self._known
        for key, value in values.items():
            if known.get(key) is not value:
                known[key] = value
                self._put(key, self._make(key, value))
        if len(known) > len(values):
            for key in known.keys() - values.keys():
                del known[key]
                self._put(key, [b""] * len(self._made))
        return [b"".join(column.values()) for column in self._made]

    def _put(self, key: str, pieces: Sequence[bytes]) -> None:
        for column, piece in zip(self._made, pieces, strict=True):
            column[key] = piece


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
    }
    if assessment.participants is not None:
        tables["participants"] = {"count": assessment.participants}
    if assessment.services:
        tables["services"] = dict(assessment.services)
    return tables


def _other_text(question: Question, answer: Answer) -> bytes:
    """The group's own words, where they belong to something that is chosen: they mean nothing alone."""
    if not isinstance(question, ChoiceQuestion) or not isinstance(answer, Chosen) or answer.other is None:
        return b""
    free = {choice.id for choice in question.choices if choice.free_text}
    return rendered({question.id: answer.other}) if free.intersection(answer.ids) else b""


def _comment(key: str, comment: Comment) -> tuple[bytes]:
    return (b"\n" + rendered({"comments": {key: {"use": comment.use, "text": comment.text}}}),)


def _analysis(key: str, lines: Mapping[int, str]) -> tuple[bytes]:
    numbered = {str(number): lines[number] for number in sorted(lines)}
    return (b"\n" + rendered({"analysis": {key: numbered}}),)
