"""What the tests of the report look at: the example that ships, as it was read from its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

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


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real Chromium, for one module, since its event loop is in other tests' way; skipped where there is none."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright saknas")
    # the first is the same Chromium without the browser's own window, and opens a page three times as fast
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("ingen Chromium på datorn")
    with sync_api.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()
