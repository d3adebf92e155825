"""The results for other programs: every figure unrounded, with what it rests on, as plain tables.

Other people's scripts rely on the names, which `definitions` tells. A figure that does not exist is absent, never zero.
Text is passed on as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digikap.model.answer import Answer, Chosen, Grid, Written, short_form
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, RatingGrid, SingleChoice
from digikap.model.tally import Voting
from digikap.report.definitions import DEFINITIONS, FORMAT, FORMAT_VERSION
from digikap.report.export import voices, workshop
from digikap.report.export.material import Material
from digikap.report.export.workshop import Results, exact, known
from digikap.report.view.words import comments, is_told
from digikap.scoring.result import (
    ChoiceScore,
    Difference,
    DimensionScore,
    GridScore,
    GroupScore,
    Measure,
    QuestionScore,
    RatingScore,
    Resources,
    Scores,
)


def results(material: Material) -> Results:
    """Everything as tables: of each table first its values, then its tables, then its lists of tables.

    The things themselves stand in the order of questionnaire and model; the same file gives the same tables.
    """
    assessment, scores = material.assessment, material.scores
    questions = [one for one in assessment.asked() if not is_secret(material, one)]
    return {
        **_head(material),
        "profile": _profile(assessment, scores),
        "resources": _resources(scores.resources),
        "answers": dict(sorted(_answers(material), key=lambda given: isinstance(given[1], dict))),
        "other_text": dict(_other_texts(material)),
        "comments": {question: comment.text for question, comment in comments(assessment).items()},
        "analysis": {
            section: {str(number): text for number, text in lines.items()}
            for section, lines in assessment.analysis.items()
        },
        "previous": workshop.previous(material),
        "respondents": workshop.respondents(assessment),
        "definitions": dict(DEFINITIONS),
        "left_out": [known(id=one.id, name=one.name, count=one.count) for one in material.left_out],
        "groups": [_group(assessment, one) for one in scores.groups.values()],
        "dimensions": [_dimension(assessment, one) for one in scores.dimensions.values()],
        "questions": [_question(material, question) for question in questions],
        "differences": [_difference(one) for one in scores.differences],
        "requirements": list(workshop.requirements(assessment, scores)),
        "actions": workshop.actions(assessment.actions),
    }


def is_secret(material: Material, question: Question) -> bool:
    """Whether the answer would tell whose it is: how many live there, which kind of municipality, who took part."""
    return material.anonymous and question.id in material.assessment.questionnaire.facts


def _head(material: Material) -> Results:
    assessment, organisation = material.assessment, material.assessment.organisation
    whose = known(
        name=organisation.name,
        code=organisation.code,
        county=organisation.county,
        group=organisation.group,
        population=organisation.population,
        population_year=organisation.population_year,
    )
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        **known(id=None if material.anonymous else assessment.id),
        "anonymous": material.anonymous,
        "example": assessment.example,
        "state": assessment.state,
        "mode": assessment.mode,
        "variant": assessment.variant,
        "date": assessment.date,
        **known(participants=assessment.participants),
        "minutes_used": assessment.minutes_used,
        "organisation": {} if material.anonymous else whose,
        "questionnaire": {
            "id": assessment.questionnaire.id,
            "version": assessment.questionnaire.version,
            "title": assessment.questionnaire.title,
            **known(bases=list(assessment.questionnaire.bases) or None),
        },
    }


def _measure(measure: Measure) -> Results:
    return known(
        index=exact(measure.index),
        answered=measure.answered,
        asked=measure.asked,
        low=exact(measure.low),
        high=exact(measure.high),
    )


def _group(assessment: Assessment, score: GroupScore) -> Results:
    return {
        "id": score.id,
        "name": assessment.questionnaire.model.group(score.id).name,
        **_measure(score.measure),
        **known(
            label=score.label,
            basis=score.basis,
            overall=exact(score.overall.index) if score.overall else None,
            dimensions_answered=score.dimensions_answered,
            dimensions_asked=score.dimensions_asked,
        ),
    }


def _dimension(assessment: Assessment, score: DimensionScore) -> Results:
    name = assessment.questionnaire.model.dimension(score.id).name
    return {"id": score.id, "name": name, **_measure(score.measure), **known(label=score.label)}


def _question(material: Material, question: Question) -> Results:
    assessment = material.assessment
    section = assessment.questionnaire.section_of(question.id).id
    head = {"id": question.id, "name": question.label, "kind": question.kind, "section": section}
    score: QuestionScore | None = material.scores.questions.get(question.id)
    match score:
        case RatingScore():
            return head | _rating(score, assessment.voting(question.id))
        case GridScore(rows) if isinstance(question, RatingGrid):
            return head | _grid(assessment, question, rows)
        case ChoiceScore() if isinstance(question, ChoiceQuestion):
            return head | _choice(assessment, question, score)
        case _:
            given = [one is not None for one in voices.given_to(assessment, question)]
            return head | {"answered": sum(given) or int(assessment.is_answered(question)), "asked": len(given) or 1}


def _rating(score: RatingScore, voting: Voting | None) -> Results:
    votes = score.distribution
    return {
        **_measure(score.measure),
        "counts": list(votes.counts),
        "unknown": votes.unknown,
        "not_applicable": votes.not_applicable,
        **known(
            mean=exact(score.mean),
            median=exact(score.median),
            average_deviation=exact(score.average_deviation),
            lowest=score.lowest,
            highest=score.highest,
            agreement=score.agreement,
        ),
        **workshop.settled_level(votes),
        **workshop.rounds(voting),
    }


def _grid(assessment: Assessment, grid: RatingGrid, scores: Mapping[str, RatingScore]) -> Results:
    """A grid has no index of its own: as many have answered it as have answered its most answered row."""
    return {
        "answered": max((row.measure.answered for row in scores.values()), default=0),
        "asked": max((row.measure.asked for row in scores.values()), default=0),
        "rows": [
            {"id": row.id, "name": row.name, **_rating(scores[row.id], assessment.voting(grid.id, row.id))}
            for row in assessment.rows(grid)
        ],
    }


def _choice(assessment: Assessment, question: ChoiceQuestion, score: ChoiceScore) -> Results:
    votes, voting = score.distribution, assessment.voting(question.id)
    return {
        "answered": votes.respondents,
        "asked": votes.respondents + votes.unknown + votes.missing,
        "unknown": votes.unknown,
        **known(overlap=exact(score.overlap)),
        **workshop.settled_choice(assessment, question),
        "choices": workshop.choices(question, votes.chosen, votes.first),
        **workshop.rounds(voting, question),
    }


def _difference(score: Difference) -> Results:
    return known(
        question=score.question,
        other=score.other,
        row=score.row,
        minuend=float(score.minuend),
        subtrahend=float(score.subtrahend),
        points=float(score.points),
    )


def _profile(assessment: Assessment, scores: Scores) -> Results:
    """The field of the four-field; an empty table where there is none."""
    if scores.profile is None:
        return {}
    names = {profile.id: profile.name for profile in assessment.questionnaire.model.profiles}
    return {
        "id": scores.profile.id,
        "name": names[scores.profile.id],
        "borderline": scores.profile.borderline,
        "also": list(scores.profile.also),
    }


def _resources(resources: Resources | None) -> Results:
    """De stora tre: the cells, and per part the tightest or that none is; an empty table where none was asked."""
    if resources is None:
        return {}
    return {
        "tightest": known(**resources.tightest),
        "even": {part: True for part, dimension in resources.tightest.items() if dimension is None},
        "cells": [
            {
                "dimension": cell.dimension,
                "part": cell.part,
                **_measure(cell.measure),
                **known(label=cell.label),
            }
            for cell in resources.cells
        ],
    }


def _given(material: Material) -> Iterator[tuple[Question, Answer]]:
    """The answers to what was asked, or known from the start; of a grid the rows that it has now."""
    assessment = material.assessment
    for question in assessment.questionnaire.questions():
        answer = assessment.answers.get(question.id) if is_told(assessment, question) else None
        if isinstance(answer, Grid) and isinstance(question, RatingGrid):
            rows = assessment.rows(question)
            answer = Grid({row.id: answer.marks[row.id] for row in rows if row.id in answer.marks})
        if answer is not None and not is_secret(material, question):
            yield question, answer


def _answers(material: Material) -> Iterator[tuple[str, object]]:
    """Each answer in its short form; a text whose words are left out has none."""
    for question, answer in _given(material):
        if not isinstance(answer, Written) or answer.text:
            yield question.id, short_form(answer, many=not isinstance(question, SingleChoice))


def _other_texts(material: Material) -> Iterator[tuple[str, str]]:
    """The words behind a choice: those of what was settled, else those that the votes stand for."""
    assessment = material.assessment
    for question in assessment.questionnaire.questions():
        if is_told(assessment, question) and not is_secret(material, question):
            answer, voting = assessment.answers.get(question.id), assessment.voting(question.id)
            own = answer.other if isinstance(answer, Chosen) else None
            if words := own or (voting and voting.other):
                yield question.id, words
