"""The commands that show: report, demo and export, on the example that ships."""

import re
import tomllib
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store.content import example
from tests.cli.program import COMMAND, digikap, environment


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_the_demo_is_the_report_of_the_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "demo") == shown(capsys, "report", str(example()))
    assert shown(capsys, "demo", "--format", "md") == shown(capsys, "report", str(example()), "--format", "md")


def test_a_report_in_a_file_is_plain_text_of_eighty_columns(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "rapport.txt"
    assert main(["report", str(example()), "-o", str(path)]) == ExitCode.DONE
    assert capsys.readouterr() == ("", f"Sparat i {path}\n")
    text = path.read_text(encoding="utf-8")
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert "Exempelby" in text


def test_the_same_document_goes_to_a_file_and_to_stdout(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for command in (["report", str(example()), "--format", "md"], ["export", str(example())]):
        path = tmp_path / command[0]
        assert main([*command, "-o", str(path)]) == ExitCode.DONE
        capsys.readouterr()
        assert path.read_bytes().decode() == shown(capsys, *command)


def test_an_export_is_toml_and_the_same_every_time(capsys: pytest.CaptureFixture[str]) -> None:
    first = shown(capsys, "export", str(example()))
    assert first == shown(capsys, "export", str(example()), "--format", "toml")
    assert tomllib.loads(first)["groups"]


@pytest.mark.parametrize(
    ("environ", "unwanted"), [({"NO_COLOR": "1"}, rb"\x1b\[[0-9;]*[34][0-9]"), ({"TERM": "dumb"}, rb"\x1b")], ids=str
)
def test_a_terminal_that_wants_no_colours_gets_none(environ: dict[str, str], unwanted: bytes) -> None:
    pexpect = pytest.importorskip("pexpect")
    output, code = pexpect.run(" ".join([*COMMAND, "demo"]), env=environment(environ), withexitstatus=True)
    assert code == 0
    assert "Påhittat exempel".encode() in output
    assert not re.search(unwanted, output)


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
@pytest.mark.parametrize("columns", [60, 100])
def test_a_report_is_as_wide_as_its_terminal(term: str, columns: int) -> None:
    pexpect = pytest.importorskip("pexpect")
    output, code = pexpect.run(
        " ".join([*COMMAND, "demo"]),
        env=environment({"TERM": term, "PYTHONUTF8": "1"}),
        withexitstatus=True,
        dimensions=(24, columns),
    )
    assert code == 0
    lines = re.sub(r"\x1b\[[0-9;]*m", "", output.decode()).splitlines()
    assert columns - 5 <= max(map(len, lines)) <= columns


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
def test_a_poor_encoding_gets_the_whole_report_in_other_signs(encoding: str) -> None:
    run = digikap("demo", environ={"PYTHONIOENCODING": encoding})
    text = run.stdout.decode(encoding)
    assert run.returncode == 0
    assert ("Påhittat exempel" if encoding != "ascii" else "Pahittat exempel") in text
    assert "?" not in text.split("Sammanfattning")[0]
    assert "<U+" not in text
