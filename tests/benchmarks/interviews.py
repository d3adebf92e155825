"""The interview beside bare prompts: the first question, and an answer saved, early and late in few and many."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Questionnaire, Rating, Section
from digikap.store.assessments import to_toml
from digikap.store.questionnaires import load
from tests.benchmarks.measure import Pair
from tests.benchmarks.terminal import Session, first_shown

BARE = [sys.executable, Path(__file__).parent / "bare_prompt.py"]
PROMPT = ".*Svar"
"""What stands on the last line, where an answer is typed."""


def long_questionnaire(questions: int) -> Questionnaire:
    """So many ratings, with sixty in a section."""
    sections = tuple(
        Section(
            id=f"s{start}",
            title=f"Avsnitt {start // 60 + 1}",
            minutes=60,
            questions=tuple(
                Rating(
                    id=f"q{number}", kind="rating", scale="grad", text=f"Fråga {number:04}", label=f"Fråga {number}",
                )
                for number in range(start + 1, min(start + 60, questions) + 1)
            ),
        )
        for start in range(0, questions, 60)
    )  # fmt: skip
    return load("kommunen").model_copy(update={"sections": sections})


def begun(folder: Path, questions: int, answered: int) -> Path:
    """An assessment with so many of its questions answered, saved in the folder."""
    questionnaire = long_questionnaire(questions)
    assessment = Assessment(
        id="abcdefgh",
        questionnaire=questionnaire,
        organisation=Organisation("Ängelholm"),
        date=date(2026, 11, 21),
        participants=8,
        saved="2026-11-21T09:41:37+01:00",
        next_question=f"q{answered + 1}",
        answers={f"q{number}": 3 for number in range(1, answered + 1)},
    )
    path = folder / f"{questions}-{answered}.toml"
    path.write_text(to_toml(assessment), encoding="utf-8")
    return path


class Answering:
    """One interview that is answered question by question."""

    def __init__(self, command: Sequence[str | Path], first: int, prompt: str) -> None:
        self._session = Session(command)
        self._prompt = prompt
        self._numbers = count(first + 1)
        self._session.until(f"Fråga {first:04}{prompt}|Enter")
        while "Enter" in self._session.shown and f"Fråga {first:04}" not in self._session.shown:
            self._session.send("\r")
            self._session.until(f"Fråga {first:04}{prompt}|Enter")

    def close(self) -> None:
        """Ends the program."""
        self._session.close()

    def answer(self) -> float:
        """Seconds from Enter after the answer to the next question."""
        self._session.send("3")
        self._session.until("3")
        self._session.send("\r")
        return self._session.until(f"Fråga {next(self._numbers):04}{self._prompt}")


def first_questions(digikap: list[str], folder: Path) -> list[Pair]:
    """From Enter in the shell to the first prompt."""

    def bare() -> float:
        return first_shown(BARE, "Fråga 0001")

    empty, resumable = folder / "empty", folder / "resumable"
    empty.mkdir()
    resumable.mkdir()
    path = begun(resumable, 60, 0)
    new, resumed = [*digikap, "assess"], [*digikap, "assess", path]
    against = "libraries, a bare text prompt"
    return [
        Pair("assess: to the first prompt", against, _starting(new, empty), bare, 1.5),
        Pair("assess FILE: to the first screen", against, _starting(resumed, empty), bare, 1.5),
    ]


def _starting(command: Sequence[str | Path], folder: Path) -> Callable[[], float]:
    return lambda: first_shown(command, "Kommun:|Enter för att börja|Fråga 0001", folder)


def answers(digikap: list[str], folder: Path, rounds: int) -> Iterator[Pair]:
    """Saving an answer and showing the next question."""
    for questions in (60, 3600):
        for answered, place in ((0, "first"), (questions - rounds - 5, "last")):
            path = begun(folder, questions, answered)
            ours = Answering([*digikap, "assess", path], answered + 1, PROMPT)
            bare = Answering(BARE, 1, "")
            yield Pair(f"an answer, the {place} of {questions}", "a bare text prompt", ours.answer, bare.answer, 1.5)
            ours.close()
            bare.close()
