"""The files that are measured with: long questionnaires, the same as XLSForms, assessments begun and merged ones.

`python -m tests.benchmarks.making KIND ARGUMENTS… FILE`: a process of its own, so that whoever measures stays small.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from digikap.model.answer import Answer, Chosen, Respondent
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Question, Questionnaire, Rating, SingleChoice
from digikap.store.assessments import to_toml
from digikap.store.questionnaires import load
from tests.benchmarks.xlsform import written

IN_SECTION = 60
ANSWERED = 45
"""How many questions each respondent of a merged file has answered."""

_HEAD = """\
format = "digikap-questionnaire"
format_version = 1
id = "lang"
version = 1
title = "Ett långt formulär"
"""
_SECTION = """
[[sections]]
id = "s{0}"
title = "Avsnitt {0}"
minutes = 60
"""
_QUESTION = """
[[sections.questions]]
id = "q{0}"
kind = "{1}"
text = "Fråga {0:04}: hur väl stämmer det för er kommun?"
label = "Fråga {0}"
help = "Tänk på det senaste året."
"""
_CHOICES = """\
choices = [
  { id = "aldrig", text = "Aldrig" },
  { id = "sallan", text = "Sällan" },
  { id = "ibland", text = "Ibland" },
  { id = "oftast", text = "Oftast" },
  { id = "alltid", text = "Alltid" },
]
allow_unknown = true
"""


def questionnaire(questions: int, every: int = 5) -> str:
    """A file as an author writes it: ratings, and every fifth question a choice of its own (0: none)."""
    parts = [_HEAD]
    for number in range(1, questions + 1):
        if number % IN_SECTION == 1:
            parts.append(_SECTION.format(number // IN_SECTION + 1))
        choice = every and number % every == 0
        parts.append(_QUESTION.format(number, "single_choice" if choice else "rating"))
        parts.append(_CHOICES if choice else 'scale = "stammer"\n')
    return "".join(parts)


def ratings(questions: int) -> Questionnaire:
    """So many ratings and nothing else, loaded."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lang.toml"
        path.write_text(questionnaire(questions, 0), encoding="utf-8")
        return load(path)


def begun(questions: int, answered: int) -> Assessment:
    """An assessment of so many ratings, of which the first ones are answered."""
    return Assessment(
        id="abcdefgh",
        questionnaire=ratings(questions),
        organisation=Organisation("Ängelholm"),
        date=date(2026, 11, 21),
        participants=8,
        saved="2026-11-21T09:41:37+01:00",
        next_question=f"q{answered + 1}",
        answers={f"q{number}": 3 for number in range(1, answered + 1)},
    )


def merged(respondents: int) -> Assessment:
    """So many who have answered the first questions of the main questionnaire, each in a way of their own."""
    main, chance = load("kommunen"), Random(respondents)
    asked = [one for one in main.questions() if isinstance(one, Rating | SingleChoice)][:ANSWERED]
    assert len(asked) == ANSWERED
    whole = Assessment("samman", main, Organisation("Ängelholm"), date(2026, 11, 21), mode="individual")
    alone = tuple(
        Assessment(
            id=f"svar{number:05}",
            questionnaire=main,
            organisation=whole.organisation,
            date=whole.date,
            mode="individual",
            state="finished",
            respondent=Respondent(str(number)),
            included=tuple(one.id for one in asked if one.optional),
            answers={one.id: _answer(one, chance) for one in asked},
        )
        for number in range(1, respondents + 1)
    )
    return replace(whole, respondents=alone, participants=respondents)


def _answer(question: Question, chance: Random) -> Answer:
    if isinstance(question, SingleChoice):
        return Chosen((chance.choice(question.choices).id,))
    return chance.randint(1, 5)


def make(kind: str, *arguments: str | int | Path) -> Path:
    """Makes a file in a process of its own, and gives its path, which is the last argument."""
    words = [str(word) for word in (kind, *arguments)]
    subprocess.run([sys.executable, "-m", "tests.benchmarks.making", *words], check=True)
    return Path(words[-1])


def main(kind: str, *arguments: str) -> None:
    """Writes one file."""
    path = Path(arguments[-1])
    match kind, *arguments[:-1]:
        case "questionnaire", questions:
            text = questionnaire(int(questions))
        case "form", source:
            text = written(load(source if source.isalpha() else Path(source)))
        case "begun", questions, answered:
            text = to_toml(begun(int(questions), int(answered)))
        case "merged", respondents:
            text = to_toml(merged(int(respondents)))
        case _:
            raise ValueError(f"nothing is made of {kind}")
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
