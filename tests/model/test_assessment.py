"""What an assessment says of itself."""

from __future__ import annotations

from digikap.model.condition import Condition
from digikap.model.questionnaire import Questionnaire
from digikap.store.questionnaires import load
from tests.report.room import fresh, without_groups


def test_the_whole_questionnaire_is_planned_by_the_minutes_of_its_sections_and_one_for_each_addition() -> None:
    form = load("kommunen")
    assert fresh(form).planned_minutes == sum(section.minutes for section in form.sections) == 64
    assert fresh(form, included=("p_bidrag", "u_plats")).planned_minutes == 66


def test_the_quick_version_is_planned_by_minutes_of_its_own_and_one_for_each_addition() -> None:
    form = load("kommunen")
    assert fresh(form, "quick").planned_minutes == 10
    assert fresh(form, "quick", included=("p_bidrag",)).planned_minutes == 11


def test_a_section_of_which_nothing_is_asked_takes_no_time() -> None:
    form = load("kommunen")
    assert fresh(hiding_the_last_section(form)).planned_minutes == 54


def test_without_minutes_of_its_own_the_quick_version_is_planned_by_its_sections() -> None:
    form = without_groups()
    section = form.sections[0]
    quick = tuple(question.model_copy(update={"quick": True}) for question in section.questions)
    form = form.model_copy(update={"sections": (section.model_copy(update={"questions": quick}),)})
    assert fresh(form, "quick").planned_minutes == 3


def hiding_the_last_section(form: Questionnaire) -> Questionnaire:
    last = form.sections[-1].model_copy(update={"visible_if": Condition(question="d_total", at_least=4)})
    return form.model_copy(update={"sections": (*form.sections[:-1], last)})
