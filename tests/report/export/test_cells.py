"""Text in cells: nothing that a spreadsheet calculates, nothing unseen, nothing that does not fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.report.export.cells import CUT, LIMIT, fitting, neutral
from tests.report.hostility import FORMULAS


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert neutral(text).startswith("'")
    assert neutral(text).endswith(text.strip()[1:])


@pytest.mark.parametrize("text", ["", "a=1", "3–5", "12", "'=1", "Å", "\u22125", "a\nb", " a"], ids=ascii)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


def test_what_cannot_be_seen_is_made_visible() -> None:
    assert neutral("a\x00\x1b[1m\u202eb") == "a<U+0000><U+001B>[1m<U+202E>b"


@given(st.text())
def test_no_text_begins_a_formula_however_it_is_trimmed(text: str) -> None:
    assert not neutral(text).lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert neutral(neutral(text)) == neutral(text)


@pytest.mark.parametrize("letter", ["a", "å", "😀", "\x00"])
@pytest.mark.parametrize("more", [-1, 0, 1, 20_000])
def test_a_text_that_is_too_long_is_cut_and_says_so(letter: str, more: int) -> None:
    fitted = fitting(letter * (LIMIT + more))
    assert len(fitted.encode("utf-16-le")) // 2 <= LIMIT
    assert fitted.endswith(CUT) == (more > 0 or letter in "😀\x00")
