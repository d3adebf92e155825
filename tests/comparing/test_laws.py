"""What must hold of any two assessments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.comparing import Change, Comparison, Match, MatchKind, SideName, Why, compare
from digikap.model.answer import Mark
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import RatingGrid
from tests.comparing.generated import pairs, with_question
from tests.scoring.build import EJ_AKTUELLT, VET_EJ, rating

LAW = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])

Pair = tuple[Assessment, Assessment]

KINDS: dict[MatchKind, MatchKind] = {
    "became_known": "became_unknown",
    "became_unknown": "became_known",
    "new": "removed",
    "removed": "new",
}
SIDES: dict[SideName | None, SideName] = {"before": "after", "after": "before"}
WHYS: dict[Why | None, Why | None] = {"new": "removed", "removed": "new"}


def every(comparison: Comparison) -> tuple[Change, ...]:
    return (
        *comparison.groups,
        *comparison.dimensions,
        *comparison.resources,
        *comparison.services,
        *comparison.questions,
    )


def mirrored(change: Change) -> Change:
    return replace(
        change,
        before=change.after,
        after=change.before,
        own_before=change.own_after,
        own_after=change.own_before,
        label_before=change.label_after,
        label_after=change.label_before,
        points=None if change.points is None else -change.points,
        why=WHYS.get(change.why, change.why),
        state_before=change.state_after,
        state_after=change.state_before,
        settled=SIDES.get(change.settled),
        votes=None if change.votes is None else -change.votes,
    )


@LAW
@given(pairs())
def test_swapping_the_files_mirrors_every_figure(pair: Pair) -> None:
    there, back = compare(*pair), compare(*reversed(pair))
    assert (there.like_before, there.like_after) == (back.like_after, back.like_before)
    assert (there.own_before, there.own_after) == (back.own_after, back.own_before)
    assert there.questionnaire == back.questionnaire
    assert tuple(map(mirrored, every(there))) == every(back)
    turned = [Match(one.id, one.row, KINDS.get(one.kind, one.kind), one.after, one.before) for one in there.matches]
    assert turned == list(back.matches)
    assert [(one.kind, one.after, one.before) for one in there.circumstances] == [
        (one.kind, one.before, one.after) for one in back.circumstances
    ]
    assert [(one.id, one.after, one.before, one.changed) for one in there.choices] == [
        (one.id, one.before, one.after, one.changed) for one in back.choices
    ]
    assert [(one.id, one.row, one.deviation_after, one.after) for one in there.agreements] == [
        (one.id, one.row, one.deviation_before, one.before) for one in back.agreements
    ]
    assert [(one.id, one.row, one.unknown_after, one.asked_after) for one in there.knowledge] == [
        (one.id, one.row, one.unknown_before, one.asked_before) for one in back.knowledge
    ]
    assert [(one.id, one.after, one.before) for one in there.gaps] == [
        (one.id, one.before, one.after) for one in back.gaps
    ]
    assert [(one.part, one.after, one.before) for one in there.tightest] == [
        (one.part, one.before, one.after) for one in back.tightest
    ]
    assert there.promises == back.promises
    assert (there.profile is None) == (back.profile is None)
    if there.profile and back.profile:
        assert (there.profile.before, there.profile.after) == (back.profile.after, back.profile.before)
    assert [abs(one.points or 0) for one in there.most_moved] == [abs(one.points or 0) for one in back.most_moved]


@LAW
@given(pairs())
def test_a_file_against_itself_shows_no_change(pair: Pair) -> None:
    for one in pair:
        found = compare(one, one)
        assert found.is_same
        assert found.circumstances == ()
        assert {match.kind for match in found.matches} <= {"common", "no_value", "not_applicable"}
        assert all(not change.points and not change.clear and not change.label_changed for change in every(found))
        assert found.most_moved == found.rankings == ()
        assert not any(choice.changed for choice in found.choices)
        assert all(change.why in (None, "too_little") for change in every(found))


@LAW
@given(pairs(), st.sampled_from([1, 3, 5, VET_EJ, EJ_AKTUELLT]), st.sampled_from(["d0", "u0", "tid", "egen"]))
def test_a_question_that_only_one_side_asks_changes_no_figure(pair: Pair, answer: Mark, dimension: str) -> None:
    before, after = pair
    # on one day the questionnaire would be chosen by its contents, which a new question changes
    before, after = replace(before, date=date(2025, 1, 1)), replace(after, date=date(2026, 1, 1))
    plain = compare(before, after)
    new = rating("ny", dimension, part="drift", allow_not_applicable=True)
    for more in (
        compare(with_question(before, new, answer), after),
        compare(before, with_question(after, new, answer)),
    ):
        assert (more.like_before, more.like_after) == (plain.like_before, plain.like_after)
        assert more.matched("common") == plain.matched("common")
        now = {(one.id, one.part): one for one in every(more)}
        for one in every(plain):
            other = now[one.id, one.part]
            if one.is_compared and other.is_compared:
                assert (one.before, one.after, one.points) == (other.before, other.after, other.points)


@LAW
@given(pairs())
def test_a_clear_change_is_half_a_step_and_half_of_the_questions_went_that_way(pair: Pair) -> None:
    for one in every(compare(*pair)):
        assert one.clear == (
            one.points is not None and abs(one.points) >= Fraction(25, 2) and 2 * one.moved >= one.common
        )
        assert one.moved <= one.common


def shown(assessment: Assessment) -> set[tuple[str, str | None]]:
    keys: set[tuple[str, str | None]] = set()
    for question in assessment.asked():
        if isinstance(question, RatingGrid):
            keys |= {(question.id, row.id) for row in assessment.rows(question)}
        else:
            keys.add((question.id, None))
    return keys


@LAW
@given(pairs())
def test_every_question_and_row_that_is_asked_became_exactly_one_thing(pair: Pair) -> None:
    found = compare(*pair)
    keys = [(one.id, one.row) for one in found.matches]
    assert len(keys) == len(set(keys))
    assert set(keys) == shown(pair[0]) | shown(pair[1])
    for one in found.matches:
        assert (one.before is not None) == ((one.id, one.row) in shown(pair[0]))
        assert (one.after is not None) == ((one.id, one.row) in shown(pair[1]))
        assert (one.kind == "common") <= (one.before == one.after == "value")


@LAW
@given(pairs())
def test_what_is_compared_rests_on_common_questions_alone_and_on_half_at_least(pair: Pair) -> None:
    found = compare(*pair)
    common = {one.id for one in found.matched("common")}
    assert set(found.like_before.questions) | set(found.like_after.questions) <= common
    for one in (*found.groups, *found.dimensions, *found.resources):
        assert (one.points is None) == (one.why is not None) == (one.before.index is None)
        assert (one.before.answered, one.before.asked) == (one.after.answered, one.after.asked)
        if one.why == "too_little":
            assert 2 * one.before.answered < one.before.asked
            assert one.missing == one.before.asked - one.before.answered
        elif one.why is not None:
            assert (one.before.asked, one.missing) == (0, 0)
