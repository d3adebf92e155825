"""`digikap trend`: the saved assessments of one municipality over time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from digikap.cli.output import Figures, FiguresFormat, Output, deliver

Files = Annotated[
    list[Path], typer.Argument(metavar="FILER", help="Sparade självskattningar från en kommun, eller en mapp med dem.")
]
Open = Annotated[bool, typer.Option("--open", help="Spara som webbsida och visa den i webbläsaren.")]


def trend(
    files: Files,
    format: FiguresFormat = None,  # noqa: A002 - the option
    output: Output = None,
    open: Open = False,  # noqa: A002 - the option
) -> None:
    """Reads all of them, scores them like for like, and shows each figure as a line."""
    from digikap.cli.showing import chosen, show
    from digikap.cli.sources import assessments_of
    from digikap.trend import trend as followed

    form = chosen(format, output, Figures, is_opened=open)
    found = followed(assessments_of(files))
    if form in ("toml", "json", "csv"):
        from digikap.report.comparison.flat import exported, trend_table

        deliver(exported(trend_table(found), form), output)
        return
    from digikap.report.comparison.over_time import page

    show(page(found), form, output, "digikap-over-tid", is_opened=open)
