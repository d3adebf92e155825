"""Votes that were counted together, and files that were merged: the same answers, the same figures."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.model.answer import Answer, Chosen, Grid, Mark, Special
from digikap.model.condition import Condition
from digikap.model.questionnaire import Questionnaire, RatingGrid, Row, SingleChoice
from digikap.model.tally import ChoiceTally, GridVoting, Tally, Voting
from digikap.model.together import FEWEST
from digikap.scoring.distribution import ChoiceDistribution, Distribution, GridDistribution
from digikap.scoring.responses import responses
from digikap.scoring.result import ChoiceScore, RatingScore
from digikap.scoring.score import score
from tests.scoring.build import EJ_AKTUELLT, VET_EJ, dimension, questionnaire, rating
from tests.scoring.several import CHOICES, FORM, answer_sheets, assessment, joined, people, person, reordered, tally

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

SEVEN = Tally((0, 1, 2, 2, 1), unknown=1)
SHEETS = st.lists(answer_sheets(), min_size=1, max_size=6)
ENOUGH = st.lists(answer_sheets(), min_size=FEWEST, max_size=7)
"""So many that a merged file of theirs has results."""


def voted(
    question: str, *rounds: Tally | ChoiceTally, settled: Answer | None = None, participants: int | None = 7
) -> Distribution:
    """The distribution of one rating after so many rounds."""
    answers = {} if settled is None else {question: settled}
    one = assessment(
        mode="tally", participants=participants, votes={question: Voting(rounds)} if rounds else {}, answers=answers
    )
    found = responses(one)[question]
    assert isinstance(found, Distribution)
    return found


@given(ENOUGH)
def test_a_tally_equals_the_merged_files_of_the_same_answers_to_the_last_digit(sheets: list[dict[str, Answer]]) -> None:
    persons = people(sheets)
    assert responses(tally(persons)) == responses(joined(persons))
    assert score(tally(persons)) == score(joined(persons))


@given(ENOUGH, st.data())
def test_the_order_of_respondents_does_not_matter(sheets: list[dict[str, Answer]], data: st.DataObject) -> None:
    one = joined(people(sheets))
    other = reordered(one, data.draw(st.permutations(range(len(sheets)))))
    assert score(one) == score(other)


@given(SHEETS, st.data())
def test_any_round_before_the_last_leaves_no_trace(sheets: list[dict[str, Answer]], data: st.DataObject) -> None:
    once = tally(people(sheets))
    earlier = Voting((Tally((9, 0, 0, 0, 0)),))
    votes = {
        name: Voting((*earlier.rounds, *voting.rounds)) if name == "d1" and isinstance(voting, Voting) else voting
        for name, voting in once.votes.items()
    }
    assert score(replace(once, votes=votes)) == score(once)


@given(answer_sheets())
def test_a_person_alone_scores_as_a_group_in_consensus(sheet: dict[str, Answer]) -> None:
    alone = score(person(1, sheet))
    assert alone == score(assessment(mode="consensus", answers=sheet))


@given(answer_sheets(), st.integers(FEWEST, 6))
def test_people_who_all_answer_alike_score_as_a_group_in_consensus(sheet: dict[str, Answer], amount: int) -> None:
    group, merged = score(assessment(mode="consensus", answers=sheet)), score(joined(people([sheet] * amount)))
    # one of several moves less than all of them
    assert replace(merged, questions={}, swings=()) == replace(group, questions={}, swings=())


@given(st.lists(answer_sheets(), min_size=1, max_size=FEWEST - 1))
def test_a_merged_file_of_fewer_than_three_has_no_results_at_all(sheets: list[dict[str, Answer]]) -> None:
    few = joined(people(sheets))
    assert responses(few) == {}
    assert few.asked() == few.unanswered() == ()
    assert score(few) == score(joined(people([{}] * len(sheets))))


def test_the_last_round_counts_beside_what_was_settled() -> None:
    assert voted("d1", Tally((7, 0, 0, 0, 0)), SEVEN) == Distribution((0, 1, 2, 2, 1), unknown=1)
    assert voted("d1", SEVEN, settled=3) == Distribution((0, 1, 2, 2, 1), unknown=1, settled=3)
    assert voted("d1", SEVEN, settled=EJ_AKTUELLT).state == "not_applicable"


@pytest.mark.parametrize(
    ("settled", "index", "low"), [(None, Fraction("62.5"), Fraction(375, 7)), (3, Fraction(50), Fraction(50))]
)
def test_seven_votes_and_the_same_settled_on_three(settled: Mark | None, index: Fraction, low: Fraction) -> None:
    answers: dict[str, Answer] = {} if settled is None else {"d_total": settled}
    group = assessment(
        mode="tally", variant="quick", participants=7, votes={"d_total": Voting((SEVEN,))}, answers=answers
    )
    scores = score(group)
    found = scores.questions["d_total"]
    assert isinstance(found, RatingScore)
    assert (found.measure.index, found.measure.low, found.agreement) == (index, low, "motstridigt")
    assert (found.lowest, found.highest, found.average_deviation) == (2, 5, Fraction(5, 6))
    assert scores.groups["drift"].measure.index == index


@pytest.mark.parametrize(("participants", "missing"), [(7, 0), (9, 2), (5, 0), (None, 0)])
def test_who_did_not_vote_is_missing_and_more_votes_than_participants_miss_nobody(
    participants: int | None, missing: int
) -> None:
    assert voted("d1", SEVEN, participants=participants).missing == missing


@pytest.mark.parametrize(("participants", "missing"), [(8, 8), (None, 1)])
def test_a_question_that_nobody_voted_on_is_unanswered(participants: int | None, missing: int) -> None:
    found = voted("d1", participants=participants)
    assert (found.state, found.missing) == ("unanswered", missing)


def test_an_uneven_sum_changes_no_coverage_of_questions() -> None:
    form = {"d1": Voting((Tally((0, 0, 0, 1, 0)),), uneven="Sju gick ut."), "d2": Voting((Tally((0, 0, 0, 8, 0)),))}
    scores = score(assessment(mode="tally", participants=8, votes=form))
    measure = scores.dimensions["robusthet"].measure
    assert (measure.index, measure.answered, measure.asked) == (75, 2, 2)


def test_what_was_settled_without_a_vote_is_the_answer_of_one() -> None:
    found = voted("d1", settled=4)
    assert found == Distribution((0,) * 5, settled=4)
    one = score(assessment(mode="tally", participants=8, answers={"d1": 4, "en": Chosen(("a",)), "flera": VET_EJ}))
    rated, chosen = one.questions["d1"], one.questions["en"]
    assert isinstance(rated, RatingScore)
    assert isinstance(chosen, ChoiceScore)
    assert (rated.measure.answered, rated.measure.asked) == (1, 1)
    assert (chosen.distribution.respondents, chosen.order) == (1, ("a",))
    assert responses(assessment(mode="tally", participants=8))["en"] == ChoiceDistribution.of_votes("abcd", [None] * 8)


def test_a_grid_is_voted_on_and_settled_row_by_row() -> None:
    votes = {
        "tjanster": GridVoting({"skola": Voting((Tally((0, 0, 1, 2, 0)),)), "hamn": Voting((Tally((3, 0, 0, 0, 0)),))})
    }
    found = responses(assessment(mode="tally", participants=3, votes=votes, answers={"tjanster": Grid({"skola": 4})}))
    assert found["tjanster"] == GridDistribution(
        {"skola": Distribution((0, 0, 1, 2, 0), settled=4), "hamn": Distribution((3, 0, 0, 0, 0))}
    )
    assert found["egna"] == GridDistribution({"x": Distribution((0, 0), missing=3)})


def test_ranked_lists_counted_together_share_as_much_as_the_lists_themselves() -> None:
    lists = {"a": 3, "b": 2, "c": 1, "d": 3}
    votes = {"rang": Voting((ChoiceTally(3, lists, {"a": 2, "d": 1}, unknown=1),))}
    scores = score(assessment(mode="tally", participants=5, votes=votes))
    found = scores.questions["rang"]
    assert isinstance(found, ChoiceScore)
    assert found.overlap == Fraction(7, 3)
    assert found.order == ("a", "d", "b", "c")
    assert (found.distribution.unknown, found.distribution.missing) == (1, 1)


def test_the_first_of_a_question_that_is_no_ranking_means_nothing() -> None:
    votes = {"flera": Voting((ChoiceTally(2, {"a": 1, "b": 2}, {"a": 2}),))}
    found = responses(assessment(mode="tally", participants=2, votes=votes))["flera"]
    assert isinstance(found, ChoiceDistribution)
    assert set(found.first.values()) == {0}


def test_a_merged_file_does_not_show_how_the_only_one_who_answered_ranked() -> None:
    sheet: dict[str, Answer] = {"rang": Chosen(("c", "a"))}
    alone, merged = responses(person(1, sheet))["rang"], responses(joined(people([sheet, {}, {}])))["rang"]
    assert isinstance(alone, ChoiceDistribution)
    assert isinstance(merged, ChoiceDistribution)
    assert (alone.only, merged.only) == (("c", "a"), ())
    assert merged.missing == 2


# ---------------------------------------------------------------- whose question it is


def reworded(text: str, **rest: object) -> Questionnaire:
    return questionnaire([rating("q").model_copy(update={"text": text, **rest}), rating("r")])


def test_a_respondent_with_another_wording_of_a_question_is_not_counted_in_it() -> None:
    old, new = reworded("Hur var det?"), reworded("Hur  är det?")
    spaced = reworded("Hur är det?", label="Ny etikett")
    merged = joined(
        [
            person(1, {"q": 1, "r": 1}, form=old),
            person(2, {"q": 5, "r": 5}, form=new),
            person(3, {"q": 4}, form=spaced),
            person(4, {"q": VET_EJ}, form=questionnaire([rating("q").model_copy(update={"text": "Hur är det?"})])),
        ],
        form=new,
    )
    found = responses(merged)
    assert found["q"] == Distribution((0, 0, 0, 1, 1), unknown=1)
    assert found["r"] == Distribution((1, 0, 0, 0, 1), missing=1)


def test_a_question_is_counted_only_for_those_whose_own_answers_show_it() -> None:
    where = Condition.model_validate({"question": "val", "is": ["a"]})
    form = questionnaire(
        [
            SingleChoice(id="val", kind="single_choice", text="t", label="t", choices=CHOICES),
            rating("q").model_copy(update={"visible_if": where}),
        ]
    )
    yes, no = Chosen(("a",)), Chosen(("b",))
    persons = [
        person(1, {"val": yes, "q": 2}, form=form),
        person(2, {"val": no, "q": 5}, form=form),
        person(3, {"val": yes}, form=form),
        person(4, {"val": yes, "q": 4}, form=form),
    ]
    assert responses(joined(persons, form=form))["q"] == Distribution((0, 1, 0, 1, 0), missing=1)
    assert "q" not in responses(joined(persons[:3], form=form))


def test_what_only_some_were_asked_is_counted_for_them_if_they_are_three() -> None:
    quick = [person(number, {"d_total": 4}, variant="quick") for number in (4, 5)]
    full = [person(number, {"d1": 2, "d_total": 3}) for number in (1, 2, 3)]
    found = responses(joined([*full, *quick]))
    assert found["d1"] == Distribution((0, 3, 0, 0, 0))
    assert found["d_total"] == Distribution((0, 0, 3, 2, 0))
    fewer = joined([*full[:2], *quick])
    assert list(responses(fewer)) == ["d_total"]
    assert [question.id for question in fewer.asked()] == ["d_total"]
    assert fewer.unanswered() == ()


def test_a_row_is_counted_for_those_who_have_it_under_that_name_if_they_are_three() -> None:
    persons = [
        person(1, {"tjanster": Grid({"skola": 1, "hamn": 2})}),
        person(2, {"tjanster": Grid({"skola": 3})}, services={"skola": "Skola"}),
        person(3, {"tjanster": Grid({"skola": 5})}, services={"skola": "Gymnasiet"}),
        person(4, {"tjanster": Grid({"skola": 5, "hamn": 1})}),
    ]
    merged = joined(persons)
    assert responses(merged)["tjanster"] == GridDistribution({"skola": Distribution((1, 0, 1, 0, 1))})
    assert [row.id for row in merged.rows(services_grid())] == ["skola"]
    assert not joined(persons[1:]).asks(services_grid())


@pytest.mark.parametrize("name", ["hamnen", "HAMNEN", " Hamnen ", "Hamnen\u00a0"])
def test_a_service_is_the_same_row_however_its_name_is_written(name: str) -> None:
    persons = [
        person(1, {"tjanster": Grid({"hamn": 5})}, services={"hamn": name}),
        person(2, {"tjanster": Grid({"hamn": 1})}),
        person(3, {"tjanster": Grid({"hamn": 1})}),
    ]
    found = responses(joined(persons, services={"hamn": "Hamnen"}))["tjanster"]
    assert found == GridDistribution({"hamn": Distribution((2, 0, 0, 0, 1))})


def test_a_service_is_the_same_row_in_letters_taken_apart() -> None:
    names = ["Småbåtar", "Sma\u030aba\u030atar", "SMÅBÅTAR"]
    persons = [person(n, {"tjanster": Grid({"hamn": n})}, services={"hamn": name}) for n, name in enumerate(names, 1)]
    found = responses(joined(persons, services={"hamn": "Småbåtar"}))["tjanster"]
    assert found == GridDistribution({"hamn": Distribution((1, 1, 1, 0, 0))})


def services_grid() -> RatingGrid:
    grid = FORM.question("tjanster")
    assert isinstance(grid, RatingGrid)
    return grid


def chosen_rows() -> Questionnaire:
    source = SingleChoice(
        id="val",
        kind="single_choice",
        text="t",
        label="t",
        choices=(*CHOICES[:1], CHOICES[1].model_copy(update={"free_text": True})),
    )
    return questionnaire(
        [source, RatingGrid(id="g", kind="rating_grid", text="t", label="t", scale="k5", rows_from="val")]
    )


def test_a_row_that_was_chosen_earlier_is_the_same_whatever_was_written_behind_it() -> None:
    form = chosen_rows()
    persons = [
        *(person(n, {"val": Chosen(("b",), f"Ord {n}"), "g": Grid({"b": n})}, form=form) for n in (1, 2, 4)),
        person(3, {"val": Chosen(("a",)), "g": Grid({"a": 1})}, form=form),
    ]
    merged = joined(persons, form=form)
    assert responses(merged)["g"] == GridDistribution({"b": Distribution((1, 1, 0, 1, 0))})
    assert merged.is_answered(form.question("g"))


@pytest.mark.parametrize("mode", ["consensus", "tally"])
def test_where_vet_ej_was_settled_no_row_is_chosen(mode: str) -> None:
    form = chosen_rows()
    votes = {"val": Voting((ChoiceTally(2, {"a": 2}, unknown=1),))} if mode == "tally" else {}
    before = assessment(form, mode=mode, participants=3, votes=votes)
    settled = before.with_answer("val", VET_EJ)
    assert [row.id for row in before.rows(grid_of(form))] == (["a"] if votes else [])
    assert settled.rows(grid_of(form)) == ()
    assert not settled.asks(grid_of(form))


def grid_of(form: Questionnaire) -> RatingGrid:
    grid = form.question("g")
    assert isinstance(grid, RatingGrid)
    return grid


def test_a_row_of_the_questionnaires_own_that_was_renamed_is_another() -> None:
    def form(name: str) -> Questionnaire:
        rows = (Row(id="x", name=name), Row(id="y", name="Y"))
        return questionnaire([RatingGrid(id="g", kind="rating_grid", text="t", label="t", scale="k5", rows=rows)])

    given: dict[str, Answer] = {"g": Grid({"x": 5, "y": Special.UNKNOWN})}
    forms = [form("X"), form("Annat"), form("X  "), form("X")]
    persons = [person(n, given, form=one) for n, one in enumerate(forms, 1)]
    found = responses(joined(persons, form=form("X")))
    assert found["g"] == GridDistribution({"x": Distribution((0, 0, 0, 0, 3)), "y": Distribution((0,) * 5, unknown=4)})


def test_what_nobody_was_asked_in_these_words_is_not_asked_and_lowers_no_coverage() -> None:
    def form(*questions: str, **rest: str) -> Questionnaire:
        rated = [rating(name, "robusthet").model_copy(update={"text": rest.get(name, name)}) for name in questions]
        return questionnaire(rated, [dimension("robusthet", "drift")])

    old, new = form("q", "r"), form("q", "s", "t", q="Hur är det?")
    persons = [person(n, {"q": 1, "r": 1}, form=old) for n in (1, 2, 3)]
    merged = joined(persons, form=new)
    assert (responses(merged), merged.asked(), merged.unanswered()) == ({}, (), ())
    both = joined([*persons, *(person(n, {"q": 4}, form=new) for n in (4, 5, 6))], form=new)
    assert [question.id for question in both.unanswered()] == ["s", "t"]
    quick = [person(n, {"q": 4}, form=form("q", q="Hur är det?")) for n in (4, 5, 6)]
    measure = score(joined([*persons, *quick], form=new)).dimensions["robusthet"].measure
    assert (measure.index, measure.answered, measure.asked) == (75, 1, 1)


def test_an_answer_in_other_words_answers_nothing() -> None:
    old, new = reworded("Hur var det?"), reworded("Hur är det?")
    persons = [person(1, {"q": 1}, form=old), *(person(n, form=new) for n in (2, 3, 4))]
    merged = joined(persons, form=new)
    assert [question.id for question in merged.unanswered()] == ["q", "r"]
    assert responses(merged)["q"] == Distribution((0,) * 5, missing=3)


def test_the_questionnaire_of_the_tests_has_every_kind_of_question() -> None:
    assert {question.kind for question in FORM.questions()} == {
        "rating", "rating_grid", "single_choice", "multiple_choice", "ranking", "text",
    }  # fmt: skip
