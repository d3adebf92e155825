"""`digikap questionnaires`: which questionnaires there are, one's own too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digikap.store.shelves import Found


def questionnaires() -> None:
    """Lists the shipped ones and those in the user's own folder and the working directory."""
    from digikap.cli.console import terminal
    from digikap.cli.shelves import folders, own_folder
    from digikap.report.overview import Entry, overview
    from digikap.report.terminal import render
    from digikap.store.shelves import found, is_there

    every = found(folders())
    entries = [Entry(one.questionnaire, _source(one, own_folder())) for one in every if one.questionnaire is not None]
    broken = [(str(one.path), one.problem) for one in every if one.questionnaire is None]
    clashes = [str(one.path) for one in every if one.clash]
    own = own_folder()
    where = [f"{own}{'' if is_there(own) else ' (finns inte än)'}", f"{Path.cwd()} (här)"]
    render(overview(entries, broken, clashes, where), terminal())


def _source(one: Found, own: Path) -> str:
    """Where a questionnaire is from: the program, the user's own folder, the working directory."""
    if one.folder is None:
        return "digikap"
    return f"{'egen mapp' if one.folder == own else 'här'}: {one.path.name}"
