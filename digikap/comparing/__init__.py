"""Comparing two assessments: which questions are the same, what they say like for like, and what cannot be compared.

Knows no files and no words beyond ids and the design's fixed terms.
"""

from digikap.comparing.circumstances import is_same_group, is_same_place
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
    GapChange,
    KnowledgeChange,
    Manner,
    Match,
    MatchKind,
    ProfileChange,
    Promise,
    SideName,
    Stated,
    Tightest,
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
    "GapChange",
    "Key",
    "KnowledgeChange",
    "Manner",
    "Match",
    "MatchKind",
    "ProfileChange",
    "Promise",
    "Shared",
    "Side",
    "SideName",
    "Stated",
    "Tightest",
    "Tracked",
    "Why",
    "compare",
    "compare_sides",
    "dimensions",
    "every_key",
    "groups",
    "is_same_group",
    "is_same_place",
    "latest",
    "resources",
]
