"""Text in columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digikap.report.layout import beside, columns_of, fold, gap_for, natural_widths, parted, shortened, widths

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


def test_the_space_between_columns_gives_way_before_words_are_broken() -> None:
    rows = [("abcd", "efgh", "ijkl")]
    assert [gap_for(rows, width, 2) for width in (16, 15, 14, 13)] == [2, 1, 1, 2]
    assert natural_widths([("en två", "a\nbcd", "")]) == [6, 3, 1]


def test_a_table_too_wide_for_its_words_is_parted_and_each_part_names_the_rows() -> None:
    rows = [("abcd", "efgh", "ijkl", "m")]
    assert parted(rows, 16) == [(0, 1, 2, 3)]
    assert parted(rows, 15) == [(0, 1, 2), (0, 3)]
    assert parted(rows, 10) == [(0, 1), (0, 2), (0, 3)]
    assert parted(rows, 3) == [(0, 1), (0, 2), (0, 3)]
    assert parted([("abcd",)], 2) == [(0,)]


CELLS = st.text(alphabet="ab å", max_size=12)


@given(st.integers(1, 6).flatmap(lambda wide: st.lists(st.tuples(*[CELLS] * wide), min_size=1)), st.integers(1, 40))
def test_every_column_stands_in_one_part_and_no_word_is_broken_that_has_room(
    rows: list[tuple[str, ...]], width: int
) -> None:
    parts = parted(rows, width)
    assert [part[0] for part in parts] == [0] * len(parts)
    assert [at for part in parts for at in part[1:]] == list(range(1, len(rows[0])))
    for part in parts:
        cells = [tuple(row[at] for at in part) for row in rows]
        words = [max(len(word) for row in cells for word in row[at].split(" ")) for at in range(len(part))]
        gap = gap_for(cells, width, 2)
        if sum(max(1, one) for one in words) + len(words) - 1 <= width:
            fitted = widths(cells, width - gap * (len(part) - 1))
            assert all(has >= needs for has, needs in zip(fitted, words, strict=True))
