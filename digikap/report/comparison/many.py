"""Every word and number of a cohort: several municipalities together, with the warning on comparing self-ratings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from digikap.cohort import FEWEST, FEWEST_DISTRIBUTED, FEWEST_IN_CELL, Cohort, Figure, Part, WhyOut
from digikap.model.municipality import SOURCE
from digikap.report.comparison.around import WARNING
from digikap.report.comparison.words import Names
from digikap.report.view.blocks import Block, Bullets, Dot, Dots, Fact, Facts, Page, Paragraph, Section, Table
from digikap.report.view.words import NO_INDEX, NOTHING, line
from digikap.scoring.index import label
from digikap.swedish import capital, count, number, small_number, span

_WHY: dict[WhyOut, str] = {
    "duplicate": "samma fil en gång till",
    "older": "äldre än kommunens senaste",
    "example": "påhittat exempel",
    "one_person": "en enda persons svar",
    "ongoing": "inte avslutad, och kommunen har en som är avslutad",
    "questionnaire": "ett annat formulär",
    "version": "en annan version av formuläret",
    "content": "formuläret har annat innehåll under samma namn",
    "variant": "en annan omfattning (snabbversion eller hela)",
}
_BY = {"county": "län", "group": "kommungrupp"}
_HEAD = {"groups": "Kapacitet", "resources": "Resurs", "dimensions": "Dimension"}


def page(cohort: Cohort, by: str | None = None) -> Page:
    """The page of a cohort; `by` (``county`` or ``group``): also part by part."""
    title = "Flera kommuner tillsammans"
    amount = f"{small_number(len(cohort.municipalities))} kommuner"
    variant = "snabbversionen" if cohort.variant == "quick" else "hela formuläret"
    form = f"{line(cohort.questionnaire.title)}, version {cohort.questionnaire.version}, {variant}"
    return Page(title, f"{capital(amount)}. {form}.", (WARNING, *_notices(cohort)), tuple(_chapters(cohort, by)))


def _notices(cohort: Cohort) -> Iterator[str]:
    if cohort.ongoing:
        yield f"{capital(small_number(cohort.ongoing))} av självskattningarna är inte avslutade."
    if cohort.own_excluded is not None:
        yield f"Den egna kommunen räknas inte med och visas inte: {_WHY[cohort.own_excluded]}."


def _chapters(cohort: Cohort, by: str | None) -> Iterator[Section]:
    names = Names(cohort.questionnaire, ())
    yield Section("Kommunerna", tuple(_counted(cohort)))
    for kind, title in (
        ("groups", "Drift och utveckling"),
        ("resources", "De stora tre"),
        ("dimensions", "Dimensionerna"),
    ):
        found = _known(getattr(cohort, kind))
        if found:
            yield Section(title, tuple(_figures(cohort, names, kind, found)))
    if by is not None:
        yield _parts(cohort, names, by)
    yield Section("Så är det räknat", (Bullets(_RULES),))


_RULES = (
    f"Median och kvartiler visas från {small_number(FEWEST)} kommuner, fördelningar från {FEWEST_DISTRIBUTED}.",
    f"I en fördelning visas aldrig en ruta med färre än {small_number(FEWEST_IN_CELL)} kommuner, och inte heller så "
    "mycket annat att den går att räkna ut.",
    "Lägsta och högsta visas aldrig, och ingen rangordning görs.",
    "En kommun räknas en gång, med sin senaste självskattning i samma formulär, version och omfattning.",
)


def _known(found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Those that some municipality has, or the own one."""
    return tuple(one for one in found if one.municipalities or (one.own is not None and one.own.index is not None))


def _counted(cohort: Cohort) -> Iterator[Block]:
    """Who are in it, and which files are not, with why."""
    yield Facts((Fact("Med i jämförelsen", (", ".join(map(line, cohort.municipalities)),)),))
    if cohort.excluded:
        out = tuple(f"{line(one.municipality)} ({line(one.id)}): {_WHY[one.why]}" for one in cohort.excluded)
        yield Facts((Fact("Filer som inte räknas", out),))


def _figures(cohort: Cohort, names: Names, kind: str, found: Sequence[Figure]) -> Iterator[Block]:
    own = line(cohort.own.organisation.name) if cohort.own is not None else None
    yield _dots("Index från 0 till 100", _HEAD[kind], names, found, own)
    if len(cohort.municipalities) >= FEWEST_DISTRIBUTED:
        yield from _distributions(names, _HEAD[kind], found)
    elif kind == "groups":
        yield Paragraph(f"Fördelningen visas först när {FEWEST_DISTRIBUTED} kommuner är med.")


