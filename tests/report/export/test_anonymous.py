"""What is left out: comments, and everything that tells whose the assessment is."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings

from digikap.model.answer import Grid, Respondent
from digikap.model.assessment import Assessment, Comment
from digikap.model.plan import PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import GridVoting, Tally, Voting
from digikap.report.export.csv import to_csv
from digikap.report.export.json import to_json
from digikap.report.export.material import Material, Selection, material, told
from digikap.report.export.toml import to_toml
from digikap.report.export.xlsx import to_xlsx
from digikap.report.results import results
from digikap.scoring.score import score
from digikap.store.questionnaires import load
from tests.report.export.room import ANONYMOUS, FORMS, PLACE, SHIPPED, example, full_of, public
from tests.report.handouts import everything
from tests.report.room import assessments, fresh

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

MARK = "Zqxj"

KEPT = {
    "questionnaire", "date", "participants", "mode", "variant", "state", "example", "minutes_used", "included",
    "services", "answers", "parked", "passed", "votes", "respondents", "required", "actions", "previous",
}  # fmt: skip
"""The fields that an anonymous export is made of; their words are taken out."""

DROPPED = {
    "id", "organisation", "revision", "saved", "next_question", "comments", "analysis", "respondent",
}  # fmt: skip


def files(held: Material) -> dict[str, str]:
    """The words in every format; of the workbook those of its parts."""
    with zipfile.ZipFile(io.BytesIO(to_xlsx(held))) as book:
        workbook = "".join(book.read(name).decode() for name in book.namelist())
    return {"toml": to_toml(held), "json": to_json(held), "csv": to_csv(held), "excel": to_csv(held, excel=True),
            "xlsx": workbook}  # fmt: skip


def marked(assessment: Assessment) -> Assessment:
    """The assessment with the mark in every text of the municipality's own."""
    own = f"egen_{MARK.lower()}"
    full = full_of(f"{MARK} kommun", assessment)
    grids = {name: answer.with_mark(own, 3) for name, answer in full.answers.items()
             if isinstance(answer, Grid) and full.questionnaire.question(name).rows == "services"}  # type: ignore[union-attr]  # fmt: skip
    working = {"d_total": Comment(f"{MARK} arbetsmaterial")}
    voting = Voting((Tally((1, 0, 0, 0, 2)),), minority=MARK, uneven=MARK, other=MARK)
    action = PlannedAction(text=MARK, role=MARK, first_step=MARK, effect=MARK, reason=MARK)
    return replace(
        full,
        id=MARK,
        saved=MARK,
        services={**full.services, own: MARK},
        answers={**full.answers, **grids},
        comments={**full.comments, **working},
        votes={"d_total": voting, "v_drift": GridVoting({own: voting})},
        respondent=Respondent(MARK, MARK),
        actions={"ett": action},
        previous=Previous(id=MARK, date=full.date, told={"d_total": MARK}, actions={"ett": action}),
    )


def test_every_field_of_an_assessment_has_been_decided_on() -> None:
    """A new field is left out of an anonymous export until somebody has looked at what it can tell."""
    assert {field.name for field in fields(Assessment)} == KEPT | DROPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_the_mark_is_in_every_plain_export_and_in_no_anonymous_one(name: str) -> None:
    assessment = marked(example() if name == "kommunen" else fresh(load(name)))
    for text in files(material(assessment)).values():
        assert MARK in text
    for text in files(material(assessment, ANONYMOUS, public())).values():
        assert MARK.lower() not in text.lower()


@pytest.mark.parametrize("form", FORMS, ids=["kort", "tre_s"])
def test_no_text_of_the_groups_own_is_in_any_anonymous_export(form: Questionnaire) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(assessments(form))
    def check(assessment: Assessment) -> None:
        held = material(marked(assessment), ANONYMOUS, public())
        assert all(MARK.lower() not in text.lower() for text in files(held).values())

    check()


