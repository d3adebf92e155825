"""A facilitator at a real terminal: the whole quick version, breaking off in every way, going on, plain lines."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from digikap.model.answer import Chosen, Special
from digikap.model.assessment import Assessment
from digikap.store.assessments import read
from tests.cli.program import digikap
from tests.end_to_end.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ptys are a Unix affair")

ANSWERS = {
    "d_total": "4",
    "u_total": "3",
    "u_tid": "v",
    "u_kompetens": "2",
    "u_ekonomi": "2",
    "m_utveckling": "4",
    "g_total": "3",
    "e_uppfoljning": "2",
    "p_viktigaste": "2 4 1",
    "p_styr": "3",
}
FIRST_WORDS = {
    "d_total": "Hur hög är kommunens driftskapacitet",
    "u_total": "Hur hög är kommunens utvecklingskapacitet",
    "u_tid": "I vilken grad finns tid för utveckling",
    "u_kompetens": "I vilken grad finns den kompetens",
    "u_ekonomi": "I vilken grad finns pengar avsatta",
    "m_utveckling": "I vilken grad skulle digitalisering kunna stärka",
    "g_total": "Hur hög är graden av digitalisering",
    "e_uppfoljning": "Hur ofta följs effekten upp",
    "p_viktigaste": "Vilka är kommunens viktigaste verksamhetsfrågor",
    "p_styr": "styr de viktigaste verksamhetsfrågorna",
}
LABELS = {"d_total": "Driftskapacitet, samlat", "u_total": "Utvecklingskapacitet, samlat"}
KINDS = ["full", "plain"]


def begun(folder: Path, kind: str = "full", columns: int = 80, rows: int = 24) -> Terminal:
    """A quick assessment of Ängelholm by eight people, at its first question."""
    flags = ["--plain"] if kind == "plain" else []
    room = Terminal(folder, "assess", "--quick", "-o", "svar.toml", *flags, columns=columns, rows=rows)
    room.answer("Enter för att börja", "")
    room.answer("Kommun:", "angelh")
    room.answer("Antal:", "8")
    room.answer("Svar:", "1 6")
    room.answer("0 för ingen", "0")
    return room


def given(room: Terminal, *questions: str) -> None:
    """Types the answers to these questions, each when it is seen."""
    for question in questions:
        room.answer(FIRST_WORDS[question], ANSWERS[question])


def saved(folder: Path) -> Assessment:
    return read(folder / "svar.toml")


@pytest.mark.parametrize(("kind", "columns", "rows"), [("full", 60, 20), ("full", 160, 50), ("plain", 80, 24)])
def test_the_quick_version_typed_from_beginning_to_end(tmp_path: Path, kind: str, columns: int, rows: int) -> None:
    room = begun(tmp_path, kind, columns, rows)
    given(room, *ANSWERS)
    room.answer("Alla frågor är genomgångna", "j")
    room.answer("s: sluta", "s")
    assert room.end() == 0
    assert "digikap report svar.toml" in room.screen
    done = saved(tmp_path)
    assert done.state == "finished"
    assert (done.organisation.name, done.participants) == ("Ängelholm", 8)
    assert done.answers["b_roller"] == Chosen(("kommundirektor", "ekonomi"))
    assert done.answers["u_tid"] is Special.UNKNOWN
    assert done.answers["p_viktigaste"] == Chosen(("ekonomi", "skola", "kompetensforsorjning"))
    report = digikap("report", "svar.toml", folder=tmp_path)
    assert report.returncode == 0
    assert "Ängelholm" in report.stdout.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_comments_parking_back_and_an_overview_to_jump_from(tmp_path: Path, kind: str) -> None:
    enter = "" if kind == "full" else "\r"
    room = begun(tmp_path, kind)
    room.press(FIRST_WORDS["d_total"], "k" + enter)
    room.answer("Text:", "Natten i äldreomsorgen avgör.")
    room.answer("Natten i äldreomsorgen avgör.", "")
    room.answer("Ska kommentaren med i rapporten?", "j")
    room.press("Kommentaren är sparad", "p" + enter)
    room.see("Parkerad")
    given(room, "u_total")
    room.press(FIRST_WORDS["u_tid"], "b" + enter)
    room.answer("Enter behåller", "5")
    given(room, "u_tid", "u_kompetens", "u_ekonomi", "d_total", "m_utveckling")
    room.press(FIRST_WORDS["g_total"], "s" + enter)
    assert room.end() == 0
    assert "digikap assess svar.toml" in room.screen
    stopped = saved(tmp_path)
    assert stopped.comments["d_total"].text == "Natten i äldreomsorgen avgör."
    assert stopped.comments["d_total"].use == "rapport"
    assert (stopped.answers["d_total"], stopped.answers["u_total"], stopped.next_question) == (4, 5, "g_total")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["ctrl-c", "SIGTERM", "SIGINT", "SIGHUP", "closed", "SIGKILL"])
def test_broken_off_in_the_middle_nothing_is_lost_and_the_work_goes_on(tmp_path: Path, kind: str, how: str) -> None:
    room = begun(tmp_path, kind)
    given(room, "d_total", "u_total")
    room.see(FIRST_WORDS["u_tid"], prompt=True)
    if how == "ctrl-c":
        room.type("\x03")
    elif how == "closed":
        room.shut()
    else:
        os.kill(room.process.pid, getattr(signal, how))
    if how != "closed":
        code = room.end()
        assert code == (128 + signal.SIGKILL if how == "SIGKILL" else 130)
    if how in ("ctrl-c", "SIGTERM", "SIGINT"):
        assert "sparat i ”svar.toml”" in " ".join(room.screen.split())
    assert saved(tmp_path).answers["u_total"] == 3

    again = Terminal(tmp_path, "assess", *(["--plain"] if kind == "plain" else []))
    again.answer("en påbörjad självskattning", "1")
    given(again, *list(ANSWERS)[2:])
    again.answer("Alla frågor är genomgångna", "j")
    again.answer("s: sluta", "s")
    assert again.end() == 0
    assert saved(tmp_path).state == "finished"
    assert [path.name for path in tmp_path.iterdir()] == ["svar.toml"]


@pytest.mark.parametrize("kind", KINDS)
def test_ended_among_the_first_questions_leaves_no_file_and_a_sane_terminal(tmp_path: Path, kind: str) -> None:
    room = Terminal(tmp_path, "assess", *(["--plain"] if kind == "plain" else []))
    room.answer("Enter för att börja", "")
    room.see("Kommun:", prompt=True)
    room.process.kill(signal.SIGTERM)
    assert room.end() == 130
    assert "Avbrutet" in room.screen
    assert list(tmp_path.iterdir()) == []


def test_two_programs_cannot_work_in_one_file(tmp_path: Path) -> None:
    room = begun(tmp_path)
    given(room, "d_total")
    room.see(FIRST_WORDS["u_total"], prompt=True)
    other = Terminal(tmp_path, "assess", "svar.toml")
    assert other.end() == 1
    assert "svar.toml" in other.screen
    room.type("s")
    assert room.end() == 0


def test_an_answer_is_in_the_file_before_it_is_acknowledged(tmp_path: Path) -> None:
    room = begun(tmp_path)
    for question in ("d_total", "u_total"):
        given(room, question)
        room.see(f"Sparat: {LABELS[question]}", prompt=True)
        assert question in saved(tmp_path).answers
    room.type("s")
    assert room.end() == 0


def test_a_dumb_terminal_and_a_small_window_get_plain_lines(tmp_path: Path) -> None:
    for environ, columns, rows in (({"TERM": "dumb"}, 80, 24), ({}, 59, 24), ({}, 80, 19)):
        room = Terminal(tmp_path, "assess", "--quick", columns=columns, rows=rows, environ=environ)
        room.press("Enter för att börja", "\x03")
        assert room.end() == 130
        assert list(tmp_path.iterdir()) == []
