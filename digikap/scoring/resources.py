"""De stora tre: tid, kompetens and ekonomi, each for drift and for utveckling, and the tightest of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from digikap.model.capacity import CapacityModel, Dimension
from digikap.scoring.coverage import measure
from digikap.scoring.dimensions import behind_dimensions, label_of
from digikap.scoring.index import AskedRating
from digikap.scoring.result import Cell, Resources
from digikap.scoring.steps import HALF_STEP


def resources(model: CapacityModel, ratings: Iterable[AskedRating]) -> Resources | None:
    """The cells of the first group with parts, part by part; None if there is none or nothing in it was asked."""
    group = next((group for group in model.groups if group.parts), None)
    if group is None:
        return None
    members = model.members(group.id)
    behind = behind_dimensions(ratings)
    rows = {part: [_cell(member, part, behind.get(member.id, ())) for member in members] for part in group.parts}
    cells = tuple(cell for row in rows.values() for cell in row)
    if not any(cell.measure.asked for cell in cells):
        return None
    indices = {
        part: {cell.dimension: cell.measure.index for cell in row if cell.measure.index is not None}
        for part, row in rows.items()
    }
    return Resources(cells, {part: tightest(row) for part, row in indices.items() if len(row) == len(members)})


def tightest(indices: Mapping[str, Fraction]) -> str | None:
    """Trångaste sektorn of a part: the lowest, if it is at least half an answer step below the next; else None."""
    order = sorted(indices, key=lambda dimension: indices[dimension])
    if len(order) < 2 or indices[order[1]] - indices[order[0]] < HALF_STEP:
        return None
    return order[0]


def _cell(dimension: Dimension, part: str, behind: Iterable[AskedRating]) -> Cell:
    found = measure([rating.bearing for rating in behind if rating.question.part == part])
    return Cell(dimension.id, part, found, label_of(found, capacity=dimension.capacity))
