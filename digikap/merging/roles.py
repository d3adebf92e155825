"""Leaving the respondents' roles out of a merged file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from digikap.model.assessment import Assessment

T = TypeVar("T")


def without_roles(assessment: Assessment) -> Assessment:
    """The same merged file without the respondents' roles: neither what they said nor what they answered.

    A question that depends on the answer about roles is then hidden for them.
    """
    return roleless(assessment, tuple(roleless(one) for one in assessment.respondents))


def roleless(one: Assessment, respondents: tuple[Assessment, ...] = ()) -> Assessment:
    question = one.questionnaire.fact_question("roles")
    hidden = () if question is None else (question.id,)
    previous = one.previous and replace(one.previous, told=_but(one.previous.told, hidden))
    return replace(
        one,
        respondents=respondents,
        respondent=one.respondent and replace(one.respondent, role=None),
        answers=_but(one.answers, hidden),
        comments=_but(one.comments, hidden),
        previous=previous,
    )


def _but(table: Mapping[str, T], hidden: Collection[str]) -> Mapping[str, T]:
    return MappingProxyType({key: value for key, value in table.items() if key not in hidden})
