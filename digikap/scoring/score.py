"""Everything that is computed from answers, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from digikap.model.assessment import Assessment, Required
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.differences import differences
from digikap.scoring.dimensions import dimension_scores, strongest_and_weakest
from digikap.scoring.distribution import Responses
from digikap.scoring.groups import group_scores
from digikap.scoring.index import asked_ratings
from digikap.scoring.profile import profile
from digikap.scoring.questions import question_score
from digikap.scoring.requirements import requirements
from digikap.scoring.resources import resources
from digikap.scoring.responses import responses
from digikap.scoring.result import GroupScore, Scores
from digikap.scoring.sensitivity import swings


def score(assessment: Assessment) -> Scores:
    """The scores of one assessment."""
    return score_responses(assessment.questionnaire, responses(assessment), assessment.required)


def indices(assessment: Assessment) -> Mapping[str, GroupScore]:
    """The groups' scores alone, as in `score`: for a list of many assessments."""
    model = assessment.questionnaire.model
    ratings = asked_ratings(assessment.questionnaire, responses(assessment))
    return group_scores(model, ratings, dimension_scores(model, ratings))


def score_responses(
    questionnaire: Questionnaire, given: Responses, required: Mapping[str, Required] = MappingProxyType({})
) -> Scores:
    """The scores of what one, several or many respondents answered. A question that was not asked is not in `given`.

    `required`: the levels that the task requires, as `Assessment` has them.
    """
    model = questionnaire.model
    ratings = asked_ratings(questionnaire, given)
    questions = {
        question.id: question_score(given[question.id])
        for question in questionnaire.questions()
        if question.id in given
    }
    dimensions = dimension_scores(model, ratings)
    groups = group_scores(model, ratings, dimensions)
    strongest, weakest = strongest_and_weakest(model, dimensions)
    return Scores(
        questions=questions,
        dimensions=dimensions,
        groups=groups,
        profile=profile(model, groups),
        resources=resources(model, ratings),
        differences=differences(questionnaire, questions, dimensions),
        strongest=strongest,
        weakest=weakest,
        swings=swings(model, ratings, dimensions, groups),
        gaps=requirements(model, required, dimensions, groups),
    )
