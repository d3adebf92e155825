"""What a workshop gives beside its figures, as tables: rounds, what is required, the plan, those who answered alone.

Here too what does not exist is absent; the keys are told in `definitions`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, assert_never

from digikap.model.answer import Chosen, Special, short_form, short_mark
from digikap.model.assessment import Assessment
from digikap.model.plan import PlannedAction
from digikap.model.questionnaire import ChoiceQuestion, SingleChoice
from digikap.model.tally import ChoiceTally, Reasons, Round, Tally, Voting
from digikap.report.export import voices
from digikap.report.export.material import Material
from digikap.scoring.distribution import Distribution
from digikap.scoring.index import question_measure
from digikap.scoring.requirements import required_votes
from digikap.scoring.result import Scores

Results = dict[str, Any]
"""A table whose values are TOML's: numbers, texts, dates, lists and tables."""


def known(**values: object) -> Results:
    """The values that exist."""
    return {name: value for name, value in values.items() if value is not None}


def exact(value: Fraction | None) -> float | None:
    """The figure as other programs have it."""
    return None if value is None else float(value)


def settled_level(votes: Distribution) -> Results:
    """What the group settled on a rating, or on a row of a grid."""
    return known(settled=None if votes.settled is None else short_mark(votes.settled))


def settled_choice(assessment: Assessment, question: ChoiceQuestion) -> Results:
    """What the group settled after it had voted on choices."""
    answer = assessment.answers.get(question.id)
    if assessment.voting(question.id) is None or not isinstance(answer, Chosen | Special):
        return {}
    return {"settled": short_form(answer, many=not isinstance(question, SingleChoice))}


def rounds(voting: Voting | None, question: ChoiceQuestion | None = None) -> Results:
    """Every round with what was said of it, the first one first; nothing where nobody voted.

    `question`: whose choices they are.
    """
    if voting is None:
        return {}
    numbered = enumerate(voting.rounds, 1)
    return {"rounds": [_round(one, voting.reasons(number), question) for number, one in numbered]}


def _round(votes: Round, reasons: Reasons, question: ChoiceQuestion | None) -> Results:
    said = known(minority=reasons.minority or None, uneven=reasons.uneven or None)
    match votes:
        case Tally():
            cast = {"counts": list(votes.counts), "unknown": votes.unknown, "not_applicable": votes.not_applicable}
            return cast | said
        case ChoiceTally():
            chosen = [] if question is None else choices(question, votes.chosen, votes.first)
            return {"answered": votes.respondents, "unknown": votes.unknown, **said, "choices": chosen}
        case _:
            assert_never(votes)


def choices(question: ChoiceQuestion, chosen: Mapping[str, int], first: Mapping[str, int]) -> list[Results]:
    """Every choice with how many made it, and how many put it first."""
    return [
        {"id": one.id, "name": one.text, "count": chosen.get(one.id, 0), "first": first.get(one.id, 0)}
        for one in question.choices
    ]


def requirements(assessment: Assessment, scores: Scores) -> Iterator[Results]:
    """What the task requires, in the model's order, also where there is no index to hold it against."""
    model = assessment.questionnaire.model
    gaps = {one.id: one.gap for one in scores.gaps}
    names = {one.id: one.name for one in model.groups} | {one.id: one.name for one in model.dimensions}
    for name in (one for one in names if one in assessment.required):
        set_as, gap = assessment.required[name], gaps.get(name)
        votes = required_votes(set_as)
        yield known(
            id=name,
            name=names[name],
            required=exact(question_measure(votes).index),
            current=exact(gap.current) if gap else None,
            gap=exact(gap.points) if gap else None,
            word=gap.word if gap else None,
            counts=list(votes.counts) if isinstance(set_as, Tally) else None,
            unknown=votes.unknown if isinstance(set_as, Tally) else None,
        )


def actions(planned: Mapping[str, PlannedAction]) -> list[Results]:
    """The actions; a reason only where one was dropped."""
    return [
        known(
            id=name,
            text=one.text or None,
            role=one.role,
            due=one.due,
            first_step=one.first_step,
            effect=one.effect,
            state=one.state,
            reason=one.reason if one.state == "struken" else None,
            offered=one.offered,
        )
        for name, one in planned.items()
    ]


def previous(material: Material) -> Results:
    """The assessment before this one and what became of its actions; an empty table where there was none."""
    before = material.assessment.previous
    if before is None:
        return {}
    which = {} if material.anonymous else {"id": before.id, "date": before.date}
    return {**which, "actions": actions(before.actions)}


def respondents(assessment: Assessment) -> Results:
    """Those who answered alone, all together: how many, and their words; an empty table in any other file."""
    if not assessment.respondents:
        return {}
    return {
        "joined": len(assessment.respondents),
        "finished": sum(one.state == "finished" for one in assessment.respondents),
        "comments": dict(voices.comments(assessment)),
        "texts": dict(voices.texts(assessment)),
        "other_text": dict(voices.other_texts(assessment)),
        "analysis": {section: dict(lines) for section, lines in voices.analysis(assessment).items()},
    }
