"""Answers given beforehand in a file: the same tables as a saved assessment has, as few of them as are needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from digikap.model.answer import Answer, Chosen, Grid
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Question, Questionnaire, RatingGrid
from digikap.store import given, toml
from digikap.store.assessments import HEAD, check_format
from digikap.store.files import ASSESSMENT_LIMIT, read_bytes
from digikap.store.tables import Table, name, raise_faults


def read_answers(path: Path, assessment: Assessment) -> Assessment:
    """The assessment with what the file gives: answers, comments, analysis, who, services and optional questions.

    What the file does not mention stays as it is, row by row in a grid. What it answers is asked: an optional question,
    one outside the quick version or an optional service is turned on by its answer. A whole saved assessment will do;
    its own copy of the questionnaire and the state of its interview are left aside. Raises BadFileError with every
    unknown id and every impossible value.
    """
    data = read_bytes(path, ASSESSMENT_LIMIT)
    table = toml.parse(data, str(path))
    if "format" in table:
        check_format(path, table)
    questionnaire = assessment.questionnaire
    top = Table(table)
    _only_known(top, questionnaire)
    listed = top.ids("included", {question.id for question in questionnaire.questions()})
    services = given.services(top) if "services" in table else assessment.services
    answers = given.answers(top, questionnaire, services)
    changed = replace(
        assessment,
        organisation=_organisation(assessment.organisation, given.organisation(top)),
        participants=given.participants(top) or assessment.participants,
        services=_with_answered(services, questionnaire, answers),
        comments=MappingProxyType({**assessment.comments, **given.comments(top, questionnaire)}),
        analysis=_analysis(assessment, given.analysis(top, questionnaire)),
        included=tuple(dict.fromkeys((*assessment.included, *listed))),
    )
    for question_id, answer in answers.items():
        changed = changed.with_answer(question_id, _joined(changed.answers.get(question_id), answer))
    _check_chosen(top, changed, answers)
    raise_faults(top.faults, data, str(path))
    return _with_included(changed, answers)


def _only_known(top: Table, questionnaire: Questionnaire) -> None:
    """Notes unknown keys; answers that stand above the first table have lost their heading."""
    ids = {question.id for question in questionnaire.questions()}
    for key in top.values.keys() & ids:
        top.note((key,), f"Svaret på {name(key)} står utanför [answers].", "Sätt raden [answers] före svaren.")
    top.only({*HEAD, *given.TABLES, "questionnaire", *ids})


def _organisation(known: Organisation, new: Organisation | None) -> Organisation:
    """The organisation that the file names; of the very same one, what is known is kept where the file says nothing."""
    if new is None:
        return known
    if new.name.casefold() != known.name.casefold():
        return new
    return Organisation(
        name=known.name,
        code=new.code or known.code,
        county=new.county or known.county,
        group=new.group or known.group,
        population=known.population if new.population is None else new.population,
        population_year=new.population_year or known.population_year,
    )


def _with_answered(
    services: Mapping[str, str], questionnaire: Questionnaire, answers: Mapping[str, Answer]
) -> Mapping[str, str]:
    """The services with those that the questionnaire offers and a grid is answered for."""
    answered = {
        row
        for question_id, answer in answers.items()
        if isinstance(answer, Grid) and _is_over_services(questionnaire.question(question_id))
        for row in answer.marks
    }
    offered = {service.id: service.name for service in questionnaire.services if service.id in answered}
    return MappingProxyType({**services, **{key: text for key, text in offered.items() if key not in services}})


def _is_over_services(question: Question) -> bool:
    return isinstance(question, RatingGrid) and question.rows == "services"


def _analysis(assessment: Assessment, new: Mapping[str, Mapping[int, str]]) -> Mapping[str, Mapping[int, str]]:
    joined = {
        section: MappingProxyType({**assessment.analysis.get(section, {}), **lines}) for section, lines in new.items()
    }
    return MappingProxyType({**assessment.analysis, **joined})


def _joined(known: Answer | None, new: Answer) -> Answer:
    """The new answer; in a grid the rows that it does not mention keep theirs."""
    if isinstance(known, Grid) and isinstance(new, Grid):
        return Grid(MappingProxyType({**known.marks, **new.marks}))
    return new


def _check_chosen(top: Table, assessment: Assessment, answers: Mapping[str, Answer]) -> None:
    """Notes rows for choices that the group has not made: nobody would ever see such an answer."""
    for question_id, answer in answers.items():
        question = assessment.questionnaire.question(question_id)
        if not isinstance(question, RatingGrid) or question.rows_from is None or not isinstance(answer, Grid):
            continue
        source = assessment.answers.get(question.rows_from)
        chosen = source.ids if isinstance(source, Chosen) else ()
        for row in answer.marks:
            if row not in chosen:
                what = f"Raden {name(row)} är inte vald i fråga {question.rows_from}."
                advice = "Välj den där, eller ta bort raden."
                top.note(("answers", question_id, row), what, advice, given.in_words(question))


def _with_included(assessment: Assessment, answers: Mapping[str, Answer]) -> Assessment:
    """The assessment with what was answered turned on, but for facts, which are never asked twice."""
    answered = [question for question in assessment.questionnaire.questions() if question.id in answers]
    left = [q.id for q in answered if not assessment.is_included(q) and q.id not in assessment.questionnaire.facts]
    return replace(assessment, included=tuple(dict.fromkeys((*assessment.included, *left))))
