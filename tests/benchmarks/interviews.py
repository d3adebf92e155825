"""Rows about the interview: an answer saved, early and late in few and many; and the flow alone, beside SurveyJS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.benchmarks.loads import work
from tests.benchmarks.making import make
from tests.benchmarks.measure import Cost, Pair
from tests.benchmarks.peers import SURVEYJS
from tests.benchmarks.processes import HERE, Worker, digikap
from tests.benchmarks.starts import BARE_PROMPT
from tests.benchmarks.terminal import Session

PROMPT = ".*Svar"
"""What stands on the last line, where an answer is typed."""
FLOW = 360


class Answering:
    """One interview that is answered question by question, from the question with this number on."""

    def __init__(self, command: Sequence[str | Path], first: int, prompt: str) -> None:
        self._command = command
        self._first = first
        self._prompt = prompt

    def __enter__(self) -> Self:
        first, self._numbers = f"Fråga {self._first:04}", count(self._first + 1)
        self._session = Session(self._command)
        self._session.until(f"{first}{self._prompt}|Enter")
        while "Enter" in self._session.shown and first not in self._session.shown:
            self._session.send("\r")
            self._session.until(f"{first}{self._prompt}|Enter")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def cost(self) -> Cost:
        """From Enter after the answer to the next question."""
        self._session.send("3")
        self._session.until("3")
        self._session.send("\r")
        return self._session.until(f"Fråga {next(self._numbers):04}{self._prompt}")


def interviews(folder: Path, rounds: int) -> Iterator[Pair]:
    """Saving an answer and showing the next question; and answering without a terminal."""
    for questions in (60, 3600):
        for answered, place in ((0, "first"), (questions - rounds - 5, "last")):
            path = make("begun", questions, answered, folder / f"{questions}-{answered}.toml")
            ours = partial(Answering, [*digikap(), "assess", path], answered + 1, PROMPT)
            bare = partial(Answering, BARE_PROMPT, 1, "")
            yield Pair(f"an answer, the {place} of {questions}", "a bare text prompt", ours, bare, 1.5)
    flow, units = partial(work, "flow"), (FLOW, FLOW)
    theirs = lambda: Worker(  # noqa: E731
        "node", "--expose-gc", HERE / "survey_work.mjs", SURVEYJS.program("..").resolve(), FLOW
    )
    yield Pair(f"flow: an answer of {FLOW}", SURVEYJS, partial(flow, FLOW), theirs, 1, units, "answers", True)
    many = 10 * FLOW
    yield Pair(
        f"flow: an answer of {many}", f"of {FLOW}", partial(flow, many), partial(flow, FLOW), 1.2, (many, FLOW),
        "answers",
    )  # fmt: skip
