"""What the group undertakes: its actions, what became of them, and what it carries with it from last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

ActionState = Literal["lovad", "pagar", "klar", "struken"]
"""Promised, under way, done, or dropped (with a reason)."""

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
