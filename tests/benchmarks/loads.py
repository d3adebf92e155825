"""Rows about loading and checking a questionnaire, beside parsers, libraries and pyxform on the same form."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.making import make
from tests.benchmarks.measure import Pair
from tests.benchmarks.peers import PYXFORM
from tests.benchmarks.processes import HERE, PYTHON, SOURCE, Program, Worker, digikap

AMOUNTS = (360, 3600)


def work(kind: str, *arguments: str | int | Path) -> Worker:
    """A piece of digikap's own work, repeated (see `work`)."""
    return Worker(PYTHON, "-m", "tests.benchmarks.work", kind, *map(str, arguments))


def loads(folder: Path) -> Iterator[Pair]:
    """The main questionnaire and two long ones."""
    files = {"kommunen": SOURCE / "questionnaires/kommunen/1.toml"}
    files |= {f"{n} questions": make("questionnaire", n, folder / f"{n}.toml") for n in AMOUNTS}
    for name, path in files.items():
        form = make("form", path, folder / f"{path.stem}.csv")
        yield from _one(name, path, form)
    few, many = (partial(work, "check", files[f"{n} questions"]) for n in AMOUNTS)
    yield Pair(
        "check: a question of 3 600", "a question of 360", many, few, 1.2, (AMOUNTS[1], AMOUNTS[0]), "questions", True
    )


def _one(name: str, path: Path, form: Path) -> Iterator[Pair]:
    long = "3600" in name
    load, check = partial(work, "load", path), partial(work, "check", path)
    tomllib, libraries = partial(work, "tomllib_alone", path), partial(work, "libraries_load", path)
    yield Pair(f"load: {name}", "tomllib alone", load, tomllib, 1.3, rare=long)
    yield Pair(f"load: {name}", "tomli and pydantic alone", load, libraries, 1.3, rare=long)
    theirs = lambda: Worker(PYXFORM.program("python"), HERE / "pyxform_work.py", form)  # noqa: E731
    yield Pair(f"load: {name}", PYXFORM, load, theirs, 1, rare=long)
    # no goal: it also draws every question on two screens, to see that it fits, and pyxform draws nothing
    yield Pair(f"check: {name}", PYXFORM, check, theirs, rare=long)
    convert = lambda: Program(  # noqa: E731
        PYXFORM.program("xls2xform"), "--skip_validate", form, form.with_suffix(".xml")
    )
    yield Pair(
        f"digikap check: {name}", f"{PYXFORM}: xls2xform", partial(Program, *digikap(), "check", path), convert, 1,
        rare=long,
    )  # fmt: skip
