"""The worked examples that fix the arithmetic: what goes in, what comes out (five levels unless said)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from digikap import swedish
from digikap.model.answer import Chosen
from digikap.scoring.distribution import ChoiceDistribution
from digikap.scoring.gap import Gap
from digikap.scoring.index import label, question_measure
from digikap.scoring.questions import choice_score, rating_score
from digikap.scoring.resources import tightest
from digikap.scoring.result import Measure
from tests.scoring.build import (
    EJ_AKTUELLT,
    VET_EJ,
    Given,
    dimension_scored,
    group_scored,
    groups_scored,
    votes,
)

SEVEN = [2, 3, 3, 4, 4, 5, VET_EJ]


def rounded(value: Fraction | None, decimals: int = 4) -> str:
    return "none" if value is None else str(float(swedish.half_up(value, decimals)))


def figures(measure: Measure) -> str:
    """Index and interval as the vectors write them, at most four decimals."""
    if measure.index is None:
        return "none"
    assert measure.low is not None
    assert measure.high is not None
    return f"{rounded(measure.index)}, {rounded(measure.low)}–{rounded(measure.high)}"


def test_seven_votes_one_of_them_vet_ej() -> None:
    score = rating_score(votes(SEVEN))
    assert score.mean == Fraction(7, 2)
    assert figures(score.measure) == "62.5, 53.5714–67.8571"
    assert (score.measure.answered, score.measure.asked) == (6, 7)
    assert score.high_share == (3, 6)
    assert rounded(score.average_deviation) == "0.8333"
    assert score.agreement == "motstridigt"
    assert (score.lowest, score.highest) == (2, 5)


def test_the_same_votes_settled_on_three() -> None:
    score = rating_score(votes(SEVEN, settled=3))
    assert figures(score.measure) == "50.0, 50.0–50.0"
    assert score.agreement == "motstridigt"
    assert score.distribution.counts == (0, 1, 2, 2, 1)


@pytest.mark.parametrize(
    ("levels", "given", "deviation", "word"),
    [
        (5, [1, 1, 1, 5, 5, 5], "2.0", "motstridigt"),
        (5, [3, 3, 3, 3, 3, 3], "0.0", "samsyn"),
        (5, [1, 2, 2, 2, 2, 3, 3, 3, 3, 5], "0.8", "samsyn"),
        (5, [2, 3, 4], "0.6667", "samsyn"),
        (5, [1, 1, 3, 3, 3, 3, 5, 5], "1.0", "motstridigt"),
        (2, [1, 2, 1, 2], "0.5", "motstridigt"),
        (4, [2, 2, 3, 3], "0.5", "samsyn"),
        (6, [1, 1, 1, 1, 4], "0.96", "samsyn"),
        (7, [3, 3, 3, 7, 7, 7], "2.0", "delad bild"),
    ],
)
def test_agreement(levels: int, given: list[int], deviation: str, word: str) -> None:
    score = rating_score(votes(given, levels))
    assert (rounded(score.average_deviation), score.agreement) == (deviation, word)


def test_the_limit_of_samsyn_is_hit_exactly() -> None:
    assert rating_score(votes([1, 2, 2, 2, 2, 3, 3, 3, 3, 5])).average_deviation == Fraction(4, 5)
    assert rating_score(votes([1, 1, 1, 1, 4], 6)).average_deviation == Fraction(4 * 6, 25)


def test_opposite_and_equal_votes_have_one_index() -> None:
    assert question_measure(votes([1, 1, 1, 5, 5, 5])).index == question_measure(votes([3] * 6)).index == 50


def test_two_levels_with_a_vet_ej() -> None:
    assert figures(question_measure(votes([1, 2, 2, VET_EJ], 2))) == "66.6667, 50.0–75.0"


@pytest.mark.parametrize(
    ("answers", "expected", "coverage"),
    [
        ([4, VET_EJ], "75.0, 37.5–87.5", (1, 2)),
        ([4, EJ_AKTUELLT], "75.0, 75.0–75.0", (1, 1)),
        ([4, None], "75.0, 75.0–75.0", (1, 2)),
        ([VET_EJ, VET_EJ, 4], "none", (1, 3)),
        ([4, 2, None], "50.0, 50.0–50.0", (2, 3)),
        ([VET_EJ, VET_EJ], "none", (0, 2)),
        ([[1, 1, 2], [3, 4, 4]], "37.5, 37.5–37.5", (2, 2)),
    ],
)
def test_a_dimension(answers: list[Given], expected: str, coverage: tuple[int, int]) -> None:
    score = dimension_scored(*answers)
    assert score is not None
    assert figures(score.measure) == expected
    assert (score.measure.answered, score.measure.asked) == coverage


def test_two_questions_of_several_votes_land_on_a_limit() -> None:
    score = dimension_scored([1, 1, 2], [3, 4, 4])
    assert score is not None
    assert score.label == "delvis"


def test_a_dimension_that_is_ej_aktuellt_is_not_in_the_group() -> None:
    assert dimension_scored(EJ_AKTUELLT, EJ_AKTUELLT) is None
    group = group_scored([EJ_AKTUELLT, EJ_AKTUELLT], [4])
    assert (group.dimensions_answered, group.dimensions_asked) == (1, 1)
    assert (group.measure.answered, group.measure.asked) == (1, 1)


def test_weights_count_in_index_and_interval_but_not_in_coverage() -> None:
    score = dimension_scored(4, VET_EJ, weights=["3", "1"])
    assert score is not None
    assert figures(score.measure) == "75.0, 56.25–81.25"
    assert (score.measure.answered, score.measure.asked) == (1, 2)


def test_weights_are_exact_decimals() -> None:
    score = dimension_scored(1, 1, 2, weights=["0.1", "0.2", "0.3"])
    assert score is not None
    assert score.measure.index == Fraction(25, 2)
    assert score.label == "låg"


@pytest.mark.parametrize(
    ("dimensions", "expected", "counts"),
    [
        ([[1], [VET_EJ, VET_EJ, 5]], "0.0, 0.0–50.0", (1, 2)),
        ([[4], [4], [3], [VET_EJ], [VET_EJ]], "66.6667, 40.0–80.0", (3, 5)),
        ([[4], [4], [VET_EJ], [VET_EJ], [None]], "none", (2, 5)),
        ([[4], [3], [VET_EJ], [None]], "62.5, 41.6667–75.0", (2, 4)),
        ([[4], [3], [3], [3, 4]], "59.375, 59.375–59.375", (4, 4)),
    ],
)
def test_a_group(dimensions: list[list[Given]], expected: str, counts: tuple[int, int]) -> None:
    group = group_scored(*dimensions)
    assert figures(group.measure) == expected
    assert (group.dimensions_answered, group.dimensions_asked) == counts


@pytest.mark.parametrize(
    ("drift", "word"), [([[4], [4], [3], [VET_EJ], [VET_EJ]], "god"), ([[4], [3], [3], [3, 4]], "delvis")]
)
def test_a_group_near_the_cut_has_its_label_and_is_a_border_case(drift: list[list[Given]], word: str) -> None:
    scores = groups_scored(drift=drift, utveckling=[[1]])
    assert scores.groups["drift"].label == word
    assert scores.profile is not None
    assert scores.profile.borderline


def test_two_border_axes_name_four_profiles() -> None:
    # seven threes and three fours: mean 3.3, index 57.5
    scores = groups_scored(drift=[[4, 3]], utveckling=[[[3] * 7 + [4] * 3]])
    assert (scores.groups["drift"].measure.index, scores.groups["utveckling"].measure.index) == (
        Fraction("62.5"),
        Fraction("57.5"),
    )
    assert scores.profile is not None
    assert (scores.profile.id, scores.profile.borderline) == ("pa_ta", True)
    assert set(scores.profile.also) == {"hallbar", "utan_grund", "bristande"}


@pytest.mark.parametrize(
    ("unknown", "answered", "expected"), [(1, 1, True), (1, 3, False), (2, 6, True), (2, 7, False), (3, 9, True)]
)
def test_knowledge_gap(unknown: int, answered: int, expected: bool) -> None:
    assert rating_score(votes([VET_EJ] * unknown + [3] * (answered - unknown))).knowledge_gap is expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["25", "50", "50"], "tid"),
        (["25", "25", "75"], None),
        (["37.5", "50", "75"], "tid"),
        (["40", "50", "75"], None),
    ],
)
def test_the_tightest_of_three_cells(cells: Sequence[str], expected: str | None) -> None:
    indices = dict(zip(["tid", "kompetens", "ekonomi"], map(Fraction, cells), strict=True))
    assert tightest(indices) == expected


@pytest.mark.parametrize(
    ("index", "shown", "word"),
    [
        ("12.5", "13", "låg"),
        ("37.5", "38", "delvis"),
        ("62.5", "63", "god"),
        ("87.5", "88", "mycket god"),
        ("62.4999", "62", "delvis"),
    ],
)
def test_shown_indices_are_rounded_half_up_and_agree_with_the_label(index: str, shown: str, word: str) -> None:
    assert (swedish.number(Fraction(index)), label(Fraction(index))) == (shown, word)


def test_required_votes_against_what_there_is() -> None:
    required = question_measure(votes([4, 4, 5, 4, 5, 4])).index
    assert required is not None
    gap = Gap(required, Fraction("62.5"))
    assert (rounded(gap.required), rounded(gap.points), gap.word) == ("83.3333", "20.8333", "tydligt")


@pytest.mark.parametrize(
    ("required", "current", "points", "word"),
    [
        ("100", "87.5", "12.5", "tydligt"),
        ("75", "62.6", "12.4", "litet"),
        ("0", "0", "0", "i balans"),
        ("50", "75", "-25", "i balans"),
        ("75", "50", "25", "stort"),
        ("75", "50.1", "24.9", "tydligt"),
    ],
)
def test_gaps(required: str, current: str, points: str, word: str) -> None:
    gap = Gap(Fraction(required), Fraction(current))
    assert (gap.points, gap.word) == (Fraction(points), word)


def test_three_lists_of_three_share_four_thirds_of_a_choice() -> None:
    lists = [Chosen(tuple(ids)) for ids in ("abc", "ade", "abf")]
    assert choice_score(ChoiceDistribution.of_votes("abcdef", lists, ranked=True)).overlap == Fraction(4, 3)
