"""Which single vote decides a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from hypothesis import given

from digikap.model.answer import Mark
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.distribution import Distribution
from digikap.scoring.result import Scores, Swing, SwingKind
from digikap.scoring.score import score_responses
from tests.scoring.build import (
    DIMENSIONS,
    EJ_AKTUELLT,
    VET_EJ,
    dimension,
    groups_scored,
    levels_of,
    questionnaire,
    rating,
    scored,
    surveys,
    votes,
)

Survey = tuple[Questionnaire, dict[str, list[Mark | None]]]
STEPS: tuple[Literal[-1], Literal[1]] = (-1, 1)


def words(scores: Scores) -> dict[tuple[SwingKind, str], str]:
    """Every word that a vote may change."""
    shown: dict[tuple[SwingKind, str], str] = {
        ("group", name): group.label for name, group in scores.groups.items() if group.label
    }
    if scores.profile:
        shown["profile", "profile"] = scores.profile.id
    for one in DIMENSIONS:
        score = scores.dimensions.get(one.id)
        if score and score.label and score.measure.asked >= 2 and one.group != "resurser":
            shown["dimension", one.id] = score.label
    return shown


def moved(
    form: Questionnaire, given_votes: dict[str, list[Mark | None]]
) -> Iterator[tuple[str, Literal[-1, 1], Scores]]:
    """The scores after each single step of each single vote, scored from the beginning."""
    for question, row in given_votes.items():
        for step in STEPS:
            for place, mark in enumerate(row):
                if isinstance(mark, int) and 1 <= mark + step <= levels_of(form, question):
                    other = [*row[:place], mark + step, *row[place + 1 :]]
                    yield question, step, scored(form, {**given_votes, question: other})


@given(surveys())
def test_the_votes_that_decide_are_those_that_scoring_anew_finds(survey: Survey) -> None:
    now = scored(*survey)
    expected = {
        Swing(question, step, kind, what, word, words(then)[kind, what])
        for question, step, then in moved(*survey)
        for (kind, what), word in words(now).items()
        if words(then)[kind, what] != word
    }
    assert set(now.swings) == expected
    assert len(now.swings) == len(expected)


def test_one_vote_that_decides_label_and_profile_is_told_for_both() -> None:
    scores = groups_scored(drift=[[4, 3]], utveckling=[[1, 1, 1, 1]])
    assert scores.swings[:3] == (
        Swing("drift0_0", -1, "group", "drift", "god", "delvis"),
        Swing("drift0_0", -1, "profile", "profile", "pa_ta", "bristande"),
        Swing("drift0_0", -1, "dimension", "drift0", "god", "delvis"),
    )


def test_a_dimension_of_one_question_is_not_told_of() -> None:
    form = questionnaire([rating("q", "egen")], [dimension("egen")])
    assert scored(form, {"q": 3}).swings == ()


def test_no_capacity_and_de_stora_tre_are_not_told_of() -> None:
    form = questionnaire([rating("q", "mojlighet", "tid"), rating("r", "mojlighet", "tid")], DIMENSIONS)
    assert scored(form, {"q": 3, "r": 4}).swings == ()


def test_a_settled_level_moves_as_a_whole_and_not_beyond_the_scale() -> None:
    form = questionnaire([rating("q", overall_for="drift")])
    responses: dict[str, Distribution] = {"q": votes([1, 1, 2, 5], settled=5)}
    assert score_responses(form, responses).swings == (Swing("q", -1, "group", "drift", "mycket god", "god"),)


def test_one_of_ten_thousand_votes_can_decide() -> None:
    form = questionnaire([rating("q", overall_for="drift")])
    responses = {"q": Distribution(counts=(0, 0, 5000, 5000, 0), unknown=3)}
    assert score_responses(form, responses).swings == (Swing("q", -1, "group", "drift", "god", "delvis"),)


def test_an_overall_judgement_beside_the_dimensions_decides_nothing() -> None:
    form = questionnaire([rating("q", overall_for="drift"), rating("r", "d0")], DIMENSIONS)
    assert {swing.question for swing in scored(form, {"q": 3, "r": 3}).swings} == {"r"}


def test_without_an_index_no_vote_decides() -> None:
    form = questionnaire([rating(name, "d0") for name in "abc"], DIMENSIONS)
    assert scored(form, {"a": 3, "b": VET_EJ, "c": None}).swings == ()
    assert scored(form, {"a": EJ_AKTUELLT}).swings == ()


def test_a_question_of_two_dimensions_moves_their_group_through_both() -> None:
    form = questionnaire([rating("q", "d0", "d1")], DIMENSIONS)
    assert scored(form, {"q": 4}).swings == (
        Swing("q", -1, "group", "drift", "god", "delvis"),
        Swing("q", 1, "group", "drift", "god", "mycket god"),
    )


def test_a_profile_that_the_model_does_not_name_is_not_told_of() -> None:
    form = questionnaire([rating("q", overall_for="drift"), rating("r", overall_for="utveckling")], profiles=())
    assert {swing.kind for swing in scored(form, {"q": 4, "r": 1}).swings} == {"group"}
