"""What must hold of any questionnaire and any answers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from digikap import swedish
from digikap.model.answer import Mark
from digikap.model.questionnaire import Questionnaire, Rating
from digikap.scoring.distribution import Distribution
from digikap.scoring.index import label
from digikap.scoring.questions import rating_score
from digikap.scoring.result import RatingScore
from digikap.scoring.score import score_responses
from tests.scoring.build import (
    DIMENSIONS,
    EJ_AKTUELLT,
    VET_EJ,
    computed,
    distributions,
    levels_of,
    marks,
    measured,
    questionnaire,
    scored,
    surveys,
    votes,
)

Survey = tuple[Questionnaire, dict[str, list[Mark | None]]]


def changed(
    votes_of: dict[str, list[Mark | None]], question: str, place: int, mark: Mark
) -> dict[str, list[Mark | None]]:
    """The same votes with one of them another."""
    row = list(votes_of[question])
    row[place] = mark
    return {**votes_of, question: row}


@given(surveys())
def test_an_index_lies_in_its_interval_within_0_and_100(survey: Survey) -> None:
    scores = scored(*survey)
    questions = [one.measure for one in scores.questions.values() if isinstance(one, RatingScore)]
    for measure in [*measured(scores).values(), *questions]:
        assert (measure.index is None) == (measure.low is None) == (measure.high is None)
        assert 0 <= measure.answered <= measure.asked
        if measure.index is not None:
            assert 0 <= measure.low <= measure.index <= measure.high <= 100


@given(surveys())
def test_there_is_an_index_exactly_where_half_of_the_questions_have_a_value(survey: Survey) -> None:
    scores = scored(*survey)
    for name, measure in measured(scores).items():
        if name.startswith(("dimension", "cell")):
            assert (measure.index is not None) == (measure.asked > 0 and 2 * measure.answered >= measure.asked)
    for group in scores.groups.values():
        if group.basis == "dimensions":
            enough = 2 * group.dimensions_answered >= group.dimensions_asked
            assert (group.measure.index is not None) == enough
        else:
            assert group.dimensions_asked == 0
            assert group.measure == group.overall


@given(surveys(), st.data())
def test_raising_one_answer_never_lowers_anything(survey: Survey, data: st.DataObject) -> None:
    form, given_votes = survey
    places = [
        (question, place, mark)
        for question, row in given_votes.items()
        for place, mark in enumerate(row)
        if isinstance(mark, int) and mark < levels_of(form, question)
    ]
    assume(places)
    question, place, mark = data.draw(st.sampled_from(places))
    before = measured(scored(form, given_votes))
    after = measured(scored(form, changed(given_votes, question, place, mark + 1)))
    assert before.keys() == after.keys()
    for name, measure in before.items():
        assert (measure.index is None) == (after[name].index is None)
        if measure.index is not None:
            assert after[name].index >= measure.index
            assert after[name].low >= measure.low
            assert after[name].high >= measure.high


@given(surveys(), st.data())
def test_turning_a_vet_ej_into_a_level_never_widens_an_interval(survey: Survey, data: st.DataObject) -> None:
    form, given_votes = survey
    places = [(q, place) for q, row in given_votes.items() for place, mark in enumerate(row) if mark is VET_EJ]
    assume(places)
    question, place = data.draw(st.sampled_from(places))
    level = data.draw(st.integers(1, levels_of(form, question)))
    before = measured(scored(form, given_votes))
    after = measured(scored(form, changed(given_votes, question, place, level)))
    for name, measure in before.items():
        if measure.index is not None:
            assert after[name].index is not None
            assert after[name].high - after[name].low <= measure.high - measure.low


@given(surveys(), st.data())
def test_a_question_that_is_ej_aktuellt_leaves_no_trace(survey: Survey, data: st.DataObject) -> None:
    form, given_votes = survey
    question = data.draw(st.sampled_from(sorted(given_votes)))
    without = {name: row for name, row in given_votes.items() if name != question}
    assert computed(scored(form, {**given_votes, question: [EJ_AKTUELLT]})) == computed(scored(form, without))


@given(surveys(), st.integers(1, 5))
def test_a_respondent_who_says_ej_aktuellt_leaves_no_trace_beside_others(survey: Survey, number: int) -> None:
    form, given_votes = survey
    answered = {
        name: row for name, row in given_votes.items() if any(isinstance(mark, int) or mark is VET_EJ for mark in row)
    }
    before, after = (
        scored(form, votes_of)
        for votes_of in (answered, {name: [*row, *[EJ_AKTUELLT] * number] for name, row in answered.items()})
    )
    assert computed(before) == computed(after)
    for name, score in before.questions.items():
        other = after.questions[name]
        assert isinstance(score, RatingScore)
        assert isinstance(other, RatingScore)
        assert replace(score, distribution=other.distribution) == other


@given(surveys(), st.data())
def test_the_order_of_respondents_does_not_matter(survey: Survey, data: st.DataObject) -> None:
    form, given_votes = survey
    shuffled = {name: data.draw(st.permutations(row)) for name, row in given_votes.items()}
    assert scored(form, shuffled) == scored(form, given_votes)


@given(surveys(), st.data())
def test_sums_do_not_depend_on_the_order_of_the_questions(survey: Survey, data: st.DataObject) -> None:
    form, given_votes = survey
    other = questionnaire(data.draw(st.permutations(list(form.questions()))), DIMENSIONS)
    assert measured(scored(other, given_votes)) == measured(scored(form, given_votes))


@given(surveys())
def test_a_tally_equals_the_merged_votes(survey: Survey) -> None:
    form, given_votes = survey
    tallies = {
        name: Distribution(
            counts=tuple(row.count(level) for level in range(1, levels_of(form, name) + 1)),
            unknown=row.count(VET_EJ),
            not_applicable=row.count(EJ_AKTUELLT),
            missing=row.count(None),
        )
        for name, row in given_votes.items()
    }
    assert tallies == distributions(form, given_votes)
    assert score_responses(form, tallies) == scored(form, given_votes)


@given(surveys(), st.data())
def test_a_settled_level_counts_as_if_it_were_the_only_vote(survey: Survey, data: st.DataObject) -> None:
    form, given_votes = survey
    settled = {name: data.draw(st.integers(1, levels_of(form, name))) for name in given_votes}
    responses = {name: votes(row, levels_of(form, name), settled[name]) for name, row in given_votes.items()}
    assert computed(score_responses(form, responses)) == computed(scored(form, settled))


@given(surveys())
def test_strongest_and_weakest_are_never_the_same(survey: Survey) -> None:
    scores = scored(*survey)
    strongest, weakest = scores.strongest, scores.weakest
    assert len(strongest) == len(weakest) <= 3
    assert not set(strongest) & set(weakest)
    for high in strongest:
        for low in weakest:
            assert scores.dimensions[high].measure.index >= scores.dimensions[low].measure.index  # type: ignore[operator]


@given(surveys())
def test_a_group_counts_a_question_of_two_of_its_dimensions_once(survey: Survey) -> None:
    form, given_votes = survey
    scores = scored(form, given_votes)
    for name, group in scores.groups.items():
        own = {one.id for one in DIMENSIONS if one.group == name}
        asked = [
            question.id
            for question in form.questions()
            if isinstance(question, Rating) and own & set(question.dimensions)
            if set(given_votes[question.id]) - {EJ_AKTUELLT, None} or set(given_votes[question.id]) == {None}
        ]
        if group.basis == "dimensions":
            assert group.measure.asked == len(asked)


@given(st.fractions(0, 100, max_denominator=10_000))
def test_a_label_agrees_with_the_number_that_is_shown(index: Fraction) -> None:
    shown = int(swedish.number(index))
    limits = {12: "mycket låg", 37: "låg", 62: "delvis", 87: "god", 100: "mycket god"}
    assert label(index) == next(word for limit, word in limits.items() if shown <= limit)


@given(st.integers(2, 10).flatmap(lambda k: st.tuples(st.just(k), st.lists(marks(k), max_size=30))))
def test_figures_of_the_votes_lie_between_the_lowest_and_the_highest(survey: tuple[int, list[Mark | None]]) -> None:
    levels, row = survey
    score = rating_score(votes(row, levels))
    given_levels = sorted(mark for mark in row if isinstance(mark, int))
    if not given_levels:
        assert score.mean is score.median is score.average_deviation is score.lowest is score.highest is None
        return
    middle = len(given_levels) // 2
    assert score.median == Fraction(given_levels[middle] + given_levels[-middle - 1], 2)
    assert (score.lowest, score.highest) == (given_levels[0], given_levels[-1])
    assert score.mean == Fraction(sum(given_levels), len(given_levels))
    assert score.average_deviation == sum(abs(x - score.mean) for x in given_levels) / Fraction(len(given_levels))