def _distributions(names: Names, head: str, found: Sequence[Figure]) -> Iterator[Block]:
    """The distributions that can be told, and why the others are not."""
    told = [one for one in found if one.bins and any(cell.count is not None for cell in one.bins)]
    if told:
        yield _distribution(names, head, told)
    for why, are_few in (
        ("Fördelningen visas inte där det skulle gå att räkna ut hur många kommuner som finns i en liten ruta", False),
        (f"Fördelningen visas inte där färre än {FEWEST_DISTRIBUTED} kommuner har ett index", True),
    ):
        left = [one for one in found if one not in told and (one.municipalities < FEWEST_DISTRIBUTED) == are_few]
        if left:
            yield Paragraph(f"{why}: {'; '.join(names.figure(one.id, one.part) for one in left)}.")


def _dots(caption: str, head: str, names: Names, found: Sequence[Figure], own: str | None) -> Dots:
    """The median of each figure on the span of the quartiles, and the own municipality's beside it."""
    rows = tuple(_dot(names.figure(one.id, one.part), one, own) for one in found)
    signs = [("point", "medianen"), ("line", "mellan kvartilerna")] if any(row.at is not None for row in rows) else []
    if any(row.before is not None for row in rows):
        signs.append(("before", own or ""))
    return Dots(caption, (head, "Median", own or "Nivå", "Kvartiler", "Kommuner"), rows, tuple(signs))


def _dot(name: str, one: Figure, own: str | None) -> Dot:
    ours = one.own.index if one.own is not None else None
    median = NOTHING if one.median is None else number(one.median)
    told = NO_INDEX if ours is None else f"{number(ours)} {one.own_label or ''}".strip()
    beside = told if own else "" if one.median is None else label(one.median)
    span_ = "" if one.lower is None or one.upper is None else span(number(one.lower), number(one.upper))
    parts = [f"median {median}", *([f"kvartiler {span_}"] if span_ else []), *([f"{own} {told}"] if own else [])]
    return Dot(
        name=name,
        index=median,
        label=beside,
        interval=span_,
        coverage=number(one.municipalities),
        basis="",
        picture=f"{name}: {', '.join(parts)}",
        at=one.median,
        low=one.lower,
        high=one.upper,
        before=ours,
    )


def _distribution(names: Names, head: str, told: Sequence[Figure]) -> Table:
    """How many municipalities have an index in each stretch; a cell that is not told says so."""
    bins = told[0].bins or ()
    columns = tuple(f"{number(one.low, 1)}–{number(one.high, 1)}" for one in bins)
    rows = tuple(
        (
            names.figure(one.id, one.part),
            *("visas ej" if cell.count is None else number(cell.count) for cell in one.bins or ()),
        )
        for one in told
    )
    caption = "Hur många kommuner som har ett index i varje spann"
    return Table(caption, (head, *columns), rows, tuple(range(1, len(columns) + 1)))


def _parts(cohort: Cohort, names: Names, by: str) -> Section:
    parts = [one for one in cohort.parts if one.by == by]
    shown = [one for one in parts if one.municipalities >= FEWEST]
    few = Counter(one.name for one in parts if one.municipalities < FEWEST)
    blocks: list[Block] = [
        Paragraph(f"Varje {_BY[by]} med minst {small_number(FEWEST)} kommuner. Indelning: {SOURCE}.")
    ]
    if few:
        left = count(len(few), _BY[by], "län" if by == "county" else "kommungrupper")
        blocks.append(Paragraph(f"{left} har för få kommuner för att visas."))
    unplaced = cohort.unplaced[0 if by == "county" else 1]
    if unplaced:
        told = "inget känt län" if by == "county" else "ingen känd kommungrupp"
        blocks.append(Paragraph(f"{count(unplaced, 'kommun', 'kommuner')} har {told}."))
    own = line(cohort.own.organisation.name) if cohort.own is not None else None
    return Section(f"Per {_BY[by]}", tuple(blocks), tuple(_part(names, one, own) for one in shown))


def _part(names: Names, part: Part, own: str | None) -> Section:
    """The figures of a part; the own municipality's beside them where it is in it."""
    figures = _known((*part.groups, *part.resources, *part.dimensions))
    title = f"{line(part.name)} ({count(part.municipalities, 'kommun', 'kommuner')})"
    is_in_it = any(one.own is not None for one in figures)
    return Section(title, (_dots("Index från 0 till 100", "Index", names, figures, own if is_in_it else None),))
