"""Votes out of an answers file: a new round takes away what was settled; a wrong number of votes is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from digikap.cli.app import main
from digikap.errors import ExitCode
from digikap.model.answer import Grid
from digikap.model.tally import Tally, Voting
from digikap.store.assessments import read

WHO = '[organisation]\nname = "Lund"\n\n[participants]\ncount = 9\n\n'
FIRST = '[answers]\nd_total = 3\n\n[votes.d_total]\n1 = "0 3 4 1 0 v1"\n'

Told = Callable[[str], str]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def given(capsys: pytest.CaptureFixture[str]) -> Told:
    """Gives an answers file to the same assessment, and what is told of it."""

    def giving(text: str) -> str:
        Path("svar.toml").write_text(text, encoding="utf-8")
        new = ("kommunen", "--quick", "--mode", "tally", "-o", "a.toml")
        what = ("a.toml",) if Path("a.toml").exists() else new
        assert main(("assess", *what, "--answers", "svar.toml")) == ExitCode.DONE
        return capsys.readouterr().err

    return giving


def test_a_new_round_takes_away_what_was_settled(given: Told) -> None:
    given(WHO + FIRST)
    assert read(Path("a.toml")).answers["d_total"] == 3
    given('[votes.d_total]\n1 = "0 0 0 9 0"\n')
    after = read(Path("a.toml"))
    assert "d_total" not in after.answers
    assert after.votes["d_total"] == Voting((Tally((0, 0, 0, 9, 0)),))


def test_what_is_settled_in_the_same_file_stands_and_so_does_what_has_no_new_votes(given: Told) -> None:
    given(WHO + FIRST.replace("[answers]\n", "[answers]\nu_total = 2\n"))
    given('[answers]\nd_total = 4\n\n[votes.d_total]\n1 = "0 0 0 9 0"\n')
    assert {key: read(Path("a.toml")).answers[key] for key in ("d_total", "u_total")} == {"d_total": 4, "u_total": 2}
    given('[answers]\nu_tid = 1\n\n[votes.d_total]\n1 = "0 0 0 9 0"\n')
    assert read(Path("a.toml")).answers["d_total"] == 4


def test_in_a_grid_only_the_row_that_is_voted_on_anew_is_unsettled(given: Told) -> None:
    rows = '[votes.v_drift.forskola]\n1 = "0 9 0 0 0"\n\n[votes.v_drift.skola]\n1 = "0 9 0 0 0"\n'
    given(f"{WHO}[answers]\nv_drift = {{ forskola = 2, skola = 2, kultur_fritid = 3 }}\n\n{rows}")
    given('[votes.v_drift.skola]\n1 = "0 0 9 0 0"\n')
    settled = read(Path("a.toml")).answers["v_drift"]
    assert isinstance(settled, Grid) and dict(settled.marks) == {"forskola": 2, "kultur_fritid": 3}


def test_votes_that_are_not_as_many_as_the_participants_are_told_unless_the_file_says_why(given: Told) -> None:
    told = given(f'{WHO}{FIRST}\n[votes.v_drift.skola]\n1 = "0 8 0 0 0"\n\n[votes.u_total]\n1 = "0 9 0 0 0"\n')
    assert "d_total" not in told
    assert "9 deltagarna: v_drift, Grundskola" in told and "(8)" in told and "u_total" not in told
    assert "lika många" not in given('[votes.u_tid]\n1 = "0 8 0 0 0"\nuneven = "En gick ut."\n')
    assert "lika många" not in given("[answers]\nu_tid = 2\n")


def test_of_many_uneven_votes_a_few_are_named_and_the_rest_counted(given: Told) -> None:
    rows = "\n".join(f'[votes.v_{kind}.skola]\n1 = "0 8 0 0 0"\n' for kind in ("drift", "utveckling"))
    several = ("d_total", "u_total", "u_tid", "u_kompetens", "u_ekonomi", "m_utveckling", "g_total", "e_uppfoljning")
    votes = "\n".join(f'[votes.{one}]\n1 = "0 8 0 0 0"\n' for one in several)
    told = given(f"{WHO}{votes}\n{rows}")
    assert told.count("(8)") == 8 and "och 2 till. Skriv varför" in told


def test_where_nobody_has_said_how_many_they_are_no_number_is_wrong(given: Told) -> None:
    assert "lika många" not in given('[organisation]\nname = "Lund"\n\n' + FIRST)
