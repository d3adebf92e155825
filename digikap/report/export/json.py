"""The results as JSON, of the same shape as in TOML; its schema is in `schema`."""

from __future__ import annotations

import json
from datetime import date

from digikap.report.export.material import Material
from digikap.report.export.workshop import Results
from digikap.report.results import results
from digikap.text import spelled


def to_json(material: Material) -> str:
    """The results as one JSON document, stable byte for byte; dates as ISO 8601, what cannot be seen escaped."""
    return document(results(material))


def document(tables: Results) -> str:
    """Plain tables as one JSON document."""
    text = json.dumps(tables, ensure_ascii=False, indent=2, allow_nan=False, default=_day)
    return spelled(text, lambda letter: json.dumps(letter)[1:-1]) + "\n"


def _day(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()
