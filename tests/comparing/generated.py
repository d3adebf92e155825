"""Generated pairs: two versions of one questionnaire, answered in different ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from digikap.model.answer import Answer, Chosen, Grid, Mark, Respondent
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Choice, Question, Questionnaire, Ranking, Rating, RatingGrid, Text
from digikap.model.tally import GridVoting, Voting
from tests.scoring.build import DIMENSIONS, marks, questionnaire, rating, ratings
from tests.scoring.several import counted

SERVICES = {"skola": "Skola", "hamn": "Hamnen", "bruk": "Bruket"}

OTHERS = (
    RatingGrid(id="tjanster", kind="rating_grid", text="Grad?", label="Tjänster", scale="k5", rows="services"),
    Ranking(
        id="rang",
        kind="ranking",
        text="Vilka?",
        label="Rang",
        choices=tuple(Choice(id=one, text=one) for one in "abc"),
        max_choices=2,
    ),
    Text(id="ord", kind="text", text="Mer?", label="Mer"),
)


def versioned(questions: list[Question], version: int, **rest: Any) -> Questionnaire:
    form = questionnaire(questions, DIMENSIONS)
    values = {name: getattr(form, name) for name in Questionnaire.model_fields}
    return Questionnaire(**(values | {"version": version} | rest))


@st.composite
def variants(draw: st.DrawFn, question: Rating) -> Rating | None:
    """The same question in another version: most often the same, else in other words, elsewhere, or gone."""
    what = draw(st.sampled_from(["same", "same", "same", "reworded", "moved", "optional", "gone"]))
    if what == "gone":
        return None
    if what == "reworded":
        return question.model_copy(update={"text": "Med andra ord?"})
    if what == "optional":
        return question.model_copy(update={"optional": True})
    if what == "moved":
        other = draw(ratings(question.id))
        kept = {"dimensions": other.dimensions, "overall_for": other.overall_for, "weight": other.weight}
        return question.model_copy(update=kept)
    return question


@st.composite
def assessments(draw: st.DrawFn, form: Questionnaire, name: str) -> Assessment:
    """A file of answers in consensus, of votes, or of three persons whose files were merged."""
    one = draw(answered(form, name))
    if one.mode == "tally" or draw(st.booleans()):
        return one
    persons = [
        replace(one, id=f"{name}1", mode="individual", respondent=Respondent("1")),
        *(
            replace(draw(answered(form, f"{name}{n}")), mode="individual", respondent=Respondent(str(n)), votes={})
            for n in (2, 3)
        ),
    ]
    blank = replace(one, answers={}, mode="individual", participants=3)
    return replace(blank, respondents=tuple(persons))


@st.composite
def answered(draw: st.DrawFn, form: Questionnaire, name: str) -> Assessment:
    """Answers in consensus or as votes to any of the questions."""
    services = draw(st.dictionaries(st.sampled_from(sorted(SERVICES)), st.sampled_from(["Namn", "Annat"]), max_size=3))
    base = Assessment(
        id=name,
        questionnaire=form,
        organisation=Organisation("Havsvik"),
        date=date(2026, 11, draw(st.sampled_from([20, 21]))),
        participants=3,
        mode=draw(st.sampled_from(["consensus", "tally"])),
        variant=draw(st.sampled_from(["full", "full", "quick"])),
        included=tuple(one.id for one in form.questions() if one.optional and draw(st.booleans())),
        services=services,
    )
    for question in form.questions():
        if isinstance(question, Rating):
            base = _rated(base, question, draw(st.lists(marks(_levels(form, question)), min_size=1, max_size=3)))
        elif isinstance(question, RatingGrid):
            base = _gridded(base, question, {row: draw(marks(5)) for row in services})
    ranked = draw(st.none() | st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True))
    if ranked is not None and base.mode == "consensus" and "rang" in form.by_id:
        base = base.with_answer("rang", Chosen(tuple(ranked)))
    return base


def _levels(form: Questionnaire, question: Rating) -> int:
    return len(form.scale(question.scale).levels)


def _rated(base: Assessment, question: Rating, given: list[Mark | None]) -> Assessment:
    if base.mode == "consensus":
        return base.with_answer(question.id, given[0])
    voting = counted(base.questionnaire, question, [one for one in given if one is not None])
    return replace(base, votes={**base.votes, question.id: voting}) if voting else base


def _gridded(base: Assessment, question: RatingGrid, given: Mapping[str, Mark | None]) -> Assessment:
    answered = {row: mark for row, mark in given.items() if mark is not None}
    if not answered:
        return base
    if base.mode == "consensus":
        return base.with_answer(question.id, Grid(answered))
    rows: dict[str, Voting] = {}
    for row, mark in answered.items():
        answers: list[Answer] = [mark]
        voting = counted(base.questionnaire, question, answers)
        assert voting is not None
        rows[row] = voting
    return replace(base, votes={**base.votes, question.id: GridVoting(rows)})


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Assessment, Assessment]:
    """Two assessments with some of their questions in common, always one."""
    first: list[Question] = [rating("alltid", "d0", quick=True)]
    second: list[Question] = list(first)
    for number in range(draw(st.integers(1, 6))):
        question = draw(ratings(f"q{number}"))
        question = question.model_copy(update={"quick": draw(st.booleans())})
        for questions, one in ((first, question), (second, draw(variants(question)))):
            questions.extend([one] if one is not None else [])
    for other in OTHERS:
        for questions in (first, second):
            questions.extend([other] if draw(st.integers(0, 4)) else [])
    forms = versioned(first, 1), versioned(second, draw(st.sampled_from([1, 2])))
    return draw(assessments(forms[0], "fore")), draw(assessments(forms[1], "efter"))


def with_question(one: Assessment, question: Rating, answer: Mark) -> Assessment:
    """The same assessment in a questionnaire with one question more, answered."""
    form = versioned([*one.questionnaire.questions(), question], one.questionnaire.version)
    changed = replace(one, questionnaire=form, included=(*one.included, question.id))
    if one.mode == "tally":
        return _rated(changed, question, [answer])
    if not one.respondents:
        return changed.with_answer(question.id, answer)
    persons = (with_question(person, question, answer) for person in one.respondents)
    return replace(changed, respondents=tuple(replace(person, questionnaire=form) for person in persons))
