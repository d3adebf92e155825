"""The result at a glance: one page that can go into the minutes, and the last screen of an interview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from digikap.model.assessment import Assessment
from digikap.model.capacity import Group, Profile
from digikap.report.view import pictured
from digikap.report.view.apart import disagreements
from digikap.report.view.blocks import Block, Dot, Dots, Fact, Facts, Field, FourField, Heat, HeatCell, Section, Summary
from digikap.report.view.plan import in_short
from digikap.report.view.proportion import largest
from digikap.report.view.unclear import unknown
from digikap.report.view.words import NO_INDEX, NOTHING, dot, line
from digikap.scoring.profile import CUT, MARGIN
from digikap.scoring.result import Measure, Scores
from digikap.swedish import HARD_SPACE, listed, number, quoted

COLUMNS = ("Dimension", "Index", "Nivå", "Intervall", "Underlag")
EMPTY = Measure(index=None, low=None, high=None, answered=0, asked=0)
MOST = 3
"""How many of a kind the summary names before it counts the rest."""


def summary(assessment: Assessment, scores: Scores) -> Summary:
    """What the result is in short; nothing in it is computed here."""
    model = assessment.questionnaire.model
    has_groups = any(group.index for group in model.groups)
    return Summary(
        four_field=four_field(assessment, scores) if model.profiles else None,
        indices=_group_indices(assessment, scores) if has_groups else _dimension_indices(assessment, scores),
        resources=resources(assessment, scores),
        ends=(*_ends(assessment, scores), *(() if has_groups else _difference(assessment, scores))),
        gaps=_gaps(assessment, scores),
        plan=(Fact("Åtgärder", actions),) if (actions := in_short(assessment)) else (),
    )


def chapter(short: Summary) -> Section:
    """The first chapter of the report."""
    blocks: list[Block] = [block for block in (short.four_field, short.indices, short.resources) if block]
    blocks.append(Facts((*short.ends, *short.gaps)))
    return Section("1 Sammanfattning", (*blocks, Facts(short.plan)) if short.plan else tuple(blocks))


def group_dot(assessment: Assessment, scores: Scores, group_id: str) -> Dot:
    """The index of a group, or that nothing in it was asked."""
    name = assessment.questionnaire.model.group(group_id).name
    score = scores.groups.get(group_id)
    return dot(name, score.measure, score.label, _required(scores, group_id)) if score else dot(name, EMPTY, None)


def dimension_dot(assessment: Assessment, scores: Scores, dimension_id: str) -> Dot:
    """The index of a dimension that was asked."""
    score = scores.dimensions[dimension_id]
    name = assessment.questionnaire.model.dimension(dimension_id).name
    return dot(name, score.measure, score.label, _required(scores, dimension_id))


def _required(scores: Scores, name: str) -> Fraction | None:
    return next((one.gap.required for one in scores.gaps if one.id == name), None)


def _group_indices(assessment: Assessment, scores: Scores) -> Dots:
    groups = [group.id for group in assessment.questionnaire.model.groups if group.index]
    rows = tuple(group_dot(assessment, scores, group) for group in groups)
    return pictured.dots(_basis_caption(scores), ("Kapacitet", *COLUMNS[1:]), rows)


def _basis_caption(scores: Scores) -> str:
    caption = "Index från 0 till 100, var för sig och aldrig som en enda siffra"
    overall = any(group.basis == "overall" for group in scores.groups.values())
    return f"{caption} (gruppens samlade bedömning, en fråga var)" if overall else caption


def _dimension_indices(assessment: Assessment, scores: Scores) -> Dots:
    rows = tuple(dimension_dot(assessment, scores, dimension) for dimension in scores.dimensions)
    return pictured.dots("Dimensionerna sida vid sida, index från 0 till 100", COLUMNS, rows)


def four_field(assessment: Assessment, scores: Scores) -> FourField:
    """Drift across, utveckling upwards, and the field where they meet."""
    profiles = assessment.questionnaire.model.profiles
    plain = replace(scores, gaps=())  # what is required has no place on two axes
    x, y = (group_dot(assessment, plain, group) for group in ("drift", "utveckling"))
    here = scores.profile
    fields = tuple(
        Field(
            name=line(profile.name),
            high_x=profile.drift == "high",
            high_y=profile.utveckling == "high",
            here=here is not None and profile.id == here.id,
            near=here is not None and profile.id in here.also,
        )
        for profile in profiles
    )
    verdict, reading = _verdict(profiles, scores, (x, y))
    return FourField(
        caption="Fyrfältet: drift i dag och utveckling framåt",
        description=pictured.four_field(x, y, verdict, [field.name for field in fields if field.near]),
        x=x,
        y=y,
        cut=CUT,
        border=MARGIN,
        ticks=("0", number(CUT, 1), "100"),
        halves_x=_halves(x),
        halves_y=_halves(y),
        fields=fields,
        verdict=verdict,
        reading=reading,
        here="ni är här",
        near="gränsfall",
        legend=(*_points(x, y), pictured.ZONE),
    )


def _points(x: Dot, y: Dot) -> tuple[tuple[str, str], ...]:
    """The signs of the point, where it is drawn."""
    return pictured.legend("er punkt", (x, y)) if x.at is not None and y.at is not None else ()


def _halves(axis: Dot) -> tuple[str, str]:
    """What the low and the high half of an axis are called."""
    return f"{axis.name} under {number(CUT, 1)}", f"{axis.name} minst {number(CUT, 1)}"


def _verdict(profiles: Sequence[Profile], scores: Scores, axes: tuple[Dot, Dot]) -> tuple[str, tuple[str, ...]]:
    """The name of the group's field and how to read it; or why there is none."""
    if scores.profile is None:
        lacking = listed(axis.name.lower() for axis in axes if axis.at is None)
        return "Ingen profil", (f"{NO_INDEX.capitalize()} för {lacking}.",)
    names = {profile.id: line(profile.name) for profile in profiles}
    reading = [line(profile.description) for profile in profiles if profile.id == scores.profile.id]
    if scores.profile.borderline:
        near = listed((quoted(names[also]) for also in scores.profile.also), "eller")
        reading.append(
            f"Gränsfall: högst {number(MARGIN)} från gränsen {number(CUT, 1)}, så det kan lika gärna vara {near}."
        )
    return names[scores.profile.id], tuple(reading)


