"""Comparing two assessments: which questions are the same, what they say like for like, and what cannot be compared.

Knows no files and no words beyond ids and the design's fixed terms.
"""

from digikap.comparing.circumstances import is_same_place
from digikap.comparing.comparison import compare, compare_sides
from digikap.comparing.figures import Tracked, dimensions, groups, resources
from digikap.comparing.matching import every_key
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
from digikap.comparing.revisions import Dropped, latest
from digikap.comparing.shared import Shared
from digikap.comparing.sides import Key, Side

__all__ = [
    "AgreementChange",
    "Change",
    "ChoiceChange",
    "Circumstance",
    "CircumstanceKind",
    "Comparison",
    "Dropped",
    "Key",
    "Manner",
    "Match",
    "MatchKind",
    "ProfileChange",
    "Promise",
    "Shared",
    "Side",
    "Stated",
    "Tracked",
    "Why",
    "compare",
    "compare_sides",
    "dimensions",
    "every_key",
    "groups",
    "is_same_place",
    "latest",
    "resources",
]
