"""Every shipped questionnaire and model: whole, without faults, and in plain Swedish to its author."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from digikap.checking.authored import Shared
from digikap.checking.capacity import faults_of_model
from digikap.checking.questionnaire import faults_of_words
from digikap.interview.flow import interview
from digikap.interview.scripted import ScriptedAsker
from digikap.model.answer import Answer, Chosen, Grid, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Question, Questionnaire, Rating, RatingGrid, Text
from digikap.report import markdown, results, terminal
from digikap.report.export.material import material
from digikap.report.view import view
from digikap.scoring.score import score
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
    assert re.fullmatch(r"digikap-(questionnaire|scales|model|actions|glossary|published)", table["format"])
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


def level(questionnaire: Questionnaire, question: Rating | RatingGrid, share: int) -> int:
    """The lowest level of its scale (share 0) or the highest (share 1)."""
    return len(questionnaire.scale(question.scale).levels) if share else 1


def answer(assessment: Assessment, question: Question, share: int) -> Answer:
    """An answer to the question: ratings and rows at one end of the scale."""
    match question:
        case Rating():
            return level(assessment.questionnaire, question, share)
        case RatingGrid():
            mark = level(assessment.questionnaire, question, share)
            return Grid({row.id: mark for row in assessment.rows(question)})
        case Text():
            return Written("Text.")
        case _:
            return Chosen((question.choices[0].id,))


def answered(questionnaire: Questionnaire, share: int) -> Assessment:
    """Every question of the questionnaire answered through the interview, by an asker that nobody sits at."""
    begun = Assessment(
        "a",
        questionnaire,
        Organisation("Prov"),
        date(2026, 11, 21),
        8,
        included=tuple(question.id for question in questionnaire.optional_questions()),
        services={service.id: service.name for service in questionnaire.services},
    )
    whole = begun
    for question in questionnaire.questions():
        assert whole.asks(question), question.id
        whole = whole.with_answer(question.id, answer(whole, question, share))
    known = {one: given for one, given in whole.answers.items() if one in begun.questionnaire.facts}
    states = [state for state, _ in interview(replace(begun, answers=known), ScriptedAsker(whole.answers), lambda: 0.0)]
    return states[-1]


@pytest.mark.parametrize("questionnaire", ALL, ids=names)
@pytest.mark.parametrize("share", [0, 1], ids=["bottom", "top"])
def test_it_can_be_answered_to_the_end_scored_and_reported(questionnaire: Questionnaire, share: int) -> None:
    assessment = answered(questionnaire, share)
    assert assessment.state == "finished"
    assert assessment.unanswered() == ()
    scores = score(assessment)
    assert set(scores.dimensions) == {dimension.id for dimension in questionnaire.model.dimensions}
    assert {one.measure.index for one in (*scores.dimensions.values(), *scores.groups.values())} == {100 * share}
    report = view(assessment, scores)
    page = io.StringIO()
    terminal.render(report, Console(file=page, width=80))
    terminal.render_summary(report, Console(file=page, width=80))
    for text in (page.getvalue(), markdown.render(report)):
        assert all(question.label.split()[0] in text for question in questionnaire.questions())
        assert all(one.name.split()[0] in text for one in questionnaire.model.dimensions)
    exported = results.results(material(assessment))
    assert {one["index"] for one in exported["dimensions"]} == {100.0 * share}
