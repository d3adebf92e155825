"""Asking whether to go on with work that was begun before, or to open what is finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from digikap.interview.body import numbered
from digikap.interview.device import Device, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph, tightened
from digikap.interview.talk import until
from digikap.interview.typed import Refused, plain_form
from digikap.swedish import listed

Finished = Literal["end", "change", "leave"]
"""What to do with a finished assessment: go on from its result, change its answers, or neither."""

_FINISHED: Mapping[str, Finished] = {"p": "end", "j": "change", "n": "leave"}
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


def ask_finished(device: Device, name: str, *, can_end: bool, can_change: bool) -> Finished:
    """What to do with a finished assessment, or one that was merged of several (not `can_change`); `name` is its file.

    `can_end`: the result, the required levels and the plan can be taken up. `can_change`: its answers can be.
    """
    choices = {"n": "lämna den som den är"}
    if can_change:
        choices = {"j": "öppna svaren igen; inget svar försvinner", **choices}
    if can_end:
        choices = {"p": "gå till resultatet, kravnivåerna och planen; svaren ändras inte", **choices}

    kind = "färdig" if can_change else "sammanslagen"

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        lines = [*paragraph(f"{name} är en {kind} självskattning", width, "heading"), GAP]
        lines += [row for key, words in choices.items() for row in numbered(key, words, width)]
        return [*lines, GAP]

    def meant(typed: str) -> Finished | Refused:
        text = {"ja": "j", "nej": "n"}.get(plain_form(typed), plain_form(typed))
        return _FINISHED[text] if text in choices else Refused(f"Skriv {listed(choices, 'eller')}.")

    return until(device, draw, Prompt("Svar"), meant)
