"""`digikap guide`: how to lead the meeting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store import content
from tests.cli.program import COMMAND, digikap, environment


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["guide", *arguments]) == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_the_guide_is_laid_out_for_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys)
    assert text.startswith("Handledning för samtalsledaren\n══════")
    assert "**" not in text


def test_as_markdown_it_is_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "--format", "md") == content.guide()


@pytest.mark.parametrize(
    ("mode", "plan"),
    [("consensus", "Konsensus, 75"), ("tally", "Dold röstning, 75"), ("individual", "Var för sig, 25")],
)
def test_one_way_of_answering_shows_its_plan_alone(mode: str, plan: str, capsys: pytest.CaptureFixture[str]) -> None:
    for flags in ([], ["--format", "md"]):
        assert main(["guide", "--mode", mode, *flags]) == ExitCode.DONE
        text, told = capsys.readouterr()
        assert told == ""
        assert plan in text
        assert sum(line.split("vad")[0].strip(" |") == "minut" for line in text.splitlines()) == 1
        assert "Efter mötet" in text


def test_an_unknown_way_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", "--mode", "enskilt"]) == ExitCode.USAGE
    assert "consensus, tally" in capsys.readouterr().err


def test_a_file_holds_plain_text_or_markdown_and_is_not_overwritten(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text, markdown = tmp_path / "guide.txt", tmp_path / "guide.md"
    assert main(["guide", "-o", str(text)]) == main(["guide", "--format", "md", "-o", str(markdown)]) == ExitCode.DONE
    assert capsys.readouterr() == ("", f"Sparat i {text}\nSparat i {markdown}\n")
    assert markdown.read_text(encoding="utf-8") == content.guide()
    assert max(map(len, text.read_text(encoding="utf-8").splitlines())) <= 80
    run = digikap("guide", "-o", text)
    assert run.returncode == ExitCode.FAULT
    assert "finns redan" in run.stderr.decode()


@pytest.mark.parametrize(("width", "widest"), [(60, 60), (200, 100)])
def test_a_terminal_gets_lines_that_fit_it(width: int, widest: int) -> None:
    pexpect = pytest.importorskip("pexpect")
    output, code = pexpect.run(
        " ".join([*COMMAND, "guide"]),
        env=environment({"NO_COLOR": "1"}),
        withexitstatus=True,
        dimensions=(24, width),
    )
    lines = re.sub(r"\x1b\[[0-9;]*m", "", output.decode()).splitlines()
    assert code == 0
    assert widest - 5 <= max(map(len, lines)) <= widest


def test_a_poor_encoding_gets_the_whole_guide_in_other_signs() -> None:
    run = digikap("guide", environ={"PYTHONIOENCODING": "ascii"})
    text = run.stdout.decode("ascii")
    assert run.returncode == 0
    assert "Efter motet" in text
    assert "<U+" not in text
