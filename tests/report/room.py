"""Assessments to report on, the words of a report, and the golden files."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from rich.console import Console

from digikap.model.answer import Answer, Chosen, Grid, Mark, Special, Written
from digikap.model.assessment import Assessment, Organisation, Variant
from digikap.model.capacity import CapacityModel, Dimension
from digikap.model.questionnaire import (
    ChoiceQuestion,
    Question,
    Questionnaire,
    Rating,
    RatingGrid,
    Row,
    Section,
    Text,
)
from digikap.model.scale import Scale
from digikap.report import terminal
from digikap.report.view import Report, view
from digikap.report.view.blocks import (
    Block,
    Bullets,
    Choices,
    Dots,
    Facts,
    FourField,
    Heat,
    Levels,
    Page,
    Paragraph,
    Quote,
    Slopes,
    Table,
)
from digikap.scoring.score import score
from digikap.store.questionnaires import dump, load, restore

GOLDEN = Path(__file__).parent.parent / "golden"
UNKNOWN, NOT_APPLICABLE = Special.UNKNOWN, Special.NOT_APPLICABLE


def is_golden(name: str, text: str) -> bool:
    """Whether the text is what stands in the golden file; with DIGIKAP_NEW_GOLDEN=1 it is written there instead."""
    path = GOLDEN / name
    if os.environ.get("DIGIKAP_NEW_GOLDEN"):
        path.write_bytes(text.encode())
    return text.encode() == path.read_bytes()


def fresh(questionnaire: Questionnaire, variant: Variant = "full", **more: object) -> Assessment:
    """An assessment in which nothing has been answered."""
    plain: dict[str, object] = {
        "id": "prov",
        "questionnaire": questionnaire,
        "organisation": Organisation("Provköping"),
        "date": date(2026, 11, 21),
        "participants": 8,
        "variant": variant,
        "services": {service.id: service.name for service in questionnaire.services if not service.optional},
    }
    return Assessment(**(plain | more))  # type: ignore[arg-type]


def answered(assessment: Assessment, mark: Mark) -> Assessment:
    """Every rating and every row answered with this; the first choice of every list; a word for every text."""
    for question in assessment.questionnaire.questions():
        if assessment.asks(question):
            assessment = assessment.with_answer(question.id, _answer(assessment, question, mark))
    return assessment


def _answer(assessment: Assessment, question: Question, mark: Mark) -> Answer:
    match question:
        case Rating():
            return mark
        case RatingGrid():
            return Grid({row.id: mark for row in assessment.rows(question)})
        case Text():
            return Written("Ett steg")
        case _:
            return Chosen((question.choices[0].id,))


def reported(assessment: Assessment) -> Report:
    """The report on an assessment."""
    return view(assessment, score(assessment))


def without_groups() -> Questionnaire:
    """A questionnaire with two dimensions and nothing else: no groups, no perspectives, no discussion."""
    ratings = tuple(
        Rating(
            kind="rating",
            id=f"q{number}",
            text=f"Fråga {number}?",
            label=f"Etikett {number}",
            scale="sex",
            dimensions=(name,),
        )
        for number, name in enumerate(("saker", "saker", "satt", "satt"), 1)
    )
    grid = RatingGrid(
        kind="rating_grid",
        id="rader",
        text="Hur?",
        label="Rader",
        scale="sex",
        rows=(Row(id="a", name="A"), Row(id="b", name="B")),
    )
    return Questionnaire(
        id="litet",
        version=3,
        title="Ett litet formulär",
        sections=(Section(id="ett", title="Första", minutes=3, questions=(*ratings, grid)),),
        model=CapacityModel(
            id="egen",
            version=1,
            title="Egen",
            dimensions=(Dimension(id="saker", name="Saker"), Dimension(id="satt", name="Sätt")),
        ),
        scales=(Scale(id="sex", name="Sex steg", levels=("a", "b", "c", "d", "e", "f"), allow_unknown=True),),
    )


@cache
def abridged() -> Questionnaire:
    """Of the main questionnaire the first question of each sort, and three services: what a law needs, for less."""
    whole = load("kommunen")
    first = {_sort(whole, question): question for question in reversed(list(whole.questions()))}.values()
    targets = (getattr(one, "contrast", None) for one in first)
    wanted = {*(one.id for one in first), *(one.question for one in targets if one)}
    sections = tuple(
        section.model_copy(update={"questions": kept})
        for section in whole.sections
        if (kept := tuple(question for question in section.questions if question.id in wanted))
    )
    services = tuple(one for one in whole.services if not one.optional)[:3]
    # dumped and restored, since a copy carries with it what the first has counted
    return restore(dump(whole.model_copy(update={"sections": sections, "services": services})), "kort")


def _sort(whole: Questionnaire, question: Question) -> tuple[object, ...]:
    """What tells questions apart to those who count and lay out."""
    sort = (question.kind, question.optional, question.quick, question.visible_if is not None)
    match question:
        case Rating():
            groups = {whole.model.dimension(one).group for one in question.dimensions}
            return (*sort, question.scale, question.part, question.overall_for, *sorted(map(str, groups)))
        case RatingGrid():
            return (*sort, question.scale, question.rows == "services", question.contrast is not None)
        case Text():
            return sort
        case _:
            return (*sort, any(choice.free_text for choice in question.choices))


def printed(
    report: Page, width: int, *, summary: bool = False, encoding: str = "utf-8", tty: bool = False, height: int = 24
) -> str:
    """What a terminal so wide is sent, without colours unless it is a tty."""
    sink = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n", errors="strict")
    colours = "standard" if tty else None
    console = Console(file=sink, width=width, height=height, force_terminal=tty, color_system=colours)  # type: ignore[arg-type]
    (terminal.render_summary if summary else terminal.render)(report, console)
    sink.flush()
    return sink.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]


def squeezed(text: str) -> str:
    """The text without any space, so that folding it changes nothing."""
    return re.sub(r"\s+", "", text)


def words_of(report: Page) -> Iterator[str]:
    """Every word that all renderers must say."""
    yield from (report.title, report.lead, *report.notices)
    for _, section in report.sections():
        yield section.title
        for block in section.blocks:
            yield from said(block)


def said(block: Block) -> Iterator[str]:
    """The words of one block."""
    match block:
        case Paragraph(text):
            yield text
        case Bullets(items):
            yield from items
        case Quote(about, lines):
            yield from (about, *lines)
        case Facts(items):
            for fact in items:
                yield from (fact.term, *fact.details)
        case Heat():
            yield from said(block.table)
        case Choices(caption, description, columns, rows):
            yield from (caption, description, *columns)
            for row in rows:
                yield from (row.name, *row.words)
        case Slopes():
            yield from said(replace(block.table, caption=block.caption))
        case Table(caption, columns, rows):
            yield from (caption, *columns, *(cell for row in rows for cell in row))
        case Dots(caption, columns, rows):
            yield from (caption, columns[0])
            for row in rows:
                yield from (row.name, row.index, row.label, row.interval, row.coverage)
        case Levels(caption, columns, rows):
            yield from (caption, *columns)
            for row in rows:
                yield from (row.name, row.answer, row.spread, *row.beside)
        case FourField():
            yield from (block.caption, block.verdict, *block.reading, block.x.name, block.y.name)


@st.composite
def assessments(draw: st.DrawFn, questionnaire: Questionnaire) -> Assessment:
    """Any assessment: each question answered somehow, or not."""
    optional = [question.id for question in questionnaire.optional_questions()]
    assessment = fresh(
        questionnaire,
        draw(st.sampled_from(["full", "quick"])),
        state=draw(st.sampled_from(["ongoing", "finished"])),
        included=tuple(one for one in optional if draw(st.booleans())),
        participants=draw(st.none() | st.integers(1, 20)),
    )
    for question in questionnaire.questions():
        if assessment.asks(question):
            assessment = assessment.with_answer(question.id, draw(st.none() | _answers(assessment, question)))
    return assessment


def _answers(assessment: Assessment, question: Question) -> st.SearchStrategy[Answer]:
    match question:
        case Rating():
            return _marks(assessment, question)
        case RatingGrid():
            rows = [row.id for row in assessment.rows(question)]
            return st.dictionaries(st.sampled_from(rows), _marks(assessment, question)).map(Grid)
        case Text():
            return st.text(min_size=1, max_size=40).map(Written)
        case _:
            return _choices(question)


def _marks(assessment: Assessment, question: Rating | RatingGrid) -> st.SearchStrategy[Mark]:
    levels = len(assessment.questionnaire.scale(question.scale).levels)
    return st.integers(1, levels) | st.sampled_from([UNKNOWN, NOT_APPLICABLE])


def _choices(question: ChoiceQuestion) -> st.SearchStrategy[Answer]:
    ids = [choice.id for choice in question.choices]
    chosen = st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)
    return chosen.map(lambda some: Chosen(tuple(some), "Något eget")) | st.just(UNKNOWN)
