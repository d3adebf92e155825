"""The README is true: its commands are the ones that CI runs, its flags and rooms exist."""

import re

import pytest
import typer

from digikap.cli.app import COMMANDS, build
from tests.cli.program import SOURCE

README = (SOURCE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]


def command_ending_in(words: str) -> str:
    (line,) = [line for line in LINES if line.startswith("python3 -m venv") and line.endswith(words)]
    return line


def test_one_line_installs_and_starts_and_one_installs_and_tests() -> None:
    start, test = command_ending_in("digikap assess"), command_ending_in("pytest")
    assert start.split("&&")[0] == test.split("&&")[0]
    for line in (start, test):
        assert "install" in line
        assert "--upgrade-deps" in line  # the start scripts of Debian's pip cost 1.6 bare Pythons


def test_ci_runs_the_readmes_own_line() -> None:
    assert command_ending_in("pytest") in (SOURCE / ".ci" / "run").read_text(encoding="utf-8")


def test_the_debian_packages_are_named() -> None:
    assert "`python3` och `python3-venv`" in README


@pytest.mark.parametrize("name", sorted(set(re.findall(r"digikap ([a-z]+)\b", "\n".join(LINES)))))
def test_every_command_in_the_readme_exists(name: str) -> None:
    assert name in COMMANDS


def test_every_flag_beside_a_command_in_the_readme_is_one_of_its_flags() -> None:
    group = build()
    context = typer.Context(group)
    rows = re.findall(r"^\| `digikap ([a-z]+)[^|]*\|([^|]*)\|$", README, re.MULTILINE)
    assert list(dict.fromkeys(name for name, _ in rows))[:3] == ["assess", "report", "export"]
    for name, words in rows:
        command = group.get_command(context, name)
        assert command is not None
        options = {option for each in command.params for option in each.opts}
        for flag in re.findall(r"`(--?[a-z-]+)", words):
            assert flag in options, (name, flag)


@pytest.mark.parametrize("room", re.findall(r"^\| `((?:digikap|questionnaires|tests)/[^`]*)`", README, re.MULTILINE))
def test_every_room_on_the_map_exists(room: str) -> None:
    assert (SOURCE / room).exists()


def test_the_map_shows_every_room() -> None:
    for path in (SOURCE / "digikap").iterdir():
        if path.is_dir() and (path / "__init__.py").exists():
            assert f"`digikap/{path.name}/`" in README


def test_the_exit_codes_are_those_of_the_program() -> None:
    from digikap.errors import ExitCode

    (sentence,) = re.findall(r"slutkoderna: (.*?)\.", README, re.DOTALL)
    assert sorted(map(int, re.findall(r"\d+", sentence))) == sorted(ExitCode)
