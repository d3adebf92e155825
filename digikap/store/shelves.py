"""Where questionnaires stand: those that ship, those in folders of one's own, and what is wrong with a file there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from digikap.checking.finding import meant, named
from digikap.errors import BadFileError, DigikapError
from digikap.model.questionnaire import Questionnaire
from digikap.store import toml
from digikap.store.questionnaires import NAME, Listed, available, examine
from digikap.swedish import count
from digikap.text import visible_line

_FORMAT = re.compile(rb"""^\s*format\s*=\s*["']digikap-questionnaire["']""", re.MULTILINE)
_HEAD = 8192  # bytes in which a file says what it is
_MOST = 200  # questionnaires in one folder that are looked at


@dataclass(frozen=True)
class Found:
    """A questionnaire's file in a folder (None: it ships): what is in it, or why it cannot be used.

    `clash`: a shipped questionnaire has the same id, so this one is only found by its file's name.
    """

    path: Path
    folder: Path | None
    questionnaire: Questionnaire | None
    problem: str = ""
    clash: bool = False


def found(folders: Sequence[Path]) -> tuple[Found, ...]:
    """Every questionnaire: the shipped ones, then those of each folder by the names of their files."""
    known = available()
    shipped_ids = {one.id for one in known}
    shipped = [Found(one.path, None, examine(one.path).questionnaire) for one in known]
    own = [_looked_at(path, folder, shipped_ids) for folder in _once(folders) for path in _files(folder)]
    return (*shipped, *own)


def own_path(name: str, folders: Sequence[Path]) -> Path:
    """The file of the questionnaire ``id`` (the newest version) or ``id@1`` in the folders.

    Raises DigikapError where there is none, or where two files have the same id and version.
    """
    heads = [head for folder in _once(folders) for path in _files(folder) if (head := _head(path)) is not None]
    match = NAME.fullmatch(name)
    fitting = [one for one in heads if match and one.id == match[1] and match[2] in (None, str(one.version))]
    if not fitting:
        known = [*available(), *heads]
        names = [one.id for one in known] + [f"{one.id}@{one.version}" for one in known]
        raise DigikapError(f"Det finns inget formulär som heter {named(name)}.", meant(name, names))
    newest = max(one.version for one in fitting)
    first, *others = [one.path for one in fitting if one.version == newest]
    if others:
        where = f"{visible_line(str(first))} och {visible_line(str(others[0]))}"
        raise DigikapError(f"{named(name)} finns i två filer: {where}.", "Ange filens namn i stället.")
    return first


def _once(folders: Sequence[Path]) -> list[Path]:
    """The folders that exist and may be looked into, each one once."""
    return list({path.resolve(): path for path in reversed(folders) if is_there(path)}.values())[::-1]


def is_there(folder: Path) -> bool:
    """Whether it is a folder, as far as may be known."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def _files(folder: Path) -> Iterator[Path]:
    """The files in a folder that say that they are questionnaires."""
    paths: list[Path] = []
    with suppress(OSError):  # a folder that nobody may look into has nothing to offer
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml" and path.is_file())
    yield from islice((path for path in paths if _FORMAT.search(_beginning(path))), _MOST)


def _beginning(path: Path) -> bytes:
    """The first bytes of a file; none where it may not be read."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(_HEAD)
    return b""


def _head(path: Path) -> Listed | None:
    """What a file's first lines say that it is; None where they cannot be read."""
    try:
        head = toml.parse(re.split(rb"(?m)^\s*\[", _beginning(path), maxsplit=1)[0], path.name)
    except BadFileError:
        return None
    name, version, title = head.get("id"), head.get("version"), head.get("title")
    if not isinstance(name, str) or not isinstance(version, int):
        return None
    return Listed(name, version, str(title), path)


def _looked_at(path: Path, folder: Path, shipped: set[str]) -> Found:
    try:
        examined = examine(path)
    except BadFileError as error:
        return Found(path, folder, None, str(error.faults[0]) if error.faults else error.message)
    errors = examined.errors
    if errors:
        return Found(path, folder, None, f"{count(len(errors), 'fel', 'fel')}. Det första: {errors[0].fault}")
    questionnaire = examined.questionnaire
    return Found(path, folder, questionnaire, clash=questionnaire is not None and questionnaire.id in shipped)
