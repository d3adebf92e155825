"""Saved files to compare: written once for a test, as the program saves them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digikap.model.assessment import Assessment, Organisation
from digikap.store.assessments import to_toml
from digikap.store.content import municipalities
from digikap.store.questionnaires import load
from tests.report.years import after, before


def two_years(folder: Path) -> tuple[Path, Path]:
    """Two workshops of one municipality."""
    form = load("kommunen")
    return saved(folder / "fore.toml", before(form)), saved(folder / "efter.toml", after(form))


def towns(folder: Path, amount: int) -> list[Path]:
    """So many municipalities, one file each."""
    one = before(load("kommunen"))
    return [
        saved(
            folder / f"kommun{number}.toml",
            replace(one, id=f"k{number}", organisation=Organisation(place.name, place.code)),
        )
        for number, place in zip(range(amount), municipalities(), strict=False)
    ]


def saved(path: Path, assessment: Assessment) -> Path:
    """The file, with the assessment in it."""
    path.write_text(to_toml(assessment), encoding="utf-8")
    return path
