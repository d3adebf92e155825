"""Whole files of each kind that a user can give, each so small that a million of them can be tried."""

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

BASE = "bas.toml"
"""What a questionnaire builds on that builds on another; it stands in the same folder."""

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


def _file(text: str) -> bytes:
    head = 'format = "digikap-questionnaire"\nformat_version = 1\n'
    return (head + text).encode()


_RATED = """id = "q"
version = 2
title = "Q"
model = "kommunutredningen"
quick_minutes = 1

[[scales]]
id = "s"
name = "S"
levels = ["A", "B"]
allow_unknown = true

[[sections]]
id = "a"
title = "A"
minutes = 1
discussion = ["V?"]
[[sections.questions]]
id = "d"
kind = "rating"
scale = "s"
text = "T?"
label = "D"
quick = true
anchors = { 1 = "Nej.", 2 = "Ja." }
dimensions = ["drift_kvalitet"]
[[sections.questions]]
id = "e"
kind = "rating"
scale = "grad"
text = "T?"
label = "E"
weight = 2
visible_if = { question = "d", at_least = 2 }
"""
_CHOSEN = """id = "q"
version = 1
title = "Q"
intro = "I."

[[sections]]
id = "a"
title = "A"
minutes = 1
[[sections.questions]]
id = "c"
kind = "multiple_choice"
text = "T?"
label = "C"
max_choices = 2
choices = [
    { id = "x", text = "X" },
    { id = "y", text = "Y", free_text = true },
    { id = "z", text = "Z", exclusive = true },
]
[[sections.questions]]
id = "g"
kind = "rating_grid"
scale = "grad"
rows_from = "c"
text = "T?"
label = "G"
[[sections.questions]]
id = "w"
kind = "text"
text = "T?"
label = "W"
optional = true
"""
_LISTED = """id = "q"
version = 1
title = "Q"

[[services]]
id = "sk"
name = "Sk"

[[sections]]
id = "a"
title = "A"
minutes = 1
visible_if = { question = "b", is_not = ["x"] }
[[sections.questions]]
id = "v"
kind = "rating_grid"
scale = "grad"
rows = "services"
text = "T?"
label = "V"
allow_not_applicable = true
"""
_EXTENDING = """id = "kust"
version = 1
extends = "bas.toml"
title = "K"
include_optional = ["w"]
remove_services = ["sk"]

[services.hamn]
name = "Hamn"
after = "sk2"

[questions.d]
help = "Egna ord."

[[dimensions]]
id = "vatten"
name = "Vatten"

[[sections]]
id = "a"
after = "d"
[[sections.questions]]
id = "va"
kind = "rating"
scale = "grad"
text = "T?"
label = "Va"
dimensions = ["vatten"]
visible_if = { question = "d", is = ["x"] }

[[sections]]
id = "b"
title = "B"
minutes = 1
[[sections.questions]]
id = "vb"
kind = "text"
text = "T?"
label = "Vb"
"""
BUILT_ON = _file(
    """id = "bas"
version = 1
title = "B"
services = [{ id = "sk", name = "Sk" }, { id = "sk2", name = "Sk" }]
[[sections]]
id = "a"
title = "A"
minutes = 1
[[sections.questions]]
id = "d"
kind = "single_choice"
text = "T?"
label = "D"
choices = [{ id = "x", text = "X" }, { id = "y", text = "Y" }]
[[sections.questions]]
id = "w"
kind = "rating_grid"
rows = "services"
scale = "grad"
text = "T?"
label = "W"
optional = true
"""
)
BUILDING = _file('id = "topp"\nversion = 1\nextends = "prov.toml"\ntitle = "T"\n')
"""A file that builds on the broken one."""


def questionnaires() -> list[bytes]:
    """Questionnaires, one of which builds on another."""
    listed = _LISTED.replace('visible_if = { question = "b", is_not = ["x"] }\n', "")
    return [*map(_file, (_RATED, _CHOSEN, listed, _EXTENDING)), BUILT_ON]
