"""Joining the files of several who answered one by one: whose answers count, and what has to be told of it.

A merged file is made of its respondents: the order of the sources does not matter, merging in steps gives the same as
merging at once, and merging again changes nothing. Of two files with the same id the highest revision wins, never the
clock. Knows no files and no words.
"""

from digikap.merging.fitting import Unfit, Why, unfit
from digikap.merging.joining import Merged, merge
from digikap.merging.notes import (
    Clashed,
    Note,
    OtherPlan,
    OtherVersion,
    Replaced,
    SameAlias,
    Uncounted,
    Unfinished,
)
from digikap.merging.roles import without_roles

__all__ = [
    "Clashed",
    "Merged",
    "Note",
    "OtherPlan",
    "OtherVersion",
    "Replaced",
    "SameAlias",
    "Uncounted",
    "Unfinished",
    "Unfit",
    "Why",
    "merge",
    "unfit",
    "without_roles",
]
