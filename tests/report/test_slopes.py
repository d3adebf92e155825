"""Slope charts: where lines and words stand, in every layout; and the arrow from last time's point."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.report import drawings, html, markdown, pdf
from digikap.report.charts import eighth, spread
from digikap.report.drawings.slope import LINE, TOP
from digikap.report.glyphs import FINE, PLAIN
from digikap.report.pictures import course
from digikap.report.view import Report
from digikap.report.view.blocks import Page, Section, Slope, Slopes
from tests.report.pdfs import Read
from tests.report.reports import WORST, said_as
from tests.report.room import is_golden, printed, squeezed, words_of
from tests.report.test_drawings import dot, of_class, parsed, texts

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

PLACES = st.fractions(0, 100)


def slope(name: str, *places: int | None, stressed: bool = False) -> Slope:
    values = tuple("–" if place is None else str(place) for place in places)
    exact = tuple(None if place is None else Fraction(place) for place in places)
    return Slope(name, values, exact, "+1,0", "tydlig", f"{name}: {values}", stressed)


def chart(*rows: Slope) -> Slopes:
    moments = tuple(f"gång {number}" for number in range(1, len(rows[0].places) + 1))
    return Slopes("Linjer", "Varje linje.", ("Namn", *moments, "Förändring", "Bedömning"), rows)


TWO = chart(slope("Drift", 25, 75, stressed=True), slope("Utveckling", 50, 50), slope("Tid", None, 10))
FOUR = chart(slope("Drift", 0, None, 50, 100), slope("Utveckling", 50, 40, 30, 20))


def page_of(*blocks: Slopes) -> Page:
    return Page("Titel", "Ingress", (), (Section("Kapitel", blocks),))


def test_the_chart_is_as_it_was_looked_at() -> None:
    assert is_golden("slopes.svg", drawings.standalone(drawings.slopes(TWO)))


def test_a_line_goes_from_each_moment_to_the_next_that_has_a_place() -> None:
    assert len(of_class(drawings.slopes(TWO), "course")) == 2
    assert len(of_class(drawings.slopes(FOUR), "course")) == 1 + 3
    assert len(of_class(drawings.slopes(FOUR), "point")) + len(of_class(drawings.slopes(FOUR), "before")) == 3 + 4
    assert len(of_class(drawings.slopes(TWO), "stressed")) == 1


def test_higher_is_further_up() -> None:
    (line,) = of_class(drawings.slopes(chart(slope("Drift", 0, 100))), "course")
    assert float(line["y1"]) > float(line["y2"]) == TOP


def test_the_same_first_figure_stands_once_and_every_last_figure_has_its_name() -> None:
    words = texts(drawings.slopes(chart(slope("A", 40, 50), slope("B", 40, 60))))
    assert words.count("40") == 1
    drawn = drawings.slopes(chart(slope("A", 40, 50), slope("B", 40, 60)))
    assert [one.text for one in parsed(drawn).iter("tspan")] == ["50", "60"]


def test_of_many_moments_as_many_are_named_as_have_room() -> None:
    words = texts(drawings.slopes(chart(slope("A", *range(20)))))
    named = [word for word in words if word.startswith("gång")]
    assert "gång 20" in named
    assert 3 <= len(named) <= 6
    assert len([word for word in texts(drawings.slopes(FOUR)) if word.startswith("gång")]) == 4


def test_the_chart_has_a_title_a_description_and_a_title_for_each_line() -> None:
    tree = parsed(drawings.slopes(TWO, "a1"))
    assert (tree.findtext("title"), tree.findtext("desc")) == ("Linjer", "Varje linje.")
    assert tree.get("aria-labelledby") == "a1-titel a1-beskrivning"
    assert [one.findtext("title") for one in tree.iter("g")] == [row.picture for row in TWO.rows]


@given(st.lists(PLACES, max_size=12))
def test_words_are_spread_in_their_order_without_overlap(wanted: list[Fraction]) -> None:
    placed = spread(wanted, LINE, 0, 300)
    assert all(0 <= place <= 300 for place in placed)
    order = sorted(range(len(wanted)), key=lambda one: (wanted[one], one))
    assert all(placed[other] - placed[one] >= LINE for one, other in pairwise(order))


@given(st.lists(PLACES, max_size=60))
def test_too_many_words_stand_closer_but_inside(wanted: list[Fraction]) -> None:
    assert all(0 <= place <= 100 for place in spread(wanted, LINE, 0, 100))


def test_words_that_have_room_stand_where_they_belong() -> None:
    wanted = [Fraction(90), Fraction(10), Fraction(50)]
    assert spread(wanted, LINE, 0, 100) == wanted


@pytest.mark.parametrize(
    ("right", "up", "sign"),
    [(1, 0, "→"), (1, 1, "↗"), (0, 1, "↑"), (-1, 1, "↖"), (-1, 0, "←"), (-1, -1, "↙"), (0, -1, "↓"), (1, -1, "↘")],
)
def test_an_arrow_points_where_the_way_goes(right: int, up: int, sign: str) -> None:
    assert FINE.arrows[eighth(right, up)] == sign
    assert len(FINE.arrows) == len(PLAIN.arrows) == 8


def test_moments_are_bars_in_characters_and_dots_where_there_is_none() -> None:
    assert course(FOUR.rows[0], FINE) == "▁·▅█"
    assert course(FOUR.rows[1], PLAIN) == "::.."


def test_every_word_stands_in_every_layout() -> None:
    page = page_of(TWO, FOUR)
    for text in (printed(page, 100), markdown.render(page), html.render(page)):
        for word in words_of(page):
            assert squeezed(word) in squeezed(text)
    assert "▁·▅█" in printed(page, 100)
    assert "`▁·▅█`" in markdown.render(page)


def test_the_pdf_has_the_chart_and_its_figures(report: Report) -> None:
    first, *rest = report.chapters
    with_lines = replace(report, chapters=(replace(first, blocks=(*first.blocks, TWO)), *rest))
    assert "Utveckling" in Read(pdf.render(with_lines, date(2026, 11, 21))).body


def test_no_text_becomes_markup(report: Report) -> None:
    hostile = said_as(replace(report, chapters=(Section("K", (TWO, FOUR)),)), WORST)
    assert "<b>" not in html.render(hostile)
    parsed(drawings.slopes(hostile.chapters[0].blocks[0]))  # type: ignore[arg-type]


def test_the_arrows_head_is_on_the_way_and_left_out_where_there_is_no_room(report: Report) -> None:
    field = report.summary.four_field
    assert field is not None
    moved = replace(field, x=dot(Fraction(80), before=Fraction(20)), y=dot(Fraction(50), before=Fraction(50)))
    (tip,) = of_class(drawings.four_field(moved), "tip")
    points = [tuple(map(float, point.split(","))) for point in tip["points"].split()]
    assert points[0][0] > points[1][0] == points[2][0]
    assert points[0][1] == pytest.approx((points[1][1] + points[2][1]) / 2)
    near = replace(moved, x=dot(Fraction(21), before=Fraction(20)))
    assert not of_class(drawings.four_field(near), "tip")
