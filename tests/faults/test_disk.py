"""A disk that takes no more while the program is at work: told of, nothing lost, and gone on with elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from digikap.store.assessments import read
from tests.faults.limits import full_disk
from tests.faults.prepared import kept
from tests.faults.stops import FILE, QUESTION, STOPS, Stop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of another process as Linux has them")

PLACES = [(stop, ("full", "plain")[number % 2]) for number, stop in enumerate(STOPS)]


@pytest.mark.parametrize(("stop", "kind"), PLACES, ids=[f"{stop.name}-{kind}" for stop, kind in PLACES])
def test_what_does_not_fit_is_kept_until_the_room_names_another_place(tmp_path: Path, stop: Stop, kind: str) -> None:
    room = stop.opened(tmp_path, kind)
    before = (tmp_path / FILE).read_bytes()
    with full_disk(room.process.pid):
        room.type(stop.keys)
        assert "”svar.toml” gick inte att spara. Filen är större än vad som får skrivas här." in room.at("Fil")
        room.type("annan.toml\r")
        assert "”annan.toml” gick inte att spara." in room.at("Fil")
        assert sorted(path.name for path in tmp_path.iterdir()) == [".svar.toml.lock", FILE]
    room.type("annan.toml\r")
    assert room.prompt() != "Fil"
    assert "Svaren sparas nu i annan.toml." in room.shown
    assert (tmp_path / FILE).read_bytes() == before
    assert kept(read(tmp_path / "annan.toml")) == stop.whole()
    room.type("\x03")
    assert room.end() == 130
    assert "annan.toml" in room.shown
    assert sorted(path.name for path in tmp_path.iterdir()) == ["annan.toml", FILE]


@pytest.mark.parametrize("keys", ["\x03", "\x04"])
def test_what_fits_nowhere_is_not_said_to_be_saved(tmp_path: Path, keys: str) -> None:
    room = QUESTION.opened(tmp_path, "full", environ={"HOME": str(tmp_path), "TMPDIR": str(tmp_path)})
    with full_disk(room.process.pid):
        room.type(QUESTION.keys)
        room.at("Fil")
        room.type(keys)
        assert room.end() == 130
    assert "Det senaste svaret gick inte att spara. Övriga svar finns i ”svar.toml”." in room.shown
    assert kept(read(tmp_path / FILE)) == kept(QUESTION.assessment)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
