"""Sweden's municipalities, and finding one from a few typed letters."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from digikap.swedish import folded

SOURCE = "SCB (koder och folkmängd), SKR (kommungrupper 2023), Kolada (lista)"
"""To be named where facts about municipalities are shown."""


@dataclass(frozen=True)
class Municipality:
    """A municipality as SCB and SKR describe it; `population` is inhabitants on 31 December of `population_year`."""

    code: str
    name: str
    county_code: str
    county: str
    group_code: str
    group: str
    main_group: str
    population: int
    population_year: int


def beginning_with(typed: str, municipalities: Iterable[Municipality]) -> tuple[Municipality, ...]:
    """Those whose name begins with what was typed, å ä ö or not; exactly one if the name is typed in full."""
    wanted = folded(typed).removesuffix(" kommun").removesuffix(" stad")
    if not wanted:
        return ()
    found = tuple(place for place in municipalities if folded(place.name).startswith(wanted))
    whole = tuple(place for place in found if folded(place.name) == wanted)
    exact = tuple(place for place in whole if place.name.casefold() == typed.strip().casefold())
    return exact or whole or found


def resembling(typed: str, municipalities: Iterable[Municipality], most: int = 3) -> tuple[Municipality, ...]:
    """Those whose name is spelt much like what was typed, the most alike first: for ”menade du …”."""
    places = {folded(place.name): place for place in municipalities}
    return tuple(places[name] for name in difflib.get_close_matches(folded(typed), places, n=most, cutoff=0.7))
