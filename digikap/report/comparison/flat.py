"""A trend and a cohort for other programs: one row a figure, the same in TOML, JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from digikap.cohort import Cohort, Figure
from digikap.report.comparison.words import Names
from digikap.report.export import json, toml
from digikap.report.export.cells import neutral
from digikap.trend import Line, Trend

_KINDS = {"groups": "group", "dimensions": "dimension", "resources": "resource"}

_FIGURE = {
    "kind": "group, dimension eller resource (de stora tre).",
    "id": "Id på gruppen eller dimensionen.",
    "row": "För en resurs id på gruppen som den gäller.",
    "name": "Namnet i rapporten.",
}
_TREND = _FIGURE | {
    "assessment": "Självskattningens id.",
    "date": "Mötets dag.",
    "index": "0–100, orundat. Den här självskattningen för sig. Saknas när underlaget är under hälften.",
    "low": "0–100. Intervallets nedre ände.",
    "high": "0–100. Intervallets övre ände.",
    "answered": "Antal frågor med ett värde.",
    "asked": "Antal ställda frågor.",
    "label": "Ordet för index.",
    "like": "0–100. På de frågor som är gemensamma för alla självskattningarna. Bara det här går att följa över tid.",
    "like_label": "Ordet för like.",
    "common": "Antal frågor som är gemensamma för alla.",
    "why": "Varför like saknas: new, removed, not_asked eller too_little.",
}
_COHORT = _FIGURE | {
    "by": "county (län), group (kommungrupp) eller all (alla).",
    "part": "Länets eller kommungruppens namn.",
    "municipalities": "Antal kommuner som har ett index. Under fem visas inga siffror.",
    "lower": "0–100. Nedre kvartilen.",
    "median": "0–100. Medianen.",
    "upper": "0–100. Övre kvartilen.",
    "own": "0–100. Den egna kommunens index.",
    "bins": "Antal kommuner i varje spann, från det lägsta; −1 där antalet inte visas. Bara från tjugo kommuner.",
}


@dataclass(frozen=True)
class Flat:
    """What a file is, whole values, the rows, and what each of their keys means."""

    format: str
    whole: dict[str, Any]
    means: dict[str, str]
    rows: tuple[dict[str, Any], ...]


def trend_table(trend: Trend) -> Flat:
    """A row for each figure at each assessment."""
    names = Names(trend.questionnaire, tuple(reversed(trend.assessments)), said=str)
    rows = tuple(
        row
        for kind, lines in (("groups", trend.groups), ("dimensions", trend.dimensions), ("resources", trend.resources))
        for one in lines
        for row in _moments(trend, kind, one, names)
    )
    whole = {"organisation": trend.assessments[-1].organisation.name, "common": len(trend.common)}
    return Flat("digikap-trend", whole, _TREND, rows)


def _moments(trend: Trend, kind: str, one: Line, names: Names) -> Iterator[dict[str, Any]]:
    for at, assessment in enumerate(trend.assessments):
        own, like = one.own[at], one.like[at]
        compared = one.points is not None
        yield _known(
            **_figure(kind, one, names),
            assessment=assessment.id,
            date=assessment.date,
            index=_float(own.index),
            low=_float(own.low),
            high=_float(own.high),
            answered=own.answered,
            asked=own.asked,
            label=one.own_labels[at],
            like=_float(like.index) if compared else None,
            like_label=one.labels[at] if compared else None,
            common=one.common,
            why=one.why,
        )


def cohort_table(cohort: Cohort) -> Flat:
    """A row for each figure over all, then of each part that is shown."""
    names = Names(cohort.questionnaire, (), said=str)
    wholes = [("all", None, cohort.groups, cohort.dimensions, cohort.resources)]
    parts = [(one.by, one.name, one.groups, one.dimensions, one.resources) for one in cohort.parts]
    rows = tuple(
        _together(by, part, kind, one, names)
        for by, part, *lists in [*wholes, *parts]
        for kind, found in zip(_KINDS, lists, strict=True)
        for one in found
    )
    whole = {
        "questionnaire": cohort.questionnaire.id,
        "version": cohort.questionnaire.version,
        "variant": cohort.variant,
        "municipalities": list(cohort.municipalities),
    }
    return Flat("digikap-cohort", whole, _COHORT, rows)


def _together(by: str, part: str | None, kind: str, one: Figure, names: Names) -> dict[str, Any]:
    return _known(
        **_figure(kind, one, names),
        by=by,
        part=part,
        municipalities=one.municipalities,
        lower=_float(one.lower),
        median=_float(one.median),
        upper=_float(one.upper),
        own=_float(one.own.index) if one.own else None,
        bins=[-1 if cell.count is None else cell.count for cell in one.bins] if one.bins else None,
    )


def _figure(kind: str, one: Line | Figure, names: Names) -> dict[str, Any]:
    return {"kind": _KINDS[kind], "id": one.id, "row": one.part, "name": names.figure(one.id, one.part)}


def _known(**values: object) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def exported(table: Flat, form: str) -> str:
    """The table as ``toml``, ``json`` or ``csv``."""
    if form == "csv":
        return _csv(table)
    held = {
        "format": table.format,
        "format_version": 1,
        **table.whole,
        "definitions": dict(table.means),
        "figures": list(table.rows),
    }
    return toml.document(held) if form == "toml" else json.document(held)


def _csv(table: Flat) -> str:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(table.means)
    writer.writerows([_text(row.get(name)) for name in table.means] for row in table.rows)
    return sink.getvalue()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case float():
            return repr(value)
        case str():
            return neutral(value)
        case Sequence():
            return " ".join(map(str, value))
        case _:
            return str(value)
