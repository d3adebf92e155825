"""What the other commands write, on a disk that is full or broken off: the file that stood there is whole."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.model.assessment import Organisation
from tests.cli.several import towns, two_years
from tests.end_to_end.terminal import Terminal
from tests.faults.limits import full_disk
from tests.faults.prepared import prepared, put
from tests.faults.test_replaced import looks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits as Linux has them")

COMMANDS = [
    "report efter.toml -o ny.txt",
    "report efter.toml -o ny.md",
    "report efter.toml -o ny.html",
    "report efter.toml -o ny.pdf",
    "export efter.toml -o ny.toml",
    "export efter.toml -o ny.json",
    "export efter.toml -o ny.csv",
    "export efter.toml -o ny.xlsx",
    "agenda efter.toml -o ny.md",
    "plan efter.toml -o ny.md",
    "compare fore.toml efter.toml -o ny.html",
    "compare fore.toml efter.toml -o ny.xlsx",
    "trend fore.toml efter.toml -o ny.html",
    "cohort kommun0.toml kommun1.toml kommun2.toml kommun3.toml kommun4.toml -o ny.html",
    "merge p0.toml p1.toml p2.toml -o ny.toml",
    "print kommunen -o ny.html",
    "guide -o ny.md",
    "schema -o ny.json",
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands read."""
    folder = tmp_path_factory.mktemp("filer")
    two_years(folder)
    towns(folder, 5)
    for number in range(4):
        person = prepared("individual", answers={"d_total": 2, "u_total": 4}, state="finished")
        put(
            folder / f"p{number}.toml", replace(person, id=f"p{number}", organisation=Organisation("Ängelholm", "1292"))
        )
    return folder


@pytest.fixture
def folder(files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with those files."""
    shutil.copytree(files, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_result_that_does_not_fit_leaves_nothing_behind(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = looks(folder)
    with full_disk():
        code = main(command.split())
    assert code == 1
    assert "gick inte att spara. Filen är större än vad som får skrivas här." in capsys.readouterr().err
    assert looks(folder) == before
    assert not [path for path in folder.iterdir() if path.name.endswith(".lock")]


def asked(folder: Path, path: Path) -> Terminal:
    """A program that asks whether it may replace the file."""
    room = Terminal(folder, "report", "efter.toml", "-o", path.name)
    room.see("Ska den ersättas? [j/N]")
    return room


def remains(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_an_old_file_is_whole_when_the_new_one_does_not_fit(folder: Path) -> None:
    path = folder / "rapport.html"
    path.write_bytes(b"gammal" * 10_000)
    room = asked(folder, path)
    with full_disk(room.process.pid):
        room.type("j\r")
        assert room.end() == 1
    assert path.read_bytes() == b"gammal" * 10_000
    assert not remains(folder)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_an_old_file_is_whole_or_replaced_when_the_writing_is_broken_off(folder: Path, number: signal.Signals) -> None:
    path = folder / "rapport.html"
    main(["report", "efter.toml", "-o", "rapport.html"])
    new = path.read_bytes()
    path.write_bytes(b"gammal" * 10_000)
    room = asked(folder, path)
    room.type("j\r")
    kill_when(lambda: bool(remains(folder)) or path.read_bytes() == new, room, number)
    room.end()
    assert path.read_bytes() in (b"gammal" * 10_000, new)
    assert number is signal.SIGKILL or not remains(folder)


def test_a_merged_file_is_whole_when_the_merging_is_broken_off_and_takes_the_rest_later(folder: Path) -> None:
    main(["merge", "p0.toml", "p1.toml", "p2.toml", "-o", "grupp.toml"])
    path = folder / "grupp.toml"
    old = path.read_bytes()
    whole = folder / "allt.toml"
    main(["merge", "p0.toml", "p1.toml", "p2.toml", "p3.toml", "-o", "allt.toml"])
    for number in (signal.SIGKILL, signal.SIGTERM):
        room = Terminal(folder, "merge", "p3.toml", "-o", "grupp.toml")
        kill_when(
            lambda: any(name.endswith("-tmp") for name in remains(folder)) or path.read_bytes() != old, room, number
        )
        room.end()
        assert path.read_bytes() == old or b"p3" in path.read_bytes()
    assert main(["merge", "p3.toml", "-o", "grupp.toml"]) == 0
    assert [line for line in path.read_text().splitlines() if "revision" not in line] == [
        line for line in whole.read_text().splitlines() if "revision" not in line
    ]
    assert not remains(folder)


def kill_when(happens: Callable[[], bool], room: Terminal, number: signal.Signals) -> None:
    """Sends the signal as soon as that happens, or when the program has ended without it."""
    while room.process.isalive() and not happens():
        pass
    if room.process.isalive():
        os.kill(room.process.pid, number)
