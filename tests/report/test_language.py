"""The report speaks Swedish."""

from __future__ import annotations

import re

import pytest

from digikap.model.questionnaire import Questionnaire
from digikap.report.definitions import DEFINITIONS
from digikap.report.markdown import render
from digikap.report.view import Report
from tests.report.room import UNKNOWN, answered, fresh, printed, reported, without_groups
from tests.report.workshop import alone, workshop

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

ENGLISH = re.compile(
    r"\b(the|and|not|none|null|nan|true|false|unknown|missing|answer|answers|question|questions|score|index of|level|"
    r"levels|low|high|mean|median|of|with|without|consensus|overall|basis|label|labels|quick|full|finished|ongoing|error|"
    r"date|name|yes|no|undefined|object|dimension_|drift_|utv_|bar_)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=["example", "nothing", "unknown", "quick", "little", "workshop", "alone"])
def any_report(request: pytest.FixtureRequest, report: Report, kommunen: Questionnaire) -> Report:
    return {
        "example": report,
        "nothing": reported(fresh(kommunen)),
        "unknown": reported(answered(fresh(kommunen), UNKNOWN)),
        "quick": reported(answered(fresh(kommunen, "quick"), 2)),
        "little": reported(fresh(without_groups())),
        "workshop": reported(workshop(kommunen)),
        "alone": reported(alone(kommunen)),
    }[request.param]


def test_no_english_word_leaks(any_report: Report) -> None:
    for text in (render(any_report), printed(any_report, 80), printed(any_report, 80, summary=True)):
        assert ENGLISH.findall(text) == []


def test_the_definitions_are_swedish_too() -> None:
    keys = re.compile(
        "|".join(
            (
                "answers",
                "dimensions",
                "overall",
                "questions",
                "question",
                "basis",
                "index",
                "row",
                "other",
                "full",
                "quick",
                "finished",
                "ongoing",
                "consensus",
            )
        )
    )
    assert [word for text in DEFINITIONS.values() for word in ENGLISH.findall(keys.sub("", text))] == []
