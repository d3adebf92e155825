"""Several saved assessments: files that are named one by one, or all of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from digikap.cli.reading import check_shown, held
from digikap.errors import BadFileError, DigikapError, Fault

if TYPE_CHECKING:
    from digikap.model.assessment import Assessment

FEW = 20
"""So many files are read before anybody wonders."""


def read_all(paths: Sequence[Path]) -> tuple[list[tuple[Path, Assessment]], list[tuple[Path, str]]]:
    """Every file with its assessment, and those that cannot be read, each with the reason. Of many it says how far."""
    from digikap.cli.console import tell_in_passing
    from digikap.store.assessments import read

    found, failed = list[tuple[Path, "Assessment"]](), list[tuple[Path, str]]()
    try:
        for number, path in enumerate(paths, 1):
            if len(paths) > FEW:
                tell_in_passing(f"Läser fil {number} av {len(paths)} …")
            try:
                found.append((path, read(path)))
            except BadFileError as error:
                failed.append((path, _reason(error)))
    finally:
        if len(paths) > FEW:
            tell_in_passing("")
    return found, failed


def _reason(error: BadFileError) -> str:
    """The message and the advice, of a file with faults the first of them and how many more there are."""
    if not error.faults:
        return f"{error.message} {error.advice}".rstrip()
    first, rest = error.faults[0], len(error.faults) - 1
    place = f"Rad {first.line}: " if first.line else ""
    more = f" Och {'ett fel' if rest == 1 else f'{rest} fel'} till." if rest else ""
    return f"{place}{first.what}{more}"


def assessments_of(paths: Sequence[Path]) -> list[Assessment]:
    """The groups' assessments in these files, and in the folders among them; each file once.

    In a folder what cannot be read, and what is of one person or of too few to be shown, are told of and left out.
    Raises BadFileError with the faults of all named files that cannot be read, DigikapError for a named file of too
    few, and where a folder holds none.
    """
    named, folders = _named(paths)
    read, failed = read_all(named)
    if failed:
        faults = tuple(Fault(reason, str(path)) for path, reason in failed)
        raise BadFileError("Filen går inte att läsa." if len(faults) == 1 else "Flera filer går inte att läsa.", faults)
    for path, assessment in read:
        check_shown(assessment, path)
    found = [assessment for _, assessment in read]
    for folder in folders:
        inside = list(_inside(folder))
        if not inside:
            from digikap.store.failures import shown

            raise DigikapError(f"I {shown(folder)} finns inga sparade självskattningar att läsa.")
        found += inside
    return found


def _named(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files and the folders, each once however it is named."""
    once = {os.path.realpath(path): path for path in reversed(paths)}
    kept = [path for path in dict.fromkeys(paths) if once[os.path.realpath(path)] is path]
    folders = [path for path in kept if os.path.isdir(path)]  # noqa: PTH112 - is_dir raises for too long a name
    return [path for path in kept if path not in folders], folders


def _inside(folder: Path) -> Iterator[Assessment]:
    from digikap.cli.console import tell
    from digikap.cli.joined import SHOWN_FROM
    from digikap.merging import too_few
    from digikap.store.failures import shown
    from digikap.store.history import saved_in

    read, failed = read_all(saved_in(folder))
    for path, reason in failed:
        tell(f"Inte med: {shown(path)}. {reason}")
    for path, assessment in read:
        if assessment.respondent is not None:
            tell(f"Inte med: {shown(path)}. En enda persons svar.")
        elif too_few(assessment):
            tell(f"Inte med: {shown(path)} {held(assessment)} {SHOWN_FROM}")
        else:
            yield assessment
