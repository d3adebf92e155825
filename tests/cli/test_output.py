"""Where results go: a file that exists is never replaced unasked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from digikap.cli import console
from digikap.cli.app import main
from digikap.cli.output import deliver
from digikap.errors import DigikapError, ExitCode, UsageError
from digikap.store.content import example
from tests.cli.program import COMMAND, SOURCE, digikap, environment

pexpect = pytest.importorskip("pexpect")
Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pexpect needs a pty")


def test_a_document_goes_to_stdout_where_no_file_is_named(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    deliver("åäö\n", None)
    assert capsysbinary.readouterr().out == "åäö\n".encode()


def test_what_is_no_text_goes_byte_for_byte_to_a_pipe_or_a_file(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = bytes(range(256)) + b"\r\n\n\r"
    deliver(data, None)
    assert capsysbinary.readouterr().out == data
    deliver(data, tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == data


def test_what_is_no_text_is_not_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    primary, secondary = os.openpty()
    try:
        with os.fdopen(secondary, "w", encoding="utf-8") as screen:
            monkeypatch.setattr(sys, "stdout", screen)
            with pytest.raises(UsageError, match="kan inte visas på skärmen") as refusal:
                deliver(b"PK", None)
        assert "-o" in refusal.value.advice
    finally:
        os.close(primary)


def test_a_new_file_is_written_in_utf_8_and_the_user_is_told_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rapport å.md"
    deliver("åäö\n", path)
    assert path.read_bytes() == "åäö\n".encode()
    assert capsys.readouterr().err == f"Sparat i {path}\n"


def test_a_script_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rapport.md"
    path.write_text("mitt", encoding="utf-8")
    with pytest.raises(DigikapError, match="finns redan och skrivs inte över") as refusal:
        deliver("nytt", path)
    assert "-o" in refusal.value.advice
    assert path.read_text(encoding="utf-8") == "mitt"


def test_a_link_to_nowhere_is_something_that_exists(tmp_path: Path) -> None:
    (tmp_path / "rapport.md").symlink_to(tmp_path / "ingenstans")
    with pytest.raises(DigikapError, match="finns redan"):
        deliver("nytt", tmp_path / "rapport.md")


@pytest.mark.parametrize(
    ("typed", "left", "code"),
    [
        (["j"], "nytt", 0),
        (["kanske", "JA"], "nytt", 0),
        ([""], "mitt", 1),
        (["nej"], "mitt", 1),
        (["\x04"], "mitt", 130),
        (["\x03"], "mitt", 130),
    ],
)
def test_on_a_terminal_the_user_decides(tmp_path: Path, typed: list[str], left: str, code: int) -> None:
    path = tmp_path / "rapport.md"
    path.write_text("mitt", encoding="utf-8")
    program = (
        "import sys, typer\n"
        "from pathlib import Path\n"
        "from digikap.cli.app import main\n"
        "from digikap.cli.output import deliver\n"
        "from digikap.cli.swedish_typer import SwedishCommand, SwedishGroup\n"
        "app = typer.Typer(cls=SwedishGroup, add_completion=False)\n"
        "app.callback()(lambda: None)\n"
        "app.command('skriv', cls=SwedishCommand)(lambda: deliver('nytt', Path('rapport.md')))\n"
        "sys.exit(main(['skriv'], lambda: typer.main.get_command(app)))\n"
    )
    environ = environment({"PYTHONPATH": str(SOURCE)})
    child = pexpect.spawn(sys.executable, ["-c", program], cwd=str(tmp_path), env=environ, encoding="utf-8", timeout=20)
    for line in typed:
        child.expect_exact("[j/N] ")
        child.send(line if line in "\x03\x04" and line else line + "\n")
    child.expect(pexpect.EOF)
    child.close()
    assert path.read_text(encoding="utf-8") == left
    assert child.exitstatus == code


def test_a_closed_stream_is_no_terminal(tmp_path: Path) -> None:
    with (tmp_path / "fil").open("w", encoding="utf-8") as file:
        assert not console.is_terminal(file)
    assert not console.is_terminal(file)
    assert not console.is_terminal(None)


@pytest.mark.parametrize("command", ["demo", "guide", "list", "questionnaires", "show kommunen", "demo --format md"])
def test_a_reader_that_has_gone_is_no_fault(tmp_path: Path, command: str) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    run = subprocess.run(
        [*COMMAND, *command.split()],
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=tmp_path,
        check=False,
    )
    os.close(theirs)
    assert (run.returncode, run.stderr) == (ExitCode.DONE, b"")


@pytest.mark.parametrize("command", [["report", "--format", "md"], ["export"]], ids=str)
def test_a_saved_assessment_is_never_replaced_by_something_made_from_it(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(example().read_bytes())
    run = digikap(*command, path, "-o", path)
    assert run.returncode == ExitCode.FAULT
    assert "är en sparad självskattning och ersätts aldrig" in run.stderr.decode()
    assert path.read_bytes() == example().read_bytes()


@pytest.mark.parametrize(
    ("command", "name", "advice"),
    [
        ("report", "r.xlsx", "Det gör digikap export: digikap export FIL -o r.xlsx"),
        ("report", "r.toml", "Det gör digikap export: digikap export FIL -o r.toml"),
        ("report", "r.docx", "Välj ett namn som slutar på .md, .html, .pdf eller .txt, eller ange --format."),
        ("export", "r.PDF", "Det gör digikap report: digikap report FIL -o r.PDF"),
        ("export", "r.xls", "Välj ett namn som slutar på .toml, .json, .csv, .xlsx eller .txt, eller ange --format."),
        ("agenda", "r.html", "Välj ett namn som slutar på .md eller .txt, eller ange --format."),
        ("plan", "r.pdf", "Välj ett namn som slutar på .md eller .txt, eller ange --format."),
        (
            "trend",
            "r.xlsx",
            "Välj ett namn som slutar på .md, .html, .toml, .json, .csv eller .txt, eller ange --format.",
        ),
        ("print", "r.pdf", "Välj ett namn som slutar på .md, .html eller .txt, eller ange --format."),
    ],
)
def test_a_name_that_asks_for_what_the_command_does_not_write_is_refused(
    command: str, name: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    what = "kommunen" if command == "print" else str(example())
    assert main([command, what, "-o", name]) == ExitCode.USAGE
    told = " ".join(capsys.readouterr().err.split())
    assert f"Det här kommandot skriver inga {Path(name).suffix.lower()}-filer." in told
    assert advice in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["r", "r.txt", "R.TXT", "möte 2026.11", "r.MD", "r.md"])
def test_a_name_without_an_ending_is_text_and_one_with_it_is_what_it_says(name: str, tmp_path: Path) -> None:
    assert main(["report", str(example()), "-o", str(tmp_path / name)]) == ExitCode.DONE
    begins = "# Påhittat" if name.lower().endswith("md") else "Påhittat"
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_that_is_asked_for_may_have_any_name(tmp_path: Path) -> None:
    assert main(["report", str(example()), "--format", "md", "-o", str(tmp_path / "r.docx")]) == ExitCode.DONE
    assert (tmp_path / "r.docx").read_text(encoding="utf-8").startswith("# ")


def test_a_folder_is_called_a_folder(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mapp").mkdir()
    assert main(["report", str(example()), "-o", str(tmp_path / "mapp")]) == ExitCode.FAULT
    told = " ".join(capsys.readouterr().err.split())
    assert "Det är en mapp. Ange ett filnamn i mappen." in told


@pytest.mark.parametrize("command", ["report", "export"])
def test_a_dash_is_no_name_of_a_file(command: str, capsys: Captured) -> None:
    assert main([command, str(example()), "-o", "-"]) == ExitCode.USAGE
    assert "ta bort -o så skrivs resultatet ut" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("command", ["assess kommunen -o -", "merge a.toml -o -"])
def test_a_dash_is_no_name_of_a_file_to_save_in_either(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(command.split()) == ExitCode.USAGE
    assert capsys.readouterr().err == "”-” är inget filnamn.\nAnge ett filnamn, eller ta bort -o så väljs ett namn.\n"
    assert not list(tmp_path.iterdir())
