"""A step of the start: a page or a numbered list with a typed line, and ”b” to go back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from digikap.interview.body import numbered
from digikap.interview.device import ESCAPE, Device, Draw, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph, tightened
from digikap.interview.screen import key_line
from digikap.interview.talk import until
from digikap.interview.typed import Refused, plain_form, positions
from digikap.model.assessment import Assessment

BACK: Mapping[str, str] = {"b": "bakåt"}
"""The one key of a step."""

Before = tuple[Assessment, Assessment] | None
"""The assessment before and after the last time that a step was answered; None the first time."""

T = TypeVar("T")


def asked(device: Device, draw: Draw, prompt: Prompt, meaning: Callable[[str], T | Refused]) -> T | None:
    """What the line means; None for ”b” and Esc, which go back."""

    def meant(typed: str) -> T | Refused | None:
        return None if plain_form(typed) == "b" or typed == ESCAPE else meaning(typed)

    return until(device, draw, prompt, meant)


def keeping(before: T | None, meaning: Callable[[str], T | Refused]) -> Callable[[str], T | Refused]:
    """The same meaning, but for Enter alone, which keeps what was answered before, if anything was."""
    return lambda typed: before if before is not None and not typed.strip() else meaning(typed)


def remembered(words: str, width: int) -> list[Line]:
    """What was answered before, in words; nothing where nothing was."""
    return [GAP, *paragraph(f"Svaret (Enter behåller det): {words}", width, "answer")] if words else []


def numbers(names: Sequence[str]) -> Prompt:
    """A prompt for several numbers that says what they stand for."""

    def named(typed: str) -> str:
        picked = positions(typed, len(names))
        return "" if isinstance(picked, Refused) else picked_words(picked, names)

    return Prompt("Svar", "b", live=named)


def numbers_of(ids: Sequence[str], picked: Collection[str]) -> tuple[int, ...]:
    """The numbers from 1 of those ids that are picked."""
    return tuple(number for number, one in enumerate(ids, start=1) if one in picked)


def picked_words(picked: Sequence[int] | None, names: Sequence[str]) -> str:
    """The names with these numbers from 1, ”ingen” for none of them; "" where nothing has been picked."""
    if picked is None:
        return ""
    return " · ".join(names[number - 1] for number in picked) or "ingen"


def page(title: str, words: str, keys: Mapping[str, str] = BACK, before: str = "") -> Draw:
    """A question with a line of explanation. `before`: what was answered before."""

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = paragraph(title, width, "heading")
        lines += [GAP, *paragraph(words, width)] if words else []
        lines += remembered(before, width)
        return fitted([*lines, GAP, *(key_line(keys, width) if keys else [])], view)

    return draw


def numbered_list(title: str, words: str, items: Sequence[str], before: str = "") -> Draw:
    """A question with numbered lines to choose from. `before`: what was answered before."""

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        top = [*paragraph(title, width, "heading"), *paragraph(words, width, "quiet"), GAP]
        rows = [row for number, item in enumerate(items, start=1) for row in numbered(number, item, width)]
        return fitted([*top, *rows, *remembered(before, width), GAP, *key_line(BACK, width)], view)

    return draw


def fitted(lines: Sequence[Line], view: View) -> list[Line]:
    """The lines without as many gaps as it takes to fit the view."""
    return list(lines) if view.height is None else tightened(lines, view.height)
