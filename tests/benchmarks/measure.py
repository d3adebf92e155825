"""How the ratio of two times is measured on a busy machine: alternated pairs, medians, never one time alone."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Two things to time against each other; both give seconds. `goal`: the largest ratio that is good enough."""

    name: str
    reference_name: str
    ours: Callable[[], float]
    reference: Callable[[], float]
    goal: float | None = None


@dataclass(frozen=True)
class Outcome:
    """Medians in seconds, and the median of the ratios of the alternated pairs."""

    pair: Pair
    ours: float
    reference: float
    ratio: float

    @property
    def verdict(self) -> str:
        if self.pair.goal is None:
            return ""
        return "ok" if self.ratio <= self.pair.goal else "MISSED"


def measured(pair: Pair, rounds: int) -> Outcome:
    """Runs both once to warm up, then so many pairs, every other one in the opposite order."""
    pair.ours()
    pair.reference()
    times = []
    for number in range(rounds):
        if number % 2:
            reference = pair.reference()
            times.append((pair.ours(), reference))
        else:
            times.append((pair.ours(), pair.reference()))
    return Outcome(
        pair=pair,
        ours=statistics.median(ours for ours, _ in times),
        reference=statistics.median(reference for _, reference in times),
        ratio=statistics.median(ours / reference for ours, reference in times),
    )


def print_head() -> None:
    """The table's head."""
    print(f"{'what':36} {'against':32} {'ms':>7} {'ref ms':>7} {'ratio':>6} {'goal':>5}", flush=True)


def print_outcome(each: Outcome) -> None:
    """One line of the table: times in ms, ratio, goal."""
    goal = "" if each.pair.goal is None else f"{each.pair.goal:.2f}"
    print(
        f"{each.pair.name:36} {each.pair.reference_name:32} {each.ours * 1000:7.1f} {each.reference * 1000:7.1f} "
        f"{each.ratio:6.2f} {goal:>5} {each.verdict}",
        flush=True,
    )
