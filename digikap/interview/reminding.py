"""Telling the group which assessment came before this one, and whether it is to be followed up."""

from __future__ import annotations

from digikap.interview.actions import open_ones
from digikap.interview.device import Device, Prompt
from digikap.interview.steps import page
from digikap.interview.talk import until
from digikap.interview.typed import Refused, plain_form
from digikap.model.assessment import Assessment
from digikap.model.plan import promised
from digikap.swedish import count, long_date
from digikap.text import visible_line


def use_previous(device: Device, before: Assessment, name: str) -> bool:
    """Whether the assessment in the file of this name, found by itself, is the one before."""
    waiting = open_ones(list(promised(before.actions, before.previous).values()))
    first = f"Först följer ni upp {count(waiting, 'öppet löfte', 'öppna löften')}. " if waiting else ""
    draw = page(
        f"Förra självskattningen: {long_date(before.date)}",
        f"{visible_line(name)} är den senaste färdiga för {visible_line(before.organisation.name)} med samma formulär "
        f"i den här mappen. {first}Svaret från förra gången visas bredvid varje fråga som är densamma.",
        {"Enter": "följ upp den", "n": "börja utan den"},
    )

    def meant(typed: str) -> bool | Refused:
        text = plain_form(typed)
        if text in ("n", "nej"):
            return False
        return True if not text else Refused("Tryck Enter för att följa upp den, eller n för att börja utan.")

    return until(device, draw, Prompt("Enter eller n", "n"), meant)
