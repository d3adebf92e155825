"""The start of an assessment: its rules, and asking for what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.interview.device import ESCAPE
from digikap.interview.services import own
from digikap.interview.start import (
    asks_services,
    chosen_services,
    default_services,
    fill_in_facts,
    own_service_id,
    preview,
    resolve_municipality,
    with_own,
)
from digikap.interview.starting import ask_start
from digikap.model.answer import Chosen
from digikap.model.assessment import Assessment, Organisation
from digikap.model.municipality import Municipality
from digikap.model.questionnaire import Questionnaire
from digikap.store.content import municipalities
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist

FORM = kommunen()
PLACES = municipalities()
ROLES = "b_roller"


def place(name: str) -> Municipality:
    return next(one for one in PLACES if one.name == name)


class TestMunicipalities:
    @pytest.mark.parametrize("typed", ["Ängelholm", "angelholm", "ÄNGELH", " ängelholm kommun "])
    def test_a_name_or_its_only_beginning_finds_one_with_or_without_dots(self, typed: str) -> None:
        found = resolve_municipality(typed, PLACES)
        assert found.municipality == place("Ängelholm") and found.told == ""
        assert found.organisation == Organisation(
            "Ängelholm", "1292", "Skåne län", place("Ängelholm").group, place("Ängelholm").population, 2024
        )

    def test_a_beginning_of_several_names_them(self) -> None:
        found = resolve_municipality("upp", PLACES)
        assert found.municipality is None and found.begun
        assert found.told == "Flera kommuner börjar på ”upp”: Upplands Väsby, Upplands-Bro, Uppsala och Uppvidinge."
        assert resolve_municipality("s", PLACES).told.endswith(" med flera.")

    def test_a_slip_of_the_finger_is_a_free_name_with_a_guess(self) -> None:
        found = resolve_municipality("Uppsla", PLACES)
        assert found.organisation == Organisation("Uppsla")
        assert found.told == "”Uppsla” är ingen svensk kommun. Menade du Uppsala?"

    def test_another_organisation_is_a_free_name_without_one(self) -> None:
        found = resolve_municipality("Räddningstjänstförbundet  Västra ", PLACES)
        assert found.organisation == Organisation("Räddningstjänstförbundet Västra")
        assert found.told.endswith("är ingen svensk kommun.")

    def test_the_preview_follows_what_is_typed(self) -> None:
        assert preview("angel", PLACES) == "Ängelholm, Skåne län"
        assert preview("upp", PLACES) == "Upplands Väsby, Upplands-Bro, Uppsala eller Uppvidinge"
        assert preview("", PLACES) == preview("qq", PLACES) == ""


class TestFacts:
    def test_population_and_group_are_answered_and_need_not_be_asked(self) -> None:
        filled = fill_in_facts(begun(FORM), place("Ängelholm"))
        assert filled.organisation.code == "1292"
        assert filled.answers["b_invanare"] == Chosen(("20000",))
        assert filled.answers["b_kommungrupp"] == Chosen(("b4",))

    @pytest.mark.parametrize("municipality", PLACES, ids=lambda one: one.name)
    def test_every_municipality_has_both(self, municipality: Municipality) -> None:
        assert {"b_invanare", "b_kommungrupp"} <= fill_in_facts(begun(FORM), municipality).answers.keys()

    def test_what_the_group_has_answered_stays(self) -> None:
        now = begun(FORM, answers={"b_invanare": Chosen(("u5000",))})
        assert fill_in_facts(now, place("Ängelholm")).answers["b_invanare"] == Chosen(("u5000",))

    def test_a_questionnaire_without_such_questions_is_left_alone(self) -> None:
        bare = FORM.model_copy(update={"sections": FORM.sections[1:]})
        assert fill_in_facts(begun(bare), place("Ängelholm")).answers == {}

    def test_no_choice_is_made_where_none_fits(self) -> None:
        odd = replace(place("Ängelholm"), population=-1, group_code="Z9")
        assert fill_in_facts(begun(FORM), odd).answers == {}


class TestServices:
    def test_the_standard_services_are_those_that_are_not_optional(self) -> None:
        assert list(default_services(FORM)) == [service.id for service in FORM.services if not service.optional]

    def test_services_are_added_taken_away_and_ones_own(self) -> None:
        rows = chosen_services(FORM, ["bolag"], ["ifo"], ["Hamnen", "Hamnen"])
        assert "bolag" in rows and "ifo" not in rows
        assert list(rows.items())[-2:] == [("egen_hamnen", "Hamnen"), ("egen_hamnen_2", "Hamnen")]

    @given(st.text(max_size=300), st.sets(st.just("egen_namnlos")))
    def test_an_id_is_made_from_any_name_and_is_never_taken(self, name: str, taken: set[str]) -> None:
        made = own_service_id(name, taken)
        assert made not in taken and len(made) <= 60
        assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789_")

    def test_services_are_asked_for_only_where_a_grid_has_them(self) -> None:
        assert asks_services(begun(FORM, services={}))
        assert not asks_services(begun(FORM, variant="quick"))


def started(*lines: str, form: Questionnaire = FORM, redraws: bool = True, **known: Any) -> tuple[Assessment, Typist]:
    asked = {key: known.pop(key) for key in ("optional", "services_asked") if key in known}
    base: Mapping[str, Any] = {
        "organisation": Organisation(""),
        "participants": None,
        "services": default_services(form),
    }
    typist = Typist(*lines, redraws=redraws)
    now = ask_start(
        typist,
        begun(form, **(dict(base) | known)),
        PLACES,
        optional=asked.get("optional", True),
        services=asked.get("services_asked", True),
    )
    assert typist.left == []
    return now, typist


WHOLE = ["", "angelh", "8", "1 3 12", "Nattchef", "1", "3", "2", "Hamnen", ""]


class TestAsking:
    @pytest.mark.parametrize("redraws", [True, False])
    def test_everything_is_asked_once(self, redraws: bool) -> None:
        now, typist = started(*WHOLE, redraws=redraws)
        assert now.organisation.name == "Ängelholm" and now.participants == 8
        assert now.answers[ROLES] == Chosen(("kommundirektor", "omsorg", "annan"), "Nattchef")
        assert now.answers["b_kommungrupp"] == Chosen(("b4",))
        assert now.included == ("u_plats",)
        assert "bolag" in now.services and "skola" not in now.services and now.services["egen_hamnen"] == "Hamnen"
        assert "allmän handling" in typist.screens[0] and "aldrig namn" in typist.screens[0]
        assert "Ängelholm" in typist.screens[2]

    def test_what_is_known_is_not_asked(self) -> None:
        known = begun(FORM, answers={ROLES: Chosen(("hr",))})
        now, typist = started(
            "",
            organisation=Organisation("Habo"),
            participants=5,
            answers=known.answers,
            optional=False,
            services_asked=False,
        )
        assert len(typist.screens) == 1
        assert now.organisation == Organisation("Habo") and now.services == default_services(FORM)

    def test_the_quick_version_does_not_ask_for_services(self) -> None:
        now, typist = started("", "habo", "8", "1", "0", variant="quick")
        assert now.included == () and now.services == default_services(FORM)
        assert not any("verksamheter" in shown for shown in typist.screens[1:])

    def test_a_questionnaire_without_facts_options_and_services_asks_the_rest(self) -> None:
        section = FORM.sections[1]
        plain = section.model_copy(update={"questions": section.questions[:1]})
        bare = FORM.model_copy(update={"sections": (plain,), "services": (), "intro": None})
        now, _ = started("", "habo", "8", form=bare)
        assert now.participants == 8

    def test_no_service_need_be_offered(self) -> None:
        fixed = FORM.model_copy(update={"services": tuple(one for one in FORM.services if not one.optional)})
        now, typist = started("", "habo", "8", "1", "0", "0", "", form=fixed)
        assert not any("lägga till?" in shown and "1 " in shown for shown in typist.screens)
        assert len(now.services) == 8

    def test_a_slip_is_refused_until_it_is_clear(self) -> None:
        _, typist = started(
            "",
            "",
            "upp",
            "a" * 300,
            "uppsala",
            "0",
            "ja",
            "9",
            "99",
            "1",
            "7",
            "0",
            "x",
            "0",
            "1 2 3 4 5 6 7 8",
            "0",
            "",
        )
        assert [notice.split(".")[0] for notice in typist.notices] == [
            "Skriv kommunens namn, eller början av det",
            "Flera kommuner börjar på ”upp”: Upplands Väsby, Upplands-Bro, Uppsala och Uppvidinge",
            "Texten är för lång: 300 tecken, och högst 200 får plats",
            "Skriv ett heltal 1–200",
            "Skriv ett heltal 1–200",
            "Det finns inget val 99",
            "Skriv siffror 1–5 med mellanslag, eller 0 för ingen",
            "Skriv siffror 1–3 med mellanslag, eller 0 för ingen",
            "Minst en verksamhet måste vara kvar",
        ]

    def test_another_organisation_is_named_after_a_question(self) -> None:
        now, typist = started("", "Uppsla", "n", "Förbundet", "", "j", "8", "1", "0", "0", "0", "")
        assert now.organisation == Organisation("Förbundet") and "b_invanare" not in now.answers
        assert "Menade du Uppsala?" in typist.screens[2]

    def test_b_goes_back_a_step_from_everywhere(self) -> None:
        lines = [
            "",
            "habo",
            "b",
            "habo",
            "8",
            "b",
            "8",
            "1",
            "b",
            "1",
            "0",
            "b",
            "0",
            "0",
            "b",
            "0",
            "0",
            "b",
            "0",
        ]
        now, _ = started(*lines, "")
        assert now.participants == 8 and now.organisation.name == "Habo"

    BACK_TO_THE_START = ["b"] * 7

    @pytest.mark.parametrize("redraws", [True, False])
    def test_going_back_shows_what_was_answered_and_enter_keeps_all_of_it(self, redraws: bool) -> None:
        once, _ = started(*WHOLE, redraws=redraws)
        lines = [*WHOLE[:-2], *self.BACK_TO_THE_START, *[""] * 7, "Hamnen", ""]
        again, typist = started(*lines, redraws=redraws)
        assert again == once
        words = ["Ängelholm", "8", "Annan roll: Nattchef", "Platsens utveckling", "Bolag", "Grundskola"]
        for shown, said in zip(typist.screens[-8:-2], words, strict=True):
            assert "Svaret (Enter behåller det): " in " ".join(shown.split())
            assert said.casefold() in " ".join(shown.split()).partition("behåller det): ")[2].casefold()

    def test_what_was_answered_can_be_changed_after_going_back(self) -> None:
        now, _ = started(*WHOLE[:-2], *self.BACK_TO_THE_START, "", "stockholm", "9", "2", "0", "0", "1", "Hallen", "")
        assert now.organisation.name == "Stockholm" and now.participants == 9
        assert now.answers["b_kommungrupp"] != Chosen(("b4",)) and now.answers[ROLES] == Chosen(("utbildning",))
        assert now.included == () and "bolag" not in now.services and "egen_hallen" in now.services
        assert "forskola" not in now.services

    def test_none_is_kept_too(self) -> None:
        now, typist = started("", "habo", "8", "1", "0", "0", "0", *["b"] * 3, "", "", "", "")
        assert sum("Enter behåller det): ingen" in shown for shown in typist.screens) == 3 + 2
        assert now.services == default_services(FORM)

    def test_ones_own_organisation_and_role_are_kept(self) -> None:
        now, _ = started("", "Förbundet", "j", "8", "12", "Nattchef", *["b"] * 3, "", "", "", "0", "0", "0", "")
        assert now.organisation == Organisation("Förbundet")
        assert now.answers[ROLES] == Chosen(("annan",), "Nattchef")

    def test_ones_own_services_are_kept_changed_or_taken_away(self) -> None:
        def kept(before: list[str], *lines: str) -> tuple[list[str], str]:
            typist = Typist(*lines)
            rows = default_services(FORM)
            now = begun(FORM, services=rows)
            earlier = (now, replace(now, services=with_own(FORM, rows, before)))
            after = own(typist, now, earlier)
            assert after is not None and typist.left == []
            return [name for one, name in after.services.items() if one not in rows], typist.screens[0]

        names, shown = kept(["Hamnen", "Hallen"], "")
        assert names == ["Hamnen", "Hallen"] and "Svaret (Enter behåller det): Hamnen, Hallen" in shown
        assert kept(["Hamnen"], "Hallen", "")[0] == ["Hallen"]
        assert kept(["Hamnen"], "-")[0] == []
        assert kept(["Förskola"], "")[0] == []
        assert kept(["Hamnen"], "Hallen\n\n Norra   hallen", "")[0] == ["Hallen", "Norra hallen"]

    @pytest.mark.parametrize(
        ("line", "name"), [("hamnen", "hamnen"), ("Ålderdom\nalderdom", "alderdom"), ("FÖRSKOLA", "FÖRSKOLA")]
    )
    def test_a_service_that_is_there_already_is_refused_in_the_page(self, line: str, name: str) -> None:
        now, typist = started("", "habo", "8", "1", "0", "0", "0", "Hamnen", line, "Hallen", "")
        assert [one for one in now.services if one.startswith("egen_")] == ["egen_hamnen", "egen_hallen"]
        assert typist.notices == [f"”{name}” finns redan bland verksamheterna."]

    def test_more_services_of_ones_own_than_a_meeting_goes_through_are_refused(self) -> None:
        many = "\n".join(f"Hamn {number}" for number in range(101))
        now, typist = started("", "habo", "8", "1", "0", "0", "0", many, "Hallen", "")
        assert [one for one in now.services if one.startswith("egen_")] == ["egen_hallen"]
        told = "Det är 101 rader, och högst 100 får plats. Skriv färre, eller gå vidare med en tom rad."
        assert typist.notices == [told]

    def test_a_service_by_its_short_name_is_refused_too(self) -> None:
        short = next(service.short for service in FORM.services if service.id == "aldreomsorg")
        _, typist = started("", "habo", "8", "1", "0", "0", "0", short, "")
        assert "finns redan" in typist.notices[0]

    @pytest.mark.parametrize("line", ["s", "b", "hej", ESCAPE])
    def test_what_is_typed_before_the_beginning_is_told_of(self, line: str) -> None:
        _, typist = started(line, *WHOLE)
        assert typist.notices == ["Tryck bara Enter för att börja. Ctrl-C avslutar."]

    def test_a_page_that_is_not_asked_is_passed_over_on_the_way_back_too(self) -> None:
        fixed = FORM.model_copy(update={"services": tuple(one for one in FORM.services if not one.optional)})
        now, _ = started("", "habo", "8", "1", "0", "b", "1 2", "0", "", form=fixed)
        assert len(now.included) == 2

    def test_without_any_service_there_is_none_to_take_away(self) -> None:
        free = FORM.model_copy(update={"services": tuple(one for one in FORM.services if one.optional)})
        now, _ = started("", "habo", "8", "1", "0", "0", "Hamnen", "", form=free)
        assert list(now.services) == ["egen_hamnen"]

    @pytest.mark.parametrize("line", ["b", ESCAPE])
    def test_b_at_the_municipality_shows_the_notice_again(self, line: str) -> None:
        _, typist = started("", line, "", "habo", "8", "1", "0", "0", "0", "")
        assert typist.screens[0] == typist.screens[2]

    def test_esc_in_the_words_of_a_role_goes_back_to_the_roles(self) -> None:
        now, _ = started("", "habo", "8", "12", ESCAPE, "2", "0", "0", "0", "")
        assert now.answers[ROLES] == Chosen(("utbildning",))

    def test_a_service_with_too_long_a_name_is_refused(self) -> None:
        now, typist = started("", "habo", "8", "1", "0", "0", "0", "x" * 201, "Hamnen", "")
        assert "egen_hamnen" in now.services and len(now.services) == 9
        assert "för lång" in typist.notices[0]

    def test_numbers_are_shown_in_words_while_they_are_typed(self) -> None:
        _, typist = started(*WHOLE)
        live = typist.prompts[5].live
        assert live is not None
        assert live("1 3") == "Platsens utveckling · Effekter som mäts" and live("0") == "ingen" and live("x") == ""

    def test_the_roles_fit_a_small_window(self) -> None:
        typist = Typist("", "habo", "8", "1", "0", "0", "0", "", columns=58, rows=20)
        ask_start(typist, begun(FORM, organisation=Organisation(""), participants=0, services={}), PLACES)
        assert all(len(shown.splitlines()) <= 19 for shown in typist.screens)
