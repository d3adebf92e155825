"""A step of the start: a page or a numbered list with a typed line, and ”b” to go back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from digikap.interview.body import numbered
from digikap.interview.device import ESCAPE, Device, Draw, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph, tightened
from digikap.interview.screen import key_line
from digikap.interview.talk import until
from digikap.interview.typed import Refused, plain_form, positions

BACK: Mapping[str, str] = {"b": "bakåt"}
"""The one key of a step."""

T = TypeVar("T")


def asked(device: Device, draw: Draw, prompt: Prompt, meaning: Callable[[str], T | Refused]) -> T | None:
    """What the line means; None for ”b” and Esc, which go back."""

    def meant(typed: str) -> T | Refused | None:
        return None if plain_form(typed) == "b" or typed == ESCAPE else meaning(typed)

    return until(device, draw, prompt, meant)


def several(device: Device, draw: Draw, names: Sequence[str]) -> tuple[int, ...] | None:
    """Several of the named things by number from 1, none of them for 0; None to go back."""
    return asked(device, draw, numbers(names), lambda typed: positions(typed, len(names)))


def numbers(names: Sequence[str]) -> Prompt:
    """A prompt for several numbers that says what they stand for."""

    def named(typed: str) -> str:
        picked = positions(typed, len(names))
        return "" if isinstance(picked, Refused) else " · ".join(names[number - 1] for number in picked) or "ingen"

    return Prompt("Svar", "b", live=named)


def page(title: str, words: str, keys: Mapping[str, str] = BACK) -> Draw:
    """A question with a line of explanation."""

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = paragraph(title, width, "heading")
        lines += [GAP, *paragraph(words, width)] if words else []
        return fitted([*lines, GAP, *(key_line(keys, width) if keys else [])], view)

    return draw


def numbered_list(title: str, words: str, items: Sequence[str]) -> Draw:
    """A question with numbered lines to choose from."""

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        top = [*paragraph(title, width, "heading"), *paragraph(words, width, "quiet"), GAP]
        rows = [row for number, item in enumerate(items, start=1) for row in numbered(number, item, width)]
        return fitted([*top, *rows, GAP, *key_line(BACK, width)], view)

    return draw


def fitted(lines: Sequence[Line], view: View) -> list[Line]:
    """The lines without as many gaps as it takes to fit the view."""
    return list(lines) if view.height is None else tightened(lines, view.height)
