"""Asking what a new questionnaire needs to know: its title, its id, what it builds on, how it is divided."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from digikap.interview.device import ESCAPE, Device, Draw, Prompt
from digikap.interview.steps import asked, numbered_list, page
from digikap.interview.talk import limited, until
from digikap.interview.typed import Refused, amount
from digikap.text import NAME_LIMIT

Answers = Mapping[str, Any]
"""What is known so far: `title`, `id`, `extends` (None for nothing), `sections`, `dimension` (None for none)."""

_Step = Callable[[Device, Answers], object]
_BACK = object()
_NAME = re.compile(r"[a-z0-9_]{1,60}")


def ask_new(
    device: Device,
    known: Answers,
    *,
    proposed: Callable[[str], str],
    taken: Collection[str],
    bases: Sequence[tuple[str, str]],
    most_sections: int,
) -> Answers:
    """What is known and what the room says of the rest. ”b” goes back a step.

    `proposed` makes an id from a title; `taken` are ids that others have; `bases` are the questionnaires to build on,
    each with its title.
    """
    steps: dict[str, _Step] = {
        "title": _title,
        "id": partial(_id, proposed=proposed, taken=taken),
        "extends": partial(_extends, bases=bases),
        "sections": partial(_sections, most=most_sections),
        "dimension": _dimension,
    }
    left = [name for name in steps if name not in known]
    said, at = dict(known), 0
    while at < len(left):
        answer = steps[left[at]](device, said)
        if answer is _BACK:
            at = max(at - 1, 0)
        else:
            said[left[at]] = answer
            at += 1
    return said


def _title(device: Device, said: Answers) -> object:
    draw = page("Vad ska formuläret heta?", "Rubriken som gruppen ser, till exempel: Kommunens beredskap.", keys={})

    def meant(typed: str) -> str | Refused:
        words = " ".join(typed.split())
        return limited(words, NAME_LIMIT) if words and typed != ESCAPE else Refused("Skriv en rubrik.")

    return until(device, draw, Prompt("Rubrik"), meant)


def _id(device: Device, said: Answers, *, proposed: Callable[[str], str], taken: Collection[str]) -> object:
    proposal = proposed(str(said["title"]))
    draw = page(
        "Vilket id ska det ha?",
        f"Id står i alla sparade svar och byts aldrig: a–z, 0–9 och _. Enter tar förslaget: {proposal}",
    )

    def meant(typed: str) -> str | Refused:
        name = typed.strip() or proposal
        if name in taken:
            return Refused("Ett formulär som följer med digikap heter så. Välj ett annat id.")
        return name if _NAME.fullmatch(name) else Refused(f"Använd bara a–z, 0–9 och _, till exempel {proposed(name)}.")

    # where words are typed no letter acts at once, or none could begin with it: b and Enter goes back
    return _told(device, draw, Prompt("Id"), meant)


def _extends(device: Device, said: Answers, *, bases: Sequence[tuple[str, str]]) -> object:
    items = ["Börja om från början", *(f"Bygg vidare på {name}: {title}" for name, title in bases)]
    draw = numbered_list(
        "Ska formuläret stå för sig självt?",
        "Det som bygger på ett annat formulär har alla dess frågor, och era egna avsnitt därtill.",
        items,
    )

    def meant(typed: str) -> int | Refused:
        return amount(typed, 1, len(items))

    number = _told(device, draw, Prompt("Svar", "b"), meant)
    return [None, *(name for name, _ in bases)][number - 1] if isinstance(number, int) else number


def _sections(device: Device, said: Answers, *, most: int) -> object:
    words = "Varje avsnitt får en exempelfråga att byta ut. Det går att lägga till fler efteråt."
    draw = page("Hur många egna avsnitt?", words)
    return _told(device, draw, Prompt("Antal", "b"), lambda typed: amount(typed, 1, most))


def _dimension(device: Device, said: Answers) -> object:
    draw = page(
        "Ska frågorna räknas samman till ett värde?",
        "Skriv namnet på det som de mäter, till exempel Beredskap. Enter för inget sammanvägt värde.",
    )

    def meant(typed: str) -> str | Refused:
        return limited(" ".join(typed.split()), NAME_LIMIT)

    named = _told(device, draw, Prompt("Dimension"), meant)
    return named or None


def _told(device: Device, draw: Draw, prompt: Prompt, meaning: Callable[[str], str | int | Refused]) -> object:
    """What the line means; `_BACK` for ”b” and Esc."""
    answer = asked(device, draw, prompt, meaning)
    return _BACK if answer is None else answer
