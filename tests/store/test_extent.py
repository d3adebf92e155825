"""How much a questionnaire's file may hold."""

from __future__ import annotations

from typing import Any

import pytest

from digikap.errors import BadFileError
from digikap.store.extent import MOST_QUESTIONS, MOST_VALUES, check_extent


def test_as_many_values_as_that_are_taken_and_one_more_is_not() -> None:
    check_extent({"a": [1] * (MOST_VALUES - 1)}, "a.toml")
    with pytest.raises(BadFileError, match=r"fler än 100.000 uppgifter"):
        check_extent({"a": [1] * MOST_VALUES}, "a.toml")


@pytest.mark.parametrize("value", [[[1]] * MOST_VALUES, {str(number): {} for number in range(MOST_VALUES + 1)}])
def test_values_inside_others_count(value: Any) -> None:
    with pytest.raises(BadFileError):
        check_extent({"a": value}, "a.toml")


def test_as_many_questions_as_that_are_taken_and_one_more_is_not() -> None:
    half: dict[str, Any] = {"questions": [{}] * (MOST_QUESTIONS // 2)}
    check_extent({"sections": [half, half]}, "a.toml")
    with pytest.raises(
        BadFileError, match=r"a\.toml är för stort: det har 5.001 frågor, och högst 5.000 går att ställa"
    ):
        check_extent({"sections": [half, half, {"questions": [{}]}]}, "a.toml")
