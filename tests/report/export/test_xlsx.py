"""The workbook, read back by another program."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pandas
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from digikap.model.answer import Chosen, Written
from digikap.model.assessment import Assessment
from digikap.report.export.answer_sheet import VOTED
from digikap.report.export.cells import LIMIT, fitting
from digikap.report.export.material import Material, Selection, material
from digikap.report.export.sheets import SUMMARY, TABLES
from digikap.report.export.xlsx import to_xlsx
from digikap.store.questionnaires import load
from tests.report.export.room import ANONYMOUS, NASTY, PLACE, example, full_of, materials, public, voting
from tests.report.room import UNKNOWN, abridged, answered, assessments, fresh

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines


def read(held: Material) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(to_xlsx(held)))


def frame(held: Material, sheet: str) -> pandas.DataFrame:
    return pandas.read_excel(io.BytesIO(to_xlsx(held)), sheet_name=sheet)


def facts(sheet: Worksheet) -> dict[str, Cell]:
    """The summary's first column with what stands beside it."""
    return {str(row[0].value): row[1] for row in sheet.iter_rows() if row[0].value is not None}  # type: ignore[misc]


def cells(book: Workbook) -> list[Cell]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]  # type: ignore[misc]


def test_the_sheets_are_named_frozen_and_filtered() -> None:
    book = read(material(example()))
    assert book.sheetnames == [SUMMARY, "Index", "Skillnader", "Svar", "Kommentarer", "Förklaringar"]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(6 < dimension.width < 110 for dimension in sheet.column_dimensions.values())


def test_the_summary_tells_who_when_and_how() -> None:
    sheet = read(material(replace(example(), organisation=PLACE)))[SUMMARY]
    told = facts(sheet)
    assert sheet["A1"].value == "Ängelholm"
    assert (told["Kommunkod"].value, told["Kommunkod"].data_type) == ("1292", "s")
    assert (told["Folkmängd 2024"].value, told["Folkmängd 2024"].data_type) == (43900, "n")
    assert told["Datum"].value == datetime.fromisoformat("2026-10-21")
    assert (told["Datum"].is_date, told["Datum"].number_format) == (True, "yyyy-mm-dd")
    assert told["Fält"].value == "På tå"
    assert told["Kommentarer som är arbetsmaterial"].value == 2
    assert told["Trängst"].value == "jämnt fördelat"


def test_every_index_is_there_unrounded_and_as_a_number() -> None:
    held = material(example())
    table = frame(held, "Index")
    for kind, scores in (("Grupp", held.scores.groups), ("Dimension", held.scores.dimensions)):
        rows = table[table["Slag"] == kind].set_index("Id")
        assert list(rows.index) == list(scores)
        for name, score in scores.items():
            if score.measure.index is None:
                assert pandas.isna(rows.loc[name, "Index"])
            else:
                assert rows.loc[name, "Index"] == float(score.measure.index)
            assert rows.loc[name, "Ställda frågor"] == score.measure.asked
    assert (table["Slag"] == "Resurs").sum() == 6
    assert read(held)["Index"]["D2"].number_format == "0.0"


def test_answers_are_in_words_and_steps() -> None:
    table = frame(material(example()), "Svar").set_index("Id")
    assert tuple(table.loc["d_total", ["Svar", "Steg", "Index"]]) == ("Ganska hög", 4, 75)
    assert table.loc["d_effektivitet", "Svar"] == "vet ej"
    assert table.loc["u_investering", "Svar"] == "obesvarad"
    assert list(table.loc["v_utveckling", "Svar"])[-1] == "vet ej"
    assert list(table.loc["u_hinder", "Svar"]) == [
        "plats 1", "plats 2", "plats 3: Riktade statsbidrag som beviljas sent på året",
    ]  # fmt: skip
    assert list(table.loc["b_roller", "Svar"])[-1] == "valt: Beredskapssamordnare"
    assert str(table.loc["p_forsta_steg", "Svar"]).startswith("Vi gör en lista")
    assert not set(table.columns) & {column.title for column in VOTED}


def test_what_was_voted_has_its_votes_and_its_spread() -> None:
    held = replace(material(example()), scores=voting(example()))
    row = frame(held, "Svar").set_index("Id").loc["d_tid"]
    assert row["Svar"] == "medelvärdet av rösterna"
    assert (row["Steg"], row["Röster per steg"]) == (pytest.approx(11 / 3, rel=1e-15), "0 0 1 2 0")
    assert tuple(row[["Vet ej", "Ej aktuellt", "Lägst", "Högst"]]) == (1, 1, 3, 4)


