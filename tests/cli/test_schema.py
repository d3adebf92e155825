"""`digikap schema`: the schema on stdout or in a file, the same every time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from tests.cli.program import digikap


def test_the_schema_goes_to_stdout_or_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == ExitCode.DONE
    shown = capsys.readouterr().out
    path = tmp_path / "schema.json"
    assert main(["schema", "-o", str(path)]) == ExitCode.DONE
    assert path.read_text(encoding="utf-8") == shown
    assert json.loads(shown)["title"] == "Formulär för digikap"


def test_the_schema_of_the_results_is_another_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "results"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["title"] == "Resultat ur digikap"
    assert main(["schema", "questionnaire"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["title"] == "Formulär för digikap"
    assert main(["schema", "result"]) == ExitCode.USAGE
    assert "Menade du results?" in capsys.readouterr().err


def test_a_schema_that_stands_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    path.write_text("{}", encoding="utf-8")
    assert main(["schema", "-o", str(path)]) == ExitCode.FAULT
    assert path.read_text(encoding="utf-8") == "{}"


def test_the_schema_is_the_same_in_every_process() -> None:
    first, second = (digikap("schema", environ={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2"))
    assert first == second
    assert first
