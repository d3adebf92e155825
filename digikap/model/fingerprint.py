"""What a question asks, as a fingerprint: the same id and the same fingerprint is the same question.

In it: kind, text, the scale's levels, anchors, the ids and texts of choices; for a row of a grid also its id and name.
Not in it: label, help, quick, optional, weight, dimensions, conditions, nor the order of questions and choices. Text
counts in NFC with runs of space as one.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from digikap.model.questionnaire import (
    MultipleChoice,
    Question,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    Row,
    SingleChoice,
    Text,
)
from digikap.model.scale import Scale, Service

_DIGITS = 16


def fingerprint(questionnaire: Questionnaire, question: Question, row: Row | None = None) -> str:
    """Sixteen hexadecimal digits for a question of the questionnaire, or for one row of a grid."""
    parts: list[object] = [question.kind, plain(question.text)]
    match question:
        case Rating():
            anchors = [[level, plain(text)] for level, text in sorted(question.anchors.items())]
            parts += [_levels(questionnaire.scale(question.scale)), anchors]
        case RatingGrid():
            parts.append(_levels(questionnaire.scale(question.scale)))
            parts += [row.id, plain(row.name)] if row is not None else []
        case SingleChoice() | MultipleChoice() | Ranking():
            parts.append(sorted([choice.id, plain(choice.text)] for choice in question.choices))
        case Text():
            pass
        case _:
            assert_never(question)
    return _digest(parts)


def fingerprints(questionnaire: Questionnaire) -> Mapping[str, str]:
    """The fingerprint of every question by its id, and of every row that a grid itself lists by ``grid/row``."""
    found = {}
    for question in questionnaire.questions():
        found[question.id] = fingerprint(questionnaire, question)
        if isinstance(question, RatingGrid) and isinstance(question.rows, tuple):
            found.update(
                (f"{question.id}/{row.id}", fingerprint(questionnaire, question, row)) for row in question.rows
            )
    return MappingProxyType(found)


def is_same(questionnaire: Questionnaire, question: Question, other: Questionnaire) -> bool:
    """Whether another questionnaire has the question of this one, in the same words."""
    if other is questionnaire:
        return True
    theirs = other.by_id.get(question.id)
    return theirs is not None and fingerprint(questionnaire, question) == fingerprint(other, theirs)


def fingerprint_of_scale(scale: Scale) -> str:
    """The same for a scale: its levels, and whether ”vet ej” is an answer."""
    return _digest([_levels(scale), scale.allow_unknown])


def fingerprint_of_service(service: Service) -> str:
    """The same for a service: its name."""
    return _digest([plain(service.name)])


def _levels(scale: Scale) -> list[str]:
    return [plain(level) for level in scale.levels]


def plain(text: str) -> str:
    """The text as a fingerprint has it: in NFC, with runs of space as one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _digest(parts: list[object]) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
