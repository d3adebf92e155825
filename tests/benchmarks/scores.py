"""Rows about scoring the file of one, of many and of very many respondents, beside parsing the file alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.loads import work
from tests.benchmarks.making import make
from tests.benchmarks.measure import Pair

AMOUNTS = (1, 100, 10_000)


def scores(folder: Path) -> Iterator[Pair]:
    """Reading and scoring, scoring alone, and how both grow with the respondents."""
    files = {n: make("merged", n, folder / f"merged-{n}.toml") for n in AMOUNTS}
    for n, path in files.items():
        more = {"units": (n, n), "unit": "assessments", "rare": n == AMOUNTS[-1]}
        for kind, goal in (("score", 1.0), ("read", None), ("read_and_score", None)):
            ours, name = partial(work, kind, path), f"{kind.replace('_', ' ')}: {n} of 45 answers"
            yield Pair(name, "tomllib alone", ours, partial(work, "tomllib_alone", path), goal, **more)
        yield Pair(name, "tomli alone", ours, partial(work, "tomli_alone", path), None, **more)
    few, many = AMOUNTS[1:]
    for kind in ("score", "read_and_score"):
        yield Pair(
            f"{kind.replace('_', ' ')}: one of {many}", f"one of {few}", partial(work, kind, files[many]),
            partial(work, kind, files[few]), 1.2, (many, few), "assessments", True,
        )  # fmt: skip
