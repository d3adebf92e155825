"""A merged file: those who answered one by one, each in the questionnaire that they answered; read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from digikap.errors import BadFileError, Fault
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.store import given, planned, single
from digikap.store.questionnaires import restore
from digikap.store.tables import Table, name
from digikap.swedish import number
from digikap.text import short_line

TABLES = ("respondents", "questionnaires")
"""The tables that are read here."""

MOST_RESPONDENTS = 10_000

_MOST_FAULTS = 100
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")
_KEYS = ("alias", "role", *single.KEYS, *single.TABLES, "questionnaire")
_OF_A_WHOLE = {
    "respondents": "En svarande kan inte själv vara sammanslagen av flera.",
    "votes": "En person röstar inte dolt.",
    "hidden_votes": "En person röstar inte dolt.",
}


def copies(top: Table, file: str) -> tuple[dict[str, Questionnaire], tuple[Fault, ...]]:
    """The questionnaires beside the file's own, by key, and what is wrong with those that are left out."""
    found: dict[str, Questionnaire] = {}
    faults: list[Fault] = []
    table = top.table("questionnaires", "formulären")
    for key in table.values:
        if len(faults) >= _MOST_FAULTS:
            break
        copy = table.table(key)
        try:
            found[key] = restore(dict(copy.values), file)
        except BadFileError as error:
            faults += [replace(fault, where=f"formuläret {short_line(key)}, {fault.where}") for fault in error.faults]
    return found, tuple(faults)


def respondents(
    top: Table, whole: Mapping[str, Any], own: Questionnaire, others: Mapping[str, Questionnaire]
) -> tuple[Assessment, ...]:
    """Each respondent's assessment, in the file's order. `whole`: the fields of the file itself, which they share.

    `own`: the file's own questionnaire; `others`: those that some respondents answered instead, by key.
    """
    table = top.table("respondents", "de svarande")
    if len(table.values) > MOST_RESPONDENTS:
        amount, most = number(len(table.values)), number(MOST_RESPONDENTS)
        table.note((), f"{amount} svarande är för många.", f"Högst {most} ryms.")
        return ()
    return tuple(_respondents(table, whole, own, others))


def _respondents(
    table: Table, whole: Mapping[str, Any], own: Questionnaire, others: Mapping[str, Questionnaire]
) -> Iterator[Assessment]:
    for key in table.values:
        if table.is_hopeless:
            return
        if not _ID.fullmatch(key):
            table.note((key,), f"{name(key)} går inte som id.", "Använd bara bokstäver, siffror, - och _.")
        noted = len(table.faults)
        one = table.table(key, f"svarande {short_line(key)}")
        questionnaire = _questionnaire(one, own, others)
        if questionnaire is not None:
            yield _respondent(key, one, whole, questionnaire)
        for at in range(noted, len(table.faults)):
            fault = table.faults[at]
            if fault.where and not fault.where.startswith("svarande "):
                table.faults[at] = replace(fault, where=f"svarande {short_line(key)}, {fault.where}")


def _questionnaire(one: Table, own: Questionnaire, others: Mapping[str, Questionnaire]) -> Questionnaire | None:
    key = one.text("questionnaire", 200)
    if key is None:
        return own
    if key not in others:
        one.note(("questionnaire",), f"Formuläret {name(key)} finns inte i [questionnaires].", single.BACKUP)
    return others.get(key)


def _respondent(key: str, one: Table, whole: Mapping[str, Any], questionnaire: Questionnaire) -> Assessment:
    for table, what in _OF_A_WHOLE.items():
        if table in one.values:
            one.note((table,), what, f"Ta bort {table}.")
    one.only((*_KEYS, *_OF_A_WHOLE))
    one.needs("alias", "date", advice=single.BACKUP)
    organisation = given.organisation(one) or whole["organisation"]
    assert isinstance(organisation, Organisation)
    services = given.services(one) if "services" in one.values else whole["services"]
    return Assessment(
        id=key,
        mode="individual",
        organisation=organisation,
        respondent=planned.who(one),
        **single.head(one),
        **single.contents(one, questionnaire, services),
    )
