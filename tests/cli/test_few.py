"""A merged file of fewer than three: no command shows its results, and each says what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import DigikapError, ExitCode
from digikap.merging import merge
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.store.assessments import read, to_toml
from digikap.store.questionnaires import load
from tests.cli.test_last_time import typed
from tests.cli.test_merge import person

WHY = "Resultat visas när minst tre har svarat, så att ingen enskilds svar går att läsa ut."
ADVICE = "Lägg till fler: digikap merge FILER -o grupp.toml"


@pytest.fixture(scope="module")
def kommunen() -> Questionnaire:
    return load("kommunen")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def group(form: Questionnaire, amount: int, name: str = "grupp.toml", **rest: object) -> Assessment:
    merged = merge([person(form, number) for number in range(1, amount + 1)]).assessment
    merged = replace(merged, **rest)  # type: ignore[arg-type]
    Path(name).write_text(to_toml(merged), encoding="utf-8")
    return merged


COMMANDS = [
    ("report", "grupp.toml"),
    ("report", "grupp.toml", "--format", "md"),
    ("export", "grupp.toml"),
    ("export", "grupp.toml", "--anonymous", "--format", "csv"),
    ("agenda", "grupp.toml"),
    ("plan", "grupp.toml"),
    ("plan", "grupp.toml", "--format", "md"),
    ("compare", "grupp.toml", "forra.toml"),
    ("compare", "forra.toml", "grupp.toml"),
    ("trend", "forra.toml", "grupp.toml"),
    ("cohort", "forra.toml", "--own", "grupp.toml"),
    ("cohort", "forra.toml", "grupp.toml"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(("amount", "people"), [(1, "en person"), (2, "två personer")])
def test_no_command_shows_the_results_of_fewer_than_three(
    kommunen: Questionnaire, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], amount: int, people: str
) -> None:
    group(kommunen, amount)
    group(kommunen, 3, "forra.toml", date=date(2025, 11, 21))
    assert main(command) == ExitCode.FAULT
    out, err = capsys.readouterr()
    assert out == ""
    said = " ".join(err.split())
    assert f"”grupp.toml” innehåller svar från {people}. {WHY}" in said
    assert ADVICE in said


def test_the_end_of_such_a_file_is_not_gone_on_with(kommunen: Questionnaire) -> None:
    group(kommunen, 2)
    before = Path("grupp.toml").read_bytes()
    with pytest.raises(DigikapError, match=WHY):
        typed("p", "s", what="grupp.toml")
    assert Path("grupp.toml").read_bytes() == before


@pytest.mark.parametrize("command", [one for one in COMMANDS if one[0] in ("report", "export", "agenda", "plan")])
def test_of_three_there_are_results(
    kommunen: Questionnaire, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    group(kommunen, 3)
    assert main(command) == ExitCode.DONE
    assert WHY not in capsys.readouterr().err


def test_in_a_folder_it_is_left_out_and_told_of(kommunen: Questionnaire, capsys: pytest.CaptureFixture[str]) -> None:
    group(kommunen, 2)
    group(kommunen, 3, "forra.toml", date=date(2025, 11, 21))
    group(kommunen, 3, "nu.toml", id="annan")
    assert main(["trend", "."]) == ExitCode.DONE
    out, err = capsys.readouterr()
    assert f"Inte med: ”grupp.toml” innehåller svar från två personer. {WHY}" in " ".join(err.split())
    assert "2025" in out


def test_the_list_of_a_folder_has_no_figures_of_it(kommunen: Questionnaire, capsys: pytest.CaptureFixture[str]) -> None:
    group(kommunen, 2)
    assert main(["list"]) == ExitCode.DONE
    lines = [line for line in capsys.readouterr().out.splitlines() if "Havsvik" in line]
    assert len(lines) == 1
    assert lines[0].split()[-2:] == ["–", "–"]


def test_a_merge_of_two_is_saved_and_says_that_it_has_no_results_yet(
    kommunen: Questionnaire, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (1, 2, 3):
        Path(f"p{number}.toml").write_text(to_toml(person(kommunen, number)), encoding="utf-8")
    assert main(["merge", "p1.toml", "p2.toml", "-o", "grupp.toml"]) == ExitCode.DONE
    said = capsys.readouterr().err
    assert f"{WHY} Lägg till fler: digikap merge FILER -o FIL." in said
    assert "digikap report FIL" not in said
    assert len(read(Path("grupp.toml")).respondents) == 2
    assert main(["merge", "p3.toml", "-o", "grupp.toml"]) == ExitCode.DONE
    said = capsys.readouterr().err
    assert WHY not in said
    assert "digikap report FIL visar resultatet" in said


def test_what_fewer_than_three_of_several_were_asked_is_told_by_the_merge_and_the_report(
    kommunen: Questionnaire, capsys: pytest.CaptureFixture[str]
) -> None:
    quick = [person(kommunen, number, services={"skola": "Skola"}) for number in (1, 2, 3)]
    full = person(kommunen, 4, variant="full", services={"skola": "Skola", "egen_hamn": "Hamnen"})
    for number, one in enumerate([*quick, full], 1):
        Path(f"p{number}.toml").write_text(to_toml(one), encoding="utf-8")
    assert main(["merge", *(f"p{number}.toml" for number in (1, 2, 3, 4)), "-o", "grupp.toml"]) == ExitCode.DONE
    (said,) = [line for line in capsys.readouterr().err.splitlines() if "färre än tre har fått" in line]
    assert said.startswith("Obs: färre än tre har fått ”")
    assert said.endswith(" till. Svaren räknas inte och visas inte.")
    assert main(["report", "grupp.toml", "--format", "md"]) == ExitCode.DONE
    report = capsys.readouterr().out
    assert "Frågor som färre än tre har fått visas inte, så att ingens svar går att läsa ut:" in report
    assert "visas inte (färre än tre har fått frågan)" in report
    assert "Hamnen" not in report


def test_a_row_of_ones_own_is_named_by_the_merge_and_only_counted_by_the_report(
    kommunen: Questionnaire, capsys: pytest.CaptureFixture[str]
) -> None:
    services = {"skola": "Skola"}
    people = [person(kommunen, number, variant="full", services=services) for number in (1, 2, 3)]
    people.append(person(kommunen, 4, variant="full", services={"skola": "Gymnasiet", "egen_hamn": "Hamnen"}))
    for number, one in enumerate(people, 1):
        Path(f"p{number}.toml").write_text(to_toml(one), encoding="utf-8")
    assert main(["merge", *(f"p{number}.toml" for number in (1, 2, 3, 4)), "-o", "grupp.toml"]) == ExitCode.DONE
    said = capsys.readouterr().err
    assert "raden ”Hamnen”" in said
    assert "Obs: ”Skola” heter något annat hos en svarande, vars svar om den raden inte räknas." in said
    assert main(["report", "grupp.toml", "--format", "md"]) == ExitCode.DONE
    report = " ".join(capsys.readouterr().out.replace("\u00a0", " ").split())
    assert ": 1 rad" in report
    assert "Hamnen" not in report
