"""The report on a workshop, and on people who answered alone, in every layout: nothing is lost, nobody is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digikap.model.assessment import Assessment, Comment
from digikap.model.plan import PlannedAction
from digikap.model.questionnaire import Questionnaire
from digikap.report import html
from digikap.report.view import Report
from tests.report.pages import Page, broken, narrowed, opened, violations_in
from tests.report.room import printed, reported, squeezed, words_of
from tests.report.test_html_browser import printed as on_paper
from tests.report.workshop import alone, workshop

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

DAY = date(2026, 11, 21)
HOSTILE = "<b>fet</b> #eval(1) {{ 7 }} [x](y) \x1b[31m"


def long_plan(questionnaire: Questionnaire) -> Assessment:
    """A workshop that undertakes the three longest of all proposals."""
    longest = sorted(questionnaire.actions, key=lambda one: -len(one.text))[:3]
    role = "Chef för samhällsbyggnad och teknik"
    return replace(
        workshop(questionnaire),
        actions={one.id: PlannedAction(one.text, role, date(2027, 9, 30), offered=one.id) for one in longest},
    )


def hostile(questionnaire: Questionnaire) -> Assessment:
    """A workshop in which every text of its own is hostile."""
    room = (
        workshop(questionnaire).with_minority("u_tid", HOSTILE).with_comment("d_robusthet", Comment(HOSTILE, "rapport"))
    )
    action = PlannedAction(HOSTILE, HOSTILE, DAY, HOSTILE, HOSTILE, "struken", HOSTILE)
    assert room.previous
    told = dict.fromkeys(room.previous.told, HOSTILE)
    return replace(room, actions={"a": action}, previous=replace(room.previous, told=told, actions={"b": action}))


@pytest.fixture(scope="module")
def reports(kommunen: Questionnaire) -> dict[str, Report]:
    rooms = {"workshop": workshop, "alone": alone, "long": long_plan, "hostile": hostile}
    return {name: reported(room(kommunen)) for name, room in rooms.items()}


@pytest.mark.parametrize("name", ["workshop", "alone", "long", "hostile"])
def test_the_page_and_the_terminal_say_everything(reports: dict[str, Report], name: str) -> None:
    page = squeezed(Page(html.render(reports[name])).text)
    for words in words_of(reports[name]):
        assert squeezed(words) in page
    assert max(map(len, printed(reports[name], 60).splitlines())) <= 60


@pytest.mark.parametrize("name", ["workshop", "alone", "long", "hostile"])
def test_the_document_says_everything_and_its_summary_is_one_page(reports: dict[str, Report], name: str) -> None:
    pdf = pytest.importorskip("digikap.report.pdf")
    pytest.importorskip("typst", reason="typst is not installed: the extra pdf")
    from tests.report.pdfs import Read

    read = Read(pdf.render(reports[name], DAY))
    assert read.pages[1].splitlines()[1] == reports[name].chapters[1].title
    body = squeezed(read.body)
    for words in words_of(reports[name]):
        assert squeezed(words) in body


@pytest.mark.parametrize("name", ["workshop", "alone", "long"])
def test_the_summary_is_one_sheet_of_paper_and_nothing_is_made_smaller(
    browser: Any, reports: dict[str, Report], name: str, tmp_path: Path
) -> None:
    first, second, *_ = on_paper(browser, html.render(reports[name]), tmp_path / "a.pdf")
    summary = squeezed(first)
    for fact in (*reports[name].summary.ends, *reports[name].summary.gaps, *reports[name].summary.plan):
        assert squeezed(fact.term) in summary
    assert second.strip().startswith(reports[name].chapters[1].title)
    page, _ = opened(browser, html.render(reports[name]), 673, "light")  # the sheet within its margins
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") == 673
    page.close()


def test_no_word_is_broken_on_a_phone(browser: Any, reports: dict[str, Report]) -> None:
    for name in ("workshop", "alone"):
        page, _ = opened(browser, html.render(reports[name]), 1280, "light")
        for width in (320, 375, 414, 768):
            assert (name, width, broken(narrowed(page, width), "th, td, dt, dd, caption, li, p")) == (name, width, [])
        page.close()


@pytest.mark.parametrize(
    ("name", "schemes"),
    # long is the workshop in longer words; hostile has a comment and a struck action that it has not
    [("workshop", ("light", "dark")), ("alone", ("light", "dark")), ("long", ()), ("hostile", ("light",))],
)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    browser: Any, reports: dict[str, Report], name: str, schemes: tuple[str, ...]
) -> None:
    page, complaints = opened(browser, html.render(reports[name]), 1280, "light")
    assert violations_in(page, 1280, 320, schemes=schemes) == []
    assert complaints == []
    for width in (320, 1280):
        assert narrowed(page, width).evaluate("document.documentElement.scrollWidth") == width
    page.close()
