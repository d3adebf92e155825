"""What the group undertakes: its actions, what became of them, and what it carries with it from last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

ActionState = Literal["lovad", "pagar", "klar", "struken"]
"""Promised, under way, done, or dropped (with a reason)."""

STATE_WORDS: Mapping[ActionState, str] = MappingProxyType(
    {"klar": "klar", "pagar": "pågår", "lovad": "inte börjat", "struken": "struken"}
)
"""What each state is called, in the order in which they are offered."""

MOST_ACTIONS = 3
"""How many actions a group may undertake at once; those that are done or dropped do not count."""


@dataclass(frozen=True)
class PlannedAction:
    """One thing that the group undertakes, in its own words.

    `role` answers for it: a role, never a name. `effect`: how it will be seen that it helped. `reason`: why it was
    dropped. `offered`: the id of the proposal that it was made from, None where the group thought of it itself.
    """

    text: str
    role: str | None = None
    due: date | None = None
    first_step: str | None = None
    effect: str | None = None
    state: ActionState = "lovad"
    reason: str | None = None
    offered: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in ("lovad", "pagar")


@dataclass(frozen=True)
class Previous:
    """The assessment before this one, as it stood when this one began: what it answered and what it promised.

    `told`: for each question whose wording is the same, its answer then in words. `actions` by id, with the states that
    the group gives them when this assessment opens.
    """

    id: str
    date: date
    told: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    actions: Mapping[str, PlannedAction] = field(default_factory=lambda: MappingProxyType({}))


def followed_up(previous: Previous, actions: Mapping[str, PlannedAction]) -> Previous:
    """The assessment before with each promise that was carried into the new plan (`actions`) as far as it has come.

    An action that is carried keeps its id, and no other action gets it.
    """
    now = {one: _as_now(action, actions.get(one)) for one, action in previous.actions.items()}
    return replace(previous, actions=MappingProxyType(now))


def _as_now(action: PlannedAction, now: PlannedAction | None) -> PlannedAction:
    return action if now is None else replace(action, state=now.state, reason=now.reason)


def promised(actions: Mapping[str, PlannedAction], previous: Previous | None) -> Mapping[str, PlannedAction]:
    """What the next assessment is to follow up, by id: what this one left open of earlier promises, and its plan."""
    left = {one: action for one, action in previous.actions.items() if action.is_open} if previous else {}
    return MappingProxyType({**left, **actions})
