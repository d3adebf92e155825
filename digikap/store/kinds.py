"""Which of the program's files a file is: every kind says so in its `format`."""

from __future__ import annotations

import re
from pathlib import Path

from digikap.errors import BadFileError
from digikap.store import toml
from digikap.store.files import ASSESSMENT_LIMIT, read_bytes

ASSESSMENT = "digikap-assessment"
QUESTIONNAIRE = "digikap-questionnaire"

KINDS = {
    ASSESSMENT: "en självskattning",
    QUESTIONNAIRE: "ett frågeformulär",
    "digikap-scales": "en fil med svarsskalor",
    "digikap-model": "en kapacitetsmodell",
    "digikap-actions": "en fil med åtgärder",
    "digikap-glossary": "en ordlista",
    "digikap-targets": "en fil med målnivåer",
    "digikap-results": "en export av resultat",
    "digikap-comparison": "en exporterad jämförelse",
    "digikap-trend": "en export av självskattningar över tid",
    "digikap-cohort": "en export av flera kommuner",
}
"""What each kind of file is called."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_FORMAT = re.compile(
    rb"""^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t]*format[ \t]*=[ \t]*["']([a-z-]{1,40})["']""", re.MULTILINE
)


def kind_of(path: Path) -> str | None:
    """The `format` that a file names before its first table, None where it names none.

    The rest of the file is only looked at where it is not written as the program writes it.
    Raises BadFileError where the file cannot be read.
    """
    data = read_bytes(path, ASSESSMENT_LIMIT)
    if data.startswith(_UTF_16):  # it cannot be read as anything, but what it is must be known before it is replaced
        data = data.replace(b"\0", b"")
    head = re.split(rb"^[ \t]*\[", data, maxsplit=1, flags=re.MULTILINE)[0]
    if found := _FORMAT.search(head):
        return found[1].decode()
    try:
        named = toml.parse(data, path.name).get("format")
    except BadFileError:
        return None
    return named if isinstance(named, str) else None
