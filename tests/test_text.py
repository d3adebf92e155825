"""Text from outside is data: clean when it is typed, visible when it is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.text import clean, visible, visible_line

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


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_an_escape_sequence_is_shown_as_its_number() -> None:
    assert visible("\x1b]0;titel\x07") == "<U+001B>]0;titel<U+0007>"


@given(ANY)
def test_a_visible_line_is_one_line(text: str) -> None:
    assert len(visible_line(text).splitlines()) <= 1


def test_white_space_in_a_line_becomes_one_space() -> None:
    assert visible_line("  ett \n\n två\t\x1b tre ") == "ett två <U+001B> tre"
