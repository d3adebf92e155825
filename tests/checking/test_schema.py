"""The schema against an independent validator: it takes what ships, and refuses what a schema can refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import ValidationError

from digikap.checking import schema
from digikap.checking.authored import Authored
from digikap.errors import BadFileError
from digikap.store import toml
from digikap.store.content import scales, shipped
from digikap.store.starter import Plan, starter
from tests.checking.table import WHOLE, Table, broken
from tests.cli.english import english_in
from tests.fuzz.mutants import bases, mutants
from tests.fuzz.readers import KINDS

SCHEMA = schema.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
FAULTY = Path(__file__).parents[1] / "data" / "faulty" / "questionnaires"

BEYOND_A_SCHEMA = {
    "backslash_that_means_something": "a character that cannot be seen",
    "builds_on_a_file_outside": "where files stand",
    "builds_on_itself": "where files stand",
    "conditions": "references, and what can be answered",
    "escape_sequence": "a character that cannot be seen",
    "rows_from_ahead": "the order of questions",
    "several_in_choices": "what fits together inside a question",
    "several_parts_and_overall": "what the capacity model has",
    "several_references": "references and ids that stand twice",
    "unfed_dimension": "references",
    "unknown_model": "what ships",
    "unknown_scale": "references",
}
"""Faulty files that the schema lets through, and what they take to see."""


def parsed(path: Path) -> Table | None:
    """The file as a table; None where its syntax is broken."""
    try:
        return toml.parse(path.read_bytes(), path.name)
    except BadFileError:
        return None


TABLES = {path.stem: table for path in sorted(FAULTY.glob("*.toml")) if (table := parsed(path)) is not None}


def test_it_is_a_schema_itself() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(shipped().glob("*/[1-9]*.toml")), ids=lambda path: path.parent.name)
def test_every_shipped_questionnaire_is_valid(path: Path) -> None:
    VALIDATOR.validate(parsed(path))


@pytest.mark.parametrize("plan", [Plan("A", "a"), Plan("A", "a", 3, "Beredskap"), Plan("A", "a", 1, "B", "kommunen@1")])
def test_a_starter_is_valid(plan: Plan) -> None:
    VALIDATOR.validate(toml.parse(starter(plan, scales(), "a.toml").encode(), "a.toml"))


@pytest.mark.parametrize("name", TABLES)
def test_every_faulty_file_that_a_schema_can_catch_fails_it(name: str) -> None:
    assert VALIDATOR.is_valid(TABLES[name]) == (name in BEYOND_A_SCHEMA)


def test_the_list_of_what_it_cannot_catch_names_files_that_exist() -> None:
    assert TABLES.keys() >= BEYOND_A_SCHEMA.keys()


@pytest.mark.parametrize("key", ["0", "11", "topp", "1 ", ""])
def test_only_the_numbers_of_levels_can_have_anchors(key: str) -> None:
    assert VALIDATOR.is_valid(broken(lambda table, questions: questions[0].update(anchors={"10": "Hög."})))
    assert not VALIDATOR.is_valid(broken(lambda table, questions: questions[0].update(anchors={key: "Hög."})))


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every table in the schema."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(part)


def test_every_object_is_closed() -> None:
    objects = [part for part in parts(SCHEMA["$defs"]) if part.get("type") == "object"]
    assert len(objects) > 10
    assert all(one["additionalProperties"] is False for one in objects)


def test_every_key_is_described_in_swedish_and_nothing_else_is_said() -> None:
    keys = [
        (name, key)
        for part in parts(SCHEMA)
        if part.get("type") == "object"
        for name, key in part.get("properties", {}).items()
    ]
    assert len(keys) > 60
    for name, key in keys:
        assert key.get("description", "").endswith("."), name
    said = [
        part[word] for part in parts(SCHEMA) for word in ("description", "title") if isinstance(part.get(word), str)
    ]
    assert english_in(" ".join(said)) <= {"a", "var", "false"}
    assert len(said) == len(keys) + 1


def test_the_text_is_the_schema_and_ends_with_a_line_end() -> None:
    assert json.loads(schema.text()) == SCHEMA
    assert schema.text().endswith("}\n")
    assert "\\u" not in schema.text()


def test_the_schema_refuses_nothing_that_the_program_takes() -> None:
    taken = refused = 0
    for data in mutants(7, 600, bases(KINDS["questionnaire"].whole())):
        try:
            table = toml.parse(data, "a.toml")
        except BadFileError:
            continue
        try:
            Authored.model_validate(table)
        except ValidationError:
            refused += not VALIDATOR.is_valid(table)
        else:
            taken += 1
            VALIDATOR.validate(table)
    assert taken > 50
    assert refused > 100


def test_the_whole_table_with_every_kind_of_question_is_valid() -> None:
    VALIDATOR.validate(WHOLE)


def test_every_shipped_questionnaire_names_the_schema_that_ships_beside() -> None:
    """Written anew with: digikap schema -o questionnaires/digikap-questionnaire.schema.json"""
    assert (shipped() / schema.NAME).read_text(encoding="utf-8") == schema.text()
    for path in shipped().glob("*/[1-9]*.toml"):
        assert path.read_text(encoding="utf-8").startswith(f"#:schema ../{schema.NAME}\n")
