"""The sheet of the plan: what the group undertakes, and what became of what it promised the last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digikap.model.plan import STATE_WORDS, PlannedAction
from digikap.report.export.material import Material
from digikap.report.export.nameless import NAMELESS
from digikap.report.export.sheet import Cell, Column, Sheet

COLUMNS = (
    Column("Plan", "Den här gången, eller förra gången.", 16),
    Column("Åtgärd", "Åtgärden, i gruppens ord.", 50, "wrapped"),
    Column("Läge", "inte börjat, pågår, klar eller struken.", 13),
    Column("Ansvarig roll", "Den roll som ansvarar, aldrig ett namn.", 22, "wrapped"),
    Column("Senast", "Den dag då åtgärden ska vara gjord.", 12, "date"),
    Column("Första steget", "Det första steget.", 36, "wrapped"),
    Column("Så syns effekten", "Hur det ska märkas att åtgärden hjälpte.", 36, "wrapped"),
    Column("Skäl", "Varför åtgärden ströks.", 36, "wrapped"),
    Column("Förslag", "Id på det förslag som åtgärden gjordes av. Tomt för gruppens egna.", 24),
    Column("Id", "Åtgärdens id, som i de andra formaten.", 12),
)


def sheet(material: Material) -> Sheet:
    """This time's actions, then last time's; without rows where there are none."""
    before = material.assessment.previous
    promised = before.actions if before else {}
    rows = (*_rows("den här gången", material.assessment.actions), *_rows("förra gången", promised))
    return Sheet("Handlingsplan", COLUMNS, rows)


def _rows(plan: str, actions: Mapping[str, PlannedAction]) -> Iterator[tuple[Cell, ...]]:
    for name, one in actions.items():
        reason = one.reason if one.state == "struken" else None
        words = (one.role, one.due, one.first_step, one.effect, reason, one.offered)
        yield (plan, one.text or NAMELESS, STATE_WORDS[one.state], *words, name)
