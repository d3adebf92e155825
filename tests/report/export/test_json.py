"""JSON, and the schema that other programs can rely on."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.definitions import DEFINITIONS, RESULTS
from digikap.report.export import schema
from digikap.report.export.json import to_json
from digikap.report.export.material import Selection, material
from digikap.report.export.shape import keys
from digikap.report.export.toml import to_toml
from digikap.store.content import shipped
from tests.report.export.room import (
    ANONYMOUS,
    FORMS,
    NASTY,
    PLACE,
    SELECTIONS,
    example,
    full,
    full_of,
    materials,
    public,
)
from tests.report.room import assessments, is_golden

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

SCHEMA = schema.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

Path = tuple[str | int, ...]


def whole() -> dict[str, Any]:
    """An export in which nearly every key is."""
    return json.loads(to_json(full()))  # type: ignore[no-any-return]


def test_the_results_of_the_example_are_as_they_were_looked_at() -> None:
    assert is_golden("results.json", to_json(material(example())))


def test_the_schema_that_ships_is_the_one_that_is_made() -> None:
    """Written anew with: digikap schema results -o questionnaires/digikap-results.schema.json"""
    assert (shipped() / schema.NAME).read_text(encoding="utf-8") == schema.text()
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_json_says_what_toml_says_in_the_same_order() -> None:
    for held in materials():
        text = to_json(held)
        read = json.loads(text)
        assert text.endswith("}\n")
        assert text.startswith('{\n  "format": "digikap-results",\n')
        toml = json.loads(json.dumps(tomllib.loads(to_toml(held)), default=str))
        assert read == toml
        filled = [key for key, value in read.items() if value != []]
        assert filled == [key for key, value in toml.items() if value != []]
        assert str(read["questions"]) == str(toml["questions"])


def test_everything_that_can_be_exported_is_valid() -> None:
    for held in materials():
        VALIDATOR.validate(json.loads(to_json(held)))


@pytest.mark.parametrize("form", FORMS, ids=["kort", "tre_s"])
@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_any_export_is_valid_and_stable(form: Questionnaire, selection: Selection) -> None:
    @settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
    @given(assessments(form))
    def check(assessment: Assessment) -> None:
        text = to_json(material(assessment, selection, public()))
        VALIDATOR.validate(json.loads(text))
        assert to_json(material(assessment, selection, public())) == text

    check()


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where every value is, but those whose keys are ids of the questionnaire's or words about the keys."""
    yield path
    if path == ("definitions",):
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from places(inner, (*path, key))


def changed(table: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """The table with another value in one place; without it for Ellipsis."""
    table = copy.deepcopy(table)
    inner: Any = table
    for key in path[:-1]:
        inner = inner[key]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return table


WHOLE = whole()
PLACES = [path for path in places(WHOLE) if path]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from([None, [None], {"Ö": 1}, -101, 101.5, "", True]))
def test_a_value_of_another_kind_is_refused(path: Path, value: Any) -> None:
    inner: Any = WHOLE
    for key in path:
        inner = inner[key]
    if value is True and isinstance(inner, bool):
        return
    if isinstance(value, float) and path[-1] in ("population", "population_year"):
        return
    assert not VALIDATOR.is_valid(changed(WHOLE, path, value)), path


def test_no_key_can_be_added_anywhere() -> None:
    free = {"answers", "other_text", "comments", "analysis", "definitions", "tightest", "even"}
    tables = {(tuple(part for part in path if isinstance(part, str)), at(path).get("kind")): path
              for path in [(), *PLACES] if isinstance(at(path), dict)}  # fmt: skip
    assert len(tables) > 20
    for path in tables.values():
        name = "Ny nyckel" if free & set(map(str, path)) else "ny"
        assert not VALIDATOR.is_valid(changed(WHOLE, (*path, name), 1)), path


def at(path: Path) -> Any:
    inner: Any = WHOLE
    for key in path:
        inner = inner[key]
    return inner


def test_no_key_that_is_always_there_can_be_taken_away() -> None:
    required: dict[tuple[str, ...], bool] = {}
    for names, key in keys(RESULTS):
        required[names] = required.get(names, True) and key.required
    tried = set()
    for path in PLACES:
        names = tuple(part for part in path if isinstance(part, str))
        if isinstance(path[-1], str) and required.get(names) and names not in tried:
            tried.add(names)
            assert not VALIDATOR.is_valid(changed(WHOLE, path, ...)), path
    assert len(tried) > 50
    assert not VALIDATOR.is_valid(changed(WHOLE, ("organisation",), {}))
    assert not VALIDATOR.is_valid(changed(WHOLE, ("id",), ...))


def test_what_tells_whose_it_is_makes_an_anonymous_export_invalid() -> None:
    table = json.loads(to_json(material(example(), ANONYMOUS, public())))
    VALIDATOR.validate(table)
    for key, value in (("id", "a"), ("organisation", {"name": PLACE.name}), ("comments", {"d_tid": "a"})):
        assert not VALIDATOR.is_valid({**table, key: value})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("groups", 0, "index"), 100.1),
        (("groups", 0, "low"), -0.1),
        (("groups", 0, "label"), "bra"),
        (("groups", 0, "id"), "Drift"),
        (("groups", 0, "low"), ...),
        (("answers", "d_total"), 11),
        (("answers", "v_drift", "skola"), 0),
        (("answers", "u_hinder"), ["tid", "tid"]),
        (("date",), "21 oktober"),
        (("date",), "2026-13-01"),
        (("format_version",), 2),
        (("resources", "even"), {"drift": False}),
    ],
    ids=str,
)
def test_ranges_and_ids_are_held(path: Path, value: Any) -> None:
    assert not VALIDATOR.is_valid(changed(WHOLE, path, value))


def test_the_schema_explains_every_key_in_the_words_of_the_definitions() -> None:
    said: dict[str, set[str]] = {}

    def collect(part: Any) -> None:
        for name, inner in part.get("properties", {}).items() if isinstance(part, dict) else ():
            if isinstance(inner, dict) and "description" in inner:
                said.setdefault(name, set()).add(inner["description"])
        for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            if isinstance(inner, dict | list):
                collect(inner)

    collect(SCHEMA)
    assert said == {name: {means} for name, means in DEFINITIONS.items()}


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
def test_hostile_text_is_read_back_as_it_was_written_and_shows_nothing_unseen(text: str) -> None:
    written = to_json(material(full_of(text, example())))
    assert json.loads(written)["comments"]["d_tid"] == text
    VALIDATOR.validate(json.loads(written))
    assert not any(letter in written for letter in "\x00\x1b\x9b\u202e\u2066\u2028\t\r")
    assert written.encode()
