"""How hypothesis tries laws: without a clock, since the machine may be busy, and as often as a run can bear."""

from __future__ import annotations

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, is_hypothesis_test, settings

settings.register_profile("digikap", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("digikap")


FROM_OUTSIDE = {"end_to_end", "faults", "fuzz", "promises"}
"""The rooms that try the whole program."""


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Stops the measuring that pytest-cov begins twice in a worker, before it begins the second, the one it keeps.

    Else the first goes on wherever the second rests, and `no_cover` saves no time.
    """
    if hasattr(session.config, "workerinput") and (measuring := Coverage.current()):
        measuring.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measures no coverage of laws and of the whole program; files of long tests are marked so themselves.

    Measuring takes two to three times as long, and other tests reach all but a few lines in a thousand.
    """
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)) or item.path.parent.name in FROM_OUTSIDE:
            item.add_marker("no_cover")
