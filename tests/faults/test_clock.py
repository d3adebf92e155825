"""A clock that is set back while the program is at work: what it tells is wrong, and nothing else is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from digikap.store.assessments import read
from digikap.store.workfile import unfinished
from tests.faults.prepared import kept
from tests.faults.room import Room
from tests.faults.stops import FILE, QUESTION

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ptys are a Unix affair")

# Each look at the clock is a year before the one before, and each at the stopwatch an hour.
_BACKWARDS = """
import itertools, sys
from types import SimpleNamespace
from digikap.cli import opening, saving, sitting
years, hours = itertools.count(2026, -1), itertools.count(0, -3600)
saving.now = lambda: f"{next(years)}-11-21T10:00:00+01:00"
sitting.time = SimpleNamespace(monotonic=lambda: next(hours))
from digikap.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("kind", ["full", "plain"])
def test_a_clock_that_goes_back_loses_nothing_and_counts_no_time(tmp_path: Path, kind: str) -> None:
    room = QUESTION.opened(tmp_path, kind, command=[sys.executable, "-c", _BACKWARDS])
    seen = read(tmp_path / FILE)
    for level in (1, 5, 4):
        room.type(f"{level}\r")
        room.at("Svar (1–5, v)")
        now = read(tmp_path / FILE)
        assert now.answers["u_total"] == level
        assert now.saved is not None and seen.saved is not None and now.saved < seen.saved
        assert (now.revision, now.minutes_used) == (seen.revision + 1, 0)
        seen = now
        if level != 4:
            room.key("b")
            room.at(QUESTION.label)
    room.type("\x03")
    assert room.end() == 130
    assert kept(read(tmp_path / FILE)) == QUESTION.whole()
    assert [one.path.name for one in unfinished(tmp_path)] == [FILE]
    again = Room(tmp_path, "assess", FILE, kind=kind)
    again.at("Svar (1–5, v)")
    again.process.close(force=True)
