"""A questionnaire's file that builds on another: finding that one, and reading the two as one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from digikap.checking.authored import Base, complete
from digikap.checking.extension import Extension, merge
from digikap.checking.finding import MOST, Finding, meant, named
from digikap.checking.inheriting import faults_of_extension
from digikap.checking.questionnaire import faults_of_words
from digikap.store.placing import placed
from digikap.store.questionnaires import (
    Examined,
    Read,
    Rules,
    available,
    faults_of_shape,
    meaning_with,
    read,
)

_DEEPEST = 5  # files that build on each other
_OTHERWISE = "Skriv namnet på en fil i samma mapp (med .toml), eller"
_ADVICE = 'Skriv till exempel: extends = "kommunen@1", eller namnet på en fil i samma mapp.'


def read_extension(path: Path, data: bytes, table: dict[str, Any], rules: Rules, above: tuple[Path, ...]) -> Read:
    """The file at a path, of which bytes and table are known, read with what it builds on.

    Faults of the base are told beside its own, each in the file where it is.
    """
    found: list[Finding] = [*islice(faults_of_words(table), MOST)]
    under = _under(table.get("extends"), path, (path, *above))
    if isinstance(under, Finding):
        found.append(under)
    base = under.base if isinstance(under, Read) else None
    whole = None

    def faults(extension: Extension) -> Iterable[Finding]:
        return faults_of_extension(extension, base, meaning_with(rules, table)) if base else ()

    try:
        extension = Extension.model_validate(table)
        found += faults(extension)
        if base and all(one.severity != "error" for one in found):
            names = (f"{extension.id}@{extension.version}", *base.names)
            whole = Base(merge(extension, base).authored, base.shared, names)
    except ValidationError as error:
        found += faults_of_shape(error, table, Extension, faults)
    beneath = under.examined.errors if isinstance(under, Read) else ()
    questionnaire = complete(whole.authored, whole.shared, whole.names[1:]) if whole else None
    return Read(Examined(path.name, questionnaire, (*beneath, *placed(found, table, data, path.name))), whole)


def _under(reference: object, path: Path, chain: tuple[Path, ...]) -> Read | Finding | None:
    """What a file builds on, or what is wrong with the reference; None where that is no text.

    `chain`: the file and those that build on it in turn, nearest first.
    """
    if not isinstance(reference, str):
        return None
    known = {f"{one.id}@{one.version}": one.path for one in available()}
    if reference in known:
        return read(known[reference])
    if reference.endswith(".toml"):
        return _beside(reference, path, chain)
    versions = [name for name in known if name.split("@")[0] == reference]
    if versions:
        return _wrong(f"Versionen saknas efter {named(reference)}.", f'Skriv till exempel: extends = "{versions[-1]}"')
    return _wrong(f"Det finns inget formulär {named(reference)} att bygga på.", meant(reference, known, _OTHERWISE))


def _beside(reference: str, path: Path, chain: tuple[Path, ...]) -> Read | Finding:
    """A file in the same folder, or in a folder inside that."""
    shown = named(reference)
    unreadable = _wrong(f"Filen {shown} går inte att läsa.", _ADVICE)
    try:
        folder, target = path.parent.resolve(), (path.parent / reference).resolve()
        exists, is_circle = target.is_file(), target.is_symlink()  # Python 3.13 leaves links in a circle as they are
    except (OSError, ValueError, RuntimeError):  # too long a name, a character that no name has, links in a circle
        return unreadable
    if is_circle:
        return unreadable
    if not target.is_relative_to(folder):
        return _wrong(f"Filen {shown} ligger utanför formulärets mapp.", "Lägg den i samma mapp.")
    if target in [one.resolve() for one in chain]:
        return _wrong(f"Formuläret bygger på sig självt genom {shown}.", _ADVICE)
    if len(chain) > _DEEPEST:
        return _wrong(f"Fler än {_DEEPEST} formulär bygger på varandra.", "Bygg på ett tidigare av dem.")
    if not exists:
        return _wrong(f"Filen {shown} finns inte.", _ADVICE)
    return read(target, above=chain)


def _wrong(what: str, advice: str) -> Finding:
    return Finding(("extends",), what, advice)
