"""Pictures in characters."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.report.glyphs import FINE, PLAIN, known_by, written
from digikap.report.pictures import bar, four_field, legend, shade, strip, votes
from digikap.report.view import Report
from digikap.report.view.blocks import ChoiceRow, Dot, FourField
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


def test_what_is_required_and_last_time_have_signs_of_their_own() -> None:
    row = replace(placed(Fraction(50), Fraction(30), Fraction(60)), required=Fraction(100), before=Fraction(0))
    assert strip(row, 11, FINE) == "◇··──●─···○"
    assert strip(row, 11, PLAIN) == "x..--O-...|"
    assert strip(replace(row, required=Fraction(50)), 11, FINE) == "◇··──◉─····"
    assert strip(replace(row, before=Fraction(50)), 11, FINE) == "···──●─···○"
    assert strip(replace(row, before=Fraction(100)), 11, FINE) == "···──●─···○"
    assert strip(replace(placed(None), required=Fraction(75)), 5, FINE) == "···○·"


@given(INDEX, INDEX, INDEX)
def test_a_point_is_never_hidden(at: Fraction, required: Fraction, before: Fraction) -> None:
    drawn = strip(replace(placed(at), required=required, before=before), 15, FINE)
    assert len(drawn) == 15
    assert len([sign for sign in drawn if sign in "●◉"]) == 1
    assert ("○" in drawn) != ("◉" in drawn)


def test_a_legend_has_a_sign_before_each_word_and_none_for_a_point_alone() -> None:
    signs = (("point", "nu"), ("line", "intervall"), ("required", "krav"), ("before", "förut"))
    assert legend(signs, FINE) == "●\u00a0nu  ─\u00a0intervall  ○\u00a0krav  ◇\u00a0förut"
    assert legend(signs[2:], PLAIN) == "|\u00a0krav  x\u00a0förut"
    assert legend(signs[:1], FINE) == ""
    assert legend((), FINE) == ""


def test_a_tone_is_that_of_the_nearest_of_five_steps() -> None:
    assert [shade(Fraction(at), FINE) for at in (0, 25, 50, 75, 100)] == ["··", "░░", "▒▒", "▓▓", "██"]
    assert [shade(Fraction(at, 2), PLAIN) for at in (24, 25, 124, 125, 174, 175)] == [
        "..",
        "::",
        "++",
        "##",
        "##",
        "@@",
    ]
    assert shade(None, FINE) == ""


@given(INDEX, INDEX)
def test_a_higher_place_has_no_lighter_tone(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert FINE.shades.index(shade(low, FINE)[0]) <= FINE.shades.index(shade(high, FINE)[0])


def test_a_bar_is_dark_as_far_as_it_was_put_first() -> None:
    assert bar(ChoiceRow("A", (), Fraction(1), Fraction(1, 2)), 10, FINE) == "█████▒▒▒▒▒"
    assert bar(ChoiceRow("A", (), Fraction(1, 2)), 10, PLAIN) == "+++++"
    assert bar(ChoiceRow("A", (), Fraction(1, 100), Fraction(1, 100)), 10, FINE) == "█"


@given(st.integers(1, 30), st.integers(0, 30), st.integers(0, 30))
def test_a_bar_has_room_and_its_dark_part_too(all_of_them: int, chosen: int, first: int) -> None:
    share = Fraction(min(max(chosen, 1), all_of_them), all_of_them)
    part = min(share, Fraction(first, all_of_them))
    drawn = bar(ChoiceRow("A", (), share, part), 20, FINE)
    assert 1 <= len(drawn) <= 20
    assert bool(part) == ("█" in drawn)


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


def test_last_time_is_hollow_and_hides_neither_the_point_nor_a_name(report: Report) -> None:
    x, y = (replace(placed(Fraction(at)), before=Fraction(before)) for at, before in ((80, 30), (90, 20)))
    text = "\n".join(four_field(picture(report, x, y), FINE))
    assert text.count("●") == text.count("◇") == 1
    for word in ("stadig grund", "Hållbar", "På tå", "Bristande kapacitet"):
        assert word in text
    same = [replace(placed(Fraction(80)), before=Fraction(80)) for _ in "xy"]
    assert "◇" not in "".join(four_field(picture(report, *same), FINE))
    alone = replace(x, before=None)
    assert "◇" not in "".join(four_field(picture(report, alone, y), FINE))


@given(INDEX, INDEX, INDEX, INDEX)
def test_two_points_are_both_drawn_in_every_place(x: Fraction, y: Fraction, left: Fraction, down: Fraction) -> None:
    axes = (replace(placed(x), before=left), replace(placed(y), before=down))
    text = "\n".join(four_field(replace(EMPTY_FIELDS, x=axes[0], y=axes[1]), FINE))
    assert text.count("●") == 1
    assert text.count("◇") <= 1
    assert {len(line) for line in text.splitlines()} == {46, 47}


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
