"""Answers from a file: what is taken over, what is turned on, and every fault with its line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from digikap.errors import BadFileError
from digikap.model.answer import Chosen, Grid, Special, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.store.answers import read_answers
from digikap.store.assessments import to_toml
from digikap.store.questionnaires import load
from tests.store.small import ANSWERS, begun, filled
from tests.store.strategies import LAW_OF_TWO, assessments

FAULTY = sorted((Path(__file__).parents[1] / "data" / "faulty" / "answers").glob("*.toml"))


def told(tmp_path: Path, text: str, assessment: Assessment | None = None) -> Assessment:
    (tmp_path / "svar.toml").write_text(text, encoding="utf-8")
    return read_answers(tmp_path / "svar.toml", assessment or begun())


def test_the_short_forms_are_enough(tmp_path: Path) -> None:
    assessment = told(
        tmp_path,
        """
        [answers]
        d_total = 4
        d_tid = "ej_aktuellt"
        u_hinder = ["tid", "annat"]
        v_drift = {forskola = 3, egen_hamn = "ej_aktuellt"}
        b_it = "egen"
        p_viktigast = ["b", "a"]
        fritt = "Något eget."
        [other_text]
        u_hinder = "Väder"
        """,
    )
    assert assessment.answers == {
        "d_total": 4,
        "d_tid": Special.NOT_APPLICABLE,
        "u_hinder": Chosen(("tid", "annat"), "Väder"),
        "v_drift": Grid({"forskola": 3, "egen_hamn": Special.NOT_APPLICABLE}),
        "b_it": Chosen(("egen",)),
        "p_viktigast": Chosen(("b", "a")),
        "fritt": Written("Något eget."),
    }
    assert [question.id for question in assessment.unanswered()] == ["v_egna", "b_roller"]
    assert assessment.included == ()


def test_the_main_questionnaire_takes_the_short_forms_too(tmp_path: Path) -> None:
    questionnaire = load("kommunen")
    services = {service.id: service.name for service in questionnaire.services if not service.optional}
    assessment = told(
        tmp_path,
        """
        [answers]
        d_total = 4
        u_tid = "vet_ej"
        u_hinder = ["tid", "pengar"]
        v_drift = {forskola = 3, skola = "ej_aktuellt"}
        b_it_drift = "egen"
        b_roller = ["ekonomi"]
        u_plats = 2
        """,
        begun(questionnaire, services=services),
    )
    assert len(assessment.answers) == 7
    assert assessment.included == ("u_plats",)


def test_everything_else_that_is_given_is_taken_over(tmp_path: Path) -> None:
    assessment = told(
        tmp_path,
        """
        format = "digikap-assessment"
        included = ["d_val"]
        [organisation]
        name = "Kusten"
        [participants]
        count = 5
        [services]
        hamn = "Hamnen"
        [answers]
        v_drift.hamn = 2
        [comments.d_total]
        text = "Natten."
        [analysis.ett]
        1 = "Därför."
        """,
    )
    assert assessment.organisation == Organisation("Kusten")
    assert assessment.participants == 5
    assert assessment.services == {"hamn": "Hamnen"}
    assert assessment.included == ("d_val",)
    assert assessment.comments == {"d_total": Comment("Natten.")}
    assert assessment.analysis == {"ett": {1: "Därför."}}


def test_what_the_file_does_not_mention_stays(tmp_path: Path) -> None:
    before = filled()
    assert told(tmp_path, "", before) == before
    after = told(tmp_path, "[answers]\nd_total = 5\nv_drift.egen_hamn = 1\n[analysis.ett]\n1 = 'Mer'\n", before)
    assert after.answers == {**ANSWERS, "d_total": 5, "v_drift": Grid({"forskola": 4, "egen_hamn": 1})}
    assert after.comments == before.comments and after.services == before.services
    assert after.analysis == {"ett": {1: "Mer", 2: "Så här."}}


def test_an_answered_question_waits_no_more(tmp_path: Path) -> None:
    assert told(tmp_path, "[answers]\nv_egna.a = 3", filled()).parked == ()


def test_the_same_organisation_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    known = Organisation("Ängelholm", "1292", "Skåne län", "C6", 44000, 2025)
    assert told(tmp_path, '[organisation]\nname = "ängelholm"\npopulation = 0', filled()).organisation == Organisation(
        "Ängelholm", "1292", "Skåne län", "C6", 0, 2025
    )
    assert told(tmp_path, '[organisation]\nname = "Ängelholm"', filled()).organisation == known


def test_what_is_answered_is_asked(tmp_path: Path) -> None:
    optional = told(tmp_path, "[answers]\nd_val = 3\nd_total = 3")
    assert optional.included == ("d_val",)
    quick = told(tmp_path, '[answers]\nd_tid = 1\nd_total = 3\nb_roller = ["hr"]', begun(variant="quick"))
    assert quick.included == ("d_tid",)  # d_total is in the quick version, roles are a fact that nobody is asked twice
    assert [question.id for question in quick.asked()] == ["d_total", "d_tid"]


def test_an_offered_service_that_is_answered_becomes_a_row(tmp_path: Path) -> None:
    assessment = told(tmp_path, "[answers]\nv_drift = {bolag = 2, forskola = 3}\nv_egna.a = 1")
    assert assessment.services == {"forskola": "Förskola", "egen_hamn": "Hamnen", "bolag": "Bolag"}


@LAW_OF_TWO
@given(assessments())
def test_a_whole_saved_assessment_gives_its_answers_anew(
    tmp_path_factory: pytest.TempPathFactory, saved: Assessment
) -> None:
    answers = dict(saved.answers)
    source = answers.get("p_viktigast")
    chosen = source.ids if isinstance(source, Chosen) else ()
    grid = answers.get("p_bidrag")
    if isinstance(grid, Grid):
        answers["p_bidrag"] = Grid({row: mark for row, mark in grid.marks.items() if row in chosen})
    saved = begun(**{**vars(saved), "answers": answers})
    fresh = told(tmp_path_factory.mktemp("answers"), to_toml(saved), begun(services={}))
    for part in ("organisation", "services", "answers", "comments", "analysis"):
        assert getattr(fresh, part) == getattr(saved, part), part
    assert (fresh.id, fresh.state, fresh.revision, fresh.parked) == ("k7m2qd9x", "ongoing", 0, ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('format = "digikap-scales"', "är en fil med svarsskalor, inte en självskattning"),
        ('format = "digikap-assessment"\nformat_version = 9', "är sparad i format 9"),
        ("answers = 3", "har ett fel"),
        ("[answers", "går inte att läsa"),
    ],
)
def test_another_kind_of_file_is_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadFileError) as error:
        told(tmp_path, text)
    assert message in error.value.message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="finns inte"):
        read_answers(tmp_path / "svar.toml", begun())


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_each_faulty_file_gives_the_message_beside_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with pytest.raises(BadFileError) as error:
        read_answers(Path(path.name), begun())
    said = f"{error.value}\n{error.value.advice}\n"
    assert said == path.with_suffix(".txt").read_text("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f]", said)


def test_no_file_of_any_shape_gets_past_with_another_error(tmp_path: Path) -> None:
    shapes: list[Any] = ["3", "'x'", "[]", "[1]", "{}", "{a = 1}", "true", "2026-11-21", "1.5", "[{a = 1}]", "[[]]"]
    keys = """
        included organisation participants services answers other_text comments analysis questionnaire
        organisation.name participants.count services.x answers.d_total answers.v_drift answers.u_hinder answers.fritt
        answers.b_it other_text.b_it comments.d_total comments.d_total.text analysis.ett analysis.ett.1
    """
    for key in keys.split():
        for shape in shapes:
            try:
                told(tmp_path, f"{key} = {shape}\n")
            except BadFileError as error:
                assert error.faults, (key, shape)
