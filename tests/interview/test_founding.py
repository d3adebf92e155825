"""What a new questionnaire is asked: title, id, base, sections, dimension."""

from __future__ import annotations

from typing import Any

import pytest

from digikap.interview.device import ESCAPE
from digikap.interview.founding import ask_new
from tests.interview.typist import Typist

BASES = [("kommunen@1", "Kommunens kapacitet"), ("tre_s@1", "Tre S")]


def asked(*lines: str, **known: Any) -> tuple[dict[str, Any], Typist]:
    typist = Typist(*lines)
    said = ask_new(typist, known, proposed=lambda title: title.lower(), taken={"tagen"}, bases=BASES, most_sections=20)
    assert typist.left == []
    return dict(said), typist


def test_five_lines_are_a_plan() -> None:
    said, typist = asked("  Vår   hamn", "hamnen", "2", "3", "Beredskap")
    assert said == {
        "title": "Vår hamn",
        "id": "hamnen",
        "extends": "kommunen@1",
        "sections": 3,
        "dimension": "Beredskap",
    }
    assert "Bygg vidare på kommunen@1: Kommunens kapacitet" in typist.screens[2]


def test_enter_takes_the_proposed_id_and_no_dimension() -> None:
    said, typist = asked("Hamn", "", "1", "1", "")
    assert (said["id"], said["extends"], said["dimension"]) == ("hamn", None, None)
    assert "Enter tar förslaget: hamn" in " ".join(typist.screens[1].split())


def test_what_is_known_is_not_asked() -> None:
    said, typist = asked("1", "2", title="Hamn", id="hamn", dimension="Vatten")
    assert said == {"title": "Hamn", "id": "hamn", "dimension": "Vatten", "extends": None, "sections": 2}
    assert len(typist.screens) == 2


@pytest.mark.parametrize("back", ["b", ESCAPE])
def test_back_asks_the_question_before_again(back: str) -> None:
    said, _ = asked("Hamn", "hamn", back, "kaj", back, back, "Kaj", "", "3", "1", "")
    assert (said["title"], said["id"], said["extends"]) == ("Kaj", "kaj", "tre_s@1")


def test_no_letter_is_a_key_where_words_are_typed() -> None:
    _, typist = asked("Hamn", "hamn", "1", "1", "Beredskap")
    assert [prompt.instant for prompt in typist.prompts] == ["", "", "b", "b", ""]


def test_before_the_first_question_there_is_nothing_to_go_back_to() -> None:
    said, typist = asked("b", "hamn", "1", "1", "", title="Hamn")
    assert said["id"] == "hamn"
    assert typist.screens[0] == typist.screens[1]


def test_what_cannot_be_used_is_said_and_asked_again() -> None:
    _, typist = asked(
        "", ESCAPE, "x" * 201, "Hamn", "Å Ä", "tagen", "a" * 61, "", "4", "noll", "1", "0", "21", "20", "y" * 201, ""
    )
    notices = typist.notices
    assert notices[:2] == ["Skriv en rubrik."] * 2
    assert "för lång" in notices[2]
    assert "a–z" in notices[3] and "å ä" in notices[3]
    assert "heter så" in notices[4]
    assert notices[6:8] == ["Skriv ett heltal 1–3."] * 2
    assert notices[8:10] == ["Skriv ett heltal 1–20."] * 2
    assert "för lång" in notices[10]
