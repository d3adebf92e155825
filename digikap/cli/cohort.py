"""`digikap cohort`: several municipalities together, never in order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from digikap.cli.output import Figures, FiguresFormat, Output, deliver

Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILER", help="En sparad självskattning från varje kommun, minst fem; eller en mapp."),
]
Own = Annotated[
    Path | None, typer.Option("--own", metavar="FIL", help="Den egna kommunens fil: visas bredvid de andra.")
]
By = Annotated[
    Literal["lan", "kommungrupp"] | None,
    typer.Option("--group", help="Visa också varje lan (län) eller kommungrupp med minst fem kommuner."),
]
Open = Annotated[bool, typer.Option("--open", help="Spara som webbsida och visa den i webbläsaren.")]

_BY: dict[str, Literal["county", "group"]] = {"lan": "county", "kommungrupp": "group"}


def cohort(
    files: Files,
    own: Own = None,
    group: By = None,
    format: FiguresFormat = None,  # noqa: A002 - the option
    output: Output = None,
    open: Open = False,  # noqa: A002 - the option
) -> None:
    """Reads one assessment of each municipality, and shows what they have in common."""
    from digikap.cli.reading import read_shown
    from digikap.cli.showing import chosen, show
    from digikap.cli.sources import assessments_of
    from digikap.cohort import cohort as gathered
    from digikap.store.content import municipalities

    form = chosen(format, output, Figures, is_opened=open)
    ours = read_shown(own) if own is not None else None
    found = assessments_of(files)
    if ours is not None and all(one.id != ours.id for one in found):
        found.append(ours)
    together = gathered(found, ours.id if ours is not None else None, municipalities())
    if form in ("toml", "json", "csv"):
        from digikap.report.comparison.flat import cohort_table, exported

        deliver(exported(cohort_table(together), form), output)
        return
    from digikap.report.comparison.many import page

    show(page(together, _BY[group] if group else None), form, output, "digikap-kommuner", is_opened=open)
