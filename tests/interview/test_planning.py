"""”Handlingsplan”: what can be picked, rewritten, followed up; at most three open actions; every step saved."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from digikap.advice import offers
from digikap.interview.device import ESCAPE, Draw, Prompt
from digikap.interview.ending import after_the_result, goes_on, show_plan, the_plan
from digikap.interview.planning import ask_plan
from digikap.interview.saying import Saying
from digikap.model.assessment import Assessment
from digikap.model.plan import PlannedAction, Previous
from digikap.scoring.score import score
from digikap.store.assessments import read
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist, sizes

EXAMPLE = read(Path(__file__).parents[2] / "questionnaires" / "example.toml")
TODAY = date(2026, 11, 21)
OLD = PlannedAction("Högst fyra insatser samtidigt.", "kommundirektör", date(2026, 3, 1), state="pagar")
KEEP = "="
"""Enter on a line as it stands: a full terminal has the proposal there already."""


class Editor(Typist):
    """A full terminal: the line begins with what is proposed, and Enter sends that."""

    def ask(self, draw: Draw, prompt: Prompt) -> str:
        typed = super().ask(draw, prompt)
        return prompt.typed if typed == KEEP else typed


def run(asking: Generator[Any, None, Any]) -> tuple[list[Assessment], list[str], Any]:
    """Every state, what was said of each, and what the step gives at its end."""
    states, said = [], []
    while True:
        try:
            state, words = next(asking)
        except StopIteration as end:
            return states, said, end.value
        states.append(state)
        said.append(words)


def planned(room: Typist, assessment: Assessment = EXAMPLE, *, required: bool = True) -> tuple[Any, ...]:
    offered = offers(assessment, score(assessment))
    return run(ask_plan(room, assessment, offered, TODAY, Saying(room), required=required))


def action(assessment: Assessment, name: str) -> PlannedAction:
    return assessment.actions[name]


def with_actions(*texts: str, **changes: Any) -> Assessment:
    actions = {f"egen_{number}": PlannedAction(text) for number, text in enumerate(texts, 1)}
    return replace(EXAMPLE, actions=MappingProxyType(actions), **changes)


# ---------------------------------------------------------------- what is offered


def test_an_offer_is_rewritten_and_saved_part_by_part() -> None:
    first = offers(EXAMPLE, score(EXAMPLE))[0].action
    room = Editor("1", "Skydda tre chefers tid.", "kommundirektör", KEEP, "Boka en dag", "Loggad tid", "")
    states, said, wish = planned(room)
    assert wish == "done" and said == ["Sparat i planen."] * 5
    assert [action(state, first.id).role for state in states] == [None, *["kommundirektör"] * 4]
    assert action(states[-1], first.id) == PlannedAction(
        "Skydda tre chefers tid.", "kommundirektör", date(2027, 2, 21), "Boka en dag", "Loggad tid", offered=first.id
    )
    assert room.prompts[1].typed == first.text and room.prompts[3].typed == ""
    assert "Enter: 21\u00a0februari 2027 (- tar bort)" in room.screens[3]
    assert "1 av högst 3" in room.screens[-1] and first.text[:40] not in room.screens[-1]


def test_a_date_is_told_as_it_is_typed_and_one_that_has_passed_is_refused() -> None:
    room = Editor("1", KEEP, "", "1 mars 2020", "1 mars", "", "", "")
    states, _, _ = planned(room)
    assert next(iter(states[-1].actions.values())).due == date(2027, 3, 1)
    assert room.notices == ["Den dagen har redan varit. Skriv en som kommer."]
    live = room.prompts[3].live
    assert live is not None and live("1 mars") == "1\u00a0mars 2027" and live("snart") == live("") == ""


def test_why_it_is_offered_and_what_must_be_in_place_first_stand_under_it() -> None:
    room = Typist("", redraws=False)
    planned(room, replace(EXAMPLE, required=MappingProxyType({"utv_fornyelse": 5})))
    shown = " ".join(room.screens[0].split())
    assert "Förnyelse · 50,0, delvis · gap 50,0, stort · först på plats: ”Mottagning och genomförande”" in shown
    assert "Tid (utvecklingskapacitet) · 0,0, mycket låg" in shown


def test_a_gap_of_the_overall_judgement_is_told_as_that() -> None:
    room = Typist("", redraws=False)
    quick = begun(
        kommunen(), variant="quick", answers={"d_total": 3}, required=MappingProxyType({"drift": 5}), state="finished"
    )
    planned(room, quick)
    shown = " ".join(room.screens[0].split())
    assert "Robusthet · Driftskapacitet, samlat: gap 50,0, stort" in shown


def test_the_date_that_is_proposed_is_kept_replaced_or_taken_away() -> None:
    for line, due in (("", date(2027, 2, 21)), ("1 mars", date(2027, 3, 1)), ("-", None)):
        room = Editor("1", KEEP, "", line, "", "", "")
        states, _, _ = planned(room)
        assert next(iter(states[-1].actions.values())).due == due and room.prompts[3].typed == ""


def test_esc_goes_back_where_a_letter_cannot_and_b_does_on_an_emptied_line() -> None:
    room = Editor("1", KEEP, ESCAPE, "b", "")
    planned(room)
    assert [screen.count("Esc bakåt") for screen in room.screens] == [0, 1, 1, 1, 0]
    plain = Typist("1", "b", "", redraws=False)
    planned(plain)
    assert "b bakåt" in plain.screens[1] and "Esc" not in plain.screens[1]


def test_at_most_three_open_actions_and_those_that_are_done_do_not_count() -> None:
    full = with_actions("Ett", "Två", "Tre")
    room = Editor("4", "e", "1", "1", "4", KEEP, "", "", "", "", "")
    states, said, _ = planned(room, full)
    assert [notice[:22] for notice in room.notices] == ["Planen har redan tre ö"] * 2
    assert said[0] == "Sparat: klar." and len(states[-1].actions) == 4
    assert "3 av högst 3" in room.screens[-1]


def test_an_own_action_takes_a_free_id_and_b_goes_back_a_part_and_out() -> None:
    room = Editor("e", ESCAPE, "e", "", "Egen sak", "b", KEEP, "HR-chef", "", "", "", "")
    states, _, _ = planned(room, with_actions("Ett"))
    assert action(states[-1], "egen_2") == PlannedAction("Egen sak", "HR-chef")
    assert room.notices == ["Skriv vad ni ska göra."]


def test_a_wrong_number_is_told_and_enter_s_and_esc_leave() -> None:
    room = Typist("99", "")
    assert planned(room)[2] == "done"
    assert room.notices[0].startswith("Skriv ett heltal 1–")
    assert planned(Typist("s"))[2] == planned(Typist(ESCAPE))[2] == "done"
    assert planned(Typist("r"))[2] == "required"
    none = Typist("r", "1", "")
    empty = begun(kommunen())
    assert planned(none, empty, required=False)[2] == "done"
    assert none.notices == ["Skriv e för en egen åtgärd, eller Enter."] * 2


# ---------------------------------------------------------------- what is in the plan


def test_an_action_is_marked_under_way_dropped_with_a_reason_and_taken_up_again() -> None:
    room = Typist("1", "2", "1", "4", "", "Ersatt av annat", "1", "4", "b", "1", "3", "")
    states, said, _ = planned(room, with_actions("Ett"))
    assert said == ["Sparat: pågår.", "Sparat: struken (Ersatt av annat).", "Sparat: inte börjat."]
    assert [action(state, "egen_1").state for state in states] == ["pagar", "struken", "lovad"]
    assert action(states[-1], "egen_1").reason is None
    assert room.notices == ["Skriv skälet med några ord, eller b för att gå tillbaka."]


def test_what_is_done_is_not_opened_again_where_there_is_no_room_for_it() -> None:
    full = with_actions("Ett", "Två", "Tre")
    done = {**full.actions, "egen_4": PlannedAction("Fyra", state="klar")}
    room = Typist("4", "2", "4", "4", "Skäl", "")
    _, said, _ = planned(room, replace(full, actions=MappingProxyType(done)))
    assert said == ["Sparat: struken (Skäl)."] and len(room.notices) == 1


def test_its_words_are_changed_and_a_wrong_number_or_enter_changes_nothing() -> None:
    room = Editor("1", "9", "", "1", "b", "1", "5", "Ett och ett halvt", "", "", "", "", "")
    states, _, _ = planned(room, with_actions("Ett"))
    assert action(states[-1], "egen_1").text == "Ett och ett halvt"
    assert room.notices == ["Skriv ett heltal 1–5."]


def test_only_what_was_added_just_now_can_be_taken_away_without_a_trace() -> None:
    room = Editor("e", "Fel", "", "", "", "", "2", "6", "1", "6", "", "")
    states, said, _ = planned(room, with_actions("Ett"))
    assert said[-1] == "Borttagen ur planen." and list(states[-1].actions) == ["egen_1"]
    assert room.notices == ["Skriv ett heltal 1–5."]


def test_what_was_promised_last_time_is_taken_along_with_one_key() -> None:
    gone = replace(OLD, state="klar")
    before = Previous("gammal", date(2025, 11, 21), actions=MappingProxyType({"tid_pagaende": OLD, "klar": gone}))
    room = Typist("1", "")
    states, said, _ = planned(room, replace(EXAMPLE, previous=before))
    assert states[-1].actions == {"tid_pagaende": OLD} and said == ["Tas med i planen."]
    assert "Kvar från 21\u00a0november 2025, inte klart" in room.screens[0] and "försenad" in room.screens[0]
    full = Typist("4", "")
    planned(full, with_actions("Ett", "Två", "Tre", previous=before))
    assert len(full.notices) == 1


def test_what_is_left_from_last_time_is_not_offered_again_and_what_is_done_is_not_left() -> None:
    first, second = (offer.action for offer in offers(EXAMPLE, score(EXAMPLE))[:2])
    promises = {"a": replace(OLD, offered=first.id), "b": replace(OLD, text="Gjort är gjort.", state="klar")}
    promises["c"] = replace(OLD, text="Struket.", state="struken", offered=second.id)
    room = Typist("", columns=200, rows=200)
    planned(room, replace(EXAMPLE, previous=Previous("gammal", date(2025, 11, 21), actions=promises)))
    shown = " ".join(room.screens[0].split())
    assert first.text not in shown and second.text in shown
    assert "Gjort är gjort." not in shown and "Struket." not in shown


def test_a_promise_that_was_carried_into_the_plan_is_done_in_both_when_it_is_done() -> None:
    before = Previous("gammal", date(2025, 11, 21), actions=MappingProxyType({"a": OLD, "b": OLD}))
    room = Typist("1", "1", "1", "")
    states, said, _ = planned(room, replace(EXAMPLE, previous=before))
    assert said == ["Tas med i planen.", "Sparat: klar."]
    assert states[-1].previous is not None and states[-1].actions["a"].state == "klar"
    assert {one: action.state for one, action in states[-1].previous.actions.items()} == {"a": "klar", "b": "pagar"}


def test_an_action_of_last_time_keeps_its_id_to_itself() -> None:
    before = Previous("gammal", date(2025, 11, 21), actions=MappingProxyType({"egen_1": OLD}))
    states, _, _ = planned(Editor("e", "Ny", "", "", "", "", ""), replace(EXAMPLE, previous=before))
    assert list(states[-1].actions) == ["egen_2"]


# ---------------------------------------------------------------- the screens


@pytest.mark.parametrize(("columns", "rows"), [*sizes(), (200, 50)])
def test_every_page_fits_and_the_page_keys_reach_every_offer(columns: int, rows: int) -> None:
    busy = with_actions("Ett " * 30, "Två", previous=Previous("g", date(2025, 11, 21), actions={"tid": OLD}))
    room = Editor(*["+"] * 14, *["-"] * 9, "3", "1", *[KEEP] * 3, "5", *[KEEP] * 5, "", columns=columns - 2, rows=rows)
    planned(room, busy)
    whole = "\n".join(room.screens)
    for screen in room.screens:
        assert len(screen.split("\n")) <= rows - 1
        assert all(len(line) <= columns - 2 for line in screen.split("\n"))
    offered = offers(busy, score(busy))
    assert all(offer.action.text[:30] in whole for offer in offered)


def test_plain_lines_list_a_few_offers_at_a_time_and_enter_keeps_what_is_proposed() -> None:
    room = Typist("+", "-", "1", "", "", "-", "", "", "", redraws=False)
    states, _, _ = planned(room)
    assert room.screens[0].count(" · ") < 12 and "till (Page Down eller +)" in room.screens[0]
    (made,) = states[-1].actions.values()
    assert made.text == offers(EXAMPLE, score(EXAMPLE))[0].action.text and made.due is None
    assert "Enter: 21\u00a0februari 2027 (- tar bort)" in room.screens[5]
    assert room.shown == ["Sparat i planen."] * 5


# ---------------------------------------------------------------- from the result on


def test_the_result_is_left_with_enter_or_s_and_nothing_else() -> None:
    room = Typist("j", "")
    assert goes_on(room, EXAMPLE) and room.notices == ["Tryck Enter för att gå vidare, eller s för att sluta."]
    assert room.prompts[0].below and "kravnivåer" in room.prompts[0].label
    assert not goes_on(Typist("s"), EXAMPLE) and not goes_on(Typist(ESCAPE), EXAMPLE)
    unmeasured = Typist("")
    assert goes_on(unmeasured, begun(kommunen())) and "kravnivåer" not in unmeasured.prompts[0].label


def test_required_levels_come_first_and_decide_what_is_offered_and_can_be_taken_up_from_the_plan() -> None:
    room = Typist("s", "r", "", "", "5", "s", "")
    states, said, _ = run(after_the_result(room, EXAMPLE, TODAY))
    assert states[-1].required == {"drift_robusthet": 5}
    assert said == ["Sparat: Robusthet. Gap 37,5, stort. Höj förmågan eller minska uppdraget."]
    assert said[0] in " ".join(room.screens[5].split())  # the last acknowledgement of a step stands on the next screen
    assert "Robusthet · 62,5, god · gap 37,5, stort" in room.screens[-1]


def test_the_plan_alone_is_shown_with_all_that_is_known_of_each_action() -> None:
    made = replace(OLD, first_step="Boka möte", effect="Färre avbrott")
    room = Typist("")
    assert run(the_plan(room, replace(EXAMPLE, actions={"a": made}), TODAY))[0] == []
    show_plan(room, replace(EXAMPLE, actions={"a": made}), TODAY)
    assert "Första steget: Boka möte" in room.shown[0] and "försenad" in room.shown[0]
    show_plan(room, EXAMPLE, TODAY)
    assert len(room.shown) == 1
