"""From an assessment to distributions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from digikap.model.answer import Answer, Chosen, Grid, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Choice, MultipleChoice, Ranking, RatingGrid, Row, SingleChoice, Text
from digikap.scoring.distribution import ChoiceDistribution, Distribution, GridDistribution
from digikap.scoring.responses import responses
from digikap.scoring.result import ChoiceScore
from digikap.scoring.score import score
from tests.scoring.build import EJ_AKTUELLT, VET_EJ, questionnaire, rating

CHOICES = tuple(Choice(id=name, text=name) for name in "abc")
FORM = questionnaire(
    [
        rating("niva", quick=True),
        rating("fyra", levels=4),
        rating("tillval", optional=True),
        SingleChoice(id="en", kind="single_choice", text="t", label="t", choices=CHOICES, allow_unknown=True),
        MultipleChoice(id="flera", kind="multiple_choice", text="t", label="t", choices=CHOICES),
        Ranking(id="rang", kind="ranking", text="t", label="t", choices=CHOICES, max_choices=3),
        RatingGrid(id="tjanster", kind="rating_grid", text="t", label="t", scale="k5", rows="services"),
        RatingGrid(id="egna", kind="rating_grid", text="t", label="t", scale="k2", rows=(Row(id="x", name="X"),)),
        RatingGrid(id="valda", kind="rating_grid", text="t", label="t", scale="k5", rows_from="rang"),
        Text(id="ord", kind="text", text="t", label="t"),
    ]
)


def assessment(answers: Mapping[str, Answer], **rest: Any) -> Assessment:
    return Assessment(
        id="k7m2qd9x",
        questionnaire=FORM,
        organisation=Organisation("Havsvik"),
        date=date(2026, 11, 21),
        participants=8,
        services={"skola": "Skola", "hamn": "Hamnen"},
        answers=answers,
        **rest,
    )


def test_a_consensus_is_one_vote_by_the_group() -> None:
    given = responses(assessment({"niva": 4, "fyra": VET_EJ}))
    assert given["niva"] == Distribution(counts=(0, 0, 0, 1, 0))
    assert given["fyra"] == Distribution(counts=(0, 0, 0, 0), unknown=1)


def test_what_is_asked_and_not_answered_is_missing_and_texts_are_left_out() -> None:
    given = responses(assessment({"ord": Written("Möte på måndag.")}))
    assert list(given) == ["niva", "fyra", "en", "flera", "rang", "tjanster", "egna"]
    assert given["niva"] == Distribution(counts=(0,) * 5, missing=1)
    assert given["rang"] == ChoiceDistribution.of_votes("abc", [None], ranked=True)
    assert given["egna"] == GridDistribution({"x": Distribution(counts=(0, 0), missing=1)})


def test_a_grid_has_a_distribution_for_every_row_of_this_assessment() -> None:
    given = responses(assessment({"tjanster": Grid({"hamn": EJ_AKTUELLT, "borta": 5}), "rang": Chosen(("c", "a"))}))
    assert given["tjanster"] == GridDistribution(
        {
            "skola": Distribution(counts=(0,) * 5, missing=1),
            "hamn": Distribution(counts=(0,) * 5, not_applicable=1),
        }
    )
    rows = given["valda"]
    assert isinstance(rows, GridDistribution)
    assert list(rows.rows) == ["c", "a"]


def test_choices_are_counted_and_rankings_keep_their_order() -> None:
    answers = {"en": VET_EJ, "flera": Chosen(("c", "a")), "rang": Chosen(("c", "a"))}
    given = responses(assessment(answers))
    assert given["en"] == ChoiceDistribution.of_votes("abc", [VET_EJ])
    scores = score(assessment(answers))
    orders = {name: one.order for name, one in scores.questions.items() if isinstance(one, ChoiceScore)}
    assert orders == {"en": (), "flera": ("a", "c"), "rang": ("c", "a")}


def test_only_what_the_variant_asks_is_scored() -> None:
    answers = {"niva": 4, "fyra": 2, "tillval": 3}
    assert list(responses(assessment(answers, variant="quick"))) == ["niva"]
    assert "tillval" not in responses(assessment(answers))
    assert "tillval" in responses(assessment(answers, included=("tillval",)))
