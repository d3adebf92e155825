"""What one question shows."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.model.answer import Chosen
from digikap.scoring.distribution import ChoiceDistribution, GridDistribution
from digikap.scoring.questions import choice_score, question_score, rating_score
from digikap.scoring.result import ChoiceScore, GridScore, RatingScore
from tests.scoring.build import EJ_AKTUELLT, VET_EJ, votes


def ranking(*lists: Sequence[str], ranked: bool = True) -> ChoiceScore:
    return choice_score(ChoiceDistribution.of_votes("abcdef", [Chosen(tuple(ids)) for ids in lists], ranked=ranked))


def test_every_kind_of_answer_gets_its_own_kind_of_score() -> None:
    rows = {"skola": votes(4), "vatten": votes(EJ_AKTUELLT)}
    grid = question_score(GridDistribution(rows))
    assert grid == GridScore({row: rating_score(one) for row, one in rows.items()})
    assert isinstance(question_score(votes(4)), RatingScore)
    assert isinstance(question_score(ChoiceDistribution.of_votes("ab", [None])), ChoiceScore)


@pytest.mark.parametrize("given", [[], [4], [4, VET_EJ, EJ_AKTUELLT], [4, 4]])
def test_under_three_levels_nothing_is_said_of_agreement(given: list[int]) -> None:
    assert rating_score(votes(given)).agreement is None


@pytest.mark.parametrize(
    ("levels", "given", "share"),
    [
        (3, [3, 3], None),
        (4, [3, 4], (1, 2)),
        (5, [4], None),
        (5, [4, 5, 1], (2, 3)),
        (7, [5, 6, 7], (2, 3)),
        (10, [6, 7, 10], (2, 3)),
    ],
)
def test_how_many_chose_the_highest_levels(levels: int, given: list[int], share: tuple[int, int] | None) -> None:
    assert rating_score(votes(given, levels)).high_share == share


@pytest.mark.parametrize(("given", "gap"), [([VET_EJ], True), ([VET_EJ, None], False), ([], False), ([None], False)])
def test_one_vet_ej_is_a_gap_only_where_one_was_asked(given: list[None], gap: bool) -> None:
    assert rating_score(votes(given)).knowledge_gap is gap


def test_a_group_that_settles_on_vet_ej_has_a_knowledge_gap() -> None:
    assert rating_score(votes([3, 3, 4], settled=VET_EJ)).knowledge_gap


def test_ej_aktuellt_does_not_make_a_lone_vet_ej_one_of_several() -> None:
    assert rating_score(votes([VET_EJ, EJ_AKTUELLT, EJ_AKTUELLT])).knowledge_gap


def test_the_order_of_a_group_is_kept_and_that_of_many_is_counted() -> None:
    assert ranking("cba").order == ("c", "b", "a")
    assert ranking("cb", "ba", "bc").order == ("b", "c", "a")
    assert ranking("ab", "ba", "f", "e").order == ("a", "b", "e", "f")


def test_choices_that_are_not_ranked_stand_in_file_order() -> None:
    assert ranking("cba", ranked=False).order == ("a", "b", "c")


def test_nobody_to_share_with_is_not_the_same_as_sharing_nothing() -> None:
    assert ranking("abc").overlap is None
    assert ranking("abc", "def").overlap == 0


@given(st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True), min_size=2, max_size=8))
def test_overlap_is_the_mean_over_all_pairs(lists: list[list[str]]) -> None:
    pairs = [len(set(one) & set(other)) for one, other in combinations(lists, 2)]
    assert ranking(*lists).overlap == Fraction(sum(pairs), len(pairs))
