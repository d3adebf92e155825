"""A folder that turns read-only under the program, for a user whom that stops; root is made one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from digikap.store.assessments import read
from digikap.store.content import example
from tests.cli.program import COMMAND, environment
from tests.faults.prepared import kept
from tests.faults.room import Room
from tests.faults.stops import FILE, QUESTION, STOPS, Stop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="rights as Linux has them")

# Root is stopped by no mode as long as it has these two capabilities; without them it is an owner like others.
_AS_OTHERS = """
import ctypes, os, sys
if os.getuid() == 0:
    for capability in 1, 2:  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        assert ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) == 0  # PR_CAPBSET_DROP
os.execvp(sys.argv[1], sys.argv[1:])
"""
ORDINARY = [sys.executable, "-c", _AS_OTHERS, *COMMAND]
READ_ONLY = "gick inte att spara. Mappen eller filen är skrivskyddad för dig."
PLACES = [(stop, ("plain", "full")[number % 2]) for number, stop in enumerate(STOPS[::2])]


def begun(tmp_path: Path, stop: Stop, kind: str) -> tuple[Room, Path]:
    """An ordinary user's program that waits, and the folder that its file is in."""
    folder = tmp_path / "gemensam"
    folder.mkdir()
    environ = {"HOME": str(tmp_path / "hem"), "TMPDIR": str(tmp_path / "hem")}
    (tmp_path / "hem").mkdir()
    return stop.opened(folder, kind, command=ORDINARY, environ=environ), folder


@pytest.mark.parametrize(("stop", "kind"), PLACES, ids=[f"{stop.name}-{kind}" for stop, kind in PLACES])
def test_what_was_typed_is_rescued_in_the_home_folder(tmp_path: Path, stop: Stop, kind: str) -> None:
    room, folder = begun(tmp_path, stop, kind)
    before = (folder / FILE).read_bytes()
    folder.chmod(0o555)
    try:
        room.type(stop.keys)
        assert READ_ONLY in room.at("Fil")
        room.type("annan.toml\r")
        assert READ_ONLY in room.at("Fil")
        room.type("\x03")
        assert room.end() == 130
    finally:
        folder.chmod(0o700)
    rescued = tmp_path / "hem" / "digikap-angelholm-2026-11-21.toml"
    assert f"sparat i ”{rescued}”" in room.shown
    assert (folder / FILE).read_bytes() == before
    assert kept(read(rescued)) == stop.whole()
    assert [path.name for path in folder.iterdir() if not path.name.endswith(".lock")] == [FILE]


@pytest.mark.parametrize("kind", ["full", "plain"])
def test_a_write_protected_file_is_not_replaced_and_the_work_goes_on_elsewhere(tmp_path: Path, kind: str) -> None:
    room, folder = begun(tmp_path, QUESTION, kind)
    before = (folder / FILE).read_bytes()
    (folder / FILE).chmod(0o444)
    room.type(QUESTION.keys)
    assert READ_ONLY in room.at("Fil")
    room.type("~/annan.toml\r")
    room.at("Svar (1–5, v)")
    room.key("s")
    assert room.end() == 0
    assert (folder / FILE).read_bytes() == before
    assert kept(read(tmp_path / "hem" / "annan.toml")) == QUESTION.whole()
    assert [path.name for path in folder.iterdir()] == [FILE]


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[Path]:
    """A folder with a file that one may not read and a folder that one may not look into."""
    (tmp_path / "last.toml").write_bytes(example().read_bytes())
    (tmp_path / "last.toml").chmod(0)
    (tmp_path / "rum").mkdir(mode=0)
    yield tmp_path
    (tmp_path / "rum").chmod(0o700)


def by_an_ordinary_user(folder: Path, command: str) -> tuple[int, str]:
    """The exit code of a command that is given in the folder, and its words in one line."""
    arguments = [*ORDINARY, *command.split()]
    surroundings = environment({"HOME": str(folder), "XDG_CONFIG_HOME": None})
    run = subprocess.run(arguments, cwd=folder, env=surroundings, capture_output=True, check=False)
    return run.returncode, " ".join(run.stderr.decode().split())


@pytest.mark.parametrize(
    "command", ["report", "export", "agenda", "plan", "merge", "trend", "check", "show", "assess kommunen --answers"]
)
def test_a_file_that_one_may_not_read_is_told_with_what_to_do(shut: Path, command: str) -> None:
    code, told = by_an_ordinary_user(shut, f"{command} last.toml")
    assert code == 1
    assert "får inte läsas av dig. Be den som äger filen om läsrätt" in told


@pytest.mark.parametrize("command", ["report {} -o rum/x.html", "export {} -o rum/x.csv", "new --title T rum/n.toml"])
def test_a_folder_that_one_may_not_look_into_is_told_with_what_to_do(shut: Path, command: str) -> None:
    code, told = by_an_ordinary_user(shut, command.replace("{}", str(example())))
    assert code == 1
    assert "skrivskyddad för dig. Spara i en mapp där du får skriva." in told


def test_what_may_not_be_read_is_not_replaced_unasked(shut: Path) -> None:
    code, told = by_an_ordinary_user(shut, f"export {example()} -o last.toml")
    assert code == 1
    assert "finns redan och skrivs inte över" in told


def test_questionnaires_are_listed_where_ones_own_may_not_be_looked_into(shut: Path) -> None:
    (shut / ".config").mkdir(mode=0)
    code, told = by_an_ordinary_user(shut, "questionnaires")
    (shut / ".config").chmod(0o700)
    assert (code, told) == (0, "")
