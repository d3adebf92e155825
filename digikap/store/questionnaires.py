"""Questionnaires, shipped and of one's own: which there are, reading one, and the copy in a saved assessment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from digikap.checking.authored import Authored, Shared, complete
from digikap.errors import DigikapError
from digikap.model.questionnaire import Questionnaire
from digikap.store import toml
from digikap.store.content import shipped
from digikap.swedish import listed, quoted

_NAME = re.compile(r"([a-z0-9_]+)(?:@([1-9][0-9]{0,5}))?")


@dataclass(frozen=True)
class Listed:
    """A shipped questionnaire: what it is called and where it stands."""

    id: str
    version: int
    title: str
    path: Path


def available() -> tuple[Listed, ...]:
    """All shipped questionnaires, by id and then by version. Reads only the head of each file."""
    return tuple(sorted(_listed(), key=lambda one: (one.id, one.version)))


def load(reference: str | Path) -> Questionnaire:
    """The questionnaire named ``kommunen`` (the newest version) or ``kommunen@1``, or the one in a file of one's own.

    Raises DigikapError where there is none of that name, BadFileError with every fault of the file.
    """
    path = reference if isinstance(reference, Path) else _shipped_path(reference)
    table = toml.parse(path.read_bytes(), path.name)
    authored = Authored.model_validate(table)
    return complete(authored, _shared(authored.model))


def dump(questionnaire: Questionnaire) -> dict[str, Any]:
    """The questionnaire as a plain table for TOML, without defaults; the same value gives the same table."""
    table: dict[str, Any] = _plain(questionnaire)
    return table


def restore(table: dict[str, Any], name: str) -> Questionnaire:
    """The questionnaire in a table that `dump` made; `name` is the file it was read from."""
    return Questionnaire.model_validate(table)


def _plain(value: object) -> Any:
    """A value with its defaults left out, its tuples as lists, and the keys of its tables as text."""
    match value:
        case BaseModel():
            return {
                name: _plain(part)
                for name, field in type(value).model_fields.items()
                if (part := getattr(value, name)) is not None
                and (field.is_required() or part != field.get_default(call_default_factory=True))
            }
        case dict():
            return {str(key): _plain(part) for key, part in value.items()}
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def _listed() -> Iterator[Listed]:
    for path in shipped().glob("*/[1-9]*.toml"):
        head = toml.parse(path.read_bytes().split(b"\n[", 1)[0], path.name)
        yield Listed(head["id"], head["version"], head["title"], path)


def _shipped_path(name: str) -> Path:
    known = available()
    match = _NAME.fullmatch(name)
    fitting = [one for one in known if match and one.id == match[1] and match[2] in (None, str(one.version))]
    if not fitting:
        raise DigikapError(
            f"Det finns inget formulär som heter {quoted(name)}.", f"Välj bland {listed(one.id for one in known)}."
        )
    return fitting[-1].path


def _shared(model_name: str | None) -> Shared:
    tables: dict[str, Any] = {}
    for file in ("scales.toml", *([] if model_name is None else ["actions.toml"])):
        table = toml.parse((shipped() / file).read_bytes(), file)
        tables |= {key: value for key, value in table.items() if not key.startswith("format")}
    if model_name is not None:
        name, _, version = model_name.partition("@")
        folder = shipped() / "models" / name
        path = folder / f"{version}.toml" if version else max(folder.glob("*.toml"), key=lambda p: int(p.stem))
        model = toml.parse(path.read_bytes(), path.name)
        tables["model"] = {key: value for key, value in model.items() if not key.startswith("format")}
    return Shared.model_validate(tables)
