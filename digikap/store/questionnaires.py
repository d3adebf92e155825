"""Questionnaires, shipped and of one's own: which there are, reading one, and the copy in a saved assessment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from digikap.checking.authored import Authored, Base, Meaning, Shared, complete
from digikap.checking.finding import MOST, Finding, meant, named
from digikap.checking.questionnaire import faults_of, faults_of_copy, faults_of_words
from digikap.errors import BadFileError, Fault
from digikap.model.questionnaire import Questionnaire
from digikap.store import toml
from digikap.store.content import shipped
from digikap.store.extent import check_extent
from digikap.store.files import CONTENT_LIMIT, read_bytes
from digikap.store.placing import Placed, placed, where
from digikap.swedish import small_number
from digikap.text import visible_line

T = TypeVar("T", bound=BaseModel)

_FORMAT = "digikap-questionnaire"
_OTHER_FORMATS = {
    "digikap-assessment": "en sparad självskattning eller en svarsfil",
    "digikap-scales": "en fil med svarsskalor",
    "digikap-model": "en kapacitetsmodell",
    "digikap-actions": "en fil med åtgärder",
    "digikap-glossary": "en ordlista",
    "digikap-targets": "en fil med målnivåer",
}
NAME = re.compile(r"([a-z0-9_]+)(?:@([1-9][0-9]{0,5}))?")


@dataclass(frozen=True)
class Listed:
    """A shipped questionnaire: what it is called and where it stands."""

    id: str
    version: int
    title: str
    path: Path


@dataclass(frozen=True)
class Examined:
    """A file looked through: its questionnaire, None where it has errors, and all that was found, in its order."""

    name: str
    questionnaire: Questionnaire | None
    found: tuple[Placed, ...]

    @property
    def errors(self) -> tuple[Placed, ...]:
        """What makes it impossible to use."""
        return tuple(one for one in self.found if one.finding.severity == "error")

    @property
    def advice(self) -> tuple[Placed, ...]:
        """What would make it better."""
        return tuple(one for one in self.found if one.finding.severity == "advice")


Rules = Callable[[Questionnaire, dict[str, Any]], Iterable[Finding]]
"""Further rules: what they find in a questionnaire (which may have faults) and in the table of its file."""


def _no_more(questionnaire: Questionnaire, table: dict[str, Any]) -> Iterable[Finding]:
    return ()


def available() -> tuple[Listed, ...]:
    """All shipped questionnaires, by id and then by version. Reads only the head of each file."""
    return tuple(sorted(_listed(), key=lambda one: (one.id, one.version)))


def load(reference: str | Path, folders: Sequence[Path] = ()) -> Questionnaire:
    """The questionnaire named ``kommunen`` (the newest version) or ``kommunen@1``, or the one in a file of one's own.

    A name is first looked for among the shipped ones, then among the files in these folders. Raises DigikapError where
    there is none of that name, BadFileError with every error of the file, in its order.
    """
    examined = examine(reference if isinstance(reference, Path) else _path_of(reference, folders))
    if examined.questionnaire is None:
        raise _bad(examined)
    return examined.questionnaire


def examine(path: Path, rules: Rules = _no_more) -> Examined:
    """A questionnaire's file with all that is found in it; `rules` are held to it beside those of `checking`.

    Raises BadFileError for a file that is none: it cannot be read, its syntax is broken, or it is of another kind.
    """
    return read(path, rules).examined


@dataclass(frozen=True)
class Read:
    """A file looked through, and what another one can build on; None where it has errors."""

    examined: Examined
    base: Base | None


def read(path: Path, rules: Rules = _no_more, above: tuple[Path, ...] = ()) -> Read:
    """The same as `examine`, for a file that those `above` build on, nearest first."""
    data = read_bytes(path, CONTENT_LIMIT)
    table = toml.parse(data, path.name)
    _check_format(table, path.name)
    check_extent(table, path.name)
    if "extends" in table:
        from digikap.store.inheritance import read_extension

        return read_extension(path, data, table, rules, above)
    shared, missing = _shared(table.get("model"))
    found = [*missing, *islice(faults_of_words(table), MOST)]
    meaning = meaning_with(rules, table)
    base = None
    try:
        authored = Authored.model_validate(table)
        found += meaning(authored, shared)
        if all(one.severity != "error" for one in found):
            base = Base(authored, shared, (f"{authored.id}@{authored.version}",))
    except ValidationError as error:
        found += faults_of_shape(error, table, Authored, lambda mended: meaning(mended, shared))
    whole = complete(base.authored, base.shared) if base else None
    return Read(Examined(path.name, whole, placed(found, table, data, path.name)), base)


def meaning_with(rules: Rules, table: dict[str, Any]) -> Meaning:
    """What finds the faults of meaning in the questionnaire of a table, these rules among them."""

    def meaning(authored: Authored, shared: Shared) -> Iterator[Finding]:
        yield from islice(faults_of(authored, shared), MOST)
        yield from islice(rules(complete(authored, shared), table), MOST)

    return meaning


def faults_of_shape(
    error: ValidationError, table: dict[str, Any], kind: type[T], meaning: Callable[[T], Iterable[Finding]]
) -> Iterator[Finding]:
    """The faults of shape in a table that is no `kind`, and those of meaning that can be told beside them."""
    from digikap.checking.mending import faults_beside
    from digikap.checking.structure import faults_of_shape

    shape = faults_of_shape(error, table)
    yield from (*shape, *faults_beside(shape, table, kind, meaning))


def dump(questionnaire: Questionnaire) -> dict[str, Any]:
    """The questionnaire as a plain table for TOML, without defaults; the same value gives the same table."""
    table: dict[str, Any] = _plain(questionnaire)
    return table


def restore(table: dict[str, Any], name: str) -> Questionnaire:
    """The questionnaire in a table that `dump` made; `name` is what the file is called that it was read from.

    Raises BadFileError where the copy has been changed so that it cannot be used.
    """
    try:
        questionnaire = Questionnaire.model_validate(table)
        found = faults_of_copy(questionnaire)
    except ValidationError as error:
        from digikap.checking.structure import faults_of_shape

        found = faults_of_shape(error, table)
    if found:
        faults = tuple(
            Fault(one.what, visible_line(name), where=where(one.path, table), advice=one.advice) for one in found
        )
        raise BadFileError(
            f"Kopian av formuläret i {visible_line(name)} är skadad.", faults, "Hämta filen ur en säkerhetskopia."
        )
    return questionnaire


def _plain(value: object) -> Any:
    """A value with its defaults left out, its tuples as lists, and the keys of its tables as text."""
    match value:
        case BaseModel():
            return {
                field.alias or name: _plain(part)
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


def _path_of(name: str, folders: Sequence[Path]) -> Path:
    match = NAME.fullmatch(name)
    fitting = [one for one in available() if match and one.id == match[1] and match[2] in (None, str(one.version))]
    if fitting:
        return fitting[-1].path
    from digikap.store.shelves import own_path

    return own_path(name, folders)


def _check_format(table: dict[str, Any], name: str) -> None:
    """Refuse other kinds of file at once: nothing in them can be told as a fault of a questionnaire."""
    shown, kind, version = visible_line(name), table.get("format"), table.get("format_version")
    if kind != _FORMAT:
        if not table:
            what = "är tom"
        elif kind is None:
            what = "säger inte att den är ett formulär: format saknas"
        else:
            what = f"är inget formulär, utan {_OTHER_FORMATS.get(str(kind), 'något annat')} (format = {named(kind)})"
        raise BadFileError(
            f"Filen {shown} {what}.",
            (),
            f'Ett formulär börjar med format = "{_FORMAT}" och format_version = 1.',
        )
    if isinstance(version, int) and version > 1:
        raise BadFileError(
            f"Formuläret {shown} är skrivet i en nyare form ({version}) än den här versionen av digikap läser (1).",
            (),
            "Uppdatera digikap och försök igen.",
        )


def _shared(model: object) -> tuple[Shared, list[Finding]]:
    """What the questionnaire builds on, and what is wrong with the model that it names."""
    parts = _content(shipped() / "scales.toml")
    if not isinstance(model, str):
        return Shared.model_validate(parts), []
    name, _, version = model.partition("@")
    models = {(path.parent.name, path.stem): path for path in shipped().glob("models/*/[1-9]*.toml")}
    versions = [key for key in models if key[0] == name and version in ("", key[1])]
    if not versions:
        names = sorted({key[0] for key in models} | {"@".join(key) for key in models})
        return Shared.model_validate(parts), [
            Finding(("model",), f"Det finns ingen kapacitetsmodell {named(model)}.", meant(model, names))
        ]
    path = models[max(versions, key=lambda key: int(key[1]))]
    parts |= _content(path.parent / "actions.toml")
    return Shared.model_validate({**parts, "model": _content(path)}), []


def _content(path: Path) -> dict[str, Any]:
    """A shipped file without the keys that name its format."""
    table = toml.parse(read_bytes(path, CONTENT_LIMIT), path.name)
    return {key: value for key, value in table.items() if not key.startswith("format")}


def _bad(examined: Examined) -> BadFileError:
    """The errors of a file, of very many the first."""
    faults = [one.fault for one in examined.errors[:MOST]]
    amount = "ett fel" if len(faults) == 1 else f"{small_number(len(faults))} fel"
    if len(faults) == MOST:
        amount = f"minst {amount}"
    return BadFileError(
        f"Formuläret {visible_line(examined.name)} har {amount}.", tuple(faults), "Rätta och försök igen."
    )
