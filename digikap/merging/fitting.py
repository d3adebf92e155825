"""Which files cannot be merged, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from digikap.model.assessment import Assessment
from digikap.swedish import same_name

Why = Literal["consensus", "tally", "municipality", "questionnaire"]


@dataclass(frozen=True)
class Unfit:
    """A file that cannot be merged, by its place among the sources from 0.

    One that was answered together (in consensus, or as a tally). Where the sources are of several municipalities, or of
    several questionnaires, all of them are told of.
    """

    place: int
    why: Why


def unfit(files: Sequence[Assessment]) -> tuple[Unfit, ...]:
    """What stands in the way of merging these files, in their order; nothing if they can be merged."""
    found = [Unfit(place, why) for place, one in enumerate(files) if (why := _unfit(one)) is not None]
    fit = [one for one in files if _unfit(one) is None]
    whys: list[Why] = []
    if len({same_name(one.organisation.name) for one in fit}) > 1 or len(_codes(fit)) > 1:
        whys.append("municipality")
    if len({one.questionnaire.id for one in fit}) > 1:
        whys.append("questionnaire")
    found += [Unfit(place, why) for why in whys for place, one in enumerate(files) if _unfit(one) is None]
    return tuple(found)


def _unfit(one: Assessment) -> Why | None:
    return None if one.mode == "individual" else one.mode


def _codes(files: Iterable[Assessment]) -> set[str]:
    return {one.organisation.code for one in files if one.organisation.code is not None}
