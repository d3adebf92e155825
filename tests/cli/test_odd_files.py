"""What is no ordinary file, given to every command that reads one: told in words, at once, and left as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store.content import example
from tests.cli.program import COMMAND, environment

COMMANDS = [
    ["report"],
    ["export"],
    ["agenda"],
    ["plan"],
    ["merge"],
    ["trend"],
    ["cohort"],
    ["compare", "{}"],
    ["check"],
    ["show"],
    ["print"],
    ["check", "kommunen.toml", "--against"],
    ["assess", "kommunen", "--municipality", "Ale", "--answers"],
    ["assess", "kommunen", "--municipality", "Ale", "--answers", "tom.toml", "--targets"],
    ["assess", "kommunen", "--municipality", "Ale", "--answers", "tom.toml", "--previous"],
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    os.mkfifo(tmp_path / "ror.toml")
    (tmp_path / "cirkel.toml").symlink_to("cirkel.toml")
    (tmp_path / "lank.toml").symlink_to("finns inte")
    (tmp_path / "noll.toml").symlink_to("/dev/zero")
    (tmp_path / "mapp.toml").mkdir()
    (tmp_path / "tom.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_is_no_file_is_told_and_left_as_it_was(
    command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(folder.iterdir())
    for name in ("ror.toml", "cirkel.toml", "lank.toml", "noll.toml", "mapp.toml", "x" * 300 + ".toml"):
        arguments = [part.replace("{}", name) for part in command]
        assert main([*arguments, name]) in (ExitCode.FAULT, ExitCode.USAGE)
        told = capsys.readouterr().err
        assert "Något gick fel" not in told
        assert told.strip()
    assert sorted(folder.iterdir()) == before


def test_a_folder_of_such_files_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == ExitCode.DONE
    shown = capsys.readouterr().out
    assert all(name in shown for name in ("ror.toml", "cirkel.toml", "noll.toml"))
    assert main(["questionnaires"]) == ExitCode.DONE


@pytest.mark.parametrize("command", ["list", "show", "print", "check", "report", "trend", "assess"])
def test_too_long_a_name_is_told(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "x" * 300]) in (ExitCode.FAULT, ExitCode.USAGE)
    assert "Något gick fel" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["report", "{}", "-o"], ["export", "{}", "-o"], ["demo", "-o"], ["guide", "-o"], ["new"]]
)
def test_too_long_a_name_to_write_to_is_told(
    command: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [part.replace("{}", str(example())) for part in command]
    assert main([*given, "å" * 130]) == ExitCode.FAULT
    assert "Namnet går inte att använda. Välj ett annat och kortare namn." in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("command", ["questionnaires", "trend .", "cohort ."])
def test_a_working_folder_that_is_gone_is_told(command: str, tmp_path: Path) -> None:
    gone = tmp_path / "borta"
    gone.mkdir()
    leave = "import os, sys; os.rmdir(os.getcwd()); os.execvp(sys.argv[1], sys.argv[1:])"
    run = subprocess.run(
        [sys.executable, "-c", leave, *COMMAND, *command.split()],
        cwd=gone,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert run.returncode == ExitCode.FAULT
    assert run.stderr.decode() == "Mappen som du står i finns inte längre. Gå till en annan mapp och försök igen.\n"
