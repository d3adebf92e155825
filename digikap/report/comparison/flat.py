"""A trend and a cohort for other programs: one row a figure, the same in TOML, JSON and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, get_args

from digikap.cohort import FEWEST, By, Cohort, Figure
from digikap.comparing import Why
from digikap.model.assessment import Variant
from digikap.report.comparison.words import Names
from digikap.report.export import json, toml
from digikap.report.export.cells import neutral
from digikap.report.export.schema import titled, written
from digikap.report.export.shape import ID, ById, Day, Key, Many, Number, Table, Text, Whole, keys, optional
from digikap.scoring.result import Label
from digikap.trend import Line, Trend

_KINDS = {"groups": "group", "dimensions": "dimension", "resources": "resource"}

FORMAT_VERSION = 1

_PERCENT = Number(0, 100)
_LABEL = Text(get_args(Label))
_FIGURE = (
    Key("kind", "group, dimension eller resource (de stora tre).", Text(tuple(_KINDS.values()))),
    Key("id", "Id på gruppen eller dimensionen.", ID),
    optional("row", "För en resurs id på gruppen som den gäller.", ID),
    Key("name", "Namnet i rapporten.", Text()),
)
_AT = (
    *_FIGURE,
    Key("assessment", "Självskattningens id.", Text()),
    Key("date", "Mötets dag.", Day()),
    optional("index", "0–100, orundat. Den här självskattningen för sig. Saknas när underlaget är under hälften.",
             _PERCENT),
    optional("low", "0–100. Intervallets nedre ände.", _PERCENT),
    optional("high", "0–100. Intervallets övre ände.", _PERCENT),
    Key("answered", "Antal frågor med ett värde.", Whole()),
    Key("asked", "Antal ställda frågor.", Whole()),
    optional("label", "Ordet för index.", _LABEL),
    optional("like",
             "0–100. På de frågor som är gemensamma för alla självskattningarna. Bara det här går att följa över tid.",
             _PERCENT),
    optional("like_label", "Ordet för like.", _LABEL),
    Key("common", "Antal frågor som är gemensamma för alla.", Whole()),
    optional("why", "Varför like saknas: new, removed, not_asked eller too_little.", Text(get_args(Why))),
)  # fmt: skip
_TOGETHER = (
    *_FIGURE,
    Key("by", "county (län), group (kommungrupp) eller all (alla).", Text(("all", *get_args(By)))),
    optional("part", "Länets eller kommungruppens namn.", Text()),
    Key("municipalities", "Antal kommuner som har ett index. Under fem visas inga siffror.", Whole()),
    optional("lower", "0–100. Nedre kvartilen.", _PERCENT),
    optional("median", "0–100. Medianen.", _PERCENT),
    optional("upper", "0–100. Övre kvartilen.", _PERCENT),
    optional("own", "0–100. Den egna kommunens index.", _PERCENT),
    optional("bins",
             "Antal kommuner i varje spann, från det lägsta; −1 där antalet inte visas. Bara från tjugo kommuner.",
             Many(Whole(-1), 5, 5)),
)  # fmt: skip


def _document(name: str, whole: tuple[Key, ...], figures: tuple[Key, ...]) -> Table:
    return Table((
        Key("format", f"Vad filen är: {name}.", Text((name,))),
        Key("format_version", "Filformatets version.", Whole(FORMAT_VERSION, FORMAT_VERSION)),
        *whole,
        Key("definitions", "Vad nycklarna betyder.", ById(Text())),
        Key("figures", "En tabell för varje siffra.", Many(Table(figures))),
    ))  # fmt: skip


_TREND = _document(
    "digikap-trend",
    (
        Key("organisation", "Kommunen som den senaste filen anger den.", Text()),
        Key("common", "Antal frågor och rader som är gemensamma för alla självskattningarna.", Whole()),
    ),
    _AT,
)
_COHORT = _document(
    "digikap-cohort",
    (
        Key("questionnaire", "Formulärets id.", Text()),
        Key("version", "Formulärets version.", Whole(1)),
        Key("variant", "full: hela formuläret. quick: snabbversionen.", Text(get_args(Variant))),
        Key("municipalities", "Kommunerna som räknas, i bokstavsordning.", Many(Text(), FEWEST)),
    ),
    _TOGETHER,
)
SHAPES = {"digikap-trend": _TREND, "digikap-cohort": _COHORT}
"""The two documents by their format, key by key in the order that they are written."""

_TITLES = {"digikap-trend": "Självskattningar över tid ur digikap", "digikap-cohort": "Flera kommuner ur digikap"}


@dataclass(frozen=True)
class Flat:
    """What a document is, its whole values, the keys of its rows in their order, and the rows."""

    format: str
    whole: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]

    @property
    def definitions(self) -> dict[str, str]:
        """What each key means, by the names that lead to it."""
        return {"_".join(path): key.means for path, key in keys(SHAPES[self.format])}


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
    return Flat("digikap-trend", whole, tuple(key.name for key in _AT), rows)


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
    return Flat("digikap-cohort", whole, tuple(key.name for key in _TOGETHER), rows)


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
        "format_version": FORMAT_VERSION,
        **table.whole,
        "definitions": table.definitions,
        "figures": list(table.rows),
    }
    return toml.document(held) if form == "toml" else json.document(held)


def _csv(table: Flat) -> str:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_text(row.get(name)) for name in table.columns] for row in table.rows)
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


def schema_text(format: str) -> str:  # noqa: A002 - the name of the key
    """The JSON Schema of ``digikap-trend`` or ``digikap-cohort`` as its file has it."""
    return written(titled(_TITLES[format], SHAPES[format]))
