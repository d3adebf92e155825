"""`digikap list`: the saved assessments of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path | None, typer.Argument(metavar="MAPP", help="Mappen med sparade självskattningar; annars den ni står i.")
]


def list(folder: Folder = None) -> None:  # noqa: A001 - the command's name
    """Reads every saved assessment in the folder, and tells of those that cannot be read."""
    from digikap.cli.showing import show
    from digikap.cli.sources import read_all
    from digikap.report.history import Listed, page
    from digikap.scoring.score import indices
    from digikap.store.history import saved_in

    place = folder or Path()
    read, failed = read_all(saved_in(place))
    listed = [Listed(path.name, assessment, indices(assessment)) for path, assessment in read]
    name = "den här mappen" if folder is None else str(folder)
    show(page(listed, [(path.name, reason) for path, reason in failed], name), "terminal", None, name="")
