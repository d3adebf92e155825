"""The report as PDF, read back by another program: the words, the tags, the metadata, and what it must never hold."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.pdf import TEMPLATES, render
from digikap.report.view import Report, view
from digikap.report.view.blocks import Block, ChoiceRow, Choices, Dots, FourField, Heat, Levels, Table
from digikap.scoring.distribution import Distribution
from digikap.store.questionnaires import available, load
from digikap.text import visible_line
from tests.cli.program import COMMAND, environment
from tests.report.hostility import MARKUP, SIGNS, TYPST
from tests.report.room import abridged, answered, assessments, fresh, reported, said, squeezed, without_groups, words_of
from tests.report.test_terminal import hostile
from tests.report.test_view import voted

pytest.importorskip("typst", reason="typst is not installed: the extra pdf")

from tests.report.pdfs import Read, attribute, inside, name

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

DAY = date(2026, 10, 21)


@pytest.fixture(scope="module")
def document(report: Report) -> bytes:
    return render(report, DAY)


@pytest.fixture(scope="module")
def read(document: bytes) -> Read:
    return Read(document)


def blocks(report: Report) -> Iterator[Block]:
    for _, section in report.sections():
        yield from section.blocks


def pictures(report: Report) -> Iterator[str]:
    """What is told of every picture that says something of its own."""
    for block in blocks(report):
        match block:
            case FourField(description=description):
                yield description
            case Dots(rows=rows, radar=radar):
                yield from (row.picture for row in rows)
                yield from [radar.description] if radar else []
            case Levels(rows=rows):
                yield from (row.picture for row in rows if row.counts)


def in_order(report: Report) -> Iterator[str]:
    """The words in reading order; those of a four-field's axes stand in its picture."""
    yield from (report.title, report.lead, *report.notices)
    for _, section in report.sections():
        yield section.title
        for block in section.blocks:
            words = list(said(block))
            yield from words[:1] + words[1:-2] if isinstance(block, FourField) else words


def test_every_word_of_the_report_stands_in_it_in_reading_order(report: Report, read: Read) -> None:
    body = squeezed(read.body)
    at = 0
    for words in map(squeezed, in_order(report)):
        found = body.find(words, at)
        assert found >= 0, f"{words} is not after {body[max(0, at - 40) : at + 80]}"
        at = found
    assert all(squeezed(words) in body for words in words_of(report))


def test_the_page_of_the_web_says_the_same(report: Report, read: Read) -> None:
    import html5lib

    from digikap.report import html

    page = html5lib.parse(html.render(report), namespaceHTMLElements=False).find("body")
    for unseen in ("nav", "style"):
        for parent in page.iter():
            for kid in parent.findall(unseen):
                parent.remove(kid)
    page_says = squeezed("".join(page.itertext()))
    assert all(squeezed(words) in page_says and squeezed(words) in squeezed(read.body) for words in words_of(report))
    of_its_own = set(re.findall(r"\w+", read.body)) - set(re.findall(r"\w+", " ".join(page.itertext())))
    assert of_its_own == set()


def test_title_language_date_and_kind_are_in_the_document(report: Report, document: bytes, read: Read) -> None:
    said_of_it = read.reader.metadata
    assert said_of_it is not None
    assert said_of_it.title == report.title
    assert said_of_it.subject == report.lead
    assert said_of_it.creation_date is not None
    assert said_of_it.creation_date.date() == said_of_it.modification_date.date() == DAY  # type: ignore[union-attr]
    assert read.catalog["/Lang"] == "sv"
    assert read.catalog["/MarkInfo"]["/Marked"].value is True
    assert read.catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert "<pdfuaid:part>1</pdfuaid:part>" in read.catalog["/Metadata"].get_data().decode()


def test_headings_and_bookmarks_are_the_sections(report: Report, read: Read) -> None:
    sections = [(1, report.title), *((level, section.title) for level, section in report.sections())]
    assert [int(name(tag)[1]) for tag in read.named("H[1-6]")] == [level for level, _ in sections]
    assert read.bookmarks() == sections
    assert all(after <= before + 1 for (before, _), (after, _) in pairwise(sections))


