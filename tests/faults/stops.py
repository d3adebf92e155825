"""The places where the program waits for somebody: how each is reached, what is typed there and what that saves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from digikap.model.assessment import Assessment, Mode
from digikap.model.plan import PlannedAction
from digikap.model.tally import Tally, Voting
from tests.faults.prepared import Kept, kept, prepared, put
from tests.faults.room import Room

FILE = "svar.toml"


@dataclass(frozen=True)
class Stop:
    """A prompt by its label. `way`: the labels before it, with the keys typed there. `keys` are saved as `saves`.

    `early`: what of it is saved on the way already.
    """

    name: str
    label: str
    keys: str
    saves: Kept
    command: str = "assess"
    way: Sequence[tuple[str, str]] = ()
    mode: Mode = "consensus"
    holds: dict[str, Any] = field(default_factory=dict)
    early: tuple[str, ...] = ()

    def opened(self, folder: Path, kind: str, **more: Any) -> Room:
        """The program in a room that waits at this place, with its file in the folder."""
        put(folder / FILE, self.assessment)
        room = Room(folder, self.command, FILE, kind=kind, **more)
        for label, keys in self.way:
            room.at(label)
            room.key(keys[0]) if keys in _INSTANT else room.type(keys)
        room.at(self.label)
        return room

    def whole(self) -> Kept:
        """What is in the file once the keys are acknowledged."""
        return {**kept(self.assessment), **self.saves}

    def before(self) -> Kept:
        """What is in the file before the keys."""
        return {**kept(self.assessment), **{place: value for place, value in self.saves.items() if place in self.early}}

    @property
    def assessment(self) -> Assessment:
        """What is in the file before."""
        return prepared(self.mode, **self.holds)


_INSTANT = ("k", "e", "m", "r")
_BEGUN: dict[str, Any] = {"answers": {"d_total": 2}, "next_question": "u_total"}
_DONE: dict[str, Any] = {"answers": {"d_total": 2, "u_total": 4}, "state": "finished"}
_PLANNED = {**_DONE, "actions": {"egen_1": PlannedAction("Öva en halv dag.")}}
_VOTED = {"votes": {"u_total": Voting((Tally((0, 1, 2, 0, 0)),))}, "next_question": "u_total"}

QUESTION = Stop("question", "Svar (1–5, v)", "4\r", {"answers.u_total": 4}, holds=_BEGUN)
STOPS = (
    QUESTION,
    Stop(
        "comment",
        "Ska kommentaren med i rapporten? (j/n)",
        "j\r",
        {"comments.u_total": ("Natten avgör.", "rapport")},
        way=(("Svar (1–5, v)", "k"), ("Text", "Natten avgör.\r"), ("Nästa rad", "\r")),
        holds=_BEGUN,
    ),
    Stop("text", "Nästa rad", "\r", {"answers.p_forsta_steg": "Boka."}, way=(("Text", "Boka.\r"),),
         holds={"next_question": "p_forsta_steg"}),
    Stop("vote", "Röster", "0 1 2 0 0\r", {"votes.u_total": ((0, 1, 2, 0, 0),)}, mode="tally",
         holds={"next_question": "u_total", "answers": {"d_total": 2}}),
    Stop("outcome", "Enter går vidare", "3\r", {"answers.u_total": 3}, mode="tally", holds=_VOTED),
    Stop("alone", "Svar (1–5, v)", "4\r", {"answers.u_total": 4}, mode="individual", holds=_BEGUN),
    Stop("required", "Krävs (1–5)", "5\r", {"required.drift": 5}, holds=_DONE,
         way=(("Svar", "p\r"), ("Enter: kravnivåer och handlingsplan, s: sluta", "\r"))),
    Stop("plan", "Svar (1–5)", "1\r", {"actions.0.state": "klar"}, command="plan", holds=_PLANNED,
         way=(("Nummer, eller Enter", "1\r"),)),
    Stop("action", "Roll", "it-chef\r",
         {"actions.0.text": "Öva.", "actions.0.state": "lovad", "actions.0.role": "it-chef"},
         command="plan", holds=_DONE, early=("actions.0.text", "actions.0.state"),
         way=(("Nummer, eller Enter", "e"), ("Åtgärd", "Öva.\r"))),
)  # fmt: skip
