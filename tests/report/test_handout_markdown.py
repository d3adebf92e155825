"""The handout as Markdown, read as a Markdown reader reads it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from digikap.report.handout import handout
from digikap.report.handout.markdown import GAP, render
from digikap.store.questionnaires import load
from tests.report.handouts import everything, words_of
from tests.report.room import is_golden, squeezed
from tests.report.test_markdown import READER, read


@pytest.mark.parametrize("quick", [False, True], ids=["full", "quick"])
def test_the_handout_of_the_main_questionnaire_is_as_it_was_looked_at(quick: bool) -> None:
    name = "handout-quick.md" if quick else "handout.md"
    assert is_golden(name, render(handout(load("kommunen"), "quick" if quick else "full")))


def test_nothing_that_the_handout_says_is_lost() -> None:
    paper = handout(everything())
    shown = squeezed(read(render(paper)))
    for words in words_of(paper):
        assert squeezed(words) in shown


def test_every_level_and_choice_has_a_box() -> None:
    lines = render(handout(everything(), sections=["ett"])).splitlines()
    assert [line for line in lines if line.startswith("- ☐")] == [
        "- ☐ **1** Lågt – Inget.",
        "- ☐ **2** Mitt emellan",
        "- ☐ **3** Högt – Allt.",
        "- ☐ Vet ej",
        "- ☐ Ej aktuellt",
        *("- ☐ I egen regi", "- ☐ Tillsammans med andra", f"- ☐ Annat: {GAP}", "- ☐ Vet ej"),
        *("- ☐ I egen regi", "- ☐ Tillsammans med andra", f"- ☐ Annat: {GAP}", "- ☐ Inga"),
        *("- ☐ I egen regi", "- ☐ Tillsammans med andra", f"- ☐ Annat: {GAP}"),
    ]


def test_a_table_has_a_box_for_every_row_and_level() -> None:
    rows = [line for line in render(handout(everything(), sections=["ett"])).splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert cells[0] == ["Verksamhet", "1 Lågt", "2 Mitt emellan", "3 Högt", "Vet ej", "Ej aktuellt"]
    assert cells[2:] == [["Skolan", *"☐☐☐☐☐"], *[[f"Egen: {GAP}", *"☐☐☐☐☐"]] * 3]


def test_headings_are_one_h1_and_no_level_is_skipped() -> None:
    levels = [
        int(token.tag[1]) for token in READER.parse(render(handout(everything()))) if token.type == "heading_open"
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_text_is_tidy_and_the_same_every_time() -> None:
    text = render(handout(everything()))
    assert text == render(handout(everything()))
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not any(line != line.rstrip() for line in text.splitlines())
