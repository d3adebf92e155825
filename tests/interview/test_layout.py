"""Lines within a width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digikap.interview.layout import (
    _UNSURE,
    GAP,
    View,
    _cell,
    cells,
    line,
    padded,
    paragraph,
    shortened,
    side_by_side,
    tightened,
    window,
    wrapped,
)
from tests.interview.typist import text

WORDS = st.text(alphabet="aåäö –”日🙂\n\x1b", max_size=80)


@given(WORDS, st.integers(2, 40))
def test_no_wrapped_row_is_wider_than_its_room_unless_one_sign_is(words: str, width: int) -> None:
    assert all(cells(row) <= width for row in wrapped(words, width))


@given(st.lists(st.text(alphabet="aåäö", min_size=1, max_size=10), min_size=1), st.integers(10, 40))
def test_wrapping_breaks_only_between_words_and_loses_none(words: list[str], width: int) -> None:
    assert " ".join(wrapped(" ".join(words), width)) == " ".join(words)


def test_a_word_longer_than_the_line_is_broken_inside() -> None:
    assert wrapped("av förvaltningslagstiftningen nu", 12) == ["av", "förvaltnings", "lagstiftning", "en nu"]


def test_a_line_that_begins_with_a_long_word_has_no_empty_row_before_it() -> None:
    assert wrapped("förvaltningslagen", 10) == ["förvaltnin", "gslagen"]


def test_escape_sequences_in_a_text_are_shown_and_not_obeyed() -> None:
    assert wrapped("\x1b[2Jhej", 40) == ["<U+001B>[2Jhej"]
    assert line("a\u202eb")[0][0] == "a<U+202E>b"
    assert "\x1b" not in shortened("\x1b[31mrött", 40)


def test_wide_signs_take_two_cells_and_combining_ones_none() -> None:
    assert [cells(sign) for sign in ("å", "日", "a\u0301", "\u200d")] == [1, 2, 1, 0]
    assert padded("日", 4) == "日  "


def test_a_shortened_text_says_so() -> None:
    assert shortened("Samhällsbyggnad,  miljö", 10) == "Samhällsb…"
    assert shortened("Kort", 10) == "Kort"


def test_what_stands_before_a_paragraph_is_the_depth_of_its_rows() -> None:
    lines = paragraph("ett två tre", 9, "x", ((" 1  ", "key"),))
    assert text(lines) == " 1  ett\n    två\n    tre"


def test_columns_stand_side_by_side_even_when_one_is_shorter() -> None:
    assert text(side_by_side([[line("a"), line("b")], [line("c")]], 3)) == "a  c\nb"


def test_gaps_go_from_the_end_until_the_lines_fit_and_other_lines_never() -> None:
    lines = [line("a"), GAP, line("b"), GAP, line("c")]
    assert text(tightened(lines, 4)) == "a\n\nb\nc"
    assert text(tightened(lines, 1)) == "a\nb\nc"


@given(st.integers(1, 40), st.integers(3, 40), st.integers(0, 39))
def test_a_window_holds_the_row_that_is_asked_and_fits_with_its_marks(amount: int, rows: int, around: int) -> None:
    at = min(around, amount - 1)
    shown = window(amount, rows, at)
    assert at in shown
    assert len(shown) + (shown.start > 0) + (shown.stop < amount) <= rows
    assert shown.start >= 0 and shown.stop <= amount


def test_plain_lines_have_no_height() -> None:
    assert View(80).plain and not View(80, 24).plain


@given(WORDS)
def test_a_text_takes_as_many_cells_as_its_signs_one_by_one(words: str) -> None:
    assert cells(words) == sum(map(cells, words))


def test_only_signs_of_one_cell_are_never_looked_up() -> None:
    assert {chr(code) for code in range(0x110000) if not _UNSURE.search(chr(code)) and _cell(chr(code)) != 1} == set()
