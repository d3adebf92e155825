"""Whatever stands in a file: no page holds a sign that cannot be seen, and every layout can be made."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from digikap import advice
from digikap.comparing import compare
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.report import agenda, comparison, guide, handout, history, html, markdown, plan, reading
from digikap.report.comparison import over_time
from digikap.report.handout import html as paper_html
from digikap.report.handout import markdown as paper_markdown
from digikap.report.view.blocks import Page
from digikap.scoring.score import indices, score
from digikap.store.questionnaires import available, load
from digikap.trend import trend
from tests.report.hostility import UNSEEN, Hostile, strings, unseen
from tests.report.room import printed, reported
from tests.report.workshop import alone, workshop
from tests.report.years import after, before

DAY = date(2026, 11, 21)
PLACE = Organisation("Ängelholm", "Kod 1292", "Skåne län", "B4 Pendlingskommun", 43900, 2024)


def placed(assessment: Assessment) -> Assessment:
    return replace(assessment, organisation=PLACE)


def rooms(kommunen: Questionnaire, example: Assessment) -> dict[str, Assessment]:
    told = {"example": example, "workshop": workshop(kommunen), "alone": alone(kommunen), "few": alone(kommunen, 2)}
    return {name: Hostile().of(placed(one)) for name, one in told.items()}


def pages(kommunen: Questionnaire, example: Assessment) -> dict[str, Page]:
    """Every page that there is, of files in which every text is hostile."""
    found: dict[str, Page] = {}
    for name, one in rooms(kommunen, example).items():
        scores = score(one)
        found[f"report on {name}"] = reported(one)
        found[f"agenda of {name}"] = agenda.page(one, scores, advice.agenda(one, scores, 480))
        found[f"plan of {name}"] = plan.plan_page(one, scores, DAY)
        found[f"list with {name}"] = history.page(
            [history.Listed(UNSEEN, one, indices(one))], [(UNSEEN, UNSEEN)], UNSEEN
        )
    same = Hostile()
    then, now = same.of(placed(before(kommunen))), same.of(placed(after(kommunen)))
    found["comparison"] = comparison.page(compare(then, now))
    found["trend"] = over_time.page(trend([then, now]))
    for form in available():
        found[f"show {form.id}"] = reading.reading(Hostile().of(load(form.path)))
    return found


@pytest.fixture(scope="module")
def hostile(kommunen: Questionnaire, example: Assessment) -> dict[str, Page]:
    return pages(kommunen, example)


def test_no_word_of_any_page_holds_a_sign_that_cannot_be_seen(hostile: dict[str, Page]) -> None:
    found = [(name, at, text) for name, page in hostile.items() for at, text in strings(page) if unseen(text)]
    assert [one[:2] for one in found] == []
    assert all(any("<U+001B>" in text for _, text in strings(page)) for page in hostile.values())


def test_every_page_can_be_laid_out_and_shows_no_such_sign(hostile: dict[str, Page]) -> None:
    for name, page in hostile.items():
        laid = [html.render(page), markdown.render(page), printed(page, 60), printed(page, 100, encoding="cp1252")]
        assert (name, [unseen(one) for one in laid]) == (name, [set()] * 4)


def test_every_report_becomes_a_document(hostile: dict[str, Page]) -> None:
    pytest.importorskip("typst", reason="typst is not installed: the extra pdf")
    from digikap.report import pdf
    from digikap.report.view import Report

    for page in hostile.values():
        if isinstance(page, Report):
            assert pdf.render(page, DAY).startswith(b"%PDF")


@pytest.mark.parametrize("variant", ["full", "quick"])
def test_no_paper_holds_such_a_sign(variant: str) -> None:
    for form in available():
        paper = handout.handout(Hostile().of(load(form.path)), variant)  # type: ignore[arg-type]
        for laid in (paper_html.render(paper), paper_markdown.render(paper)):
            assert unseen(laid) == set()


def test_the_guide_shows_none_either() -> None:
    sink = io.StringIO()
    guide.render(f"# {UNSEEN}\n\n* {UNSEEN}\n", Console(file=sink, width=80))
    assert unseen(sink.getvalue()) == set()


def test_a_text_in_a_field_that_is_not_known_is_found(example: Assessment) -> None:
    with pytest.raises(AssertionError, match="next_question holds a text: Två ord"):
        Hostile().of(replace(example, next_question="Två ord"))
