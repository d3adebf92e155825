"""`digikap schema`: what an editor needs to check a questionnaire, or another program to trust exported results."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from digikap.cli.output import Output, deliver

Subject = Annotated[
    Literal["questionnaire", "results"],
    typer.Argument(
        help="Vad schemat gäller: questionnaire (formulär, det vanliga) eller results (JSON från digikap export)."
    ),
]


def schema(subject: Subject = "questionnaire", output: Output = None) -> None:
    """Writes the JSON Schema of a questionnaire's file, or of exported results."""
    if subject == "results":
        from digikap.report.export.schema import text
    else:
        from digikap.checking.schema import text

    deliver(text(), output)
