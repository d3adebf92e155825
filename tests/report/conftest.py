"""What the tests of the report look at: the example that ships, as it was read from its file."""

from __future__ import annotations

import pytest

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.view import Report, view
from digikap.scoring.result import Scores
from digikap.scoring.score import score
from digikap.store import assessments, content
from digikap.store.questionnaires import load


@pytest.fixture(scope="session")
def kommunen() -> Questionnaire:
    return load("kommunen")


@pytest.fixture(scope="session")
def example() -> Assessment:
    return assessments.read(content.example())


@pytest.fixture(scope="session")
def scores(example: Assessment) -> Scores:
    return score(example)


@pytest.fixture(scope="session")
def report(example: Assessment, scores: Scores) -> Report:
    return view(example, scores)
