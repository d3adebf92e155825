"""The saved assessments of a folder: every file that says that it is one, and every file that cannot be read."""

from __future__ import annotations

from pathlib import Path

from digikap.errors import BadFileError, DigikapError
from digikap.store import toml
from digikap.store.failures import shown, unreadable
from digikap.store.files import ASSESSMENT_LIMIT, read_bytes
from digikap.store.kinds import ASSESSMENT, kind_of


def saved_in(folder: Path) -> tuple[Path, ...]:
    """The TOML files directly in a folder that are assessments by their own word, or that nobody can tell, by name.

    Raises BadFileError where the folder cannot be read, DigikapError where it is none.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise DigikapError(f"{shown(folder)} är ingen mapp.", "Ange en mapp, eller ingenting för den ni står i.")
        found = sorted(path for path in folder.iterdir() if path.name.endswith(".toml") and _is_file(path))
    except OSError as error:
        raise unreadable(folder, error) from None
    return tuple(path for path in found if _may_be_one(path))


def _is_file(path: Path) -> bool:
    return not path.name.startswith(".") and not path.is_dir()


def _may_be_one(path: Path) -> bool:
    """Whether it says so; a file that says nothing is none if it is TOML, and cannot be told if it is not."""
    try:
        kind = kind_of(path)
        if kind is None:
            toml.parse(read_bytes(path, ASSESSMENT_LIMIT), path.name)
    except BadFileError:
        return True
    return kind == ASSESSMENT
