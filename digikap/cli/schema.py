"""`digikap schema`: what an editor needs to check a questionnaire, or another program to trust exported results."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from digikap.cli.output import Output, deliver

Subject = Annotated[
    Literal["questionnaire", "results", "comparison"],
    typer.Argument(
        help="Vad schemat gäller: questionnaire (formulär, det vanliga), results (JSON från digikap export) eller "
        "comparison (JSON från digikap compare)."
    ),
]


def schema(subject: Subject = "questionnaire", output: Output = None) -> None:
    """Writes the JSON Schema of a questionnaire's file, of exported results, or of an exported comparison."""
    if subject == "results":
        from digikap.report.export.schema import text
    elif subject == "comparison":
        from digikap.report.comparison.definitions import schema_text as text
    else:
        from digikap.checking.schema import text

    deliver(text(), output)