def test_a_fact_known_from_the_start_is_told_though_it_was_not_asked() -> None:
    quick = fresh(load("kommunen"), "quick")
    for answer, said in (
        (Chosen(("ekonomi", "annan"), "Säkerhetschef"), "Ekonomichef\nAnnan roll: Säkerhetschef"),
        (UNKNOWN, "vet ej"),
    ):
        table = frame(material(quick.with_answer("b_roller", answer)), "Svar").set_index("Id")
        assert table.loc["b_roller", "Svar"] == said


def test_comments_and_analysis_stand_section_by_section() -> None:
    table = frame(material(example()), "Kommentarer")
    assert list(table["Slag"].value_counts().items()) == [("Egen analys", 7), ("Kommentar", 6)]
    assert "Natten i äldreomsorgen och lönehanteringen hänger på enstaka personer." in list(table["Text"])


def test_a_sheet_without_rows_says_why() -> None:
    empty = read(material(fresh(load("kommunen"))))
    assert empty["Kommentarer"]["A2"].value == "Det finns inga kommentarer för rapporten."
    assert read(material(fresh(load("tre_s"), "quick"))).sheetnames[0] == SUMMARY
    bare = replace(example(), analysis={})
    silent = read(material(bare, Selection(comments=False)))
    assert silent["Kommentarer"]["A2"].value == "Kommentarerna är utelämnade."
    nameless = read(material(example(), ANONYMOUS, public()))
    assert nameless["Kommentarer"]["A2"].value == "Kommentarerna är utelämnade."
    assert nameless[SUMMARY]["A1"].value == "Anonym självskattning"


def test_every_column_is_explained_and_nothing_else() -> None:
    shown: set[tuple[str, str]] = set()
    for held in materials():
        book = read(held)
        there = {(name, str(cell.value)) for name in book.sheetnames[1:-1] for cell in book[name][1]}
        explained = {(str(row[0]), str(row[1])) for row in book["Förklaringar"].iter_rows(min_row=2, values_only=True)}
        assert {one for one in explained if one[0] != SUMMARY} == there
        assert {name for sheet, name in explained if sheet == SUMMARY} <= set(facts(book[SUMMARY]))
        shown |= there
    described = {(name, column.title) for name, columns in TABLES[:-1] for column in columns}
    assert shown == described


def test_the_same_assessment_gives_the_same_bytes_with_its_own_date() -> None:
    first, second = (to_xlsx(material(example())) for _ in range(2))
    assert first == second
    properties = openpyxl.load_workbook(io.BytesIO(first)).properties
    assert properties.title == "Exempelby: Kommunens kapacitet och digitalisering"
    assert properties.created == datetime.fromisoformat("2026-10-21T12:00")
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text[:12]))
def test_hostile_text_is_text_everywhere(text: str) -> None:
    data = to_xlsx(material(full_of(text, example())))
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = cells(book)
    assert {cell.data_type for cell in found} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in found)
    held = [cell.value for cell in book["Kommentarer"]["D"]]
    assert fitting(text) in held
    for cell in found:
        words = str(cell.value)
        assert len(words.encode("utf-16-le")) // 2 <= LIMIT
        assert cell.data_type != "s" or not words.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not any("externalLink" in name or "hyperlink" in name for name in parts.namelist())


def test_a_text_longer_than_a_cell_says_that_it_is_cut() -> None:
    book = read(material(example().with_answer("p_forsta_steg", Written("\x1b" * 10_000))))
    (cell,) = [row[3] for row in book["Svar"].iter_rows() if row[-1].value == "p_forsta_steg"]
    assert str(cell.value).endswith("hela texten står i TOML och JSON)")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(assessments(abridged()))
def test_any_assessment_makes_a_workbook_with_its_indices(assessment: Assessment) -> None:
    held = material(assessment)
    table = frame(held, "Index")
    groups = table[table["Slag"] == "Grupp"]
    assert [None if pandas.isna(one) else one for one in groups["Index"]] == [
        None if one.measure.index is None else pytest.approx(float(one.measure.index), rel=1e-15)
        for one in held.scores.groups.values()
    ]


def test_every_mode_extent_and_state_has_words(kommunen: object) -> None:
    for mode in ("consensus", "tally", "individual"):
        for state in ("ongoing", "finished"):
            held = material(replace(answered(fresh(load("kommunen")), 3), mode=mode, state=state))  # type: ignore[arg-type]
            assert facts(read(held)[SUMMARY])["Sätt att svara"].value
