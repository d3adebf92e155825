"""The report's page in a real Chromium, on paper, and before an independent validator."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from digikap.cohort import cohort
from digikap.comparing import compare
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.comparison import many, over_time
from digikap.report.comparison import page as compared
from digikap.report.html import render
from digikap.report.view import Report
from digikap.store.content import municipalities
from digikap.store.questionnaires import available, load
from digikap.trend import trend
from tests.report.pages import broken, narrowed, opened, violations_in
from tests.report.reports import WORST, drawn_in_full, said_as, states, with_choices
from tests.report.room import reported
from tests.report.test_terminal import hostile
from tests.report.years import after, before, towns

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

WIDTHS = [320, 375, 1280, 1920]
"""320 CSS pixels are a screen of 1280 at 400 %."""

SIDEWAYS = """[...document.querySelectorAll('main *, header *, nav *, footer *')].filter(
    one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll') && !one.closest('svg')
).map(one => one.outerHTML.slice(0, 120)).slice(0, 3)"""


@cache
def pages_of(path: Any) -> dict[str, str]:
    """The pages of a questionnaire's reports in all states, and of one in which every text is hostile."""
    told = states(load(path))
    told["hostile"] = said_as(drawn_in_full(told["full"]), WORST)
    return {name: render(one) for name, one in told.items()}


@pytest.fixture(scope="module")
def comparisons(kommunen: Questionnaire, example: Assessment) -> dict[str, str]:
    """The pages of two years, of the second against itself, of three in a trend, of many in a cohort; hostile ones."""
    one, other = before(kommunen), after(kommunen)
    together = many.page(cohort(towns(kommunen, 24), "kommun3", municipalities()), "county")
    years, page = compared(compare(one, other)), compared(compare(one, hostile(other, WORST)))
    pages = {
        "years": years,
        "same": compared(compare(other, other)),
        "hostile": said_as(page, WORST),
        "trend": over_time.page(trend([one, example, other])),
        "cohort": together,
        "hostile cohort": said_as(together, WORST),
    }
    return {name: render(one) for name, one in pages.items()}


def test_axe_finds_nothing_in_comparisons(browser: Any, comparisons: dict[str, str]) -> None:
    for name, source in comparisons.items():
        page, complaints = opened(browser, source, 1280, "light")
        schemes = () if name in ("hostile", "hostile cohort") else ("light", "dark")  # others in other words
        assert (name, violations_in(page, 1280, schemes=schemes), complaints) == (name, [], [])
        page.close()


def test_no_comparison_is_wider_than_its_window(browser: Any, comparisons: dict[str, str]) -> None:
    for name, source in comparisons.items():
        page, _ = opened(browser, source, 1280, "light")
        for width in WIDTHS:
            assert (name, narrowed(page, width).evaluate("document.documentElement.scrollWidth")) == (name, width)
            assert (name, width, page.evaluate(SIDEWAYS)) == (name, width, [])
        page.close()


UNSEEN = """[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth + 1 &&
    one.querySelector('.named')).map(one => one.innerText.slice(0, 60))"""

CUT = """[...document.querySelectorAll('.slopes text')].filter(one => {
    const inner = one.getBoundingClientRect(), outer = one.ownerSVGElement.getBoundingClientRect();
    return inner.left < outer.left || inner.right > Math.min(outer.right, innerWidth)
        || inner.top < outer.top || inner.bottom > outer.bottom;
}).map(one => one.textContent)"""

TORN = (
    "[...document.querySelectorAll('.whole')].filter(one => one.getClientRects().length > 1).map(one => one.outerHTML)"
)


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_every_figure_and_every_name_of_a_line_is_seen(
    browser: Any, comparisons: dict[str, str], width: int
) -> None:
    for name in ("years", "same", "trend", "cohort"):
        page, _ = opened(browser, comparisons[name], width, "light")
        assert (name, page.evaluate(UNSEEN), page.evaluate(CUT), page.evaluate(TORN)) == (name, [], [], [])
        assert (name, broken(page, ".named :is(th, td, caption)")) == (name, [])
        page.close()


@pytest.mark.parametrize("listed", available(), ids=lambda one: one.id)
def test_axe_finds_nothing_in_any_state(browser: Any, listed: Any) -> None:
    for name, source in pages_of(listed.path).items():
        page, complaints = opened(browser, source, 1280, "light")
        schemes = () if name == "hostile" else ("light", "dark")  # as drawn in full, in other words
        assert (name, violations_in(page, 1280, schemes=schemes), complaints) == (name, [], [])
        page.close()


