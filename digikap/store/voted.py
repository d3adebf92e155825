"""The votes of a tally as a file has them: every round on a question, or on a row of a grid, read and written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any, assert_never

from digikap.checking.answers import BadAnswerError, close_to
from digikap.checking.votes import choice_tally_text, parse_choice_tally, parse_tally, tally_text
from digikap.model.questionnaire import (
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
from digikap.model.tally import ChoiceTally, GridVoting, Reasons, Round, Tally, Votes, Voting
from digikap.store.given import in_words, known_rows
from digikap.store.tables import Table, name
from digikap.swedish import listed
from digikap.text import TEXT_LIMIT

TABLES = ("votes", "hidden_votes")
"""The tables that are read here: the votes, and those on questions that are not visible any more."""

_ROUND = re.compile(r"[0-9]{1,6}")
_LONGEST_ROUND = 10_000  # characters
_REASONS = ("minority", "uneven")
_MANY = 12  # more rows than this are no help in a message


def votes(top: Table, questionnaire: Questionnaire, services: Collection[str]) -> Mapping[str, Votes]:
    """The votes by question id, those put aside included; what cannot be votes on a question is noted."""
    given, aside = top.table("votes", "rösterna"), top.table("hidden_votes", "de undanlagda rösterna")
    for key in aside.values.keys() & given.values.keys():
        aside.note((key,), f"Frågan {name(key)} har röster både i [votes] och i [hidden_votes].", "Ta bort det ena.")
    questions = questionnaire.by_id
    found: dict[str, Votes] = {}
    for table in (given, aside):
        for key in table.values:
            if table.is_hopeless:
                break
            if key not in questions:
                table.note((key,), f"Frågan {name(key)} finns inte i formuläret.", close_to(key, questions))
            elif read := _votes(table.table(key, in_words(questions[key])), questions[key], questionnaire, services):
                found.setdefault(key, read)
    return MappingProxyType(found)


def _votes(table: Table, question: Question, questionnaire: Questionnaire, services: Collection[str]) -> Votes | None:
    """The votes on one question; None where there is nothing that can be used."""
    match question:
        case Rating():
            return _voting(table, _levels(questionnaire, question))
        case RatingGrid():
            return _grid(table, _levels(questionnaire, question), known_rows(questionnaire, question, services))
        case SingleChoice() | MultipleChoice() | Ranking():
            return _voting(table, lambda text: parse_choice_tally(text, question), (*_REASONS, "other"))
        case Text():
            table.note((), "På en fråga med egna ord röstas det inte.", "Skriv svaret i [answers].")
            return None
        case _:
            assert_never(question)


def _levels(questionnaire: Questionnaire, question: Rating | RatingGrid) -> Callable[[str], Round]:
    scale = questionnaire.scale(question.scale)
    allowed = question.allow_not_applicable
    return lambda text: parse_tally(text, len(scale.levels), unknown=scale.allow_unknown, not_applicable=allowed)


def _grid(table: Table, parse: Callable[[str], Round], rows: Collection[str]) -> GridVoting | None:
    found: dict[str, Voting] = {}
    for row in table.values:
        if table.is_hopeless:
            break
        if row not in rows:
            known = f"Raderna är {listed(rows)}." if 0 < len(rows) <= _MANY else ""
            table.note((row,), f"Raden {name(row)} finns inte i frågan.", close_to(row, rows) or known)
        elif (voting := _voting(table.table(row, f"{table.where}, raden {row}"), parse)) is not None:
            found[row] = voting
    return GridVoting(MappingProxyType(found)) if found else None


def _voting(table: Table, parse: Callable[[str], Round], texts: Sequence[str] = _REASONS) -> Voting | None:
    """The rounds of one table, numbered from 1; None where something is wrong with them."""
    keys = [key for key in table.values if _ROUND.fullmatch(key)]
    before = range(1, len(keys))  # the rounds before the last one
    table.only((*keys, *texts, *(f"{reason}_{number}" for reason in _REASONS for number in before)))
    said = {key: table.text(key, TEXT_LIMIT) for key in texts}
    earlier = {
        number: Reasons(*(table.text(f"{reason}_{number}", TEXT_LIMIT) for reason in _REASONS)) for number in before
    }
    numbers = [str(number) for number in range(1, len(keys) + 1)]
    missing = [number for number in numbers or ["1"] if number not in table.values]
    if missing:
        table.note((), f"Runda {missing[0]} saknas.", "Rundorna numreras 1, 2, 3 utan uppehåll.")
    ordered = sorted(keys, key=int)
    rounds = [read for key in ordered if not table.is_hopeless and (read := _round(table, key, parse, len(keys)))]
    if len(rounds) != len(keys) or missing:
        return None
    told = {number: reasons for number, reasons in earlier.items() if reasons != Reasons()}
    return Voting(tuple(rounds), earlier=MappingProxyType(told), **said)


def _round(table: Table, key: str, parse: Callable[[str], Round], of: int) -> Round | None:
    text = table.text(key, _LONGEST_ROUND)
    if text is None:
        return None
    try:
        return parse(text)
    except BadAnswerError as error:
        for fault in error.faults:
            table.note((key,), fault.what if of == 1 else f"Runda {key}: {fault.what}", fault.advice)
        return None


def as_table(questionnaire: Questionnaire, services: Collection[str], question_id: str, voted: Votes) -> dict[str, Any]:
    """The votes on one question as a file has them, a grid's rows in order and without those that nobody knows."""
    question = questionnaire.question(question_id)
    match voted:
        case Voting():
            return _rounds(question, voted)
        case GridVoting(rows):
            known = known_rows(questionnaire, question, services) if isinstance(question, RatingGrid) else ()
            return {row: _rounds(question, rows[row]) for row in known if row in rows}
        case _:
            assert_never(voted)


def _rounds(question: Question, voting: Voting) -> dict[str, str]:
    table = {str(number): _text(question, votes) for number, votes in enumerate(voting.rounds, start=1)}
    said = {"minority": voting.minority, "uneven": voting.uneven, "other": voting.other}
    for number, reasons in sorted(voting.earlier.items()):
        said |= {f"minority_{number}": reasons.minority, f"uneven_{number}": reasons.uneven}
    return {**table, **{key: text for key, text in said.items() if text and text.strip()}}


def _text(question: Question, votes: Round) -> str:
    match votes:
        case Tally():
            return tally_text(votes)
        case ChoiceTally():
            assert isinstance(question, ChoiceQuestion)
            return choice_tally_text(votes, question)
        case _:
            assert_never(votes)
