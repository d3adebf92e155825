"""What a typed line means as an answer; knows the rules of each kind of question and nothing of the terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from digikap.model.answer import Chosen, Mark, Special
from digikap.model.questionnaire import Choice, ChoiceQuestion, MultipleChoice, Ranking, SingleChoice
from digikap.swedish import listed

_UNREADABLE = re.compile("[\ud800-\udfff]")

UNKNOWN = "v"
NOT_APPLICABLE = "e"
_SPECIAL = {
    UNKNOWN: Special.UNKNOWN,
    "vet ej": Special.UNKNOWN,
    NOT_APPLICABLE: Special.NOT_APPLICABLE,
    "ej aktuellt": Special.NOT_APPLICABLE,
}


@dataclass(frozen=True)
class Refused:
    """The line is no answer, and what to write instead (Swedish)."""

    message: str


def unreadable(line: str) -> bool:
    """Whether the terminal sent bytes that are not in its encoding (they arrive as lone surrogates)."""
    return _UNREADABLE.search(line) is not None


def plain_form(line: str) -> str:
    """A typed line for comparing: full-width signs as ordinary ones, small letters, no space around."""
    return " ".join(unicodedata.normalize("NFKC", line).casefold().split())


def mark(line: str, levels: int, *, unknown: bool, not_applicable: bool) -> Mark | Refused:
    """One level from 1 to `levels`, or v and e where they are allowed."""
    text = plain_form(line).rstrip(".)")
    special = _SPECIAL.get(text)
    if special is Special.UNKNOWN and unknown:
        return special
    if special is Special.NOT_APPLICABLE and not_applicable:
        return special
    number = _number(text)
    if number is not None and 1 <= number <= levels:
        return number
    return Refused(f"Skriv en siffra {expected(levels, unknown=unknown, not_applicable=not_applicable)}.")


def expected(levels: int, *, unknown: bool, not_applicable: bool) -> str:
    """What a rating takes: ``1–5, v för vet ej eller e för ej aktuellt``."""
    words = ([f"{UNKNOWN} för vet ej"] if unknown else []) + (
        [f"{NOT_APPLICABLE} för ej aktuellt"] if not_applicable else []
    )
    if len(words) == 1:
        return f"1–{levels}, eller {words[0]}"
    return listed([f"1–{levels}", *words], "eller")


def chosen(line: str, question: ChoiceQuestion) -> Chosen | Special | Refused:
    """The choices that the numbers on the line stand for; what a free-text choice says is asked for afterwards."""
    text = plain_form(line)
    if _SPECIAL.get(text) is Special.UNKNOWN and question.allow_unknown:
        return Special.UNKNOWN
    numbers = [_number(part) for part in re.split(r"[\s,;.)]+", text) if part]
    if not numbers or None in numbers:
        return Refused(how_to_choose(question))
    picked = [number for number in numbers if number is not None]
    fault = _fault(picked, question)
    return Refused(fault) if fault else Chosen(tuple(question.choices[number - 1].id for number in picked))


def so_far(line: str, question: ChoiceQuestion) -> tuple[Choice, ...]:
    """The choices that a line being typed stands for so far, in its order; what is no choice is passed over."""
    parts = re.split(r"[\s,;.)]+", plain_form(line))
    numbers = [number for part in parts if (number := _number(part)) and number <= len(question.choices)]
    return tuple(question.choices[number - 1] for number in dict.fromkeys(numbers))


def how_to_choose(question: ChoiceQuestion) -> str:
    """What a question with choices takes, as one sentence."""
    last = len(question.choices)
    end = f", eller {UNKNOWN} för vet ej." if question.allow_unknown else "."
    match question:
        case SingleChoice():
            return f"Skriv en siffra 1–{last}{end}"
        case Ranking(max_choices=most):
            return f"Högst {most} siffror med mellanslag, det viktigaste först{end}"
        case MultipleChoice(max_choices=None):
            return f"En eller flera siffror 1–{last} med mellanslag{end}"
        case MultipleChoice(max_choices=most):
            return f"Högst {most} siffror med mellanslag{end}"
        case _:
            assert_never(question)


def _fault(numbers: Sequence[int], question: ChoiceQuestion) -> str:
    """What is wrong with the numbers, "" for nothing."""
    missing = [str(number) for number in numbers if not 1 <= number <= len(question.choices)]
    if missing:
        return f"Det finns inget val {listed(missing, 'eller')}. {how_to_choose(question)}"
    doubled = sorted({number for number in numbers if numbers.count(number) > 1})
    if doubled:
        return f"Siffran {listed(map(str, doubled))} står två gånger. {how_to_choose(question)}"
    most = 1 if isinstance(question, SingleChoice) else question.max_choices
    if most is not None and len(numbers) > most:
        return "Välj bara ett." if most == 1 else f"Välj högst {most}. Det blev {len(numbers)}."
    alone = [number for number in numbers if question.choices[number - 1].exclusive]
    if alone and len(numbers) > 1:
        return f"Val {alone[0]} går bara att välja ensamt."
    return ""


def yes_no(line: str) -> bool | Refused:
    """A typed j or n; nothing else, and never Enter alone."""
    match plain_form(line):
        case "j" | "ja":
            return True
        case "n" | "nej":
            return False
        case _:
            return Refused("Skriv j för ja eller n för nej.")


def amount(line: str, low: int, high: int) -> int | Refused:
    """A whole number from `low` to `high`."""
    number = _number(plain_form(line))
    if number is None or not low <= number <= high:
        return Refused(f"Skriv ett heltal {low}–{high}.")
    return number


def positions(line: str, last: int) -> tuple[int, ...] | Refused:
    """Several different numbers from 1 to `last`, or 0 alone for none of them."""
    numbers = [_number(part) for part in re.split(r"[\s,;.)]+", plain_form(line)) if part]
    if numbers == [0]:
        return ()
    if not numbers or any(number is None or not 1 <= number <= last for number in numbers):
        return Refused(f"Skriv siffror 1–{last} med mellanslag, eller 0 för ingen.")
    return tuple(dict.fromkeys(number for number in numbers if number is not None))


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else None
