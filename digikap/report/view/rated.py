"""Every rating and every row of a grid that was asked, by name: what may differ, be unknown, be left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question, Rating, RatingGrid, Row
from digikap.report.view.words import line, row_name
from digikap.scoring.result import GridScore, RatingScore, Scores


@dataclass(frozen=True)
class Rated:
    """A rating, or one row of a grid: what it is called, and its figures."""

    question: Rating | RatingGrid
    row: Row | None
    name: str
    score: RatingScore


def rated(assessment: Assessment, scores: Scores) -> Iterator[Rated]:
    """In the questionnaire's order."""
    for question in assessment.asked():
        yield from rated_in(assessment, scores, question)


def rated_in(assessment: Assessment, scores: Scores, question: Question) -> Iterator[Rated]:
    """Those of one question; none of a question that is not rated."""
    match question, scores.questions.get(question.id):
        case Rating(), RatingScore() as score:
            yield Rated(question, None, line(question.label), score)
        case RatingGrid(), GridScore(rows):
            for row in assessment.rows(question):
                yield Rated(question, row, f"{line(question.label)}: {row_name(assessment, row)}", rows[row.id])
