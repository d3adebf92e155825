"""The saved assessment as a TOML file: what it says becomes an Assessment, and the other way round."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast, get_args

from digikap.checking.answers import as_written
from digikap.errors import BadFileError, Fault
from digikap.model.assessment import Assessment, Mode, Organisation, State, Variant
from digikap.model.questionnaire import Questionnaire
from digikap.store import given, toml
from digikap.store.failures import shown
from digikap.store.files import ASSESSMENT_LIMIT, read_bytes
from digikap.store.kinds import KINDS
from digikap.store.questionnaires import restore
from digikap.store.saved_text import FORMAT, FORMAT_VERSION, SavedText
from digikap.store.tables import Table, raise_faults

HEAD = (
    "format",
    "format_version",
    "id",
    "revision",
    "state",
    "mode",
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
"""The keys above the first table, in the file's order."""

_BACKUP = "Hämta filen ur en säkerhetskopia."
_LARGEST = 1_000_000_000
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


def read(path: Path) -> Assessment:
    """The assessment saved in a file, in the questionnaire that the file carries.

    Raises BadFileError: with one fault where the file is no TOML, of another kind or of a newer format; else with
    every fault that it has.
    """
    data = read_bytes(path, ASSESSMENT_LIMIT)
    return from_bytes(path, data)


def from_bytes(path: Path, data: bytes) -> Assessment:
    """The same from the file's bytes; the path only names it in faults."""
    table = toml.parse(data, str(path))
    check_format(path, table)
    top = Table(table)
    top.only((*HEAD, *given.TABLES, "questionnaire"))
    questionnaire, faults = _questionnaire(top, str(path))
    head = _head(top)
    if questionnaire is None:
        raise_faults(top.faults, data, str(path), faults)
    assert questionnaire is not None
    assessment = _assessment(top, head, questionnaire)
    raise_faults(top.faults, data, str(path))
    return assessment


def to_toml(assessment: Assessment) -> str:
    """The text of the file; reading it and writing again gives the same text."""
    return SavedText(assessment.questionnaire).of(assessment).decode()


def check_format(path: Path, table: dict[str, Any]) -> None:
    """Raises BadFileError unless the table says that it is a saved assessment of a format that is known here."""
    kind, version = table.get("format"), table.get("format_version", FORMAT_VERSION)
    if kind != FORMAT:
        what = KINDS.get(kind, "ingen självskattning") if isinstance(kind, str) else "ingen självskattning"
        tail = "" if what.startswith("ingen") else ", inte en självskattning"
        raise BadFileError(
            f"{shown(path)} är {what}{tail}.", (), f'En sparad självskattning börjar med format = "{FORMAT}".'
        )
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise BadFileError(f"{shown(path)} har format_version {as_written(version)}, som inte finns.", ())
    if version > FORMAT_VERSION:
        raise BadFileError(
            f"{shown(path)} är sparad i format {version}. Den här versionen av digikap läser format {FORMAT_VERSION}.",
            (),
            f"Installera en nyare digikap, som läser format {version}.",
        )


def _questionnaire(top: Table, file: str) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
    table = top.table("questionnaire", "formuläret")
    if not table.values:
        top.needs("questionnaire", advice=_BACKUP)
        return None, ()
    try:
        return restore(dict(table.values), file), ()
    except BadFileError as error:
        return None, error.faults


def _head(top: Table) -> dict[str, Any]:
    """The keys that need no questionnaire to be understood."""
    top.needs("id", "date", "organisation", advice=_BACKUP)
    identifier = top.text("id", 60)
    if identifier is not None and not _ID.fullmatch(identifier):
        top.note(("id",), f"{as_written(identifier)} går inte som id.", "Använd bara bokstäver, siffror, - och _.")
    organisation = given.organisation(top)
    return {
        "id": identifier or "",
        "organisation": organisation or Organisation(""),
        "date": top.day("date") or date.min,
        "participants": given.participants(top),
        "mode": cast(Mode, top.one_of("mode", get_args(Mode)) or "consensus"),
        "variant": cast(Variant, top.one_of("variant", get_args(Variant)) or "full"),
        "state": cast(State, top.one_of("state", get_args(State)) or "ongoing"),
        "revision": top.integer("revision", 0, _LARGEST) or 0,
        "saved": _moment(top),
        "example": top.flag("example"),
        "minutes_used": top.integer("minutes_used", 0, _LARGEST) or 0,
        "services": given.services(top),
    }


def _moment(top: Table) -> str | None:
    text = top.text("saved", 40)
    try:
        if text is not None:
            datetime.fromisoformat(text)
    except ValueError:
        top.note(("saved",), f"{as_written(text)} är ingen tidpunkt.", "Skriv som ”2026-11-21T09:41:37+01:00”.")
    return text


def _assessment(top: Table, head: dict[str, Any], questionnaire: Questionnaire) -> Assessment:
    ids = dict.fromkeys(question.id for question in questionnaire.questions())
    return Assessment(
        **head,
        questionnaire=questionnaire,
        next_question=top.one_of("next_question", ids),
        included=top.ids("included", ids),
        parked=top.ids("parked", ids),
        passed=top.ids("passed", ids),
        answers=given.answers(top, questionnaire, head["services"]),
        comments=given.comments(top, questionnaire),
        analysis=given.analysis(top, questionnaire),
    )
