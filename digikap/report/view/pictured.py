"""What each picture shows, told in words: for those who cannot see it, and for those who want to be sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from digikap.report.view.blocks import Dot, Dots, HeatCell, Radar
from digikap.scoring.distribution import Distribution
from digikap.scoring.profile import CUT, MARGIN
from digikap.swedish import HARD_SPACE, count, listed, number, uncapital

FEWEST_AXES = 3
"""Under three axes a radar encloses nothing."""

HEAT_ENDS = ("lågt", "högt")

ZONE = ("zone", f"gränsfall: högst {number(MARGIN)} från gränsen")
"""The sign of the border zone, in words."""

REQUIRED = "det som uppdraget kräver"
BEFORE = "förra gången"


def dots(
    caption: str,
    columns: tuple[str, str, str, str, str],
    rows: Sequence[Dot],
    axes: Sequence[Dot] = (),
    inside: str = "",
) -> Dots:
    """Indices under each other, with a radar of `axes` where three or more have an index; `inside`: their group."""
    return Dots(caption, columns, tuple(rows), legend("ert index", rows), _radar(inside, axes))


def legend(point: str, rows: Sequence[Dot]) -> tuple[tuple[str, str], ...]:
    """The signs that the rows use, in words; `point`: what the point is."""
    used = [("point", point, [row.at for row in rows])]
    used.append(("line", "intervallet", [row.at if row.low != row.high else None for row in rows]))
    used.append(("required", REQUIRED, [row.required for row in rows]))
    used.append(("before", BEFORE, [row.before for row in rows]))
    return tuple((sign, words) for sign, words, places in used if any(place is not None for place in places))


def dot(told: str, required: Fraction | None, before: Fraction | None) -> str:
    """What the drawing of an index shows; `told` is the index with what it rests on."""
    parts = [told]
    if required is not None:
        parts.append(f"uppdraget kräver {number(required)}")
    if before is not None:
        parts.append(f"{BEFORE} {number(before)}")
    return ", ".join(parts)


def _radar(inside: str, axes: Sequence[Dot]) -> Radar | None:
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
    caption = f"Radar över dimensionerna i {uncapital(inside)}" if inside else "Radar över dimensionerna"
    return Radar(caption, " ".join(told), tuple(axes))


def _ends(known: Iterable[Dot], end: Dot) -> str:
    """All axes that stand where this one stands."""
    return f"{listed(axis.name for axis in known if axis.index == end.index)} ({end.index})"


def four_field(x: Dot, y: Dot, verdict: str, near: Sequence[str]) -> str:
    """What the four-field shows; `near`: the other fields of a border case."""
    across, up = uncapital(x.name), uncapital(y.name)
    told = [
        f"{x.name} går vågrätt och {up} lodrätt, från 0 till 100. Gränsen mellan lågt och högt är {number(CUT, 1)}."
    ]
    if x.at is None or y.at is None:
        return f"{told[0]} Ingen punkt är utsatt."
    told.append(f"Er punkt har {across} {x.index} ({x.basis}) och {up} {y.index} ({y.basis}).")
    border = f", i zonen högst {number(MARGIN)} från gränsen, nära {listed(near, 'eller')}" if near else ""
    told.append(f"Den ligger i fältet {verdict}{border}.")
    if x.before is not None and y.before is not None:
        told.append(f"Förra gången hade den {across} {number(x.before)} och {up} {number(y.before)}.")
    return " ".join(told)


def heat(columns: Sequence[str], rows: Sequence[Sequence[HeatCell]]) -> str:
    """What a heat table shows: how to read it, and where it is lowest and highest."""
    places = [
        (cell.at, f"{row[0].text}, {uncapital(column)} ({cell.text})")
        for row in rows
        for column, cell in zip(columns, row, strict=True)
        if cell.at is not None
    ]
    reading = "Ju kraftigare markering, desto högre."
    if not places:
        return f"{reading} Ingen ruta har något värde."
    if len(places) == 1:
        return f"{reading} En enda ruta har ett värde: {places[0][1]}."
    lowest, highest = min(at for at, _ in places), max(at for at, _ in places)
    if lowest == highest:
        return f"{reading} Alla rutor med ett värde står lika."
    return f"{reading} Lägst: {_where(places, lowest)}. Högst: {_where(places, highest)}."


def _where(places: Sequence[tuple[Fraction, str]], place: Fraction) -> str:
    """The first cell there, and how many more there are."""
    found = [name for at, name in places if at == place]
    return found[0] if len(found) == 1 else f"{found[0]} och {count(len(found) - 1, 'ruta', 'rutor')} till"


def votes(votes: Distribution, answer: str) -> str:
    """What the drawing of a rating's votes shows: the step that was chosen, or how many chose each."""
    beside = apart(votes)
    if not votes.votes:
        return ", ".join(beside) if len(beside) > 1 or votes.unknown > 1 else answer
    if votes.votes == 1 and not beside:
        return f"steg {votes.counts.index(1) + 1} av {votes.levels}"
    steps = [f"{amount} på steg {step}" for step, amount in enumerate(votes.counts, 1)]
    return ", ".join((*steps, *beside))


def apart(votes: Distribution) -> list[str]:
    """How many gave no level, each kind on its own."""
    kinds = ((votes.unknown, "vet ej"), (votes.not_applicable, "ej aktuellt"), (votes.missing, "utan svar"))
    return [f"{number(amount)}{HARD_SPACE}{words}" for amount, words in kinds if amount]
