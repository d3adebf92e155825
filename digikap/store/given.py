"""What a group gave, as a saved assessment and an answers file both have it: who, services, answers, comments."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import cast, get_args

from digikap.checking.answers import BadAnswerError, close_to, parse_answer
from digikap.model.answer import Answer
from digikap.model.assessment import Comment, Organisation, Use
from digikap.model.base import RESERVED_IDS, WORDS_LIMIT
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, RatingGrid
from digikap.store.tables import Table, name, unified
from digikap.swedish import number
from digikap.text import NAME_LIMIT, TEXT_LIMIT

TABLES = ("organisation", "participants", "services", "answers", "hidden", "other_text", "comments", "analysis")
"""The tables that are read here."""

MOST_PARTICIPANTS = 10_000

MOST_SERVICES = 1_000
"""The most services in a file: a questionnaire's, and those that everybody whose answers were joined has added."""

_CODE_LIMIT = 20
_OWN_WORDS = "Skriv svaret där. Är det röster står texten bland dem: other = …"
_ID = re.compile(r"[a-z0-9_]{1,60}")


def organisation(top: Table) -> Organisation | None:
    """The organisation; None where the file names none."""
    if "organisation" not in top.values:
        return None
    table = top.table("organisation", "organisationen")
    table.only(("name", "code", "county", "group", "population", "population_year"))
    table.needs("name")
    return Organisation(
        name=table.text("name", NAME_LIMIT) or "",
        code=table.text("code", _CODE_LIMIT),
        county=table.text("county", NAME_LIMIT),
        group=table.text("group", NAME_LIMIT),
        population=table.integer("population", 0, 100_000_000),
        population_year=table.integer("population_year", 1900, 2999),
    )


def participants(top: Table) -> int | None:
    """How many take part; None where the file does not say."""
    table = top.table("participants", "deltagarna")
    table.only(("count",))
    return table.integer("count", 1, MOST_PARTICIPANTS)


def services(top: Table) -> Mapping[str, str]:
    """The rows of the service grids: names by id, in the file's order."""
    table = top.table("services", "verksamheterna")
    found = {}
    if (amount := len(table.values)) > MOST_SERVICES:
        table.note((), f"{number(amount)} verksamheter är för många.", f"Högst {number(MOST_SERVICES)} ryms.")
        return MappingProxyType({})
    for key in table.values:
        if not _ID.fullmatch(key) or key in RESERVED_IDS:
            table.note((key,), f"{name(key)} går inte som id.", "Använd bara a–z, 0–9 och _, till exempel egen_hamn.")
        text = table.text(key, WORDS_LIMIT)
        if text is not None:
            found[key] = text
    return MappingProxyType(found)


def known_rows(questionnaire: Questionnaire, grid: RatingGrid, services: Collection[str]) -> Collection[str]:
    """The ids of every row that a grid may have an answer for, those that are not asked just now included."""
    if grid.rows_from is not None:
        source = questionnaire.question(grid.rows_from)
        return [choice.id for choice in source.choices] if isinstance(source, ChoiceQuestion) else []
    if isinstance(grid.rows, tuple):
        return [row.id for row in grid.rows]
    return list(dict.fromkeys([*services, *(service.id for service in questionnaire.services)]))


def answers(top: Table, questionnaire: Questionnaire, services: Collection[str]) -> Mapping[str, Answer]:
    """The answers by question id, those put aside included; one that its question does not take is noted."""
    given, others = top.table("answers", "svaren"), top.table("other_text", "de egna texterna")
    aside = top.table("hidden", "de undanlagda svaren")
    found = _answers(given, others, questionnaire, services)
    for key in aside.values.keys() & given.values.keys():
        aside.note((key,), f"Frågan {name(key)} har svar både i [answers] och i [hidden].", "Ta bort det ena.")
    found = {**_answers(aside, others, questionnaire, services), **found}
    _check_others(others, {*given.values, *aside.values}, questionnaire.by_id)
    return MappingProxyType(found)


def _answers(given: Table, others: Table, questionnaire: Questionnaire, services: Collection[str]) -> dict[str, Answer]:
    questions = questionnaire.by_id
    found: dict[str, Answer] = {}
    for key, value in given.values.items():
        if given.is_hopeless:
            break
        if key not in questions:
            given.note((key,), f"Frågan {name(key)} finns inte i formuläret.", close_to(key, questions))
            continue
        question = questions[key]
        rows = known_rows(questionnaire, question, services) if isinstance(question, RatingGrid) else ()
        other = others.text(key, TEXT_LIMIT) if isinstance(question, ChoiceQuestion) else None
        plain = unified(value) if isinstance(value, str) else value
        try:
            found[key] = parse_answer(questionnaire, question, plain, rows, other)
        except BadAnswerError as error:
            for fault in error.faults:
                given.note((key, *fault.path), fault.what, fault.advice, in_words(question))
    return found


def _check_others(others: Table, answered: Collection[str], questions: Mapping[str, Question]) -> None:
    for key in others.values:
        if others.is_hopeless:
            break
        if key not in questions:
            others.note((key,), f"Frågan {name(key)} finns inte i formuläret.", close_to(key, questions))
        elif not isinstance(questions[key], ChoiceQuestion):
            others.note((key,), "Frågan har inga val att skriva egen text till.", "", in_words(questions[key]))
        elif key not in answered:
            others.note((key,), "Den egna texten saknar ett svar i [answers].", _OWN_WORDS, in_words(questions[key]))


def comments(top: Table, questionnaire: Questionnaire) -> Mapping[str, Comment]:
    """The comments by question id."""
    found = {}
    for key, table in top.table("comments", "kommentarerna").tables("frågan", questionnaire.by_id):
        table.only(("use", "text"))
        table.needs("text")
        text = table.text("text", TEXT_LIMIT, empty=True)
        use = table.one_of("use", get_args(Use)) or "arbetsmaterial"
        found[key] = Comment(text or "", cast(Use, use))
    return MappingProxyType(found)


def analysis(top: Table, questionnaire: Questionnaire) -> Mapping[str, Mapping[int, str]]:
    """The group's own lines by section id and the discussion question's number from 1."""
    found = {}
    sections = {section.id: section for section in questionnaire.sections}
    for key, table in top.table("analysis", "den egna analysen").tables("avsnittet", sections):
        numbers = {str(number): number for number, _ in enumerate(sections[key].discussion, start=1)}
        table.only(numbers)
        lines = {numbers[at]: table.text(at, TEXT_LIMIT, empty=True) or "" for at in table.values if at in numbers}
        found[key] = MappingProxyType(lines)
    return MappingProxyType(found)


def in_words(question: Question) -> str:
    """A question as a fault names it."""
    return f"fråga {question.id} ({question.label})"
