"""Asking whether to go on with work that was begun before, or to open what is finished."""

from __future__ import annotations

from collections.abc import Sequence

from digikap.interview.body import numbered
from digikap.interview.device import Device, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph, tightened
from digikap.interview.talk import until, yes
from digikap.interview.typed import Refused, plain_form

_MOST = 9


def ask_which(device: Device, begun: Sequence[str]) -> int | None:
    """The index of the work to go on with, None for a new assessment. `begun` describes each, the latest first."""
    offered = begun[:_MOST]
    title = "Här finns en påbörjad självskattning" if len(begun) == 1 else "Här finns påbörjade självskattningar"
    numbers = "1" if len(offered) == 1 else f"en siffra 1–{len(offered)}"

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = paragraph(title, width, "heading")
        lines += paragraph("Skriv siffran för att fortsätta med den, eller n för att börja en ny.", width, "quiet")
        rows = [row for number, item in enumerate(offered, start=1) for row in numbered(number, item, width)]
        whole = [*lines, GAP, *rows, GAP]
        return whole if view.height is None else tightened(whole, view.height)

    def meant(typed: str) -> int | Refused | None:
        text = plain_form(typed)
        if text in ("n", "ny"):
            return None
        if text.isdecimal() and 1 <= int(text) <= len(offered):
            return int(text) - 1
        return Refused(f"Skriv {numbers} för att fortsätta, eller n för en ny.")

    return until(device, draw, Prompt("Svar"), meant)


def ask_reopen(device: Device, name: str) -> bool:
    """Whether a finished assessment is to be opened again; `name` is its file."""

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = paragraph(f"{name} är en färdig självskattning", width, "heading")
        return [*lines, GAP, *paragraph("Öppnar ni den igen kan svaren ändras. Inget svar försvinner.", width), GAP]

    return yes(device, draw, "Ska den öppnas igen?")
