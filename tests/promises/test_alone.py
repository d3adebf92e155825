"""Every command by itself: no network, no other program, nothing run that lies in a file, no file touched unasked."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from digikap.cli.app import COMMANDS
from digikap.store.assessments import read
from tests.cli.program import environment
from tests.end_to_end.terminal import Terminal
from tests.promises.room import BESIDE, FAILING, OPENING, READING, TRAPS, WRITING, furnished
from tests.promises.watched import EVIL, Watch
from tests.report.pages import Page

WATCHED = Path(__file__).with_name("watched.py")

ALL = {"writing": WRITING, "reading": READING, "failing": FAILING, "opening": OPENING}
"""Every command line by its kind, in the order in which they are run."""

Told = dict[str, Any]


@cache
def cut() -> tuple[str, ...]:
    """What makes a command run without a network; empty where the machine does not allow that."""
    for words in (("unshare", "-n"), ("unshare", "-rn")):
        if shutil.which(words[0]) and subprocess.run([*words, "true"], capture_output=True).returncode == 0:
            return words
    return ()


def alone(folder: Path) -> dict[str, str]:
    """An environment in which everything that a program could write by itself lands in the folder."""
    places = {"HOME": str(folder), "TMPDIR": str(folder), "BROWSER": "true"}
    return environment({**places, "DISPLAY": None, "WAYLAND_DISPLAY": None})


def ran(place: Path, commands: list[list[str]], **environ: str) -> dict[str, Any]:
    """What was written down when the commands had been run, in one process, without a network if that can be had."""
    folder = place / "mapp"
    folder.mkdir()
    furnished(folder)
    asked, result = place / "kommandon.json", place / "resultat.json"
    asked.write_text(json.dumps(commands), encoding="utf-8")
    done = subprocess.run(
        [*cut(), sys.executable, str(WATCHED), str(asked), str(result)],
        cwd=folder, env=alone(folder) | environ, stdin=subprocess.DEVNULL, capture_output=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    told: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return {**told, "folder": folder}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every command."""
    return ran(tmp_path_factory.mktemp("allt"), [*chain.from_iterable(ALL.values())])


def of(run: dict[str, Any], *kinds: str) -> list[Told]:
    """What was written down of the commands of these kinds."""
    found = []
    started = 0
    for kind, commands in ALL.items():
        if kind in kinds:
            found += run["told"][started : started + len(commands)]
        started += len(commands)
    return found


def test_every_command_is_among_those_that_are_run() -> None:
    assert {command[0] for command in [*WRITING, *READING] if command} >= COMMANDS.keys()


