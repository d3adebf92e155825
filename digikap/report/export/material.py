"""What is exported of an assessment, and what is left out: always, without comments, and where nobody may be known.

An anonymous export is made from an assessment in which every text of the municipality's own has been taken away or
replaced, so that no format can let one through.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from digikap.model.assessment import Assessment
from digikap.model.tally import GridVoting, Votes
from digikap.report.export import leaving
from digikap.report.export.leaving import LeftOut
from digikap.report.export.nameless import nameless
from digikap.scoring.result import Scores
from digikap.scoring.score import score


@dataclass(frozen=True)
class Selection:
    """What the user wants to have: with the comments or not, and whether nobody may know whose it is."""

    comments: bool = True
    anonymous: bool = False


@dataclass(frozen=True)
class Material:
    """What every format is written from: what is left of the assessment, its scores, and what was left out."""

    assessment: Assessment
    scores: Scores
    anonymous: bool
    left_out: tuple[LeftOut, ...]

    @property
    def is_without_comments(self) -> bool:
        """Whether comments were left out by choice."""
        return any(one.id == "comments" for one in self.left_out)


def material(
    assessment: Assessment, selection: Selection | None = None, public: frozenset[str] = frozenset()
) -> Material:
    """What is exported of an assessment. `public`: every text that ships, from `texts`; only asked for anonymously."""
    selection = selection or Selection()
    left_out = list(leaving.always(assessment))
    if selection.anonymous or not selection.comments:
        left_out += leaving.of_comments(assessment)
    if selection.anonymous:
        left_out += leaving.of_names(assessment, public)
        assessment = nameless(assessment, public)
    elif not selection.comments:
        assessment = _uncommented(assessment)
    return Material(assessment, score(assessment), selection.anonymous, tuple(left_out))


def told(material: Material) -> str:
    """What was left out, in a sentence for the user."""
    parts = [f"{one.name} ({one.count})" if one.count else one.name for one in material.left_out if one.count != 0]
    return f"Utelämnat: {'; '.join(parts)}." if parts else "Det fanns inget att utelämna."


def _uncommented(assessment: Assessment) -> Assessment:
    """The same without anybody's comments, and without what those in the minority wrote."""
    return replace(
        assessment,
        comments={},
        votes={question: _unexplained(votes) for question, votes in assessment.votes.items()},
        respondents=tuple(map(_uncommented, assessment.respondents)),
    )


def _unexplained(votes: Votes) -> Votes:
    if isinstance(votes, GridVoting):
        return GridVoting({row: one.without_minorities() for row, one in votes.rows.items()})
    return votes.without_minorities()
