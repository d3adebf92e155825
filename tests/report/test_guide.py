"""The facilitator's guide: on a terminal, cut to one way of answering, and in step with the questionnaire."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import get_args

import pytest
from rich.console import Console

from digikap.model.questionnaire import Questionnaire
from digikap.report.guide import Way, cut, render
from digikap.report.layout import columns_of
from digikap.store import content
from tests.report.hostility import SIGNS
from tests.report.room import is_golden, squeezed

WAYS: tuple[Way, ...] = get_args(Way)
HEADS = {"consensus": "Konsensus, 75", "tally": "Dold röstning, 75", "individual": "Var för sig, 25"}


def shown(guide: str, width: int, *, encoding: str = "utf-8", tty: bool = False) -> str:
    sink = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n", errors="replace")
    render(guide, Console(file=sink, width=width, force_terminal=tty, color_system="standard" if tty else None))
    sink.flush()
    return sink.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]


def plan(guide: str) -> list[tuple[int, int, str]]:
    """The rows of the first timetable: from and to in minutes, and what is done."""
    rows = re.findall(r"^\| (\d+)–(\d+) \| (.*) \|$", guide, re.MULTILINE)
    return [(int(start), int(end), what) for start, end, what in rows]


def test_the_guide_on_a_terminal_is_as_it_was_looked_at() -> None:
    assert is_golden("guide.txt", shown(content.guide(), 80))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_the_guide_is_readable_at_every_width(width: int) -> None:
    text = shown(content.guide(), width)
    lines = text.splitlines()
    assert max(map(columns_of, lines)) <= min(width, 100)
    assert not any(line != line.rstrip() for line in lines)
    assert "\n\n\n" not in text
    assert not re.search(r"^#|\*\*|\| ---", text, re.MULTILINE)


def test_no_word_of_the_guide_is_lost() -> None:
    text = squeezed(re.sub(r"[─═•]", "", shown(content.guide(), 200)))
    for line in content.guide().splitlines():
        for words in re.sub(r"^([#*]|\d\.)+ |[*`]+|\| -.*", "", line).split("|"):
            assert squeezed(words) in text


def test_on_a_poor_terminal_headings_are_underlined_with_what_it_knows() -> None:
    text = shown(content.guide(), 80, encoding="cp1252")
    assert "Före mötet\n----------\n" in text


def test_headings_below_the_two_highest_are_not_underlined() -> None:
    assert shown("# Ett\n\n## Två\n\n### Tre\n", 80) == "Ett\n═══\n\nTvå\n───\n\nTre\n"


@pytest.mark.parametrize("text", SIGNS, ids=ascii)
def test_text_is_shown_and_never_obeyed(text: str) -> None:
    assert "\x1b" not in shown(f"# Rubrik\n\n{text[:200]}\n", 80)


def test_markup_of_the_terminals_library_is_literal() -> None:
    assert "[bold red]x[/] :smile:" in shown("[bold red]x[/] :smile:", 80)


def test_a_link_is_not_hidden() -> None:
    text = shown("[här](https://exempel.se)", 80, tty=True)
    assert "https://exempel.se" in text
    assert "\x1b]8" not in text


@pytest.mark.parametrize("way", WAYS)
def test_one_way_of_answering_has_its_own_plan_alone(way: Way) -> None:
    text = cut(content.guide(), way)
    assert [name for name, head in HEADS.items() if f"**{head}" in text] == [way]
    assert text.count("| minut |") == 1
    for common in ("Före mötet", "Regler att visa", "Meningar som hjälper", "Se upp med", "Efter mötet"):
        assert common in text


def test_the_cuts_together_hold_the_whole_guide() -> None:
    kept = {line for way in WAYS for line in cut(content.guide(), way).splitlines()}
    assert kept == set(content.guide().splitlines())


def test_a_plan_ends_where_a_heading_begins() -> None:
    guide = "**Konsensus, kort**\n\nEtt.\n\n## Sedan\n\nTvå.\n\n**Dold röstning, kort**\n\nTre.\n"
    assert cut(guide, "tally") == "## Sedan\n\nTvå.\n\n**Dold röstning, kort**\n\nTre.\n"


@pytest.mark.parametrize("way", WAYS)
def test_a_plan_leaves_no_minute_out_and_ends_when_it_says(way: Way) -> None:
    text = cut(content.guide(), way)
    rows = plan(text)
    head = re.search(r"\*\*[^*]*?(\d+) minuter(?: ihop)?\*\*", text)
    assert rows[0][0] == 0
    assert all(before[1] == after[0] < after[1] for before, after in pairwise(rows))
    assert head is not None
    assert rows[-1][1] == int(head[1])


def test_consensus_gives_each_section_the_minutes_that_the_questionnaire_plans(kommunen: Questionnaire) -> None:
    rows = plan(cut(content.guide(), "consensus"))
    given = {int(found[1]): end - start for start, end, what in rows if (found := re.match(r"Avsnitt (\d)", what))}
    planned = {number: section.minutes for number, section in enumerate(kommunen.sections, start=1)}
    assert given == {number: minutes for number, minutes in planned.items() if number > 1}  # 1 is filled in beforehand


def test_the_guide_says_how_long_the_versions_take(kommunen: Questionnaire) -> None:
    text = content.guide()
    assert f"Snabbversionen tar {kommunen.quick_minutes} minuter" in text
    assert f"Hela formuläret tar {plan(cut(text, 'consensus'))[-1][1]} minuter med start och avslutning" in text
