"""Every shipped questionnaire and model: whole, without faults, and in plain Swedish to its author."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from digikap.checking.authored import Shared
from digikap.checking.capacity import faults_of_model
from digikap.checking.questionnaire import faults_of_words
from digikap.model.answer import Chosen, Grid, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import ChoiceQuestion, Question, Questionnaire, Rating, RatingGrid
from digikap.store import toml
from digikap.store.content import shipped
from digikap.store.questionnaires import available, load

ALL = [load(one.path) for one in available()]
FILES = sorted(shipped().rglob("*.toml"))
CONTENT = [path for path in FILES if path.name != "example.toml"]


def names(value: object) -> str:
    return getattr(value, "id", None) or str(value)


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: str(path.relative_to(shipped())))
def test_no_shipped_text_is_blank_or_holds_unseen_characters(path: Path) -> None:
    assert not list(faults_of_words(toml.parse(path.read_bytes(), path.name)))


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: str(path.relative_to(shipped())))
def test_every_file_says_what_it_is(path: Path) -> None:
    table = toml.parse(path.read_bytes(), path.name)
    assert re.fullmatch(r"digikap-(questionnaire|scales|model|actions|glossary)", table["format"])
    assert table["format_version"] == 1


@pytest.mark.parametrize("folder", sorted((shipped() / "models").iterdir()), ids=names)
def test_every_version_of_a_model_is_whole_and_its_actions_fit_it(folder: Path) -> None:
    for path in sorted(folder.glob("[1-9]*.toml")):
        tables = {
            key: value
            for file in (folder / "actions.toml", path)
            for key, value in toml.parse(file.read_bytes(), file.name).items()
            if not key.startswith("format")
        }
        actions = tables.pop("actions")
        shared = Shared.model_validate({"model": tables, "actions": actions})
        assert shared.model is not None
        assert (shared.model.id, str(shared.model.version)) == (folder.name, path.stem)
        assert faults_of_model(shared.model, shared.actions) == ()


@pytest.mark.parametrize("questionnaire", ALL, ids=names)
def test_the_file_stands_under_its_id_and_version(questionnaire: Questionnaire) -> None:
    assert (shipped() / questionnaire.id / f"{questionnaire.version}.toml").is_file()


@pytest.mark.parametrize("questionnaire", ALL, ids=names)
def test_every_dimension_is_measured_by_a_question(questionnaire: Questionnaire) -> None:
    ratings = [question for question in questionnaire.questions() if isinstance(question, Rating)]
    fed = {name for question in ratings for name in question.dimensions}
    assert fed == {dimension.id for dimension in questionnaire.model.dimensions}


@pytest.mark.parametrize("questionnaire", ALL, ids=names)
def test_every_rating_of_a_dimension_is_described_at_its_lowest_middle_and_highest_level(
    questionnaire: Questionnaire,
) -> None:
    for question in questionnaire.questions():
        if isinstance(question, Rating):
            assert set(question.anchors) == {1, 3, 5}, question.id


@pytest.mark.parametrize("questionnaire", ALL, ids=names)
def test_a_label_is_short_enough_for_a_table(questionnaire: Questionnaire) -> None:
    assert all(len(question.label) <= 40 for question in questionnaire.questions())


def answered(assessment: Assessment, question: Question) -> Assessment:
    """The assessment with some answer to the question."""
    match question:
        case Rating():
            return assessment.with_answer(question.id, 3)
        case RatingGrid():
            return assessment.with_answer(question.id, Grid({row.id: 3 for row in assessment.rows(question)}))
        case _ if isinstance(question, ChoiceQuestion):
            return assessment.with_answer(question.id, Chosen((question.choices[0].id,)))
        case _:
            return assessment.with_answer(question.id, Written("Text."))


@pytest.mark.parametrize("questionnaire", ALL, ids=names)
def test_every_question_can_be_answered_from_top_to_bottom(questionnaire: Questionnaire) -> None:

    assessment = Assessment(
        "a",
        questionnaire,
        Organisation("Prov"),
        date(2026, 11, 21),
        8,
        included=tuple(question.id for question in questionnaire.optional_questions()),
        services={service.id: service.name for service in questionnaire.services},
    )
    for question in questionnaire.questions():
        assert assessment.asks(question), question.id
        assessment = answered(assessment, question)
    assert assessment.unanswered() == ()
