"""Every text of a questionnaire or an assessment replaced by a hostile one, and what must never come out of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from digikap.model.base import Part

UNSEEN = "\x1b[31m\x1b]0;t\x07\x00\u202e\u2066\u200b\u2028\x85\x9b1m\ufeff\U000e0041<b>[red]"
"""Escape sequences, marks that turn text around, what takes no room, what ends a line."""

IDS = re.compile(r"[a-z0-9_/@-]*|\d{4}-\d\d-\d\dT[\d:]+\+[\d:]+")
"""What is no text: names within a file, words of the format, a moment."""

TEXTS = {
    *("text", "title", "name", "label", "help", "description", "intro", "source", "note", "unit", "horizon", "within"),
    *(
        "levels",
        "anchors",
        "discussion",
        "services",
        "analysis",
        "minority",
        "uneven",
        "other",
        "told",
        "alias",
        "role",
    ),
    *("effect", "first_step", "reason", "county", "group", "code"),
}
"""The fields that hold text, in everything that the model has."""

T = TypeVar("T")


class Hostile:
    """Puts a hostile text in place of every other; the same in the same place, so that what was alike still is."""

    def __init__(self, text: str = UNSEEN) -> None:
        self._text = text
        self._numbers: dict[str, int] = {}
        self._forms: dict[int, tuple[Any, Any]] = {}

    def of(self, value: T) -> T:
        """The same value with other texts. Fails on a text in a field that is not known to hold any."""
        changed: T = self._of(value, "")
        return changed

    def _of(self, value: Any, name: str) -> Any:
        match value:
            case str():
                return self._said(value, name)
            case Part():
                return self._part(value)
            case tuple():
                return tuple(self._of(one, name) for one in value)
            case Mapping():
                return type(value)({key: self._of(one, name) for key, one in value.items()})  # type: ignore[call-arg]
            case _ if is_dataclass(value) and not isinstance(value, type):
                parts = {one.name: self._of(getattr(value, one.name), one.name) for one in fields(value)}
                return replace(value, **parts)
        return value

    def _part(self, value: Part) -> Part:
        """Made once for each, since a questionnaire is shared by many."""
        if id(value) not in self._forms:
            parts = {name: self._of(getattr(value, name), name) for name in type(value).model_fields}
            self._forms[id(value)] = (value, type(value).model_construct(**parts))
        made: Part = self._forms[id(value)][1]
        return made

    def _said(self, value: str, name: str) -> str:
        is_id = name == "group" and IDS.fullmatch(value)  # a municipality's group is text, a dimension's is an id
        if not value or name not in TEXTS or is_id:
            assert IDS.fullmatch(value), f"{name} holds a text: {value}"
            return value
        return f"{self._text} {self._numbers.setdefault(value, len(self._numbers))}"


def unseen(text: str) -> set[str]:
    """The control and format characters of a text, and its separators of lines; a line end is none."""
    return {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs") and sign != "\n"}


def strings(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value of the view, with where it stands."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from strings(one, f"{at}[{number}]")
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from strings(getattr(value, part.name), f"{at}.{part.name}")
