"""The assessment before this one: the newest finished one of the same organisation and questionnaire in a folder."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from digikap.errors import BadFileError
from digikap.model.assessment import Organisation
from digikap.store import toml
from digikap.store.assessments import read
from digikap.store.files import ASSESSMENT_LIMIT, read_bytes
from digikap.store.folder import assessments_in
from digikap.swedish import same_name

_COPY = re.compile(rb'^\[questionnaire\]\nid = "([a-z0-9_]{1,60})"$', re.MULTILINE)
_LONG_TEXT = re.compile(rb'"""(?:[^"\\]|\\.|"(?!""))*"""', re.DOTALL)
"""A text of several lines, in which lines can look like tables."""
_TABLE = re.compile(rb"^\[(?!organisation\])", re.MULTILINE)


def newest_finished(
    folder: Path, organisation: Organisation | str, questionnaire_id: str, before: date, but: str = ""
) -> Path | None:
    """The newest finished assessment of an organisation in a questionnaire, of a day before this one; None if none is.

    `organisation`: or its name or its code. `but`: the id of an assessment that is not it. What cannot be read is
    passed over, and so are one person's own answers and worked examples. Of two of the same day, the last saved.
    """
    heads = [head for path in assessments_in(folder, finished=True) if (head := _head(path)) is not None]
    fitting = [
        head
        for head in heads
        if head.day < before
        and head.questionnaire == questionnaire_id
        and head.id != but
        and head.is_groups
        and _is_same(head.organisation, organisation)
    ]
    for head in sorted(fitting, key=lambda one: (one.day, one.saved, one.path.name), reverse=True):
        with suppress(BadFileError):
            read(head.path)
            return head.path
    return None


@dataclass(frozen=True)
class _Head:
    """What the beginning of a file says. `is_groups`: it is no single person's, and no worked example."""

    path: Path
    id: str
    day: date
    saved: str
    questionnaire: str
    organisation: Organisation
    is_groups: bool


def _head(path: Path) -> _Head | None:
    """The head of a finished assessment, read without its answers where the program wrote it; None for any other."""
    try:
        data = read_bytes(path, ASSESSMENT_LIMIT).removeprefix(b"\xef\xbb\xbf")
        table = _beginning(data, path.name)
    except BadFileError:
        return None
    return _read(path, table) if table.get("state") == "finished" else None


def _beginning(data: bytes, name: str) -> dict[str, Any]:
    """The keys above the first table, the organisation and the questionnaire's id; by hand changed files as a whole."""
    plain = _LONG_TEXT.sub(b'""', data)
    end, copy = _TABLE.search(data), _COPY.search(plain)
    if end and copy:
        with suppress(BadFileError):
            table = toml.parse(data[: end.start()], name)
            if "organisation" in table:
                alone = b"\n[respondent]\n" in plain[: copy.start()]
                return table | {"questionnaire": {"id": copy[1].decode()}} | ({"respondent": {}} if alone else {})
    return toml.parse(data, name)


def _read(path: Path, table: dict[str, Any]) -> _Head | None:
    who, copy, day = table.get("organisation"), table.get("questionnaire"), table.get("date")
    if not isinstance(who, dict) or not isinstance(copy, dict):
        return None
    if not isinstance(day, date) or isinstance(day, datetime):
        return None
    return _Head(
        path=path,
        id=str(table.get("id")),
        day=day,
        saved=str(table.get("saved", "")),
        questionnaire=str(copy.get("id")),
        organisation=Organisation(str(who.get("name", "")), str(who["code"]) if "code" in who else None),
        is_groups="respondent" not in table and table.get("example") is not True,
    )


def _is_same(found: Organisation, wanted: Organisation | str) -> bool:
    if isinstance(wanted, str):
        return wanted == found.code or same_name(wanted) == same_name(found.name)
    return found.is_same(wanted)
