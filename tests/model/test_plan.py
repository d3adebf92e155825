"""What becomes of promises: followed in the plan that they were carried into, and kept until they are done."""

from __future__ import annotations

from datetime import date
from typing import get_args

from digikap.model.plan import STATE_WORDS, ActionState, PlannedAction, Previous, followed_up, promised

OPEN = PlannedAction("Öva.", "it-chef")
DONE = PlannedAction("Öva.", "it-chef", state="klar")


def before(**actions: PlannedAction) -> Previous:
    return Previous("gammal", date(2025, 11, 21), actions=actions)


def test_every_state_has_words() -> None:
    assert set(STATE_WORDS) == set(get_args(ActionState))


def test_a_promise_that_was_carried_stands_as_it_does_in_the_plan_in_its_own_words() -> None:
    now = followed_up(before(a=OPEN, b=OPEN), {"a": PlannedAction("Öva två gånger.", state="klar"), "c": DONE})
    assert now.actions == {"a": DONE, "b": OPEN}
    dropped = followed_up(before(a=OPEN), {"a": PlannedAction("Öva.", state="struken", reason="Ersatt.")})
    assert (dropped.actions["a"].state, dropped.actions["a"].reason) == ("struken", "Ersatt.")


def test_what_is_left_open_of_earlier_promises_is_promised_still() -> None:
    new = PlannedAction("Nytt.")
    assert promised({"n": new}, before(a=OPEN, b=DONE)) == {"a": OPEN, "n": new}
    assert promised({"a": DONE}, before(a=OPEN)) == {"a": DONE}
    assert promised({"n": new}, None) == {"n": new}
