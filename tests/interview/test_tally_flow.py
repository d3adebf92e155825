"""A tally in the flow: rounds, what is settled or left standing, and every way of moving between them."""

from __future__ import annotations

from typing import Any

import pytest

from digikap.interview.asker import (
    Again,
    Given,
    Jump,
    Move,
    OutcomeScreen,
    QuestionScreen,
    Reasoned,
    Remarked,
    Settled,
    Voted,
)
from digikap.interview.pages import entries
from digikap.interview.scripted import ScriptedAsker
from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.assessment import Assessment, Comment
from digikap.model.tally import ChoiceTally, GridVoting, Reasons, Tally, Votes, Voting
from tests.interview.room import Room, begun, kommunen
from tests.interview.test_scripted import run

FORM = kommunen()
NINE, SPLIT = Tally((0, 3, 5, 1, 0)), Tally((3, 0, 2, 0, 3), 1)


def tally(**changes: Any) -> Assessment:
    return begun(FORM, mode="tally", participants=9, **changes)


def quick(**changes: Any) -> Assessment:
    return tally(variant="quick", **changes)


def states(now: Assessment) -> dict[str, str]:
    return {entry.question.id: entry.state for entry in entries(now)}


def around(room: Room, key: str, after: int = 1) -> list[str]:
    """The screen with this key, the last time it was shown, and so many after it."""
    at = len(room.shown) - 1 - room.shown[::-1].index(key)
    return room.shown[at : at + after + 1]


def test_every_question_is_voted_on_and_its_outcome_shown_before_the_next_but_texts_and_facts_are_not() -> None:
    room = Room()
    done = room.run(tally())
    voted = [question.id for question in FORM.questions() if question.id in done.votes]
    asked = [question for question in FORM.questions() if not question.optional]
    together = {"b_invanare", "b_kommungrupp", "b_roller", "p_forsta_steg"}
    assert voted == [question.id for question in asked if question.id not in together]
    assert set(done.answers) == together
    assert done.state == "finished" and done.unanswered() == ()
    asks = [key for key in room.shown if key[0] not in "#!=" and key != "end" and key not in together]
    assert [key[1:] for key in room.shown if key[0] == "="] == asks
    assert [key for key in room.shown if key[0] == "!"]  # discussions as in consensus


def test_a_vote_is_saved_before_its_outcome_is_shown() -> None:
    room = Room({"d_total": [Voted(NINE)]})
    done = room.run(quick())
    assert around(room, "d_total") == ["d_total", "=d_total"]
    shown = next(screen for screen in room.screens if isinstance(screen, OutcomeScreen))
    assert shown.voting == Voting((NINE,)) and shown.settled is None
    assert room.said[0] == "Sparat: Driftskapacitet, samlat: 9\u00a0röster."
    assert done.votes["d_total"] == Voting((NINE,)) and "d_total" not in done.answers


def test_voting_again_keeps_both_rounds_and_the_last_one_counts() -> None:
    room = Room({"d_total": [Voted(SPLIT), Voted(NINE)], "=d_total": [Again(), Move.NEXT]})
    done = room.run(quick())
    assert room.shown[:5] == ["d_total", "=d_total", "d_total", "=d_total", "u_total"]
    assert done.votes["d_total"] == Voting((SPLIT, NINE))


def test_back_from_voting_again_is_the_outcome_and_back_from_the_outcome_the_question_before() -> None:
    room = Room({"=u_total": [Again(), Move.BACK], "u_total": [Voted(SPLIT), Move.BACK]})
    done = room.run(quick())
    assert room.shown[:9] == [
        *("d_total", "=d_total", "u_total", "=u_total", "u_total", "=u_total"),
        *("=d_total", "=u_total", "u_tid"),
    ]
    assert done.votes["u_total"] == Voting((SPLIT,))


def test_what_is_settled_is_an_answer_beside_the_votes_and_leads_on() -> None:
    room = Room({"d_total": [Voted(SPLIT)], "=d_total": [Settled(3)]})
    done = room.run(quick())
    assert room.shown[:3] == ["d_total", "=d_total", "u_total"]
    assert done.answers["d_total"] == 3 and done.votes["d_total"] == Voting((SPLIT,))
    assert "Sparat: Driftskapacitet, samlat: fastställt 3 – Varken hög eller låg." in room.said
    assert states(done)["d_total"] == "fastställt 3"


