"""Going on with what was begun, or opening what is finished."""

from __future__ import annotations

import pytest

from digikap.interview.resuming import ask_finished, ask_which
from tests.interview.typist import Typist

ONE = ["Ängelholm: Kommunens kapacitet. 3 av 10 frågor besvarade (svar.toml)"]


@pytest.mark.parametrize(
    ("begun", "title"),
    [(ONE, "Här finns en påbörjad självskattning\n"), (ONE * 2, "Här finns påbörjade självskattningar\n")],
)
def test_the_title_counts_what_was_begun(begun: list[str], title: str) -> None:
    typist = Typist("1")
    assert ask_which(typist, begun) == 0
    assert typist.screens[0].startswith(title) and "svar.toml" in typist.screens[0]


def test_a_number_goes_on_and_n_begins_anew() -> None:
    assert ask_which(Typist("2"), ONE * 2) == 1
    assert ask_which(Typist("n"), ONE) is None
    typist = Typist("", "9", "ny", redraws=False)
    assert ask_which(typist, ONE * 2) is None
    assert typist.notices == ["Skriv en siffra 1–2 för att fortsätta, eller n för en ny."] * 2


def test_what_is_finished_is_opened_only_by_a_typed_letter() -> None:
    typist = Typist("", "j")
    assert ask_finished(typist, "”svar.toml”", can_end=True, can_change=True) == "change"
    assert "”svar.toml” är en färdig självskattning" in typist.screens[0]
    assert typist.notices == ["Skriv p, j eller n."]
    assert ask_finished(Typist("P"), "x", can_end=True, can_change=True) == "end"
    assert ask_finished(Typist("nej"), "x", can_end=True, can_change=True) == "leave"


def test_one_persons_answers_have_no_end_to_take_up_and_merged_ones_cannot_be_changed() -> None:
    alone = Typist("p", "ja")
    assert ask_finished(alone, "x", can_end=False, can_change=True) == "change"
    assert alone.notices == ["Skriv j eller n."]
    merged = Typist("j", "p", redraws=False)
    assert ask_finished(merged, "x", can_end=True, can_change=False) == "end"
    assert "öppna svaren" not in merged.screens[0]
