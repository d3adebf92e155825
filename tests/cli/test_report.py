"""The commands that show: report, demo and export, on the example that ships."""

import re
import tomllib
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store.content import example
from tests.cli.program import COMMAND, digikap, environment

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines


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


@pytest.mark.parametrize(("term", "columns"), [("dumb", 60), ("xterm-256color", 100)])
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


def test_the_page_is_the_same_on_stdout_in_a_file_and_by_the_files_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.HTML"
    assert main(["report", str(example()), "--format", "html", "-o", str(first)]) == ExitCode.DONE
    assert main(["report", str(example()), "-o", str(second)]) == ExitCode.DONE
    capsys.readouterr()
    page = shown(capsys, "report", str(example()), "--format", "html")
    assert first.read_bytes() == second.read_bytes() == page.encode()
    assert page.startswith("<!DOCTYPE html>")


def test_a_files_name_chooses_markdown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert main(["report", str(example()), "-o", str(path)]) == ExitCode.DONE
    capsys.readouterr()
    assert path.read_text(encoding="utf-8") == shown(capsys, "report", str(example()), "--format", "md")


def browser_of(tmp_path: Path) -> dict[str, str]:
    """An environment whose browser writes down the address that it is asked to show."""
    program = tmp_path / "webbläsare"
    program.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/visad"\n', encoding="utf-8")
    program.chmod(0o755)
    return {"BROWSER": str(program)}


def test_open_saves_the_page_where_the_user_stands_and_shows_it(tmp_path: Path) -> None:
    folder = tmp_path / "möte 1"
    folder.mkdir()
    run = digikap("report", str(example()), "--open", environ=browser_of(tmp_path), folder=folder)
    [page] = folder.iterdir()
    assert run.returncode == ExitCode.DONE
    assert page.name == f"{example().stem}-rapport.html"
    assert run.stderr.decode() == f"Sparat i {page.name}\n"
    assert (tmp_path / "visad").read_text().strip() == page.as_uri()
    again = digikap("report", str(example()), "--open", environ=browser_of(tmp_path), folder=folder)
    assert again.returncode == ExitCode.FAULT
    assert "skrivs inte över" in again.stderr.decode()


def test_open_shows_the_file_that_was_asked_for(tmp_path: Path) -> None:
    run = digikap("demo", "--open", "-o", str(tmp_path / "a.html"), environ=browser_of(tmp_path))
    assert run.returncode == ExitCode.DONE
    assert (tmp_path / "visad").read_text().strip() == (tmp_path / "a.html").as_uri()


def test_without_a_browser_the_user_is_told_where_the_file_is(tmp_path: Path) -> None:
    run = digikap("demo", "--open", environ={"BROWSER": "/finns/inte", "PATH": "/finns/inte"}, folder=tmp_path)
    page = tmp_path / f"{example().stem}-rapport.html"
    assert run.returncode == ExitCode.DONE
    assert page.exists()
    assert f"Ingen webbläsare hittades. Öppna filen själv: {page.as_uri()}" in run.stderr.decode()


@pytest.mark.parametrize("arguments", [["--format", "md"], ["-o", "a.md"], ["--format", "terminal"]], ids=str)
def test_only_a_page_is_opened(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(["report", str(example()), "--open", *arguments]) == ExitCode.USAGE
    assert "--open visar en webbsida eller en PDF" in capsys.readouterr().err


def test_a_page_is_never_poured_over_a_terminal(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    command = " ".join([*COMMAND, "demo", "--format", "html"])
    output, code = pexpect.run(command, env=environment({}), withexitstatus=True, cwd=str(tmp_path))
    page = tmp_path / f"{example().stem}-rapport.html"
    assert code == 0
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
    assert output.decode().split() == ["Sparat", "i", page.name]
