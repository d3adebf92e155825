"""The gap between the level that the task requires and the level there is; never said of a contrast."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from digikap.scoring.distribution import Distribution
from digikap.scoring.steps import ANSWER_STEP, HALF_STEP

GapWord = Literal["i balans", "litet", "tydligt", "stort"]


@dataclass(frozen=True)
class Gap:
    """What the task requires and what there is, both indices from 0 to 100."""

    required: Fraction
    current: Fraction

    @property
    def points(self) -> Fraction:
        """Required − current: −100 to 100, above 0 where capacity is lacking."""
        return self.required - self.current

    @property
    def word(self) -> GapWord:
        """At most 0 ”i balans”, below half an answer step ”litet”, below a whole one ”tydligt”, else ”stort”."""
        if self.points <= 0:
            return "i balans"
        if self.points < HALF_STEP:
            return "litet"
        return "tydligt" if self.points < ANSWER_STEP else "stort"


@dataclass(frozen=True)
class Requirement:
    """The level that the task requires of a dimension, or of a group (`id`), as it was set: one level, or votes."""

    id: str
    gap: Gap
    distribution: Distribution
