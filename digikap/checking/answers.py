"""Whether an answer from outside is one that its question takes, and what to write instead where it is not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import assert_never

from digikap.errors import DigikapError
from digikap.model.answer import Answer, Chosen, Grid, Mark, Special, Written
from digikap.model.questionnaire import (
    Choice,
    ChoiceQuestion,
    MultipleChoice,
    Question,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
    Text,
)
from digikap.model.scale import Scale
from digikap.swedish import count, listed, number, quoted
from digikap.text import TEXT_LIMIT, short_line

_MANY = 12  # more ids than this are no help in a message
_ENOUGH = 100  # faults in one answer; guessing at each of a million would take minutes


@dataclass(frozen=True)
class AnswerFault:
    """One thing that is wrong with an answer, in Swedish. `path`: the row, or the place in a list, that it is about."""

    what: str
    advice: str = ""
    path: tuple[str | int, ...] = ()


class BadAnswerError(DigikapError):
    """An answer that its question does not take, with everything that is wrong with it."""

    def __init__(self, faults: Sequence[AnswerFault]) -> None:
        super().__init__(faults[0].what, faults[0].advice)
        self.faults = tuple(faults)


def parse_answer(
    questionnaire: Questionnaire, question: Question, value: object, rows: Iterable[str] = (), other: str | None = None
) -> Answer:
    """The answer that a value from a file stands for, in the short form of `[answers]`.

    `rows`: the ids that a grid's rows may have. `other`: what the group wrote for a free-text choice. A level is an
    integer from 1, never a boolean or a float. Raises BadAnswerError with all that is wrong.
    """
    match question:
        case Rating():
            return _rating(questionnaire.scale(question.scale), question, value)
        case RatingGrid():
            return _grid(questionnaire.scale(question.scale), question, value, list(rows))
        case SingleChoice() | MultipleChoice() | Ranking():
            return _chosen(question, value, other)
        case Text():
            return _written(value)
        case _:
            assert_never(question)


def close_to(wrong: str, known: Iterable[str]) -> str:
    """”Menade du …?” with the known id that is spelt most like a wrong one; "" where none is."""
    near = difflib.get_close_matches(wrong[:100].casefold(), list(known), n=1, cutoff=0.6)
    return f"Menade du {quoted(near[0])}?" if near else ""


def as_written(value: object) -> str:
    """A wrong value as a message shows it: short, on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(short_line(value))
        case list():
            return "En lista"
        case dict():
            return "En tabell"
        case int() if abs(value) >= 10**18:  # Python refuses to spell out the very largest
            return "Ett så stort tal"
        case _:
            return short_line(str(value))


# ---------------------------------------------------------------- levels


def _rating(scale: Scale, question: Rating, value: object) -> Mark:
    found = _mark(scale, question.allow_not_applicable, value)
    if isinstance(found, AnswerFault):
        raise BadAnswerError([found])
    return found


def _grid(scale: Scale, question: RatingGrid, value: object, rows: Sequence[str]) -> Grid:
    if not isinstance(value, dict):
        example = f"{{{rows[0]} = 3}}" if rows else "{rad = 3}"
        raise BadAnswerError(
            [AnswerFault(f"{as_written(value)} är inget svar på en tabellfråga.", f"Skriv svaren per rad: {example}.")]
        )
    marks: dict[str, Mark] = {}
    faults: list[AnswerFault] = []
    for row, entry in value.items():
        if len(faults) >= _ENOUGH:
            break
        found = _mark(scale, question.allow_not_applicable, entry)
        if row not in rows:
            faults.append(_unknown_row(row, rows))
        elif isinstance(found, AnswerFault):
            faults.append(AnswerFault(f"På raden {quoted(row)}: {found.what}", found.advice, (row,)))
        else:
            marks[row] = found
    if faults:
        raise BadAnswerError(faults)
    return Grid(MappingProxyType(marks))


def _unknown_row(row: str, rows: Sequence[str]) -> AnswerFault:
    what = f"Raden {quoted(short_line(row))} finns inte i frågan."
    return AnswerFault(what, close_to(row, rows) or _choose(rows, "Raderna är"), (row,))


def _mark(scale: Scale, allow_not_applicable: bool, value: object) -> Mark | AnswerFault:
    levels = len(scale.levels)
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= levels:
        return value
    specials = {Special.UNKNOWN: scale.allow_unknown, Special.NOT_APPLICABLE: allow_not_applicable}
    for special, allowed in specials.items():
        if value == special.value and allowed:
            return special
    words = [f"1–{levels}", *(quoted(special.value) for special, allowed in specials.items() if allowed)]
    advice = f"Svara {listed(words, 'eller')}."
    if isinstance(value, str) and value.strip().isdecimal():
        advice += " Siffror skrivs utan citattecken."
    return AnswerFault(f"{as_written(value)} är inget svar här.", advice)