def test_every_table_has_a_caption_and_heads_for_its_columns(report: Report, read: Read) -> None:
    tables = read.named("Table")
    assert len(tables) == sum(isinstance(block, Table | Heat | Dots | Levels | Choices) for block in blocks(report))
    for table in tables:
        assert [name(part) for part in inside(table)] == ["Caption", "THead", "TBody"]
        (row,) = inside(inside(table)[1])
        assert {(name(head), attribute(head, "/Scope")) for head in inside(row)} == {("TH", "/Column")}
        for cell in (cell for row in inside(inside(table)[2]) for cell in inside(row)):
            assert name(cell) == "TD"
            assert attribute(cell, "/Headers")


def test_every_picture_is_told_in_words(report: Report, read: Read) -> None:
    assert [str(figure["/Alt"]) for figure in read.named("Figure")] == list(pictures(report))


def test_lists_and_quotes_are_tagged_as_such(read: Read) -> None:
    names = {name(tag) for tag in read.tags}
    assert {"L", "LI", "Lbl", "LBody", "BlockQuote"} <= names
    assert "Link" not in names


def test_the_pages_are_a4_numbered_and_the_summary_is_the_first(report: Report, read: Read) -> None:
    for number, page in enumerate(read.reader.pages, 1):
        assert [round(float(side)) for side in (page.mediabox.width, page.mediabox.height)] == [595, 842]
        assert f"Sida {number} av {len(read.pages)}" in read.pages[number - 1]
    assert report.chapters[1].title not in read.pages[0]
    assert read.pages[1].splitlines()[:2] == [report.title, report.chapters[1].title]


def test_the_summary_of_votes_is_one_page_too(example: Assessment) -> None:
    apart = Distribution.of_votes(5, [1, 1, 2, 4, 5, 5, 5])
    ratings = ("d_total", "d_kvalitet", "d_tid", "d_robusthet", "u_total", "u_fornyelse")
    report = view(example, voted(example, **dict.fromkeys(ratings, apart)))
    assert "Störst oenighet" in " ".join(words_of(report))
    assert Read(render(report, DAY)).pages[1].splitlines()[1] == report.chapters[1].title


def test_only_fonts_that_come_with_typst_are_used_and_they_are_inside(read: Read) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in read.reader.pages
        for font in page["/Resources"].get("/Font", {}).values()  # type: ignore[index]
    }
    assert fonts
    assert all(re.match(r"/[A-Z]{6}\+(Libertinus|DejaVuSansMono|NewCM)", font) for font in fonts)


def test_the_same_file_gives_the_same_bytes_wherever_and_nothing_is_left_behind(
    document: bytes, report: Report, tmp_path: Path
) -> None:
    assert render(report, DAY) == document
    left = tmp_path / "left"
    left.mkdir()
    surroundings = environment({"TZ": "Asia/Tokyo", "TMPDIR": str(left), "HOME": str(left), "LANG": "C"})
    command = [*COMMAND, "demo", "--format", "pdf", "-o", str(tmp_path / "r.pdf")]
    subprocess.run(command, env=surroundings, cwd=left, check=True, capture_output=True)
    assert (tmp_path / "r.pdf").read_bytes() == document
    assert not list(left.iterdir())


@pytest.fixture(scope="module")
def harmless(example: Assessment) -> list[str]:
    return kinds(Read(render(reported(hostile(example, "ofarligt")), DAY)))


@pytest.mark.parametrize("text", [" ".join([*SIGNS[:5], *MARKUP]), " ".join([*TYPST, "å" * 300, "漢字" * 20])])
def test_hostile_text_is_text(example: Assessment, text: str, harmless: list[str]) -> None:
    shown = Read(render(reported(hostile(example, text)), DAY))
    assert kinds(shown) == harmless
    assert max(len(line) for page in shown.pages for line in page.splitlines()) < 250
    words = squeezed("".join(f"<U+{ord(sign):04X}>" if sign in "漢字" else sign for sign in visible_line(text)))
    assert squeezed(shown.body).count(words) >= 5


