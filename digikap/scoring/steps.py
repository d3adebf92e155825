"""The steps of the index scale (0–100), which labels, gaps and advice are all measured in."""

from __future__ import annotations

from fractions import Fraction

ANSWER_STEP = Fraction(25)
"""A step on a scale of five levels, in index points."""

HALF_STEP = ANSWER_STEP / 2
