"""How long the group has worked, in minutes; the time comes from outside."""

from __future__ import annotations

from collections.abc import Callable

PAUSE_SECONDS = 600.0
"""A longer silence is a pause and is not counted."""


class Stopwatch:
    """Adds up the time between the group's replies, over pauses and over several sittings."""

    def __init__(self, now: Callable[[], float], minutes_used: int = 0) -> None:
        """`now` gives seconds from any beginning; `minutes_used` is what earlier sittings took."""
        self._now = now
        self._last = now()
        self._seconds = minutes_used * 60.0

    def lap(self) -> None:
        """Counts the time since the last call, unless it was a pause or the clock went back."""
        moment = self._now()
        passed = moment - self._last
        self._last = moment
        if 0 <= passed <= PAUSE_SECONDS:
            self._seconds += passed

    @property
    def minutes(self) -> int:
        """Whole minutes counted so far."""
        return int(self._seconds // 60)
