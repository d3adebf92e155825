"""Whatever stands in a file: no page holds a sign that cannot be seen, and every layout can be made."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from digikap import advice
from digikap.cli.app import COMMANDS, build
from digikap.comparing import compare
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.report import agenda, comparison, guide, handout, history, plan, reading
from digikap.report.comparison import over_time
from digikap.report.handout import html as paper_html
from digikap.report.handout import markdown as paper_markdown
from digikap.report.layout import columns_of
from digikap.report.view.blocks import Page
from digikap.scoring.score import indices, score
from digikap.store.questionnaires import available, load
from digikap.text import visible_line
from digikap.trend import trend
from tests.report.hostility import EVERYWHERE, PLAIN, UNSEEN, Hostile, harmless, strings, unseen, walked
from tests.report.read_back import BUILT, read_back
from tests.report.room import reported, squeezed
from tests.report.workshop import alone, workshop
from tests.report.writers import NO_FILE, Files, written
from tests.report.years import after, before

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

Both = tuple[dict[str, str | bytes], dict[str, str | bytes]]
SAVED = ("assess toml", "merge toml", "plan toml", "new toml")
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


@pytest.fixture(scope="module")
def both(kommunen: Questionnaire) -> Both:
    """Everything that is written of hostile files, and of the same with plain words."""
    every = (*BUILT, "terminal", "text")
    return written(Files(kommunen, walked), every), written(Files(kommunen, harmless), BUILT)


def test_every_command_and_format_is_walked(both: Both) -> None:
    """What fails here is a writer that is new: it wants a line in `writers`."""
    tree = build()
    for name in set(COMMANDS) - NO_FILE:
        command = tree.get_command(None, name)
        assert command is not None
        forms = next((option.type.choices for option in command.params if option.name == "format"), ())
        assert any(one.split()[0] == name for one in both[0])
        assert {f"{name} {form}" for form in forms if form != "pdf"} <= both[0].keys() | {"guide md"}


def test_no_text_changes_how_a_document_is_built_and_none_is_lost(both: Both) -> None:
    for name, plain in both[1].items():
        form = name.split()[1]
        (built, words), (expected, benign) = read_back(form, both[0][name]), read_back(form, plain)
        if name in ("check json", "new toml"):  # other faults of other texts, ids made of them
            continue
        assert (name, built) == (name, expected)
        shown = EVERYWHERE if form in ("toml", "json") else visible_line(EVERYWHERE)
        told = squeezed(words).casefold().count(squeezed(shown).casefold())
        assert (name, told) == (name, squeezed(benign).count(PLAIN))


def test_no_document_holds_a_sign_that_cannot_be_seen_and_no_line_is_too_long(both: Both) -> None:
    """But for what is saved to be read again, which keeps every sign as it was."""
    for name, document in both[0].items():
        if isinstance(document, str) and name not in SAVED:
            assert (name, unseen(document.removeprefix("\ufeff").replace("\r\n", "\n"))) == (name, set())
            if name.endswith("terminal"):
                assert (name, max(map(columns_of, document.splitlines())) <= 80) == (name, True)


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
