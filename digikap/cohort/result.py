"""What a cohort gives: statistics of municipalities, never lowest or highest, and no order among them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from digikap.model.assessment import Assessment, Variant
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.result import Label, Measure

WhyOut = Literal[
    "duplicate", "example", "one_person", "ongoing", "older", "questionnaire", "version", "content", "variant"
]
"""Why a file does not count: another copy of the same file; invented; one person's alone; not finished where the
municipality has a finished one; older than another of the municipality; or answered in another questionnaire, version
or variant than most, or in one of the same name and version that measures otherwise."""

By = Literal["county", "group"]
"""A county (län) or a group of SKR (kommungrupp)."""


@dataclass(frozen=True)
class Excluded:
    """A file that does not count, by its id, with the municipality as the file names it."""

    id: str
    municipality: str
    why: WhyOut


@dataclass(frozen=True)
class Bin:
    """How many municipalities have an index from `low` up to but not including `high` (100 included in the last).

    `label`: the word for it; None for what is no capacity. `count` is None where it is not told.
    """

    label: Label | None
    low: Fraction
    high: Fraction
    count: int | None


@dataclass(frozen=True)
class Figure:
    """One index over municipalities: of a group, a dimension or a resource cell (`part`).

    `municipalities`: how many have an index. Median and quartiles (0–100) from five of them, else None. `bins` from
    twenty, else None; also None where median and quartiles would tell a cell that is not told. `own` stands beside: the
    figure of the municipality that was asked for, None if none was.
    """

    id: str
    part: str | None
    municipalities: int
    lower: Fraction | None
    median: Fraction | None
    upper: Fraction | None
    bins: tuple[Bin, ...] | None
    own: Measure | None
    own_label: Label | None


@dataclass(frozen=True)
class Part:
    """The municipalities of one county or one kommungrupp; figures only from five, and never with a distribution."""

    by: By
    name: str
    municipalities: int
    groups: tuple[Figure, ...]
    dimensions: tuple[Figure, ...]
    resources: tuple[Figure, ...]


@dataclass(frozen=True)
class Cohort:
    """The figures of several municipalities, one assessment each, all of the same version of one questionnaire.

    `municipalities`: their names in Swedish order, which says nothing of their figures. `ongoing`: how many of their
    assessments are not finished. `own` is counted among them: the statistics are the same whoever looks, so that no two
    of them tell a third by their difference. `own_excluded`: why the own one does not count; its figures are not shown
    then. `parts`: by county, then by kommungrupp. `unplaced`: how many have no known county, and no known kommungrupp.
    """

    municipalities: tuple[str, ...]
    questionnaire: Questionnaire
    variant: Variant
    excluded: tuple[Excluded, ...]
    ongoing: int
    own: Assessment | None
    own_excluded: WhyOut | None
    groups: tuple[Figure, ...]
    dimensions: tuple[Figure, ...]
    resources: tuple[Figure, ...]
    parts: tuple[Part, ...]
    unplaced: tuple[int, int]
