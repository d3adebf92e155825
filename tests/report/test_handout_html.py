"""The handout as HTML: valid, self-contained, readable by everybody, and no text becomes markup."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest

from digikap.report.handout import handout
from digikap.report.handout.html import render
from digikap.store.questionnaires import available, load
from tests.report.handouts import everything, words_of
from tests.report.pages import Page, colours, contrast, narrowed, opened, style_of, violations_in
from tests.report.room import is_golden, squeezed

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines


@pytest.fixture(scope="module")
def source() -> str:
    return render(handout(everything()))


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_the_handout_of_the_quick_version_is_as_it_was_looked_at() -> None:
    assert is_golden("handout-quick.html", render(handout(load("kommunen"), "quick")))


def test_a_handout_with_everything_is_as_it_was_looked_at(source: str) -> None:
    assert is_golden("handout.html", source)
    assert source == render(handout(everything()))


@pytest.mark.parametrize("reference", ["kommunen", None])
def test_a_strict_reader_finds_no_fault(reference: str | None) -> None:
    html5lib = pytest.importorskip("html5lib", reason="html5lib hör till tillägget dev")
    html5lib.HTMLParser(strict=True).parse(render(handout(load(reference) if reference else everything())))


def test_nothing_is_fetched_and_nothing_runs(source: str, page: Page) -> None:
    assert {tag for tag, _ in page.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "header", "nav", "section", "div"),
        *("h1", "h2", "h3", "p", "ul", "ol", "li", "a", "span"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
    for _, attributes in page.tags:
        assert set(attributes) <= {
            *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "scope"),
            *("aria-hidden", "aria-labelledby"),
        }
    assert all(str(link["href"]).startswith("#") for link in page.named("a"))
    assert "url(" not in source
    assert "@import" not in source


def test_the_policy_lets_in_the_pages_own_style_sheet_alone(source: str, page: Page) -> None:
    digest = b64encode(sha256(style_of(source).encode()).digest()).decode()
    policies = [meta["content"] for meta in page.named("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    ]


def test_the_page_is_swedish_and_named(source: str, page: Page) -> None:
    assert page.named("html") == [{"lang": "sv"}]
    assert "<title>Ett prov</title>" in source


def test_headings_are_one_h1_and_no_level_is_skipped(page: Page) -> None:
    levels = page.levels()
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_leads_somewhere_and_no_id_stands_twice(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {str(link["href"]).removeprefix("#") for link in page.named("a")} < set(ids)


def test_tables_have_a_caption_and_their_headings_a_scope(page: Page) -> None:
    assert len(page.named("table")) == len(page.named("caption")) == 3
    assert all(cell.get("scope") in ("col", "row") for cell in page.named("th"))


def test_every_level_choice_and_cell_has_a_box(page: Page) -> None:
    boxes = sum("box" in str(span.get("class")).split() for span in page.named("span"))
    ratings, choices, cells = 5 + 2, 4 + 4 + 3, 4 * 5 + 2 * 4 + 1 * 2
    assert boxes == ratings + choices + cells
    assert len(page.named("td")) == cells


def test_nothing_that_the_handout_says_is_lost(page: Page) -> None:
    shown = squeezed(page.text)
    for words in words_of(handout(everything())):
        assert squeezed(words) in shown


# ---------------------------------------------------------------- contrast


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_lines_stand_out_from_the_paper(source: str, dark: bool) -> None:
    found = colours(style_of(source), dark=dark)
    for name in ("ink", "quiet", "accent"):
        assert contrast(found[name], found["paper"]) >= 4.5
    assert contrast(found["line"], found["paper"]) >= 3


# ---------------------------------------------------------------- in a real browser


def test_axe_finds_nothing(browser: Any) -> None:
    page, _ = opened(browser, render(handout(load("kommunen"))), 1280, "light")
    assert violations_in(page, 1280, 375) == []
    page.close()


@pytest.mark.parametrize("listed", available(), ids=lambda one: one.id)
def test_no_page_is_wider_than_its_window_and_its_style_is_let_in(browser: Any, listed: Any) -> None:
    page, complaints = opened(browser, render(handout(load(listed.path))), 1280, "light")
    for width in (320, 375, 1280):
        assert narrowed(page, width).evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.querySelector('.box')).display") != "inline"
    assert complaints == []
    page.close()


def test_no_question_is_split_between_two_sheets(browser: Any) -> None:
    page, _ = opened(browser, render(handout(load("kommunen"))), 1280, "light")
    page.emulate_media(media="print")
    kept = "[...document.querySelectorAll('.item')].map(item => getComputedStyle(item).breakInside)"
    assert set(page.evaluate(kept)) == {"avoid"}
    tallest = "Math.max(...[...document.querySelectorAll('.item')].map(item => item.offsetHeight))"
    assert page.evaluate(tallest) < (297 - 15 - 17) / 25.4 * 96
    page.close()
