"""Which device suits a terminal."""

from __future__ import annotations

from typing import Any

import pytest

from digikap.errors import ExitCode, UsageError
from digikap.interview.device import choose

GOOD: dict[str, Any] = {
    "plain": False,
    "term": "xterm-256color",
    "columns": 80,
    "rows": 24,
    "encoding": "utf-8",
    "stdin": True,
    "stdout": True,
}


@pytest.mark.parametrize("change", [{}, {"columns": 60, "rows": 20}, {"term": None}, {"encoding": "iso-8859-1"}])
def test_an_ordinary_terminal_is_redrawn(change: dict[str, Any]) -> None:
    assert choose(**GOOD | change) == "full"


@pytest.mark.parametrize(
    "change",
    [
        {"plain": True},
        {"term": "dumb"},
        {"term": "unknown"},
        {"columns": 59},
        {"rows": 19},
        {"encoding": "ascii"},
        {"encoding": None},
        {"encoding": "no-such"},
    ],
)
def test_a_wish_a_dumb_or_small_terminal_or_one_without_swedish_letters_gets_plain_lines(
    change: dict[str, Any],
) -> None:
    assert choose(**GOOD | change) == "plain"


@pytest.mark.parametrize("change", [{"stdin": False}, {"stdout": False}, {"stdin": False, "plain": True}])
def test_without_a_terminal_the_program_says_so_and_what_to_do(change: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        choose(**GOOD | change)
    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.message.startswith("Utan terminal") and "--answers" in caught.value.advice
