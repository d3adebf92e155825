"""The report as HTML: valid, self-contained, readable by everybody, and no text becomes markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest

from digikap.report.html import render
from digikap.report.view import Report
from digikap.store.questionnaires import available, load
from tests.report.pages import Page, colours, contrast, style_of
from tests.report.reports import WORST, drawn_in_full, said_as, states, with_choices
from tests.report.room import answered, fresh, is_golden, reported, squeezed, without_groups, words_of

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

SVG = {"svg", "desc", "g", "line", "circle", "rect", "path", "polygon", "text"}


@pytest.fixture(scope="module")
def source(report: Report) -> str:
    return render(with_choices(drawn_in_full(report)))


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_the_page_of_the_example_is_as_it_was_looked_at(report: Report) -> None:
    assert is_golden("report.html", render(report))
    assert render(report) == render(report)


@pytest.mark.parametrize("listed", available(), ids=lambda one: one.id)
def test_a_strict_reader_finds_no_fault_in_any_state(listed: object) -> None:
    html5lib = pytest.importorskip("html5lib", reason="html5lib hör till tillägget dev")
    for report in states(load(listed.path)).values():  # type: ignore[attr-defined]
        for told in (report, said_as(report, WORST)):
            html5lib.HTMLParser(strict=True).parse(render(told))


def test_a_strict_reader_finds_no_fault_in_pictures_with_every_sign(source: str) -> None:
    html5lib = pytest.importorskip("html5lib", reason="html5lib hör till tillägget dev")
    html5lib.HTMLParser(strict=True).parse(source)


def test_nothing_is_fetched_and_nothing_runs(source: str, page: Page) -> None:
    assert {tag for tag, _ in page.tags} <= SVG | {
        *("html", "head", "meta", "title", "style", "body", "main", "header", "nav", "footer", "section", "div"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "a", "span"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "blockquote"),
    }
    for _, attributes in page.tags:
        assert set(attributes) <= {
            *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope", "colspan"),
            *("role", "tabindex", "aria-hidden", "aria-labelledby"),
            *("viewbox", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height", "d", "points"),
            *("transform", "text-anchor", "dy", "data-label"),
        }
    assert all(str(link["href"]).startswith("#") for link in page.named("a"))
    assert "url(" not in source
    assert "@import" not in source


def test_the_policy_lets_in_the_pages_own_style_sheet_alone(source: str, page: Page) -> None:
    digest = b64encode(sha256(style_of(source).encode()).digest()).decode()
    policies = [meta["content"] for meta in page.named("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]


def test_the_page_is_swedish_named_and_of_four_parts(source: str, page: Page, report: Report) -> None:
    assert page.named("html") == [{"lang": "sv"}]
    assert f"<title>{report.title}</title>" in source
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.named(landmark)) == 1


def test_the_first_link_skips_to_what_the_page_is_about(page: Page) -> None:
    target = str(page.named("a")[0]["href"]).removeprefix("#")
    assert page.named("main")[0]["id"] == target


@pytest.mark.parametrize("listed", available(), ids=lambda one: one.id)
def test_headings_are_one_h1_and_no_level_is_skipped(listed: object) -> None:
    for report in states(load(listed.path)).values():  # type: ignore[attr-defined]
        levels = Page(render(report)).levels()
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_reference_leads_somewhere_and_no_id_stands_twice(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {str(link["href"]).removeprefix("#") for link in page.named("a")}
    named = {one for _, attributes in page.tags for one in (attributes.get("aria-labelledby") or "").split()}
    assert links | named <= set(ids)


def test_the_table_of_contents_leads_to_every_chapter(page: Page, report: Report) -> None:
    links = [str(link["href"]) for link in page.named("a")]
    assert links[1:-1] == [f"#k{number}" for number, _ in enumerate(report.chapters, 1)]


def test_tables_have_a_caption_and_their_headings_a_scope(page: Page) -> None:
    assert len(page.named("table")) == len(page.named("caption")) > 10
    assert all(cell.get("scope") in ("col", "row") for cell in page.named("th"))


def test_a_table_that_may_be_wide_scrolls_in_a_named_part_that_the_keyboard_reaches(page: Page) -> None:
    scrolling = [part for part in page.named("div") if part.get("class") == "scroll"]
    wide = [table for table in page.named("table") if "wide" in str(table.get("class"))]
    assert len(scrolling) >= len(wide) > 5
    for part in scrolling:
        assert part["tabindex"] == "0"
        assert part["role"] == "group"
        assert part["aria-labelledby"]


def test_every_picture_is_named_and_the_great_ones_are_described(source: str, page: Page) -> None:
    pictures = page.named("svg")
    assert {str(picture["class"]).split()[1] for picture in pictures} == {
        *("fourfield", "radar", "strip", "votes", "bar", "sign")
    }
    for picture in pictures:
        kind = str(picture["class"]).split()[1]
        assert picture.get("aria-hidden" if kind == "sign" else "role") == ("true" if kind == "sign" else "img")
        assert bool(picture.get("aria-labelledby")) == (kind in ("fourfield", "radar"))
    small = re.findall(r'<svg class="picture (?:strip|votes|bar)[^>]*><title>([^<]+)</title>', source)
    great = re.findall(
        r'<svg class="picture (?:fourfield|radar)[^>]*>\s*<title id[^>]*>([^<]+)</title>\s*<desc', source
    )
    signs = sum("sign" in str(picture["class"]) for picture in pictures)
    assert len(small) + len(great) + signs == len(pictures)


def test_every_value_in_a_heat_table_has_a_shade_and_stands_in_words(source: str, report: Report) -> None:
    cells = re.findall(r'<td class="shade-(\d)">([^<]+)</td>', source)
    assert {int(shade) for shade, _ in cells} <= set(range(5))
    assert ("2", "50\u00a0delvis") in cells
    assert ("0", "0\u00a0mycket låg") in cells
    shades = {text.partition("\u00a0")[2]: shade for shade, text in cells if "\u00a0" in text}
    assert all(shades[text.partition("\u00a0")[2]] == shade for shade, text in cells if "\u00a0" in text)


@pytest.mark.parametrize("listed", available(), ids=lambda one: one.id)
def test_nothing_that_the_report_says_is_lost(listed: object) -> None:
    for report in states(load(listed.path)).values():  # type: ignore[attr-defined]
        shown = squeezed(Page(render(drawn_in_full(report))).text)
        for words in words_of(drawn_in_full(report)):
            assert squeezed(words) in shown


def test_what_must_be_known_first_comes_first(source: str) -> None:
    assert source.index("svaren är påhittade") < source.index("<nav")


def test_a_questionnaire_without_a_four_field_has_a_summary_of_its_dimensions() -> None:
    source = render(reported(answered(fresh(without_groups()), 6)))
    assert 'class="level-2 summary"' in source
    assert "fourfield-figure" not in source.partition("</style>")[2]


def tags_outside_pictures(page: Page) -> list[str]:
    return [tag for tag, _ in page.tags if tag not in SVG | {"title", "tspan"}]


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "</title></style><script>x</script>", "\"'>", "{{ x }}{% x %}"])
def test_any_text_of_the_view_is_read_as_text(report: Report, text: str) -> None:
    whole = with_choices(drawn_in_full(report))
    benign, told = Page(render(said_as(whole, "ofarligt"))), Page(render(said_as(whole, text)))
    assert tags_outside_pictures(told) == tags_outside_pictures(benign)
    assert {tag for tag, _ in told.tags} == {tag for tag, _ in benign.tags}
    assert squeezed(told.text).count(squeezed(text)) > 500


# ---------------------------------------------------------------- contrast

TEXT = [
    *[(ink, paper) for ink in ("ink", "quiet", "accent") for paper in ("paper", "soft")],
    *(("ink", "warning"), ("ink", "pale"), ("accent", "pale")),
    *[(f"on-{step}", f"shade-{step}") for step in range(5)],
]
GRAPHICS = [
    *[(line, "paper") for line in ("grid", "strong", "warm", "accent")],
    *(("accent", "soft"), ("accent", "pale"), ("strong", "soft"), ("grid", "soft"), ("warm", "warning")),
    *(("strong", "pale"), ("accent", "zone"), ("strong", "zone"), ("hatch", "zone")),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_lines_stand_out_from_what_is_behind_them(source: str, dark: bool) -> None:
    found = colours(style_of(source), dark=dark)
    assert [pair for pair in TEXT if contrast(found[pair[0]], found[pair[1]]) < 4.5] == []
    assert [pair for pair in GRAPHICS if contrast(found[pair[0]], found[pair[1]]) < 3] == []


def test_every_colour_is_one_of_the_named(source: str) -> None:
    rules = style_of(source)
    assert set(re.findall(r"var\(--([\w-]+)\)", rules)) <= set(colours(rules, dark=False))
    assert set(colours(rules, dark=False)) == set(colours(rules, dark=True))
