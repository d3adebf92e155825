"""One group's or one person's answers: what stands alike in a file of their own and inside a merged one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast, get_args

from digikap.checking.answers import as_written
from digikap.model.assessment import State, Variant
from digikap.model.questionnaire import Questionnaire
from digikap.store import given, planned
from digikap.store.tables import Table

KEYS = (
    "revision",
    "state",
    "variant",
    "date",
    "saved",
    "minutes_used",
    "next_question",
    "example",
    "included",
    "parked",
    "passed",
)
"""The keys that stand above the first table."""

TABLES = (*given.TABLES, "required", "actions", "previous")
"""The tables."""

BACKUP = "Hämta filen ur en säkerhetskopia."
_LARGEST = 1_000_000_000


def head(top: Table) -> dict[str, Any]:
    """The keys that need no questionnaire to be understood, as fields of an assessment."""
    return {
        "date": top.day("date") or date.min,
        "participants": given.participants(top),
        "variant": cast(Variant, top.one_of("variant", get_args(Variant)) or "full"),
        "state": cast(State, top.one_of("state", get_args(State)) or "ongoing"),
        "revision": top.integer("revision", 0, _LARGEST) or 0,
        "saved": _moment(top),
        "example": top.flag("example"),
        "minutes_used": top.integer("minutes_used", 0, _LARGEST) or 0,
    }


def _moment(top: Table) -> str | None:
    text = top.text("saved", 40)
    try:
        if text is not None:
            datetime.fromisoformat(text)
    except ValueError:
        top.note(("saved",), f"{as_written(text)} är ingen tidpunkt.", "Skriv som ”2026-11-21T09:41:37+01:00”.")
    return text


def contents(top: Table, questionnaire: Questionnaire, services: Mapping[str, str]) -> dict[str, Any]:
    """What was answered, written beside it and planned, as fields of an assessment."""
    ids = questionnaire.by_id
    return {
        "questionnaire": questionnaire,
        "services": services,
        "next_question": top.one_of("next_question", ids),
        "included": top.ids("included", ids),
        "parked": top.ids("parked", ids),
        "passed": top.ids("passed", ids),
        "answers": given.answers(top, questionnaire, services),
        "comments": given.comments(top, questionnaire),
        "analysis": given.analysis(top, questionnaire),
        "required": planned.required(top, questionnaire.model),
        "actions": planned.actions(top),
        "previous": planned.previous(top, questionnaire),
    }
