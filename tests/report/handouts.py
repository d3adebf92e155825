"""A small questionnaire with one of each kind of question and of condition, and a handout read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from digikap.model.questionnaire import Questionnaire

Table = dict[str, Any]

_CHOICES = [
    {"id": "egen", "text": "I egen regi"},
    {"id": "gemensam", "text": "Tillsammans med andra"},
    {"id": "annat", "text": "Annat", "free_text": True},
]


def _question(kind: str, name: str, **more: Any) -> Table:
    return {"id": name, "kind": kind, "text": f"Fråga {name}?", "label": f"Etikett {name}", **more}


def everything(change: Callable[[str], str] = lambda text: text) -> Questionnaire:
    """The questionnaire; every text in it is what `change` makes of it."""
    sections: list[Table] = [
        {
            "id": "ett",
            "title": "Första avsnittet",
            "intro": "Stycke ett.\n\nStycke två.",
            "minutes": 1,
            "questions": [
                _question("rating", "grad", scale="tre", anchors={"1": "Inget.", "3": "Allt."}, quick=True)
                | {"help": "Tänk på i dag.", "allow_not_applicable": True},
                _question("single_choice", "regi", choices=_CHOICES, allow_unknown=True),
                _question("multiple_choice", "flera", choices=[*_CHOICES, {"id": "inga", "text": "Inga"}])
                | {"max_choices": 2, "optional": True},
                _question("ranking", "viktigast", choices=_CHOICES, max_choices=2, quick=True),
                _question("rating_grid", "tabell", scale="tre", rows="services", allow_not_applicable=True),
            ],
            "discussion": ["Vad förvånar?"],
        },
        {
            "id": "tva",
            "title": "Andra avsnittet",
            "minutes": 12,
            "visible_if": {"question": "grad", "at_least": 2},
            "questions": [
                _question("rating_grid", "valda", scale="tre", rows_from="viktigast", quick=True),
                _question("rating_grid", "egna", scale="tva", rows=[{"id": "a", "name": "Rad A"}]),
                _question("text", "steg", visible_if={"question": "regi", "is": ["egen", "gemensam"]}),
                _question(
                    "rating", "hur", scale="tva", quick=True, visible_if={"question": "regi", "is_not": ["egen"]}
                ),
            ],
        },
    ]
    table: Table = {
        "id": "prov",
        "version": 2,
        "title": "Ett prov",
        "intro": "Vad det är.",
        "source": "https://exempel.se/a_b",
        "quick_minutes": 3,
        "sections": sections,
        "model": {"id": "egen", "version": 1, "title": "Egen"},
        "scales": [
            {"id": "tre", "name": "Tre", "levels": ["Lågt", "Mitt emellan", "Högt"], "allow_unknown": True},
            {"id": "tva", "name": "Två", "levels": ["Nej", "Ja"]},
        ],
        "services": [
            {"id": "skola", "name": "Skolan"},
            {"id": "bolag", "name": "Kommunala bolag, samlat", "label": "Bolag", "optional": True},
        ],
    }
    return Questionnaire.model_validate(_changed(table, change))


_TEXTS = {"title", "intro", "source", "text", "label", "help", "name", "anchors", "levels", "discussion"}


def _changed(value: Any, change: Callable[[str], str], *, is_text: bool = False) -> Any:
    """The same value with its texts changed, ids and kinds left alone."""
    match value:
        case dict():
            return {key: _changed(part, change, is_text=is_text or key in _TEXTS) for key, part in value.items()}
        case list():
            return [_changed(part, change, is_text=is_text) for part in value]
        case str() if is_text:
            return change(value)
        case _:
            return value


def words_of(value: object) -> Iterator[str]:
    """Every text of a handout: what all layouts must say."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_of(getattr(value, field.name))
