"""The JSON Schema of the results, made from `definitions`: what another program can rely on."""

from __future__ import annotations

import json
from typing import Any, assert_never

from digikap.report.definitions import RESULTS
from digikap.report.export.shape import (
    ID_PATTERN,
    ById,
    Day,
    Either,
    Key,
    Many,
    Number,
    Shape,
    Table,
    Text,
    Truth,
    Whole,
)

NAME = "digikap-results.schema.json"
"""What the file is called."""

_WORDS = ("other_text", "comments", "analysis")
"""The tables that hold text alone: empty in an anonymous export."""

_VOTED = {"rounds": {"items": {"properties": dict.fromkeys(("minority", "uneven"), False)}}}
_PLANNED = {"items": {"properties": dict.fromkeys(("text", "role", "due", "first_step", "effect", "reason"), False)}}
"""What an anonymous export does not tell of a vote, and of an action."""


def schema() -> dict[str, Any]:
    """The schema as a plain table; the same for the same version of digikap."""
    empty = {"maxProperties": 0}
    named = {"required": ["id"], "properties": {"organisation": {"required": ["name"]}}}
    words = dict.fromkeys(_WORDS, empty)
    nameless = {
        "properties": {
            "id": False,
            "organisation": empty,
            **words,
            "questions": {"items": {"properties": {**_VOTED, "rows": {"items": {"properties": _VOTED}}}}},
            "actions": _PLANNED,
            "previous": {"properties": {"id": False, "date": False, "actions": _PLANNED}},
            "respondents": {"properties": {**words, "texts": empty}},
        }
    }
    rules = {"if": {"properties": {"anonymous": {"const": True}}}, "then": nameless, "else": named}
    return titled("Resultat ur digikap", RESULTS) | rules


def text() -> str:
    """The schema as the file has it."""
    return written(schema())


def titled(title: str, table: Table) -> dict[str, Any]:
    """The schema of a document."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **shaped(table)}


def written(schema: dict[str, Any]) -> str:
    """A schema as a file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def shaped(shape: Shape) -> dict[str, Any]:
    """The schema of one kind of value."""
    match shape:
        case Text(one_of, pattern):
            if one_of:
                return {"type": "string", "enum": list(one_of)}
            return {"type": "string", "pattern": pattern} if pattern else {"type": "string", "minLength": 1}
        case Whole(low, high):
            return {"type": "integer", "minimum": low} | ({} if high is None else {"maximum": high})
        case Number(low, high):
            return {"type": "number", "minimum": low, "maximum": high}
        case Truth(always):
            return {"const": True} if always else {"type": "boolean"}
        case Day():
            return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
        case Many():
            return _list(shape)
        case Table():
            return _table(shape)
        case ById(of):
            return {
                "type": "object",
                "propertyNames": {"pattern": ID_PATTERN},
                "additionalProperties": shaped(of),
            }
        case Either(several):
            return {"anyOf": [shaped(one) for one in several]}
        case _:
            assert_never(shape)


def _list(shape: Many) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "array", "items": shaped(shape.of)}
    if shape.fewest:
        made["minItems"] = shape.fewest
    if shape.most is not None:
        made["maxItems"] = shape.most
    return made | ({"uniqueItems": True} if shape.different else {})


def _table(table: Table) -> dict[str, Any]:
    needed = [key.name for key in table.keys if key.required]
    made: dict[str, Any] = {
        "type": "object",
        "properties": {key.name: _described(key) for key in table.keys},
        "additionalProperties": False,
    }
    if table.may_be_empty:
        made |= {"if": {"minProperties": 1}, "then": {"required": needed}}
    else:
        made["required"] = needed
    if table.together:
        made["dependentRequired"] = {first: list(others) for first, *others in table.together}
    return made


def _described(key: Key) -> dict[str, Any]:
    return {"description": key.means, **shaped(key.shape)}
