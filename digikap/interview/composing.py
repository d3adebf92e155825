"""Writing an action in the group's own words: what, which role, when, the first step, how it will be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from digikap.interview.actions import details
from digikap.interview.device import ESCAPE, Device, Draw, Prompt
from digikap.interview.due import due_date
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph
from digikap.interview.screen import head, key_line
from digikap.interview.steps import BACK, fitted
from digikap.interview.talk import limited, until
from digikap.interview.typed import Refused, plain_form
from digikap.model.plan import PlannedAction
from digikap.swedish import long_date
from digikap.text import NAME_LIMIT

TEXT_LIMIT = 500
"""The most characters in a sentence of a plan: it is read aloud, and stands in a table."""

_BACK = object()
_ESCAPE = {"Esc": "bakåt"}  # a letter on a line with words on it is only a letter


@dataclass(frozen=True)
class _Part:
    """One thing to write: the field, the question, a word about it, what stands before the line."""

    field: str
    question: str
    words: str
    label: str
    limit: int = TEXT_LIMIT


_PARTS = (
    _Part("text", "Vad ska ni göra?", "Skriv om förslaget tills det är ert eget, i en mening.", "Åtgärd"),
    _Part(
        "role",
        "Vilken roll svarar för det?",
        "En roll, aldrig ett namn: filen kan bli en allmän handling. Enter utan roll.",
        "Roll",
        NAME_LIMIT,
    ),
    _Part("due", "När ska det vara klart?", "Till exempel 2027-01-31, 31 januari eller om tre månader.", "Datum"),
    _Part(
        "first_step", "Vilket är det första steget?", "Något som någon kan göra i veckan. Enter utan.", "Första steg"
    ),
    _Part("effect", "Hur ska det synas att det hjälpte?", "Det ni läser av vid uppföljningen. Enter utan.", "Effekt"),
)


def compose(
    device: Device, draft: PlannedAction, today: date, heard: Callable[[], str], *, new: bool
) -> Iterator[PlannedAction]:
    """Asks for the parts of an action in turn, each with what stands there; yields it after each part.

    Esc, or ”b” alone, goes back a part, from the first out of it. `heard`: what was acknowledged since the last screen.
    """
    action, at = draft, 0
    while at < len(_PARTS):
        part = _PARTS[at]
        given = _asked(device, action, part, today, heard(), new=new and at == 0)
        if given is _BACK:
            if at == 0:
                return
            at -= 1
            continue
        action = replace(action, **{part.field: given})
        yield action
        at += 1


def _asked(device: Device, action: PlannedAction, part: _Part, today: date, said: str, *, new: bool) -> Any:
    """What the line means: a text or a date, None for nothing, `_BACK`."""
    before = getattr(action, part.field)
    old = before if isinstance(before, str) else ""

    def meant(typed: str) -> Any:
        words = " ".join(typed.split())
        if plain_form(typed) == "b" or typed == ESCAPE:
            return _BACK
        if words == old or (not words and (part.field == "due" or not device.redraws)):
            return before or (Refused("Skriv vad ni ska göra.") if part.field == "text" else None)
        if not words or words == "-":
            return Refused("Skriv vad ni ska göra.") if part.field == "text" else None
        return due_date(words, today) if part.field == "due" else limited(words, part.limit)

    live = (lambda typed: _day(typed, today)) if part.field == "due" else None
    prompt = Prompt(part.label, typed=old, live=live)
    return until(device, _page(action, part, today, said, new=new), prompt, meant)


def _day(typed: str, today: date) -> str:
    found = due_date(typed, today) if typed.strip() else Refused("")
    return "" if isinstance(found, Refused) else long_date(found)


def _page(action: PlannedAction, part: _Part, today: date, said: str, *, new: bool) -> Draw:
    old = getattr(action, part.field)

    def draw(view: View) -> Sequence[Line]:
        width = min(view.width, WIDEST)
        number = [one.field for one in _PARTS].index(part.field) + 1
        lines = head(said, f"Handlingsplan · åtgärd · {number} av {len(_PARTS)}", view)
        if part.field != "text":
            lines += [*details(action, width, today), GAP]
        words = part.words if part.field != "text" or (new and old) else "Skriv det i en mening."
        lines += [*paragraph(part.question, width, "heading"), *paragraph(words, width, "quiet")]
        if isinstance(old, date):
            lines += paragraph(f"Enter: {long_date(old)} (- tar bort)", width, "answer")
        elif old and view.plain:
            lines += paragraph(
                f"Enter behåller: {old}" + ("" if part.field == "text" else " (- tar bort)"), width, "answer"
            )
        back = BACK if view.plain else _ESCAPE
        return fitted([*lines, GAP, *key_line({**back, "Enter": "sparar"}, width)], view)

    return draw