def test_a_new_round_and_a_zero_take_the_settled_value_away() -> None:
    room = Room(
        {
            "d_total": [Voted(SPLIT), Voted(NINE)],
            "=d_total": [Settled(3), Again(), Move.NEXT],
            "u_total": [Move.BACK],
            "u_tid": [Voted(NINE)],
            "=u_tid": [Settled(Special.UNKNOWN)],
            "u_kompetens": [Move.BACK],
        }
    )
    done = room.run(quick())
    assert "d_total" not in done.answers
    assert done.answers["u_tid"] is Special.UNKNOWN
    again = Room({"=u_tid": [Settled(None), Move.NEXT]}).run(begun_from(done, "u_tid"))
    assert "u_tid" not in again.answers and again.votes["u_tid"] == Voting((NINE,))


def begun_from(now: Assessment, question: str) -> Assessment:
    from dataclasses import replace

    return replace(now, state="ongoing", next_question=question)


def test_the_minoritys_reason_is_kept_until_it_is_taken_away_and_the_outcome_stays_on_the_screen() -> None:
    room = Room(
        {"d_total": [Voted(SPLIT)], "=d_total": [Reasoned("Natten."), Reasoned(None), Reasoned("Dagen."), Move.NEXT]}
    )
    done = room.run(quick())
    assert room.shown[:6] == ["d_total", *["=d_total"] * 4, "u_total"]
    assert done.votes["d_total"] == Voting((SPLIT,), minority="Dagen.")
    assert {"Minoritetens skäl är sparat.", "Minoritetens skäl är borttaget."} <= set(room.said)
    assert states(done)["d_total"] == "motstridigt"


def test_a_new_round_keeps_what_was_said_of_the_one_before() -> None:
    room = Room(
        {
            "d_total": [Voted(SPLIT, "En gick ut."), Voted(NINE)],
            "=d_total": [Reasoned("Natten."), Again(), Reasoned("Dagen."), Move.NEXT],
        }
    )
    done = room.run(quick())
    assert done.votes["d_total"] == Voting(
        (SPLIT, NINE), minority="Dagen.", earlier={1: Reasons("Natten.", "En gick ut.")}
    )


def test_a_wrong_number_of_votes_and_the_words_of_a_free_choice_are_kept_with_them() -> None:
    votes = ChoiceTally(8, {"annat": 2, "skola": 6}, {"annat": 2, "skola": 6})
    room = Room({"p_viktigaste": [Voted(votes, "En gick ut.", "Hamnen")]})
    done = room.run(quick())
    assert done.votes["p_viktigaste"] == Voting((votes,), uneven="En gick ut.", other="Hamnen")
    assert states(done)["p_viktigaste"] == "8\u00a0röster"


def test_a_comment_on_an_outcome_leaves_it_there() -> None:
    room = Room({"=d_total": [Remarked(Comment("Natten.")), Move.NEXT]})
    done = room.run(quick())
    assert room.shown[:4] == ["d_total", "=d_total", "=d_total", "u_total"]
    assert done.comments["d_total"] == Comment("Natten.")


def test_an_answer_that_all_agree_on_needs_no_vote() -> None:
    room = Room({"d_total": [Given(4)]})
    done = room.run(quick())
    assert room.shown[:2] == ["d_total", "u_total"]
    assert done.answers == {"d_total": 4} and "d_total" not in done.votes
    assert room.said[0] == "Sparat: Driftskapacitet, samlat: 4 – Ganska hög."


