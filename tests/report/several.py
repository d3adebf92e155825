"""Any assessment that several took part in: votes with rounds, and files of one person each that were merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from digikap.merging import merge
from digikap.model.answer import Respondent
from digikap.model.assessment import Assessment, Comment
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, Ranking, Rating, RatingGrid, Text
from digikap.model.tally import ChoiceTally, Tally
from tests.report.room import assessments

FEW = st.integers(0, 4)
STATES = st.sampled_from(["lovad", "pagar", "klar", "struken"])


@st.composite
def votings(draw: st.DrawFn, questionnaire: Questionnaire) -> Assessment:
    """A tally: what is answered in a consensus is settled here, with rounds before it or without."""
    room = replace(draw(assessments(questionnaire)), mode="tally")
    for question in questionnaire.questions():
        if room.asks(question) and not isinstance(question, Text):
            room = _voted(draw, room, question)
    return replace(room, required=draw(_required(questionnaire)), actions=draw(_actions()), previous=draw(_previous()))


def _voted(draw: st.DrawFn, room: Assessment, question: Question) -> Assessment:
    """Rounds on some of it, of which some is settled, some has a reason, some has too few votes."""
    rows = [row.id for row in room.rows(question)] if isinstance(question, RatingGrid) else [None]
    for row in rows:
        rounds = draw(st.lists(_round(room, question), max_size=2))
        settled = room.answers.get(question.id)
        for number, votes in enumerate(rounds, 1):
            uneven = draw(st.sampled_from([None, f"Ojämnt {question.id} {number}"]))
            room = room.with_round(question.id, votes, row, uneven=uneven)
            if draw(st.booleans()):
                room = room.with_minority(question.id, f"Skäl {question.id} {row} {number}", row)
        if rounds and row is None and settled is not None and draw(st.booleans()):
            room = room.with_answer(question.id, settled)
    return room


def _round(room: Assessment, question: Question) -> st.SearchStrategy[Tally | ChoiceTally]:
    if isinstance(question, Rating | RatingGrid):
        levels = len(room.questionnaire.scale(question.scale).levels)
        counts = st.lists(FEW, min_size=levels, max_size=levels).map(tuple)
        return st.builds(Tally, counts, FEW, FEW).filter(lambda one: one.cast > 0)
    assert isinstance(question, ChoiceQuestion)
    ids = [choice.id for choice in question.choices]
    one = st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)
    return st.builds(_counted, st.just(question), st.lists(one, max_size=5), st.integers(1, 3))


def _counted(question: ChoiceQuestion, lists: list[list[str]], unknown: int) -> ChoiceTally:
    every = [choice for one in lists for choice in one]
    firsts = [one[0] for one in lists] if isinstance(question, Ranking) else []
    return ChoiceTally(
        len(lists), {one: every.count(one) for one in every}, {one: firsts.count(one) for one in firsts}, unknown
    )


def _required(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, int | Tally]]:
    model = questionnaire.model
    names = [one.id for one in (*model.dimensions, *model.groups)]
    votes = st.lists(FEW, min_size=5, max_size=5).map(tuple)
    tallies = st.builds(Tally, votes, FEW).filter(lambda one: one.cast > 0)
    return st.dictionaries(st.sampled_from(names), st.integers(1, 5) | tallies, max_size=5)


def _actions() -> st.SearchStrategy[dict[str, PlannedAction]]:
    words = st.none() | st.just("Med några ord.")
    days = st.none() | st.just(date(2027, 3, 1))
    action = st.builds(PlannedAction, st.just("Gör något."), words, days, words, words, STATES, words)
    return st.dictionaries(st.sampled_from("abcd"), action, max_size=4)


def _previous() -> st.SearchStrategy[Previous | None]:
    told = st.dictionaries(st.sampled_from(["d_total", "q1", "rader/a", "p_viktigaste"]), st.just("Så var det då"))
    return st.none() | st.builds(Previous, st.just("forra"), st.just(date(2025, 1, 2)), told, _actions())


@st.composite
def merged(draw: st.DrawFn, questionnaire: Questionnaire) -> Assessment:
    """Up to six who answered alone, with comments of both kinds and perhaps roles."""
    people = draw(st.lists(assessments(questionnaire), min_size=1, max_size=6))
    return merge([_alone(draw, one, number) for number, one in enumerate(people)]).assessment


def _alone(draw: st.DrawFn, one: Assessment, number: int) -> Assessment:
    role = draw(st.sampled_from([None, f"Rollen {number}", "Rollen alla"]))
    person = replace(
        one, id=f"p{number}", mode="individual", participants=1, respondent=Respondent(f"Aliaset{number}", role)
    )
    first = next(iter(one.questionnaire.questions())).id
    second = [question.id for question in one.questionnaire.questions()][1]
    use = draw(st.sampled_from(["rapport", "arbetsmaterial"]))
    person = person.with_comment(first, Comment(f"{use} {number}", use))
    return person.with_comment(second, Comment("arbetsmaterial som stannar"))
