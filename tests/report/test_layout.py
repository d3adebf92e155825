"""Text in columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digikap.report.layout import beside, columns_of, fold, shortened, widths

TEXTS = st.text(alphabet="ab å漢e\u0301\n-", max_size=80)


def test_text_is_broken_at_spaces_and_never_at_hard_ones() -> None:
    assert fold("en två tre", 6) == ["en två", "tre"]
    assert fold("i 12\u00a0% av", 5) == ["i", "12\u00a0%", "av"]
    assert fold("en\ntvå", 10) == ["en", "två"]
    assert fold("", 5) == [""]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert fold("x" * 7 + " y", 3) == ["xxx", "xxx", "x y"]
    assert fold("en " + "x" * 4, 3) == ["en", "xxx", "x"]
    assert fold("漢漢漢", 4) == ["漢漢", "漢"]
    assert fold("漢", 1) == ["漢"]


@given(TEXTS, st.integers(2, 30))
def test_no_line_is_too_wide_and_no_sign_is_lost(text: str, width: int) -> None:
    lines = fold(text, width)
    assert all(columns_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_text_with_too_many_lines_ends_in_an_ellipsis() -> None:
    assert shortened("en två tre", 6, 2) == ["en två", "tre"]
    assert shortened("en två tre", 6, 1) == ["en tv…"]


@given(TEXTS, st.integers(2, 20), st.integers(1, 3))
def test_a_shortened_text_keeps_to_its_lines(text: str, width: int, lines: int) -> None:
    short = shortened(text, width, lines)
    assert len(short) <= lines
    assert all(columns_of(line) <= width for line in short)


def test_columns_are_as_wide_as_their_text_where_there_is_room() -> None:
    assert widths([("Namn", "Tal"), ("Utveckling", "5")], 40) == [10, 3]


def test_the_widest_column_gives_way_and_words_are_broken_only_at_last() -> None:
    rows = [("a b c d e f g h", "Utvecklingskapacitet")]
    assert widths(rows, 25) == [5, 20]
    assert widths(rows, 18) == [1, 17]
    assert widths(rows, 0) == [1, 1]


def test_cells_stand_beside_each_other() -> None:
    assert beside(("en två", "3"), (3, 5), 2, {1}) == ["en       3", "två"]
    assert beside(("", ""), (3, 3), 2) == [""]