# ---------------------------------------------------------------- choices


def _chosen(question: ChoiceQuestion, value: object, other: str | None) -> Chosen | Special:
    if value == Special.UNKNOWN.value and question.allow_unknown:
        if other is not None:
            raise BadAnswerError([AnswerFault("Svaret är ”vet_ej”, och då finns ingen egen text.", _TAKE_AWAY)])
        return Special.UNKNOWN
    ids = _listed_ids(question, value)
    choices = {choice.id: choice for choice in question.choices}
    faults = [*_faulty_ids(ids, choices, question.allow_unknown), *_together(question, ids, choices)]
    known = all(entry in choices for entry in ids)
    if other is not None and known and not any(choices[entry].free_text for entry in ids):
        faults.append(AnswerFault("Den egna texten hör inte till något av de valda svaren.", _TAKE_AWAY))
    if other is not None:
        faults.extend(text_faults(other))
    if faults:
        raise BadAnswerError(faults)
    return Chosen(tuple(ids), other)


_TAKE_AWAY = "Ta bort frågan ur [other_text]."


def _listed_ids(question: ChoiceQuestion, value: object) -> list[str]:
    """The chosen ids, where the value has the shape that this kind of question takes."""
    example = question.choices[0].id
    if isinstance(question, SingleChoice):
        if isinstance(value, str):
            return [value]
        advice = f"Skriv ett enda val inom citattecken: {_toml(example)}."
    else:
        if isinstance(value, list) and value and all(isinstance(entry, str) for entry in value):
            return value
        advice = f"Skriv valen inom hakparenteser: [{_toml(example)}]."
        if value == []:
            raise BadAnswerError([AnswerFault("Listan är tom.", advice + " Utan svar utelämnas frågan.")])
    advice += f" {_choose([c.id for c in question.choices], 'Valen är')}"
    raise BadAnswerError([AnswerFault(f"{as_written(value)} är inget svar här.", advice)])


def _faulty_ids(ids: list[str], choices: Mapping[str, Choice], allow_unknown: bool) -> list[AnswerFault]:
    faults: list[AnswerFault] = []
    seen: set[str] = set()
    known = [*choices, *([Special.UNKNOWN.value] if allow_unknown else [])]
    for place, entry in enumerate(ids[:_ENOUGH]):
        if allow_unknown and entry == Special.UNKNOWN.value:
            faults.append(AnswerFault("”vet_ej” står ensamt.", 'Skriv "vet_ej" utan hakparenteser.', (place,)))
        elif entry not in choices:
            advice = close_to(entry, choices) or _choose(known, "Valen är")
            faults.append(AnswerFault(f"Valet {quoted(short_line(entry))} finns inte.", advice, (place,)))
        elif entry in seen:
            faults.append(AnswerFault(f"Valet {quoted(entry)} står två gånger.", "Ta bort det ena.", (place,)))
        seen.add(entry)
    return faults


def _together(question: ChoiceQuestion, ids: list[str], choices: Mapping[str, Choice]) -> list[AnswerFault]:
    faults = []
    most = None if isinstance(question, SingleChoice) else question.max_choices
    if most is not None and len(ids) > most:
        faults.append(AnswerFault(f"{count(len(ids), 'val', 'val')} är för många.", f"Välj högst {most}."))
    alone = [entry for entry in ids if entry in choices and choices[entry].exclusive]
    if alone and len(set(ids)) > 1:
        faults.append(AnswerFault(f"{quoted(alone[0])} går inte ihop med andra val.", "Låt det stå ensamt."))
    return faults


def _choose(ids: Sequence[str], begin: str) -> str:
    if not ids or len(ids) > _MANY:
        return ""
    return f"{begin} {listed(ids)}."


def _toml(text: str) -> str:
    return f'"{text}"'


# ---------------------------------------------------------------- texts


def _written(value: object) -> Written:
    if not isinstance(value, str):
        raise BadAnswerError([AnswerFault(f"{as_written(value)} är ingen text.", "Skriv svaret inom citattecken.")])
    faults = text_faults(value)
    if not value.strip():
        faults.append(AnswerFault("Texten är tom.", "Utan svar utelämnas frågan."))
    if faults:
        raise BadAnswerError(faults)
    return Written(value)


def text_faults(text: str, limit: int = TEXT_LIMIT) -> list[AnswerFault]:
    """What is wrong with a text of the group's own: nothing, or that it is too long."""
    if len(text) <= limit:
        return []
    return [AnswerFault(f"Texten har {number(len(text))} tecken.", f"Högst {number(limit)} ryms. Korta den.")]
