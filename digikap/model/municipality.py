"""Sweden's municipalities, and finding one from a few typed letters."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from digikap.swedish import alphabetical, folded

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
    """Those whose name begins with what was typed, å ä ö or not, in Swedish order.

    Exactly one if the name is typed in full, as ”Lund”, ”Lunds kommun” or ”Stockholms stad”, or its code is.
    """
    places = sorted(municipalities, key=lambda place: alphabetical(place.name))
    forms = _forms(typed)
    finders: list[Callable[[Municipality, str], bool]] = [
        lambda place, form: form in (place.code, place.name.casefold()),
        lambda place, form: folded(place.name) == folded(form),
        lambda place, form: folded(place.name).startswith(folded(form)),
    ]
    found = (tuple(place for place in places if finds(place, form)) for finds in finders for form in forms)
    return next((some for some in found if some), ())


def resembling(typed: str, municipalities: Iterable[Municipality], most: int = 3) -> tuple[Municipality, ...]:
    """Those whose name is spelt much like what was typed, the most alike first: for ”menade du …”."""
    places = {folded(place.name): place for place in municipalities}
    wanted = folded(next(iter(_forms(typed)), ""))
    return tuple(places[name] for name in difflib.get_close_matches(wanted, places, n=most, cutoff=0.7))


def _forms(typed: str) -> tuple[str, ...]:
    """The names that may have been meant, in small letters: without ”kommun” or ”stad”, then without a genitive s."""
    text = " ".join(unicodedata.normalize("NFC", typed).casefold().split())
    name = text.removesuffix("kommun").removesuffix("stad").strip() if " " in text else text
    shorter = name.removesuffix("s") if name != text else ""
    return tuple(form for form in dict.fromkeys((name, shorter)) if folded(form))
