"""Ids in a questionnaire that stand for two things, and references that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from digikap.checking.authored import Authored, Shared
from digikap.checking.capacity import doubled, ids, reserved, unknown
from digikap.checking.conditions import looks_back
from digikap.checking.finding import Finding, Path, named
from digikap.model.capacity import CapacityModel
from digikap.model.questionnaire import (
    MultipleChoice,
    Question,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
)

CHOICES = (SingleChoice, MultipleChoice, Ranking)


def numbered(authored: Authored) -> Iterator[tuple[Path, Question]]:
    """Every question with its path."""
    for number, section in enumerate(authored.sections):
        for place, question in enumerate(section.questions):
            yield ("sections", number, "questions", place), question


def references(authored: Authored, shared: Shared) -> Iterator[Finding]:
    """Every id that stands for two things and every reference that leads nowhere, in the author's paths.

    Where the questionnaire names a model that `shared` does not have, what would refer to that model is passed over.
    """
    yield from _ids(authored, shared)
    scales = {scale.id: scale for scale in (*shared.scales, *authored.scales)}
    earlier: dict[str, Question] = {}
    questions: dict[str, Question] = {}
    for _, question in numbered(authored):
        # where an id stands twice, references are taken to mean the first
        questions.setdefault(question.id, question)
    perspectives = [perspective.id for perspective in authored.perspectives]
    for number, section in enumerate(authored.sections):
        if section.perspective is not None:
            path: Path = ("sections", number, "perspective")
            yield from unknown("inget perspektiv", section.perspective, path, perspectives, "perspectives")
    for path, question in numbered(authored):
        if isinstance(question, Rating | RatingGrid):
            yield from unknown("ingen skala", question.scale, (*path, "scale"), scales, "scales")
        yield from _contrast(question, path, questions)
        if isinstance(question, RatingGrid) and question.rows_from is not None:
            yield from _rows_from(question.rows_from, (*path, "rows_from"), earlier, questions)
        if shared.model is not None or authored.model is None:
            yield from _measured(question, path, authored, shared.model)
        earlier.setdefault(question.id, question)
    yield from looks_back(authored)


def _ids(authored: Authored, shared: Shared) -> Iterator[Finding]:
    yield from ids("perspectives", [perspective.id for perspective in authored.perspectives])
    yield from ids("services", [service.id for service in authored.services])
    yield from ids("sections", [section.id for section in authored.sections])
    scales = [scale.id for scale in authored.scales]
    yield from ids("scales", scales)
    yield from _taken("scales", scales, {scale.id for scale in shared.scales}, "de gemensamma skalorna")
    dimensions = [dimension.id for dimension in authored.dimensions]
    yield from ids("dimensions", dimensions)
    if shared.model is not None:
        theirs = {dimension.id for dimension in shared.model.dimensions}
        yield from _taken("dimensions", dimensions, theirs, "modellens dimensioner")
    first: dict[str, Path] = {}
    for path, question in numbered(authored):
        at = (*path, "id")
        yield from reserved(question.id, at)
        if question.id in first:
            yield doubled(question.id, at, first[question.id])
        first.setdefault(question.id, at)
        if isinstance(question, CHOICES):
            yield from ids("choices", [choice.id for choice in question.choices], path)
        elif isinstance(question, RatingGrid) and isinstance(question.rows, tuple):
            yield from ids("rows", [row.id for row in question.rows], path)


def _taken(key: str, own: list[str], taken: set[str], among: str) -> Iterator[Finding]:
    for number, name in enumerate(own):
        if name in taken:
            yield Finding((key, number, "id"), f"Id {named(name)} finns redan bland {among}.", "Välj ett annat id.")


def _contrast(question: Question, path: Path, questions: dict[str, Question]) -> Iterator[Finding]:
    if not isinstance(question, Rating | RatingGrid) or question.contrast is None or question.contrast.question is None:
        return
    at, name = (*path, "contrast", "question"), question.contrast.question
    if name == question.id:
        yield Finding(at, "Frågan ställs mot sig själv.", "Ange en annan fråga.", rests_on="sections")
    elif name not in questions:
        same = [other.id for other in questions.values() if type(other) is type(question) and other.id != question.id]
        yield from unknown("ingen fråga", name, at, same, "sections")
    elif type(questions[name]) is not type(question):
        yield Finding(
            at,
            f"Frågan {named(name)} har ett annat slags svar och går inte att ställa mot den här.",
            "En skattning ställs mot en skattning, en tabell mot en tabell.",
            rests_on="sections",
        )


def _rows_from(
    name: str, path: Path, earlier: dict[str, Question], questions: dict[str, Question]
) -> Iterator[Finding]:
    """The rows of a grid can only be what was chosen in an earlier question."""
    wrong = partial(Finding, path, rests_on="sections")
    if name not in questions:
        choices = [question.id for question in earlier.values() if isinstance(question, CHOICES)]
        yield from unknown("ingen fråga", name, path, choices, "sections")
    elif name not in earlier:
        yield wrong(
            f"Frågan {named(name)} kommer inte före den här.", "rows_from ska peka bakåt. Flytta den ena frågan."
        )
    elif not isinstance(questions[name], CHOICES):
        yield wrong(
            f"Frågan {named(name)} har inga svar att välja bland.", "rows_from ska peka på en fråga med choices."
        )


def _measured(question: Question, path: Path, authored: Authored, model: CapacityModel | None) -> Iterator[Finding]:
    """The dimensions and the group that a question refers to."""
    if not isinstance(question, Rating):
        return
    known = {one.id: one for one in (*(model.dimensions if model else ()), *authored.dimensions)}
    for number, name in enumerate(question.dimensions):
        at = (*path, "dimensions", number)
        yield from unknown("ingen dimension", name, at, known, "dimensions")
        if name in question.dimensions[:number]:
            yield Finding(at, f"Dimensionen {named(name)} står två gånger.", "Ta bort den ena.")
    if question.contrast is not None and question.contrast.dimension is not None:
        at = (*path, "contrast", "dimension")
        yield from unknown("ingen dimension", question.contrast.dimension, at, known, "dimensions")
    if question.overall_for is not None:
        indexed = [group.id for group in (model.groups if model else ()) if group.index]
        yield from unknown("ingen grupp med index", question.overall_for, (*path, "overall_for"), indexed)
