"""The report as Markdown, read as a Markdown reader reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from digikap.model.assessment import Assessment
from digikap.report.markdown import escaped, grid, opening, render
from digikap.report.view import Report
from digikap.text import visible_line
from tests.report.room import (
    abridged,
    answered,
    assessments,
    fresh,
    is_golden,
    reported,
    squeezed,
    without_groups,
    words_of,
)
from tests.report.test_terminal import several

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TAGS = {
    *("", "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "code", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def tokens(text: str) -> Iterator[Token]:
    for token in READER.parse(text):
        yield from token.children or [token]


def read(text: str) -> str:
    """What a reader sees."""
    return "".join(token.content for token in tokens(text) if token.type in ("text", "code_inline"))


def test_the_report_on_the_example_is_as_it_was_looked_at(report: Report) -> None:
    assert is_golden("report.md", render(report))


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert render(report) == render(report)


def test_the_example_is_called_invented_before_anything_else(report: Report) -> None:
    lines = render(report).splitlines()
    assert lines[0].startswith("# Påhittat exempel")
    assert "finns inte" in lines[4]


def test_headings_are_one_h1_and_no_level_is_skipped(report: Report) -> None:
    levels = [int(token.tag[1]) for token in READER.parse(render(report)) if token.type == "heading_open"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_only_what_the_layout_needs_is_marked_up(report: Report) -> None:
    found = list(tokens(render(report)))
    assert {token.tag for token in found} <= TAGS
    assert not [token for token in found if token.type in ("html_block", "html_inline", "link_open", "image", "fence")]


def test_nothing_that_the_report_says_is_lost(report: Report) -> None:
    shown = squeezed(read(render(report)))
    for words in words_of(report):
        assert squeezed(words) in shown


def test_no_line_ends_in_space_and_no_two_lines_are_empty(report: Report) -> None:
    text = render(report)
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not any(line != line.rstrip() for line in text.splitlines())


TEXTS = st.text(alphabet=st.sampled_from("ab1 .#*_`[]()<>|\\~&$^:/@+-=!{}http:www."), min_size=1, max_size=30)


@given(TEXTS)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    text = visible_line(text)
    parsed = READER.parse(opening(text))
    assert [token.type for token in parsed] == (["paragraph_open", "inline", "paragraph_close"] if text else [])
    assert read(opening(text)) == text


@given(TEXTS)
def test_any_text_is_read_back_from_a_cell(text: str) -> None:
    text = visible_line(text)
    table = f"| a | b |\n| - | - |\n| {escaped(text)} | slut |\n"
    assert [token.content for token in READER.parse(table) if token.type == "inline"][:2] == ["a", "b"]
    assert read(table) == f"ab{text}slut"


def test_addresses_are_code_so_that_no_reader_makes_a_link() -> None:
    assert escaped("se https://x.se/a_b eller a@b.se.") == "se `https://x.se/a_b` eller `a@b.se.`"


def test_the_own_field_is_marked_and_a_border_case_too(report: Report, example: Assessment) -> None:
    assert "**På tå (ni är här)**" in render(report)
    near = example.with_answer("g_sakerhet", 2)
    assert "| Bristande kapacitet (gränsfall) | **På tå (ni är här)**" in render(reported(near))


def test_votes_have_a_column_of_their_own(example: Assessment) -> None:
    from digikap.report.view import view
    from digikap.scoring.distribution import Distribution
    from tests.report.test_view import voted

    scores = voted(example, d_tid=Distribution.of_votes(5, [1, 1, 1, 5, 5, 5]))
    text = render(view(example, scores))
    assert "Spridning" in text
    assert "3 0 0 0 3, 1–5, 3 av 6 svarade 4–5, motstridigt" in text


def test_what_several_chose_has_bars_that_are_explained(example: Assessment) -> None:
    report = several(example)
    text = render(report)
    assert re.search(r"^\| Ekonomi +\| +2 +\| +1 +\| `██████████▒▒▒▒▒▒▒▒▒▒` +\|$", text, re.MULTILINE)
    assert "Stapeln visar hur många av 2\u00a0svarande" in text
    shown = squeezed(read(text))
    assert all(squeezed(words) in shown for words in words_of(report))


def test_a_published_figure_stands_under_its_table_with_the_question_it_is_about(report: Report) -> None:
    text = render(report)
    assert "**Nöjd med lösningarna**\n\nI undersökningen 2021 var tre av fyra inte nöjda" in text


def test_a_field_without_a_name_is_empty(example: Assessment) -> None:
    model = example.questionnaire.model
    fewer = model.model_copy(update={"profiles": model.profiles[:2]})
    questionnaire = example.questionnaire.model_copy(update={"model": fewer})
    from dataclasses import replace

    text = render(reported(replace(example, questionnaire=questionnaire)))
    assert "Bristande" not in text.split("## 2")[0]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.one_of(assessments(abridged()), assessments(without_groups())))
def test_any_report_is_well_formed(assessment: Assessment) -> None:
    report = reported(assessment)
    shown = squeezed(read(render(report)))
    assert all(squeezed(words) in shown for words in words_of(report))


def test_a_questionnaire_without_groups_reads_well() -> None:
    text = render(reported(answered(fresh(without_groups()), 5)))
    assert "| Saker" in text
    assert "Fyrfältet" not in text


def test_a_column_in_which_every_cell_is_long_is_not_padded() -> None:
    long = "ord " * 20
    assert read(grid((long, "b"), [(long, "1")])) == f"{long.strip()}b{long.strip()}1"
