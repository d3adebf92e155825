"""A comparison for other programs: every figure unrounded, as plain tables. What does not exist is absent, never zero.

Comments and what was written in free text are left out; text is passed on as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from digikap.comparing import Change, ChoiceChange, Comparison, Promise, Stated
from digikap.comparing.circumstances import manner
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion
from digikap.report.comparison.definitions import DEFINITIONS, FIGURES, FORMAT, FORMAT_VERSION
from digikap.report.comparison.words import Names, place
from digikap.report.export.workshop import Results
from digikap.scoring.result import Measure


def results(comparison: Comparison) -> Results:
    """Everything as tables: first values, then tables, then lists of tables."""
    names = Names.of(comparison, said=str)
    form = comparison.questionnaire
    told = comparison.profile
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "same": comparison.is_same,
        "before": _side(comparison.before),
        "after": _side(comparison.after),
        "questionnaire": {"id": form.id, "version": form.version, "title": form.title},
        "profile": {"before": told.before.id, "after": told.after.id} if told else {},
        "definitions": dict(DEFINITIONS),
        "circumstances": [
            _known(kind=one.kind, before=_stated(one.before), after=_stated(one.after))
            for one in comparison.circumstances
        ],
        "promises": [_promise(one) for one in comparison.promises],
        **{kind: [change(one, names) for one in changes(comparison, kind)] for kind in FIGURES},
        "agreements": [
            _known(
                id=one.id,
                row=one.row,
                name=names.question(one.id, one.row),
                before=one.before,
                after=one.after,
                deviation_before=float(one.deviation_before),
                deviation_after=float(one.deviation_after),
            )
            for one in comparison.agreements
        ],
        "knowledge": [
            _known(
                id=one.id,
                row=one.row,
                name=names.question(one.id, one.row),
                unknown_before=one.unknown_before,
                unknown_after=one.unknown_after,
                asked_before=one.asked_before,
                asked_after=one.asked_after,
            )
            for one in comparison.knowledge
        ],
        "gaps": [
            {
                "id": one.id,
                "name": names.figure(one.id),
                "required_before": float(one.before.required),
                "required_after": float(one.after.required),
                "gap_before": float(one.before.points),
                "gap_after": float(one.after.points),
            }
            for one in comparison.gaps
        ],
        "tightest": [
            _known(id=one.part, name=names.figure(one.part), before=one.before, after=one.after)
            for one in comparison.tightest
        ],
        "choices": [_choices(comparison, one, names) for one in comparison.choices],
        "matches": [
            _known(
                id=one.id,
                row=one.row,
                name=names.question(one.id, one.row),
                kind=one.kind,
                before=one.before,
                after=one.after,
            )
            for one in comparison.matches
        ],
    }


def changes(comparison: Comparison, kind: str) -> tuple[Change, ...]:
    """The changes of one of the lists."""
    found: tuple[Change, ...] = getattr(comparison, kind)
    return found


def _known(**values: object) -> Results:
    return {name: value for name, value in values.items() if value is not None}


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _side(one: Assessment) -> Results:
    return _known(
        id=one.id,
        organisation=one.organisation.name,
        code=one.organisation.code,
        date=one.date,
        mode=manner(one),
        participants=one.participants,
        variant=one.variant,
        state=one.state,
        questionnaire=one.questionnaire.id,
        version=one.questionnaire.version,
    )


def _stated(value: Stated) -> str | None:
    """What differs, as text: a date as ISO 8601 has it, several roles with a comma between."""
    match value:
        case None | ():
            return None
        case tuple():
            return ", ".join(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def change(one: Change, names: Names) -> Results:
    """One figure, flat."""
    return _known(
        id=one.id,
        row=one.part,
        name=names.figure(one.id, one.part) if names.is_figure(one.id) else names.question(one.id, one.part),
        before=_float(one.before.index),
        after=_float(one.after.index),
        points=_float(one.points),
        clear=one.clear,
        label_before=one.label_before if one.is_compared else None,
        label_after=one.label_after if one.is_compared else None,
        common=one.common,
        moved=one.moved,
        missing=one.missing,
        why=one.why,
        state_before=one.state_before,
        state_after=one.state_after,
        settled=one.settled,
        votes=_float(one.votes),
        **_own("before", one.own_before),
        **_own("after", one.own_after),
    )


def _own(side: str, measure: Measure) -> Results:
    return {
        f"own_{side}": _float(measure.index),
        f"own_{side}_low": _float(measure.low),
        f"own_{side}_high": _float(measure.high),
        f"own_{side}_answered": measure.answered,
        f"own_{side}_asked": measure.asked,
    }


def _choices(comparison: Comparison, one: ChoiceChange, names: Names) -> Results:
    question = comparison.questionnaire.question(one.id)
    assert isinstance(question, ChoiceQuestion)
    return {
        "id": one.id,
        "name": names.question(one.id),
        "changed": one.changed,
        "respondents_before": one.before.distribution.respondents,
        "respondents_after": one.after.distribution.respondents,
        "choices": [
            _known(
                choice=choice.id,
                name=choice.text,
                before=one.before.distribution.chosen.get(choice.id, 0),
                after=one.after.distribution.chosen.get(choice.id, 0),
                place_before=place(one.before, choice.id),
                place_after=place(one.after, choice.id),
            )
            for choice in question.choices
        ],
    }


def _promise(one: Promise) -> Results:
    action = one.told or one.promised
    return _known(
        id=one.id,
        text=one.promised.text,
        role=one.promised.role,
        due=one.promised.due,
        state=action.state,
        told=one.told is not None,
    )


def rows(comparison: Comparison) -> Iterator[tuple[str, Results]]:
    """Every change with the name of its list."""
    names = Names.of(comparison, said=str)
    for kind in FIGURES:
        for one in changes(comparison, kind):
            yield kind, change(one, names)
