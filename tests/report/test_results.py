"""The results for other programs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from digikap.model.answer import Grid, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.report.definitions import DEFINITIONS
from digikap.report.export.material import material
from digikap.report.export.toml import to_toml
from digikap.report.results import results
from digikap.scoring.distribution import Distribution
from tests.report.export.room import workshops
from tests.report.room import GOLDEN, abridged, answered, assessments, fresh, is_golden, without_groups
from tests.report.test_view import voted, with_hidden

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines


def exported(assessment: Assessment) -> dict:  # type: ignore[type-arg]
    return tomllib.loads(to_toml(material(assessment)))


def named(table: dict, kind: str, name: str) -> dict:  # type: ignore[type-arg]
    return next(one for one in table[kind] if one["id"] == name)


def test_the_results_of_the_example_are_as_they_were_looked_at(example: Assessment) -> None:
    assert is_golden("results.toml", to_toml(material(example)))


def test_any_toml_reader_reads_back_the_same_tables_in_the_same_order(example: Assessment) -> None:
    held = material(example)
    assert tomllib.loads(to_toml(held)) == results(held)
    filled = [
        {name: value for name, value in one.items() if value != []}
        for one in (tomllib.loads(to_toml(held)), results(held))
    ]
    assert str(filled[0]) == str(filled[1])  # an empty list stands among the values, before every table


def test_lists_of_tables_are_written_as_tables_however_short(example: Assessment) -> None:
    text = to_toml(material(example))
    for kind in ("groups", "dimensions", "questions", "questions.rows", "questions.choices", "differences"):
        assert f"\n[[{kind}]]\n" in text
    assert not re.search(r"^\w+ = \[\s*\{", text, re.MULTILINE)
    assert not re.search(r"\n\n\n", text)


def test_groups_and_dimensions_have_what_scripts_rely_on(example: Assessment) -> None:
    table = exported(example)
    drift = named(table, "groups", "drift")
    assert list(drift) == [
        "id", "name", "index", "answered", "asked", "low", "high", "label", "basis", "overall", "dimensions_answered",
        "dimensions_asked",
    ]  # fmt: skip
    assert (drift["index"], drift["low"], drift["high"]) == (70.83333333333333, 53.125, 78.125)
    assert (drift["answered"], drift["asked"], drift["basis"], drift["overall"]) == (4, 5, "dimensions", 75.0)
    assert named(table, "dimensions", "drift_effektivitet") == {
        "id": "drift_effektivitet",
        "name": "Kostnadseffektivitet",
        "answered": 0,
        "asked": 1,
    }
    assert "label" not in named(table, "dimensions", "mojlighet")
    assert named(table, "dimensions", "tid")["index"] == 25.0


def test_questions_of_every_kind_have_their_figures(example: Assessment) -> None:
    table = exported(example)
    assert named(table, "questions", "d_kvalitet") == {
        "id": "d_kvalitet", "name": "Kvalitet i vardagen", "kind": "rating", "section": "kapacitet",
        "index": 75.0, "answered": 1, "asked": 1, "low": 75.0, "high": 75.0, "counts": [0, 0, 0, 1, 0], "unknown": 0,
        "not_applicable": 0, "mean": 4.0, "median": 4.0, "average_deviation": 0.0, "lowest": 4, "highest": 4,
    }  # fmt: skip
    unknown = named(table, "questions", "d_effektivitet")
    assert (unknown["answered"], unknown["asked"], unknown["unknown"], "index" in unknown) == (0, 1, 1, False)
    grid = named(table, "questions", "v_utveckling")
    assert [row["id"] for row in grid["rows"]] == list(example.services)
    assert (grid["answered"], grid["asked"], grid["rows"][-1]["unknown"]) == (1, 1, 1)
    ranking = named(table, "questions", "u_hinder")
    assert {"id": "tid", "name": "Tid", "count": 1, "first": 1} in ranking["choices"]
    assert [one["id"] for one in ranking["choices"] if one["count"]] == ["tid", "for_mycket", "annat"]
    assert named(table, "questions", "p_forsta_steg") == {
        "id": "p_forsta_steg",
        "name": "Första steg",
        "kind": "text",
        "section": "verksamhetsfragor",
        "answered": 1,
        "asked": 1,
    }
    assert [one["id"] for one in table["questions"]] == [question.id for question in example.asked()]


def test_profile_and_resources_are_told(example: Assessment) -> None:
    table = exported(example)
    assert table["profile"] == {"id": "pa_ta", "name": "På tå", "borderline": False, "also": []}
    assert (table["resources"]["tightest"], table["resources"]["even"]) == ({"utveckling": "tid"}, {"drift": True})
    assert [(one["part"], one["dimension"]) for one in table["resources"]["cells"]] == [
        (part, resource) for part in ("drift", "utveckling") for resource in ("tid", "kompetens", "ekonomi")
    ]


def test_the_head_says_what_the_file_is(example: Assessment) -> None:
    table = exported(example)
    assert (table["format"], table["format_version"], table["example"]) == ("digikap-results", 1, True)
    assert str(table["date"]) == "2026-10-21"
    assert table["questionnaire"]["id"] == "kommunen"
    place = Organisation("Ängelholm", "1292", "Skåne län", "B4", 43900, 2024)
    assert exported(replace(example, organisation=place))["organisation"] == {
        "name": "Ängelholm", "code": "1292", "county": "Skåne län", "group": "B4", "population": 43900,
        "population_year": 2024,
    }  # fmt: skip


def test_answers_and_only_the_comments_for_the_report_are_there(example: Assessment) -> None:
    table = exported(example)
    assert table["answers"]["b_it_drift"] == "gemensam"
    assert table["answers"]["d_effektivitet"] == "vet_ej"
    assert table["answers"]["v_drift"]["kultur_fritid"] == 5
    assert table["other_text"]["p_viktigaste"] == "Att fler väljer att flytta hit och stanna"
    assert set(table["comments"]) == {name for name, one in example.comments.items() if one.use == "rapport"}


def test_what_lacks_a_resource_is_neither_tight_nor_even(example: Assessment) -> None:
    table = exported(example.with_answer("d_tid", None).with_answer("u_tid", None))
    assert (table["resources"]["tightest"], table["resources"]["even"]) == ({}, {})


def test_comments_on_what_other_answers_hide_are_not_exported(kommunen: Questionnaire) -> None:
    hidden = with_hidden(kommunen, ("d_kvalitet",)).with_comment("d_kvalitet", Comment("Syns inte", "rapport"))
    assert exported(hidden.with_comment("d_tid", Comment("Syns", "rapport")))["comments"] == {"d_tid": "Syns"}


def test_what_is_no_longer_asked_is_not_exported(example: Assessment) -> None:
    fewer = replace(example, included=(), services={"skola": "Skola"})
    table = exported(fewer)
    assert "p_bidrag" not in table["answers"]
    assert table["answers"]["v_drift"] == {"skola": 4}
    roles = fresh(example.questionnaire, "quick").with_answer("b_roller", example.answers["b_roller"])
    assert list(exported(roles)["answers"]) == ["b_roller"]


def keys(table: object) -> Iterator[str]:
    """Every key, but not the ids that name what the group answered or the model's groups."""
    if isinstance(table, list):
        for one in table:
            yield from keys(one)
    elif isinstance(table, dict):
        for key, value in table.items():
            yield key
            if key not in ("answers", "other_text", "comments", "texts", "analysis", "definitions", "tightest", "even"):
                yield from keys(value)


