"""The two short questionnaires: nothing of their content is missing, and they stand on dimensions of their own."""

from __future__ import annotations

import pytest

from digikap.model.questionnaire import Rating
from digikap.scoring.score import score
from digikap.store import toml
from digikap.store.content import shipped
from digikap.store.questionnaires import load
from tests.questionnaires.test_shipped import answered

SHORT = {
    "tre_s": {
        "saker": ["s_fungerar", "s_oversikt", "s_tillgang", "s_krav"],
        "satt": ["s_arbetssatt", "s_medarbetare", "s_chefer", "s_larande"],
        "samhalle": ["s_varden", "s_alla_med", "s_uppdraget", "s_avsta"],
    },
    "kompass": {
        "kompetens": ["k_invanare", "k_elever", "k_medarbetare", "k_ledare"],
        "infrastruktur": ["k_uppkoppling", "k_skydd", "k_gemensamt", "k_hallbart"],
        "foretag": ["k_foretagsarenden", "k_oppna_data", "k_smaforetag", "k_upphandling"],
        "tjanster": ["k_livssituation", "k_hela_vagen", "k_forutseende", "k_tillgangligt"],
    },
}


@pytest.mark.parametrize("name", SHORT)
def test_each_section_measures_the_dimension_of_its_name_with_four_ratings(name: str) -> None:
    questionnaire = load(name)
    assert {one.id: [question.id for question in one.questions] for one in questionnaire.sections} == SHORT[name]
    assert [one.id for one in questionnaire.model.dimensions] == list(SHORT[name])
    for section in questionnaire.sections:
        assert section.intro
        for question in section.questions:
            assert isinstance(question, Rating)
            assert (question.scale, question.dimensions, question.weight) == ("stammer", (section.id,), 1)
            assert question.help


@pytest.mark.parametrize(("name", "minutes", "source"), [("tre_s", 12, "miun.se"), ("kompass", 16, "vm.fi")])
def test_it_takes_a_minute_a_question_and_tells_its_source(name: str, minutes: int, source: str) -> None:
    questionnaire = load(name)
    assert sum(section.minutes for section in questionnaire.sections) == minutes
    assert source in (questionnaire.source or "")
    assert questionnaire.model.source is None


@pytest.mark.parametrize("name", SHORT)
def test_it_has_neither_groups_nor_perspectives_nor_anything_of_the_capacity_model(name: str) -> None:
    questionnaire = load(name)
    assert (questionnaire.model.groups, questionnaire.model.profiles, questionnaire.perspectives) == ((), (), ())
    assert (questionnaire.actions, questionnaire.services) == ((), ())
    scores = score(answered(questionnaire, 1))
    assert (scores.groups, scores.profile, scores.resources) == ({}, None, None)


@pytest.mark.parametrize("name", SHORT)
def test_what_is_shared_is_written_once(name: str) -> None:
    path = shipped() / name / "1.toml"
    assert not {"scales", "services"} & toml.parse(path.read_bytes(), path.name).keys()
    assert load(name).scale("stammer") == load("tre_s").scale("stammer")
