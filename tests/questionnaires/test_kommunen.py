"""The main questionnaire: nothing of its content is missing."""

from __future__ import annotations

from collections import Counter

from digikap.model.questionnaire import (
    ChoiceQuestion,
    Contrast,
    MultipleChoice,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
)
from digikap.store.content import municipalities, shipped
from digikap.store.questionnaires import load

KOMMUNEN = load("kommunen@1")
MODEL = KOMMUNEN.model

IDS = [
    "b_invanare",
    "b_kommungrupp",
    "b_roller",
    "b_it_drift",
    "d_total",
    "d_kvalitet",
    "d_rattssakerhet",
    "d_effektivitet",
    "d_robusthet",
    "d_tid",
    "d_kompetens",
    "d_ekonomi",
    "u_total",
    "u_demografi",
    "u_forarbete",
    "u_fornyelse",
    "u_mottagning",
    "u_samspel",
    "u_investering",
    "u_plats",
    "u_tid",
    "u_kompetens",
    "u_ekonomi",
    "l_ledning",
    "l_ekonomi",
    "l_demokrati",
    "v_drift",
    "v_utveckling",
    "u_hinder",
    "m_drift",
    "m_utveckling",
    "m_resurser",
    "m_verksamhet",
    "m_forutsattningar",
    "g_total",
    "g_nojd",
    "g_invanare",
    "g_interna",
    "g_arbetssatt",
    "g_data",
    "g_arv",
    "g_sakerhet",
    "g_verksamhet",
    "e_vikt",
    "e_utgangslage",
    "e_uppfoljning",
    "e_hemtagning",
    "e_beslut",
    "e_hinder",
    "e_slag",
    "p_viktigaste",
    "p_samsyn",
    "p_styr",
    "p_process",
    "p_valja_bort",
    "p_bidrag",
    "p_politik",
    "p_forsta_steg",
]


def test_all_questions_are_there_in_order() -> None:
    assert [question.id for question in KOMMUNEN.questions()] == IDS
    assert len(IDS) == 58
    assert Counter(question.kind for question in KOMMUNEN.questions()) == {
        "rating": 42,
        "rating_grid": 6,
        "single_choice": 3,
        "multiple_choice": 3,
        "ranking": 3,
        "text": 1,
    }


def test_the_six_sections_have_their_questions_minutes_and_discussions() -> None:
    assert [(one.id, len(one.questions), one.minutes, len(one.discussion)) for one in KOMMUNEN.sections] == [
        ("bakgrund", 4, 2, 0),
        ("kapacitet", 25, 27, 2),
        ("mojligheter", 5, 8, 2),
        ("grad", 9, 11, 2),
        ("effekter", 7, 6, 2),
        ("verksamhetsfragor", 8, 10, 2),
    ]
    assert all(section.intro for section in KOMMUNEN.sections)
    assert KOMMUNEN.sections[5].discussion[1] == "Vad måste ni säga nej till för att det viktigaste ska få plats?"


def test_the_two_perspectives_hold_the_sections_of_the_survey() -> None:
    assert {section.id: section.perspective for section in KOMMUNEN.sections} == {
        "bakgrund": None,
        "kapacitet": "samhalle",
        "mojligheter": "digitalisering",
        "grad": "digitalisering",
        "effekter": "samhalle",
        "verksamhetsfragor": "samhalle",
    }
    assert [perspective.name for perspective in KOMMUNEN.perspectives] == ["Samhället", "Kommunen och digitaliseringen"]


def test_every_question_has_help_but_none_lacks_a_label() -> None:
    assert all(question.help and question.label for question in KOMMUNEN.questions())


def test_the_optional_and_the_quick_questions_are_these() -> None:
    assert [question.id for question in KOMMUNEN.optional_questions()] == [
        "u_plats",
        "l_demokrati",
        "e_slag",
        "p_bidrag",
        "p_politik",
    ]
    assert [question.id for question in KOMMUNEN.questions() if question.quick] == [
        "d_total",
        "u_total",
        "u_tid",
        "u_kompetens",
        "u_ekonomi",
        "m_utveckling",
        "g_total",
        "e_uppfoljning",
        "p_viktigaste",
        "p_styr",
    ]
    assert KOMMUNEN.quick_minutes == 10


def test_anchors_choices_and_references_are_all_there() -> None:
    ratings = [question for question in KOMMUNEN.questions() if isinstance(question, Rating)]
    choices = {one.id: len(one.choices) for one in KOMMUNEN.questions() if isinstance(one, ChoiceQuestion)}
    assert sum(len(question.anchors) for question in ratings) == 126
    assert choices == {
        "b_invanare": 6,
        "b_kommungrupp": 9,
        "b_roller": 12,
        "b_it_drift": 4,
        "u_hinder": 12,
        "m_forutsattningar": 10,
        "e_hinder": 10,
        "e_slag": 8,
        "p_viktigaste": 15,
    }
    assert {one.id: [reference.value for reference in one.references] for one in ratings if one.references} == {
        "g_total": [12, 8],
        "g_nojd": [75],
    }


def test_words_of_every_kind_read_as_they_were_written() -> None:
    total = KOMMUNEN.question("d_total")
    assert isinstance(total, Rating)
    assert total.text == "Hur hög är kommunens driftskapacitet, alltså förmågan att klara den dagliga verksamheten?"
    assert total.anchors[3] == "Det mesta fungerar, men med övertid, köer eller tillfälliga lösningar."
    assert total.overall_for == "drift"
    importance = KOMMUNEN.question("e_vikt")
    assert isinstance(importance, Rating)
    assert importance.contrast == Contrast(dimension="effektmatning")
    steps = KOMMUNEN.question("p_forsta_steg")
    assert (
        steps.help == "Ett steg räcker. Skriv vad, vilken roll som ansvarar och vilket datum det är klart. Inga namn."
    )
    both = KOMMUNEN.question("e_beslut")
    assert isinstance(both, Rating)
    assert both.dimensions == ("effektmatning", "prioritering")


