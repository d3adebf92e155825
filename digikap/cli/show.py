"""`digikap show`: a questionnaire to read on screen."""

from __future__ import annotations

from typing import Annotated

import typer

Shown = Annotated[str, typer.Argument(metavar="FORMULÄR|FIL", help="Ett formulär, t.ex. kommunen, eller en fil.")]


def show(what: Shown) -> None:
    """Shows all questions, what each measures, and where the terms come from."""
    from digikap.cli.console import terminal
    from digikap.cli.shelves import questionnaire_of
    from digikap.report.reading import reading
    from digikap.report.terminal import render

    render(reading(questionnaire_of(what)), terminal())
