"""A facilitator with nine participants at a real terminal: the quick version by secret votes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digikap.model.assessment import Assessment
from digikap.model.tally import ChoiceTally, GridVoting, Reasons, Tally, Voting
from digikap.store.assessments import read
from tests.cli.program import digikap
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_interview import FIRST_WORDS, KINDS

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ptys are a Unix affair")

ON = "Enter går vidare:"
LISTS = ["2 4 1", "2 4", "4 2 12", "2 1", "1 2 4", "4 2", "2", "15 2", "2 4 6"]


def begun(folder: Path, kind: str, *arguments: str, columns: int = 80, rows: int = 24) -> Terminal:
    """Nine participants in Ängelholm, at the first question."""
    flags = ["--plain"] if kind == "plain" else []
    flags += ["--mode", "tally", "--municipality", "Ängelholm", "--participants", "9"]
    room = Terminal(folder, "assess", *arguments, "-o", "svar.toml", *flags, columns=columns, rows=rows)
    room.answer("Enter för att börja", "")
    room.answer("Vilka roller deltar", "1 6")
    room.answer("0 för ingen", "0")
    return room


def voted(room: Terminal, question: str, votes: str, seen: str) -> None:
    """Types the votes on a question, sees the outcome and goes on from it."""
    room.answer(FIRST_WORDS[question], votes)
    room.see(seen)
    room.prompted(ON, "\r")


def saved(folder: Path) -> Assessment:
    return read(folder / "svar.toml")


@pytest.mark.parametrize(("kind", "columns", "rows"), [("full", 60, 20), ("full", 200, 50), ("plain", 80, 24)])
def test_a_workshop_by_secret_votes_from_beginning_to_end(tmp_path: Path, kind: str, columns: int, rows: int) -> None:
    enter = "" if kind == "full" else "\r"
    samsyn, torn = ("SAMSYN", "MOTSTRIDIGT") if kind == "full" else ("Samsyn.", "Motstridigt.")
    room = begun(tmp_path, kind, "--quick", columns=columns, rows=rows)
    # a disagreement, a new vote, and disagreement that is left standing with its reason
    room.answer(FIRST_WORDS["d_total"], "3 0 2 0 4")
    room.see(torn)
    room.prompted(ON, "m" + enter)
    room.answer("Skäl, eller Enter:", "Bemanningen.")
    room.see("Minoritetens skäl är sparat.")
    room.prompted(ON, "r" + enter)
    room.answer("Omröstning 2.", "113335555")
    room.see("förut 4")
    room.prompted(ON, "m" + enter)
    room.answer("Skäl, eller Enter:", "Natten i äldreomsorgen går inte ihop.")
    room.see("Minoritetens skäl är sparat.")
    assert saved(tmp_path).votes["d_total"] == Voting(
        (Tally((3, 0, 2, 0, 4)), Tally((2, 0, 3, 0, 4))),
        minority="Natten i äldreomsorgen går inte ihop.",
        earlier={1: Reasons("Bemanningen.")},
    )
    room.prompted(ON, "\r")
    # a wrong sum: typed anew the first time, accepted with a reason the second, kept by Enter the third
    room.answer(FIRST_WORDS["u_total"], "0 3 4 1 0")
    room.answer("8 röster, men ni är 9.", "0 3 4 2 0")
    room.see(samsyn)
    room.prompted(ON, "\r")
    room.answer(FIRST_WORDS["u_tid"], "0 1 3 1 0 v3")
    room.answer("8 röster, men ni är 9.", "En gick ut.")
    room.see("8 röster av 9: En gick ut.")
    room.prompted(ON, "v\r")
    room.see("fastställt v – Vet ej")
    room.answer(FIRST_WORDS["u_kompetens"], "33333333")
    room.answer("som förut (En gick ut.)", "")
    room.prompted(ON, "\r")
    # settled after the vote; an answer without a vote; a parked question
    room.answer(FIRST_WORDS["u_ekonomi"], "2 3 0 3 1")
    room.prompted(ON, "2\r")
    room.answer(FIRST_WORDS["m_utveckling"], "=4")
    room.press(FIRST_WORDS["g_total"], "p" + enter)
    room.see("Parkerad")
    voted(room, "g_total", "0 9 0 0 0", "lla svarade 2")
    voted(room, "e_uppfoljning", "v9", "9 vet ej" if kind == "plain" else "Vet ej")
    room.see(FIRST_WORDS["p_viktigaste"])
    for number, one in enumerate(LISTS, start=1):
        room.answer(f"Lista {number} av 9:", one)
    room.answer("Enter visar utfallet:", "")
    room.answer("Vad står det för?", "Hamnen")
    room.see("15 Annat: Hamnen")
    room.prompted(ON, "\r")
    voted(room, "p_styr", "0 0 9 0 0", "lla svarade 3")
    room.answer("Alla frågor är genomgångna", "j")
    room.press("s: sluta:", "s" + enter)
    assert room.end() == 0
    done = saved(tmp_path)
    assert (done.state, done.mode, done.participants) == ("finished", "tally", 9)
    assert done.votes["u_tid"] == Voting((Tally((0, 1, 3, 1, 0), 3),), uneven="En gick ut.")
    assert done.votes["u_kompetens"] == Voting((Tally((0, 0, 8, 0, 0)),), uneven="En gick ut.")
    assert (done.answers["u_ekonomi"], done.answers["m_utveckling"]) == (2, 4)
    assert "m_utveckling" not in done.votes and "d_total" not in done.answers
    ranked = done.votes["p_viktigaste"]
    assert isinstance(ranked, Voting) and ranked.other == "Hamnen"
    assert ranked.last == ChoiceTally(
        9,
        {"kompetensforsorjning": 3, "ekonomi": 9, "skola": 6, "trygghet": 1, "klimat": 1, "annat": 1},
        {"kompetensforsorjning": 1, "ekonomi": 5, "skola": 2, "annat": 1},
    )
    assert digikap("report", "svar.toml", folder=tmp_path).returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_rows_of_a_grid_are_voted_on_one_by_one_and_broken_off_in_the_middle(tmp_path: Path, kind: str) -> None:
    enter = "" if kind == "full" else "\r"
    flags = ["--plain"] if kind == "plain" else []
    room = begun_full(tmp_path, kind)
    room.press("it-drift", "h" + enter)
    room.answer("Nummer eller bokstäver", "drift per verksamhet")
    room.answer("1 av 8. Förskola", "0 3 4 2 0") if kind == "plain" else room.answer("→ Förskola", "0 3 4 2 0")
    room.prompted(ON, "\r")
    row = "2 av 8. Grundskola" if kind == "plain" else "→ Grundskola"
    room.answer(row, "2 0 0 0 6 e1")
    room.see("Ej aktuellt")
    room.prompted(ON, "\x03")
    assert room.end() == 130
    again = Terminal(tmp_path, "assess", "svar.toml", *flags)
    again.see("Svaren sparas i svar.toml.")
    if "Enter för att börja" in again.screen:
        again.answer("Enter för att börja", "")
    again.see("2 av 8. Grundskola" if kind == "full" else "Grundskola, gymnasium och vuxenutbildning")
    again.prompted(ON, "5\r")
    again.press("ldreomsorg", "s" + enter)
    assert again.end() == 0
    votes = saved(tmp_path).votes["v_drift"]
    assert isinstance(votes, GridVoting)
    assert votes.rows["skola"] == Voting((Tally((2, 0, 0, 0, 6), 0, 1),))


def begun_full(folder: Path, kind: str) -> Terminal:
    """The full version at its first question that is not known."""
    room = begun(folder, kind)
    room.answer("läggas till", "0")
    room.answer("finns inte?", "0")
    room.answer("egna verksamheter", "")
    room.answer("Enter för att börja", "")
    return room


def test_enters_that_were_typed_ahead_leave_no_outcome(tmp_path: Path) -> None:
    room = begun(tmp_path, "full", "--quick")
    room.press(FIRST_WORDS["d_total"], "3 0 2 0 4\r\r\r3\r")
    room.see("MOTSTRIDIGT", prompt=True)
    now = saved(tmp_path)
    assert now.votes["d_total"] == Voting((Tally((3, 0, 2, 0, 4)),)) and "d_total" not in now.answers
    assert "u_total" not in now.votes
    room.type("s")
    assert room.end() == 0
