"""Where a command's result goes: stdout, or a file that is never overwritten unasked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from errno import EISDIR
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
Figures = Literal["terminal", "md", "html", "toml", "json", "csv"]
FiguresFormat = Annotated[
    Figures | None,
    typer.Option(
        "--format",
        help="terminal (för skärmen, det vanliga), md, html (webbsida), eller för andra program toml, json, csv; "
        "annars efter filens namn.",
    ),
]

_FORMATS = {
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".toml": "toml",
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
}


def format_of(path: Path | None, known: Sequence[str], plain: str, other: str = "") -> str:
    """The one of a command's formats that a file's name asks for; `plain` for no name, no ending, or ``.txt``.

    Raises UsageError for any other ending, since something else would stand in the file than its name says; `other` is
    the command that writes the formats that this one does not.
    """
    ending = path.suffix.lower() if path is not None else ""
    form = _FORMATS.get(ending, "")
    if form in known:
        return form
    if ending == ".txt" or not any(map(str.isalpha, ending)):  # what stands after a point in a date is no ending
        return plain
    from digikap.errors import UsageError
    from digikap.swedish import listed
    from digikap.text import visible_line

    endings = [f".{one}" for one in known if f".{one}" in _FORMATS]
    advice = f"Välj ett namn som slutar på {listed([*endings, '.txt'], 'eller')}, eller ange --format."
    if form and other:
        advice = f"Det gör digikap {other}: digikap {other} FIL -o {visible_line(str(path))}"
    raise UsageError(f"Det här kommandot skriver inga {visible_line(ending)}-filer.", advice)


def deliver(document: str | bytes, path: Path | None, flag: str = "-o") -> None:
    """Writes a document to the file, or to stdout where there is none. Asks before it replaces a file.

    `flag`: the one that named the file.
    Text is written in UTF-8, its line ends as they are; bytes are a document that is no text (XLSX, PDF).
    Raises DigikapError when the file exists and there is nobody to ask, when the answer is no, when it is a folder, or
    when it cannot be written; UsageError for bytes that would go to a terminal, and for ``-``, which is no name.
    """
    if path is None:
        if isinstance(document, bytes):
            console.write_bytes(document)
        else:
            console.write_document(document)
        return
    from digikap.cli.signals import Signals
    from digikap.store.files import create_new, write_atomically
    from digikap.text import visible_line

    _check_name(path)
    data = document if isinstance(document, bytes) else document.encode()
    write = create_new
    if path.exists() or path.is_symlink():
        _ask_to_replace(path, flag)
        write = write_atomically
    with Signals():  # whatever ends it, no half-written file is left beside
        write(path, data)
    console.tell(f"Sparat i {visible_line(str(path))}")


def _check_name(path: Path) -> None:
    """Raises UsageError for what other programs take for stdout, SaveError for a folder and for no possible name."""
    from digikap.store.failures import save_error

    refuse_dash(path, "skrivs resultatet ut")
    try:
        is_folder = path.is_dir()
    except OSError as error:  # too long, or in a folder that nobody may look into
        raise save_error(path, error) from None
    if is_folder:
        raise save_error(path, IsADirectoryError(EISDIR, ""))


def refuse_dash(path: Path | None, without: str) -> None:
    """Raises UsageError for ``-``, which other programs take for stdout; `without`: what happens without any name."""
    if path is not None and str(path) == "-":
        from digikap.errors import UsageError

        raise UsageError("”-” är inget filnamn.", f"Ange ett filnamn, eller ta bort -o så {without}.")


def _ask_to_replace(path: Path, flag: str) -> None:
    """Returns if the user says that the file may be replaced; else raises DigikapError. A saved assessment never is."""
    from digikap.errors import BadFileError, DigikapError
    from digikap.store.kinds import ASSESSMENT, kind_of
    from digikap.swedish import quoted
    from digikap.text import visible_line

    name = quoted(visible_line(str(path)))
    with suppress(BadFileError):  # a device is told of when it is written
        if kind_of(path) == ASSESSMENT:
            raise DigikapError(
                f"{name} är en sparad självskattning och ersätts aldrig av något annat.",
                f"Ange ett annat namn med {flag}.",
            )
    if not console.can_ask():
        raise DigikapError(f"Filen {name} finns redan och skrivs inte över.", f"Ange ett annat namn med {flag}.")
    if not console.asks(f"Filen {name} finns redan. Ska den ersättas?"):
        raise DigikapError(f"Filen {name} är orörd; inget skrevs.")
