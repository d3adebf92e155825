"""A saved assessment read for its results: of a file of too few there are none to show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digikap.model.assessment import Assessment


def read_shown(path: Path) -> Assessment:
    """The assessment in a file whose results are to be shown. Raises BadFileError, and see `check_shown`."""
    from digikap.store.assessments import read

    assessment = read(path)
    check_shown(assessment, path)
    return assessment


def check_shown(assessment: Assessment, path: Path) -> None:
    """Raises DigikapError for a merged file of so few that what one of them answered could be read from its results."""
    from digikap.merging import too_few

    if too_few(assessment):
        from digikap.cli.joined import SHOWN_FROM
        from digikap.errors import DigikapError
        from digikap.store.failures import shown
        from digikap.text import visible_line

        raise DigikapError(
            f"{shown(path)} {held(assessment)} {SHOWN_FROM}",
            f"Lägg till fler: digikap merge FILER -o {visible_line(str(path))}",
        )


def held(assessment: Assessment) -> str:
    """Of how many a merged file is: ``innehåller svar från två personer.``"""
    from digikap.swedish import small_number

    amount = len(assessment.respondents)
    return f"innehåller svar från {small_number(amount)} {'person' if amount == 1 else 'personer'}."
