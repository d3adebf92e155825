"""One action on the screen: its lines, the states it can have, and what it was promised to lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from digikap.interview.body import numbered
from digikap.interview.device import Device, Draw, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph
from digikap.interview.screen import head, key_line
from digikap.interview.steps import BACK, asked, fitted
from digikap.interview.talk import limited
from digikap.interview.typed import Refused
from digikap.model.plan import STATE_WORDS, ActionState, PlannedAction
from digikap.swedish import capital, long_date
from digikap.text import NAME_LIMIT

STATES: Sequence[tuple[ActionState, str]] = tuple(STATE_WORDS.items())
"""The states in the order in which they are numbered, with their words."""


def state_words(action: PlannedAction) -> str:
    """What has become of it: ``pågår``, ``struken (ersatt av annat)``."""
    words = STATE_WORDS[action.state]
    return f"{words} ({' '.join(action.reason.split())})" if action.reason and action.state == "struken" else words


def summary(action: PlannedAction, today: date) -> str:
    """Who, when and how it goes, on a line."""
    parts = [" ".join((action.role or "ingen ansvarig roll").split())]
    if action.due is not None:
        late = ", försenad" if action.is_open and action.due < today else ""
        parts.append(f"senast {long_date(action.due)}{late}")
    return " · ".join([*parts, state_words(action)])


def details(action: PlannedAction, width: int, today: date) -> list[Line]:
    """All that is known of an action."""
    lines = paragraph(action.text, width, "current")
    lines += paragraph(capital(summary(action, today)), width, "answer")
    told = (("Första steget", action.first_step), ("Så syns effekten", action.effect))
    return lines + [one for name, text in told if text for one in paragraph(f"{name}: {text}", width)]


def action_page(
    place: str, said: str, body: Callable[[int], Sequence[Line]], items: Sequence[str], keys: dict[str, str]
) -> Draw:
    """A screen about one action: where we are, the action, then numbered choices and the keys."""

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = [*head(said, place, view), *body(width), GAP]
        lines += [row for number, item in enumerate(items, start=1) for row in numbered(number, item, width)]
        return fitted([*lines, GAP, *key_line(keys, width)], view)

    return draw


def restated(device: Device, action: PlannedAction, state: ActionState) -> PlannedAction | None:
    """The action in this state; a reason is asked for where it is dropped, None if the group goes back."""
    if state != "struken":
        return replace(action, state=state, reason=None)

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = [*paragraph("Varför stryks åtgärden?", width, "heading"), GAP, *paragraph(action.text, width)]
        return fitted([*lines, GAP, *key_line(BACK, width)], view)

    def meant(typed: str) -> str | Refused:
        words = " ".join(typed.split())
        return (
            limited(words, NAME_LIMIT) if words else Refused("Skriv skälet med några ord, eller b för att gå tillbaka.")
        )

    reason = asked(device, draw, Prompt("Skäl"), meant)
    return None if reason is None else replace(action, state=state, reason=reason)


def open_ones(actions: Iterator[PlannedAction] | Sequence[PlannedAction]) -> int:
    """How many are still to be done."""
    return sum(action.is_open for action in actions)
