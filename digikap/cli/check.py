"""`digikap check`: everything that is wrong with a questionnaire's file, at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Checked = Annotated[Path, typer.Argument(metavar="FIL", help="Ett formulär (.toml).")]
Against = Annotated[
    str | None,
    typer.Option("--against", metavar="FIL|FORMULÄR", help="Jämför med en tidigare version av formuläret."),
]
Form = Annotated[
    Literal["text", "json"], typer.Option("--format", help="text (att läsa, det vanliga) eller json (för program).")
]


def check(path: Checked, against: Against = None, format: Form = "text") -> None:  # noqa: A002 - the option
    """Tells all errors and all advice; exit code 1 where there are errors."""
    from digikap.cli import console
    from digikap.cli.examining import examined
    from digikap.cli.verdict import as_json, as_text

    verdict = examined(path, against)
    if format == "json":
        console.write_document(as_json(verdict))
    else:
        console.results().write(as_text(verdict))
    if verdict.errors:
        raise typer.Exit(1)
