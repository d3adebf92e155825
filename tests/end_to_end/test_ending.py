"""A facilitator at a real terminal, after the last question: required levels, a plan, and its follow-up next year."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from digikap.model.answer import Respondent
from digikap.model.assessment import Assessment
from digikap.store.assessments import read
from tests.cli.program import digikap
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_interview import ANSWERS, KINDS, given

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ptys are a Unix affair")

# every kind of terminal and every size, but not each of one with each of the other
ROOMS = [("full", 60, 20), ("full", 200, 50), ("plain", 80, 24)]
FIRST, SECOND = "Öva en halv dag utan system", "Stoppa två insatser"


def flags(kind: str) -> list[str]:
    return ["--plain"] if kind == "plain" else []


def key(kind: str, letter: str) -> str:
    """A key that acts at once in a full terminal, and with Enter in plain lines."""
    return letter if kind == "full" else letter + "\r"


def begun(folder: Path, kind: str, day: str, columns: int, rows: int) -> Terminal:
    room = Terminal(folder, "assess", "--quick", "--date", day, *flags(kind), columns=columns, rows=rows)
    room.answer("Enter för att börja", "")
    room.answer("Kommun:", "angelh")
    room.answer("Antal:", "8")
    room.answer("Svar:", "1 6")
    room.answer("0 för ingen", "0")
    return room


def answered(room: Terminal) -> None:
    given(room, *ANSWERS)
    room.answer("Alla frågor är genomgångna", "j")


def saved(folder: Path, day: str) -> Assessment:
    return read(folder / f"digikap-angelholm-{day}.toml")


def own_action(room: Terminal, kind: str, text: str, role: str, due: str) -> None:
    room.press("Nummer, eller Enter", key(kind, "e"))
    room.answer("Vad ska ni göra?", text)
    room.answer("Vilken roll svarar för det?", role)
    room.answer("När ska det vara klart?", due)
    room.answer("Vilket är det första steget?", "Boka en dag")
    room.answer("Hur ska det synas", "Färre avbrott")


@pytest.mark.parametrize(("kind", "columns", "rows"), ROOMS)
def test_the_promises_of_one_year_open_the_next(tmp_path: Path, kind: str, columns: int, rows: int) -> None:
    first = begun(tmp_path, kind, "2025-11-21", columns, rows)
    answered(first)
    first.answer("Enter: kravnivåer och handlingsplan", "")
    first.answer("rad 1 av 2", "5")
    first.see("Gap 25,0, stort. Höj förmågan eller minska uppdraget.")
    first.answer("rad 2 av 2", "3")
    own_action(first, kind, FIRST, "it-chef", "om ett år")
    own_action(first, kind, SECOND, "", "")
    first.answer("2 av högst 3 öppna", "")
    assert first.end() == 0
    assert "digikap plan digikap-angelholm-2025-11-21.toml" in " ".join(first.screen.split())
    done = saved(tmp_path, "2025-11-21")
    assert (done.state, done.required) == ("finished", {"drift": 5, "utveckling": 3})
    assert [(one.text, one.role) for one in done.actions.values()] == [(FIRST, "it-chef"), (SECOND, None)]
    due = [one.due for one in done.actions.values()]
    assert due[0] is not None and due[0] > date(2026, 11, 20) and due[1] is None

    plan = Terminal(tmp_path, "plan", "digikap-angelholm-2025-11-21.toml", *flags(kind), columns=columns, rows=rows)
    plan.answer("2 av högst 3 öppna", "1")
    plan.answer("Vad har hänt med åtgärden?", "1")
    plan.answer("Sparat: klar.", "")
    assert plan.end() == 0
    assert [one.state for one in saved(tmp_path, "2025-11-21").actions.values()] == ["klar", "lovad"]
    assert saved(tmp_path, "2025-11-21").answers == done.answers

    second = begun(tmp_path, kind, "2026-11-21", columns, rows)
    second.answer("Förra självskattningen: 21 november 2025", "")
    second.answer(SECOND, "2")
    second.see("Sparat: pågår.")
    second.see("Förra gången, 21 november 2025: 4 – Ganska hög")
    answered(second)
    second.answer("Enter: kravnivåer och handlingsplan", "")
    second.press("rad 1 av 2", key(kind, "s"))
    second.answer("Kvar från 21 november 2025, inte klart", "1")
    second.answer("Tas med i planen.", "")
    assert second.end() == 0
    now = saved(tmp_path, "2026-11-21")
    assert now.previous is not None and now.previous.id == done.id
    assert [(one.text, one.state) for one in now.actions.values()] == [(SECOND, "pagar")]


@pytest.mark.parametrize("kind", KINDS)
def test_everything_after_the_result_can_be_skipped_and_taken_up_later(tmp_path: Path, kind: str) -> None:
    room = begun(tmp_path, kind, "2026-11-21", 80, 24)
    answered(room)
    room.press("s: sluta", key(kind, "s"))
    assert room.end() == 0
    assert "Driftskapacitet" in room.screen and "digikap agenda" in room.screen
    done = saved(tmp_path, "2026-11-21")
    assert (done.required, done.actions, done.state) == ({}, {}, "finished")
    later = Terminal(tmp_path, "assess", "digikap-angelholm-2026-11-21.toml", *flags(kind))
    later.answer("är en färdig självskattning", "p")
    later.answer("Enter: kravnivåer", "")
    later.answer("rad 1 av 2", "")
    later.answer("rad 2 av 2", "4")
    later.answer("Nummer, eller Enter", "")
    assert later.end() == 0
    assert saved(tmp_path, "2026-11-21").required == {"utveckling": 4}


@pytest.mark.parametrize("kind", KINDS)
def test_an_offer_is_taken_as_it_is_with_enter(tmp_path: Path, kind: str) -> None:
    room = begun(tmp_path, kind, "2099-11-21", 80, 24)
    answered(room)
    room.answer("Enter: kravnivåer", "")
    room.press("rad 1 av 2", key(kind, "s"))
    room.answer("Nummer, eller Enter", "1")
    for proposed in ("Åtgärd:", "Roll:", "Datum:", "Första steg:", "Effekt:"):
        room.see(proposed)  # stands there once the line is read; what is proposed stands after it
        room.type("\r")
    room.answer("1 av högst 3 öppna", "")
    assert room.end() == 0
    (made,) = saved(tmp_path, "2099-11-21").actions.items()
    assert made[0] == made[1].offered and made[1].text
    assert made[1].due is not None and made[1].due > date(2099, 11, 21)


@pytest.mark.parametrize("kind", KINDS)
def test_breaking_off_in_the_plan_keeps_every_part_that_was_acknowledged(tmp_path: Path, kind: str) -> None:
    room = begun(tmp_path, kind, "2026-11-21", 80, 24)
    answered(room)
    room.answer("Enter: kravnivåer", "")
    room.press("rad 1 av 2", key(kind, "s"))
    room.press("Nummer, eller Enter", key(kind, "e"))
    room.answer("Vad ska ni göra?", FIRST)
    room.answer("Vilken roll svarar för det?", "HR-chef")
    room.see("När ska det vara klart?", prompt=True)
    room.type("\x03")
    assert room.end() == 130
    assert "digikap plan digikap-angelholm-2026-11-21.toml" in " ".join(room.screen.split())
    assert [(one.text, one.role) for one in saved(tmp_path, "2026-11-21").actions.values()] == [(FIRST, "HR-chef")]


@pytest.mark.parametrize(("kind", "columns", "rows"), ROOMS)
def test_one_person_answers_alone(tmp_path: Path, kind: str, columns: int, rows: int) -> None:
    arguments = ("assess", "--quick", "--mode", "individual", "--date", "2026-11-21", *flags(kind))
    room = Terminal(tmp_path, *arguments, columns=columns, rows=rows)
    room.answer("en enda persons svar", "")
    room.answer("Kommun:", "angelh")
    room.answer("Alias:", "blå 7")
    room.answer("Roll:", "6")
    room.answer("0 för ingen", "0")
    answered(room)
    assert room.end() == 0
    assert "digikap merge digikap-angelholm-2026-11-21-bla-7.toml" in " ".join(room.screen.split())
    alone = read(tmp_path / "digikap-angelholm-2026-11-21-bla-7.toml")
    assert (alone.respondent, alone.participants) == (Respondent("blå 7", "Ekonomichef"), 1)
    assert "b_roller" not in alone.answers


def test_a_script_is_asked_nothing(tmp_path: Path) -> None:
    (tmp_path / "svar.toml").write_text("[answers]\nd_total = 4\nu_total = 3\n", encoding="utf-8")
    room = Terminal(tmp_path, "assess", "kompass", "--answers", "svar.toml", "--municipality", "Lund", "-o", "a.toml")
    assert room.end() == 1  # the questions are of another questionnaire: told at once
    full = Terminal(tmp_path, "assess", "--quick", "--answers", "svar.toml", "--municipality", "Lund", "-o", "a.toml")
    assert full.end() == 0
    shown = digikap("plan", "a.toml", folder=tmp_path)
    assert shown.returncode == 0 and "inga åtgärder" in shown.stdout.decode()
