"""Pictures in characters."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.report.glyphs import FINE, PLAIN, known_by, written
from digikap.report.pictures import four_field, strip, votes
from digikap.report.view import Report
from digikap.report.view.blocks import Dot, FourField
from digikap.report.view.words import dot
from digikap.scoring.result import Measure

INDEX = st.fractions(0, 100)


def placed(index: Fraction | None, low: Fraction | None = None, high: Fraction | None = None) -> Dot:
    ends = (index if low is None else low, index if high is None else high)
    return dot("Namn", Measure(index, *ends, 1, 1), None)


def picture(report: Report, x: Dot, y: Dot) -> FourField:
    assert report.summary.four_field
    return replace(report.summary.four_field, x=x, y=y)


def test_an_index_is_a_point_on_its_interval() -> None:
    assert strip(placed(Fraction(50), Fraction(25), Fraction(75)), 21, FINE) == "·····─────●─────·····"
    assert strip(placed(Fraction(0)), 5, FINE) == "●····"
    assert strip(placed(Fraction(100)), 5, PLAIN) == "....O"
    assert strip(placed(None), 5, FINE) == "·····"


def test_one_vote_is_a_filled_level_and_several_are_bars() -> None:
    assert votes((0, 0, 1, 0, 0), FINE) == "○○●○○"
    assert votes((0, 0, 1, 0, 0), PLAIN) == "ooXoo"
    assert votes((0, 3, 4, 1, 0), FINE) == "·▆█▂·"
    assert votes((0, 3, 3), PLAIN) == ".||"
    assert votes((0, 0), FINE) == "··"
    assert votes((), FINE) == ""


def rows_of(lines: list[str]) -> list[str]:
    """The inside of the frame, the uppermost row first."""
    return [line[6:-1] for line in lines[1:-2]]


def test_the_four_field_stands_in_its_frame(report: Report) -> None:
    assert report.summary.four_field
    lines = four_field(report.summary.four_field, FINE)
    assert {len(line) for line in lines} == {46, 47}
    assert lines[0] == "  100┌─ Utvecklingskapacitet ─────────────────┐"
    assert lines[-2] == "    0└────────────────────── Driftskapacitet ─┘"
    assert lines[5].startswith(" 62,5│░░░")


@given(INDEX, INDEX)
def test_the_point_is_in_the_shade_exactly_when_an_axis_is_a_border_case(x: Fraction, y: Fraction) -> None:
    fields = EMPTY_FIELDS
    lines = rows_of(four_field(replace(fields, x=placed(x), y=placed(y)), FINE))
    row = next(number for number, line in enumerate(lines) if "●" in line)
    column = lines[row].index("●")
    assert (row == 4) == (abs(y - fields.cut) <= fields.border)
    assert (23 <= column < 27) == (abs(x - fields.cut) <= fields.border)


@given(INDEX, INDEX)
def test_the_point_never_hides_a_name(x: Fraction, y: Fraction) -> None:
    lines = rows_of(four_field(replace(EMPTY_FIELDS, x=placed(x), y=placed(y)), FINE))
    text = " ".join(lines)
    for word in ("Utveckling utan", "stadig grund", "Hållbar", "På tå", "Bristande kapacitet"):
        assert word in text


def test_without_an_index_there_is_no_point(report: Report) -> None:
    for x, y in ((None, Fraction(50)), (Fraction(50), None)):
        assert "●" not in "".join(four_field(picture(report, placed(x), placed(y)), FINE))


def test_both_intervals_cross_at_the_point(report: Report) -> None:
    x, y = placed(Fraction(80), Fraction(20), Fraction(95)), placed(Fraction(30), Fraction(0), Fraction(90))
    lines = rows_of(four_field(picture(report, x, y), FINE))
    row = next(number for number, line in enumerate(lines) if "●" in line)
    column = lines[row].index("●")
    assert lines[row][column - 1] == lines[row][column + 1] == "─"
    assert "│" in {lines[row - 1][column], lines[row + 1][column]}


def test_a_code_page_without_the_fine_signs_gets_the_plain_ones() -> None:
    assert known_by("utf-8") is FINE
    assert [known_by(name) for name in ("cp1252", "latin-1", "ascii", "no-such-encoding")] == [PLAIN] * 4


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "−3–5\u00a0”å”"), ("cp1252", "-3–5\u00a0”å”"), ("latin-1", '-3-5\u00a0"å"'), ("ascii", '-3-5 "å"')],
)
def test_typography_is_made_simpler_and_letters_never_changed(encoding: str, shown: str) -> None:
    assert written("−3–5\u00a0”å”", encoding) == shown


def _empty() -> FourField:
    from digikap.store import assessments, content
    from tests.report.room import reported

    found = reported(assessments.read(content.example())).summary.four_field
    assert found
    return found


EMPTY_FIELDS = _empty()
