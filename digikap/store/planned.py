"""What the task requires and what the group undertakes, as a file has it: read and written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, cast, get_args

from digikap.checking.answers import BadAnswerError, as_written, close_to
from digikap.checking.votes import parse_tally, tally_text
from digikap.model.answer import Respondent
from digikap.model.assessment import Required
from digikap.model.capacity import CapacityModel
from digikap.model.plan import ActionState, PlannedAction, Previous
from digikap.model.questionnaire import Questionnaire
from digikap.model.tally import Tally
from digikap.store.tables import Table, name
from digikap.text import NAME_LIMIT, TEXT_LIMIT, short_line

TABLES = ("respondent", "required", "actions", "previous")
"""The tables that are read and written here."""

LEVELS = 5
"""The levels that a task can require."""

_MOST_ACTIONS = 100
_LONGEST_TOLD = 200_000  # characters; an answer in words holds the texts of all its choices
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


def respondent(top: Table) -> Respondent | None:
    """Who answers alone; None where the file is not one person's."""
    if "respondent" not in top.values:
        return None
    table = top.table("respondent", "den svarande")
    table.only(("alias", "role"))
    table.needs("alias")
    return who(table)


def who(table: Table) -> Respondent:
    """The alias and the role in a table."""
    return Respondent(table.text("alias", NAME_LIMIT) or "", table.text("role", NAME_LIMIT))


def required(top: Table, model: CapacityModel) -> Mapping[str, Required]:
    """The required level, or the votes on it, by the id of a dimension or a group of the model."""
    table = top.table("required", "de krävda nivåerna")
    known = [*(group.id for group in model.groups), *(dimension.id for dimension in model.dimensions)]
    found: dict[str, Required] = {}
    for key, value in table.values.items():
        if table.is_hopeless:
            break
        if key not in known:
            table.note((key,), f"Dimensionen {name(key)} finns inte i modellen.", close_to(key, known))
        elif (level := _required(table, key, value)) is not None:
            found[key] = level
    return MappingProxyType(found)


def _required(table: Table, key: str, value: object) -> Required | None:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LEVELS:
        return value
    if not isinstance(value, str):
        advice = f'Skriv ett heltal 1–{LEVELS}, eller röster: "0 0 1 5 2".'
        table.note((key,), f"{as_written(value)} är ingen nivå.", advice)
        return None
    try:
        votes = parse_tally(value, LEVELS, unknown=True, not_applicable=False)
    except BadAnswerError as error:
        for fault in error.faults:
            table.note((key,), fault.what, fault.advice)
        return None
    if not sum(votes.counts):
        table.note((key,), "Ingen har röstat på någon nivå.", "Ta bort raden.")
        return None
    return votes


def actions(top: Table) -> Mapping[str, PlannedAction]:
    """What the group undertakes, by id."""
    table = top.table("actions", "åtgärderna")
    if len(table.values) > _MOST_ACTIONS:
        table.note((), f"{len(table.values)} åtgärder är för många.", f"Högst {_MOST_ACTIONS} ryms.")
        return MappingProxyType({})
    found = {}
    for key in table.values:
        if not _ID.fullmatch(key):
            table.note((key,), f"{name(key)} går inte som id.", "Använd bara bokstäver, siffror, - och _.")
        found[key] = _action(table.table(key, f"åtgärden {short_line(key)}"))
    return MappingProxyType(found)


def _action(table: Table) -> PlannedAction:
    table.only([part.name for part in fields(PlannedAction)])
    table.needs("text")
    return PlannedAction(
        text=table.text("text", TEXT_LIMIT, empty=True) or "",
        role=table.text("role", NAME_LIMIT),
        due=table.day("due"),
        first_step=table.text("first_step", TEXT_LIMIT),
        effect=table.text("effect", TEXT_LIMIT),
        state=cast(ActionState, table.one_of("state", get_args(ActionState)) or "lovad"),
        reason=table.text("reason", TEXT_LIMIT),
        offered=table.text("offered", NAME_LIMIT),
    )


def previous(top: Table, questionnaire: Questionnaire) -> Previous | None:
    """The assessment before this one; None where there is none."""
    if "previous" not in top.values:
        return None
    table = top.table("previous", "förra gången")
    table.only(("id", "date", "told", "actions"))
    table.needs("id", "date")
    identifier, day = table.text("id", 60), table.day("date")
    if identifier is not None and not _ID.fullmatch(identifier):
        table.note(("id",), f"{as_written(identifier)} går inte som id.", "Använd bara bokstäver, siffror, - och _.")
    known = questionnaire.by_id
    told = table.table("told", "svaren förra gången")
    said = {}
    for key in told.values:
        if told.is_hopeless:
            break
        if key.partition("/")[0] not in known:  # a row of a grid is ”grid/row”
            told.note((key,), f"Frågan {name(key)} finns inte i formuläret.", close_to(key, known))
        said[key] = told.text(key, _LONGEST_TOLD, empty=True) or ""
    before = actions(table)
    if identifier is None or day is None:
        return None
    return Previous(identifier, day, MappingProxyType(said), before)


# ---------------------------------------------------------------- written


def required_table(levels: Mapping[str, Required]) -> dict[str, int | str]:
    """The required levels as a file has them."""
    return {key: tally_text(level) if isinstance(level, Tally) else level for key, level in levels.items()}


def actions_table(planned: Mapping[str, PlannedAction]) -> dict[str, Any]:
    """The actions as a file has them: what nobody said takes no place."""
    return {key: {"text": action.text, **_said(action, without="text")} for key, action in planned.items()}


def respondent_table(one: Respondent) -> dict[str, str]:
    """Who answers alone, as a file has it."""
    return {"alias": one.alias, **_said(one, without="alias")}


def previous_table(before: Previous) -> dict[str, Any]:
    """The assessment before this one as a file has it."""
    table: dict[str, Any] = {"id": before.id, "date": before.date}
    table |= {"told": dict(before.told)} if before.told else {}
    return table | ({"actions": actions_table(before.actions)} if before.actions else {})


def _said(value: PlannedAction | Respondent, without: str) -> dict[str, Any]:
    """The fields that say something, in their order."""
    said = {part.name: getattr(value, part.name) for part in fields(value) if part.name != without}
    return {key: part for key, part in said.items() if part is not None and str(part).strip()}
