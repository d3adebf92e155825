"""What a trend and a cohort say, on a page and for other programs."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from dataclasses import replace
from datetime import date
from typing import get_args

import jsonschema
import pytest

from digikap.cohort import Excluded, WhyOut, cohort
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import Tally
from digikap.report import html, markdown
from digikap.report.comparison import many, over_time
from digikap.report.comparison.flat import cohort_table, exported, schema_text, trend_table
from digikap.report.view.blocks import Dots, Page, Slopes
from digikap.store.content import municipalities, shipped
from digikap.trend import Trend, trend
from tests.report.room import answered, fresh, is_golden, printed, squeezed, without_groups, words_of
from tests.report.years import after, before, towns

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines


@pytest.fixture(scope="module")
def three(kommunen: Questionnaire, example: Assessment) -> Trend:
    return trend([after(kommunen), before(kommunen), replace(example, example=False)])


def words(told: Page) -> str:
    return squeezed("\n".join(words_of(told)))


def test_a_trend_is_as_it_was_looked_at(three: Trend) -> None:
    told = over_time.page(three)
    assert is_golden("trend.txt", printed(told, 80))
    assert is_golden("trend.md", markdown.render(told))


def test_a_trend_has_a_line_for_each_figure_with_a_value_at_each_moment(three: Trend) -> None:
    told = over_time.page(three)
    lines = [block for _, one in told.sections() for block in one.blocks if isinstance(block, Slopes)]
    assert lines[0].moments == ("2025-11-20", "2026-10-21", "2026-11-21")
    assert [row.name for row in lines[0].rows] == ["Driftskapacitet", "Utvecklingskapacitet"]
    for one, row in zip(three.groups, lines[0].rows, strict=True):
        assert row.places == tuple(measure.index for measure in one.like)
    assert "▅▆▆" in printed(told, 80)
    assert "`▅▆▆`" in markdown.render(told)


def test_a_trend_says_what_is_comparable_and_what_is_not(three: Trend) -> None:
    text = words(over_time.page(three))
    parts = ("i alla tre", "Inte ställda varje gång", "Omformulerade", "Utan svar någon gång")
    for part in (*parts, "(vet ej någon gång)"):
        assert squeezed(part) in text
    assert "Kommungrupp" not in text


def test_what_is_new_is_called_new_and_not_left_unasked(three: Trend) -> None:
    lines = [replace(one, states=(None, None, "value"), why="new") for one in three.dimensions if one.why is not None]
    text = words(over_time.page(replace(three, groups=(), resources=(), dimensions=tuple(lines))))
    assert lines and squeezed("(ny i formuläret)") in text
    assert squeezed("(ställdes inte varje gång)") not in text


def test_two_have_no_steps_between_and_are_both(kommunen: Questionnaire) -> None:
    text = words(over_time.page(trend([before(kommunen), after(kommunen)])))
    assert squeezed("ett svar i båda") in text
    assert squeezed("Ett steg i taget") not in text


def test_copies_invented_and_incomparable_files_are_told_of(kommunen: Questionnaire, example: Assessment) -> None:
    one = before(kommunen)
    newer = replace(one, revision=one.revision + 1)
    told = over_time.page(trend([one, newer, example]))
    assert any("flera exemplar" in notice for notice in told.notices)
    assert any("påhittad" in notice for notice in told.notices)
    clash = over_time.page(trend([one, replace(one, participants=3), example]))
    assert any("Två olika har samma nummer" in notice for notice in clash.notices)


def test_files_that_share_nothing_show_only_what_each_says(kommunen: Questionnaire) -> None:
    other = answered(fresh(without_groups(), organisation=before(kommunen).organisation, id="x"), 3)
    other = replace(other, date=date(2026, 1, 1))
    told = over_time.page(trend([before(kommunen), other, after(kommunen)]))
    assert any("Ingen fråga är gemensam" in notice for notice in told.notices)
    text = words(told)
    assert squeezed("Går inte att jämföra över alla") in text
    assert squeezed("Ingen fråga är gemensam för 2025-11-20 och 2026-01-01") in text
    html.render(told)


def test_a_trend_of_the_quick_version_says_so(kommunen: Questionnaire) -> None:
    quick = replace(answered(fresh(kommunen, "quick", organisation=before(kommunen).organisation), 3), id="snabb")
    assert "snabbversionen" in words(over_time.page(trend([before(kommunen), quick])))


def test_a_cohort_warns_first_and_marks_the_own_one_beside_the_median(kommunen: Questionnaire) -> None:
    every = towns(kommunen, 24)
    own = every[3].organisation
    told = many.page(cohort(every, own.code, municipalities()), "county")
    assert "SOU 2020:8, 11.2–11.3" in told.notices[0]
    assert is_golden("cohort.txt", printed(told, 80))
    dots = [block for _, one in told.sections() for block in one.blocks if isinstance(block, Dots)]
    assert dots[0].columns == ("Kapacitet", "Median", own.name, "Kvartiler", "Kommuner")
    assert ("before", own.name) in dots[0].legend
    assert squeezed("Stockholms län (24 kommuner)") in words(told)
    assert "visasej" in words(told)
    (part,) = [one for _, one in told.sections() if one.title.startswith("Stockholms län")]
    assert [block.columns[2] for block in part.blocks if isinstance(block, Dots)] == [own.name]


def test_a_distribution_that_is_not_told_is_named_with_the_reason(kommunen: Questionnaire) -> None:
    every = towns(kommunen, 24)
    few = [
        one.unsettled("u_fornyelse").with_round("u_fornyelse", Tally((0,) * 5, 9)) if place < 6 else one
        for place, one in enumerate(every)
    ]
    text = words(many.page(cohort(few, None, municipalities())))
    assert squeezed("i en liten ruta: Utvecklingskapacitet.") in text
    assert squeezed("Fördelningen visas inte där färre än 20 kommuner har ett index: Förnyelse.") in text


@pytest.mark.parametrize("why", get_args(WhyOut))
def test_every_reason_why_a_file_does_not_count_is_told_in_words(kommunen: Questionnaire, why: WhyOut) -> None:
    found = cohort(towns(kommunen, 6), None, municipalities())
    told = many.page(replace(found, excluded=(Excluded("fil7", "Havsvik", why),), own_excluded=why))
    (reason,) = [notice for notice in told.notices if notice.startswith("Den egna kommunen räknas inte")]
    assert squeezed("Havsvik (fil7): " + reason.rpartition(": ")[2].rstrip(".")) in words(told)


def test_a_small_cohort_has_no_distribution_and_tells_which_files_do_not_count(kommunen: Questionnaire) -> None:
    every = towns(kommunen, 6)
    together = cohort([*every, every[0]], None, municipalities())
    text = words(many.page(together, "group"))
    assert squeezed("Fördelningen visas först när 20 kommuner är med.") in text
    assert squeezed("samma fil en gång till") in text
    assert "Hurmångakommunersomharettindex" not in text
    assert squeezed("Per kommungrupp") in text
    html.render(many.page(together))


def test_an_own_municipality_that_does_not_count_is_told_of(kommunen: Questionnaire) -> None:
    every = towns(kommunen, 6)
    unknown = replace(every[5], id="egen", organisation=Organisation("Havsvik"), example=True)
    together = cohort([*every, unknown], "egen", municipalities())
    told = many.page(together)
    assert any(notice.startswith("Den egna kommunen räknas inte") for notice in told.notices)
    ongoing = [replace(every[0], state="ongoing", organisation=Organisation("Skogby")), *every[1:]]
    told = many.page(cohort(ongoing, None, municipalities()), "county")
    assert any("inte avslutade" in notice for notice in told.notices)
    assert squeezed("har inget känt län") in words(told)


@pytest.mark.parametrize("form", ["toml", "json", "csv"])
def test_both_have_a_row_for_each_figure_that_explains_itself(three: Trend, kommunen: Questionnaire, form: str) -> None:
    for table in (trend_table(three), cohort_table(cohort(towns(kommunen, 21), "kommun3", municipalities()))):
        text = exported(table, form)
        if form == "csv":
            rows = list(csv.DictReader(io.StringIO(text)))
            assert list(rows[0]) == list(table.columns)
        else:
            read = tomllib.loads(text) if form == "toml" else json.loads(text)
            assert (read["format"], read["definitions"]) == (table.format, table.definitions)
            rows = read["figures"]
            assert {f"figures_{key}" for row in rows for key in row} <= set(table.definitions)
        assert len(rows) == len(table.rows)
        assert rows[0]["id"] == "drift"


@pytest.mark.parametrize("name", ["trend", "cohort"])
def test_the_schema_that_ships_holds_and_is_the_one_that_is_made(
    three: Trend, kommunen: Questionnaire, name: str
) -> None:
    """Written anew with: digikap schema trend -o questionnaires/digikap-trend.schema.json; likewise cohort."""
    made = (shipped() / f"digikap-{name}.schema.json").read_text(encoding="utf-8")
    assert made == schema_text(f"digikap-{name}")
    jsonschema.Draft202012Validator.check_schema(json.loads(made))
    validator = jsonschema.Draft202012Validator(json.loads(made), format_checker=jsonschema.FormatChecker())
    other = answered(fresh(without_groups(), organisation=before(kommunen).organisation, id="x"), 3)
    every = {
        "trend": [trend_table(three), trend_table(trend([after(kommunen), other]))],
        "cohort": [cohort_table(cohort(towns(kommunen, many), own)) for many, own in ((5, None), (21, "kommun3"))],
    }
    for table in every[name]:
        told = json.loads(exported(table, "json"))
        validator.validate(told)
        assert not validator.is_valid({**told, "figures": [{**told["figures"][0], "mer": 1}]})
