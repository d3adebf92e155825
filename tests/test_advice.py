"""Which actions are offered, and what to talk about first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.advice import ITEM_MINUTES, Agenda, Item, Likeness, Offer, Open, agenda, offers
from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.assessment import Assessment, Required
from digikap.model.capacity import Action, CapacityModel, Raiser
from digikap.model.questionnaire import Choice, Question, Questionnaire, Ranking, RatingGrid, Row, Section
from digikap.model.tally import ChoiceTally, GridVoting, Tally, Votes, Voting
from digikap.scoring.score import score
from digikap.store.questionnaires import load
from tests.scoring.build import GROUPS, SCALES, VET_EJ, dimension, rating
from tests.scoring.several import answer_sheets, assessment, people, tally

RAISERS = (
    Raiser(id="larande", name="l", description="l", helps=("drift", "utveckling"), needs=("mottagning",)),
    Raiser(id="samverkan", name="s", description="s", helps=("drift",)),
    Raiser(id="strategisk_samverkan", name="s", description="s", helps=("drift", "utveckling")),
)
DIMENSIONS = (
    dimension("robusthet", "drift"),
    dimension("kvalitet", "drift"),
    dimension("mottagning", "utveckling"),
    dimension("samspel", "utveckling"),
    dimension("ledning", "barande"),
    dimension("tid", "resurser"),
)
MODEL = CapacityModel(id="m", version=1, title="m", groups=GROUPS, dimensions=DIMENSIONS, raisers=RAISERS)

QUESTIONS = (
    rating("d_total", overall_for="drift", quick=True),
    rating("d1", "robusthet"),
    rating("d2", "kvalitet"),
    rating("u1", "mottagning"),
    rating("u2", "samspel"),
    rating("b1", "ledning"),
    rating("td", "tid", part="drift"),
    rating("tu", "tid", part="utveckling"),
)
LEVELS: dict[str, Answer] = {question.id: 4 for question in QUESTIONS}


def action(name: str, dimension: str, below: str = "62.5", **rest: Any) -> Action:
    return Action(id=name, dimension=dimension, below=Decimal(below), text=name, within="3 månader", **rest)


def form(questions: Sequence[Question] = QUESTIONS, actions: Sequence[Action] = (), **rest: Any) -> Questionnaire:
    section = Section(id="s", title="s", minutes=1, questions=tuple(questions))
    plain: dict[str, Any] = {"id": "f", "version": 1, "title": "f", "sections": (section,), "model": MODEL}
    return Questionnaire(**(plain | {"scales": SCALES, "actions": tuple(actions)} | rest))


def offered(
    actions: Sequence[Action], levels: Mapping[str, Answer], required: Mapping[str, Required] | None = None, **rest: Any
) -> tuple[Offer, ...]:
    one = assessment(form(actions=actions), answers=LEVELS | dict(levels), required=required or {}, **rest)
    return offers(one, score(one))


def ids(found: Sequence[Offer]) -> list[str]:
    return [offer.action.id for offer in found]


@pytest.mark.parametrize(("level", "below", "expected"), [(3, "50", []), (2, "50", ["a"]), (3, "50.1", ["a"])])
def test_an_action_is_offered_below_its_limit(level: int, below: str, expected: list[str]) -> None:
    assert ids(offered([action("a", "robusthet", below)], {"d1": level})) == expected


@pytest.mark.parametrize(
    ("required", "expected"), [(4, []), (Tally((0, 0, 0, 1, 1)), ["a"]), (Tally((0, 0, 0, 2, 1)), []), (5, ["a"])]
)
def test_an_action_is_offered_from_a_gap_of_half_an_answer_step(required: Required, expected: list[str]) -> None:
    found = offered([action("a", "robusthet", "1")], {}, {"robusthet": required})
    assert ids(found) == expected
    assert all(offer.gap and offer.gap.points >= Fraction(25, 2) for offer in found)


def test_the_largest_gap_comes_first_then_the_lowest_index_then_file_order() -> None:
    actions = [action(name, name) for name in ("ledning", "samspel", "mottagning", "kvalitet", "robusthet")]
    actions.append(action("ledning_igen", "ledning"))
    levels: dict[str, Answer] = {"b1": 1, "u2": 2, "u1": 3, "d2": 3, "d1": 3}
    found = offered(actions, levels, {"kvalitet": 5, "robusthet": 4, "mottagning": 1})
    assert ids(found) == ["kvalitet", "robusthet", "ledning", "ledning_igen", "samspel", "mottagning"]
    assert [offer.index for offer in found] == [50, 50, 0, 0, 25, 50]


def test_more_than_is_required_is_no_gap_at_all() -> None:
    found = offered(
        [action("samspel", "samspel"), action("robusthet", "robusthet")], {"d1": 2, "u2": 3}, {"robusthet": 1}
    )
    assert [(offer.action.id, offer.gap and offer.gap.points) for offer in found] == [
        ("robusthet", -25),
        ("samspel", None),
    ]


def test_de_stora_tre_are_judged_by_the_part_that_the_action_names_else_by_the_lower() -> None:
    actions = [action("u", "tid", part="utveckling"), action("d", "tid", part="drift"), action("lagst", "tid")]
    found = offered(actions, {"td": 2, "tu": 4})
    assert [(offer.action.id, offer.index) for offer in found] == [("d", 25), ("lagst", 25)]
    assert ids(offered(actions, {"td": VET_EJ, "tu": VET_EJ})) == []


def test_ordinary_samverkan_is_never_offered_for_utveckling() -> None:
    actions = [
        action("u_samverkan", "samspel", raiser="samverkan"),
        action("u_strategisk", "samspel", raiser="strategisk_samverkan"),
        action("d_samverkan", "robusthet", raiser="samverkan"),
        action("b_samverkan", "ledning", raiser="samverkan"),
        action("tu_samverkan", "tid", part="utveckling", raiser="samverkan"),
        action("td_samverkan", "tid", part="drift", raiser="samverkan"),
    ]
    low: dict[str, Answer] = dict.fromkeys(LEVELS, 1)
    assert ids(offered(actions, low)) == ["u_strategisk", "d_samverkan", "b_samverkan", "td_samverkan"]


def test_where_only_utveckling_is_low_samverkan_is_not_offered_for_the_lower_cell() -> None:
    actions = [action("samverkan", "tid", raiser="samverkan"), action("annat", "tid")]
    assert ids(offered(actions, {"td": 4, "tu": 1})) == ["annat"]


@pytest.mark.parametrize(("level", "needed"), [(2, ("mottagning",)), (3, ()), (VET_EJ, ())])
def test_what_must_be_in_place_first_is_said(level: Answer, needed: tuple[str, ...]) -> None:
    found = offered([action("a", "robusthet", raiser="larande"), action("b", "robusthet")], {"d1": 1, "u1": level})
    assert [offer.needed for offer in found] == [needed, ()]


@pytest.mark.parametrize(("votes", "needed"), [((0, 1, 1, 0, 0), ()), ((0, 2, 1, 0, 0), ("mottagning",))])
def test_what_is_delvis_in_place_by_its_label_is_in_place(votes: tuple[int, ...], needed: tuple[str, ...]) -> None:
    answers = {name: answer for name, answer in LEVELS.items() if name != "u1"} | {"d1": 1}
    (found,) = offers_of(
        assessment(
            form(actions=[action("a", "robusthet", raiser="larande")]),
            mode="tally",
            participants=sum(votes),
            votes={"u1": Voting((Tally(votes),))},
            answers=answers,
        )
    )
    assert found.needed == needed


def offers_of(one: Assessment) -> tuple[Offer, ...]:
    return offers(one, score(one))


def test_a_group_on_its_overall_judgement_offers_for_its_dimensions_by_its_gap() -> None:
    actions = [action("d", "robusthet"), action("u", "samspel")]
    (found,) = offered(actions, {"d_total": 3}, {"drift": 4}, variant="quick")
    assert (found.action.id, found.index, found.gap and found.gap.points) == ("d", None, 25)
    assert found.gap_of == "drift"
    assert offered(actions, {"d_total": 1}, variant="quick") == ()


def test_the_shipped_actions_are_offered_for_the_lowest_and_never_samverkan_for_utveckling() -> None:
    kommunen = load("kommunen")
    ratings = [question for question in kommunen.questions() if question.kind == "rating"]
    optional = tuple(question.id for question in kommunen.optional_questions())
    one = assessment(kommunen, included=optional, answers={question.id: 1 for question in ratings})
    found = offers(one, score(one))
    assert len(found) == len(kommunen.actions)
    samverkan = [offer.action for offer in found if offer.action.raiser == "samverkan"]
    assert samverkan
    assert all(one.part != "utveckling" for one in samverkan)
    assert all(kommunen.model.dimension(one.dimension).group != "utveckling" for one in samverkan)


# ---------------------------------------------------------------- the agenda

CHOICES = tuple(Choice(id=name, text=name) for name in "abcdef")
LISTS = Ranking(id="viktigast", kind="ranking", text="t", label="t", choices=CHOICES, max_choices=3)
GRID = RatingGrid(
    id="g", kind="rating_grid", text="t", label="t", scale="k5", rows=(Row(id="x", name="X"), Row(id="y", name="Y"))
)
TALKED = (*QUESTIONS, GRID, LISTS, rating("p_samsyn"), rating("l7", levels=7))


def voted(votes: Mapping[str, Votes | Tally | ChoiceTally], minutes: int = 60, **rest: Any) -> Agenda:
    given = {name: Voting((one,)) if isinstance(one, Tally | ChoiceTally) else one for name, one in votes.items()}
    questions = rest.pop("questions", TALKED)
    one = assessment(form(questions), mode="tally", participants=6, votes=given, **rest)
    return agenda(one, score(one), minutes)


SPLIT = Tally((3, 0, 0, 0, 3))
AGREED = Tally((0, 0, 0, 6, 0))


def test_the_priority_is_the_spread_by_what_a_step_moves() -> None:
    votes: dict[str, Votes | Tally | ChoiceTally] = dict.fromkeys(["d_total", "d1", "u1", "b1"], SPLIT)
    votes |= {"d2": AGREED, "l7": Tally((3, 0, 0, 0, 0, 0, 3))}
    # a step moves drift by 25 / 2: both of its dimensions have an index; utveckling by as much
    votes["u2"] = AGREED
    assert voted(votes).items == (
        Item("d_total", None, Fraction(1, 2) * 25),
        Item("d1", None, Fraction(1, 2) * Fraction(25, 2)),
        Item("u1", None, Fraction(1, 2) * Fraction(25, 2)),
        Item("b1", None, Fraction(1, 2) * 2),
        Item("l7", None, Fraction(1, 2) * 2),
    )


def test_an_overall_judgement_counts_for_a_whole_step_and_a_row_of_a_grid_for_itself() -> None:
    rows = GridVoting({"x": Voting((SPLIT,)), "y": Voting((AGREED,))})
    votes: dict[str, Votes | Tally | ChoiceTally] = {
        "g": rows,
        "d_total": Tally((0, 0, 3, 3, 0)),
        "u1": SPLIT,
        "u2": AGREED,
    }
    assert voted(votes).items == (
        Item("u1", None, Fraction(1, 2) * Fraction(25, 2)),
        Item("d_total", None, Fraction(1, 2) / 4 * 25),
        Item("g", "x", Fraction(1, 2) * 2),
    )


def test_a_question_of_seven_levels_moves_less_with_each_step() -> None:
    questions = (rating("q", "robusthet", levels=7), rating("r", "mottagning"))
    found = voted({"q": Tally((3, 0, 0, 0, 0, 0, 3)), "r": SPLIT}, questions=questions).items
    assert [item.question for item in found] == ["r", "q"]
    assert found[1].priority == Fraction(1, 2) * Fraction(100, 6)


def test_a_question_of_both_halves_counts_for_the_one_that_it_moves_most() -> None:
    questions = (rating("q", "robusthet", "mottagning"), rating("r", "kvalitet"))
    (found,) = voted({"q": SPLIT, "r": AGREED}, questions=questions).items
    assert found.priority == Fraction(1, 2) * 25


def test_votes_that_it_does_not_concern_are_votes_too() -> None:
    assert voted({"d1": Tally((0,) * 5, not_applicable=2)}).several
    assert not voted({"d1": Tally((0,) * 5, not_applicable=1)}).several


def test_what_has_been_settled_is_no_knowledge_gap() -> None:
    votes: dict[str, Votes | Tally | ChoiceTally] = {"d1": Tally((0, 0, 0, 2, 2), unknown=2)}
    assert Open("d1", None, "knowledge_gap") in voted(votes).open
    assert all(one.question != "d1" for one in voted(votes, answers={"d1": 4}).open)


@pytest.mark.parametrize(
    ("minutes", "waits", "items", "opened", "likeness"),
    [
        (12, True, 2, True, True),
        (9, True, 1, True, True),
        (6, True, 1, True, False),
        (3, True, 1, False, False),
        (6, False, 1, False, True),
        (3, False, 1, False, False),
        (0, False, 0, False, False),
    ],
)
def test_what_waits_and_how_alike_the_lists_are_have_room_beside_a_question(
    minutes: int, waits: bool, items: int, opened: bool, likeness: bool
) -> None:
    questions = (LISTS, rating("p_samsyn"), rating("d1", "robusthet"), *([rating("d2", "kvalitet")] if waits else []))
    sheets: list[dict[str, Answer]] = [
        {"viktigast": Chosen(("a",)), "p_samsyn": level, "d1": level} for level in (1, 3, 5)
    ]
    one = tally(people(sheets, form=form(questions)), form(questions))
    found = agenda(one, score(one), minutes)
    assert (len(found.items), bool(found.open), found.likeness is not None) == (items, opened, likeness)
    assert found.planned <= minutes


def test_what_all_see_alike_or_have_settled_is_not_talked_about() -> None:
    found = voted({"d1": AGREED, "d2": SPLIT, "u1": SPLIT}, answers={"d2": 3})
    assert [item.question for item in found.items] == ["u1"]
    assert found.settled == 1


def test_one_vote_differs_from_nothing() -> None:
    assert voted({"d1": Tally((1, 0, 0, 0, 0), unknown=3)}).items == ()


@pytest.mark.parametrize(
    ("minutes", "items", "opened"), [(25, 7, True), (9, 2, True), (6, 1, True), (5, 1, False), (2, 0, False)]
)
def test_it_takes_at_most_the_time_there_is(minutes: int, items: int, opened: bool) -> None:
    found = voted(dict.fromkeys(["d_total", "d1", "d2", "u1", "u2", "b1", "td", "tu"], SPLIT), minutes)
    assert (len(found.items), len(found.left_out), bool(found.open)) == (items, 8 - items, opened)
    assert found.planned <= minutes


def test_what_nobody_knows_comes_before_what_many_do_not_and_what_waits() -> None:
    votes: dict[str, Votes | Tally | ChoiceTally] = {
        "d1": Tally((0, 0, 0, 2, 2), unknown=2),
        "d2": Tally((0, 0, 0, 0, 0), unknown=6),
        "u1": Tally((0, 0, 0, 4, 1), unknown=1),
        "viktigast": ChoiceTally(0, {}, unknown=6),
        "g": GridVoting({"y": Voting((Tally((0, 0, 0, 0, 0), unknown=6),)), "x": Voting((AGREED,))}),
    }
    found = voted(votes, parked=("td",), answers={"tu": Special.UNKNOWN})
    assert found.open[:6] == (
        Open("d2", None, "unknown"),
        Open("tu", None, "unknown"),
        Open("g", "y", "unknown"),
        Open("viktigast", None, "unknown"),
        Open("d1", None, "knowledge_gap"),
        Open("td", None, "parked"),
    )
    assert {one.why for one in found.open[6:]} == {"unanswered"}
    assert [one.question for one in found.open[6:]] == ["d_total", "u2", "b1", "p_samsyn", "l7"]


@pytest.mark.parametrize(("minutes", "shown", "left"), [(25, 8, 4), (60, 12, 0), (2, 0, 12)])
def test_a_consensus_has_no_spread_and_talks_of_what_it_does_not_know(minutes: int, shown: int, left: int) -> None:
    one = assessment(form(TALKED), answers={"d1": VET_EJ})
    found = agenda(one, score(one), minutes)
    assert (found.several, found.items, found.likeness) == (False, (), None)
    assert (len(found.open), len(found.open_left_out)) == (shown, left)
    assert found.planned == shown * ITEM_MINUTES
    assert found.open[:1] in ((), (Open("d1", None, "unknown"),))


def lists(*ids: str) -> list[dict[str, Answer]]:
    return [{"viktigast": Chosen(tuple(one)), "p_samsyn": 4} for one in ids]


def test_perceived_agreement_stands_against_how_alike_the_lists_are() -> None:
    persons = people(lists("abc", "ade", "abf"), form=form(TALKED))
    one = tally(persons, form(TALKED))
    found = agenda(one, score(one), 25)
    assert found.likeness == Likeness("viktigast", Fraction(4, 3), 3, "p_samsyn")
    assert found.several
    without = tally(people([{"viktigast": Chosen(("a",))}] * 2, form=form(TALKED)), form(TALKED))
    assert agenda(without, score(without), 25).likeness == Likeness("viktigast", Fraction(1), 3, None)


def test_lists_are_compared_only_beside_the_question_of_how_alike_they_are() -> None:
    questions = (LISTS, rating("annat"))
    one = tally(people(lists("abc", "abc"), form=form(questions)), form(questions))
    assert agenda(one, score(one), 25).likeness is None


@settings(deadline=None)
@given(st.lists(answer_sheets(), min_size=1, max_size=5), st.integers(0, 60))
def test_the_agenda_always_fits_and_loses_nothing(sheets: list[dict[str, Answer]], minutes: int) -> None:
    one: Assessment = tally(people(sheets))
    scores = score(one)
    found, longest = agenda(one, scores, minutes), agenda(one, scores, 10_000)
    assert found.planned <= minutes
    assert found.items == longest.items[: len(found.items)]
    assert len(found.items) + len(found.left_out) == len(longest.items)
    assert len(found.open) + len(found.open_left_out) == len(longest.open)
    priorities = [item.priority for item in longest.items]
    assert priorities == sorted(priorities, reverse=True)
    assert all(priority > 0 for priority in priorities)


def test_a_grid_answered_by_one_group_is_no_vote() -> None:
    one = assessment(form(TALKED), answers={"g": Grid({"x": 1, "y": 5})})
    assert not agenda(one, score(one), 25).several
