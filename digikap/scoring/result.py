"""What scoring gives: every figure with what it rests on. All indices are exact Fractions from 0 to 100."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from digikap.scoring.distribution import ChoiceDistribution, Distribution
from digikap.scoring.gap import Requirement

Basis = Literal["dimensions", "overall"]
Agreement = Literal["samsyn", "delad bild", "motstridigt"]
Label = Literal["mycket låg", "låg", "delvis", "god", "mycket god"]
SwingKind = Literal["group", "dimension", "profile"]


@dataclass(frozen=True)
class Measure:
    """An index with its interval and coverage. No index: fewer than half of the asked questions have a value.

    `answered` and `asked` count questions; for a single question they count respondents, and one who gave a level is
    enough for an index. ”Ej aktuellt” is not asked. The interval is what the index could have been had every ”vet ej”
    been the lowest or the highest level; None exactly when the index is.
    """

    index: Fraction | None
    low: Fraction | None
    high: Fraction | None
    answered: int
    asked: int


@dataclass(frozen=True)
class RatingScore:
    """One rating, or one row of a grid, over everyone who was asked.

    Also one that is ”ej aktuellt” or unanswered: `distribution.state` tells. The measure is of the settled level if
    there is one; all the rest is of the votes. `mean` and `median` in levels from 1; `average_deviation` in levels;
    `lowest` and `highest` are levels that somebody chose. All None where nobody gave a level. `agreement` from three
    votes with a level. `high_share` is (how many chose one of the highest t levels, how many chose a level), None for
    scales under four levels or a single vote.
    """

    distribution: Distribution
    measure: Measure
    mean: Fraction | None
    median: Fraction | None
    average_deviation: Fraction | None
    lowest: int | None
    highest: int | None
    agreement: Agreement | None
    knowledge_gap: bool
    high_share: tuple[int, int] | None


@dataclass(frozen=True)
class GridScore:
    """A grid: each row on its own. Shown, never counted in a dimension."""

    rows: Mapping[str, RatingScore]


@dataclass(frozen=True)
class ChoiceScore:
    """A single choice, a multiple choice or a ranking: how many chose what. Shown, never counted.

    `order`: chosen ids, most often chosen first, then most often first, then file order; what a single respondent (a
    consensus) ranked stands in its own order. `overlap`: the mean number of
    shared choices over all pairs of respondents (None under two respondents).
    """

    distribution: ChoiceDistribution
    order: tuple[str, ...]
    overlap: Fraction | None


QuestionScore = RatingScore | GridScore | ChoiceScore


@dataclass(frozen=True)
class DimensionScore:
    """A dimension: the weighted mean of its questions. Label None without an index, or where it is no capacity.

    `questions`: the ids of the asked questions behind it. In a group with parts (de stora tre) measure and label are of
    the mean over the parts: for the export only, since it would let drift hide utveckling. A report shows the cells.
    """

    id: str
    measure: Measure
    label: Label | None
    questions: tuple[str, ...]


@dataclass(frozen=True)
class GroupScore:
    """A group with an index: the unweighted mean of its dimensions, or the overall judgement where none was asked.

    `basis`: which of the two the measure is of, also where it has no index. In `answered` and `asked` of the measure a
    question of two dimensions counts once. `overall`: the judgement to show beside, None if it was not asked; its
    answered and asked count questions.
    """

    id: str
    measure: Measure
    label: Label | None
    basis: Basis
    overall: Measure | None
    dimensions_answered: int
    dimensions_asked: int


@dataclass(frozen=True)
class ProfileScore:
    """The field of the four-field. `also`: in a border case the other profiles that it could as well be."""

    id: str
    borderline: bool
    also: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One of de stora tre for one part. Label None without an index; 0 of 0 where nothing was asked."""

    dimension: str
    part: str
    measure: Measure
    label: Label | None


@dataclass(frozen=True)
class Resources:
    """De stora tre: a cell per part and dimension, part by part.

    `tightest`: per part the dimension that is clearly lowest. A part whose cells all have an index but where none is
    clearly lowest maps to None (”jämnt fördelat”); a part where a cell lacks an index is missing from `tightest`.
    """

    cells: tuple[Cell, ...]
    tightest: Mapping[str, str | None]


@dataclass(frozen=True)
class Difference:
    """A question's contrast, −100 to 100 points; `row` in a grid. Never called a gap.

    `minuend` is the index of `question` (or its row), `subtrahend` that of `other`, a question or a dimension.
    """

    question: str
    other: str
    row: str | None
    minuend: Fraction
    subtrahend: Fraction

    @property
    def points(self) -> Fraction:
        """Minuend − subtrahend."""
        return self.minuend - self.subtrahend


@dataclass(frozen=True)
class Swing:
    """A single vote that decides a word: one step at `question` changes `what` from `now` to `then`.

    For a group or a dimension `what` is its id, `now` and `then` are labels; for the profile `what` is "profile", `now`
    and `then` are profile ids.
    """

    question: str
    step: Literal[-1, 1]
    kind: SwingKind
    what: str
    now: str
    then: str


@dataclass(frozen=True)
class Scores:
    """Everything computed from one assessment, in the order of questionnaire and model.

    `questions` holds what was shown, ”ej aktuellt” and unanswered included, but no texts. `dimensions` and `groups`
    hold those with at least one asked question (for a group also an asked overall judgement); `resources` is None where
    nothing of de stora tre was asked. `strongest` and `weakest` are ids of dimensions of drift, utveckling and bärande,
    the extreme first and none in both; in a questionnaire without these groups, of all capacities. `gaps`: what the
    task requires, where both that and the index are known.
    """

    questions: Mapping[str, QuestionScore]
    dimensions: Mapping[str, DimensionScore]
    groups: Mapping[str, GroupScore]
    profile: ProfileScore | None
    resources: Resources | None
    differences: tuple[Difference, ...]
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    swings: tuple[Swing, ...]
    gaps: tuple[Requirement, ...]
