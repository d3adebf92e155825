"""The handout as HTML: valid, self-contained, readable by everybody, and no text becomes markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from digikap.report.handout import handout
from digikap.report.handout.html import render
from digikap.store.questionnaires import available, load
from digikap.text import visible_line
from tests.report.handouts import everything, words_of
from tests.report.room import is_golden, squeezed
from tests.report.test_markdown import MARKUP
from tests.report.test_terminal import HOSTILE

VOID = {"meta"}


class Page(HTMLParser):
    """A page taken apart: its tags in order with their attributes, and the text that a reader sees."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(source)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


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
    style = source.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policies = [meta["content"] for meta in page.named("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
    ]


def test_the_page_is_swedish_and_named(source: str, page: Page) -> None:
    assert page.named("html") == [{"lang": "sv"}]
    assert "<title>Ett prov</title>" in source


def test_headings_are_one_h1_and_no_level_is_skipped(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
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


@pytest.mark.parametrize("text", [*HOSTILE, *MARKUP, "\"'><img src=x onerror=alert(1)>"], ids=lambda text: text[:12])
def test_hostile_text_in_every_field_is_read_as_text(text: str) -> None:
    text = text[:1900]
    benign = Page(render(handout(everything(lambda _: "ofarligt"))))
    hostile = Page(render(handout(everything(lambda _: text))))
    assert hostile.tags == benign.tags
    assert squeezed(hostile.text).count(squeezed(visible_line(text))) >= 30


# ---------------------------------------------------------------- contrast


def colours(style: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style))


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_and_lines_stand_out_from_the_paper(source: str, dark: bool) -> None:
    light_part, _, dark_part = source.partition("prefers-color-scheme: dark")
    found = colours(dark_part if dark else light_part)
    for name in ("ink", "quiet", "accent"):
        assert contrast(found[name], found["paper"]) >= 4.5
    assert contrast(found["line"], found["paper"]) >= 3


# ---------------------------------------------------------------- in a real browser


@pytest.fixture(scope="module")
def browser() -> Any:
    import shutil

    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright saknas")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("ingen Chromium på datorn")
    with sync_api.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def opened(browser: Any, source: str, width: int, scheme: str) -> tuple[Any, list[str]]:
    """The page in a window so wide, and what the browser complains of."""
    complaints: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content(source)
    return page, complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing(browser: Any, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core saknas")
    page, _ = opened(browser, render(handout(load("kommunen"))), width, scheme)
    found = axe.Axe().run(page).response
    assert len(found["passes"]) > 20
    assert [fault["id"] for fault in found["violations"]] == []
    page.close()


@pytest.mark.parametrize("listed", available(), ids=lambda one: one.id)
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_page_is_wider_than_its_window_and_its_style_is_let_in(browser: Any, width: int, listed: Any) -> None:
    page, complaints = opened(browser, render(handout(load(listed.path))), width, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
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
