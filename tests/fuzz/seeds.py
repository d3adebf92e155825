"""Whole assessments, answers and required levels, each so small that a million of them can be tried."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from digikap.model.answer import Chosen, Grid, Special, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.model.plan import PlannedAction
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import ChoiceTally, GridVoting, Tally, Voting
from digikap.store.assessments import to_toml
from digikap.store.targets import targets_toml
from tests.store.small import alone, begun, merged

SCALE = {"id": "s", "name": "S", "levels": ["A", "B", "C"], "allow_unknown": True}
MODEL = {
    "id": "m",
    "version": 1,
    "title": "M",
    "groups": [{"id": "drift", "name": "D", "description": "D.", "index": True}],
    "dimensions": [{"id": "dim", "name": "Dim", "group": "drift"}],
}


def _question(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "id": name, "text": "T?", "label": name, **more}


def _choices(*names: str, **last: Any) -> list[dict[str, Any]]:
    choices: list[dict[str, Any]] = [{"id": name, "text": name} for name in names]
    return [*choices[:-1], choices[-1] | last]


def _form(*questions: dict[str, Any], **more: Any) -> Questionnaire:
    table: dict[str, Any] = {"id": "q", "version": 1, "title": "Q", "model": MODEL, "scales": [SCALE]}
    section = {"id": "a", "title": "A", "minutes": 1, "questions": list(questions), **more.pop("section", {})}
    return Questionnaire.model_validate({**table, "sections": [section], **more})


@cache
def rated() -> Questionnaire:
    """Two ratings, the second one only after a high first, and lines to discuss."""
    return _form(
        _question("rating", "d", scale="s", dimensions=["dim"], quick=True),
        _question("rating", "e", scale="s", visible_if={"question": "d", "at_least": 2}, allow_not_applicable=True),
        section={"discussion": ["V?"]},
    )


@cache
def chosen() -> Questionnaire:
    """One thing to choose, a ranking, and a grid over what was ranked."""
    return _form(
        _question("single_choice", "c", choices=_choices("x", "y", free_text=True)),
        _question("ranking", "r", choices=_choices("a", "b", "z"), max_choices=2),
        _question("rating_grid", "g", scale="s", rows_from="r"),
    )


@cache
def listed() -> Questionnaire:
    """Several to choose, a grid over services, and own words."""
    return _form(
        _question("multiple_choice", "u", choices=_choices("x", "y", exclusive=True), allow_unknown=True),
        _question("rating_grid", "v", scale="s", rows="services", allow_not_applicable=True),
        _question("text", "w"),
        services=[{"id": "sk", "name": "Sk"}],
    )


FORMS = (rated, chosen, listed)
_PLAN: dict[str, Any] = {
    "required": {"dim": 4},
    "actions": {"egen-1": PlannedAction("Öva.", role="chef", due=None, offered=None)},
}


def _small(form: Questionnaire, **more: Any) -> Assessment:
    return begun(form, organisation=Organisation("Å"), services={"sk": "Sk"}, **more)


def _together() -> list[Assessment]:
    """One file of a group for each form, in consensus."""
    return [
        _small(rated(), answers={"d": 3, "e": Special.UNKNOWN}, comments={"d": Comment("K.", "rapport")}, **_PLAN),
        _small(chosen(), answers={"c": Chosen(("y",), "Eget"), "r": Chosen(("b", "a")), "g": Grid({"b": 2})}),
        _small(listed(), answers={"u": Chosen(("x",)), "v": Grid({"sk": 1}), "w": Written("En\nrad.")}),
    ]


def _voted() -> list[Assessment]:
    """The same in a tally."""
    level, choices = Voting((Tally((1, 2, 3)), Tally((0, 6, 0))), "Natt."), Voting((ChoiceTally(2, {"x": 2}),))
    required = {"dim": Tally((0, 1, 2, 0, 0))}
    order = Voting((ChoiceTally(2, {"a": 2, "b": 1}, {"a": 2}),))
    return [
        _small(rated(), mode="tally", votes={"d": level}, answers={"d": 2}, required=required),
        _small(chosen(), mode="tally", votes={"c": choices, "r": order}),
        _small(listed(), mode="tally", votes={"u": choices, "v": GridVoting({"sk": level})}),
    ]


def _people(form: Questionnaire, answers: Sequence[dict[str, Any]]) -> list[Assessment]:
    common: dict[str, Any] = {"organisation": Organisation("Å"), "services": {"sk": "Sk"}, "role": "vd"}
    return [
        alone(f"p{number}", str(number), questionnaire=form, answers=given, **common)
        for number, given in enumerate(answers, start=1)
    ]


def _one_by_one() -> list[Assessment]:
    rating = _people(rated(), [{"d": 3}, {"d": 1}, {"d": 2, "e": 2}])
    grid = _people(listed(), [{"v": Grid({"sk": 2})}] * 3)
    common: dict[str, Any] = {"organisation": Organisation("Å"), "services": {"sk": "Sk"}}
    together = [merged(*rating, questionnaire=rated(), **common), merged(*grid, questionnaire=listed(), **common)]
    return [rating[0], grid[0], *together]


def assessments() -> list[bytes]:
    """Saved assessments: in consensus, in a tally, of one person, of several."""
    return [to_toml(one).encode() for one in (*_together(), *_voted(), *_one_by_one())]


def whole() -> list[Assessment]:
    """The assessments that stand beside a broken one: it is compared with them and merged with them."""
    return [*_together(), *_voted()[:1], *_one_by_one()]


def answers() -> list[bytes]:
    """Answers files for the forms."""
    plain = [re.sub(r"(?s)\n\[questionnaire\].*|^.*?(?=\[(?:answers|organisation)\])", "\n", to_toml(one))
             for one in (*_together(), *_voted())]  # fmt: skip
    return [text.encode() for text in plain]


def targets() -> list[bytes]:
    """Files with required levels."""
    return [targets_toml(one).encode() for one in (_together()[0], _voted()[0])]
