"""Answers given beforehand go through the same flow as answers that are typed."""

from __future__ import annotations

import pytest

from digikap.interview.flow import interview
from digikap.interview.scripted import ScriptedAsker
from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.assessment import Assessment, Comment
from tests.interview.room import Room, begun, kommunen

FORM = kommunen()


def run(assessment: Assessment, asker: ScriptedAsker) -> Assessment:
    states = [state for state, _ in interview(assessment, asker, lambda: 0.0)]
    return states[-1]


def test_the_same_answers_give_the_same_assessment_as_when_they_are_typed() -> None:
    typed = Room().run(begun(FORM))
    assert run(begun(FORM), ScriptedAsker(typed.answers)) == typed


def test_what_the_script_does_not_answer_stays_unanswered_and_the_assessment_ongoing() -> None:
    answers: dict[str, Answer] = {"d_total": 4, "u_tid": Special.UNKNOWN, "u_hinder": Chosen(("tid", "pengar"))}
    left = run(begun(FORM), ScriptedAsker(answers))
    assert left.answers == answers
    assert left.state == "ongoing"
    assert left.next_question == "b_invanare"
    assert left.parked == () and left.passed == ()


def test_a_grid_can_be_answered_for_some_of_its_rows_only() -> None:
    some = Grid({"skola": 2, "ifo": Special.NOT_APPLICABLE})
    assert run(begun(FORM), ScriptedAsker({"v_drift": some})).answers == {"v_drift": some}


def test_a_script_on_top_of_earlier_answers_changes_only_what_it_names() -> None:
    before = begun(FORM, answers={"d_total": 2, "v_drift": Grid({"skola": 2, "ifo": 4})})
    after = run(before, ScriptedAsker({"v_drift": Grid({"skola": 5})}))
    assert after.answers == {"d_total": 2, "v_drift": Grid({"skola": 5, "ifo": 4})}


def test_rows_that_are_made_from_an_answer_are_answered_after_it() -> None:
    answers: dict[str, Answer] = {"p_viktigaste": Chosen(("skola", "klimat")), "p_bidrag": Grid({"klimat": 4})}
    assert run(begun(FORM, included=("p_bidrag",)), ScriptedAsker(answers)).answers == answers


def test_comments_and_analysis_are_carried_over() -> None:
    comments = {"d_total": Comment("Natten avgör.", "rapport"), "d_tid": Comment("Ett utkast.")}
    asker = ScriptedAsker({"d_total": 3}, comments, {"kapacitet": {2: "Underhållet."}})
    done = run(begun(FORM), asker)
    assert done.comments == comments
    assert done.analysis == {"kapacitet": {2: "Underhållet."}}


def test_there_is_nobody_to_ask_for_another_place() -> None:
    with pytest.raises(EOFError, match="Disken är full"):
        ScriptedAsker({}).another_place("Disken är full")