def test_axe_finds_nothing_in_pictures_with_every_sign(browser: Any, report: Report) -> None:
    page, _ = opened(browser, render(with_choices(drawn_in_full(report))), 1280, "light")
    assert violations_in(page, 1920, 375) == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_would_find_text_that_cannot_be_read_in_one_theme(browser: Any, scheme: str) -> None:
    style = f"<style>@media (prefers-color-scheme: {scheme}) {{ p {{ color: #ccc; background: #fff }} }}</style>"
    source = f"<!DOCTYPE html><html lang='sv'><title>a</title>{style}<main><h1>b</h1><p>läst</p></main>"
    page, _ = opened(browser, source, 1280, "light")
    assert violations_in(page, 1280, passes=5) == [("color-contrast", ["<p>läst</p>"])]
    page.close()


def test_axe_would_find_text_that_cannot_be_read_in_a_narrow_window(browser: Any) -> None:
    style = "<style>@media (max-width: 600px) { p { color: #ccc; background: #fff } }</style>"
    source = f"<!DOCTYPE html><html lang='sv'><title>a</title>{style}<main><h1>b</h1><p>läst</p></main>"
    page, _ = opened(browser, source, 1280, "light")
    assert violations_in(page, 375, 1280, passes=5) == [("color-contrast", ["<p>läst</p>"])]
    page.close()


def test_axe_would_find_what_only_a_narrow_window_has(browser: Any) -> None:
    style = "<style>@media (min-width: 600px) { img { display: none } }</style>"
    source = f"<!DOCTYPE html><html lang='sv'><title>a</title>{style}<main><h1>b</h1><img></main>"
    page, _ = opened(browser, source, 1280, "light")
    assert [name for name, _ in violations_in(page, 375, 1280, passes=5)] == ["image-alt"]
    page.close()


@pytest.mark.parametrize("listed", available(), ids=lambda one: one.id)
def test_no_page_is_wider_than_its_window(browser: Any, listed: Any) -> None:
    for name, source in pages_of(listed.path).items():
        page, complaints = opened(browser, source, 1280, "light")
        for width in WIDTHS:
            assert (name, narrowed(page, width).evaluate("document.documentElement.scrollWidth")) == (name, width)
            assert (name, width, page.evaluate(SIDEWAYS)) == (name, width, [])
        assert complaints == []
        page.close()


ROLLED = "[...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth).length"


@pytest.mark.parametrize("width", [961, 1024, 1089, 1280])
def test_a_projector_shows_every_table_whole_beside_a_scroll_bar(
    browser: Any, kommunen: Questionnaire, width: int
) -> None:
    for name, report in states(kommunen).items():
        page, _ = opened(browser, render(report), width, "light")
        page.evaluate("document.documentElement.style.width = 'calc(100% - 17px)'")
        assert (name, page.evaluate(ROLLED)) == (name, 0)
        page.close()


def test_no_word_of_ten_thousand_letters_widens_the_page(browser: Any, example: Assessment) -> None:
    source = render(drawn_in_full(reported(hostile(example, "å" * 10_000))))
    page, _ = opened(browser, source, 1280, "light")
    for width in WIDTHS:
        assert narrowed(page, width).evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(SIDEWAYS) == []
    page.close()


@pytest.mark.parametrize("listed", available(), ids=lambda one: one.id)
def test_no_word_is_broken_on_a_phone(browser: Any, listed: Any) -> None:
    for name, report in states(load(listed.path)).items():
        page, _ = opened(browser, render(report), 1280, "light")
        for width in (320, 375, 414, 768):
            assert (name, width, broken(narrowed(page, width), "th, td, dt, dd, caption, li, p")) == (name, width, [])
        page.close()


def test_a_broken_word_would_be_found(browser: Any) -> None:
    source = "<p style='width: 4em; overflow-wrap: anywhere'>kapacitetsuppbyggnaden 2–4 it-drift"
    page, _ = opened(browser, source, 320, "light")
    assert broken(page, "p") == ["kapacitetsuppbyggnaden"]
    page.close()


@pytest.mark.parametrize("width", [320, 375, 414])
def test_an_index_and_its_words_stand_beside_no_edge_of_a_phone(browser: Any, report: Report, width: int) -> None:
    page, _ = opened(browser, render(report), width, "light")
    wider = "[...document.querySelectorAll('.dots > .scroll, .levels')].map(one => one.scrollWidth - one.clientWidth)"
    assert set(page.evaluate(wider)) == {0}
    tops = (
        "[...document.querySelectorAll('.placed tbody tr')].map(one => [...one.children].map(cell => cell.offsetTop))"
    )
    for name, drawing, *words in page.evaluate(tops):
        assert name < drawing < words[0]
        assert len(set(words)) == 1
    page.close()


def test_high_contrast_keeps_the_shades(browser: Any, report: Report) -> None:
    shown = browser.new_page(forced_colors="active", color_scheme="dark")
    shown.set_content(render(report))
    shades = "[...document.querySelectorAll('.steps span')].map(one => getComputedStyle(one).backgroundColor)"
    assert len(set(shown.evaluate(shades))) == 5
    shown.close()


