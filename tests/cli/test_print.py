"""`digikap print`: the handout of a questionnaire."""

from __future__ import annotations

from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store.questionnaires import available
from tests.cli.program import digikap


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["print", *arguments]) == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["print", *arguments]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def test_a_handout_is_markdown_unless_something_else_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "kommunen")
    assert text.startswith("# Kommunens kapacitet och digitalisering\n")
    assert text == printed(capsys, "kommunen", "--format", "md")
    assert printed(capsys, "kommunen", "--format", "html").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(("name", "flags", "is_html"), [
    ("fragor.html", [], True),
    ("FRAGOR.HTM", [], True),
    ("fragor.md", [], False),
    ("fragor.html", ["--format", "md"], False),
    ("fragor", ["--format", "html"], True),
])  # fmt: skip
def test_a_file_holds_what_its_name_says(
    name: str, flags: list[str], is_html: bool, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / name
    assert main(["print", "kommunen", "-o", str(path), *flags]) == ExitCode.DONE
    assert capsys.readouterr() == ("", f"Sparat i {path}\n")
    assert path.read_bytes().startswith(b"<!DOCTYPE html>") == is_html


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "fragor.md"
    path.write_text("mitt", encoding="utf-8")
    run = digikap("print", "kommunen", "-o", path)
    assert run.returncode == ExitCode.FAULT
    assert "finns redan och skrivs inte över" in run.stderr.decode()
    assert path.read_text(encoding="utf-8") == "mitt"


def test_the_quick_version_and_single_sections(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Snabbversionen: 10" in printed(capsys, "kommunen", "--quick")
    two = printed(capsys, "kommunen", "--section", "effekter", "--section", "grad", "--section", "grad")
    assert [line for line in two.splitlines() if line.startswith("## ") and line[3].isdigit()] == [
        "## 4 Grad av digitalisering i dagsläget",
        "## 5 Vikten av att kunna mäta effekter",
    ]


def test_a_questionnaire_of_ones_own_is_printed_from_its_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = next(one.path for one in available() if one.id == "tre_s")
    (tmp_path / "egen").write_bytes(source.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert printed(capsys, "egen") == printed(capsys, str(source)) == printed(capsys, "tre_s")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["kommunen", "--section", "kapasitet"], ["inget avsnitt ”kapasitet”", "Menade du ”kapacitet”?"]),
        (["kommunen", "--section", "x", "--section", "y"], ["”x” eller ”y”", "Välj bland bakgrund, kapacitet,"]),
        (["tre_s", "--quick"], ["har ingen snabbversion", "utan --quick"]),
        (["kommunen", "--quick", "--section", "bakgrund"], ["Avsnitt ”bakgrund” har inga frågor i snabbversionen"]),
        ([], ["FORMULÄR|FIL"]),
    ],
    ids=str,
)
def test_what_cannot_be_printed_is_told(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, *arguments)
    for part in words:
        assert part in told


def test_an_unknown_questionnaire_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "komunen"]) == ExitCode.FAULT
    assert "Menade du ”kommunen”?" in capsys.readouterr().err


def test_a_pipe_gets_the_same_bytes_whatever_the_locale() -> None:
    plain = digikap("print", "tre_s", "--format", "html")
    assert plain.stdout.decode().count("☐") == 12 * 6
    assert digikap("print", "tre_s", "--format", "html", environ={"PYTHONIOENCODING": "ascii"}).stdout == plain.stdout
