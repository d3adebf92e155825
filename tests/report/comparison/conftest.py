"""Comparisons to look at: two real workshops a year apart, and every pair of the corpus."""

from __future__ import annotations

import pytest

from digikap.comparing import Comparison, compare
from digikap.errors import DigikapError
from digikap.model.questionnaire import Questionnaire
from digikap.report.comparison import page
from digikap.report.view.blocks import Page
from tests.comparing.corpus import CASES, pair
from tests.report.years import after, before


@pytest.fixture(scope="session")
def years(kommunen: Questionnaire) -> Comparison:
    return compare(before(kommunen), after(kommunen))


@pytest.fixture(scope="session")
def told(years: Comparison) -> Page:
    return page(years)


@pytest.fixture(scope="session")
def corpus() -> dict[str, Comparison]:
    """Every pair that can be compared, both ways."""
    found = {}
    for path in CASES:
        one, other, _ = pair(path)
        try:
            found[path.stem] = compare(one, other)
            found[f"{path.stem}, turned"] = compare(other, one)
        except DigikapError:
            continue
    assert len(found) > 20
    return found
