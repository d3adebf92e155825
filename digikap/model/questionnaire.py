"""A questionnaire: sections of questions of six kinds, with everything they refer to resolved into one value."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from digikap.model.base import Id, LevelNumber, Many, Part, Weight, Words
from digikap.model.capacity import Action, CapacityModel
from digikap.model.condition import Condition
from digikap.model.scale import Scale, Service

Fact = Literal["population", "group", "roles"]
"""What the start of an interview already knows, so that it is not asked again."""

Named = Annotated[str, Field(pattern=r"^[a-z0-9_]+@[1-9][0-9]*$", max_length=80)]
"""A questionnaire's id and version."""


class Perspective(Part):
    """A picture that sections belong to: the report's chapters of facts."""

    id: Id = Field(description="Perspektivets id. Byter aldrig betydelse.")
    name: Words = Field(description="Rubriken i rapporten.")
    description: Words = Field(description="Vad perspektivet visar, i en mening.")


class Reference(Part):
    """A published figure that may stand beside a question, with its source and what it does not tell."""

    measure: Id = Field(description="Vad som mättes, med a–z, 0–9 och _.")
    value: int = Field(description="Värdet, ett heltal.")
    unit: Words = Field(description="Vad värdet räknas i.")
    year: int = Field(description="Året då det mättes.")
    source: Words = Field(description="Var uppgiften står.")
    note: Words = Field(description="Vad uppgiften inte säger.")
    n: Annotated[int, Field(ge=1)] | None = Field(None, description="Antal svarande.")


class Contrast(Part):
    """What a question's answer is set against, as a difference (never called a gap): a question or a dimension."""

    question: Id | None = Field(None, description="Id på den fråga som svaret ställs mot.")
    dimension: Id | None = Field(None, description="Id på den dimension som svaret ställs mot.")


class Choice(Part):
    """One thing to choose. `free_text`: the group writes what it means; `exclusive`: chosen alone.

    `at_least`: the smallest population (inhabitants) that the choice stands for, in a question of that fact.
    """

    id: Id = Field(description="Svarets id. Byter aldrig betydelse.")
    text: Words = Field(description="Svaret så som det läses.")
    free_text: bool = Field(False, description="Gruppen skriver själv vad den menar.")
    exclusive: bool = Field(False, description="Går bara att välja ensamt (flera svar).")
    at_least: Annotated[int, Field(ge=0)] | None = Field(
        None, description="Minsta antal invånare som svaret gäller för."
    )


class Row(Part):
    """A row of a grid that the questionnaire itself lists."""

    id: Id = Field(description="Radens id. Byter aldrig betydelse.")
    name: Words = Field(description="Radens namn i tabellen.")


class _Asked(Part):
    """What all kinds of question have. The id never changes meaning; text is read aloud, label is for tables.

    `visible_if`: the earlier answer without which it is not asked.
    """

    id: Id = Field(description="Frågans id. Byter aldrig betydelse: en ändrad fråga får ett nytt.")
    text: Words = Field(description="Frågan så som den läses högt.")
    label: Words = Field(description="Kort namn i tabeller och rapporter.")
    help: Words | None = Field(None, description="Hjälp som visas när någon trycker på frågetecken.")
    optional: bool = Field(False, description="Tillval: ställs bara om gruppen väljer till den.")
    quick: bool = Field(False, description="Är med i snabbversionen.")
    visible_if: Condition | None = Field(None, description="Ställs bara efter ett visst svar på en tidigare fråga.")


class Rating(_Asked):
    """One level on a scale. `dimensions`: what it measures; `overall_for`: the group it judges as a whole.

    `part`: which group's resources it is about (de stora tre). `anchors`: what is so at a level, by its number.
    """

    kind: Literal["rating"] = Field(description="Skattning: ett steg på en skala.")
    scale: Id = Field(description="Skalans id: en gemensam (niva, grad, stammer …) eller en egen i scales.")
    anchors: dict[LevelNumber, Words] = Field(
        default_factory=dict, description="Vad som gäller på ett steg, efter stegets nummer."
    )
    dimensions: Many[Id] = Field((), description="Id på de dimensioner som frågan mäter.")
    part: Id | None = Field(None, description="Vilken del av resurserna: drift eller utveckling.")
    overall_for: Id | None = Field(None, description="Gruppen som frågan är den samlade bedömningen av.")
    weight: Weight = Field(Decimal(1), description="Frågans vikt i sin dimension, större än 0. Vanligen 1.")
    allow_not_applicable: bool = Field(False, description="Ej aktuellt är ett svar.")
    contrast: Contrast | None = Field(None, description="Det som svaret ställs mot: en fråga eller en dimension.")
    references: Many[Reference] = Field((), description="Publicerade uppgifter som visas i hjälpen.")