def test_nothing_tells_how_large_the_municipality_is_or_who_took_part() -> None:
    whole = replace(example(), organisation=PLACE)
    for text in files(material(whole, ANONYMOUS, public())).values():
        for telling in ("Ängelholm", "1292", "Skåne", "43900", "b_invanare", "b_kommungrupp", "b_roller", "exempel1"):
            assert telling not in text
    assert "b_it_drift" in to_json(material(whole, ANONYMOUS, public()))


def test_the_figures_are_the_same_as_when_everybody_may_know() -> None:
    plain, nameless = (results(material(marked(example()), one, public())) for one in (Selection(), ANONYMOUS))
    for kind in ("groups", "dimensions", "profile", "resources"):
        assert nameless[kind] == plain[kind]
    facts = load("kommunen").facts
    without = [one["id"] for one in plain["questions"] if one["id"] not in facts]
    assert [one["id"] for one in nameless["questions"]] == without
    texts = [one for one in nameless["questions"] if one["kind"] == "text"]
    assert [one["answered"] for one in texts] == [1] * len(texts)


def test_own_services_get_neutral_ids_and_names_everywhere() -> None:
    held = material(marked(example()), ANONYMOUS, public())
    services = held.assessment.services
    assert services["skola"] == "Grundskola, gymnasium och vuxenutbildning"
    assert (services["egen_1"], services["egen_2"]) == ("Egen verksamhet 1", "Egen verksamhet 2")
    assert results(held)["answers"]["v_drift"]["egen_2"] == 3
    assert set(held.assessment.votes["v_drift"].rows) == {"egen_2"}  # type: ignore[union-attr]
    (grid,) = [one for one in results(held)["questions"] if one["id"] == "v_drift"]
    assert [row["id"] for row in grid["rows"]][-2:] == ["egen_1", "egen_2"]


def test_a_questionnaire_of_ones_own_keeps_its_ids_and_loses_its_words() -> None:
    own = everything(lambda text: f"{MARK} {text}")
    held = material(marked(fresh(own)), ANONYMOUS, public())
    assert all(MARK not in text for text in files(held).values())
    table = results(held)
    assert [one["id"] for one in table["questions"]] == [
        one["id"] for one in results(material(fresh(own)))["questions"]
    ]
    assert "own_words" in [one["id"] for one in table["left_out"]]
    assert held.scores == score(held.assessment)


def test_a_merged_file_tells_of_nobody(kommunen: Questionnaire) -> None:
    alone = replace(marked(fresh(kommunen)), mode="individual")
    merged = replace(fresh(kommunen), mode="individual", respondents=(alone, alone))
    held = material(merged, ANONYMOUS, public())
    assert MARK not in repr(held.assessment.respondents)
    assert [one.count for one in held.left_out if one.id == "respondents"] == [2]


def test_the_assessment_that_was_read_is_as_it_was() -> None:
    before = marked(example())
    material(before, ANONYMOUS, public())
    assert before == marked(example())


def test_what_is_left_out_is_told_in_the_export_and_to_the_user() -> None:
    held = material(example(), ANONYMOUS, public())
    told_of = {one["id"]: one.get("count") for one in json.loads(to_json(held))["left_out"]}
    assert told_of == {
        "working_comments": 2, "comments": 6, "id": None, "organisation": None, "facts": 3, "texts": 1, "other_text": 3,
        "analysis": 7, "services": 0,
    }  # fmt: skip
    assert told(held).startswith(
        "Utelämnat: Kommentarer som är arbetsmaterial (2); Kommentarer för rapporten (6); Filens"
    )
    assert "egna verksamheter" not in told(held)
    for text in files(held).values():
        assert "Kommentarer som är arbetsmaterial" in text
    assert told(material(fresh(load("kommunen")))) == "Det fanns inget att utelämna."


def test_without_comments_only_the_comments_are_gone() -> None:
    plain, fewer = (results(material(example(), Selection(comments=kept))) for kept in (True, False))
    assert (len(plain["comments"]), fewer["comments"]) == (6, {})
    assert [one["id"] for one in fewer["left_out"]] == ["working_comments", "comments"]
    assert {**plain, "comments": {}, "left_out": []} == {**fewer, "left_out": []}