def test_each_row_of_a_grid_is_voted_on_and_settled_by_itself() -> None:
    room = Room({"v_drift/skola": [Voted(SPLIT)], "=v_drift/skola": [Settled(2)], "=v_drift/ifo": [Reasoned("Vi.")]})
    done = room.run(tally())
    rows = [key for key in room.shown if "v_drift/" in key][:4]
    assert rows == ["v_drift/forskola", "=v_drift/forskola", "v_drift/skola", "=v_drift/skola"]
    assert done.answers["v_drift"] == Grid({"skola": 2})
    votes = done.votes["v_drift"]
    assert isinstance(votes, GridVoting) and set(votes.rows) == set(done.services)
    assert votes.rows["skola"] == Voting((SPLIT,)) and votes.rows["ifo"].minority == "Vi."
    assert "Sparat: Drift per verksamhet, Grundskola, gymnasium och vuxenutbildning: 9\u00a0röster." in room.said
    assert states(done)["v_drift"] == "8 av 8 rader"


def test_back_among_rows_is_the_outcome_of_the_row_before() -> None:
    room = Room({"v_drift/skola": [Move.BACK]})
    room.run(tally())
    at = room.shown.index("v_drift/skola")
    assert room.shown[at + 1 : at + 3] == ["=v_drift/forskola", "v_drift/skola"]


def test_a_jump_to_a_question_with_votes_shows_its_outcome_and_leads_home() -> None:
    room = Room({"u_tid": [Jump("d_total")], "=d_total": [Move.NEXT, Settled(2)]})
    done = room.run(quick())
    at = room.shown.index("u_tid")
    assert room.shown[at : at + 3] == ["u_tid", "=d_total", "u_tid"]
    assert done.answers["d_total"] == 2


def test_a_jump_from_an_outcome_comes_back_to_it() -> None:
    room = Room({"=u_total": [Jump("d_total")]})
    room.run(quick())
    assert room.shown[:7] == ["d_total", "=d_total", "u_total", "=u_total", "=d_total", "=u_total", "u_tid"]


def test_a_parked_question_is_voted_on_when_it_comes_back_and_its_outcome_shown() -> None:
    room = Room({"u_tid": [Move.PARK], "u_ekonomi": [Move.PARK, Move.PARK]})
    done = room.run(quick())
    assert around(room, "u_tid", 3) == ["u_tid", "=u_tid", "u_ekonomi", "m_utveckling"]
    assert done.parked == () and done.passed == ("u_ekonomi",)
    assert states(done)["u_ekonomi"] == "–"


def test_a_grid_that_was_parked_goes_on_row_by_row_with_every_outcome() -> None:
    room = Room({"v_drift/skola": [Move.PARK]})
    done = room.run(tally())
    rows = [key for key in room.shown if "v_drift/" in key]
    assert rows[2:6] == ["v_drift/skola", "v_drift/skola", "=v_drift/skola", "v_drift/aldreomsorg"]
    assert done.parked == () and states(done)["v_drift"] == "8 av 8 rader"


def test_a_question_with_votes_that_is_parked_shows_its_outcome_again_and_waits_no_more() -> None:
    room = Room({"u_tid": [Voted(SPLIT), Move.PARK], "=u_tid": [Again(), Move.NEXT]})
    done = room.run(quick())
    assert around(room, "=u_tid") == ["=u_tid", "m_utveckling"]
    assert done.parked == () and done.votes["u_tid"] == Voting((SPLIT,))


@pytest.mark.parametrize("reply", [Move.STOP, KeyboardInterrupt()])
def test_broken_off_at_an_outcome_the_work_goes_on_there(reply: object) -> None:
    room = Room({"=u_tid": [reply]})
    try:
        stopped = room.run(quick())
    except KeyboardInterrupt:
        stopped = quick(votes={"d_total": Voting((NINE,)), "u_tid": Voting((NINE,))}, next_question="u_tid")
    assert stopped.next_question == "u_tid"
    again = Room()
    again.run(stopped)
    assert again.shown[:2] == ["=u_tid", "u_kompetens"]


def test_broken_off_among_rows_the_work_goes_on_at_the_last_outcome() -> None:
    room = Room({"=v_drift/aldreomsorg": [Move.STOP]})
    stopped = room.run(tally())
    again = Room()
    again.run(stopped)
    assert again.shown[:2] == ["#kapacitet", "=v_drift/aldreomsorg"] or again.shown[0] == "=v_drift/aldreomsorg"
    assert "=v_drift/forskola" not in again.shown
    last = Room({"=v_drift/ledning_stod": [Move.STOP]}).run(tally())
    whole = Room()
    whole.run(last)
    assert "=v_drift/ledning_stod" in whole.shown[:2] and "=v_drift/ifo" not in whole.shown


