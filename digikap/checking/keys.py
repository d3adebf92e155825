"""What the keys of a questionnaire's file are called and stand for, in the author's Swedish."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from digikap.checking.authored import Authored
from digikap.checking.finding import Path
from digikap.model.capacity import Action, CapacityModel, Dimension, Group, Profile, Raiser
from digikap.model.condition import Condition
from digikap.model.questionnaire import (
    Choice,
    Contrast,
    MultipleChoice,
    Perspective,
    Ranking,
    Rating,
    RatingGrid,
    Reference,
    Row,
    Section,
    SingleChoice,
    Text,
)
from digikap.model.scale import Scale, Service

KINDS: dict[str, type[BaseModel]] = {
    str(get_args(kind.model_fields["kind"].annotation)[0]): kind
    for kind in (Rating, RatingGrid, SingleChoice, MultipleChoice, Ranking, Text)
}
"""The kinds of question by the word that a file has for each."""

_LISTS: dict[str, type[BaseModel]] = {
    "sections": Section,
    "choices": Choice,
    "rows": Row,
    "references": Reference,
    "contrast": Contrast,
    "visible_if": Condition,
    "perspectives": Perspective,
    "dimensions": Dimension,
    "scales": Scale,
    "services": Service,
    "model": CapacityModel,
    "groups": Group,
    "profiles": Profile,
    "raisers": Raiser,
    "actions": Action,
}

ONLY_EXTENDING = ("include_optional", "remove_services", "questions")
"""Keys at the top of a file that only one that builds on another has."""

EXAMPLES = {
    "format": 'format = "digikap-questionnaire"',
    "format_version": "format_version = 1",
    "id": 'id = "…" (a–z, 0–9 och _)',
    "version": "version = 1",
    "title": 'title = "…" (rubriken)',
    "minutes": "minutes = 10 (beräknad tid)",
    "sections": "en rubrik [[sections]] med ett avsnitt under",
    "questions": "en rubrik [[sections.questions]] med en fråga under",
    "extends": 'extends = "kommunen@1"',
    "help": 'help = "…" (hjälptexten)',
    "question": 'question = "…" (en tidigare frågas id)',
    "kind": 'kind = "rating" (frågans slag)',
    "scale": 'scale = "grad" (svarsskalan)',
    "text": 'text = "…" (det som läses högt)',
    "label": 'label = "…" (kort namn i tabeller)',
    "choices": 'choices = [ { id = "…", text = "…" }, … ]',
    "max_choices": "max_choices = 3 (så många som får väljas)",
    "name": 'name = "…" (namnet i klartext)',
    "description": 'description = "…" (en förklarande mening)',
    "levels": 'levels = ["…", "…"] (stegen, det lägsta först)',
    "measure": 'measure = "…" (vad som mättes)',
    "value": "value = 12",
    "unit": 'unit = "procent av de svarande"',
    "year": "year = 2021",
    "source": 'source = "…" (var uppgiften står)',
    "note": 'note = "…" (vad den inte säger)',
}
"""How each key that is needed is written, for the advice where it is missing."""


def keys_at(table: Any, path: Path) -> tuple[str, ...]:
    """The keys that can stand in the table at a path; for a question those of its kind, none where it is unknown."""
    kind = _model_at(table, path)
    return tuple(field.alias or name for name, field in kind.model_fields.items()) if kind else ()


def _model_at(table: Any, path: Path) -> type[BaseModel] | None:
    names = [part for part in path if isinstance(part, str)]
    if isinstance(table, dict) and "extends" in table and (found := _extending(path, names)):
        return found
    if not names:
        return Authored
    if names[-1] == "questions":
        return KINDS.get(str(value_at(table, (*path, "kind"))))
    return _LISTS.get(names[-1])


def _extending(path: Path, names: list[str]) -> type[BaseModel] | None:
    """What stands only in a file that builds on another questionnaire; services and questions there by id."""
    from digikap.checking.extension import AddedSection, AddedService, Extension, Reworded

    match names:
        case []:
            return Extension
        case ["sections"]:
            return AddedSection
        case ["services", _] if len(path) == len(names):
            return AddedService
        case ["questions", _] if len(path) == len(names):
            return Reworded
        case _:
            return None


def kinds_with(key: str) -> tuple[str, ...]:
    """The kinds of question that have a key."""
    return tuple(name for name, kind in KINDS.items() if key in kind.model_fields)


def value_at(table: Any, path: Path) -> Any:
    """What stands at a path, None where nothing does."""
    for part in path:
        if isinstance(table, dict):
            table = table.get(part)
        elif isinstance(table, list) and isinstance(part, int) and part < len(table):
            table = table[part]
        else:
            return None
    return table
