"""How hypothesis tries laws: without a clock, since the machine may be busy, and as often as a run can bear."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

settings.register_profile("digikap", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("digikap")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measures no coverage while a law is tried: it would take three times as long, and examples reach the lines."""
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("no_cover")