def test_the_rows_of_a_grid_follow_what_leads_and_stale_votes_are_told_of_and_dropped_at_the_end() -> None:
    first = ChoiceTally(9, {"skola": 9, "klimat": 8, "annat": 7}, {"skola": 9})
    then = ChoiceTally(9, {"ekonomi": 9, "klimat": 8}, {"ekonomi": 9})
    room = Room(
        {
            "p_viktigaste": [Voted(first, other="Vägen till ön"), Voted(then)],
            "=p_viktigaste": [Move.NEXT, Again(), Move.NEXT],
            "p_forsta_steg": [Jump("p_viktigaste")],
            "p_bidrag/annat": [Voted(NINE)],
            "=p_bidrag/annat": [Settled(3)],
        }
    )
    done = room.run(tally(included=("p_bidrag",)))
    rows = [screen.row.name for screen in room.screens if isinstance(screen, QuestionScreen) and screen.row]
    assert "Vägen till ön" in rows
    assert any("”Digitaliseringens bidrag” har svar om val som är borttagna." in said for said in room.said)
    votes = done.votes["p_bidrag"]
    assert isinstance(votes, GridVoting) and "annat" not in votes.rows
    assert "p_bidrag" not in done.answers


def test_individuals_are_asked_as_a_group_is_but_discuss_nothing() -> None:
    room = Room()
    done = room.run(begun(FORM, mode="individual", participants=1))
    assert not [key for key in room.shown if key[0] in "!="]
    assert [key for key in room.shown if key[0] == "#"]
    assert done.state == "finished" and not done.votes


# ---------------------------------------------------------------- given beforehand


def test_votes_given_beforehand_make_the_same_assessment_as_votes_that_are_typed() -> None:
    room = Room(
        {
            "d_total": [Voted(SPLIT, "En gick ut."), Voted(NINE, "En sen.")],
            "=d_total": [Reasoned("Dagen."), Again(), Reasoned("Natten."), Settled(3)],
            "=v_drift/skola": [Settled(Special.NOT_APPLICABLE)],
            "v_drift/ifo": [Given(2)],
            "d_tid": [Given(4)],
        }
    )
    typed = room.run(tally())
    asker = ScriptedAsker(typed.answers, votes=typed.votes)
    assert run(tally(), asker) == typed


def test_votes_beforehand_on_some_questions_leave_the_rest_to_be_voted_on() -> None:
    votes: dict[str, Votes] = {"d_total": Voting((NINE,)), "v_drift": GridVoting({"skola": Voting((SPLIT,))})}
    answers: dict[str, Answer] = {"d_total": 4, "u_hinder": Chosen(("tid",)), "v_drift": Grid({"ifo": 2})}
    asker = ScriptedAsker(answers, {"d_total": Comment("Natten.")}, votes=votes)
    left = run(tally(), asker)
    assert (left.votes, left.answers, left.state) == (votes, answers, "ongoing")
    assert left.comments == {"d_total": Comment("Natten.")}


def test_a_script_on_top_of_votes_adds_its_rounds_and_leaves_other_votes() -> None:
    before = tally(votes={"d_total": Voting((SPLIT,)), "u_total": Voting((SPLIT,))})
    asker = ScriptedAsker({}, {"u_total": Comment("Ja.")}, votes={"d_total": Voting((NINE,))})
    after = run(before, asker)
    assert after.votes == {"d_total": Voting((SPLIT, NINE)), "u_total": Voting((SPLIT,))}
    assert after.comments == {"u_total": Comment("Ja.")}


def test_votes_that_stand_there_already_are_not_given_twice() -> None:
    before = tally(votes={"d_total": Voting((SPLIT, NINE))})
    after = run(before, ScriptedAsker({"d_total": 3}, votes=before.votes))
    assert after.votes == before.votes and after.answers == {"d_total": 3}