def resources(assessment: Assessment, scores: Scores) -> Heat | None:
    """De stora tre: a row for drift and one for utveckling, each with its tightest sector. None where none is asked."""
    if scores.resources is None or not scores.resources.cells:
        return None
    model = assessment.questionnaire.model
    cells = {(cell.part, cell.dimension): cell for cell in scores.resources.cells}
    parts = list(dict.fromkeys(part for part, _ in cells))
    dimensions = list(dict.fromkeys(dimension for _, dimension in cells))
    rows = tuple(
        (
            HeatCell(line(model.group(part).name)),
            *(_cell(cells[part, dimension].measure, cells[part, dimension].label) for dimension in dimensions),
            HeatCell(_tightest(assessment, scores, part)),
        )
        for part in parts
    )
    columns = ("Kapacitet", *(line(model.dimension(one).name) for one in dimensions), "Trångaste sektorn")
    caption = line(_resource_group(assessment).name)
    return Heat(caption, pictured.heat(columns, rows), columns, rows, pictured.HEAT_ENDS)


def _resource_group(assessment: Assessment) -> Group:
    return next(group for group in assessment.questionnaire.model.groups if group.parts)


def _cell(measure: Measure, label: str | None) -> HeatCell:
    if not measure.asked:
        return HeatCell(NOTHING)
    told = NO_INDEX if measure.index is None else f"{number(measure.index)}{HARD_SPACE}{label or ''}".strip()
    return HeatCell(told, measure.index)


def _tightest(assessment: Assessment, scores: Scores, part: str) -> str:
    cells, tightest = (scores.resources.cells, scores.resources.tightest) if scores.resources else ((), {})
    if part not in tightest:
        return NO_INDEX if any(cell.part == part and cell.measure.asked for cell in cells) else NOTHING
    dimension = tightest[part]
    return "jämnt fördelat" if dimension is None else line(assessment.questionnaire.model.dimension(dimension).name)


def _ends(assessment: Assessment, scores: Scores) -> tuple[Fact, ...]:
    """The strongest and the weakest dimensions; nothing where there are too few to point any out."""
    pairs = (("Starkast", scores.strongest), ("Svagast", scores.weakest))
    return tuple(
        Fact(term, tuple(_named(dimension_dot(assessment, scores, dimension)) for dimension in dimensions))
        for term, dimensions in pairs
        if dimensions
    )


def _difference(assessment: Assessment, scores: Scores) -> tuple[Fact, ...]:
    """The difference between the highest and the lowest dimension; nothing where fewer than two have an index."""
    known = [
        (score.measure.index, name) for name, score in scores.dimensions.items() if score.measure.index is not None
    ]
    if len(known) < 2:
        return ()
    (low, lowest), (high, highest) = (end(known, key=lambda one: one[0]) for end in (min, max))
    if low == high:
        return (Fact("Störst skillnad", ("ingen: dimensionerna ligger lika",)),)
    names = {one.id: line(one.name) for one in assessment.questionnaire.model.dimensions}
    ends = f"{names[highest]} ({number(high, 1)}) och {names[lowest]} ({number(low, 1)})"
    return (Fact("Störst skillnad", (f"{number(high - low, 1)} mellan {ends}",)),)


def _named(one: Dot) -> str:
    return f"{one.name} {one.index}{HARD_SPACE}{one.label}".strip()


def _gaps(assessment: Assessment, scores: Scores) -> tuple[Fact, ...]:
    """Where it does not suffice, where the group disagrees, what it does not know, has not answered.

    The first two only where something is required, and where votes differ.
    """
    apart = disagreements(assessment, scores)
    told = [Fact("Störst gap", gaps)] if (gaps := largest(assessment, scores)) else []
    told += [Fact("Störst oenighet", _first(apart))] if apart else []
    told.append(Fact("Här vet ni inte", _first(unknown(assessment, scores))))
    told.append(Fact("Obesvarat", _first([line(question.label) for question in assessment.unanswered()])))
    return tuple(told)


def _first(items: Sequence[str]) -> tuple[str, ...]:
    """The first few, and how many more; ”inget” where there are none."""
    if not items:
        return ("inget",)
    rest = len(items) - MOST
    return (*items[:MOST], f"och {number(rest)} till") if rest > 0 else tuple(items)
