"""Counting answers, and the state of a question."""

from __future__ import annotations

import pytest

from digikap.model.answer import Chosen, Mark
from digikap.scoring.distribution import ChoiceDistribution, Distribution, State
from digikap.scoring.index import question_measure
from tests.scoring.build import EJ_AKTUELLT, VET_EJ, votes


def test_the_four_kinds_of_answer_are_counted_apart() -> None:
    counted = votes([1, 3, 3, VET_EJ, EJ_AKTUELLT, EJ_AKTUELLT, None])
    assert counted == Distribution(counts=(1, 0, 2, 0, 0), unknown=1, not_applicable=2, missing=1)
    assert (counted.levels, counted.votes, counted.asked) == (5, 3, 5)


@pytest.mark.parametrize(
    ("given", "settled", "state"),
    [
        ([3, VET_EJ, EJ_AKTUELLT, None], None, "value"),
        ([VET_EJ, EJ_AKTUELLT, None], None, "unknown"),
        ([EJ_AKTUELLT, None], None, "not_applicable"),
        ([None], None, "unanswered"),
        ([], None, "unanswered"),
        ([VET_EJ], 3, "value"),
        ([3], VET_EJ, "unknown"),
        ([3], EJ_AKTUELLT, "not_applicable"),
    ],
)
def test_the_state_is_what_was_settled_else_the_most_that_the_votes_tell(
    given: list[Mark | None], settled: Mark | None, state: State
) -> None:
    assert votes(given, settled=settled).state == state


def test_a_vet_ej_question_has_no_index_and_no_interval_of_its_own() -> None:
    measure = question_measure(votes([VET_EJ, VET_EJ]))
    assert (measure.index, measure.low, measure.high) == (None, None, None)
    assert (measure.answered, measure.asked) == (0, 2)


def test_a_group_that_settles_without_votes_is_one_respondent() -> None:
    for settled, answered, asked in [(3, 1, 1), (VET_EJ, 0, 1), (EJ_AKTUELLT, 0, 0)]:
        measure = question_measure(votes([], settled=settled))
        assert (measure.answered, measure.asked) == (answered, asked)


def test_one_level_among_many_vet_ej_is_enough_for_a_question() -> None:
    assert question_measure(votes([5, VET_EJ, VET_EJ, VET_EJ])).index == 100


def test_choices_are_counted_in_file_order() -> None:
    given = [Chosen(("c", "a")), Chosen(("a",)), VET_EJ, None]
    counted = ChoiceDistribution.of_votes("abc", given, ranked=True)
    assert list(counted.chosen.items()) == [("a", 2), ("b", 0), ("c", 1)]
    assert list(counted.first.items()) == [("a", 1), ("b", 0), ("c", 1)]
    assert (counted.respondents, counted.unknown, counted.missing, counted.only) == (2, 1, 1, ())


def test_where_nothing_is_ranked_nothing_is_first() -> None:
    counted = ChoiceDistribution.of_votes("abc", [Chosen(("c", "a"))])
    assert (set(counted.first.values()), counted.only) == ({0}, ())
