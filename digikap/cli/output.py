"""Where a command's result goes: stdout, or a file that is never overwritten unasked."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import typer

from digikap.cli import console

File = Annotated[Path, typer.Argument(metavar="FIL", help="En sparad självskattning (.toml).")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FIL", help="Skriv till en fil i stället för på skärmen."),
]
ReportFormat = Annotated[
    Literal["terminal", "md", "html", "pdf"] | None,
    typer.Option(
        "--format",
        help="terminal (för skärmen, det vanliga), md (Markdown), html (webbsida) eller pdf; annars efter filens namn.",
    ),
]
Exported = Literal["toml", "json", "csv", "xlsx"]
ResultFormat = Annotated[
    Exported | None,
    typer.Option("--format", help="toml, json, csv eller xlsx (Excel). Annars efter filens namn, eller toml."),
]


def deliver(document: str | bytes, path: Path | None) -> None:
    """Writes a document to the file, or to stdout where there is none. Asks before it replaces a file.

    Text is written in UTF-8, its line ends as they are; bytes are a document that is no text (XLSX, PDF).
    Raises DigikapError when the file exists and there is nobody to ask, when the answer is no, or when it cannot be
    written; UsageError for bytes that would go to a terminal.
    """
    if path is None:
        if isinstance(document, bytes):
            console.write_bytes(document)
        else:
            console.write_document(document)
        return
    from digikap.store.files import create_new, write_atomically
    from digikap.text import visible_line

    data = document if isinstance(document, bytes) else document.encode()
    if path.exists() or path.is_symlink():
        _ask_to_replace(path)
        write_atomically(path, data)
    else:
        create_new(path, data)
    console.tell(f"Sparat i {visible_line(str(path))}")


def _ask_to_replace(path: Path) -> None:
    """Returns if the user says that the file may be replaced; else raises DigikapError. A saved assessment never is."""
    from digikap.errors import BadFileError, DigikapError
    from digikap.store.kinds import ASSESSMENT, kind_of
    from digikap.swedish import quoted
    from digikap.text import visible_line

    name = quoted(visible_line(str(path)))
    with suppress(BadFileError):  # a folder or a device is told of when it is written
        if kind_of(path) == ASSESSMENT:
            raise DigikapError(
                f"{name} är en sparad självskattning och ersätts aldrig av något annat.",
                "Ange ett annat namn med -o.",
            )
    if not console.can_ask():
        raise DigikapError(f"Filen {name} finns redan och skrivs inte över.", "Ange ett annat namn med -o.")
    if not console.asks(f"Filen {name} finns redan. Ska den ersättas?"):
        raise DigikapError(f"Filen {name} är orörd; inget skrevs.")
