"""Several municipalities together: median and quartiles of their indices, never lowest, highest or an order of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from digikap.model.assessment import Assessment, Variant
from digikap.model.municipality import Municipality
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.result import Label, Measure

FEWEST = 5
"""From how many municipalities there is a median with quartiles."""

FEWEST_DISTRIBUTED = 20
"""From how many there is a distribution."""

FEWEST_IN_CELL = 5
"""A smaller cell of a distribution is never told."""

WhyOut = Literal["duplicate", "older", "example", "one_person", "questionnaire", "version", "content", "variant"]
"""Why a file does not count: another copy of the same file; an older one of the municipality; invented; one person's
alone; or answered in another questionnaire, version or variant than most, or in one with other content by that name."""

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

    `municipalities`: how many have an index. Median and quartiles (0–100) from five of them, else None; `bins` from
    twenty, else None. `own` stands beside: the figure of the municipality that was asked for, None if none was.
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
    assessments are not finished. `own` is counted among them: the statistics are the same whoever looks, so that two of
    them tell no difference. `own_excluded`: why the own one does not count; its figures are not shown then. `unplaced`:
    how many have no known county, and no known kommungrupp.
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


def cohort(
    assessments: Sequence[Assessment], own: str | None = None, municipalities: Sequence[Municipality] = ()
) -> Cohort:
    """The cohort of these files. `own`: the code or name of a municipality, or the id of a file.

    `municipalities`: what is known of Sweden's, for files that name no county or kommungrupp themselves.
    """
    raise NotImplementedError
