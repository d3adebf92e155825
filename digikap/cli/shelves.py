"""Where a user's own questionnaires are looked for, and the one that a command line names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from digikap.model.questionnaire import Questionnaire


def own_folder() -> Path:
    """The user's own folder of questionnaires, where the platform keeps such things; it need not exist."""
    return Path(typer.get_app_dir("digikap")) / "formular"


def folders() -> tuple[Path, ...]:
    """The user's own folder, and the working directory."""
    return own_folder(), Path()


def questionnaire_of(what: str) -> Questionnaire:
    """The questionnaire in a file, or of a name: a shipped one, else one in the folders.

    Raises DigikapError where there is none, BadFileError with every fault of a file.
    """
    from digikap.store.questionnaires import load

    return load(Path(what).expanduser()) if is_path(what) else load(what, folders())


def is_path(what: str) -> bool:
    """Whether the words on a command line are a file rather than a name."""
    return what.endswith(".toml") or os.sep in what or "/" in what or os.path.isfile(what)  # noqa: PTH113 - is_file raises for too long a name
