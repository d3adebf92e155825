"""Which files of a folder are assessments, told from their first bytes."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from digikap.store.files import ASSESSMENT_LIMIT
from digikap.store.kinds import ASSESSMENT

_MOST_LOOKED_AT = 200  # files whose first bytes are looked at
_HEAD = 400  # bytes that hold format and state in a file that the program wrote
_BEGINNING = re.compile(rb'\s*format\s*=\s*"' + ASSESSMENT.encode() + rb'"')
_STATE = re.compile(rb'^state = "(ongoing|finished)"$', re.MULTILINE)


def assessments_in(folder: Path, *, finished: bool) -> list[Path]:
    """The TOML files that say that they are assessments and do not say that they are in the other state.

    Those with the program's own names first, then the newest first. Only a bounded number of files are looked at, and
    of those only the beginning.
    """
    files = sorted(_toml_files(folder), key=lambda one: (one[0].startswith("digikap-"), one[1]), reverse=True)
    heads = ((folder / name, _beginning(folder / name)) for name, _ in files[:_MOST_LOOKED_AT])
    other = b"ongoing" if finished else b"finished"
    return [path for path, head in heads if _BEGINNING.match(head) and _state(head) != other]


def _state(head: bytes) -> bytes | None:
    """The state that a file says first; in a merged one that of the first respondent may follow."""
    found = _STATE.search(head)
    return found[1] if found else None


def _toml_files(folder: Path) -> Iterator[tuple[str, int]]:
    """Name and time of the regular files that could be an assessment."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                if entry.name.endswith(".toml") and not entry.name.startswith("."):
                    status = entry.stat()
                    if stat.S_ISREG(status.st_mode) and status.st_size <= ASSESSMENT_LIMIT:
                        yield entry.name, status.st_mtime_ns


def _beginning(path: Path) -> bytes:
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    return b""