class RatingGrid(_Asked):
    """One level for each row: the services, rows of its own, or what was chosen in an earlier question."""

    kind: Literal["rating_grid"] = Field(description="Tabell: ett steg för varje rad.")
    scale: Id = Field(description="Skalans id: en gemensam (niva, grad, stammer …) eller en egen i scales.")
    rows: Literal["services"] | Annotated[tuple[Row, ...], Field(strict=False, min_length=1, max_length=100)] | None = (
        Field(None, description="Verksamheterna (services), eller egna rader.")
    )
    rows_from: Id | None = Field(None, description="Id på en tidigare fråga, vars valda svar blir rader.")
    allow_not_applicable: bool = Field(False, description="Ej aktuellt är ett svar.")
    contrast: Contrast | None = Field(None, description="Den tabell som svaren ställs mot.")


class SingleChoice(_Asked):
    """Exactly one of the choices."""

    kind: Literal["single_choice"] = Field(description="Val: exakt ett svar.")
    choices: Annotated[tuple[Choice, ...], Field(strict=False, min_length=2, max_length=100)] = Field(
        description="Svaren."
    )
    allow_unknown: bool = Field(False, description="Vet ej är ett svar.")
    fact: Fact | None = Field(None, description="Uppgift som starten redan vet, så att den inte frågas om.")


class MultipleChoice(_Asked):
    """One or several of the choices, at most `max_choices`."""

    kind: Literal["multiple_choice"] = Field(description="Val: ett eller flera svar.")
    choices: Annotated[tuple[Choice, ...], Field(strict=False, min_length=2, max_length=100)] = Field(
        description="Svaren."
    )
    max_choices: Annotated[int, Field(ge=1)] | None = Field(None, description="Hur många svar som får väljas.")
    allow_unknown: bool = Field(False, description="Vet ej är ett svar.")
    fact: Fact | None = Field(None, description="Uppgift som starten redan vet, så att den inte frågas om.")


class Ranking(_Asked):
    """At most `max_choices` of the choices, the most important first."""

    kind: Literal["ranking"] = Field(description="Rangordning: flera svar, det viktigaste först.")
    choices: Annotated[tuple[Choice, ...], Field(strict=False, min_length=2, max_length=100)] = Field(
        description="Svaren."
    )
    max_choices: Annotated[int, Field(ge=1)] = Field(description="Hur många svar som får väljas.")
    allow_unknown: bool = Field(False, description="Vet ej är ett svar.")


class Text(_Asked):
    """Words of the group's own. `first_step`: they are the plan, the first step that the group takes."""

    kind: Literal["text"] = Field(description="Gruppens egna ord.")
    first_step: bool = Field(False, description="Svaret är det första steget i handlingsplanen.")


Question = Annotated[Rating | RatingGrid | SingleChoice | MultipleChoice | Ranking | Text, Field(discriminator="kind")]
ChoiceQuestion = SingleChoice | MultipleChoice | Ranking


class Section(Part):
    """Questions asked together, with an introduction before and questions to discuss after. `minutes`: planned."""

    id: Id = Field(description="Avsnittets id. Byter aldrig betydelse.")
    title: Words = Field(description="Avsnittets rubrik. Numret sätts av sig självt.")
    minutes: Annotated[int, Field(ge=1, le=480)] = Field(description="Beräknad tid i minuter, med samtal.")
    questions: Annotated[tuple[Question, ...], Field(strict=False, min_length=1)] = Field(
        description="Avsnittets frågor, i ordning."
    )
    intro: Words | None = Field(None, description="Visas innan avsnittets frågor.")
    perspective: Id | None = Field(None, description="Id på ett perspektiv.")
    discussion: Many[Words] = Field((), description="Frågor att samtala om efter avsnittet.")
    visible_if: Condition | None = Field(
        None, description="Avsnittet visas bara efter ett visst svar på en tidigare fråga."
    )


class Questionnaire(Part):
    """A questionnaire with its scales, services, capacity model and actions inside: it needs nothing else.

    `id` and `version` name it for ever. `quick_minutes`: what the quick version is planned for, None if there is none.
    `bases`: the questionnaires that it builds on, nearest first, with their versions (``kommunen@1``).
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
    bases: Many[Named] = ()

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The ids of the questions whose answers decide what else is asked: the rows of a grid, or a condition."""
        parts = (*self.sections, *self.questions())
        rows = {one.rows_from for one in parts if isinstance(one, RatingGrid) and one.rows_from is not None}
        return frozenset(rows | {one.visible_if.question for one in parts if one.visible_if is not None})

    @cached_property
    def facts(self) -> frozenset[str]:
        """The ids of the questions that the start of an interview can answer, so that they are not asked again."""
        kinds = (SingleChoice, MultipleChoice)
        return frozenset(one.id for one in self.questions() if isinstance(one, kinds) and one.fact is not None)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """All questions by id, in the file's order."""
        return MappingProxyType({question.id: question for question in self.questions()})

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
        return self.by_id[question_id]

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
