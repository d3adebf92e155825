"""Asking which services the grids of a new assessment have: added, taken away, of the municipality's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from digikap.interview.device import Device
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph
from digikap.interview.screen import key_line
from digikap.interview.start import chosen_services, doubled, optional_services, with_own
from digikap.interview.steps import (
    BACK,
    Before,
    asked,
    fitted,
    keeping,
    numbered_list,
    numbers,
    numbers_of,
    picked_words,
    remembered,
)
from digikap.interview.talk import limited
from digikap.interview.typed import Refused, positions
from digikap.interview.writing import several_lines
from digikap.model.assessment import Assessment
from digikap.swedish import quoted
from digikap.text import NAME_LIMIT

_MOST_OWN = 100
"""More services of one's own than anybody has gone through in a meeting."""


def added(device: Device, assessment: Assessment, before: Before) -> Assessment | None:
    """Which services the municipality adds to the standard ones."""
    questionnaire = assessment.questionnaire
    offered = optional_services(questionnaire)
    names = [service.short for service in offered]
    kept = numbers_of([service.id for service in offered], before[1].services) if before else None
    draw = numbered_list(
        "Vilka verksamheter ska läggas till?",
        "De bedöms var för sig i några av frågorna. Skriv siffror med mellanslag, eller 0 för ingen.",
        [service.name for service in offered],
        picked_words(kept, names),
    )
    picked = asked(device, draw, numbers(names), keeping(kept, lambda typed: positions(typed, len(names))))
    if picked is None:
        return None
    more = [offered[number - 1].id for number in picked]
    return replace(assessment, services=chosen_services(questionnaire, more, (), ()))


def removed(device: Device, assessment: Assessment, before: Before) -> Assessment | None:
    """Which services the municipality does not have; at least one stays."""
    rows = assessment.services
    names = list(rows.values())
    gone = before[0].services.keys() - before[1].services.keys() if before else set()
    kept = numbers_of(list(rows), gone) if before else None
    draw = numbered_list(
        "Vilka av verksamheterna finns inte?",
        "De tas bort. Skriv siffror med mellanslag, eller 0 för ingen.",
        names,
        picked_words(kept, names),
    )

    def some(typed: str) -> tuple[int, ...] | Refused:
        picked = positions(typed, len(rows))
        if isinstance(picked, tuple) and len(picked) == len(rows):
            return Refused("Minst en verksamhet måste vara kvar.")
        return picked

    picked = asked(device, draw, numbers(names), keeping(kept, some))
    if picked is None:
        return None
    left = {one: name for number, (one, name) in enumerate(rows.items(), start=1) if number not in picked}
    return replace(assessment, services=MappingProxyType(left))


def own(device: Device, assessment: Assessment, before: Before) -> Assessment | None:
    """The names of the municipality's own services."""
    questionnaire, rows = assessment.questionnaire, assessment.services
    earlier = [name for one, name in before[1].services.items() if one not in before[0].services] if before else []
    kept = [name for name in earlier if not doubled([name], questionnaire, rows)]

    def fault(names: Sequence[str]) -> str:
        long = [found.message for name in names if isinstance(found := limited(name, NAME_LIMIT), Refused)]
        twice = doubled(names, questionnaire, rows)
        if len(names) > _MOST_OWN:
            amount = f"Det är {len(names)} rader, och högst {_MOST_OWN} får plats."
            return f"{amount} Skriv färre, eller gå vidare med en tom rad."
        return long[0] if long else f"{quoted(twice)} finns redan bland verksamheterna." if twice else ""

    said = several_lines(device, partial(_own_page, ", ".join(kept)), "b-" if kept else "b", check=fault)
    match said:
        case "-":
            names = []
        case str():
            return None
        case _:
            names = [name for typed in said if (name := " ".join(typed.split()))] or kept
    return replace(assessment, services=with_own(questionnaire, rows, names))


def _own_page(before: str, written: Sequence[str], view: View) -> list[Line]:
    width = min(view.width, WIDEST)
    lines = paragraph("Finns det egna verksamheter att lägga till?", width, "heading")
    lines += paragraph("Skriv en på varje rad. En tom rad avslutar, även när det inte finns några.", width, "quiet")
    if before and not written:
        lines += remembered(before, width)
        lines += paragraph("Ett ensamt minustecken tar bort dem.", width, "quiet")
    rows = [row for name in written for row in paragraph(name, width, "answer")]
    return fitted([*lines, GAP, *rows, GAP, *key_line(BACK, width)], view)
