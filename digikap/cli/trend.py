"""`digikap trend`: the saved assessments of one municipality over time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from digikap.cli.output import Output, deliver

Files = Annotated[
    list[Path], typer.Argument(metavar="FILER", help="Sparade självskattningar från en kommun, eller en mapp med dem.")
]
Form = Literal["terminal", "md", "html", "toml", "json", "csv"]
Format = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="terminal (för skärmen, det vanliga), md, html (webbsida), eller för andra program toml, json, csv; "
        "annars efter filens namn.",
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Spara som webbsida och visa den i webbläsaren.")]


def trend(
    files: Files,
    format: Format = None,  # noqa: A002 - the option
    output: Output = None,
    open: Open = False,  # noqa: A002 - the option
) -> None:
    """Reads all of them, scores them like for like, and shows each figure as a line."""
    from digikap.cli.showing import chosen, show
    from digikap.cli.sources import assessments_of
    from digikap.trend import trend as followed

    form = chosen(format, output, Form, is_opened=open)
    found = followed(assessments_of(files))
    if form in ("toml", "json", "csv"):
        from digikap.report.comparison.flat import exported, trend_table

        deliver(exported(trend_table(found), form), output)
        return
    from digikap.report.comparison.over_time import page

    show(page(found), form, output, "digikap-over-tid", is_opened=open)
