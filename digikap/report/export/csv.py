"""The results as CSV in long form: a row for each figure, so that the files of several municipalities can be stacked.

As RFC 4180 has it, with CRLF; with comma and decimal point, or as a Swedish Excel opens it: semicolon, decimal comma
and a byte order mark, which tells Excel that it is UTF-8.
"""

from __future__ import annotations

import csv
import io
from functools import lru_cache

from digikap.report.export.cells import fitting, neutral
from digikap.report.export.columns import COLUMNS
from digikap.report.export.material import Material
from digikap.report.export.rows import Value, rows


def to_csv(material: Material, *, excel: bool = False) -> str:
    """The results as CSV, stable byte for byte, its line ends CRLF; only text that could be a formula is changed."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(COLUMNS)

    @lru_cache(None, typed=True)  # most cells are like another; typed, since 1 is not 1.0
    def cell(value: str | Value) -> str:
        if isinstance(value, str):
            return fitting(value) if excel else neutral(value)
        number = "" if value is None else repr(value)
        return number.replace(".", ",") if excel else number

    whole = [*map(cell, _whole(material))]
    for row in rows(material):
        writer.writerow([*whole, *map(cell, row)])
    return ("\ufeff" if excel else "") + sink.getvalue()


def _whole(material: Material) -> tuple[str | Value, ...]:
    """What every row begins with, in the order of `columns.WHOLE`."""
    assessment = material.assessment
    organisation, questionnaire = assessment.organisation, assessment.questionnaire
    return (
        assessment.id,
        organisation.name,
        organisation.code,
        assessment.date.isoformat(),
        questionnaire.id,
        questionnaire.version,
        assessment.variant,
        assessment.mode,
        assessment.state,
    )
