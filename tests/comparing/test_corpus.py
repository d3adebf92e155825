"""Pairs of files whose comparison was worked out by hand: the tables and the hand calculation stand in the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from digikap.comparing import compare
from digikap.errors import DigikapError, ExitCode
from tests.comparing.corpus import CASES, agreements, figures, intervals, matches, own, pair, questions

WHOLE = [path for path in CASES if not path.name.startswith(("kommunen", "annat_formular"))]
PART = [path for path in CASES if path.name.startswith("kommunen")]


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_everything_is_as_it_was_worked_out_by_hand(path: Path) -> None:
    before, after, expected = pair(path)
    found = compare(before, after)
    assert figures(found) == expected["figures"]
    assert questions(found) == expected["questions"]
    assert matches(found) == expected["matches"]
    assert agreements(found) == expected.get("agreements", {})
    assert [one.kind for one in found.circumstances] == expected["circumstances"]
    assert [one.id for one in found.rankings] == expected["rankings"]
    assert not found.is_same


@pytest.mark.parametrize("path", [*WHOLE, *PART], ids=lambda path: path.stem)
def test_profile_own_figures_and_intervals_are_as_they_were_worked_out_by_hand(path: Path) -> None:
    before, after, expected = pair(path)
    found = compare(before, after)
    profile = f"{found.profile.before.id} -> {found.profile.after.id}" if found.profile else ""
    assert profile == expected["profile"]
    assert expected.get("own", {}).items() <= own(found).items()
    assert expected.get("intervals", {}).items() <= intervals(found).items()


@pytest.mark.parametrize("path", PART, ids=lambda path: path.stem)
def test_a_whole_questionnaire_is_compared_as_it_was_worked_out_by_hand(path: Path) -> None:
    before, after, expected = pair(path)
    found = compare(before, after)
    assert expected["figures"].items() <= figures(found).items()
    assert expected["questions"].items() <= questions(found).items()
    assert expected["matches"].items() <= matches(found).items()


def test_files_without_a_common_question_are_refused() -> None:
    before, after, expected = pair(next(path for path in CASES if path.stem == "annat_formular"))
    with pytest.raises(DigikapError) as refused:
        compare(before, after)
    assert refused.value.message == expected["error"]
    assert refused.value.exit_code is ExitCode.FAULT
    assert "”Ett litet formulär” (version 1)" in refused.value.advice
    assert "”Något helt annat” (version 1)" in refused.value.advice
