"""The pairs in tests/data/comparisons, read by the program itself, and a comparison in the words of their tables."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w

from digikap.comparing import Change, Comparison
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.result import Scores
from digikap.store.assessments import from_bytes, read
from digikap.store.questionnaires import dump, load, restore

DATA = Path(__file__).parents[1] / "data"
CASES = sorted((DATA / "comparisons").glob("*.toml"))
PROFILES = {"drift", "utveckling"}


@cache
def form(name: str) -> Questionnaire:
    if "@" in name:
        return load(name)
    table = tomllib.loads((DATA / "comparisons" / "forms" / f"{name}.toml").read_text(encoding="utf-8"))
    return restore(table, name)


def side(name: str, given: dict[str, Any]) -> Assessment:
    """One side of a pair: the file that it names, or what it says, as a saved file that is read."""
    if "file" in given:
        return read(DATA / "assessments" / given["file"])
    rest = {key: value for key, value in given.items() if key != "form"}
    questionnaire = form(given["form"])
    table = {
        "format": "digikap-assessment",
        "format_version": 1,
        "id": name,
        "organisation": {"name": "Havsvik"},
        "participants": {"count": 8},
        "services": {one.id: one.name for one in questionnaire.services if not one.optional},
        **rest,
        "questionnaire": dump(questionnaire),
    }
    return from_bytes(Path(f"{name}.toml"), tomli_w.dumps(table).encode())


def pair(path: Path) -> tuple[Assessment, Assessment, dict[str, Any]]:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    return side("fore0000", case["before"]), side("efter000", case["after"]), case["expected"]


def decimal(value: Fraction | None) -> str:
    """Exact: 43.75, or 175/3 where decimals would not end."""
    assert value is not None
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return f"{float(value):.10g}" if rest == 1 else str(value)


def named(one: Any) -> str:
    part = getattr(one, "part", None) or getattr(one, "row", None)
    return f"{one.id}_{part}" if part else str(one.id)


def moved(change: Change) -> str:
    assert change.points is not None
    sign = "+" if change.points >= 0 else ""
    told = f"{decimal(change.before.index)} -> {decimal(change.after.index)} ({sign}{decimal(change.points)})"
    return f"{told} clear" if change.clear else told


def figure(change: Change) -> str:
    if change.why is not None:
        assert change.missing == change.before.asked - change.before.answered
        return f"{change.why}: {change.before.answered} of {change.before.asked}"
    labels = f"{change.label_before} -> {change.label_after}"
    return f"{moved(change)}; moved {change.moved} of {change.common}; missing {change.missing}; {labels}"


def figures(comparison: Comparison) -> dict[str, str]:
    every = (*comparison.groups, *comparison.dimensions, *comparison.resources)
    return {named(one): figure(one) for one in every}


def questions(comparison: Comparison) -> dict[str, str]:
    return {named(one): moved(one) for one in (*comparison.questions, *comparison.services)}


def intervals(comparison: Comparison) -> dict[str, str]:
    return {
        named(one): f"{decimal(one.before.low)} to {decimal(one.before.high)} -> "
        f"{decimal(one.after.low)} to {decimal(one.after.high)}"
        for one in (*comparison.groups, *comparison.dimensions)
        if one.is_compared
    }


def own(comparison: Comparison) -> dict[str, str]:
    every = (*comparison.groups, *comparison.dimensions)
    both = {named(one): (one.own_before.index, one.own_after.index) for one in every}
    return {name: " -> ".join(map(decimal, pair)) for name, pair in both.items() if None not in pair}


def matches(comparison: Comparison) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in comparison.matches:
        if one.kind != "common":
            found.setdefault(one.kind, []).append(named(one))
    return found


def agreements(comparison: Comparison) -> dict[str, str]:
    return {
        named(one): f"{one.before} {decimal(one.deviation_before)} -> {one.after} {decimal(one.deviation_after)}"
        for one in comparison.agreements
    }


def like_figures(scores: Scores) -> tuple[object, ...]:
    return scores.questions, scores.dimensions, scores.groups, scores.profile, scores.resources


DAY = date(2026, 11, 19)
