"""Pieces of digikap's work, and of what it rests on, each repeated in a process of its own.

`python -m tests.benchmarks.work KIND ARGUMENT`. What is heavy is imported where it is used: the parsers alone are to
have the memory of parsers.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.benchmarks.repeated import repeat


def _nothing() -> None:
    return None


def tomllib_alone(path: str) -> None:
    """Parses a file with the parser in Python itself."""
    import tomllib

    repeat(_nothing, lambda _: tomllib.loads(Path(path).read_text(encoding="utf-8")))


def tomli_alone(path: str) -> None:
    """Parses a file with the parser that digikap uses, with exact decimals as digikap has them."""
    import tomli

    repeat(_nothing, lambda _: tomli.loads(Path(path).read_text(encoding="utf-8"), parse_float=Decimal))


def libraries_load(path: str) -> None:
    """What the libraries need for a questionnaire: tomli parses it and what it refers to, pydantic makes its values."""
    import tomli

    from digikap.checking.authored import Authored, Shared
    from digikap.store.content import shipped

    def parsed(one: Path) -> dict[str, Any]:
        return tomli.loads(one.read_text(encoding="utf-8"), parse_float=Decimal)

    def loaded(_: None) -> object:
        table = parsed(Path(path))
        shared = parsed(shipped() / "scales.toml")
        if "model" in table:
            shared |= parsed(shipped() / "models/kommunutredningen/actions.toml")
            shared["model"] = _content(parsed(shipped() / "models/kommunutredningen/1.toml"))
        return Authored.model_validate(table), Shared.model_validate(_content(shared))

    repeat(_nothing, loaded)


def _content(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if not key.startswith("format")}


def load(path: str) -> None:
    """Loads a questionnaire as every command does: read, checked, complete."""
    from digikap.store import questionnaires

    repeat(_nothing, lambda _: questionnaires.load(Path(path)))


def check(path: str) -> None:
    """What `digikap check` does: every rule, and the words about it."""
    from digikap.cli.examining import examined
    from digikap.cli.verdict import as_text

    repeat(_nothing, lambda _: as_text(examined(Path(path))))


def flow(questions: str) -> None:
    """The interview without a terminal and without saving, every question answered one by one."""
    from digikap.interview.flow import interview
    from digikap.interview.scripted import ScriptedAsker
    from tests.benchmarks.making import begun

    assessment, amount = begun(int(questions), 0), int(questions)

    def answered(asker: ScriptedAsker) -> None:
        last = assessment
        for state, _ in interview(assessment, asker, time.monotonic):
            last = state  # and no other: a list of them all would be the cost of another program
        assert last.state == "finished"
        assert len(last.answers) == amount

    repeat(lambda: ScriptedAsker({f"q{number}": 3 for number in range(1, amount + 1)}), answered)


def read(path: str) -> None:
    """Reads a saved assessment."""
    from digikap.store import assessments

    repeat(_nothing, lambda _: assessments.read(Path(path)))


def score(path: str) -> None:
    """Scores an assessment that has been read, nothing being known of it beforehand."""
    from dataclasses import replace

    from digikap.scoring.score import score as scored
    from digikap.store import assessments

    whole = assessments.read(Path(path))
    repeat(lambda: replace(whole, respondents=tuple(map(replace, whole.respondents))), scored)


def read_and_score(path: str) -> None:
    """Both."""
    from digikap.scoring.score import score as scored
    from digikap.store import assessments

    repeat(_nothing, lambda _: scored(assessments.read(Path(path))))


KINDS: tuple[Callable[[str], None], ...] = (
    tomllib_alone, tomli_alone, libraries_load, load, check, flow, read, score, read_and_score,
)  # fmt: skip

if __name__ == "__main__":
    {one.__name__: one for one in KINDS}[sys.argv[1]](sys.argv[2])