def test_the_grids_get_their_rows_from_services_from_themselves_and_from_an_earlier_ranking() -> None:
    grids = {question.id: question for question in KOMMUNEN.questions() if isinstance(question, RatingGrid)}
    assert [one for one, grid in grids.items() if grid.rows == "services"] == [
        "v_drift",
        "v_utveckling",
        "m_verksamhet",
        "g_verksamhet",
    ]
    own = grids["m_resurser"].rows
    assert isinstance(own, tuple)
    assert [row.name for row in own] == ["Tid", "Kompetens", "Ekonomi"]
    assert grids["p_bidrag"].rows_from == "p_viktigaste"
    assert grids["m_verksamhet"].contrast == Contrast(question="g_verksamhet")


def test_free_text_and_exclusive_choices_are_marked() -> None:
    choices = [
        (question.id, choice)
        for question in KOMMUNEN.questions()
        if isinstance(question, ChoiceQuestion)
        for choice in question.choices
    ]
    assert [(name, choice.id) for name, choice in choices if choice.exclusive] == [
        ("e_hinder", "inget"),
        ("e_slag", "inga"),
    ]
    assert [name for name, choice in choices if choice.free_text] == [
        "b_roller",
        "u_hinder",
        "m_forutsattningar",
        "e_hinder",
        "p_viktigaste",
    ]


def test_what_the_start_knows_fits_every_municipality() -> None:
    population = KOMMUNEN.fact_question("population")
    group = KOMMUNEN.fact_question("group")
    assert isinstance(population, SingleChoice)
    assert [choice.at_least for choice in population.choices] == [0, 5000, 10000, 20000, 50000, 100000]
    assert isinstance(group, SingleChoice)
    for place in municipalities():
        (chosen,) = [choice for choice in group.choices if choice.id == place.group_code.lower()]
        assert chosen.text == f"{place.group_code} {place.group}"
    assert isinstance(KOMMUNEN.fact_question("roles"), MultipleChoice)


def test_at_most_three_are_ranked() -> None:
    rankings = [question for question in KOMMUNEN.questions() if isinstance(question, Ranking)]
    assert {question.id: question.max_choices for question in rankings} == {
        "u_hinder": 3,
        "m_forutsattningar": 3,
        "p_viktigaste": 3,
    }


def test_the_scales_that_it_uses_have_five_levels_and_vet_ej() -> None:
    assert [scale.id for scale in KOMMUNEN.scales] == ["niva", "grad", "ofta", "nojd", "vikt"]
    assert all(len(scale.levels) == 5 and scale.allow_unknown for scale in KOMMUNEN.scales)
    assert KOMMUNEN.scale("vikt").levels[4] == "Helt avgörande"
    assert 'id = "stammer"' in (shipped() / "scales.toml").read_text(encoding="utf-8")


def test_eight_services_are_always_there_and_three_can_be_added() -> None:
    assert [service.id for service in KOMMUNEN.services if service.optional] == [
        "arbetsmarknad_naringsliv",
        "raddning_beredskap",
        "bolag",
    ]
    assert len(KOMMUNEN.services) == 11
    assert KOMMUNEN.services[1].short == "Skola"
    assert KOMMUNEN.services[4].short == "Individ- och familjeomsorg"


def test_the_model_has_its_groups_and_their_dimensions() -> None:
    assert (MODEL.id, MODEL.version) == ("kommunutredningen", 1)
    assert {group.id: len(MODEL.members(group.id)) for group in MODEL.groups} == {
        "drift": 4,
        "utveckling": 6,
        "barande": 3,
        "resurser": 3,
        "digitalt": 4,
    }
    assert [group.id for group in MODEL.groups if group.index] == ["drift", "utveckling"]
    assert MODEL.group("resurser").parts == ("drift", "utveckling")
    assert [one.id for one in MODEL.dimensions if not one.capacity] == ["mojlighet"]
    assert [one.id for one in MODEL.dimensions if one.optional] == ["utv_plats", "bar_demokrati"]


def test_the_model_has_its_profiles_and_its_raisers() -> None:
    assert [(one.name, one.drift, one.utveckling) for one in MODEL.profiles] == [
        ("Hållbar kapacitet", "high", "high"),
        ("På tå", "high", "low"),
        ("Utveckling utan stadig grund", "low", "high"),
        ("Bristande kapacitet", "low", "low"),
    ]
    assert [one.id for one in MODEL.raisers] == [
        "digitalisering",
        "larande",
        "samverkan",
        "strategisk_samverkan",
        "kompetensforsorjning",
        "ledning",
        "prioritera_uppgifter",
        "forsok",
    ]


def test_there_are_actions_for_every_dimension_that_is_a_capacity() -> None:
    assert len(KOMMUNEN.actions) == 35
    without = {one.id for one in MODEL.dimensions} - {action.dimension for action in KOMMUNEN.actions}
    assert without == {"mojlighet"}
    assert {str(action.below) for action in KOMMUNEN.actions} == {"62.5", "37.5"}


def test_ordinary_co_operation_is_never_advised_for_utveckling() -> None:
    for action in KOMMUNEN.actions:
        if action.raiser == "samverkan":
            assert action.part != "utveckling"
            assert MODEL.dimension(action.dimension).group != "utveckling"
