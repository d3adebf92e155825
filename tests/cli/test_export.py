"""`digikap export`: every format to a file, a pipe and a terminal; what goes together and what does not."""

from __future__ import annotations

import io
import json
import tomllib
from pathlib import Path

import openpyxl
import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.store.content import example
from tests.cli.english import english_in
from tests.cli.program import COMMAND, digikap, environment

EXAMPLE = str(example())


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["export", *arguments]) == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["export", *arguments]) == ExitCode.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert english_in(captured.err) == set()
    return captured.err


@pytest.mark.parametrize("format_", ["toml", "json", "csv", "xlsx"])
@pytest.mark.parametrize("flags", [(), ("--anonymous",)], ids=str)
def test_a_pipe_of_another_process_and_a_file_get_the_same_bytes(
    tmp_path: Path, format_: str, flags: tuple[str, ...]
) -> None:
    path = tmp_path / f"resultat.{format_}"
    surroundings = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "TMPDIR": str(tmp_path)}
    piped = digikap("export", EXAMPLE, "--format", format_, *flags, environ=surroundings)
    assert list(tmp_path.iterdir()) == []
    assert piped.returncode == ExitCode.DONE
    assert main(["export", EXAMPLE, *flags, "-o", str(path)]) == ExitCode.DONE
    assert path.read_bytes() == piped.stdout
    assert bool(piped.stderr) == bool(flags)


def test_the_lines_of_a_csv_end_as_the_standard_says_through_a_pipe() -> None:
    plain, excel = (digikap("export", EXAMPLE, "--format", "csv", *more).stdout for more in ((), ("--excel",)))
    assert plain.startswith(b"assessment,organisation,")
    assert excel.startswith(b"\xef\xbb\xbfassessment;organisation;")
    assert b"\r\r\n" not in plain + excel
    assert plain.count(b"\r\n") > 1000


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.json", b"{"), ("a.CSV", b"assessment,"), ("a.xlsx", b"PK"), ("a.toml", b"format"), ("a", b"format")],
)
def test_the_name_of_the_file_decides_the_format(tmp_path: Path, name: str, begins: bytes) -> None:
    assert main(["export", EXAMPLE, "-o", str(tmp_path / name)]) == ExitCode.DONE
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_workbook_is_not_shown_on_a_terminal() -> None:
    pexpect = pytest.importorskip("pexpect")
    command = " ".join([*COMMAND, "export", EXAMPLE, "--format", "xlsx"])
    output, code = pexpect.run(command, env=environment(), withexitstatus=True)
    assert code == ExitCode.USAGE
    told = "Formatet är ingen text och kan inte visas på skärmen. Ange en fil med -o FIL."
    assert " ".join(output.decode().split()) == told


def test_a_csv_is_shown_on_a_terminal() -> None:
    pexpect = pytest.importorskip("pexpect")
    command = " ".join([*COMMAND, "export", EXAMPLE, "--format", "csv"])
    output, code = pexpect.run(command, env=environment(), withexitstatus=True)
    assert code == ExitCode.DONE
    assert b"Exempelby" in output


@pytest.mark.parametrize("format_", [(), ("--format", "json"), ("--format", "xlsx"), ("-o", "a.toml")], ids=str)
def test_only_a_csv_is_made_for_excel(capsys: pytest.CaptureFixture[str], format_: tuple[str, ...]) -> None:
    said = refused(capsys, EXAMPLE, "--excel", *format_)
    assert said.startswith("Flaggan --excel gäller bara csv, inte ")
    assert said.endswith("Lägg till --format csv.\n")


def test_a_missing_file_is_told_as_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys).startswith("Det saknas något: FIL. En sparad självskattning (.toml).\n\nAnvändning: ")


def test_a_format_that_does_not_exist_gets_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Välj toml, json, csv eller xlsx." in refused(capsys, EXAMPLE, "--format", "pdf")


@pytest.mark.parametrize("more", [[EXAMPLE], ["--anonymous"], ["--without-comments"], ["--excel"]], ids=str)
def test_describing_takes_nothing_else(capsys: pytest.CaptureFixture[str], more: list[str]) -> None:
    assert "--describe förklarar formaten och tar bara --format och -o." in refused(capsys, "--describe", *more)


def test_the_dictionary_goes_to_the_screen_or_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "--describe", "--format", "csv")
    path = tmp_path / "data.md"
    assert main(["export", "--describe", "--format", "csv", "-o", str(path)]) == ExitCode.DONE
    assert path.read_text(encoding="utf-8") == text
    assert text.startswith("# Data ur digikap\n\n## CSV\n")


def test_what_is_left_out_is_told_beside_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", EXAMPLE, "--anonymous", "--format", "json"]) == ExitCode.DONE
    captured = capsys.readouterr()
    assert captured.err.startswith("Utelämnat: Kommentarer som är arbetsmaterial (2); Kommentarer för rapporten (6)")
    table = json.loads(captured.out)
    assert (table["anonymous"], table["organisation"]) == (True, {})
    assert "own_words" not in {one["id"] for one in table["left_out"]}


def test_the_formats_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    toml, read = tomllib.loads(shown(capsys, EXAMPLE)), json.loads(shown(capsys, EXAMPLE, "--format", "json"))
    assert read == {**toml, "date": toml["date"].isoformat()}
    book = openpyxl.load_workbook(io.BytesIO(digikap("export", EXAMPLE, "--format", "xlsx").stdout))
    assert book["Index"]["D2"].value == toml["groups"][0]["index"]
