"""A saved assessment in memory: who, when, how, what was answered, and the questionnaire it was answered in."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeVar

from digikap.model.answer import Answer, Grid, Respondent
from digikap.model.condition import Condition
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import MultipleChoice, Question, Questionnaire, RatingGrid, Row, SingleChoice
from digikap.model.rows import rows_of
from digikap.model.tally import GridVoting, Round, Tally, Votes, Voting
from digikap.swedish import same_name

if TYPE_CHECKING:
    from digikap.model.together import Together

State = Literal["ongoing", "finished"]
Mode = Literal["consensus", "tally", "individual"]
Variant = Literal["full", "quick"]
Use = Literal["arbetsmaterial", "rapport"]

Required = int | Tally
"""The level from 1 to 5 that the task requires, or the votes on it."""

K = TypeVar("K")
V = TypeVar("V")


def _empty() -> Mapping[str, V]:
    return MappingProxyType({})


def _with(table: Mapping[K, V], key: K, value: V | None) -> Mapping[K, V]:
    """The table with one value set, or taken away where it is None."""
    # a copy of the table inside is made at once, one by way of its keys is ten times slower
    changed = table.copy() if isinstance(table, MappingProxyType) else dict(table)
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

    def is_same(self, other: Organisation) -> bool:
        """Whether it is the same one: by the code where both have one, else by the name."""
        if self.code and other.code:
            return self.code == other.code
        return same_name(self.name) == same_name(other.name)


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

    How it was answered: in consensus `answers` is all there is. In a tally `votes` holds the rounds and `answers` what
    was settled after them, or what needs no vote. One person's own file has a `respondent`; a file that was merged of
    several has them as `respondents`, each the whole assessment of one person, and no answers of its own.

    `required`: the level from 1 to 5 that the task requires, or the votes on it, by the id of a dimension or a group.
    `actions`: what the group undertakes, by id. `previous`: the assessment before this one.
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
    votes: Mapping[str, Votes] = field(default_factory=_empty)
    respondent: Respondent | None = None
    respondents: tuple[Assessment, ...] = ()
    required: Mapping[str, Required] = field(default_factory=_empty)
    actions: Mapping[str, PlannedAction] = field(default_factory=_empty)
    previous: Previous | None = None

    def with_answer(self, question_id: str, answer: Answer | None) -> Assessment:
        """The same assessment with one answer set, or taken back (None). A wholly answered question waits no more."""
        return replace(self, answers=_with(self.answers, question_id, answer))._waiting_no_more(question_id)

    def _waiting_no_more(self, question_id: str) -> Assessment:
        """The same without the question among those that wait, if it now is wholly answered."""
        waits = question_id in self.parked or question_id in self.passed
        if not waits or not self.is_answered(self.questionnaire.question(question_id)):
            return self
        return replace(
            self,
            parked=tuple(other for other in self.parked if other != question_id),
            passed=tuple(other for other in self.passed if other != question_id),
        )

    def with_round(
        self,
        question_id: str,
        votes: Round,
        row: str | None = None,
        uneven: str | None = None,
        other: str | None = None,
    ) -> Assessment:
        """The same assessment with one more round of votes on a question, or on one row of a grid.

        What was settled after an earlier round is settled no more. `uneven` and `other`: see `Voting`.
        """
        earlier = self.voting(question_id, row)
        voting = earlier.again(votes, uneven, other) if earlier else Voting((votes,), uneven=uneven, other=other)
        return self.unsettled(question_id, row)._with_voting(question_id, row, voting)

    def with_minority(self, question_id: str, reason: str | None, row: str | None = None) -> Assessment:
        """The same with the reason of those who stayed in the minority, or without (None); there must be votes."""
        voting = self.voting(question_id, row)
        assert voting is not None
        return self._with_voting(question_id, row, replace(voting, minority=reason))

    def voting(self, question_id: str, row: str | None = None) -> Voting | None:
        """The rounds on a question, or on one row of a grid; None where nobody has voted on it."""
        votes = self.votes.get(question_id)
        if isinstance(votes, GridVoting):
            return votes.rows.get(row) if row is not None else None
        return votes

    def _with_voting(self, question_id: str, row: str | None, voting: Voting) -> Assessment:
        votes: Votes = voting
        if row is not None:
            earlier = self.votes.get(question_id)
            votes = (earlier if isinstance(earlier, GridVoting) else GridVoting()).with_row(row, voting)
        changed = replace(self, votes=_with(self.votes, question_id, votes))
        return changed._waiting_no_more(question_id)

    def unsettled(self, question_id: str, row: str | None = None) -> Assessment:
        """The same without what was settled on a question, or on one row of a grid: its votes alone stand."""
        answer = self.answers.get(question_id)
        if row is not None and isinstance(answer, Grid):
            kept = {one: mark for one, mark in answer.marks.items() if one != row}
            return self.with_answer(question_id, Grid(MappingProxyType(kept)) if kept else None)
        return self.with_answer(question_id, None) if answer is not None else self

    def with_comment(self, question_id: str, comment: Comment | None) -> Assessment:
        """The same assessment with one comment set, or taken back (None)."""
        return replace(self, comments=_with(self.comments, question_id, comment))

    def with_analysis(self, section_id: str, number: int, text: str | None) -> Assessment:
        """The same assessment with the group's line under one discussion question set, or taken back (None)."""
        lines: Mapping[int, str] = _with(self.analysis.get(section_id, {}), number, text)
        return replace(self, analysis=_with(self.analysis, section_id, lines or None))

    def asks(self, question: Question) -> bool:
        """Whether this assessment asks a question: it is included, visible, and a grid has rows.

        A grid over the choices of an earlier question has rows once that question has been answered with a choice. A
        merged file asks what was asked of enough respondents for it to be shown (see `together.FEWEST`).
        """
        if self.respondents:
            return self.together.is_shown(question)
        if not self.is_included(question) or not self.is_visible(question):
            return False
        if not isinstance(question, RatingGrid):
            return True
        return bool(self.services if question.rows == "services" else self.rows(question))

    def is_included(self, question: Question) -> bool:
        """Whether it belongs to the variant or has been turned on. One who answers alone is not asked for roles."""
        fact = question.fact if isinstance(question, SingleChoice | MultipleChoice) else None
        if self.mode == "individual" and fact == "roles":
            return False
        return question.id in self.included or (not question.optional and (self.variant == "full" or question.quick))

    def is_visible(self, question: Question) -> bool:
        """Whether earlier answers fulfil the question's condition and its section's (see `Condition`).

        A grid over what was chosen in an earlier question is visible only if that question is.
        """
        return not self.questionnaire.deciding or question.id in self._visible

    @cached_property
    def _visible(self) -> frozenset[str]:
        """The ids of all visible questions: one way through, in order, since a condition only looks back.

        In a merged file, those that are visible to anybody.
        """
        if self.respondents:
            return frozenset().union(*(one._visible for one in self.respondents))
        visible: set[str] = set()
        for section in self.questionnaire.sections:
            if self._is_fulfilled(section.visible_if, visible):
                for question in section.questions:
                    rows_from = question.rows_from if isinstance(question, RatingGrid) else None
                    if (rows_from is None or rows_from in visible) and self._is_fulfilled(question.visible_if, visible):
                        visible.add(question.id)
        return frozenset(visible)

    def _is_fulfilled(self, condition: Condition | None, visible: Set[str]) -> bool:
        """By the answer that was given or settled, else by the votes of the last round."""
        if condition is None:
            return True
        if condition.question not in visible:
            return False
        answer, votes = self.answers.get(condition.question), self.votes.get(condition.question)
        if answer is None and isinstance(votes, Voting):
            return votes.last.fulfils(condition)
        return condition.holds(answer)

    def hidden(self) -> tuple[str, ...]:
        """The ids of the questions that have an answer or votes and are not visible: kept, never scored or printed."""
        if not self.questionnaire.deciding:
            return ()
        questions, given = self.questionnaire.questions(), self.answers.keys() | self.votes.keys()
        return tuple(q.id for q in questions if q.id in given and not self.is_visible(q))

    def rows(self, grid: RatingGrid) -> tuple[Row, ...]:
        """The rows of a grid in this assessment (see `rows_of`); in a merged file those that enough were asked."""
        rows = rows_of(self, grid)
        if not self.respondents:
            return rows
        shown = self.together.shown_rows(grid)
        return tuple(row for row in rows if row.id in shown)

    @cached_property
    def together(self) -> Together:
        """Who of the respondents of a merged file was asked what."""
        from digikap.model.together import together

        return together(self)

    def is_answered(self, question: Question) -> bool:
        """Whether a question needs nothing more: a grid when every one of its rows has an answer or votes.

        In a merged file, whether anybody who was asked it has answered it, or each of its rows.
        """
        if self.respondents:
            return self.together.is_answered(question)
        if question.id not in self.answers and question.id not in self.votes:
            return False
        if not isinstance(question, RatingGrid):
            return True
        return all(self._has_row(question.id, row.id) for row in self.rows(question))

    def _has_row(self, question_id: str, row: str) -> bool:
        answer = self.answers.get(question_id)
        return self.voting(question_id, row) is not None or (isinstance(answer, Grid) and row in answer.marks)

    def asked(self) -> tuple[Question, ...]:
        """The questions that this assessment asks, in the questionnaire's order."""
        return tuple(question for question in self.questionnaire.questions() if self.asks(question))

    def unanswered(self) -> tuple[Question, ...]:
        """The asked questions that have no answer, or a grid with rows left."""
        return tuple(question for question in self.asked() if not self.is_answered(question))

    @property
    def planned_minutes(self) -> int:
        """Minutes: the quick version's own if it has any, else those of the asked sections; one for each addition."""
        minutes = self.questionnaire.quick_minutes if self.variant == "quick" else None
        if minutes is None:
            minutes = sum(one.minutes for one in self.questionnaire.sections if any(map(self.asks, one.questions)))
        return minutes + len(self.included)
