"""What can be wrong with the shape of a questionnaire's file: pydantic's errors, in Swedish and in the author's terms.

Translated by the error's type, never by its message, so that no English reaches the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from digikap.checking.finding import MOST, Finding, Path, meant, named, nearest
from digikap.checking.keys import EXAMPLES, KINDS, ONLY_EXTENDING, keys_at, kinds_with, value_at
from digikap.swedish import file_name, listed
from digikap.text import visible_line

_NOUNS = {"choices": "svar", "levels": "steg", "rows": "rader", "sections": "avsnitt", "questions": "frågor"}
_BRANCH = re.compile(r"literal\[.*\]|tuple\[.*\]|\[key\]")


def faults_of_shape(error: ValidationError, table: Any) -> tuple[Finding, ...]:
    """Every fault of shape in a table that pydantic refused, at the author's paths."""
    found: dict[Path, Finding] = {}
    respelt: set[Path] = set()
    for one in error.errors(include_url=False, include_input=False):
        path = author_path(one["loc"])
        if short_only_to_pydantic(one, table, path):
            continue
        if "rows" in path and _other_branch(one["loc"], value_at(table, path[: path.index("rows") + 1])):
            continue
        if one["type"] == "extra_forbidden" and (near := nearest(str(path[-1]), _free_keys(path, table))):
            respelt.add((*path[:-1], near))
        for finding in _explained(one["type"], one.get("ctx", {}), path, table):
            found.setdefault(finding.path, finding)
        if len(found) - len(respelt) >= MOST:
            break
    # a key that is missing because it is misspelt is one fault
    return tuple(finding for path, finding in found.items() if path not in respelt)


def author_path(loc: tuple[int | str, ...]) -> Path:
    """pydantic's place without what it adds: the kind of a question, and the branch of what can be two things."""
    return tuple(
        part
        for number, part in enumerate(loc)
        if not (number >= 2 and loc[number - 2] == "questions" and isinstance(loc[number - 1], int) and part in KINDS)
        and not (number == 1 and loc[0] == "services" and part in ("table", "list"))
        and not (isinstance(part, str) and _BRANCH.fullmatch(part))
    )


def short_only_to_pydantic(error: ErrorDetails, table: Any, path: Path) -> bool:
    """Whether a list is long enough, but pydantic does not count the items that have faults of their own."""
    value = value_at(table, path)
    return error["type"] == "too_short" and isinstance(value, list) and len(value) >= error["ctx"]["min_length"]


def _other_branch(loc: tuple[int | str, ...], value: object) -> bool:
    """Whether the error is about the way of writing `rows` that the author did not choose."""
    wanted = "tuple" if isinstance(value, list) else "literal"
    return any(isinstance(part, str) and _BRANCH.fullmatch(part) and not part.startswith(wanted) for part in loc)


def _explained(kind: str, context: dict[str, Any], path: Path, table: Any) -> Iterator[Finding]:
    key = path[-1] if path else ""
    match kind:
        case "missing":
            example = EXAMPLES.get(str(key), f"{key} = …")
            yield Finding(path, f"{named(key)} saknas.", f"Lägg till: {example}")
        case "extra_forbidden":
            yield _unknown_key(path, table)
        case "union_tag_not_found":
            yield Finding((*path, "kind"), "”kind” saknas.", f"Ange frågans slag: {listed(KINDS, 'eller')}.")
        case "union_tag_invalid":
            at = (*path, "kind")
            word = str(value_at(table, at))
            yield Finding(at, f"Det finns inget slag av fråga som heter {named(word)}.", meant(word, KINDS))
        case "string_pattern_mismatch":
            yield _bad_name(path, value_at(table, path))
        case "literal_error":
            words = re.findall(r"'([^']*)'", str(context.get("expected", ""))) or [str(context.get("expected"))]
            what = f"{_called(path)} kan inte vara {named(value_at(table, path))}."
            yield Finding(path, what, meant(str(value_at(table, path)), words, "Skriv"))
        case "int_parsing" if len(path) > 1 and path[-2] == "anchors":
            yield Finding(path, f"{named(key)} är inget steg på skalan.", 'Skriv stegets nummer: 1 = "…".')
        case "too_short" | "string_too_short" | "too_long" | "string_too_long":
            yield _wrong_length(kind, context, path)
        case "greater_than_equal" | "greater_than" | "less_than_equal" | "less_than":
            yield _out_of_range(kind, context, path)
        case _:
            yield _wrong_type(kind, path, table)


def _called(path: Path) -> str:
    """What the thing at a path is called: its key, or its number in a list."""
    if path and isinstance(path[-1], int):
        return f"Nummer {path[-1] + 1} i {named(path[-2])}"
    return named(path[-1]) if path else "Filen"


def _unknown_key(path: Path, table: Any) -> Finding:
    key = str(path[-1])
    written = value_at(table, path[:-1])
    if (finding := _between_two(path, table)) is not None:
        return finding
    if "questions" in path and isinstance(path[-2], int) and path[-3] == "questions" and (kinds := kinds_with(key)):
        what = f"{named(key)} hör inte till frågor av slaget {written['kind']}."
        return Finding(path, what, f"Ta bort raden. Den finns för {listed(kinds)}.")
    free = _free_keys(path, table)
    return Finding(path, f"{named(key)} är inget namn som kan stå här.", meant(key, free, "Här kan stå"))


