"""Several people's answers to one small questionnaire, as files of their own, merged, and as votes counted together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from digikap.model.answer import Answer, Chosen, Grid, Mark, Respondent, Special
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import (
    Choice,
    ChoiceQuestion,
    MultipleChoice,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    Row,
    SingleChoice,
    Text,
)
from digikap.model.tally import ChoiceTally, GridVoting, Tally, Votes, Voting
from tests.scoring.build import EJ_AKTUELLT, VET_EJ, dimension, marks, questionnaire, rating

CHOICES = tuple(Choice(id=name, text=name) for name in "abcd")

FORM = questionnaire(
    [
        rating("d_total", overall_for="drift", quick=True),
        rating("d1", "robusthet"),
        rating("d2", "robusthet", "kvalitet", weight="2.5"),
        rating("u1", "strategi", levels=7),
        rating("u2", "tid", part="utveckling"),
        SingleChoice(id="en", kind="single_choice", text="t", label="En", choices=CHOICES, allow_unknown=True),
        MultipleChoice(id="flera", kind="multiple_choice", text="t", label="Flera", choices=CHOICES),
        Ranking(id="rang", kind="ranking", text="t", label="Rang", choices=CHOICES, max_choices=3),
        RatingGrid(id="tjanster", kind="rating_grid", text="t", label="Tjänster", scale="k5", rows="services"),
        RatingGrid(id="egna", kind="rating_grid", text="t", label="Egna", scale="k2", rows=(Row(id="x", name="X"),)),
        Text(id="ord", kind="text", text="t", label="Ord"),
    ],
    [
        dimension("robusthet", "drift"),
        dimension("kvalitet", "drift"),
        dimension("strategi", "utveckling"),
        dimension("tid", "resurser"),
    ],
)

SERVICES = {"skola": "Skola", "hamn": "Hamnen"}


def assessment(form: Questionnaire = FORM, **rest: Any) -> Assessment:
    plain: dict[str, Any] = {
        "id": "k7m2qd9x",
        "questionnaire": form,
        "organisation": Organisation("Havsvik"),
        "date": date(2026, 11, 21),
        "services": SERVICES,
    }
    return Assessment(**(plain | rest))


def person(
    number: int, answers: Mapping[str, Answer] | None = None, form: Questionnaire = FORM, **rest: Any
) -> Assessment:
    """One person's own file."""
    own: dict[str, Any] = {
        "id": f"p{number:03}",
        "mode": "individual",
        "respondent": Respondent(str(number)),
        "participants": 1,
        "answers": answers or {},
    }
    return assessment(form, **(own | rest))


def people(answers: Sequence[Mapping[str, Answer]], **rest: Any) -> tuple[Assessment, ...]:
    return tuple(person(number, one, **rest) for number, one in enumerate(answers, 1))


def joined(persons: Sequence[Assessment], form: Questionnaire = FORM, **rest: Any) -> Assessment:
    """The file of several, put together by hand: scoring knows nothing of merging."""
    return assessment(form, mode="individual", participants=len(persons), respondents=tuple(persons), **rest)


def tally(persons: Sequence[Assessment], form: Questionnaire = FORM, **rest: Any) -> Assessment:
    """The same answers as votes that were counted together, as a facilitator types them."""
    votes = {question.id: voted for question in form.questions() if (voted := _voted(form, question, persons))}
    return assessment(form, mode="tally", participants=len(persons), votes=votes, **rest)


def _voted(form: Questionnaire, question: Any, persons: Sequence[Assessment]) -> Votes | None:
    given = [answer for one in persons if (answer := one.answers.get(question.id)) is not None]
    match question:
        case Rating():
            return counted(form, question, given)
        case RatingGrid():
            rows = persons[0].rows(question) if persons else ()
            found = {
                row.id: counted(form, question, [grid.marks[row.id] for grid in given if row.id in grid.marks])  # type: ignore[union-attr]
                for row in rows
            }
            voted = {row: voting for row, voting in found.items() if voting}
            return GridVoting(voted) if voted else None
        case SingleChoice() | MultipleChoice() | Ranking():
            return _chosen(question, given)
    return None


def counted(form: Questionnaire, question: Rating | RatingGrid, given: Sequence[Answer]) -> Voting | None:
    levels = range(1, len(form.scale(question.scale).levels) + 1)
    counts = tuple(given.count(level) for level in levels)
    return Voting((Tally(counts, given.count(VET_EJ), given.count(EJ_AKTUELLT)),)) if given else None


def _chosen(question: ChoiceQuestion, given: Sequence[Answer]) -> Voting | None:
    lists = [answer.ids for answer in given if isinstance(answer, Chosen)]
    chosen = Counter(choice for ids in lists for choice in ids)
    first = Counter(ids[0] for ids in lists)
    return Voting((ChoiceTally(len(lists), chosen, first, given.count(Special.UNKNOWN)),)) if given else None


@st.composite
def answer_sheets(draw: st.DrawFn) -> dict[str, Answer]:
    """One person's answers to any of the questions."""
    found: dict[str, Answer | None] = {}
    for question in FORM.questions():
        match question:
            case Rating():
                found[question.id] = draw(marks(len(FORM.scale(question.scale).levels)))
            case RatingGrid():
                rows = SERVICES if question.rows == "services" else ["x"]
                levels = len(FORM.scale(question.scale).levels)
                given: dict[str, Mark | None] = {row: draw(marks(levels)) for row in rows}
                found[question.id] = Grid({row: mark for row, mark in given.items() if mark is not None})
            case SingleChoice():
                found[question.id] = draw(st.sampled_from([Chosen((one,)) for one in "abcd"] + [VET_EJ, None]))
            case MultipleChoice() | Ranking():
                ids = st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True)
                found[question.id] = draw(st.none() | ids.map(lambda some: Chosen(tuple(some))))
    return {name: answer for name, answer in found.items() if answer is not None}


def reordered(one: Assessment, places: Sequence[int]) -> Assessment:
    """A joined file with its respondents in another order."""
    return replace(one, respondents=tuple(one.respondents[place] for place in places))
