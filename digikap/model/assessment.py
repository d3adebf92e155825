"""A saved assessment in memory: who, when, how, what was answered, and the questionnaire it was answered in."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeVar

from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.condition import Condition
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, RatingGrid, Row

State = Literal["ongoing", "finished"]
Mode = Literal["consensus"]
Variant = Literal["full", "quick"]
Use = Literal["arbetsmaterial", "rapport"]

K = TypeVar("K")
V = TypeVar("V")


def _empty() -> Mapping[str, V]:
    return MappingProxyType({})


def _with(table: Mapping[K, V], key: K, value: V | None) -> Mapping[K, V]:
    """The table with one value set, or taken away where it is None."""
    changed = dict(table)
    if value is None:
        changed.pop(key, None)
    else:
        changed[key] = value
    return MappingProxyType(changed)


@dataclass(frozen=True)
class Organisation:
    """Whose capacity is assessed. Beside `name`, what is known of the 290 municipalities."""

    name: str
    code: str | None = None
    county: str | None = None
    group: str | None = None
    population: int | None = None
    population_year: int | None = None


@dataclass(frozen=True)
class Comment:
    """What the group wrote beside a question; `arbetsmaterial` stays in the file, `rapport` is printed."""

    text: str
    use: Use = "arbetsmaterial"


@dataclass(frozen=True)
class Assessment:
    """One group's answers to one questionnaire. Frozen: every change gives a new value.

    `id` names the file for ever, `revision` counts its saves. `date` is the day of the meeting, `saved` the moment of
    the last save as ISO text. `participants`: how many answer, None where nobody has said. `services` are the rows of
    the grids, by id; `included` the optional questions that are asked; `parked` the questions that wait; `passed` those
    the group has chosen to leave unanswered; `analysis` what it wrote under each section's discussion questions, by
    section id and the question's number from 1.
    """

    id: str
    questionnaire: Questionnaire
    organisation: Organisation
    date: date
    participants: int | None = None
    mode: Mode = "consensus"
    variant: Variant = "full"
    state: State = "ongoing"
    revision: int = 0
    saved: str | None = None
    example: bool = False
    minutes_used: int = 0
    next_question: str | None = None
    included: tuple[str, ...] = ()
    services: Mapping[str, str] = field(default_factory=_empty)
    answers: Mapping[str, Answer] = field(default_factory=_empty)
    parked: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    comments: Mapping[str, Comment] = field(default_factory=_empty)
    analysis: Mapping[str, Mapping[int, str]] = field(default_factory=_empty)

    def with_answer(self, question_id: str, answer: Answer | None) -> Assessment:
        """The same assessment with one answer set, or taken back (None). A wholly answered question waits no more."""
        changed = replace(self, answers=_with(self.answers, question_id, answer))
        waits = question_id in self.parked or question_id in self.passed
        if not waits or not changed.is_answered(self.questionnaire.question(question_id)):
            return changed
        return replace(
            changed,
            parked=tuple(other for other in self.parked if other != question_id),
            passed=tuple(other for other in self.passed if other != question_id),
        )

    def with_comment(self, question_id: str, comment: Comment | None) -> Assessment:
        """The same assessment with one comment set, or taken back (None)."""
        return replace(self, comments=_with(self.comments, question_id, comment))

    def with_analysis(self, section_id: str, number: int, text: str | None) -> Assessment:
        """The same assessment with the group's line under one discussion question set, or taken back (None)."""
        lines: Mapping[int, str] = _with(self.analysis.get(section_id, {}), number, text)
        return replace(self, analysis=_with(self.analysis, section_id, lines or None))

    def asks(self, question: Question) -> bool:
        """Whether this assessment asks a question: it is included, visible, and a grid has rows.

        A grid over the choices of an earlier question has rows once that question has been answered with a choice.
        """
        if not self.is_included(question) or not self.is_visible(question):
            return False
        return not isinstance(question, RatingGrid) or bool(self.rows(question))

    def is_included(self, question: Question) -> bool:
        """Whether the question belongs to the variant, or has been turned on."""
        if question.id in self.included:
            return True
        return not question.optional and (self.variant == "full" or question.quick)

    def is_visible(self, question: Question) -> bool:
        """Whether earlier answers fulfil the question's condition and its section's (see `Condition`).

        A grid over what was chosen in an earlier question is visible only if that question is.
        """
        return not self.questionnaire.deciding or question.id in self._visible

    @cached_property
    def _visible(self) -> frozenset[str]:
        """The ids of all visible questions: one way through, in order, since a condition only looks back."""
        visible: set[str] = set()
        for section in self.questionnaire.sections:
            if self._is_fulfilled(section.visible_if, visible):
                for question in section.questions:
                    rows_from = question.rows_from if isinstance(question, RatingGrid) else None
                    if (rows_from is None or rows_from in visible) and self._is_fulfilled(question.visible_if, visible):
                        visible.add(question.id)
        return frozenset(visible)

    def _is_fulfilled(self, condition: Condition | None, visible: Set[str]) -> bool:
        if condition is None:
            return True
        return condition.question in visible and condition.holds(self.answers.get(condition.question))

    def hidden(self) -> tuple[str, ...]:
        """The ids of the questions that have an answer and are not visible: kept, never scored or printed."""
        if not self.questionnaire.deciding:
            return ()
        questions = self.questionnaire.questions()
        return tuple(q.id for q in questions if q.id in self.answers and not self.is_visible(q))

    def rows(self, grid: RatingGrid) -> tuple[Row, ...]:
        """The rows of a grid in this assessment: its own, the municipality's services, or what was chosen earlier.

        Names that the group wrote itself are no part of a questionnaire, so they are not held to its lengths.
        """
        if grid.rows_from is not None:
            source = self.questionnaire.question(grid.rows_from)
            answer = self.answers.get(grid.rows_from)
            if not isinstance(answer, Chosen) or not isinstance(source, ChoiceQuestion):
                return ()
            choices = {choice.id: choice for choice in source.choices}
            return tuple(
                Row.model_construct(
                    id=chosen, name=answer.other if choices[chosen].free_text and answer.other else choices[chosen].text
                )
                for chosen in answer.ids
            )
        if isinstance(grid.rows, tuple):
            return grid.rows
        return tuple(Row.model_construct(id=service, name=name) for service, name in self.services.items())

    def is_answered(self, question: Question) -> bool:
        """Whether a question needs nothing more: a grid when every one of its rows has an answer."""
        answer = self.answers.get(question.id)
        if isinstance(question, RatingGrid) and isinstance(answer, Grid):
            return all(row.id in answer.marks for row in self.rows(question))
        return answer is not None

    def asked(self) -> tuple[Question, ...]:
        """The questions that this assessment asks, in the questionnaire's order."""
        return tuple(question for question in self.questionnaire.questions() if self.asks(question))

    def unanswered(self) -> tuple[Question, ...]:
        """The asked questions that have no answer, or a grid with rows left."""
        return tuple(question for question in self.asked() if not self.is_answered(question))

    @property
    def planned_minutes(self) -> int:
        """How long it is planned for: the asked sections' minutes, or the quick version's, and one for each addition.

        A questionnaire without minutes for its quick version is planned by its sections there too.
        """
        minutes = self.questionnaire.quick_minutes if self.variant == "quick" else None
        if minutes is None:
            sections = self.questionnaire.sections
            minutes = sum(one.minutes for one in sections if any(self.asks(question) for question in one.questions))
        return minutes + len(self.included)

    def is_unknown(self, question_id: str) -> bool:
        """Whether the question was answered ”vet ej”."""
        return self.answers.get(question_id) is Special.UNKNOWN
