"""Every word and number of a trend: the assessments of one municipality over time, like for like and each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from digikap.comparing import Change, Comparison
from digikap.comparing.circumstances import manner
from digikap.model.assessment import Assessment
from digikap.report.comparison.words import ON_CHANGES, STATES, Names, Terms, exact, lacking, points, remark
from digikap.report.view.blocks import Block, Bullets, Fact, Facts, Page, Paragraph, Section, Slope, Slopes, Table
from digikap.report.view.words import NOTHING, coverage, index, line, people
from digikap.scoring.result import Measure
from digikap.swedish import capital, listed, long_date, number, signed, small_number
from digikap.trend import Line, Trend

_TERMS = Terms("första gången", "senast", is_time=True)
_WAYS = {
    "consensus": "konsensus",
    "tally": "dold röstning",
    "individual": "en person ensam",
    "merged": "var för sig",
}
MOST_LEFT_OUT = 12
"""So many questions outside the comparison are named; the rest are counted."""


def page(trend: Trend) -> Page:
    """The page of a trend; the same trend gives the same page."""
    first, last = trend.assessments[0], trend.assessments[-1]
    amount = f"{small_number(len(trend.assessments))} självskattningar"
    return Page(
        title=f"Över tid: {line(last.organisation.name)}",
        lead=f"{amount.capitalize()}, från {long_date(first.date)} till {long_date(last.date)}.",
        notices=tuple(_notices(trend)),
        chapters=tuple(_chapters(trend)),
    )


def _notices(trend: Trend) -> Iterator[str]:
    for one in trend.dropped:
        told = f"Filen {line(one.id)} finns i flera exemplar. Bara det senast sparade är med."
        yield f"{told} Två olika har samma nummer: kontrollera vilken som gäller." if one.clash else told
    if any(one.example for one in trend.assessments):
        yield "Exempel: minst en av dem är påhittad."
    if not trend.common:
        yield "Ingen fråga är gemensam för alla. Därför visas bara varje självskattning för sig, och ett steg i taget."


def _chapters(trend: Trend) -> Iterator[Section]:
    names = Names(trend.questionnaire, tuple(reversed(trend.assessments)))
    yield Section("Självskattningarna", (_assessments(trend),))
    yield _comparable(trend, names)
    if trend.groups:
        yield Section(
            "Drift och utveckling",
            tuple(_figures(trend, "Kapacitet", "Drift och utveckling", _named(names, trend.groups))),
        )
    if trend.resources:
        yield Section("De stora tre", tuple(_figures(trend, "Resurs", "De stora tre", _named(names, trend.resources))))
    if trend.dimensions:
        yield Section("Dimensionerna", sections=tuple(_dimensions(trend, names)))
    steps = tuple(_steps(trend, names))
    if steps:
        yield Section("Ett steg i taget", steps)
    yield Section("Så är det räknat", (Bullets((*_RULES, *ON_CHANGES)),))


_RULES = (
    "Alla räknas om på de gemensamma frågorna med samma modell. Samma fråga är samma id, ordalydelse och skala.",
    "Förändring och bedömning gäller från första till sista gången. T betyder en tydlig förändring sedan gången före.",
)


def _named(names: Names, found: Sequence[Line]) -> list[tuple[str, Line]]:
    return [(names.figure(one.id, one.part), one) for one in found]


def _dimensions(trend: Trend, names: Names) -> Iterator[Section]:
    inside: dict[str | None, list[Line]] = {}
    for one in trend.dimensions:
        inside.setdefault(names.groups[one.id], []).append(one)
    for group, found in inside.items():
        title = names.figure(group) if group else "Formulärets egna dimensioner"
        yield Section(title, tuple(_figures(trend, "Dimension", title, _named(names, found))))


def _assessments(trend: Trend) -> Table:
    """What each of them is: what may make them hard to compare."""
    rows = tuple(
        (
            one.date.isoformat(),
            f"{line(one.questionnaire.title)}, version {one.questionnaire.version}{_extent(one)}",
            f"{_WAYS[manner(one)]}{f', {people(one)}' if people(one) else ''}",
            "avslutad" if one.state == "finished" else "pågår",
        )
        for one in trend.assessments
    )
    return Table("Vad som ingår", ("Dag", "Formulär", "Sätt", "Läge"), rows)


def _extent(one: Assessment) -> str:
    return ", snabbversionen" if one.variant == "quick" else ""


def _comparable(trend: Trend, names: Names) -> Section:
    """How much is common to all, and what is not."""
    amount = len(trend.assessments)
    all_of_them = "båda" if amount == 2 else f"alla {small_number(amount)}"
    many = capital(small_number(len(trend.common)))
    what = "fråga eller rad" if len(trend.common) == 1 else "frågor och rader"
    told = (
        f"{many} {what} har samma ordalydelse och ett svar i {all_of_them}. Indexen nedan är räknade bara på dem, med "
        "samma modell. Sätt att svara, antal och roller kan ändå skilja."
    )
    blocks = (Paragraph(told),) if trend.common else ()
    parts: list[tuple[str, list[str]]] = [
        ("Inte ställda varje gång", []),
        ("Omformulerade", []),
        ("Utan svar någon gång", []),
    ]
    for one in trend.left_out:
        if one.id in trend.questionnaire.facts:
            continue
        kind = 0 if one.asked < amount else 1 if one.same < amount else 2
        parts[kind][1].append(names.question(one.id, one.row))
    facts = tuple(Fact(term, _some(found)) for term, found in parts if found)
    return Section("Vad som går att jämföra", (*blocks, Facts(facts)) if facts else blocks)


def _some(found: Sequence[str]) -> tuple[str, ...]:
    rest = len(found) - MOST_LEFT_OUT
    return (*found[:MOST_LEFT_OUT], f"och {number(rest)} till") if rest > 0 else tuple(found)


def _figures(trend: Trend, head: str, title: str, named: Sequence[tuple[str, Line]]) -> Iterator[Block]:
    """The lines like for like, then what each assessment says by itself."""
    moments = tuple(one.date.isoformat() for one in trend.assessments)
    compared = [(name, one) for name, one in named if one.points is not None]
    if compared:
        rows = tuple(_slope(name, one) for name, one in compared)
        caption = f"{title} på de gemensamma frågorna, index från 0 till 100"
        yield Slopes(caption, _described(compared), (head, *moments, "Förändring", "Bedömning"), rows)
    lacking = [f"{name} ({_why(one)})" for name, one in named if one.points is None]
    if lacking:
        yield Paragraph(f"Går inte att jämföra över alla: {'; '.join(lacking)}.")
    own = tuple((name, *(_own(one) for one in line_.own)) for name, line_ in named)
    yield Table(f"{title}: varje självskattning för sig, index och underlag", (head, *moments), own)


def _own(measure: Measure) -> str:
    if not measure.asked:
        return NOTHING
    return f"{index(measure.index)} ({coverage(measure)})"


def _as_change(one: Line) -> Change:
    """The line from its first to its last, to be told as a comparison tells it."""
    return Change(
        one.id, one.part, one.like[0], one.like[-1], one.own[0], one.own[-1], one.labels[0], one.labels[-1],
        one.points, one.clear, one.common, 0, one.missing, one.why,
    )  # fmt: skip


def _slope(name: str, one: Line) -> Slope:
    told = remark(_as_change(one), _TERMS)
    values = tuple(exact(measure) for measure in one.like)
    return Slope(
        name=name,
        values=values,
        places=tuple(measure.index for measure in one.like),
        change=points(_as_change(one)),
        remark=told,
        picture=f"{name}: {', '.join(values)}; {told}",
        stressed=one.clear,
    )


def _described(compared: Sequence[tuple[str, Line]]) -> str:
    told = ["Varje linje går från en självskattning till nästa, på en skala från 0 nederst till 100 överst."]
    told.append("Avståndet mellan dem är detsamma hur lång tid som än gått.")
    moved = sorted(((one.points or Fraction(0), name) for name, one in compared), key=lambda one: one[0])
    if moved[-1][0] > 0:
        told.append(f"Mest uppåt från första till sista: {moved[-1][1]} ({signed(moved[-1][0], 1)}).")
    if moved[0][0] < 0:
        told.append(f"Mest nedåt: {moved[0][1]} ({signed(moved[0][0], 1)}).")
    return " ".join(told)


def _why(one: Line) -> str:
    """Why it is not compared over all: what its only question lacked some time, or how much is not common."""
    if one.states is None or one.why in ("new", "removed"):
        return lacking(_as_change(one), _TERMS)
    if set(one.states) == {"value"}:
        return "frågan är omformulerad"
    if None in one.states:
        return "ställdes inte varje gång"
    return listed(f"{told} någon gång" for state, told in STATES.items() if state in one.states)


def _steps(trend: Trend, names: Names) -> Iterator[Block]:
    """Each against the one before it, on what those two share: more questions than are common to all."""
    pairs = list(zip(trend.assessments, trend.assessments[1:], trend.steps, strict=False))
    if len(pairs) < 2:
        return
    yield Paragraph("Här jämförs varje självskattning bara med den närmast före, på det som de två har gemensamt.")
    none = [f"{before.date.isoformat()} och {after.date.isoformat()}" for before, after, step in pairs if step is None]
    if none:
        yield Paragraph(f"Ingen fråga är gemensam för {listed(none)}.")
    columns = tuple(f"till {after.date.isoformat()}" for _, after, _ in pairs)
    shown = [*trend.groups, *trend.resources, *trend.dimensions]
    rows = tuple((name, *(_step(one) for one in found.steps)) for name, found in _named(names, shown))
    if rows:
        numeric = tuple(range(1, len(columns) + 1))
        yield Table("Förändring sedan gången före, index (T: tydlig)", ("Gäller", *columns), rows, numeric)
    yield Bullets(tuple(_shared(after, step) for _, after, step in pairs if step is not None))


def _shared(after: Assessment, step: Comparison) -> str:
    many = len(step.matched("common"))
    told = "en gemensam fråga eller rad" if many == 1 else f"{small_number(many)} gemensamma frågor och rader"
    return f"Till {long_date(after.date)}: {told}."


def _step(change: Change | None) -> str:
    if change is None or change.points is None:
        return NOTHING
    return f"{signed(change.points, 1)}{' T' if change.clear else ''}"
