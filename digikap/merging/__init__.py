"""Joining the files of several who answered one by one: whose answers count, and what has to be told of it.

A merged file is made of its respondents: the order of the sources does not matter, merging in steps gives the same as
merging at once, and merging again changes nothing. Of two files with the same id the highest revision wins, never the
clock. Knows no files and no words.
"""

from digikap.merging.fitting import Unfit, Why, unfit
from digikap.merging.joining import Merged, merge
from digikap.merging.notes import (
    AskedOfFew,
    Clashed,
    Note,
    OtherName,
    OtherPlan,
    OtherVersion,
    Replaced,
    SameAlias,
    Uncounted,
    Unfinished,
    asked_of_few,
    too_few,
)
from digikap.merging.roles import without_roles

__all__ = [
    "AskedOfFew",
    "Clashed",
    "Merged",
    "Note",
    "OtherName",
    "OtherPlan",
    "OtherVersion",
    "Replaced",
    "SameAlias",
    "Uncounted",
    "Unfinished",
    "Unfit",
    "Why",
    "asked_of_few",
    "merge",
    "too_few",
    "unfit",
    "without_roles",
]