def test_the_watch_hears_what_it_should(tmp_path: Path) -> None:
    (tmp_path / "fälla.py").write_text("x = 1\n", encoding="utf-8")
    code = f"""
import os, pathlib, socket, subprocess, sys
sys.path.insert(0, {str(WATCHED.parent)!r})
from watched import Watch
watch = Watch(pathlib.Path.cwd())
sys.addaudithook(watch)
socket.socketpair()
tries = (
    lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.socket(), lambda: os.system("true"),
    lambda: subprocess.run(["true"]), lambda: eval("{EVIL}"), lambda: __import__("fälla"),
)
for one in tries:
    try:
        one()
    except (OSError, NameError):
        pass
print(*(one.split()[0] for one in watch.heard), sep="\\n")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment({"PYTHONPATH": str(tmp_path)}), capture_output=True
    )
    heard = ["socket.getaddrinfo", "socket.__new__", "os.system", "subprocess.Popen", "compile", "exec"]
    assert done.stdout.decode().split() == heard, done.stderr.decode()


def test_no_command_reaches_for_a_network_or_starts_another_program(run: dict[str, Any]) -> None:
    assert {str(one["command"]): one["heard"] for one in of(run, "writing", "reading", "failing") if one["heard"]} == {}


def test_a_page_that_is_opened_is_a_file_of_ones_own(run: dict[str, Any]) -> None:
    for one in of(run, "opening"):
        assert one["heard"]
        assert all(f"file://{run['folder']}" in heard and "http" not in heard for heard in one["heard"])


def test_every_command_works_with_the_network_cut(run: dict[str, Any]) -> None:
    if not cut():
        pytest.skip("datorn låter inte proven stänga av nätet (unshare)")
    assert run["networks"] == ["lo"]
    assert [one for one in of(run, "writing", "reading", "opening") if one["code"] != 0] == []


def test_commands_fail_in_words_however_hostile_the_file(run: dict[str, Any]) -> None:
    assert {one["code"] for one in of(run, "failing")} == {1, 2}


def test_nothing_that_lies_in_the_folder_or_in_a_file_is_run(run: dict[str, Any]) -> None:
    folder = run["folder"]
    assert (folder / "typst.py").exists() and (folder / "digikap.py").exists()
    assert not list(folder.rglob(EVIL))


def test_a_command_that_shows_something_leaves_every_file_as_it_was(run: dict[str, Any]) -> None:
    for one in of(run, "reading"):
        assert (one["command"], one["code"], one["made"], one["changed"]) == (one["command"], 0, [], [])


def test_a_command_that_writes_makes_the_file_that_was_named_and_touches_no_other(run: dict[str, Any]) -> None:
    for one in of(run, "writing"):
        *_, name = one["command"]
        assert (one["code"], one["changed"]) == (0, []), one["command"]
        assert one["made"] == sorted([name, *BESIDE.get(one["command"][0], [])])


def test_a_command_that_fails_touches_nothing(run: dict[str, Any]) -> None:
    for one in of(run, "failing"):
        made = [name for name in one["made"] if not name.startswith("digikap-fel-")]
        assert (one["command"], made, one["changed"]) == (one["command"], [], [])


def test_a_page_fetches_nothing_and_runs_nothing(run: dict[str, Any]) -> None:
    pages = [Page(path.read_text(encoding="utf-8")) for path in run["folder"].glob("*.html")]
    assert len(pages) > 6
    for page in pages:
        policies = [one["content"] for one in page.named("meta") if one.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1 and str(policies[0]).startswith("default-src 'none'; style-src 'sha256-")
        assert not {"script", "img", "link", "iframe", "object", "embed", "form", "base"} & {
            tag for tag, _ in page.tags
        }
        assert not {"src", "action", "style", "onload"} & {name for _, attributes in page.tags for name in attributes}
        assert all(str(link["href"]).startswith("#") for link in page.named("a"))


@pytest.mark.skipif(os.name == "nt", reason="modes are a Unix affair")
def test_what_is_written_is_for_its_owner_only(run: dict[str, Any]) -> None:
    made = [run["folder"] / name for one in run["told"] for name in one["made"]]
    assert len(made) > len(WRITING)
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}


def test_the_same_file_gives_the_same_bytes_in_another_place_and_process(run: dict[str, Any], tmp_path: Path) -> None:
    documents = [one for one in WRITING if one[0] in ("export", "compare") or one[:2] == ["report", "elak.toml"]]
    elsewhere = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    again = ran(tmp_path, documents, **elsewhere)["folder"]
    for *_, name in documents:
        assert (again / name).read_bytes() == (run["folder"] / name).read_bytes(), name


@pytest.mark.skipif(os.name == "nt", reason="ptys are a Unix affair")
def test_an_interview_reaches_for_nothing_either(tmp_path: Path) -> None:
    folder = tmp_path / "mapp"
    folder.mkdir()
    furnished(folder)
    commands, result = tmp_path / "kommandon.json", tmp_path / "resultat.json"
    commands.write_text(json.dumps([["assess", "--quick", "--municipality", "Ängelholm", "-o", "möte.toml"]]))
    asking = (*cut(), sys.executable, str(WATCHED), str(commands), str(result))
    room = Terminal(folder, environ=alone(folder), command=asking)
    room.answer("Enter för att börja", "")
    room.answer("Antal:", "8")
    room.answer("Svar:", "1 6")
    room.answer("0 för ingen", "0")
    room.answer("Hur hög är kommunens driftskapacitet", "4")
    room.press("Hur hög är kommunens utvecklingskapacitet", "s")
    room.end()
    told = json.loads(result.read_text(encoding="utf-8"))
    [one] = told["told"]
    assert (one["code"], one["heard"], one["made"], one["changed"]) == (0, [], ["möte.toml"], [])
    assert told["networks"] == ["lo"] or not cut()
    assert read(folder / "möte.toml").answers["d_total"] == 4


def test_the_installed_program_runs_nothing_of_the_folder_it_stands_in(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("digikap")
    if not program.exists():
        pytest.skip("programmet är inte installerat här")
    furnished(tmp_path)
    assert all((tmp_path / f"{module}.py").exists() for module in TRAPS)
    done = subprocess.run([program, "report", "elak.toml"], cwd=tmp_path, env=alone(tmp_path), capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert not (tmp_path / EVIL).exists()


def test_a_watch_says_what_it_refused(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    with pytest.raises(OSError, match=r"\[Errno 1\]"):
        watch("os.system", (b"true",))
    assert watch.heard == ["os.system (b'true',)"]