def test_every_key_is_defined_and_no_other(example: Assessment) -> None:
    golden = tomllib.loads((GOLDEN / "results.toml").read_text(encoding="utf-8"))
    assert golden["definitions"] == DEFINITIONS
    assert set(keys(golden)) <= set(DEFINITIONS)
    place = Organisation("Ängelholm", "1292", "Skåne län", "B4", 43900, 2024)
    built = example.questionnaire.model_copy(update={"bases": ("kommunen@1",)})
    everything = replace(example, organisation=place, questionnaire=built)
    votes = voted(everything, d_tid=Distribution.of_votes(5, [3, 4, 4]))
    whole = (replace(material(everything), scores=votes), *map(material, workshops()))
    assert {key for held in whole for key in keys(results(held))} == set(DEFINITIONS)


def test_nothing_answered_has_no_figures_but_every_table(kommunen: Questionnaire) -> None:
    table = exported(fresh(kommunen))
    assert table["profile"] == {}
    assert table["answers"] == {}
    assert all("index" not in one for kind in ("groups", "dimensions", "questions") for one in table[kind])


def test_a_questionnaire_without_groups_has_empty_lists() -> None:
    table = exported(answered(fresh(without_groups()), 6))
    assert (table["groups"], table["differences"], table["profile"], table["resources"]) == ([], [], {}, {})
    assert named(table, "dimensions", "saker")["index"] == 100.0


def test_text_is_passed_on_as_it_was_written(example: Assessment) -> None:
    hostile = '"""\\ \x00\x1b[31m\x9b\n[[groups]]\n\t\u202e\U000e0041 = {{ x }} ' + "a" * 10_000
    changed = example.with_answer("p_forsta_steg", Written(hostile))
    assert exported(changed)["answers"]["p_forsta_steg"] == hostile
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\U000e0041]", to_toml(material(changed)))


def test_the_analysis_and_what_is_left_out_are_told(example: Assessment) -> None:
    table = exported(example)
    assert table["analysis"]["grad"] == {"2": "Kultur och fritid: bokningarna fungerar hela vägen."}
    working = {"id": "working_comments", "name": "Kommentarer som är arbetsmaterial", "count": 2}
    assert (table["id"], table["anonymous"], table["left_out"]) == ("exempel1", False, [working])


def test_a_half_answered_grid_counts_as_answered(example: Assessment) -> None:
    half = exported(example.with_answer("v_drift", Grid({"skola": 2})))
    grid = named(half, "questions", "v_drift")
    assert (grid["answered"], grid["asked"], len(grid["rows"])) == (1, 1, 9)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(assessments(abridged()))
def test_any_results_are_read_back_and_stable(assessment: Assessment) -> None:
    held = material(assessment)
    text = to_toml(held)
    assert tomllib.loads(text) == results(held)
    assert to_toml(material(assessment)) == text
