"""Words and figures in rows and columns: a table, and figures over time with a line for each row."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Table:
    """Rows of cells under column names; the first cell of a row names it. `numeric`: columns (from 0) of numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True)
class Slope:
    """One figure at several moments: in words, and its places on the index scale (None where it has none).

    `change` says how far it has come from the first moment to the last, `remark` what that means; `picture` tells the
    row's line in words. `stressed`: its line is a bold one. `basis`: what the change rests on.
    """

    name: str
    values: tuple[str, ...]
    places: tuple[Fraction | None, ...]
    change: str
    remark: str
    picture: str
    stressed: bool = False
    basis: str = ""


@dataclass(frozen=True)
class Slopes:
    """Figures over time, each a line from one moment to the next; its numbers stand in a table with the same rows.

    `columns` names the rows, then the moments, the change and the remark; `basis` the column before the remark, ""
    where the rows tell none. `description` tells the drawing in words. Two moments or more, all at the same distance.
    """

    caption: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[Slope, ...]
    basis: str = ""

    @property
    def moments(self) -> tuple[str, ...]:
        """What the moments are called, in their order."""
        return self.columns[1:-2]

    @property
    def table(self) -> Table:
        """The figures of the drawing."""

        def line(name: str, *cells: str, basis: str) -> tuple[str, ...]:
            return (name, *cells[:-1], basis, cells[-1]) if self.basis else (name, *cells)

        rows = tuple(line(row.name, *row.values, row.change, row.remark, basis=row.basis) for row in self.rows)
        numeric = tuple(range(1, len(self.columns) - 1))
        return Table(f"I siffror: {self.caption}", line(*self.columns, basis=self.basis), rows, numeric)