def test_the_longest_word_is_broken_over_lines_and_pages(example: Assessment, harmless: list[str]) -> None:
    shown = Read(render(reported(hostile(example, "a" * 10_000)), DAY))
    assert kinds(shown) == harmless
    assert len(shown.reader.pages) > 25


def kinds(read: Read) -> list[str]:
    """The tags, but for those that come again where a text goes on over a page."""
    return [name(tag) for tag in read.tags if name(tag) not in ("Span", "Strong", "LBody", "P")]


def test_a_sign_without_a_glyph_is_written_as_its_number(example: Assessment) -> None:
    shown = Read(render(reported(hostile(example, "Bra 🙂👍🏽 på čđŋ עברית ▲−½")), DAY))
    assert "Bra<U+1F642><U+1F44D><U+1F3FD>påčđŋ" in squeezed(shown.body)
    assert "▲−½" in squeezed(shown.body)


def test_the_template_lays_out_every_kind_of_block_and_opens_nothing_else() -> None:
    template = (TEMPLATES / "report.typ").read_text(encoding="utf-8")
    kinds: tuple[type, ...] = Block.__args__  # type: ignore[attr-defined]
    assert all(f"  {kind.__name__}: " in template for kind in kinds)
    assert re.findall(r"\b(?:read|json)\([^)]*\)", template) == ['json("report.json")', 'read("colours.css")']
    assert not re.search(r"\beval\b|#?\bimport\b|#include|@preview|plugin", template)


def test_votes_rankings_and_what_is_required_are_drawn(example: Assessment) -> None:
    scores = voted(example, d_tid=Distribution.of_votes(5, [1, 1, 1, 5, 5, 5]))
    report = view(example, scores)
    rows = (ChoiceRow("Tid", ("5", "3"), Fraction(1), Fraction(1, 2)), ChoiceRow("Ro", ("1", "0"), Fraction(1, 5)))
    ranking = Choices("Begränsningar", "Stapeln visar hur många.", ("Alternativ", "Valde", "Först"), rows)
    first, *rest = report.chapters
    shown = Read(render(replace(report, chapters=(replace(first, blocks=(*first.blocks, ranking)), *rest)), DAY))
    assert "motstridigt" in shown.body
    assert "Alternativ Valde Först" in shown.body
    assert "Stapeln visar hur många." in shown.body


@pytest.mark.parametrize(
    "questionnaire", [*(load(one.id) for one in available()), without_groups()], ids=lambda one: one.id
)
def test_every_questionnaire_is_laid_out_unanswered_and_answered(questionnaire: Questionnaire) -> None:
    for assessment in (fresh(questionnaire), answered(fresh(questionnaire), 4)):
        report = reported(assessment)
        body = squeezed(Read(render(report, DAY)).body)
        assert all(squeezed(words) in body for words in words_of(report))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(assessments(abridged()))
def test_any_report_becomes_a_document(assessment: Assessment) -> None:
    assert Read(render(reported(assessment), DAY)).named("H1")


def test_a_fault_in_the_layout_is_not_hidden(report: Report) -> None:
    import typst

    with pytest.raises(typst.TypstError, match="title"):
        render(replace(report, title=""), DAY)


def test_without_the_extra_it_is_said_what_to_install_and_what_to_do_instead(tmp_path: Path) -> None:
    code = "import sys; sys.modules['typst'] = None; from digikap.cli.app import main; sys.exit(main(sys.argv[1:]))"
    run = subprocess.run(
        [sys.executable, "-c", code, "demo", "--format", "pdf", "-o", str(tmp_path / "r.pdf")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[2],
    )
    told = " ".join(run.stderr.split())
    assert run.returncode == 1
    assert 'pip install "digikap[pdf]"' in told
    assert "--format html" in told
    assert "Traceback" not in told
    assert not (tmp_path / "r.pdf").exists()
