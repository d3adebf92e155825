"""What each picture shows, told in words: for those who cannot see it, and for those who want to be sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digikap.report.view.blocks import Dot, Dots, HeatCell, Radar
from digikap.scoring.profile import CUT, MARGIN
from digikap.swedish import count, listed, number

FEWEST_AXES = 3
"""Under three axes a radar encloses nothing."""

HEAT_ENDS = ("lågt", "högt")


def dots(caption: str, columns: tuple[str, str, str, str, str], rows: Sequence[Dot], axes: Sequence[Dot] = ()) -> Dots:
    """Indices under each other, with a radar of `axes` where there are three or more with an index."""
    return Dots(caption, columns, tuple(rows), _legend(rows), _radar(caption, axes))


def _legend(rows: Sequence[Dot]) -> tuple[tuple[str, str], ...]:
    """The signs that the rows use, in words."""
    used = [("point", "ert index", [row.at for row in rows])]
    used.append(("line", "intervallet", [row.at if row.low != row.high else None for row in rows]))
    used.append(("required", "det som uppdraget kräver", [row.required for row in rows]))
    used.append(("before", "förra gången", [row.before for row in rows]))
    return tuple((sign, words) for sign, words, places in used if any(place is not None for place in places))


def _radar(caption: str, axes: Sequence[Dot]) -> Radar | None:
    known = sorted((axis for axis in axes if axis.at is not None), key=lambda axis: axis.at or 0)
    if len(known) < FEWEST_AXES:
        return None
    told = [f"{count(len(axes), 'axel', 'axlar')} från 0 i mitten till 100 ytterst."]
    if known[0].index == known[-1].index:
        told.append(f"Alla index är {known[0].index}.")
    else:
        told += [f"Närmast mitten: {_ends(known, known[0])}.", f"Längst ut: {_ends(known, known[-1])}."]
    lacking = [axis.name for axis in axes if axis.at is None]
    if lacking:
        told.append(f"Utan index: {listed(lacking)}.")
    return Radar(f"Radar: {caption[:1].lower()}{caption[1:]}", " ".join(told), tuple(axes))


def _ends(known: Iterable[Dot], end: Dot) -> str:
    """All axes that stand where this one stands."""
    return f"{listed(axis.name for axis in known if axis.index == end.index)} ({end.index})"


def four_field(x: Dot, y: Dot, verdict: str, near: Sequence[str]) -> str:
    """What the four-field shows; `near`: the other fields of a border case."""
    axes = (
        f"{x.name} går vågrätt och {y.name.lower()} lodrätt, från 0 till 100, med gränsen {number(CUT, 1)} mitt "
        f"emellan lågt och högt."
    )
    if x.at is None or y.at is None:
        return f"{axes} Ingen punkt är utsatt."
    point = f"Er punkt har {x.name.lower()} {x.index} ({x.basis}) och {y.name.lower()} {y.index} ({y.basis})."
    field = f"Den ligger i fältet {verdict}"
    border = f", i zonen högst {number(MARGIN)} från gränsen, nära {listed(near, 'eller')}" if near else ""
    return f"{axes} {point} {field}{border}."


def heat(columns: Sequence[str], rows: Sequence[Sequence[HeatCell]]) -> str:
    """What a heat table shows: how to read it, and where it is lowest and highest."""
    places = [
        (cell.at, f"{row[0].text}, {column.lower()} ({cell.text})")
        for row in rows
        for column, cell in zip(columns, row, strict=True)
        if cell.at is not None
    ]
    reading = "Ju mörkare ruta, desto högre."
    if not places:
        return f"{reading} Ingen ruta har något värde."
    lowest, highest = min(at for at, _ in places), max(at for at, _ in places)
    if lowest == highest:
        return f"{reading} Alla rutor med ett värde står lika."
    return f"{reading} Lägst: {_where(places, lowest)}. Högst: {_where(places, highest)}."


def _where(places: Sequence[tuple[object, str]], place: object) -> str:
    """The first cell there, and how many more there are."""
    found = [name for at, name in places if at == place]
    return found[0] if len(found) == 1 else f"{found[0]} och {count(len(found) - 1, 'ruta', 'rutor')} till"


def votes(counts: Sequence[int], unknown: int, answer: str) -> str:
    """What the drawing of a rating's votes shows: the step that was chosen, or how many chose each."""
    if sum(counts) == 1:
        return f"steg {counts.index(1) + 1} av {len(counts)}"
    if not counts:
        return answer
    steps = ", ".join(f"{amount} på steg {step}" for step, amount in enumerate(counts, 1))
    return f"{steps}, {unknown} vet ej" if unknown else steps
