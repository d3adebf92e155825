"""The pictures as SVG: where things stand, what they are called, and that no text becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.report import drawings
from digikap.report.drawings.field import BOTTOM, LEFT, RIGHT, TOP
from digikap.report.drawings.marks import coordinate
from digikap.report.view import Report
from digikap.report.view.blocks import ChoiceRow, Dot, Dots, FourField, LevelRow, Radar
from tests.report.reports import WORST, said_as
from tests.report.room import is_golden

PLACES = st.fractions(0, 100)
MARKUP = "<b>&\"'"


def parsed(drawing: str) -> ElementTree.Element:
    """The drawing as its own document; a namespace is taken off."""
    return ElementTree.fromstring(re.sub(' xmlns="[^"]*"', "", drawing))


def of_class(drawing: str, name: str) -> list[dict[str, str]]:
    """The attributes of everything of this class."""
    return [one.attrib for one in parsed(drawing).iter() if name in one.get("class", "").split()]


def texts(drawing: str) -> list[str]:
    return [one.text or "" for one in parsed(drawing).iter("text")]


def dot(at: Fraction | None, name: str = "Robusthet", **more: Fraction | None) -> Dot:
    places = {"low": at, "high": at, **more}
    return Dot(name, "63", "god", "63", "1 av 1", "1 av 1 fråga", f"{name}: 63", at=at, **places)


@pytest.fixture(scope="module")
def field(report: Report) -> FourField:
    assert report.summary.four_field
    return report.summary.four_field


@pytest.fixture(scope="module")
def radar(report: Report) -> Radar:
    return next(
        block.radar
        for _, section in report.sections()
        for block in section.blocks
        if isinstance(block, Dots) and block.radar
    )


def test_the_great_pictures_of_the_example_are_as_they_were_looked_at(field: FourField, radar: Radar) -> None:
    assert is_golden("fourfield.svg", drawings.standalone(drawings.four_field(field)))
    assert is_golden("radar.svg", drawings.standalone(drawings.radar(radar)))


def test_a_great_picture_has_a_title_and_a_description_that_its_ids_lead_to(field: FourField, radar: Radar) -> None:
    for drawing, block in ((drawings.four_field(field, "a1"), field), (drawings.radar(radar, "b2"), radar)):
        tree = parsed(drawing)
        title, described = tree.find("title"), tree.find("desc")
        assert title is not None
        assert described is not None
        assert (title.text, described.text) == (block.caption, block.description)
        assert tree.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
        assert tree.get("role") == "img"
    assert 'id="a1-titel"' in drawings.four_field(field, "a1")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (10, "10"),
        (Fraction(25, 2), "12.5"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(-1, 999), "0"),
        (Fraction(100), "100"),
        (Fraction(199999, 1000), "200"),
    ],
)
def test_a_coordinate_has_two_decimals_at_most(value: Fraction | int, written: str) -> None:
    assert coordinate(value) == written


def test_a_small_picture_is_named_by_its_title() -> None:
    row, choice = LevelRow("A", "2", (0, 1, 0), "", "steg 2 av 3"), ChoiceRow("Tid", ("3", "1"), Fraction(1))
    told = [
        parsed(one).findtext("title") for one in (drawings.strip(dot(None)), drawings.votes(row), drawings.bar(choice))
    ]
    assert told == ["Robusthet: 63", "steg 2 av 3", "Tid, 3, 1"]


@settings(deadline=None)
@given(PLACES, PLACES)
def test_the_point_of_the_four_field_stands_where_its_indices_are(report: Report, x: Fraction, y: Fraction) -> None:
    field = report.summary.four_field
    assert field
    moved = replace(field, x=dot(x), y=dot(y))
    [point] = of_class(drawings.four_field(moved), "point")
    assert abs(float(point["cx"]) - float(LEFT + (RIGHT - LEFT) * x / 100)) <= 0.005
    assert abs(float(point["cy"]) - float(BOTTOM - (BOTTOM - TOP) * y / 100)) <= 0.005


def test_a_four_field_without_an_index_has_no_point_and_no_line(field: FourField) -> None:
    drawing = drawings.four_field(replace(field, x=dot(None)))
    assert of_class(drawing, "point") == of_class(drawing, "interval") == of_class(drawing, "way") == []


def test_last_times_place_is_drawn_with_the_way_from_it(field: FourField) -> None:
    before = replace(field, x=replace(field.x, before=Fraction(0)), y=replace(field.y, before=Fraction(100)))
    drawing = drawings.four_field(before)
    [point] = of_class(drawing, "before")
    assert (point["cx"], point["cy"]) == (str(LEFT), str(TOP))
    assert len(of_class(drawing, "way")) == 1
    gone = drawings.four_field(replace(before, x=replace(before.x, at=None)))
    assert len(of_class(gone, "before")) == 1
    assert of_class(gone, "way") == []


@pytest.mark.parametrize("sign", ["point", "before"])
@settings(deadline=None)
@given(PLACES, PLACES)
def test_no_name_is_written_over_the_point(report: Report, sign: str, x: Fraction, y: Fraction) -> None:
    field = report.summary.four_field
    assert field
    axes = (dot(x), dot(y)) if sign == "point" else (dot(None, before=x), dot(None, before=y))
    drawing = drawings.four_field(replace(field, x=axes[0], y=axes[1]))
    [point] = of_class(drawing, sign)
    for name in (*of_class(drawing, "name"), *of_class(drawing, "mark")):
        across, down = float(point["cx"]) - float(name["x"]), float(point["cy"]) - float(name["y"])
        assert not (0 <= across <= 60 and -13 <= down <= 3)


def test_the_border_zone_is_as_wide_as_its_border_and_hatched_inside_the_frame(field: FourField) -> None:
    drawing = drawings.four_field(field)
    upright = of_class(drawing, "zone")[0]
    assert float(upright["width"]) == pytest.approx((RIGHT - LEFT) * 2 * 5 / 100)
    [hatch] = of_class(drawing, "hatch")
    numbers = [float(number) for number in re.findall(r"[\d.]+", hatch["d"])]
    assert min(numbers[::2]) >= LEFT
    assert max(numbers[::2]) <= RIGHT
    assert min(numbers[1::2]) >= TOP
    assert max(numbers[1::2]) <= BOTTOM


def test_the_field_of_the_group_and_those_as_near_are_marked_in_words(field: FourField) -> None:
    here, near = replace(field.fields[0], here=True, near=False), replace(field.fields[1], here=False, near=True)
    drawing = drawings.four_field(replace(field, fields=(here, near)))
    assert {field.here, field.near} <= set(texts(drawing))


def test_a_strip_shows_only_what_there_is() -> None:
    drawing = drawings.strip(dot(Fraction(50)))
    assert [point["cx"] for point in of_class(drawing, "point")] == ["100"]
    assert of_class(drawing, "interval") == of_class(drawing, "required") == of_class(drawing, "before") == []
    ends = {"low": Fraction(25), "high": Fraction(75), "required": Fraction(100), "before": Fraction(0)}
    whole = drawings.strip(dot(Fraction(50), **ends))
    assert [(line["x1"], line["x2"]) for line in of_class(whole, "interval")] == [("56", "144")]
    assert [ring["cx"] for ring in of_class(whole, "required")] == ["188"]
    assert [ring["cx"] for ring in of_class(whole, "before")] == ["12"]
    lacking = drawings.strip(dot(None, required=Fraction(75), before=Fraction(0)))
    assert of_class(lacking, "point") == of_class(lacking, "interval") == []
    assert len(of_class(lacking, "required")) == len(of_class(lacking, "before")) == 1


def test_a_single_answer_is_a_filled_box_among_open_ones() -> None:
    drawing = drawings.votes(LevelRow("A", "2", (0, 1, 0), "", "steg 2 av 3"))
    assert len(of_class(drawing, "chosen")) == 1
    assert len(of_class(drawing, "open")) == 2


def test_the_votes_of_several_are_bars_and_the_tallest_is_for_the_most() -> None:
    drawing = drawings.votes(LevelRow("A", "medel 2", (1, 0, 4), "", "1, 0 och 4"))
    heights = [float(bar["height"]) for bar in of_class(drawing, "chosen")]
    assert heights == [5.0, 20.0]
    assert len(of_class(drawing, "base")) == 3


def test_no_votes_are_no_picture() -> None:
    assert drawings.votes(LevelRow("A", "vet ej", (), "", "vet ej")) == ""


def test_a_bar_shows_its_share_and_the_part_that_put_it_first() -> None:
    plain = drawings.bar(ChoiceRow("Tid", ("1",), Fraction(1, 2)))
    assert [bar["width"] for bar in of_class(plain, "share")] == ["99"]
    assert of_class(plain, "first") == []
    ranked = drawings.bar(ChoiceRow("Tid", ("1", "1"), Fraction(1, 2), Fraction(1, 3)))
    assert [bar["width"] for bar in of_class(ranked, "first")] == ["66"]


@pytest.mark.parametrize("kind", ["point", "line", "required", "before", "zone"])
def test_the_signs_of_a_legend_look_as_in_the_pictures(kind: str) -> None:
    drawing = drawings.sign(kind)
    assert len(of_class(drawing, "interval" if kind == "line" else kind)) == 1
    assert parsed(drawing).get("aria-hidden") == "true"


def test_a_radar_has_a_point_for_each_index_and_no_line_through_what_is_missing(radar: Radar) -> None:
    names = ("A", "B", "C", "D")
    whole = replace(radar, axes=tuple(dot(Fraction(50), name) for name in names))
    assert len(of_class(drawings.radar(whole), "edge")) == len(of_class(drawings.radar(whole), "point")) == 4
    assert len(of_class(drawings.radar(whole), "area")) == 1
    torn = drawings.radar(replace(whole, axes=(*whole.axes[:3], dot(None, "D"))))
    assert (len(of_class(torn, "point")), len(of_class(torn, "edge"))) == (3, 2)
    assert of_class(torn, "area") == []
    assert set(names) <= set(texts(torn))


@settings(deadline=None)
@given(PLACES)
def test_a_point_of_a_radar_is_as_far_out_as_its_index(report: Report, at: Fraction) -> None:
    axes = tuple(dot(at, name) for name in "ABCDE")
    for point in of_class(drawings.radar(Radar("Radar", "Fem axlar.", axes)), "point"):
        out = ((float(point["cx"]) - 270) ** 2 + (float(point["cy"]) - 190) ** 2) ** 0.5
        assert out == pytest.approx(128 * float(at) / 100, abs=0.2)


def test_a_radar_shows_the_interval_what_is_required_and_last_time(radar: Radar) -> None:
    ends = {"low": Fraction(25), "high": Fraction(75), "required": Fraction(100), "before": Fraction(0)}
    drawing = drawings.radar(replace(radar, axes=tuple(dot(Fraction(50), name, **ends) for name in "ABC")))
    for name in ("interval", "required", "before", "need", "way"):
        assert len(of_class(drawing, name)) == 3


def test_long_names_are_cut_with_the_whole_name_as_a_title(field: FourField, radar: Radar) -> None:
    long = "ord " * 200
    axes = tuple(replace(axis, name=long) for axis in radar.axes)
    fields = tuple(replace(one, name=long) for one in field.fields)
    for drawing in (drawings.radar(replace(radar, axes=axes)), drawings.four_field(replace(field, fields=fields))):
        assert max(map(len, texts(drawing))) <= 42
        assert any(text.endswith("…") for text in texts(drawing))
        assert long in [one.findtext("title") for one in parsed(drawing).iter("g")]


@pytest.mark.parametrize("text", [WORST, MARKUP, "</svg><script>"], ids=["worst", "markup", "script"])
def test_no_text_becomes_markup(report: Report, text: str) -> None:
    hostile = said_as(report, text)
    field = hostile.summary.four_field
    assert field
    row = LevelRow(text, text, (1, 2), text, text)
    for drawing in (
        drawings.four_field(field),
        drawings.radar(Radar(text, text, (field.x, field.y, field.x))),
        drawings.strip(field.x),
        drawings.votes(row),
        drawings.bar(ChoiceRow(text, (text,), Fraction(1))),
    ):
        assert text in "".join(parsed(drawing).itertext())
        assert not {"b", "script"} & {one.tag for one in parsed(drawing).iter()}


def test_a_drawing_names_no_colour_and_one_that_stands_alone_has_them_all(field: FourField) -> None:
    drawing = drawings.four_field(field)
    assert not re.search("fill=|stroke=|style=|#[0-9a-f]{6}", drawing)
    alone = drawings.standalone(drawing)
    assert "var(" not in alone
    assert alone.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
