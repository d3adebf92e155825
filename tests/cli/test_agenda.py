"""`digikap agenda`: what to talk about, on the terminal and as a document."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store.content import example


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["agenda", *arguments]) == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_the_agenda_takes_twenty_five_minutes_unless_told_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(example())
    assert "av 25 minuter" in shown(capsys, file).replace("\u00a0", " ")
    assert "av 40 minuter" in shown(capsys, file, "--minutes", "40").replace("\u00a0", " ")


def test_the_format_follows_the_name_of_the_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = str(example())
    assert main(["agenda", file, "-o", str(tmp_path / "dagordning.md")]) == ExitCode.DONE
    assert main(["agenda", file, "-o", str(tmp_path / "dagordning.txt")]) == ExitCode.DONE
    capsys.readouterr()
    assert (tmp_path / "dagordning.md").read_bytes().decode() == shown(capsys, file, "--format", "md")
    text = (tmp_path / "dagordning.txt").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text


@pytest.mark.parametrize("minutes", ["0", "2", "481", "många"])
def test_a_time_that_is_none_is_refused(capsys: pytest.CaptureFixture[str], minutes: str) -> None:
    assert main(["agenda", str(example()), "--minutes", minutes]) == ExitCode.USAGE
    assert "--minutes" in capsys.readouterr().err


def test_a_file_that_is_no_assessment_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agenda", os.devnull]) == ExitCode.FAULT
    assert capsys.readouterr().out == ""
