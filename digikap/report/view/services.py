"""The services side by side: every grid over them, how far apart they are, and the questionnaire's own contrasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import cast

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import RatingGrid, Row
from digikap.report.view import pictured
from digikap.report.view.blocks import Bullets, Heat, HeatCell, Section
from digikap.report.view.summary import MOST
from digikap.report.view.words import NOTHING, figure, line, row_name, standing
from digikap.scoring.result import GridScore, RatingScore, Scores
from digikap.swedish import count, number, signed, uncapital


def services(assessment: Assessment, scores: Scores) -> Iterator[Section]:
    """One section where anything was asked service by service."""
    grids = [one for one in assessment.asked() if isinstance(one, RatingGrid) and one.rows == "services"]
    if not grids:
        return
    apart = tuple(told for grid in grids if (told := _apart(assessment, scores, grid)))
    heat = _heat(assessment, scores, grids)
    yield Section("Per verksamhet", (heat, Bullets(apart)) if apart else (heat,))


def _heat(assessment: Assessment, scores: Scores, grids: Sequence[RatingGrid]) -> Heat:
    """A column for each grid, and one for each contrast between two of them."""
    names = {grid.id: line(grid.label).removesuffix(" per verksamhet") for grid in grids}
    contrasts = list(
        dict.fromkeys((d.question, d.other) for d in scores.differences if {d.question, d.other} <= set(names))
    )
    points = {(d.question, d.other, d.row): d.points for d in scores.differences}
    rows = []
    for service in assessment.rows(grids[0]):
        apart = [points.get((*pair, service.id)) for pair in contrasts]
        rows.append(
            (
                HeatCell(row_name(assessment, service)),
                *(_cell(scores, grid, service) for grid in grids),
                *(HeatCell(NOTHING if one is None else signed(one, 1)) for one in apart),
            )
        )
    columns = (
        "Verksamhet",
        *names.values(),
        *(f"{names[one]} − {uncapital(names[other])}" for one, other in contrasts),
    )
    caption = "Svar per verksamhet, steg på skalan"
    if contrasts:
        caption += "; skillnaden på indexskalan 0–100"
    return Heat(caption, pictured.heat(columns, rows), columns, tuple(rows), pictured.HEAT_ENDS)


def _cell(scores: Scores, grid: RatingGrid, service: Row) -> HeatCell:
    score = cast(GridScore, scores.questions[grid.id]).rows[service.id]
    return HeatCell(figure(score), score.measure.index)


def _apart(assessment: Assessment, scores: Scores, grid: RatingGrid) -> str:
    """The lowest and the highest services of a grid, where they differ."""
    score = cast(GridScore, scores.questions[grid.id])
    names = {row.id: row_name(assessment, row) for row in assessment.rows(grid)}
    known = {row: level for row, one in score.rows.items() if (level := _level(one)) is not None}
    if len(set(known.values())) < 2:
        return ""
    decimals = 0 if all(mean.denominator == 1 for mean in known.values()) else 1
    low, high = (
        f"{number(end, decimals)} ({_some([names[row] for row in known if known[row] == end])})"
        for end in (min(known.values()), max(known.values()))
    )
    return f"{line(grid.label)}: från {low} till {high}."


def _level(score: RatingScore) -> Fraction | None:
    """What a row stands at, in levels: what was settled, else the mean of the votes."""
    given = standing(score)
    return Fraction(given) if isinstance(given, int | Fraction) else None


def _some(names: list[str]) -> str:
    """A few names, or how many there are."""
    return "; ".join(names) if len(names) <= MOST else count(len(names), "verksamhet", "verksamheter")
