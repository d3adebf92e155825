"""How two costs are compared on a busy machine: alternated pairs, medians, processor time; never one time alone."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds on the clock, seconds of processor (user and system), the most memory in bytes."""

    wall: float
    cpu: float
    peak: int


class Subject(Protocol):
    """Something to measure: entered before the first run and left after the last."""

    def cost(self) -> Cost:
        """Runs it once."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class SkippedError(Exception):
    """What a row is measured against is not there; says why."""


@dataclass(frozen=True)
class Pair:
    """Two things to measure against each other; they are made when they are to run, and may raise SkippedError.

    `goal`: the largest ratio of processor time that is good enough. `units`: how much each of them does in one run
    (questions, assessments): times and ratio are then per unit, and `unit` names it. `rare`: each run is so long that
    a third of the rounds will do.
    """

    name: str
    against: object
    ours: Callable[[], Subject]
    reference: Callable[[], Subject]
    goal: float | None = None
    units: tuple[int, int] = (1, 1)
    unit: str = ""
    rare: bool = False


@dataclass(frozen=True)
class Outcome:
    """Medians, and the medians of the ratios of the alternated pairs. Seconds per unit; peaks in bytes."""

    pair: Pair
    ours: Cost
    reference: Cost
    cpu_ratio: float
    wall_ratio: float

    @property
    def verdict(self) -> str:
        if self.pair.goal is None:
            return ""
        return "ok" if self.cpu_ratio <= self.pair.goal else "MISSED"


def measured(pair: Pair, rounds: int) -> Outcome:
    """Runs both once to warm up, then so many pairs, every other one in the opposite order."""
    rounds = max(3, rounds // 3) if pair.rare else rounds
    with ExitStack() as opened:
        ours, reference = opened.enter_context(pair.ours()), opened.enter_context(pair.reference())
        runs = list(_alternated(ours, reference, rounds))[1:]
    a, b = pair.units
    return Outcome(
        pair=pair,
        ours=_median([one for one, _ in runs], a),
        reference=_median([other for _, other in runs], b),
        cpu_ratio=statistics.median(one.cpu / other.cpu for one, other in runs) * b / a,
        wall_ratio=statistics.median(one.wall / other.wall for one, other in runs) * b / a,
    )


def _alternated(ours: Subject, reference: Subject, rounds: int) -> Iterator[tuple[Cost, Cost]]:
    for number in range(rounds + 1):
        if number % 2:
            other = reference.cost()
            yield ours.cost(), other
        else:
            one = ours.cost()
            yield one, reference.cost()


def _median(costs: list[Cost], units: int) -> Cost:
    return Cost(
        wall=statistics.median(cost.wall for cost in costs) / units,
        cpu=statistics.median(cost.cpu for cost in costs) / units,
        peak=max(cost.peak for cost in costs),
    )


def peak_of(process: int) -> int:
    """The most memory that a running process has had, in bytes, by the system's own count (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
