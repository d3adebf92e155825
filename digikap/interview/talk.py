"""Asking until a line means something: what every screen with a typed line has in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from digikap.interview.device import Device, Draw, Prompt
from digikap.interview.typed import Refused, unreadable, yes_no
from digikap.swedish import number
from digikap.text import clean

T = TypeVar("T")

UNREADABLE = "Ett eller flera tecken gick inte att läsa. Är terminalen inställd på UTF-8? Skriv raden igen."


def read(device: Device, draw: Draw, prompt: Prompt) -> str:
    """A line as it was typed but for control characters; a line that could not be read is told of and asked for again.

    The space at its ends is kept: it says that a letter is text and no key.
    """
    while True:
        typed = device.ask(draw, prompt)
        if not unreadable(typed):
            return typed if len(typed) == 1 else clean(typed)
        prompt = replace(prompt, notice=UNREADABLE, again=True, ahead=False, typed=clean(typed))


def until(device: Device, draw: Draw, prompt: Prompt, meaning: Callable[[str], T | Refused]) -> T:
    """Asks until the line means something; what was wrong is told each time."""
    while True:
        meant = meaning(read(device, draw, prompt))
        if not isinstance(meant, Refused):
            return meant
        prompt = replace(prompt, notice=meant.message, again=True, ahead=False)


def yes(device: Device, draw: Draw, question: str, *, again: bool = False) -> bool:
    """A yes/no question: a typed j or n, never Enter alone. `again`: the screen stands there already."""
    return until(device, draw, Prompt(f"{question} (j/n)", again=again), yes_no)


def limited(text: str, most: int) -> str | Refused:
    """The text, unless it is longer than a file takes (in characters)."""
    if len(text) <= most:
        return text
    return Refused(f"Texten är för lång: {number(len(text))} tecken, och högst {number(most)} får plats.")