def _between_two(path: Path, table: Any) -> Finding | None:
    """A key that belongs to a questionnaire that builds on another, or to one that does not."""
    extends, key = "extends" in table, str(path[-1])
    if extends and len(path) == len(("questions", "id", "key")) and path[0] == "questions":
        what = f"{named(key)} går inte att ändra i en fråga som finns: då går svaren inte att jämföra."
        return Finding(path, what, "Skriv om help, eller lägg till en egen fråga med ett eget id.")
    if extends and path == ("model",):
        what = "Kapacitetsmodellen följer med från formuläret som det bygger på."
        return Finding(path, what, "Ta bort raden.")
    if not extends and path in [(name,) for name in ONLY_EXTENDING]:
        what = f"{named(key)} hör till ett formulär som bygger på ett annat."
        return Finding(path, what, 'Lägg till: extends = "kommunen@1", eller ta bort det.')
    return None


def _free_keys(path: Path, table: Any) -> tuple[str, ...]:
    """The keys that could stand where an unknown one does and that are not there yet."""
    written = value_at(table, path[:-1])
    return tuple(name for name in keys_at(table, path[:-1]) if name not in written)


def _bad_name(path: Path, value: object) -> Finding:
    what = f"{_called(path)} är {named(value)}, men får bara ha a–z, 0–9 och _."
    suggestion = file_name(str(value)).replace("-", "_")
    return Finding(path, what, f'Skriv till exempel: "{suggestion}"')


def _wrong_length(kind: str, context: dict[str, Any], path: Path) -> Finding:
    called = _called(path)
    if kind == "string_too_short":
        return Finding(path, f"{called} är tom.", "Skriv något, eller ta bort raden.")
    if kind == "string_too_long":
        return Finding(path, f"{called} är för lång.", f"Skriv högst {context['max_length']} tecken.")
    noun = _NOUNS.get(str(path[-1]), "delar")
    if kind == "too_short":
        return Finding(path, f"{called} har för få {noun}.", f"Skriv minst {context['min_length']}.")
    return Finding(path, f"{called} har för många {noun}.", f"Skriv högst {context['max_length']}.")


def _out_of_range(kind: str, context: dict[str, Any], path: Path) -> Finding:
    if len(path) > 1 and path[-2] == "anchors":
        return Finding(path, f"Steg {path[-1]} finns inte.", "Stegen är numrerade från 1.")
    limit = str(next(iter(context.values())))
    words = {
        "greater_than_equal": ("för litet", f"Skriv minst {limit}."),
        "greater_than": ("för litet", f"Skriv ett tal större än {limit}."),
        "less_than_equal": ("för stort", f"Skriv högst {limit}."),
        "less_than": ("för stort", f"Skriv ett tal mindre än {limit}."),
    }[kind]
    return Finding(path, f"{_called(path)} är {words[0]}.", words[1])


def _wrong_type(kind: str, path: Path, table: Any) -> Finding:
    called, value, key = _called(path), value_at(table, path), str(path[-1]) if path else ""
    shown = f"{key} = " if path and isinstance(path[-1], str) else ""
    match kind:
        case "string_type":
            example = str(value) if isinstance(value, int | float) and not isinstance(value, bool) else "…"
            return Finding(path, f"{called} ska vara text.", f'Skriv {shown}"{example}", med citattecken.')
        case "bool_type" | "bool_parsing":
            return Finding(path, f"{called} ska vara true (ja) eller false (nej).", f"Skriv: {shown}true")
        case "int_type" | "int_from_float" | "int_parsing":
            example = value if isinstance(value, str) and value.isdecimal() else "3"
            return Finding(path, f"{called} ska vara ett heltal.", f"Skriv {shown}{example}, utan citattecken.")
        case "decimal_type" | "decimal_parsing" | "is_instance_of":
            return Finding(path, f"{called} ska vara ett tal.", f"Skriv {shown}1.5, utan citattecken.")
        case "tuple_type" | "list_type" if isinstance(value, dict):
            return Finding(
                path, f"{called} ska vara en lista.", f"Skriv rubriken med dubbla hakparenteser: [[{_dotted(path)}]]"
            )
        case "tuple_type" | "list_type":
            example = f'["{visible_line(value)}"]' if isinstance(value, str) and len(value) <= 60 else "[ … ]"
            return Finding(path, f"{called} ska vara en lista.", f"Skriv {shown}{example}, inom hakparenteser.")
        case "model_type" | "dict_type" | "model_attributes_type":
            return Finding(path, f"{called} ska vara en tabell.", f"Skriv {shown}{{ … }}, inom klamrar.")
        case _:
            return Finding(path, f"{called} går inte att läsa.", "Jämför med ett annat formulär.")


def _dotted(path: Path) -> str:
    return ".".join(part for part in path if isinstance(part, str))
