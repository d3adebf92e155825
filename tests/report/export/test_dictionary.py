"""The data dictionary: everything that can occur is described, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from digikap.report.definitions import DEFINITIONS, RESULTS
from digikap.report.export.columns import COLUMNS, KINDS, MEASURES
from digikap.report.export.dictionary import Format, dictionary
from digikap.report.export.shape import keys
from digikap.report.export.sheets import TABLES
from digikap.report.results import results
from tests.report.export.room import materials
from tests.report.test_language import ENGLISH

BY_ID = {"answers", "other_text", "comments", "texts", "analysis", "definitions", "tightest", "even"}


def listed(text: str) -> dict[str, set[str]]:
    """The names in the lists under each heading."""
    found: dict[str, set[str]] = {}
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        heading, _, items = part.partition("\n")
        found[heading] = set(re.findall(r"^- `([^`]+)`", items, re.MULTILINE))
    return found


def paths(table: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every key with the names that lead to it; ids are no keys."""
    for one in table if isinstance(table, list) else [table]:
        for key, value in one.items() if isinstance(one, dict) else ():
            yield (*path, key)
            if key not in BY_ID:
                yield from paths(value, (*path, key))


def test_every_key_that_is_written_is_described_and_no_other() -> None:
    written = {path for held in materials() for path in paths(results(held))}
    assert written == {path for path, _ in keys(RESULTS)}
    described = listed(dictionary("json"))
    told = {
        (*(() if heading == "Överst" else heading.strip("[]").split(".")), name)
        for heading, names in described.items()
        for name in names
    }
    assert told == written


def test_one_name_means_one_thing() -> None:
    assert all(key.means == DEFINITIONS[key.name] for _, key in keys(RESULTS))


def test_the_columns_and_measures_of_the_long_form_are_described() -> None:
    described = listed(dictionary("csv"))
    assert described.pop("Kolumner") == set(COLUMNS)
    assert described == {f"kind = {kind}": set(measures) for kind, (_, measures) in KINDS.items()}
    assert {measure for _, measures in KINDS.values() for measure in measures} <= set(MEASURES)


def test_the_sheets_are_described() -> None:
    described = listed(dictionary("xlsx"))
    for name, columns in TABLES:
        assert described[name] == {column.title for column in columns}


def test_without_a_format_all_are_described() -> None:
    whole = dictionary(None)
    for format_ in ("toml", "csv", "xlsx"):
        assert dictionary(format_).removeprefix("# Data ur digikap\n\n").rstrip() in whole
    assert dictionary("toml") == dictionary("json")


@pytest.mark.parametrize("format_", [None, "toml", "csv", "xlsx"])
def test_it_is_read_on_a_narrow_terminal_in_swedish(format_: Format | None) -> None:
    text = dictionary(format_)
    assert max(map(len, text.splitlines())) <= 79
    assert text.endswith("\n") and not text.endswith("\n\n")
    assert "\n\n\n" not in text
    said = re.sub(r"`[^`]*`|\([^()]*\)|\[+[^\]]*\]+|kind = \w+|[a-z_]+:|--[a-z]+", "", text)
    names = set(DEFINITIONS) | set(COLUMNS) | {"finished", "ongoing", "full", "quick", "consensus", "true"}
    assert {word for word in ENGLISH.findall(said) if word.lower() not in names} == set()
