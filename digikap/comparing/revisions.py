"""The same file several times: only its highest revision counts, never that of the clock, and that has to be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digikap.model.assessment import Assessment


@dataclass(frozen=True)
class Dropped:
    """A file (`id`) that came several times: its revision `kept`, and those dropped, the highest first.

    `clash`: one that was dropped has the same revision and another content.
    """

    id: str
    kept: int
    dropped: tuple[int, ...]
    clash: bool


def latest(assessments: Iterable[Assessment]) -> tuple[tuple[Assessment, ...], tuple[Dropped, ...]]:
    """One assessment of each id, by id, and what is told of the others; their order decides nothing."""
    by_id: dict[str, list[Assessment]] = {}
    for one in assessments:
        by_id.setdefault(one.id, []).append(one)
    kept, dropped = [], []
    for name, same in sorted(by_id.items()):
        winner, *others = _ranked(same) if len(same) > 1 else same
        kept.append(winner)
        if others:
            clash = any(one.revision == winner.revision and one != winner for one in others)
            dropped.append(Dropped(name, winner.revision, tuple(one.revision for one in others), clash))
    return tuple(kept), tuple(dropped)


def _ranked(same: Iterable[Assessment]) -> list[Assessment]:
    """The highest revision first; of those of one revision by their contents, so that order never decides."""
    return sorted(same, key=lambda one: (one.revision, one.saved or "", repr(one)), reverse=True)
