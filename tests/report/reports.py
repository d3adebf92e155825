"""Reports to lay out: of every state an assessment can be in, with every sign a picture can have, of hostile text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from itertools import count
from typing import Any, TypeVar

from digikap.model.answer import Mark
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.view import Report
from digikap.report.view.blocks import Block, ChoiceRow, Choices, Dot, Dots, FourField, LevelRow, Page, Section
from tests.report.room import UNKNOWN, answered, fresh, reported

WORST = "שלום <b>&amp;</b> {{ 7 * 7 }} 漢字 ' \" \\ url(x) " + "å" * 400
"""Markup, a template's braces, letters from right to left, and a word that no line is long enough for."""


def states(questionnaire: Questionnaire) -> dict[str, Report]:
    """Reports on one questionnaire: nothing answered, half of it, all of it, the quick version of it."""
    full = fresh(questionnaire, example=True, state="finished")
    mixed = _marked(full)
    half = mixed
    for question in list(questionnaire.questions())[::2]:
        half = half.with_answer(question.id, None)
    quick = fresh(questionnaire, "quick") if any(one.quick for one in questionnaire.questions()) else None
    found = {"empty": fresh(questionnaire), "half": replace(half, state="ongoing"), "full": mixed}
    if quick:
        found["quick"] = answered(quick, 3)
    return {name: reported(assessment) for name, assessment in found.items()}


def _marked(assessment: Assessment) -> Assessment:
    """Answered with every level in turn, and here and there not known."""
    whole = answered(assessment, 3)
    for number, question in enumerate(assessment.questionnaire.questions()):
        if question.kind == "rating" and whole.asks(question):
            levels = len(assessment.questionnaire.scale(question.scale).levels)
            mark: Mark = UNKNOWN if number % 7 == 6 else number % levels + 1
            whole = whole.with_answer(question.id, mark)
    return whole


def drawn_in_full(report: Report) -> Report:
    """The same with every sign in its pictures: last time, what is required, votes of several, published figures."""
    return _with_blocks(report, _full)


def _full(block: Block) -> Block:
    match block:
        case Dots():
            signs = (
                ("point", "ert index"),
                ("line", "intervallet"),
                ("required", "kravet"),
                ("before", "förra gången"),
            )
            radar = block.radar and replace(block.radar, axes=tuple(map(_seen_before, block.radar.axes)))
            return replace(block, rows=tuple(map(_seen_before, block.rows)), legend=signs, radar=radar)
        case FourField():
            return replace(block, x=_seen_before(block.x), y=_seen_before(block.y))
        case Choices():
            return replace(block, rows=tuple(replace(row, first=row.share / 2) for row in block.rows))
        case _ if hasattr(block, "rows") and block.rows and isinstance(block.rows[0], LevelRow):
            return replace(block, columns=(*block.columns[:2], "Spridning"), rows=tuple(map(_voted, block.rows)))
        case _:
            return block


def _seen_before(dot: Dot) -> Dot:
    if dot.at is None:
        return replace(dot, required=Fraction(75))
    low, high = max(dot.at - 12, Fraction(0)), min(dot.at + 9, Fraction(100))
    return replace(dot, low=low, high=high, required=Fraction(75), before=abs(dot.at - 30))


def _voted(row: LevelRow) -> LevelRow:
    return replace(row, counts=(1, 0, 3, 2), spread="1 0 3 2, 1–4", beside=("I undersökningen 2021: 12 %.", "Källa: X"))


def with_choices(report: Report) -> Report:
    """The same with a picture of choices in its first chapter after the summary."""
    rows = (
        ChoiceRow("Tid", ("5", "3"), Fraction(5, 6), Fraction(1, 2)),
        ChoiceRow("Pengar", ("2", "0"), Fraction(1, 3)),
    )
    block = Choices("Största hinder", "Stapeln visar hur många.", ("Alternativ", "Valde", "Först"), rows)
    chapters = list(report.chapters)
    chapters[1] = replace(chapters[1], blocks=(*chapters[1].blocks, block))
    return replace(report, chapters=tuple(chapters))


def _with_blocks(report: Report, change: Callable[[Block], Block]) -> Report:
    def section(one: Section) -> Section:
        return replace(one, blocks=tuple(map(change, one.blocks)), sections=tuple(map(section, one.sections)))

    return replace(report, chapters=tuple(map(section, report.chapters)))


P = TypeVar("P", bound=Page)


def said_as(report: P, text: str) -> P:
    """The same report with this and a number in place of every text that is not empty; the kinds of signs stay."""
    changed = _said_as(report, text, count(1))
    assert isinstance(changed, type(report))
    return changed


def _said_as(value: Any, text: str, numbers: Iterator[int]) -> Any:
    if isinstance(value, str):
        return f"{text} {next(numbers)}" if value else ""
    if isinstance(value, tuple):
        return tuple(_said_as(one, text, numbers) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {part.name: _said_as(getattr(value, part.name), text, numbers) for part in fields(value)}
        if hasattr(value, "legend"):
            parts["legend"] = tuple((sign, text) for sign, _ in value.legend)
        return replace(value, **parts)
    return value
