"""The text of a saved assessment, piece by piece: a piece whose value has not changed is not rendered again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import partial
from typing import Any, TypeVar

from digikap.model.answer import Answer, Grid
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import Questionnaire, RatingGrid
from digikap.model.tally import Votes
from digikap.store import planned, voted
from digikap.store.merged_text import MergedText
from digikap.store.questionnaires import dump
from digikap.store.rendering import (
    answer_form,
    comment_table,
    lines_table,
    organisation_table,
    other_words,
    rendered,
)

FORMAT = "digikap-assessment"
FORMAT_VERSION = 1

V = TypeVar("V")


class SavedText:
    """Makes the bytes of one assessment after the other, all in the same questionnaire.

    The copy of the questionnaire is rendered once; answers, votes and comments only when they change. So a save costs
    the same with 60 answered questions and with 3 600, but for putting the pieces together.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._services: Mapping[str, str] = {}
        ids = [question.id for question in questionnaire.questions()]
        self._answers = _Pieces(ids, partial(self._answer, "answers"), columns=3)
        self._hidden = _Pieces(ids, partial(self._answer, "hidden"), columns=3)
        self._votes = _Pieces(ids, partial(self._voting, "votes"))
        self._hidden_votes = _Pieces(ids, partial(self._voting, "hidden_votes"))
        self._comments = _Pieces(ids, _comment)
        self._analysis = _Pieces([section.id for section in questionnaire.sections], _analysis)
        self._plan = _Pieces(list(_PLAN), _planned)
        self._merged = MergedText()
        self._copy = b"\n" + rendered({"questionnaire": dump(questionnaire)})

    def suits(self, questionnaire: Questionnaire) -> bool:
        """Whether this questionnaire is the one whose copy was rendered."""
        return questionnaire is self._questionnaire

    def of(self, assessment: Assessment) -> bytes:
        """The whole file. The answers stand in the questionnaire's order, the grids after the others."""
        if assessment.services is not self._services:
            self._services = assessment.services
            for pieces in (self._answers, self._hidden, self._votes, self._hidden_votes):
                pieces.forget()
        hidden = frozenset(assessment.hidden())
        shown_answers, hidden_answers = _parted(assessment.answers, hidden)
        shown_votes, hidden_votes = _parted(assessment.votes, hidden)
        lines, grids, others = self._answers.of(shown_answers)
        aside, aside_grids, aside_others = self._hidden.of(hidden_answers)
        blocks = [rendered(_head(assessment)), b"\n", rendered(_tables(assessment))]
        blocks += [b"\n[answers]\n", lines] if lines else []
        blocks.append(grids)
        blocks += [b"\n[hidden]\n", aside] if aside else []
        blocks.append(aside_grids)
        blocks += self._votes.of(shown_votes)
        blocks += self._hidden_votes.of(hidden_votes)
        blocks += [b"\n[other_text]\n", others, aside_others] if others or aside_others else []
        blocks += self._comments.of(assessment.comments)
        blocks += self._analysis.of(assessment.analysis)
        blocks += self._plan.of({key: part for key in _PLAN if (part := getattr(assessment, key))})
        respondents, copies = self._merged.of(assessment)
        return b"".join([*blocks, respondents, self._copy, copies])

    def _answer(self, table: str, key: str, answer: Answer) -> tuple[bytes, bytes, bytes]:
        """What an answer puts in `[answers]` or `[hidden]`, as a table of its own there, and in `[other_text]`."""
        question = self._questionnaire.question(key)
        form = answer_form(self._questionnaire, self._services, question, answer)
        if isinstance(question, RatingGrid) and isinstance(answer, Grid):
            return b"", b"\n" + rendered({table: {key: form}}), b""
        other = other_words(question, answer)
        return rendered({key: form}), b"", b"" if other is None else rendered({key: other})

    def _voting(self, table: str, key: str, votes: Votes) -> tuple[bytes]:
        """What was voted on a question, as a table of its own in `[votes]` or `[hidden_votes]`."""
        rounds = voted.as_table(self._questionnaire, self._services, key, votes)
        return (b"\n" + rendered({table: {key: rounds}}) if rounds else b"",)


def _parted(values: Mapping[str, V], hidden: Set[str]) -> tuple[Mapping[str, V], Mapping[str, V]]:
    """What is shown, and what is put aside."""
    if not hidden:
        return values, {}
    shown = {key: value for key, value in values.items() if key not in hidden}
    return shown, {key: value for key, value in values.items() if key in hidden}


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
    tables: dict[str, Any] = {"organisation": organisation_table(assessment.organisation)}
    if assessment.participants is not None:
        tables["participants"] = {"count": assessment.participants}
    if assessment.respondent is not None:
        tables["respondent"] = planned.respondent_table(assessment.respondent)
    if assessment.services:
        tables["services"] = dict(assessment.services)
    return tables


def _comment(key: str, comment: Comment) -> tuple[bytes]:
    return (b"\n" + rendered({"comments": {key: comment_table(comment)}}),)


def _analysis(key: str, lines: Mapping[int, str]) -> tuple[bytes]:
    return (b"\n" + rendered({"analysis": {key: lines_table(lines)}}),)


_PLAN: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "required": planned.required_table,
    "actions": planned.actions_table,
    "previous": planned.previous_table,
}
"""The fields that the group plans with, in the file's order, and what makes a table of each."""


def _planned(key: str, value: object) -> tuple[bytes]:
    return (b"\n" + rendered({key: _PLAN[key](value)}),)
