"""`digikap schema`: what an editor needs to complete and check a questionnaire while it is written."""

from __future__ import annotations

from digikap.cli.output import Output, deliver


def schema(output: Output = None) -> None:
    """Writes the JSON Schema of a questionnaire's file."""
    from digikap.checking.schema import text

    deliver(text(), output)
