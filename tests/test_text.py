"""Text from outside is data: clean when it is typed, visible when it is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.text import clean, short_line, visible, visible_line

ANY = st.text(st.characters(codec=None, categories=None))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a b"),
        ("A\u030angra", "Ångra"),
        ("\x1b[31mrött\x07", "[31mrött"),
        ("\udce5tta", "tta"),
        ("a\u202eb\u2066c\ufeff", "abc"),
        ("Ham\u200bnen\u200d\u2060", "Hamnen"),
        ("\u3164\uffa0\U000e0041", ""),
    ],
)
def test_what_is_typed_loses_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(ANY)
def test_clean_text_can_be_saved_and_is_clean_for_good(typed: str) -> None:
    cleaned = clean(typed)
    assert cleaned.encode().decode() == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned


@given(ANY)
def test_nothing_that_is_shown_can_steer_a_terminal(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in shown.replace("\n", ""))
    assert "\u202e" not in shown


BLANKS = "\u115f\u1160\u3164\uffa0"  # letters that look like spaces


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters=BLANKS)))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("sign", [*"\u200b\u200c\u200d\u2060\u180e\u3164\ufff9\U000e0020", "\u034f"])
def test_what_takes_no_room_is_shown_as_its_number(sign: str) -> None:
    assert visible(f"Ham{sign}nen") == f"Ham<U+{ord(sign):04X}>nen"


def test_a_soft_hyphen_may_stay() -> None:
    assert visible("drift\u00adkapacitet") == clean("drift\u00adkapacitet") == "drift\u00adkapacitet"


def test_an_escape_sequence_is_shown_as_its_number() -> None:
    assert visible("\x1b]0;titel\x07") == "<U+001B>]0;titel<U+0007>"


@given(ANY)
def test_a_visible_line_is_one_line(text: str) -> None:
    assert len(visible_line(text).splitlines()) <= 1


def test_white_space_in_a_line_becomes_one_space() -> None:
    assert visible_line("  ett \n\n två\t\x1b tre ") == "ett två <U+001B> tre"


def test_a_short_line_has_at_most_sixty_characters() -> None:
    assert short_line("a\n\x1bb") == "a <U+001B>b"
    assert short_line("a" * 60) == "a" * 60
    assert short_line("a" * 61) == "a" * 59 + "…"
