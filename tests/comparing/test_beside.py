"""What stands beside the figures: what was settled, is not known, is required, and who the two groups are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from digikap.comparing import compare, is_same_group
from digikap.model.answer import Answer, Chosen, Special
from digikap.model.assessment import Assessment
from digikap.model.plan import Previous
from digikap.model.tally import Tally
from tests.comparing.corpus import DAY
from tests.comparing.generated import versioned
from tests.comparing.test_comparison import ROLES, circumstance
from tests.scoring.build import rating
from tests.scoring.several import assessment

EARLIER = date(2025, 11, 20)


def votes(*levels: int, settled: Answer | None = None, unknown: int = 0, date: date = DAY) -> Assessment:
    """A vote on ”d1” in levels from 1, and what was settled after it."""
    room = assessment(mode="tally", date=date, participants=sum(levels) + unknown).with_round(
        "d1", Tally(levels, unknown)
    )
    return room.with_answer("d1", settled) if settled is not None else room


def test_what_was_settled_is_told_where_the_votes_alone_say_something_else() -> None:
    before, after = votes(0, 2, 2, 0, 0), votes(0, 0, 2, 2, 0, settled=4)
    (change,) = compare(before, after).questions
    assert (change.points, change.settled, change.votes) == (Fraction(75, 2), "after", Fraction(25))
    assert circumstance(before, after, "settled") == (0, 1)
    (back,) = compare(after, before).questions
    assert (back.settled, back.votes) == ("before", Fraction(-25))
    assert circumstance(before, votes(0, 0, 0, 4, 0, settled=4), "settled") is None
    assert circumstance(after, after, "settled") is None
    assert circumstance(votes(0, 1, 0, 0, 0), after, "settled") is None


def test_a_kunskapslucka_on_any_side_is_told_with_its_numbers() -> None:
    found = compare(votes(0, 4, 2, 0, 0, unknown=3), votes(0, 4, 3, 0, 0, unknown=1)).knowledge
    assert [(one.id, one.unknown_before, one.asked_before, one.unknown_after, one.asked_after) for one in found] == [
        ("d1", 3, 9, 1, 8)
    ]
    assert not compare(votes(0, 4, 3, 0, 0, unknown=1), votes(0, 4, 3, 0, 0)).knowledge


def test_the_gap_to_the_task_is_of_the_figures_like_for_like() -> None:
    before = assessment(answers={"d1": 2, "d2": 2}, required={"robusthet": 4})
    after = assessment(id="efter000", answers={"d1": 3, "d2": 3}, required={"robusthet": 5})
    (gap,) = compare(before, after).gaps
    assert (gap.id, gap.before.points, gap.after.points) == ("robusthet", Fraction(50), Fraction(50))
    assert compare(before, replace(after, required={})).gaps == ()


def test_a_single_question_without_a_value_is_told_by_its_states() -> None:
    before = assessment(answers={"d1": 3, "u1": 3})
    found = compare(before, assessment(id="b", answers={"d1": 3, "u1": Special.UNKNOWN})).dimensions
    (alone,) = (one for one in found if one.id == "strategi")
    assert (alone.why, alone.state_before, alone.state_after) == ("too_little", "value", "unknown")


def test_the_version_is_told_of_one_questionnaire_alone() -> None:
    one, other = (versioned([rating("d1", "d0")], version, id=name) for version, name in ((1, "f"), (2, "g")))
    before, after = assessment(one, answers={"d1": 3}), assessment(other, answers={"d1": 3})
    assert circumstance(before, after, "version") is None
    assert circumstance(before, after, "questionnaire") == ("f", "g")


def test_what_is_known_from_the_start_is_no_question_to_compare() -> None:
    with_roles = versioned([rating("d1", "d0"), ROLES], 1)
    one = assessment(with_roles, answers={"d1": 3, "roller": Chosen(("chef",))})
    found = compare(one, assessment(with_roles, id="b", answers={"d1": 4}))
    assert [match.id for match in found.matches] == ["d1"]
    assert not found.choices


def test_two_groups_share_no_role_unless_one_began_from_the_other() -> None:
    with_roles = versioned([rating("d1", "d0"), ROLES], 1)
    chef, other, none = (
        assessment(with_roles, id=name, answers={"d1": 3} | ({"roller": roles} if roles else {}))
        for name, roles in (("a0000000", Chosen(("chef",))), ("b0000000", Chosen(("annan",))), ("c0000000", None))
    )
    assert not is_same_group(chef, other)
    assert is_same_group(chef, chef)
    assert is_same_group(chef, none)
    assert is_same_group(chef, replace(other, previous=Previous(chef.id, EARLIER)))
