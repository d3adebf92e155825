"""Where an interview stops, in order: introductions, questions, parked questions, discussions, the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question, RatingGrid, Row, Section


@dataclass(frozen=True)
class Intro:
    """The introduction of a section."""

    section: Section


@dataclass(frozen=True)
class Ask:
    """A question, or one row of a grid."""

    section: Section
    question: Question
    row: Row | None = None


@dataclass(frozen=True)
class Parked:
    """The end of a section's questions, where those that were parked come back."""

    section: Section


@dataclass(frozen=True)
class Discuss:
    """One of a section's discussion questions, numbered from 1."""

    section: Section
    number: int
    text: str


@dataclass(frozen=True)
class End:
    """Everything has been gone through."""


Stop = Intro | Ask | Parked | Discuss | End


def route(assessment: Assessment) -> tuple[Stop, ...]:
    """All stops of this assessment; it changes only when an answer to a deciding question does."""
    return (*(stop for section in assessment.questionnaire.sections for stop in _section(assessment, section)), End())


def _section(assessment: Assessment, section: Section) -> Iterator[Stop]:
    questions = [question for question in section.questions if assessment.asks(question)]
    if not questions:
        return
    full = assessment.variant == "full"
    if full:
        yield Intro(section)
    for question in questions:
        if isinstance(question, RatingGrid):
            yield from (Ask(section, question, row) for row in assessment.rows(question))
        else:
            yield Ask(section, question)
    yield Parked(section)
    if full and assessment.mode != "individual":  # alone there is nobody to discuss with
        yield from (Discuss(section, number, text) for number, text in enumerate(section.discussion, start=1))
