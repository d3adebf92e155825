"""How hypothesis tries laws: without a clock, since the machine may be busy, and as often as a run can bear."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("digikap", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("digikap")
