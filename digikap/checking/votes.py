"""Votes as text, in the form that they have in a file: what they say, and what is wrong where they say nothing.

On levels, the lowest first, then ”vet ej” and ”ej aktuellt”: ``0 3 4 1 0 v2 e1``. On choices, how many chose at all,
then how many had each among theirs and, in a ranking, first: ``8 svarande: ekonomi 7 5, kompetens 6 3, vet_ej 1``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from digikap.checking.answers import AnswerFault, BadAnswerError, as_written, close_to
from digikap.model.answer import Special
from digikap.model.questionnaire import ChoiceQuestion, Ranking, SingleChoice
from digikap.model.tally import ChoiceTally, Tally
from digikap.swedish import count, listed, number, quoted, small_number

MOST_VOTES = 10_000
"""The most votes in one round."""

_MOST_FAULTS = 20
_COUNT = "Räkna om."
_LONGEST = 10_000  # characters; a hundred choices with votes take a third of it
_NUMBER = re.compile(r"[0-9]{1,9}")
_SPECIAL = re.compile(r"([ve])([0-9]{1,9})")
_CHOICES = re.compile(r"([0-9]{1,9}) svarande(?::(.*))?", re.DOTALL)
_ITEM = re.compile(r"(\S+)\s+([0-9]{1,9})(?:\s+([0-9]{1,9}))?")
_WORDS = {"v": "Vet ej", "e": "Ej aktuellt"}


def parse_tally(text: str, levels: int, *, unknown: bool, not_applicable: bool) -> Tally:
    """The votes on a scale of so many levels: ``0 3 4 1 0 v2 e1``.

    `unknown`, `not_applicable`: whether ”vet ej” and ”ej aktuellt” are answers. Raises BadAnswerError with all that is
    wrong.
    """
    words = text[:_LONGEST].split()
    specials = {match[1]: int(match[2]) for word in words if (match := _SPECIAL.fullmatch(word))}
    counts = [word for word in words if not _SPECIAL.fullmatch(word)]
    allowed = [letter for letter, is_answer in (("v", unknown), ("e", not_applicable)) if is_answer]
    advice = _how(levels, allowed)
    strange = [word for word in counts if not _NUMBER.fullmatch(word)]
    faults = [AnswerFault(f"{as_written(word)} är inget antal röster.", advice) for word in strange[:3]]
    if not strange and len(counts) != levels:
        amount = "ett" if len(counts) == 1 else small_number(len(counts))
        faults.append(AnswerFault(f"Det är {amount} tal, och skalan har {small_number(levels)} steg.", advice))
    if len(specials) < len(words) - len(counts):
        faults.append(AnswerFault(f"{as_written(text)} har v eller e två gånger.", "Lägg ihop dem till ett tal."))
    faults += [
        AnswerFault(f"{_WORDS[letter]} är inget svar här.", advice) for letter in specials if letter not in allowed
    ]
    if faults:
        raise BadAnswerError(faults)
    tally = Tally(tuple(map(int, counts)), specials.get("v", 0), specials.get("e", 0))
    _check_cast(tally.cast)
    return tally


def _how(levels: int, allowed: list[str]) -> str:
    example = " ".join(
        [*(str(votes) for votes in (0, 3, 4, 1, 0, 0, 0, 0, 0, 0)[:levels]), *(f"{a}1" for a in allowed)]
    )
    return f"Skriv antalet röster på varje steg, det lägsta först: {example}."


def _check_cast(cast: int) -> None:
    """Raises BadAnswerError for a round in which nobody voted, or more than there can be."""
    if cast == 0:
        raise BadAnswerError([AnswerFault("Rundan har inga röster.", "Skriv hur många som röstade.")])
    if cast > MOST_VOTES:
        raise BadAnswerError([AnswerFault(f"{number(cast)} röster är för många.", f"Högst {number(MOST_VOTES)} ryms.")])


def tally_text(tally: Tally) -> str:
    """The votes on a scale as a file has them."""
    words = [str(votes) for votes in tally.counts]
    words += [f"v{tally.unknown}"] if tally.unknown else []
    words += [f"e{tally.not_applicable}"] if tally.not_applicable else []
    return " ".join(words)


def parse_choice_tally(text: str, question: ChoiceQuestion) -> ChoiceTally:
    """The votes on choices: ``8 svarande: ekonomi 7 5, kompetens 6 3, vet_ej 1``.

    Raises BadAnswerError with all that is wrong, ids that the question does not have among it.
    """
    match = _CHOICES.fullmatch(text[:_LONGEST].strip())
    if not match:
        raise BadAnswerError([AnswerFault(f"{as_written(text)} går inte att läsa som röster.", _how_choices(question))])
    items = [item.strip() for item in (match[2] or "").split(",") if item.strip()]
    chosen: dict[str, int] = {}
    first: dict[str, int] = {}
    faults: list[AnswerFault] = []
    for item in items:
        fault = _take(item, question, chosen, first)
        faults += [fault] if fault else []
    unknown = chosen.pop(Special.UNKNOWN.value, 0)
    tally = ChoiceTally(int(match[1]), _some(chosen), _some(first), unknown)
    if faults:
        raise BadAnswerError(faults[:_MOST_FAULTS])
    _check_cast(tally.cast)
    if faults := list(_impossible(tally, question)):
        raise BadAnswerError(faults)
    return tally


def _how_choices(question: ChoiceQuestion) -> str:
    one, other = (choice.id for choice in question.choices[:2])
    example = (
        f"8 svarande: {one} 7 5, {other} 6 3" if isinstance(question, Ranking) else f"8 svarande: {one} 5, {other} 3"
    )
    return f"Skriv till exempel {quoted(example)}."


def _take(item: str, question: ChoiceQuestion, chosen: dict[str, int], first: dict[str, int]) -> AnswerFault | None:
    """Puts one choice and its votes in the tables, or tells what is wrong with it."""
    match = _ITEM.fullmatch(item)
    if not match:
        return AnswerFault(f"{as_written(item)} är inget val med antal.", _how_choices(question))
    choice, votes, firsts = match.groups()
    known = [one.id for one in question.choices] + [Special.UNKNOWN.value] * question.allow_unknown
    if choice not in known:
        advice = close_to(choice, known) or (f"Valen är {listed(known)}." if len(known) <= 12 else "")
        return AnswerFault(f"Valet {as_written(choice)} finns inte.", advice)
    if choice in chosen:
        return AnswerFault(f"Valet {quoted(choice)} står två gånger.", "Ta bort det ena.")
    if firsts is not None and (not isinstance(question, Ranking) or choice == Special.UNKNOWN.value):
        return AnswerFault(f"Valet {quoted(choice)} har två tal, men ska ha ett.", _how_choices(question))
    chosen[choice] = int(votes)
    if firsts is not None:
        first[choice] = int(firsts)
    return None


def _impossible(tally: ChoiceTally, question: ChoiceQuestion) -> Iterator[AnswerFault]:
    """What cannot be so, whoever chose what: so that every choice that is counted was made by somebody."""
    for choice in question.choices:
        votes, first = tally.chosen.get(choice.id, 0), tally.first.get(choice.id, 0)
        if votes > tally.respondents:
            amount = f"{count(votes, 'röst', 'röster')} av {number(tally.respondents)} svarande"
            yield AnswerFault(f"{quoted(choice.id)} har {amount}.", _COUNT)
        if first > votes:
            yield AnswerFault(f"{quoted(choice.id)} är först hos fler än som valde det.", _COUNT)
    yield from _uneven(tally, question)


def _uneven(tally: ChoiceTally, question: ChoiceQuestion) -> Iterator[AnswerFault]:
    """Choices that are too many or too few for those who answered, each of whom chose at least one thing."""
    given, first = sum(tally.chosen.values()), sum(tally.first.values())
    amount = f"{number(given)} val av {number(tally.respondents)} svarande"
    most = 1 if isinstance(question, SingleChoice) else question.max_choices
    if most is not None and given > most * tally.respondents:
        yield AnswerFault(f"{amount} är för många.", f"Var och en väljer högst {count(most, 'val', 'val')}.")
    if given < tally.respondents:
        yield AnswerFault(f"{amount} är för få.", "Var och en som svarar väljer minst ett.")
    elif isinstance(question, Ranking) and first != tally.respondents:
        word = "Fler" if first > tally.respondents else "Färre"
        yield AnswerFault(f"{word} har satt något först än som svarade.", _COUNT)


def _some(votes: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType({choice: amount for choice, amount in votes.items() if amount})


def choice_tally_text(tally: ChoiceTally, question: ChoiceQuestion) -> str:
    """The votes on choices as a file has them, in the question's order; a choice that nobody chose is left out."""
    ranked = isinstance(question, Ranking)
    items = [
        f"{choice.id} {votes} {tally.first.get(choice.id, 0)}" if ranked else f"{choice.id} {votes}"
        for choice in question.choices
        if (votes := tally.chosen.get(choice.id, 0))
    ]
    items += [f"{Special.UNKNOWN.value} {tally.unknown}"] if tally.unknown else []
    head = f"{tally.respondents} svarande"
    return f"{head}: {', '.join(items)}" if items else head
