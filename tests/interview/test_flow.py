"""The order of an interview, and everything that can be replied in it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.interview.asker import FinishScreen, Given, Jump, Move, Noted, QuestionScreen, Remarked
from digikap.interview.flow import interview
from digikap.model.answer import Chosen, Grid, Special
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import Questionnaire
from tests.interview.room import Room, begun, kommunen, ticks

FORM = kommunen()
QUICK = [
    "d_total",
    "u_total",
    "u_tid",
    "u_kompetens",
    "u_ekonomi",
    "m_utveckling",
    "g_total",
    "e_uppfoljning",
    "p_viktigaste",
    "p_styr",
]


def quick(**changes: Any) -> Assessment:
    return begun(FORM, variant="quick", **changes)


def questions(room: Room) -> list[str]:
    return [key for key in room.shown if key[0] not in "#!" and key != "end"]


def test_a_full_interview_asks_every_question_that_is_not_optional_once_and_ends_finished() -> None:
    room = Room()
    done = room.run(begun(FORM))
    asked = list(dict.fromkeys(key.split("/")[0] for key in questions(room)))
    assert asked == [question.id for question in FORM.questions() if not question.optional]
    assert len(questions(room)) == len(set(questions(room)))
    assert done.state == "finished"
    assert done.next_question is None
    assert done.unanswered() == ()


def test_every_section_opens_with_its_introduction_and_ends_with_its_discussion_questions() -> None:
    room = Room()
    room.run(begun(FORM))
    assert [key for key in room.shown if key[0] == "#"] == [f"#{section.id}" for section in FORM.sections]
    assert [key for key in room.shown if key[0] == "!"] == [
        f"!{section.id}/{number}" for section in FORM.sections for number in range(1, len(section.discussion) + 1)
    ]


def test_the_quick_version_asks_its_ten_questions_without_introductions_or_discussions() -> None:
    room = Room()
    done = room.run(quick())
    assert room.shown == [*QUICK, "end"]
    assert done.state == "finished"
    assert {screen.progress.minutes_planned for screen in room.screens} == {10}


def test_an_optional_question_that_is_turned_on_is_asked_in_its_place() -> None:
    room = Room()
    room.run(begun(FORM, included=("u_plats",)))
    assert questions(room)[questions(room).index("u_plats") - 1] == "u_investering"


def test_what_the_start_knows_is_not_asked_again_but_can_be_jumped_to() -> None:
    known = {"b_invanare": Chosen(("20000",)), "b_kommungrupp": Chosen(("b4",)), "b_roller": Chosen(("ekonomi",))}
    room = Room({"d_kvalitet": [Jump("b_roller")]})
    done = room.run(begun(FORM, answers=known))
    assert questions(room)[:4] == ["b_it_drift", "d_total", "d_kvalitet", "b_roller"]
    assert questions(room)[4] == "d_kvalitet"
    assert done.answers["b_roller"] == Chosen(("kommundirektor",))
    first = next(screen for screen in room.screens if isinstance(screen, QuestionScreen))
    assert (first.progress.question, first.progress.questions) == (1, 1)


def test_progress_counts_sections_and_questions_as_the_room_sees_them() -> None:
    room = Room()
    room.run(begun(FORM))
    seen = {screen.question.id: screen.progress for screen in room.screens if isinstance(screen, QuestionScreen)}
    assert (seen["d_total"].section, seen["d_total"].sections) == (2, 6)
    assert (seen["d_total"].question, seen["v_drift"].question) == (1, 21)
    assert seen["d_total"].minutes_planned == sum(section.minutes for section in FORM.sections)


def test_back_keeps_the_answer_and_shows_it_as_the_earlier_one() -> None:
    room = Room({"d_kvalitet": [Move.BACK]})
    done = room.run(begun(FORM))
    asked = [screen for screen in room.screens if isinstance(screen, QuestionScreen)]
    assert [screen.earlier for screen in asked if screen.question.id == "d_total"] == [None, 3]
    assert done.answers["d_total"] == 3


def test_back_from_the_first_question_of_a_section_passes_the_introduction() -> None:
    room = Room({"m_drift": [Move.BACK]})
    room.run(begun(FORM))
    assert room.shown[room.shown.index("m_drift") + 1] == "!kapacitet/2"


def test_back_from_the_very_first_question_stays_and_says_so() -> None:
    room = Room({"b_invanare": [Move.BACK]})
    room.run(begun(FORM))
    assert questions(room)[:2] == ["b_invanare", "b_invanare"]
    assert room.said[0] == "Det här är den första frågan."


def test_a_comment_is_saved_and_the_question_asked_again() -> None:
    comment = Comment("Natten avgör.", "rapport")
    room = Room({"d_total": [Remarked(comment)], "d_tid": [Remarked(Comment("x")), Remarked(None)]})
    done = room.run(begun(FORM))
    assert questions(room).count("d_total") == 2
    assert done.comments == {"d_total": comment}
    assert "Kommentaren är borttagen." in room.said


def test_a_parked_question_comes_back_once_at_the_end_of_its_section_and_can_be_left() -> None:
    room = Room({"d_tid": [Move.PARK, Move.PARK], "d_kvalitet": [Move.PARK]})
    done = room.run(begun(FORM))
    before_discussion = room.shown[: room.shown.index("!kapacitet/1")]
    assert before_discussion[-2:] == ["d_kvalitet", "d_tid"]
    assert done.answers["d_kvalitet"] == 3
    assert "d_tid" not in done.answers
    assert done.passed == ("d_tid",)
    assert done.parked == ()
    returned = [screen.returned for screen in room.screens if isinstance(screen, QuestionScreen)]
    assert returned.count(True) == 2


def test_two_parked_questions_are_left_one_after_the_other() -> None:
    room = Room({"d_tid": [Move.PARK, Move.PARK], "d_kvalitet": [Move.PARK, Move.PARK]})
    assert room.run(begun(FORM)).passed == ("d_kvalitet", "d_tid")


def test_parking_a_grid_leaves_its_rows_and_asks_the_open_ones_when_it_comes_back() -> None:
    room = Room({"v_drift/skola": [Move.PARK]})
    done = room.run(begun(FORM))
    rows = [key for key in room.shown if key.startswith("v_drift/")]
    assert rows == ["v_drift/forskola", "v_drift/skola", *[f"v_drift/{row}" for row in list(done.services)[1:]]]
    assert done.parked == ()
    assert isinstance(done.answers["v_drift"], Grid)
    assert len(done.answers["v_drift"].marks) == 8


def test_back_to_a_grid_with_open_rows_goes_to_the_first_of_them() -> None:
    room = Room({"v_drift/aldreomsorg": [Move.PARK], "v_utveckling/forskola": [Move.BACK]})
    room.run(begun(FORM))
    at = room.shown.index("v_utveckling/forskola")
    assert room.shown[at + 1] == "v_drift/aldreomsorg"


def test_back_to_a_whole_grid_goes_to_its_last_row() -> None:
    room = Room({"v_utveckling/forskola": [Move.BACK]})
    room.run(begun(FORM))
    at = room.shown.index("v_utveckling/forskola")
    assert room.shown[at + 1 : at + 3] == ["v_drift/ledning_stod", "v_utveckling/forskola"]


def test_parking_the_same_question_twice_on_the_way_parks_it_once() -> None:
    room = Room({"d_tid": [Move.PARK, Move.PARK], "d_kompetens": [Move.BACK]})
    done = room.run(begun(FORM))
    assert done.parked == () and done.passed == ()
    assert done.answers["d_tid"] == 3


def test_back_from_a_parked_question_goes_to_the_question_before_and_comes_again() -> None:
    room = Room({"d_tid": [Move.PARK, Move.BACK]})
    done = room.run(begun(FORM))
    order = questions(room)
    returned = len(order) - 1 - order[::-1].index("d_tid")
    assert order[returned - 1] == "u_hinder"
    assert done.answers["d_tid"] == 3


def test_a_jump_to_an_answered_question_leads_home_again() -> None:
    room = Room({"u_tid": [Jump("d_tid")]})
    room.run(begun(FORM))
    at = questions(room).index("u_tid")
    assert questions(room)[at : at + 3] == ["u_tid", "d_tid", "u_tid"]


def test_a_jump_to_an_answered_grid_leads_home_when_all_its_rows_are_done() -> None:
    room = Room({"u_hinder": [Jump("v_drift")]})
    done = room.run(begun(FORM))
    at = room.shown.index("u_hinder")
    assert room.shown[at + 1 : at + 10] == [*[f"v_drift/{row}" for row in done.services], "u_hinder"]


def test_a_jump_ahead_goes_on_from_there_and_what_was_passed_is_told_at_the_end() -> None:
    room = Room({"b_invanare": [Jump("p_samsyn")]})
    done = room.run(begun(FORM))
    assert questions(room)[:3] == ["b_invanare", "p_samsyn", "p_styr"]
    last = room.screens[-1]
    assert isinstance(last, FinishScreen)
    assert last.unanswered[0].id == "b_invanare"
    assert done.state == "finished"


def test_back_right_after_a_jump_returns_to_where_it_came_from() -> None:
    room = Room({"d_kvalitet": [Jump("p_samsyn")], "p_samsyn": [Jump("p_styr")], "p_styr": [Move.BACK]})
    room.run(begun(FORM))
    assert questions(room)[4:9] == ["d_total", "d_kvalitet", "p_samsyn", "p_styr", "d_kvalitet"]


def test_back_inside_a_grid_that_was_jumped_to_goes_to_the_row_before() -> None:
    room = Room({"u_hinder": [Jump("v_drift")], "v_drift/skola": [Given(3), Move.BACK]})
    room.run(begun(FORM))
    at = room.shown.index("u_hinder")
    assert room.shown[at + 1 : at + 5] == ["v_drift/forskola", "v_drift/skola", "v_drift/forskola", "v_drift/skola"]


def test_parking_an_answered_question_twice_lets_its_answer_stand() -> None:
    room = Room({"d_total": [Given(4), Move.PARK, Move.PARK], "d_kvalitet": [Move.BACK]})
    done = room.run(begun(FORM))
    assert done.answers["d_total"] == 4
    assert done.passed == () and done.parked == ()
    assert "Svaret står kvar: Driftskapacitet, samlat." in room.said


def test_a_level_is_acknowledged_with_its_words() -> None:
    room = Room({"u_tid": [Given(Special.UNKNOWN)]})
    room.run(begun(FORM))
    assert "Sparat: Driftskapacitet, samlat: 3 – Varken hög eller låg." in room.said
    assert "Sparat: Tid för utveckling: v – Vet ej." in room.said
    assert "Sparat: Drift per verksamhet, Förskola: 3 – Varken hög eller låg." in room.said


def test_jumps_from_the_end_lead_back_to_the_end() -> None:
    room = Room({"d_tid": [Move.PARK, Move.PARK], "end": [Jump("d_tid"), Move.BACK]})
    done = room.run(begun(FORM))
    assert room.shown[-4:] == ["d_tid", "end", "!verksamhetsfragor/2", "end"]
    assert done.answers["d_tid"] == 3


def test_the_groups_own_analysis_is_saved_and_can_be_taken_back() -> None:
    room = Room({"!kapacitet/1": [Noted("Det märks i hemtjänsten.")], "!kapacitet/2": [Noted("x"), Noted("")]})
    room.replies["m_drift"] = [Move.BACK]
    done = room.run(begun(FORM))
    assert done.analysis == {"kapacitet": {1: "Det märks i hemtjänsten."}}
    assert "Er egen analys är borttagen." in room.said


def test_stopping_saves_where_to_go_on_and_leaves_the_assessment_ongoing() -> None:
    room = Room({"d_tid": [Move.STOP]})
    stopped = room.run(begun(FORM))
    assert stopped.state == "ongoing"
    assert stopped.next_question == "d_tid"


def test_stopping_at_the_end_names_the_first_question_without_an_answer() -> None:
    room = Room({"d_tid": [Move.PARK, Move.PARK], "end": [Move.STOP]})
    assert room.run(begun(FORM)).next_question == "d_tid"
    assert Room({"end": [Move.STOP]}).run(begun(FORM)).next_question is None


def test_an_acknowledgement_is_spoken_only_after_the_caller_has_come_back_from_saving() -> None:
    room = Room()
    steps = interview(begun(FORM), room, lambda: 0.0)
    _, said = next(steps)
    assert said == "Sparat: Invånare: Färre än 5 000."
    assert room.said == []
    next(steps)
    assert room.said == ["Sparat: Invånare: Färre än 5 000."]


@pytest.mark.parametrize("end", [KeyboardInterrupt(), EOFError()])
def test_an_interruption_passes_through_and_what_was_saved_stands(end: BaseException) -> None:
    saved = begun(FORM)
    with pytest.raises(type(end)):
        for state, _ in interview(saved, Room({"d_tid": [end]}), lambda: 0.0):
            saved = state
    assert saved.next_question == "d_tid"
    assert "d_robusthet" in saved.answers


def test_the_rows_of_a_grid_follow_what_was_chosen_and_stale_answers_are_kept_until_the_end() -> None:
    room = Room(
        {
            "p_viktigaste": [
                Given(Chosen(("skola", "annat"), other="Vägen till ön")),
                Given(Chosen(("klimat", "skola"))),
            ],
            "p_politik": [Jump("p_viktigaste")],
        }
    )
    seen: list[Assessment] = []
    assessment = begun(FORM, included=("p_bidrag", "p_politik"))
    for state, _ in interview(assessment, room, lambda: 0.0):
        seen.append(state)
    rows = [screen.row.name for screen in room.screens if isinstance(screen, QuestionScreen) and screen.row]
    assert "Vägen till ön" in rows
    changed = next(state for state in seen if state.answers.get("p_viktigaste") == Chosen(("klimat", "skola")))
    assert isinstance(changed.answers["p_bidrag"], Grid)
    assert "annat" in changed.answers["p_bidrag"].marks
    assert any("”Digitaliseringens bidrag” har svar om val som är borttagna" in said for said in room.said)
    last = room.screens[-1]
    assert isinstance(last, FinishScreen)
    assert [question.id for question in last.unanswered] == ["p_bidrag"]
    final = seen[-1].answers["p_bidrag"]
    assert isinstance(final, Grid)
    assert set(final.marks) == {"skola"}


def test_a_grid_whose_rows_all_vanish_is_no_longer_asked() -> None:
    choices = [Given(Chosen(("skola",))), Given(Special.UNKNOWN)]
    room = Room({"p_viktigaste": choices, "p_politik": [Jump("p_viktigaste")]})
    done = room.run(begun(FORM, included=("p_bidrag", "p_politik")))
    assert "p_bidrag" not in done.answers
    assert done.unanswered() == ()


def test_the_clock_counts_work_but_no_pauses_and_survives_a_clock_that_goes_back() -> None:
    moments = [0, 300, 300 + 3600, 300 + 3600 + 120, 50, 50 + 240]
    stopped = Room({"p_viktigaste": [Move.STOP]}).run(quick(), ticks(moments))
    assert stopped.minutes_used == 5 + 2 + 4
    again = Room().run(stopped, ticks([10_000, 10_060]))
    assert again.minutes_used == 12


def test_resuming_shows_the_discussion_that_was_about_to_come() -> None:
    stopped = Room({"!kapacitet/2": [Move.STOP]}).run(begun(FORM))
    assert stopped.next_question == "m_drift"
    room = Room()
    room.run(stopped)
    assert room.shown[:4] == ["!kapacitet/1", "!kapacitet/2", "#mojligheter", "m_drift"]


def test_resuming_at_a_parked_question_asks_it_as_returned() -> None:
    stopped = Room({"d_tid": [Move.PARK, Move.STOP]}).run(begun(FORM))
    room = Room({"d_tid": [Move.PARK]})
    done = room.run(stopped)
    assert room.shown[:2] == ["d_tid", "!kapacitet/1"]
    assert done.passed == ("d_tid",)


def test_resuming_inside_a_grid_asks_its_first_open_row() -> None:
    stopped = Room({"v_drift/ifo": [Move.STOP]}).run(begun(FORM))
    room = Room()
    room.run(stopped)
    assert room.shown[0] == "v_drift/ifo"


def test_resuming_a_finished_round_without_a_next_question_opens_at_the_end() -> None:
    stopped = Room({"end": [Move.STOP]}).run(quick())
    room = Room()
    assert room.run(stopped).state == "finished"
    assert room.shown == ["end"]


def test_a_next_question_that_is_not_asked_any_more_leads_to_the_end() -> None:
    room = Room()
    room.run(replace(quick(), next_question="u_plats"))
    assert room.shown == ["end"]


def test_a_section_of_known_facts_only_is_passed_over() -> None:
    background = FORM.sections[0].model_copy(update={"questions": FORM.sections[0].questions[:3], "discussion": ("?",)})
    form = FORM.model_copy(update={"sections": (background, *FORM.sections[1:])})
    known = {"b_invanare": Chosen(("20000",)), "b_kommungrupp": Chosen(("b4",)), "b_roller": Chosen(("ekonomi",))}
    room = Room({"d_kvalitet": [Jump("b_invanare")]})
    room.run(begun(Questionnaire.model_validate(form), answers=known))
    assert room.shown[0] == "#kapacitet"
    jumped = next(s for s in room.screens if isinstance(s, QuestionScreen) and s.question.id == "b_invanare")
    assert (jumped.progress.section, jumped.progress.question) == (0, 0)


KEYS = [*QUICK, "end"]
REPLIES = st.sampled_from([Move.BACK, Move.PARK, Remarked(Comment("x")), Jump("u_tid"), Jump("p_styr"), Given(2)])
SCRIPTS = st.dictionaries(
    st.sampled_from([key for key in KEYS if key not in ("p_viktigaste", "end")]), st.lists(REPLIES, max_size=3)
)


@settings(max_examples=150, deadline=None)
@given(script=SCRIPTS)
def test_whatever_the_room_does_the_interview_ends_and_every_question_is_answered_or_passed(script: Any) -> None:
    room = Room({key: list(replies) for key, replies in script.items()})
    done = room.run(quick())
    assert done.state == "finished"
    assert set(done.answers) | set(done.passed) | set(done.parked) >= {q.id for q in done.asked()} - _jumped_past(
        script
    )
    assert not set(done.answers) & set(done.passed)


def _jumped_past(script: dict[str, list[Any]]) -> set[str]:
    jumps = any(isinstance(reply, Jump) for replies in script.values() for reply in replies)
    return set(QUICK) if jumps else set()


@settings(max_examples=60, deadline=None)
@given(script=SCRIPTS, stop_at=st.sampled_from(QUICK))
def test_an_interrupted_and_resumed_interview_equals_an_uninterrupted_one(script: Any, stop_at: str) -> None:
    plain = {key: [r for r in replies if not isinstance(r, Jump | Move)] for key, replies in script.items()}
    whole = Room({key: list(replies) for key, replies in plain.items()}).run(quick())
    first = Room({key: list(replies) for key, replies in plain.items()})
    first.replies[stop_at] = [Move.STOP]
    resumed = Room({key: list(replies) for key, replies in plain.items()}).run(first.run(quick()))
    assert resumed == whole


def conditional() -> Questionnaire:
    """u_total is asked only after a low d_total, and section 3 only after a low u_total."""
    table = FORM.model_dump(exclude_none=True, by_alias=True)
    sections = [dict(section) for section in table["sections"]]
    sections[2]["visible_if"] = {"question": "u_total", "at_most": 2}
    sections[1]["questions"] = [dict(question) for question in sections[1]["questions"]]
    for question in sections[1]["questions"]:
        if question["id"] == "u_total":
            question["visible_if"] = {"question": "d_total", "at_most": 3}
    return Questionnaire.model_validate({**table, "sections": sections})


def test_a_condition_opens_and_closes_questions_and_sections_as_answers_change() -> None:
    room = Room({"u_total": [Given(2)], "g_total": [Jump("d_total")], "d_total": [Given(3), Given(5)]})
    done = room.run(begun(conditional()))
    assert "m_drift" in room.shown
    assert done.state == "finished"
    assert {"u_total", "m_drift", "m_verksamhet"} <= set(done.hidden())
    assert set(done.answers) >= set(done.hidden())
    assert any("”Utvecklingskapacitet, samlat”" in said and "ställs inte längre" in said for said in room.said)
    assert room.shown[room.shown.index("g_total") + 1 :][:2] == ["d_total", "g_total"]


def test_a_hidden_section_is_not_introduced_and_not_counted() -> None:
    room = Room({"d_total": [Given(5)]})
    done = room.run(begun(conditional()))
    assert not {"u_total", "#mojligheter", "m_drift", "!mojligheter/1"} & set(room.shown)
    last = next(screen for screen in room.screens if isinstance(screen, QuestionScreen) and "p_" in screen.question.id)
    assert last.progress.sections == 5
    assert done.hidden() == ()


def test_a_parked_question_that_is_hidden_meanwhile_does_not_come_back() -> None:
    room = Room({"d_total": [Given(2), Given(5)], "u_total": [Move.PARK], "u_demografi": [Jump("d_total")]})
    done = room.run(begun(conditional()))
    assert room.shown.count("u_total") == 1
    assert done.parked == ("u_total",)
    assert done.state == "finished"


def test_a_parked_grid_that_loses_its_rows_does_not_come_back() -> None:
    choices = [Given(Chosen(("skola",))), Given(Special.UNKNOWN)]
    replies: dict[str, list[Any]] = {"p_viktigaste": choices, "p_bidrag/skola": [Move.PARK]}
    replies["p_politik"] = [Jump("p_viktigaste")]
    room = Room(replies)
    assert room.run(begun(FORM, included=("p_bidrag", "p_politik"))).state == "finished"
    assert room.shown.count("p_bidrag/skola") == 1


def test_stopping_after_a_jump_remembers_the_question_that_was_jumped_to() -> None:
    room = Room({"d_kvalitet": [Jump("p_styr")], "p_styr": [Move.STOP]})
    assert room.run(begun(FORM)).next_question == "p_styr"


def test_resuming_does_not_show_a_discussion_that_has_its_line() -> None:
    stopped = Room({"!kapacitet/1": [Noted("x")], "!kapacitet/2": [Noted("y")], "#mojligheter": [Move.STOP]})
    room = Room()
    room.run(stopped.run(begun(FORM)))
    assert room.shown[0] == "#mojligheter"


def test_a_file_that_waits_at_a_hidden_question_opens_all_the_same() -> None:
    waiting = begun(conditional(), parked=("u_total",), next_question="u_total", answers={"d_total": 5})
    assert Room().run(waiting).state == "finished"
