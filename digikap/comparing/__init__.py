"""Comparing two assessments: which questions are the same, what they say like for like, and what cannot be compared.

Knows no files and no words beyond ids and the design's fixed terms.
"""

from digikap.comparing.result import (
    AgreementChange,
    Change,
    ChoiceChange,
    Circumstance,
    CircumstanceKind,
    Comparison,
    Manner,
    Match,
    MatchKind,
    ProfileChange,
    Promise,
    Stated,
    Why,
)

__all__ = [
    "AgreementChange",
    "Change",
    "ChoiceChange",
    "Circumstance",
    "CircumstanceKind",
    "Comparison",
    "Manner",
    "Match",
    "MatchKind",
    "ProfileChange",
    "Promise",
    "Stated",
    "Why",
]
