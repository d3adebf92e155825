"""One who answers alone: what is asked at the start, and what an alias and a role can be."""

from __future__ import annotations

import re

import pytest

from digikap.interview.alone import ALIAS_LIMIT, alias_of, role_of
from digikap.interview.device import ESCAPE
from digikap.interview.starting import ask_start
from digikap.interview.typed import Refused
from digikap.model.answer import Respondent
from digikap.model.assessment import Assessment, Organisation
from digikap.store.content import municipalities
from digikap.store.questionnaires import load
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist, sizes

FORM = kommunen()


def alone(**changes: object) -> Assessment:
    return begun(FORM, mode="individual", participants=1, **changes)


def started(room: Typist, assessment: Assessment) -> Assessment:
    return ask_start(room, assessment, municipalities(), optional=False, services=False)


def test_one_who_answers_alone_is_asked_for_alias_and_role_and_neither_participants_nor_roles() -> None:
    room = Typist("", "angelh", "7", "6")
    answered = started(room, alone(organisation=Organisation("")))
    assert answered.respondent == Respondent("7", "Ekonomichef")
    assert room.left == [] and len(room.screens) == 4
    assert "en enda persons svar" in room.screens[0] and "aldrig ett namn" in room.screens[2]
    assert "b_roller" not in {question.id for question in answered.asked()}


def test_the_role_is_voluntary_may_be_any_words_and_b_goes_back_where_enter_keeps() -> None:
    assert started(Typist("", "blå", ""), alone()).respondent == Respondent("blå")
    room = Typist("", "blå", "b", "", "Kanslichef", redraws=False)
    assert started(room, alone()).respondent == Respondent("blå", "Kanslichef")
    assert "Svaret (Enter behåller det): blå" in room.screens[3]
    back = Typist("", ESCAPE, "", "blå", "6")
    assert started(back, alone()).respondent == Respondent("blå", "Ekonomichef")
    assert back.left == []


def test_one_who_answers_alone_is_nowhere_at_the_start_spoken_to_as_several() -> None:
    room = Typist("", "Hamnbolaget", "j", "7", "", "1", "1", "1", "b", "", "")
    ask_start(room, alone(organisation=Organisation("")), municipalities())
    said = [line for screen in room.screens[1:] for line in screen.splitlines() if not re.match(r" *\d|   ", line)]
    assert not {"ni", "er", "ert", "era"} & set(re.findall(r"\w+", " ".join(said).casefold()))
    assert room.left == []


def test_who_the_command_line_has_named_is_not_asked() -> None:
    room = Typist("")
    assert started(room, alone(respondent=Respondent("7"))).respondent == Respondent("7")
    assert len(room.screens) == 1


def test_a_role_is_known_by_id_number_or_words() -> None:
    assert role_of("ekonomi", FORM) == role_of(" EKONOMICHEF ", FORM) == role_of("6", FORM) == "Ekonomichef"
    assert role_of("Stabschef", FORM) == "Stabschef"
    assert role_of("", FORM) == ""
    assert isinstance(role_of("99", FORM), Refused)
    assert isinstance(role_of("x" * 201, FORM), Refused)


def test_a_questionnaire_without_roles_takes_the_role_in_words() -> None:
    form = load("kompass")
    assert form.fact_question("roles") is None
    room = Typist("", "7", "Lärare")
    assessment = begun(form, mode="individual", participants=1)
    assert started(room, assessment).respondent == Respondent("7", "Lärare")


@pytest.mark.parametrize("typed", ["", " ", "--", "x" * (ALIAS_LIMIT + 1)])
def test_an_alias_that_cannot_name_a_file_is_refused(typed: str) -> None:
    assert isinstance(alias_of(typed), Refused)


@pytest.mark.parametrize(("columns", "rows"), sizes())
def test_what_is_told_at_the_start_fits_the_windows_that_meetings_have(columns: int, rows: int) -> None:
    room = Typist("", "7", "6", columns=columns - 2, rows=rows)
    started(room, alone())
    for screen in room.screens:
        assert len(screen.split("\n")) <= rows - 1
