"""A questionnaire's own contrasts: what a question is set against, as a difference and never as a gap."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import assert_never

from digikap.model.questionnaire import Contrast, Questionnaire, Rating, RatingGrid
from digikap.scoring.result import (
    ChoiceScore,
    Difference,
    DimensionScore,
    GridScore,
    Measure,
    QuestionScore,
    RatingScore,
)


def differences(
    questionnaire: Questionnaire, questions: Mapping[str, QuestionScore], dimensions: Mapping[str, DimensionScore]
) -> tuple[Difference, ...]:
    """The contrasts of which both sides have an index, in the questionnaire's order, a grid row by row.

    A grid is set against the same rows of another grid, or every row against one question or dimension.
    """
    found = []
    for question in questionnaire.questions():
        if isinstance(question, Rating | RatingGrid) and question.contrast is not None and question.id in questions:
            other = question.contrast.dimension or question.contrast.question or ""
            against = _other_side(question.contrast, questions, dimensions)
            for row, minuend in _indices(questions[question.id]).items():
                subtrahend = against.get(row, against.get(None))
                if subtrahend is not None:
                    found.append(Difference(question.id, other, row, minuend, subtrahend))
    return tuple(found)


def _indices(score: QuestionScore | None) -> dict[str | None, Fraction]:
    """The index of a rating (under None), or of every row of a grid, where there is one."""
    measures: Mapping[str | None, Measure]
    match score:
        case RatingScore():
            measures = {None: score.measure}
        case GridScore():
            measures = {row: rating.measure for row, rating in score.rows.items()}
        case ChoiceScore() | None:
            measures = {}
        case _:
            assert_never(score)
    return {row: measure.index for row, measure in measures.items() if measure.index is not None}


def _other_side(
    contrast: Contrast, questions: Mapping[str, QuestionScore], dimensions: Mapping[str, DimensionScore]
) -> dict[str | None, Fraction]:
    """The indices that are subtracted: of a dimension (under None) or of a question."""
    if contrast.dimension is None:
        return _indices(questions.get(contrast.question or ""))
    score = dimensions.get(contrast.dimension)
    return {None: score.measure.index} if score and score.measure.index is not None else {}