def test_the_style_sheet_is_let_in(browser: Any, report: Report) -> None:
    page, complaints = opened(browser, render(report), 1280, "light")
    assert page.evaluate("getComputedStyle(document.querySelector('.notices')).listStyleType") == "none"
    assert complaints == []
    page.close()


def test_the_keyboard_reaches_the_skip_link_first_and_it_is_seen(browser: Any, report: Report) -> None:
    page, _ = opened(browser, render(report), 1280, "light")
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert page.evaluate("document.activeElement.className") == "skip"
    assert box["y"] >= 0
    page.close()


# ---------------------------------------------------------------- on paper


def printed(browser: Any, source: str, path: Path) -> list[str]:
    """The text of each sheet, as the browser prints it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext saknas")
    page, _ = opened(browser, source, 1280, "light")
    page.pdf(path=str(path), prefer_css_page_size=True)
    page.close()
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def test_the_summary_is_one_sheet(browser: Any, report: Report, tmp_path: Path) -> None:
    sheets = printed(browser, render(report), tmp_path / "a.pdf")
    first, second = sheets[0], sheets[1]
    assert report.title.split(":")[-1].strip() in " ".join(first.split())
    assert report.chapters[0].title in first
    for fact in (*report.summary.ends, *report.summary.gaps):
        assert fact.term in first
    assert report.chapters[1].title not in first
    assert second.strip().startswith(report.chapters[1].title)


def test_the_sheets_are_a4_and_numbered(browser: Any, report: Report, tmp_path: Path) -> None:
    sheets = printed(browser, render(report), tmp_path / "a.pdf")
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} ({len(sheets)})" in sheet
    told = subprocess.run(["pdfinfo", str(tmp_path / "a.pdf")], capture_output=True, check=True).stdout.decode()
    assert "(A4)" in told


def test_what_only_moves_about_on_a_screen_is_not_printed(browser: Any, report: Report) -> None:
    page, _ = opened(browser, render(report), 1280, "light")
    page.emulate_media(media="print")
    for name in ("nav", ".skip", "footer"):
        assert not page.locator(name).first.is_visible()
    page.close()


def test_paper_is_light_in_a_dark_window(browser: Any, report: Report) -> None:
    page, _ = opened(browser, render(report), 1280, "dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.close()


def test_no_row_or_figure_is_split_and_no_heading_stands_last(browser: Any, report: Report) -> None:
    page, _ = opened(browser, render(with_choices(drawn_in_full(report))), 1280, "light")
    page.emulate_media(media="print")
    inside = "(name) => [...document.querySelectorAll(name)].map(one => getComputedStyle(one).breakInside)"
    for name in ("tr", "figure", ".facts > div"):
        assert set(page.evaluate(inside, name)) == {"avoid"}
    after = "(name) => [...document.querySelectorAll(name)].map(one => getComputedStyle(one).breakAfter)"
    for name in ("h2", "h3", "h4", "caption"):
        assert set(page.evaluate(after, name)) == {"avoid"}
    heads = "[...document.querySelectorAll('thead')].map(one => getComputedStyle(one).display)"
    assert set(page.evaluate(heads)) == {"table-header-group"}
    page.close()


def test_no_heading_is_the_last_line_of_a_sheet(browser: Any, report: Report, tmp_path: Path) -> None:
    titles = {section.title for _, section in report.sections()}
    for sheet in printed(browser, render(report), tmp_path / "a.pdf"):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert lines[-2] not in titles


# ---------------------------------------------------------------- validated


@pytest.fixture(scope="module")
def validator() -> list[str]:
    """The Nu Html Checker, whose jar DIGIKAP_VNU names."""
    jar = os.environ.get("DIGIKAP_VNU")
    if not jar:
        pytest.skip("DIGIKAP_VNU säger inte var vnu.jar ligger")
    if shutil.which("java") is None:
        pytest.skip("java saknas")
    return ["java", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"]


def test_the_validator_finds_nothing(validator: list[str], comparisons: dict[str, str], tmp_path: Path) -> None:
    for name, source in comparisons.items():
        (tmp_path / f"comparison-{name}.html").write_text(source, encoding="utf-8")
    for listed in available():
        for name, source in pages_of(listed.path).items():
            (tmp_path / f"{listed.id}-{name}.html").write_text(source, encoding="utf-8")
    pages = sorted(map(str, tmp_path.glob("*.html")))
    told = subprocess.run([*validator, *pages], capture_output=True, check=True).stdout
    found = [(Path(one["url"]).name, one["message"], one.get("extract")) for one in json.loads(told)["messages"]]
    assert len(pages) > 10
    assert found == []


def test_the_validator_finds_faults_where_there_are_any(validator: list[str], tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<!DOCTYPE html><title></title><p><h1>a</p>", encoding="utf-8")
    told = subprocess.run([*validator, str(path)], capture_output=True, check=True).stdout
    assert json.loads(told)["messages"]
