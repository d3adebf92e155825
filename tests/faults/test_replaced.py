"""The file taken away, replaced or held by others while the program works in it: theirs is left alone, ours is kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from digikap.store.assessments import read
from tests.cli.program import digikap
from tests.faults.prepared import kept, prepared, put
from tests.faults.room import Room
from tests.faults.stops import FILE, QUESTION, STOPS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ptys are a Unix affair")

KINDS = ("full", "plain")
GONE, CHANGED = "har flyttats eller tagits bort", "har ändrats av någon annan och skrivs inte över"


def older(path: Path) -> None:
    put(path, prepared("consensus"))


def newer(path: Path) -> None:
    now = read(path)
    put(path, replace(now, revision=now.revision + 5).with_answer("d_total", 5))


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("ingenting")


def link_to_another(path: Path) -> None:
    path.unlink()
    (path.parent / "viktigt").write_bytes(b"viktigt")
    path.symlink_to("viktigt")


REPLACED: list[tuple[Callable[[Path], object], str]] = [
    (Path.unlink, GONE),
    (lambda path: path.rename(path.with_name("omdöpt")), GONE),
    (older, CHANGED),
    (newer, CHANGED),
    (lambda path: path.write_bytes(b""), CHANGED),
    (folder, CHANGED),
    (pipe, CHANGED),
    (link_to_nothing, GONE),
    (link_to_another, CHANGED),
]


@pytest.mark.parametrize("kind", KINDS)
def test_what_takes_the_files_place_is_left_alone_and_the_answers_go_elsewhere(tmp_path: Path, kind: str) -> None:
    room, path = QUESTION.opened(tmp_path, kind), tmp_path / FILE
    for number, (does, words) in enumerate(REPLACED):
        does(path)
        before = looks(tmp_path)
        level = number % 5 + 1
        room.type(f"{level}\r")
        assert f"”{path.name}” {words}" in room.at("Fil")
        assert looks(tmp_path) == before
        if path.is_file():  # its own name is taken by now
            room.type(f"{path.name}\r")
            assert "Det finns redan något med det namnet" in room.at("Fil")
        room.type(f"{number}.toml\r")
        path = tmp_path / f"{number}.toml"
        room.at(QUESTION.label)
        assert f"Svaren sparas nu i {number}.toml." in room.shown
        assert {**before, path.name: path.read_bytes()} == looks(tmp_path)
        assert read(path).answers["u_total"] == level
        room.key("b")
        room.at(QUESTION.label)
    room.key("s")
    assert room.end() == 0
    assert not [one.name for one in tmp_path.iterdir() if one.name.startswith(".")]


def looks(place: Path) -> dict[str, bytes | str]:
    """Everything in a folder but the locks."""
    found: dict[str, bytes | str] = {}
    for one in place.iterdir():
        if not one.name.endswith(".lock"):
            found[one.name] = one.read_bytes() if one.is_file() else f"{one.lstat().st_mode}"
    return found


def test_a_link_to_the_same_file_elsewhere_is_gone_on_with(tmp_path: Path) -> None:
    room, path = QUESTION.opened(tmp_path, "full"), tmp_path / FILE
    (tmp_path / "delad").mkdir()
    path.rename(tmp_path / "delad" / FILE)
    path.symlink_to(f"delad/{FILE}")
    room.type(QUESTION.keys)
    room.at("Svar (1–5, v)")
    assert path.is_symlink()
    assert kept(read(tmp_path / "delad" / FILE)) == QUESTION.whole()
    room.process.close(force=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_that_is_gone_takes_no_answer_along(tmp_path: Path, kind: str) -> None:
    (tmp_path / "usb").mkdir()
    room = QUESTION.opened(tmp_path / "usb", kind)
    shutil.rmtree(tmp_path / "usb")
    room.type(QUESTION.keys)
    assert GONE in room.at("Fil")
    room.type("annan.toml\r")
    assert "Mappen finns inte" in room.at("Fil")
    room.type(f"{tmp_path}/annan.toml\r")
    room.at("Svar (1–5, v)")
    room.type("\x03")
    assert room.end() == 130
    assert kept(read(tmp_path / "annan.toml")) == QUESTION.whole()
    assert [one.name for one in tmp_path.iterdir()] == ["annan.toml"]


def test_a_second_program_is_told_who_has_the_file_whatever_it_wants(tmp_path: Path) -> None:
    plan = next(stop for stop in STOPS if stop.name == "plan")
    room = plan.opened(tmp_path, "full")
    (tmp_path / "länk.toml").symlink_to(FILE)
    before = (tmp_path / FILE).read_bytes()
    for command, name in (("assess", FILE), ("plan", FILE), ("plan", "länk.toml")):
        other = Room(tmp_path, command, name)
        assert other.end() == 1
        assert "är redan öppen av" in other.shown and name in other.shown
    assert digikap("report", FILE, folder=tmp_path).returncode == 0  # looking is allowed
    assert (tmp_path / FILE).read_bytes() == before
    room.type(plan.keys)
    room.prompt()
    assert kept(read(tmp_path / FILE)) == plan.whole()
    room.process.close(force=True)


def test_nothing_is_merged_into_a_file_that_is_being_worked_in(tmp_path: Path) -> None:
    for number in range(4):
        person = prepared("individual", answers={"d_total": 2, "u_total": 4}, state="finished")
        put(tmp_path / f"{number}.toml", replace(person, id=f"p{number}"))
    names = [f"{number}.toml" for number in range(4)]
    assert digikap("merge", *names[:3], "-o", "grupp.toml", folder=tmp_path).returncode == 0
    room = Room(tmp_path, "plan", "grupp.toml")
    room.at("Nummer, eller Enter")
    before = (tmp_path / "grupp.toml").read_bytes()
    run = digikap("merge", *names, "-o", "grupp.toml", folder=tmp_path)
    assert run.returncode == 1 and "är redan öppen av" in run.stderr.decode()
    assert (tmp_path / "grupp.toml").read_bytes() == before
    room.type("\x03")
    assert room.end() == 130
    assert digikap("merge", *names, "-o", "grupp.toml", folder=tmp_path).returncode == 0
