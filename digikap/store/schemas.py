"""The schema file beside a questionnaire: which one its first line names, and whether it is this version's."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from digikap.checking import schema
from digikap.checking.finding import Finding
from digikap.errors import BadFileError
from digikap.store.files import CONTENT_LIMIT, create_new, read_bytes
from digikap.text import visible_line

_NAMED = re.compile(rb"(?:\xef\xbb\xbf)?#:schema[ \t]+([^\r\n]+)")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # longer than the letter of a Windows drive


def stale(questionnaire: Path) -> Iterator[Finding]:
    """Advice where the schema that an editor would use for a questionnaire's file is missing or of another version.

    It is the file that the first line names (an address on the net is left alone), else the one beside, if any.
    Raises BadFileError where the questionnaire cannot be read.
    """
    named = _NAMED.match(read_bytes(questionnaire, CONTENT_LIMIT))
    name = named[1].decode("utf-8", "replace").strip() if named else schema.NAME
    if _ADDRESS.match(name):
        return
    path = questionnaire.parent / name
    try:
        beside = read_bytes(path, CONTENT_LIMIT)
    except BadFileError:
        if named:
            yield _advice(f"Schemat {visible_line(name)}, som första raden anger, går inte att läsa.", path)
        return
    if beside.replace(b"\r\n", b"\n") != schema.text().encode():
        yield _advice(f"Schemat {visible_line(name)} hör till en annan version av digikap.", path)


def write_beside(questionnaire: Path) -> str:
    """Writes the schema beside a questionnaire's file, unless something stands there; says what was done, in Swedish.

    Raises SaveError where it cannot be written.
    """
    path = questionnaire.parent / schema.NAME
    if not os.path.lexists(path):
        create_new(path, schema.text().encode())
        return f"Schemat {visible_line(str(path))} hjälper en redigerare som kan TOML."
    if any(stale(questionnaire)):
        return f"Schemat {visible_line(str(path))} fanns redan och är orört. Det hör till en annan version av digikap."
    return f"Schemat {visible_line(str(path))} fanns redan."


def _advice(what: str, path: Path) -> Finding:
    return Finding((), what, f"Skriv ett nytt: digikap schema -o {visible_line(str(path))}", severity="advice")
