"""Killing the program again and again at work; by hand ``python -m tests.faults.kill SEED AMOUNT [WORDS]``.

WORDS: consensus, tally, individual, full or plain, to do these only; else every mode in both kinds of terminal.
With ``plan`` (not for individual) each assessment is begun at its required levels and plan.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from digikap.model.assessment import Mode
from digikap.store.assessments import read
from tests.faults.prepared import MODES, kept, prepared, put
from tests.faults.robot import Robot
from tests.faults.room import Room

KINDS = ("full", "plain")
FILE = "svar.toml"
DONE: dict[str, Any] = {"state": "finished", "answers": {"d_total": 2, "u_total": 4}}
"""An assessment whose required levels and plan are what is left to do."""

_MOMENTS = (0.004, 0.02, 0.08, 0.3)
"""Seconds after a key until the program is killed, at most: a save takes some thousandths on a machine at rest."""


@dataclass(frozen=True)
class Toll:
    """What became of it: kills, those after which the last line typed was in the file and those after which it was not.

    `remains`: kills in the middle of a save, which left its temporary file. `done`: assessments that came to their end.
    """

    kills: int = 0
    in_file: int = 0
    not_in_file: int = 0
    remains: int = 0
    replies: int = 0
    done: int = 0

    def __str__(self) -> str:
        last = f"last line saved {self.in_file}, not saved and not acknowledged {self.not_in_file}"
        return f"{self.kills} kills in {self.replies} replies; {last}; in a save {self.remains}; done {self.done}"


class Siege:
    """One file that is worked in and killed over; AssertionError as soon as something is lost."""

    def __init__(self, folder: Path, seed: int, mode: Mode, kind: str, *, before: int = 7, **changes: Any) -> None:
        """`before`: the most replies between two kills. `changes`: what the assessment holds from the start."""
        self._folder = folder
        self._file = folder / FILE
        self._chance = random.Random(f"{seed} {mode} {kind}")
        self._mode: Mode = mode
        self._kind = kind
        self._before = before
        self._changes = changes
        self.toll = Toll()
        self.begin()

    def begin(self) -> None:
        """A new assessment, at its first question."""
        put(self._file, prepared(self._mode, **self._changes))
        self._robot = Robot(self._file, self._chance)

    def goes_on(self, kills: int) -> Toll:
        """So many kills; an assessment that comes to its end is followed by a new one."""
        while self.toll.kills < kills:
            self._one_room()
        return self.toll

    def _one_room(self) -> None:
        is_group = self._mode != "individual"
        finished = is_group and self._robot.sure["state"] == "finished" and self._chance.random() < 0.5
        room = Room(self._folder, "plan" if finished else "assess", FILE, kind=self._kind)
        try:
            self._worked(room)
        finally:
            room.process.close(force=True)

    def _worked(self, room: Room) -> None:
        if self._chance.random() < 0.1:  # while it starts
            self._kill(room, 0.5)
            return
        turns = self._chance.randint(1, self._before)
        while True:
            label = room.prompt()
            self._robot.settles(room)
            if label is None:
                self._ended(room)
                return
            assert not self._remains(), "a temporary file was left by the one that was killed"
            self._robot.replies(room, label)
            self.toll = replace(self.toll, replies=self.toll.replies + 1)
            turns -= 1
            if turns <= 0 and (self._robot.typed or self._chance.random() < 0.3):  # rather when something is saved
                self._kill(room, self._chance.choice(_MOMENTS))
                return

    def _ended(self, room: Room) -> None:
        assert room.end() == 0, room.screen
        assert kept(read(self._file)) == self._robot.sure
        assert self._robot.sure["state"] == "finished"
        assert [path.name for path in self._folder.iterdir()] == [FILE]
        self._done()

    def _done(self) -> None:
        self.toll = replace(self.toll, done=self.toll.done + 1)
        self.begin()

    def _kill(self, room: Room, most: float) -> None:
        if self._robot.typed and self._chance.random() < 0.3:  # as soon as a save has begun, and not by chance only
            end = time.monotonic() + _MOMENTS[-1]
            while not self._remains() and time.monotonic() < end:
                pass
            time.sleep(self._chance.choice([0, most]) * self._chance.random())
        else:
            time.sleep(self._chance.random() * most)
        os.kill(room.process.pid, signal.SIGKILL)
        room.drain()
        found = kept(read(self._file))
        without, whole = self._robot.may_stand()
        if self._robot.acknowledged(room):
            assert found == whole, f"what was acknowledged is lost: {self._robot.typed}\n{found}\n{room.screen}"
        assert found in (without, whole), f"{self._robot.typed}\n{found}\n{without}\n{room.screen}"
        self.toll = replace(
            self.toll,
            kills=self.toll.kills + 1,
            in_file=self.toll.in_file + (found == whole != without),
            not_in_file=self.toll.not_in_file + (found == without != whole),
            remains=self.toll.remains + self._remains(),
        )
        self._robot.starts(found)
        if self._mode == "individual" and found["state"] == "finished":  # nothing comes after the last answer
            self._done()

    def _remains(self) -> bool:
        return any(path.name.endswith(".digikap-tmp") for path in self._folder.iterdir())


def main(seed: int, amount: int, *words: str) -> int:
    """So many kills in each mode and on each kind of terminal; tells what was lost, exits with 1 for that."""
    lost = 0
    modes = [mode for mode in MODES if mode in words] or MODES
    for mode, kind in product(modes, [kind for kind in KINDS if kind in words] or KINDS):
        with tempfile.TemporaryDirectory() as folder:
            siege = Siege(Path(folder), seed, mode, kind, **(DONE if "plan" in words else {}))
            while siege.toll.kills < amount:
                try:
                    siege.goes_on(amount)
                except Exception:
                    lost += 1
                    print(f"{mode}, {kind}, after {siege.toll}\n{traceback.format_exc()}", flush=True)
                    siege.begin()
            print(f"{mode}, {kind}: {siege.toll}", flush=True)
    return min(lost, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]))
