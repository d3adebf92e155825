"""CSV in long form, read back by other programs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pandas
import pytest
from hypothesis import HealthCheck, given, settings

from digikap.model.answer import Written
from digikap.model.assessment import Assessment, Organisation
from digikap.report.export.cells import LIMIT, neutral
from digikap.report.export.columns import COLUMNS, KINDS
from digikap.report.export.csv import to_csv
from digikap.report.export.material import Material, Selection, material
from digikap.report.results import results
from digikap.scoring.result import GridScore, RatingScore
from tests.report.export.room import ANONYMOUS, NASTY, PLACE, example, full_of, materials, public, table
from tests.report.hostility import FORMULAS
from tests.report.room import abridged, assessments, is_golden

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

TEXTS = {"code": str, "choice": str, "row": str, "text": str, "id": str}


def read(held: Material, *, excel: bool = False) -> pandas.DataFrame:
    """The file as an analyst reads it."""
    data = io.BytesIO(to_csv(held, excel=excel).encode())
    if excel:
        return pandas.read_csv(data, sep=";", decimal=",", encoding="utf-8-sig", dtype=TEXTS, keep_default_na=False,
                               na_values={"value": [""]})  # fmt: skip
    return pandas.read_csv(data, dtype=TEXTS, keep_default_na=False, na_values={"value": [""]})


def value(frame: pandas.DataFrame, measure: str, **where: str) -> float:
    """The one figure that fits."""
    for column, what in {**where, "measure": measure}.items():
        frame = frame[frame[column] == what]
    (found,) = frame["value"]
    return float(found)


def test_the_rows_of_the_example_are_as_they_were_looked_at() -> None:
    assert is_golden("results.csv", to_csv(material(example())))
    assert is_golden("results-excel.csv", to_csv(material(example()), excel=True))


@pytest.mark.parametrize("excel", [False, True])
def test_pandas_reads_every_score_exactly(excel: bool) -> None:
    held = material(example())
    frame = read(held, excel=excel)
    assert list(frame.columns) == list(COLUMNS)
    for kind, scores in (("group", held.scores.groups), ("dimension", held.scores.dimensions)):
        for name, score in scores.items():
            if score.measure.index is not None:
                assert value(frame, "index", kind=kind, id=name) == float(score.measure.index)
            assert value(frame, "answered", kind=kind, id=name) == score.measure.answered
    for name, score in held.scores.questions.items():
        ratings = {"": score} if isinstance(score, RatingScore) else score.rows if isinstance(score, GridScore) else {}
        for row, rating in ratings.items():
            counts = frame[(frame["kind"] == "level") & (frame["id"] == name) & (frame["row"] == row)]["value"]
            assert tuple(counts) == rating.distribution.counts
    assert set(frame["name"]) >= {"Rättssäkerhet", "Förnyelse"}
    assert frame["value"].dtype == float


def test_one_of_the_figures_is_what_it_should_be() -> None:
    frame = read(material(example()), excel=True)
    drift = float(Fraction(425, 6))
    assert value(frame, "index", kind="group", id="drift") == drift
    assert "70,833333333333" in to_csv(material(example()), excel=True)


def test_the_form_is_that_of_the_standard_and_of_a_swedish_excel() -> None:
    plain, excel = to_csv(material(example())), to_csv(material(example()), excel=True)
    assert plain.startswith(",".join(COLUMNS) + "\r\n")
    assert excel.encode().startswith(b"\xef\xbb\xbf" + ";".join(COLUMNS).encode() + b"\r\n")
    for text in (plain, excel):
        assert text.endswith("\r\n")
        assert text.count("\r\n") == text.count("\r")
    assert ",70.83333333333333," in plain
    assert ";70,83333333333333;" in excel


def test_the_files_of_thirteen_municipalities_can_be_stacked() -> None:
    several = [
        replace(example(), id=f"kommun{number}", organisation=Organisation(f"Kommun {number}", f"{number:04}"))
        for number in range(13)
    ]
    held = [material(one) for one in several]
    whole = pandas.concat([read(one) for one in held], ignore_index=True)
    indices = whole[(whole["kind"] == "group") & (whole["measure"] == "index")]
    wide = indices.pivot_table(index=["code", "organisation"], columns="id", values="value")
    assert wide.shape == (13, 2)
    assert set(wide["drift"]) == {float(Fraction(425, 6))}


@cache
def tables() -> list[list[dict[str, str]]]:
    return [table(held) for held in materials()]


def test_a_thing_has_one_row_for_each_of_its_measures() -> None:
    many = {("assessment", "bases"), ("profile", "also"), ("question", "settled"), ("comment", "comment"),
            ("analysis", "text"), ("other_text", "other_text"), ("answer", "text")}  # fmt: skip
    for each in tables():
        rows = [tuple(row[key] for key in ("kind", "id", "row", "choice", "round", "measure")) for row in each]
        assert [one for one, other in pairwise(sorted(rows)) if one == other and (one[0], one[5]) not in many] == []


def test_the_kinds_and_measures_that_are_described_are_those_that_occur() -> None:
    found: dict[str, set[str]] = {}
    for each in tables():
        for row in each:
            found.setdefault(row["kind"], set()).add(row["measure"])
            assert bool(row["value"]) + bool(row["text"]) or row["choice"] in ("vet_ej", "ej_aktuellt")
    assert found == {kind: set(measures) for kind, (_, measures) in KINDS.items()}


def test_answers_are_told_in_figures_and_in_words() -> None:
    rows = {
        (row["id"], row["row"], row["choice"]): row for row in table(material(example())) if row["kind"] == "answer"
    }
    assert (rows["d_total", "", "4"]["value"], rows["d_total", "", "4"]["choice_name"]) == ("4", "Ganska hög")
    unknown = rows["v_utveckling", "bolag", "vet_ej"]
    assert (unknown["value"], unknown["choice_name"], unknown["row_name"]) == ("", "vet ej", "Kommunala bolag, samlat")
    third = rows["u_hinder", "", "annat"]
    assert (third["measure"], third["value"]) == ("place", "3")
    assert third["text"] == "Riktade statsbidrag som beviljas sent på året"
    assert rows["p_forsta_steg", "", ""]["text"].count("\n") == 1


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
@pytest.mark.parametrize("excel", [False, True])
def test_hostile_text_stays_in_its_cell(text: str, excel: bool) -> None:
    rows = table(material(full_of(text, example())), excel=excel)
    assert len(rows) > 1000
    assert {row["kind"] for row in rows} <= set(KINDS)
    (comment,) = [row["text"] for row in rows if row["kind"] == "comment" and row["id"] == "d_tid"]
    assert comment == neutral(text) or (excel and len(comment) < LIMIT < 2 * len(neutral(text)))
    cells = {cell for row in rows for column, cell in row.items() if column != "value"}
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))]
    assert not set("".join(cells)) & set("\x00\x07\x1b\r\t\u202e\u2066\u2028")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_negative_number_is_a_number_and_a_formula_is_text(text: str) -> None:
    rows = table(material(example().with_answer("e_vikt", 1).with_answer("p_forsta_steg", Written(text))))
    (points,) = [row["value"] for row in rows if row["id"] == "e_vikt" and row["measure"] == "points"]
    assert points == "-25.0"
    (written,) = [row["text"] for row in rows if row["measure"] == "text" and row["id"] == "p_forsta_steg"]
    assert written == neutral(text)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(assessments(abridged()))
def test_both_forms_say_the_same_of_any_assessment(assessment: Assessment) -> None:
    held = material(assessment)
    plain, excel = table(held), table(held, excel=True)
    assert [{**row, "value": row["value"].replace(",", ".")} for row in excel] == plain
    figures = [row["value"] for row in plain if row["kind"] == "group" and row["measure"] == "index"]
    assert list(map(float, figures)) == [one["index"] for one in results(held)["groups"] if "index" in one]
    assert to_csv(material(assessment)) == to_csv(held)


def test_without_comments_the_rest_is_the_same() -> None:
    whole = replace(example(), organisation=PLACE)
    every, fewer = (table(material(whole, Selection(comments=kept))) for kept in (True, False))
    assert [row for row in every if row["kind"] not in ("comment", "left_out")] == [
        row for row in fewer if row["kind"] != "left_out"
    ]
    assert [row["value"] for row in fewer if row["id"] == "comments"] == ["6"]


def test_an_anonymous_file_has_the_same_columns_with_nothing_in_those_that_tell() -> None:
    rows = table(material(replace(example(), organisation=PLACE), ANONYMOUS, public()))
    assert {(row["assessment"], row["organisation"], row["code"]) for row in rows} == {("", "", "")}
    assert csv.DictReader(io.StringIO(to_csv(material(example())))).fieldnames == list(rows[0])
