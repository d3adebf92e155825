"""What is exported in tests: the example and beyond it, everything that a table can hold, hostile texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from digikap.model.answer import Chosen, Grid, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.condition import Condition
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import Tally
from digikap.report.export.csv import to_csv
from digikap.report.export.material import Material, Selection, material
from digikap.report.export.nameless import texts
from digikap.scoring.distribution import Distribution, GridDistribution
from digikap.scoring.result import Scores
from digikap.store import assessments, content
from digikap.store.questionnaires import load
from digikap.text import NAME_LIMIT
from tests.report.hostility import CELLS, DATA, FORMULAS, UNSEEN
from tests.report.room import NOT_APPLICABLE, UNKNOWN, abridged, answered, fresh, without_groups
from tests.report.test_view import voted
from tests.report.workshop import alone, workshop

SHIPPED = ("kommunen", "tre_s", "kompass")
NASTY = (UNSEEN, *FORMULAS, *CELLS, *DATA)
"""What means something to a spreadsheet or to a reader of data; the writers are tried with the rest all together."""
FORMS = (abridged(), load("tre_s"))
"""For laws: one with a question of every sort, and one whose questions are all rated."""
ANONYMOUS = Selection(anonymous=True)
SELECTIONS = (Selection(), Selection(comments=False), ANONYMOUS)
PLACE = Organisation("Ängelholm", "1292", "Skåne län", "B4 Pendlingskommun", 43900, 2024)


@cache
def public() -> frozenset[str]:
    return texts(load(name) for name in SHIPPED)


@cache
def example() -> Assessment:
    return assessments.read(content.example())


def full_of(text: str, assessment: Assessment) -> Assessment:
    """The assessment with this text in every place where a user can write; its beginning where every row says it."""
    for question in assessment.questionnaire.questions():
        assessment = assessment.with_comment(question.id, Comment(text, "rapport"))
        if question.kind == "text":
            assessment = assessment.with_answer(question.id, Written(text))
        for choice in getattr(question, "choices", ()):
            if choice.free_text:
                assessment = assessment.with_answer(question.id, Chosen((choice.id,), text))
    for section in assessment.questionnaire.sections:
        for number, _ in enumerate(section.discussion, 1):
            assessment = assessment.with_analysis(section.id, number, text)
    services = {**assessment.services, "egen_hamn": text, "skola": text}
    name = text[:NAME_LIMIT]  # it stands in two thousand rows
    place = replace(PLACE, name=name, code=name, county=name, group=name)
    return replace(assessment, services=services, organisation=place)


def conditional(kommunen: Questionnaire) -> Assessment:
    """Answers and comments that other answers have hidden."""
    condition = Condition(question="d_total", at_least=4)
    sections = tuple(
        one.model_copy(
            update={
                "questions": tuple(
                    question.model_copy(update={"visible_if": condition}) if question.id == "d_tid" else question
                    for question in one.questions
                )
            }
        )
        for one in kommunen.sections
    )
    changed = Questionnaire.model_validate(kommunen.model_copy(update={"sections": sections}).model_dump(by_alias=True))
    hidden = answered(fresh(changed), 4).with_answer("d_total", 3)
    return hidden.with_comment("d_tid", Comment("Syns inte", "rapport"))


@cache
def workshops() -> tuple[Assessment, Assessment]:
    """A group that voted on everything, and eight who answered alone, with all that a workshop can give."""
    kommunen = load("kommunen")
    room = workshop(kommunen).with_minority("p_viktigaste", "Två ville ha med skolan.")
    room = room.with_round("v_drift", Tally((0, 2, 3, 0, 0)), "skola", uneven="Två gick ut.")
    room = room.with_minority("v_drift", "Gymnasiet är större.", "skola")
    room = room.with_answer("v_drift", Grid({"skola": 3}))
    required = {**room.required, "drift": 4, "mojlighet": Tally((0, 0, 1, 0, 2), 1)}
    people = alone(kommunen)
    noted = [one.with_analysis("kapacitet", 1, f"Rad {number}") for number, one in enumerate(people.respondents)]
    assert room.previous is not None
    before = replace(room.previous, actions={**room.previous.actions, "f3": room.actions["a1"]})
    return replace(room, required=required, previous=before), replace(people, respondents=tuple(noted))


def voting(assessment: Assessment) -> Scores:
    """The scores where several voted on a rating and on the rows of a grid."""
    votes = Distribution.of_votes(5, [3, 4, 4, UNKNOWN, NOT_APPLICABLE])
    rows = dict.fromkeys(assessment.services, votes)
    return voted(assessment, d_tid=votes, v_drift=GridDistribution(rows))  # type: ignore[arg-type]


@cache
def full() -> Material:
    """One in which nearly every key is."""
    built = load("kommunen").model_copy(update={"bases": ("kommunen@1",)})
    return material(replace(example(), organisation=PLACE, questionnaire=built))


@cache
def materials() -> tuple[Material, ...]:
    """Materials in which everything occurs that an export can hold."""
    return tuple(_materials())


def _materials() -> Iterator[Material]:
    kommunen = load("kommunen")
    whole = example()
    yield full()
    yield replace(full(), scores=voting(full().assessment))
    border = answered(fresh(kommunen), 4)
    yield material(border.with_answer("d_kvalitet", 3).with_answer("d_rattssakerhet", 3))
    yield material(whole, Selection(comments=False))
    yield material(whole, ANONYMOUS, public())
    own = replace(answered(fresh(without_groups()), 3), services={"hamn": "Hamnen"})
    yield material(own, ANONYMOUS, public())
    yield material(own)
    yield material(conditional(kommunen))
    yield from (material(several, selection, public()) for several in workshops() for selection in SELECTIONS)
    yield from (material(fresh(load(name), variant)) for name in SHIPPED for variant in ("full", "quick"))  # type: ignore[arg-type]
    yield from (material(answered(fresh(kommunen), mark)) for mark in (1, 3, 4, 5, UNKNOWN, NOT_APPLICABLE))


def table(held: Material, *, excel: bool = False) -> list[dict[str, str]]:
    """The rows of a CSV as the standard library reads them."""
    text = to_csv(held, excel=excel).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if excel else ",", strict=True))
