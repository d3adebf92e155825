"""`digikap schema`: what an editor needs to check a questionnaire, or another program to trust exported results."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from digikap.cli.output import Output, deliver

Subject = Annotated[
    Literal["questionnaire", "results", "comparison", "trend", "cohort"],
    typer.Argument(
        help="Vad schemat gäller: questionnaire (formulär, det vanliga), eller JSON från ett kommando: results "
        "(digikap export), comparison (digikap compare), trend eller cohort."
    ),
]


def schema(subject: Subject = "questionnaire", output: Output = None) -> None:
    """Writes the JSON Schema of a questionnaire's file, or of what a command exports."""
    deliver(_text(subject), output)


def _text(subject: str) -> str:
    match subject:
        case "results":
            from digikap.report.export.schema import text

            return text()
        case "comparison":
            from digikap.report.comparison.definitions import schema_text

            return schema_text()
        case "trend" | "cohort":
            from digikap.report.comparison.flat import schema_text as flat

            return flat(f"digikap-{subject}")
        case _:
            from digikap.checking.schema import text as authored

            return authored()
