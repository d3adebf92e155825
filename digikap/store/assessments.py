"""The saved assessment as a TOML file: what it says becomes an Assessment, and the other way round."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast, get_args

from digikap.checking.answers import as_written
from digikap.errors import BadFileError, Fault
from digikap.model.assessment import Assessment, Mode, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.store import given, merged, planned, single, toml, voted
from digikap.store.failures import shown
from digikap.store.files import ASSESSMENT_LIMIT, read_bytes
from digikap.store.kinds import KINDS
from digikap.store.questionnaires import restore
from digikap.store.saved_text import FORMAT, FORMAT_VERSION, SavedText
from digikap.store.tables import Table, raise_faults

HEAD = ("format", "format_version", "id", "mode", *single.KEYS)
"""The keys above the first table."""

TABLES = (*single.TABLES, *voted.TABLES, "respondent", *merged.TABLES, "questionnaire")
"""The tables."""

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
    _check_whole(path, table)
    top = Table(table)
    top.only((*HEAD, *TABLES))
    questionnaire, faults = _questionnaire(top, str(path))
    copies, more = merged.copies(top, str(path))
    head = _head(top)
    if questionnaire is None or more:
        raise_faults(top.faults, data, str(path), (*faults, *more))
    assert questionnaire is not None
    fields = {**head, **single.contents(top, questionnaire, given.services(top))}
    fields["votes"] = voted.votes(top, questionnaire, fields["services"])
    fields["respondents"] = merged.respondents(top, fields, questionnaire, copies)
    _check_mode(top, head["mode"])
    raise_faults(top.faults, data, str(path))
    return Assessment(**fields)


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
        raise BadFileError(
            f"{shown(path)} har format_version {as_written(version)}, som inte finns.",
            (),
            f"Skriv format_version = {FORMAT_VERSION}.",
        )
    if version > FORMAT_VERSION:
        raise BadFileError(
            f"{shown(path)} är sparad i format {version}. Den här versionen av digikap läser format {FORMAT_VERSION}.",
            (),
            f"Installera en nyare digikap, som läser format {version}.",
        )


def _check_whole(path: Path, table: dict[str, Any]) -> None:
    """Raises BadFileError where there are answers and nothing of what every saved assessment has."""
    if "answers" in table and not table.keys() & {"id", "questionnaire", "organisation"}:
        raise BadFileError(
            f"{shown(path)} är en fil med svar, inte en sparad självskattning.",
            (),
            "Gör en självskattning av den: digikap assess --answers FIL -o NY_FIL.",
        )


def _questionnaire(top: Table, file: str) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
    table = top.table("questionnaire", "formuläret")
    if not table.values:
        top.needs("questionnaire", advice=single.BACKUP)
        if top.values.get("questionnaire") == {}:
            top.note(("questionnaire",), "Här saknas kopian av formuläret: filen är avklippt.", single.BACKUP)
        return None, ()
    try:
        return restore(dict(table.values), file), ()
    except BadFileError as error:
        return None, error.faults


def _head(top: Table) -> dict[str, Any]:
    """The keys that need no questionnaire to be understood."""
    top.needs("id", "date", "organisation", advice=single.BACKUP)
    identifier = top.text("id", 60)
    if identifier is not None and not _ID.fullmatch(identifier):
        top.note(("id",), f"{as_written(identifier)} går inte som id.", "Använd bara bokstäver, siffror, - och _.")
    return {
        "id": identifier or "",
        "organisation": given.organisation(top) or Organisation(""),
        "mode": cast(Mode, top.one_of("mode", get_args(Mode)) or "consensus"),
        "respondent": planned.respondent(top),
        **single.head(top),
    }


def _check_mode(top: Table, mode: Mode) -> None:
    """Notes the tables that do not go with the way in which the assessment was answered, or with each other."""
    for table in voted.TABLES:
        if mode != "tally" and top.values.get(table):
            what = f'Röster hör till dold röstning, och filen har mode = "{mode}".'
            top.note((table,), what, f'Skriv mode = "tally", eller ta bort [{table}].')
    alone = [table for table in ("respondent", "respondents") if top.values.get(table)]
    if mode != "individual":
        for table in alone:
            what = f'[{table}] hör till svar var för sig, och filen har mode = "{mode}".'
            top.note((table,), what, f'Skriv mode = "individual", eller ta bort [{table}].')
    elif not alone:
        what = 'Filen har mode = "individual", och det står inte vem som har svarat: [respondent] saknas.'
        top.note(("mode",), what, 'Lägg till [respondent] med alias = "1", eller skriv mode = "consensus".')
    if "respondents" in alone:
        for table in ("respondent", "answers", "hidden"):
            if top.values.get(table):
                what = f"En sammanslagen fil har ingen egen [{table}]: svaren står under [respondents]."
                top.note((table,), what, f"Ta bort [{table}].")
