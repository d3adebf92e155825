"""Where the shipped content stands, and what of it is not a questionnaire: glossary, municipalities, the guide."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from digikap.model.municipality import Municipality
from digikap.model.scale import Scale
from digikap.store import toml


@dataclass(frozen=True)
class Term:
    """A word of the glossary; `source` only where a text outside digikap says it."""

    id: str
    term: str
    text: str
    source: str | None = None


def shipped() -> Path:
    """The folder of the shipped content: inside the package in a wheel, beside it in a checkout or editable install."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "questionnaires"
    return inside if inside.is_dir() else package.parent / "questionnaires"


def example() -> Path:
    """The worked example: a finished assessment of a municipality that does not exist."""
    return shipped() / "example.toml"


def guide() -> str:
    """The facilitator's guide, in Markdown."""
    return (shipped() / "guide.md").read_text(encoding="utf-8")


def glossary() -> tuple[Term, ...]:
    """The words that are explained under ``?``, in the order of the file."""
    path = shipped() / "glossary.toml"
    return tuple(Term(**term) for term in toml.parse(path.read_bytes(), path.name)["terms"])


def scales() -> tuple[Scale, ...]:
    """The scales that all questionnaires share."""
    path = shipped() / "scales.toml"
    return tuple(Scale(**scale) for scale in toml.parse(path.read_bytes(), path.name)["scales"])


def municipalities() -> tuple[Municipality, ...]:
    """Sweden's 290 municipalities in the order of their codes. Codes are text: the first may be a zero."""
    with (shipped() / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Municipality(
                code=row["kod"],
                name=row["namn"],
                county_code=row["lanskod"],
                county=row["lan"],
                group_code=row["kommungrupp_kod"],
                group=row["kommungrupp"],
                main_group=row["huvudgrupp"],
                population=int(row["folkmangd"]),
                population_year=int(row["folkmangd_ar"]),
            )
            for row in csv.DictReader(lines)
        )
