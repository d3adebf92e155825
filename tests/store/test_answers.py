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
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import GridVoting, Tally, Voting
from digikap.store.answers import read_answers
from digikap.store.assessments import to_toml
from digikap.store.questionnaires import dump, load
from tests.store.small import ANSWERS, VOTES, begun, filled, small, tallied
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


@pytest.mark.parametrize("name", ["answers", "format", "participants", "organisation"])
def test_a_question_may_be_called_what_the_file_has_of_its_own(tmp_path: Path, name: str) -> None:
    table = dump(small())
    table["sections"][0]["questions"][0]["id"] = name
    text = f"""
        format = "digikap-assessment"
        [organisation]
        name = "Ängelholm"
        [participants]
        count = 7
        [answers]
        {name} = 3
        """
    assessment = told(tmp_path, text, begun(Questionnaire.model_validate(table)))
    assert (assessment.answers, assessment.participants) == ({name: 3}, 7)


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
    chosen = {row.id for row in saved.rows(small().question("p_bidrag"))}
    answers, votes = dict(saved.answers), dict(saved.votes)
    grid, voting = answers.get("p_bidrag"), votes.get("p_bidrag")
    if isinstance(grid, Grid):
        answers["p_bidrag"] = Grid({row: mark for row, mark in grid.marks.items() if row in chosen})
    if isinstance(voting, GridVoting):
        rows = {row: one for row, one in voting.rows.items() if row in chosen}
        votes |= {"p_bidrag": GridVoting(rows)}
        if not rows:
            del votes["p_bidrag"]
    saved = begun(**{**vars(saved), "answers": answers, "votes": votes})
    fresh = told(tmp_path_factory.mktemp("answers"), to_toml(saved), begun(services={}, mode=saved.mode))
    for part in ("organisation", "services", "answers", "votes", "comments", "analysis", "required", "actions"):
        assert getattr(fresh, part) == getattr(saved, part), part
    assert (fresh.id, fresh.state, fresh.revision, fresh.parked) == ("k7m2qd9x", "ongoing", 0, ())


# ---------------------------------------------------------------- votes


def test_votes_fill_a_tally_and_an_answer_beside_them_is_what_was_settled(tmp_path: Path) -> None:
    assessment = told(
        tmp_path,
        """
        [answers]
        d_total = 3
        [votes]
        d_total.1 = "0 3 4 1 0"
        d_total.2 = "0 1 7 0 0"
        d_total.minority = "Natten."
        d_val.1 = "0 0 8 0 0 "
        p_viktigast.1 = "8 svarande: a 5 4, b 4 4"
        v_drift.bolag.1 = "8 0 0 0 0"
        p_bidrag.a.1 = "0 8 0 0 0"
        [required]
        drift = "0 0 4 4 0"
        [actions.egen]
        text = "Öva."
        """,
        begun(mode="tally", parked=("d_total",)),
    )
    assert assessment.answers == {"d_total": 3}
    assert assessment.votes["d_total"] == Voting((Tally((0, 3, 4, 1, 0)), Tally((0, 1, 7, 0, 0))), "Natten.")
    assert assessment.parked == ()
    assert assessment.included == ("d_val", "p_bidrag")
    assert "bolag" in assessment.services
    assert assessment.required == {"drift": Tally((0, 0, 4, 4, 0))}
    assert assessment.actions["egen"].text == "Öva."


def test_votes_take_the_place_of_those_that_stood_and_of_what_was_settled(tmp_path: Path) -> None:
    after = told(tmp_path, '[votes]\nd_total.1 = "8 0 0 0 0"\nv_drift.forskola.1 = "8 0 0 0 0"', tallied())
    assert after.votes["d_total"] == Voting((Tally((8, 0, 0, 0, 0)),))
    grid = after.votes["v_drift"]
    assert isinstance(grid, GridVoting) and grid.rows["egen_hamn"] == tallied().votes["v_drift"].rows["egen_hamn"]
    assert grid.rows["forskola"] == Voting((Tally((8, 0, 0, 0, 0)),))
    assert "d_total" not in after.answers
    assert after.answers["v_drift"] == Grid({"egen_hamn": Special.NOT_APPLICABLE})


def test_the_same_votes_again_change_nothing(tmp_path: Path) -> None:
    before = tallied()
    again = told(tmp_path, '[votes]\nd_tid.1 = "3 4 e2"\nd_tid.uneven = "En gick\\nin igen."', before)
    assert again == before and again.votes.keys() == VOTES.keys()


@pytest.mark.parametrize(
    ("text", "assessment", "fault"),
    [
        ('[votes]\nd_total.1 = "8 0 0 0 0"', begun(), "Filen har röster, men i den här självskattningen är det ingen"),
        ("[respondents.a]\nalias = '1'", begun(), "Filen är sammanslagen av flera personers svar"),
        ('[votes]\np_bidrag.a.1 = "8 0 0 0 0"', begun(mode="tally"), "Raden ”a” är inte vald i fråga p_viktigast."),
        ('[votes]\nd_total.1 = "8 0 0 0"', begun(mode="tally"), "Det är fyra tal, och skalan har fem steg."),
    ],
)
def test_votes_that_nobody_can_use_are_told(tmp_path: Path, text: str, assessment: Assessment, fault: str) -> None:
    with pytest.raises(BadFileError) as error:
        told(tmp_path, text, assessment)
    (found,) = error.value.faults
    assert found.what.startswith(fault) and found.line


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


def test_own_words_without_an_answer_are_told_with_where_they_stand(tmp_path: Path) -> None:
    with pytest.raises(BadFileError) as error:
        told(tmp_path, '[other_text]\nu_hinder = "Väder"')
    (found,) = error.value.faults
    assert (found.line, found.what) == (2, "Den egna texten saknar ett svar i [answers].")
    assert found.advice == "Skriv svaret där. Är det röster står texten bland dem: other = …"


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
        votes votes.d_total votes.d_total.1 votes.v_drift votes.v_drift.forskola votes.u_hinder.1 hidden_votes
        required required.drift actions actions.x actions.x.text actions.x.due respondents questionnaires previous
    """
    for key in keys.split():
        for shape in shapes:
            try:
                told(tmp_path, f"{key} = {shape}\n", begun(mode="tally"))
            except BadFileError as error:
                assert error.faults, (key, shape)
