"""The window made tiny and large again, and closed, at every place where the program waits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digikap.store.assessments import read
from tests.faults.prepared import kept
from tests.faults.stops import FILE, STOPS, Stop

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ptys are a Unix affair")

PLACES = [(stop, ("full", "plain")[number % 2]) for number, stop in enumerate(STOPS)]
IDS = [stop.name for stop in STOPS]


@pytest.mark.parametrize("stop", STOPS[::2], ids=IDS[::2])
def test_a_window_that_is_tiny_for_a_while_takes_the_line_up_where_it_was(tmp_path: Path, stop: Stop) -> None:
    room = stop.opened(tmp_path, "full")
    head, rest = (stop.keys[:1], stop.keys[1:]) if stop.keys != "\r" else (" ", "\r")
    room.type(head)
    room.see(f"{stop.label}: {head}".strip())
    for _ in range(2):
        room.resize(10, 3)
        room.see("Förstora fönstret:")
        room.type("5\r")  # on a line that nobody reads
        room.resize(80, 24)
        room.see(f"{stop.label}: {head}".strip())
    assert kept(read(tmp_path / FILE)) == stop.before()
    room.type(rest)
    assert room.prompt() is not None
    assert kept(read(tmp_path / FILE)) == stop.whole()
    room.shut()


@pytest.mark.parametrize(("stop", "kind"), PLACES, ids=[f"{stop.name}-{kind}" for stop, kind in PLACES])
def test_a_window_that_is_closed_loses_nothing(tmp_path: Path, stop: Stop, kind: str) -> None:
    room = stop.opened(tmp_path, kind)
    room.type(stop.keys)
    room.prompt()
    room.shut()
    assert kept(read(tmp_path / FILE)) == stop.whole()
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
