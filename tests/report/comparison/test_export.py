"""A comparison for other programs: TOML, JSON with its schema, CSV and a workbook."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from dataclasses import replace

import jsonschema
import openpyxl
import pytest

from digikap.comparing import Comparison, compare
from digikap.model.assessment import Organisation
from digikap.model.plan import PlannedAction
from digikap.model.questionnaire import Questionnaire
from digikap.report.comparison.definitions import COMPARISON, DEFINITIONS, SCHEMA_NAME, schema, schema_text
from digikap.report.comparison.export import to_csv, to_json, to_toml, to_xlsx
from digikap.store.content import shipped
from tests.report.years import after, before

VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())


def test_toml_and_json_say_the_same_and_the_schema_holds(years: Comparison, corpus: dict[str, Comparison]) -> None:
    for comparison in (years, *corpus.values()):
        read = json.loads(to_json(comparison))
        VALIDATOR.validate(read)
        toml = json.loads(json.dumps(tomllib.loads(to_toml(comparison)), default=str))
        assert read == toml


def test_the_schema_that_ships_is_the_one_that_is_made() -> None:
    """Written anew with: digikap schema comparison -o questionnaires/digikap-comparison.schema.json"""
    assert (shipped() / SCHEMA_NAME).read_text(encoding="utf-8") == schema_text()
    jsonschema.Draft202012Validator.check_schema(schema())


def test_every_key_is_told_of_in_the_file_itself(years: Comparison) -> None:
    told = tomllib.loads(to_toml(years))
    assert told["definitions"] == DEFINITIONS
    assert [key.name for key in COMPARISON.keys if key.required] == list(json.loads(to_json(years)))


def test_the_figures_are_exact_and_what_does_not_exist_is_absent(years: Comparison) -> None:
    told = tomllib.loads(to_toml(years))
    drift, utveckling = told["groups"]
    assert drift["points"] == float(years.groups[0].points or 0)
    assert drift["after"] - drift["before"] == pytest.approx(drift["points"])
    assert (drift["clear"], utveckling["clear"]) == (False, True)
    lacking = next(one for one in told["dimensions"] if "why" in one)
    assert "points" not in lacking
    assert "label_before" not in lacking
    assert years.profile is not None
    assert told["profile"] == {"before": years.profile.before.id, "after": years.profile.after.id}
    assert [one["state"] for one in told["promises"]] == ["klar", "pagar", "struken"]
    assert {one["kind"] for one in told["circumstances"]} == {"roles", "date", "version"}


def test_a_file_against_itself_is_the_same_with_no_points(kommunen: Questionnaire) -> None:
    told = tomllib.loads(to_toml(compare(before(kommunen), before(kommunen))))
    assert told["same"] is True
    assert all(one.get("points", 0) == 0 for one in (*told["groups"], *told["dimensions"], *told["questions"]))


def test_swapping_the_files_mirrors_every_figure(years: Comparison) -> None:
    one, other = (tomllib.loads(to_toml(it)) for it in (years, compare(years.after, years.before)))
    for kind in ("groups", "dimensions", "resources", "services", "questions"):
        turned = {(row["id"], row.get("row")): row for row in other[kind]}
        for row in one[kind]:
            mirror = turned[row["id"], row.get("row")]
            assert row.get("points", 0) == -mirror.get("points", 0)
            assert (row.get("before"), row["own_before_asked"]) == (mirror.get("after"), mirror["own_after_asked"])


def test_csv_has_a_row_for_each_figure_under_the_same_names(years: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(years))))
    told = tomllib.loads(to_toml(years))
    assert len(rows) == sum(len(told[kind]) for kind in ("groups", "dimensions", "resources", "services", "questions"))
    assert [row["id"] for row in rows if row["kind"] == "group"] == ["drift", "utveckling"]
    assert float(rows[0]["points"]) == told["groups"][0]["points"]
    assert rows[0]["clear"] == "0"
    assert to_csv(years).count("\r\n") == len(rows) + 1


def test_the_workbook_has_numbers_as_numbers_and_says_what_its_columns_mean(years: Comparison) -> None:
    first, second = to_xlsx(years), to_xlsx(years)
    assert first == second
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert book.sheetnames == ["Sammanfattning", "Siffror", "Frågor", "Förklaringar"]
    head, row = list(book["Siffror"].iter_rows(values_only=True))[:2]
    told = dict(zip(head, row, strict=True))
    assert told["kind"] == "Grupp"
    assert isinstance(told["points"], float)
    assert told["clear"] == "nej"
    assert len(list(book["Frågor"].iter_rows())) == len(years.matches) + 1


def test_text_that_could_be_a_formula_is_made_harmless(kommunen: Questionnaire) -> None:
    action = {"a": PlannedAction(text="=1+1", role="@x")}
    one = replace(before(kommunen), organisation=Organisation("=cmd()"), actions=action, services={"x": "=2+2"})
    other = replace(after(kommunen), organisation=Organisation("=cmd()"), services={"x": "=2+2"})
    comparison = compare(one, other)
    for text in (cell for row in csv.reader(io.StringIO(to_csv(comparison))) for cell in row):
        assert not text.startswith(("=", "+", "@"))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(comparison)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert json.loads(to_json(comparison))["promises"][0]["text"] == "=1+1"
