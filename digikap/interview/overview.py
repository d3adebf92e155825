"""The overview of all questions: finding one by its number or a few letters, and jumping there."""

from __future__ import annotations

from collections.abc import Sequence

from digikap.interview.asker import Jump
from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP, Device, Prompt
from digikap.interview.layout import WIDEST, Line, View
from digikap.interview.pages import Entry, entries, matching, overview_items, overview_page
from digikap.interview.paging import page_size
from digikap.interview.talk import read
from digikap.interview.typed import plain_form
from digikap.model.assessment import Assessment
from digikap.swedish import count, quoted


class _Pages:
    """The page of a long list that is shown; how long a page is shows when it is drawn."""

    def __init__(self, listed: Sequence[Entry], current: str) -> None:
        self.listed = listed
        self._current = current
        self._first: int | None = None
        self._page = 1

    def draw(self, view: View) -> list[Line]:
        items = overview_items(self.listed, self._current, min(view.width, WIDEST))
        if view.height is not None:
            self._page = page_size(view.height - 1)
        if self._first is None:
            here = [number for number, item in enumerate(items) if item[0][0] == "→"]
            self._first = here[0] // self._page * self._page if here else 0
        self._first = max(min(self._first, len(items) - self._page), 0)
        return overview_page(self.listed, self._current, self._first, view)

    def turn(self, key: str) -> None:
        self._first = max((self._first or 0) + (self._page if key == PAGE_DOWN else -self._page), 0)


def overview(device: Device, assessment: Assessment, current: str) -> Jump | None:
    """The question that the group jumps to; None to go back to where it was."""
    everything = entries(assessment)
    shown = _Pages(everything, current)
    notice, again = "", False
    while True:
        label = "Nummer eller bokstäver"
        prompt = Prompt(
            label, PAGE_DOWN + PAGE_UP, live=lambda typed: _preview(everything, typed), notice=notice, again=again
        )
        typed = read(device, shown.draw, prompt)
        text = plain_form(typed)
        notice, again = "", False
        if text in (PAGE_DOWN, PAGE_UP):
            shown.turn(text)
            continue
        if not text or typed == ESCAPE:
            return None
        found = _found(everything, text)
        if len(found) == 1:
            return Jump(found[0].question.id)
        if found:
            shown = _Pages(found, current)
            notice = f"{count(len(found), 'fråga', 'frågor')} passar {quoted(text)}. Skriv numret."
        else:
            shown, again = _Pages(everything, current), True
            notice = f"Ingen fråga passar {quoted(text)}."


def _found(listed: Sequence[Entry], text: str) -> tuple[Entry, ...]:
    """The question with this number, or those that the letters find."""
    if text.isdecimal():
        return tuple(one for one in listed if str(one.number) == text.lstrip("0"))
    return matching(listed, text)


def _preview(listed: Sequence[Entry], typed: str) -> str:
    text = plain_form(typed)
    return " · ".join(f"{one.number} {one.question.label}" for one in _found(listed, text)) if text else ""
