"""A questionnaire: sections of questions of six kinds, with everything they refer to resolved into one value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from digikap.model.base import Id, LevelNumber, Many, Part, Weight, Words
from digikap.model.capacity import Action, CapacityModel
from digikap.model.condition import Condition
from digikap.model.scale import Scale, Service

Fact = Literal["population", "group", "roles"]
"""What the start of an interview already knows, so that it is not asked again."""


class Perspective(Part):
    """A picture that sections belong to: the report's chapters of facts."""

    id: Id
    name: Words
    description: Words


class Reference(Part):
    """A published figure that may stand beside a question, with its source and what it does not tell."""

    measure: Id
    value: int
    unit: Words
    year: int
    source: Words
    note: Words
    n: Annotated[int, Field(ge=1)] | None = None


class Contrast(Part):
    """What a question's answer is set against, as a difference (never called a gap): a question or a dimension."""

    question: Id | None = None
    dimension: Id | None = None


class Choice(Part):
    """One thing to choose. `free_text`: the group writes what it means; `exclusive`: chosen alone.

    `at_least`: the smallest population (inhabitants) that the choice stands for, in a question of that fact.
    """

    id: Id
    text: Words
    free_text: bool = False
    exclusive: bool = False
    at_least: Annotated[int, Field(ge=0)] | None = None


class Row(Part):
    """A row of a grid that the questionnaire itself lists."""

    id: Id
    name: Words


class _Asked(Part):
    """What all kinds of question have. The id never changes meaning; text is read aloud, label is for tables.

    `visible_if`: the earlier answer without which it is not asked.
    """

    id: Id
    text: Words
    label: Words
    help: Words | None = None
    optional: bool = False
    quick: bool = False
    visible_if: Condition | None = None


class Rating(_Asked):
    """One level on a scale. `dimensions`: what it measures; `overall_for`: the group it judges as a whole.

    `part`: which group's resources it is about (de stora tre). `anchors`: what is so at a level, by its number.
    """

    kind: Literal["rating"]
    scale: Id
    anchors: dict[LevelNumber, Words] = Field(default_factory=dict)
    dimensions: Many[Id] = ()
    part: Id | None = None
    overall_for: Id | None = None
    weight: Weight = Decimal(1)
    allow_not_applicable: bool = False
    contrast: Contrast | None = None
    references: Many[Reference] = ()


class RatingGrid(_Asked):
    """One level for each row: the services, rows of its own, or what was chosen in an earlier question."""

    kind: Literal["rating_grid"]
    scale: Id
    rows: Literal["services"] | Annotated[tuple[Row, ...], Field(strict=False, min_length=1)] | None = None
    rows_from: Id | None = None
    allow_not_applicable: bool = False
    contrast: Contrast | None = None


class SingleChoice(_Asked):
    """Exactly one of the choices."""

    kind: Literal["single_choice"]
    choices: Annotated[tuple[Choice, ...], Field(strict=False, min_length=2)]
    allow_unknown: bool = False
    fact: Fact | None = None


class MultipleChoice(_Asked):
    """One or several of the choices, at most `max_choices`."""

    kind: Literal["multiple_choice"]
    choices: Annotated[tuple[Choice, ...], Field(strict=False, min_length=2)]
    max_choices: Annotated[int, Field(ge=1)] | None = None
    allow_unknown: bool = False
    fact: Fact | None = None


class Ranking(_Asked):
    """At most `max_choices` of the choices, the most important first."""

    kind: Literal["ranking"]
    choices: Annotated[tuple[Choice, ...], Field(strict=False, min_length=2)]
    max_choices: Annotated[int, Field(ge=1)]
    allow_unknown: bool = False


class Text(_Asked):
    """Words of the group's own."""

    kind: Literal["text"]


Question = Annotated[Rating | RatingGrid | SingleChoice | MultipleChoice | Ranking | Text, Field(discriminator="kind")]
ChoiceQuestion = SingleChoice | MultipleChoice | Ranking


class Section(Part):
    """Questions asked together, with an introduction before and questions to discuss after. `minutes`: planned."""

    id: Id
    title: Words
    minutes: Annotated[int, Field(ge=1, le=480)]
    questions: Annotated[tuple[Question, ...], Field(strict=False, min_length=1)]
    intro: Words | None = None
    perspective: Id | None = None
    discussion: Many[Words] = ()
    visible_if: Condition | None = None


class Questionnaire(Part):
    """A questionnaire with its scales, services, capacity model and actions inside: it needs nothing else.

    `id` and `version` name it for ever. `quick_minutes`: what the quick version is planned for, None if there is none.
    """

    id: Id
    version: Annotated[int, Field(ge=1)]
    title: Words
    sections: Annotated[tuple[Section, ...], Field(strict=False, min_length=1)]
    model: CapacityModel
    intro: Words | None = None
    source: Words | None = None
    quick_minutes: Annotated[int, Field(ge=1)] | None = None
    perspectives: Many[Perspective] = ()
    scales: Many[Scale] = ()
    services: Many[Service] = ()
    actions: Many[Action] = ()

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The ids of the questions whose answers decide what else is asked: the rows of a grid, or a condition."""
        parts = (*self.sections, *self.questions())
        rows = {one.rows_from for one in parts if isinstance(one, RatingGrid) and one.rows_from is not None}
        return frozenset(rows | {one.visible_if.question for one in parts if one.visible_if is not None})

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions()}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {question.id: section for section in self.sections for question in section.questions}

    @cached_property
    def _scales(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.scales}

    def questions(self) -> Iterator[Question]:
        """All questions in the file's order."""
        return (question for section in self.sections for question in section.questions)

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError where there is none."""
        return self._questions[question_id]

    def section_of(self, question_id: str) -> Section:
        """The section that a question stands in; KeyError where there is none."""
        return self._sections[question_id]

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id; KeyError where there is none."""
        return self._scales[scale_id]

    def optional_questions(self) -> tuple[Question, ...]:
        """The questions that are asked only if the facilitator turns them on."""
        return tuple(question for question in self.questions() if question.optional)

    def fact_question(self, fact: Fact) -> SingleChoice | MultipleChoice | None:
        """The question whose answer the start of the interview gives, None if this questionnaire has none."""
        for question in self.questions():
            if isinstance(question, SingleChoice | MultipleChoice) and question.fact == fact:
                return question
        return None
