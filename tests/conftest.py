"""How hypothesis tries laws: without a clock, since the machine may be busy, and as often as a run can bear."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

settings.register_profile("digikap", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("digikap")


FROM_OUTSIDE = {"end_to_end", "faults", "fuzz", "promises"}
"""The rooms that try the whole program."""

WHOLE = {
    *("test_hostility", "test_terminal", "test_pdf", "test_html", "test_html_browser", "test_workshop_layouts"),
    *("test_csv", "test_json", "test_xlsx", "test_several", "test_workshop", "test_anonymous", "test_results"),
    *("test_workshop_anonymous", "test_view_workshop", "test_formulas", "test_report"),
    *("test_merging", "test_tallied", "test_suppression", "test_municipality", "test_memory"),
}
"""Here whole documents and files are made over and over again, to be read back by others."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measures no coverage of laws, of the whole program and of whole documents: it takes two to three times as long.

    Other tests reach the lines, but for a few in a thousand, and examples do.
    """
    for item in items:
        is_law = is_hypothesis_test(getattr(item, "obj", None))
        if is_law or item.path.stem in WHOLE or FROM_OUTSIDE & {*item.path.parts}:
            item.add_marker("no_cover")
