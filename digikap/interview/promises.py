"""”Förra gångens löften”: what was promised the last time, and what has become of it, before the first question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from digikap.interview.actions import STATES, action_page, details, restated, state_words
from digikap.interview.device import ESCAPE, Device, Prompt
from digikap.interview.layout import Line, paragraph
from digikap.interview.saying import Saying
from digikap.interview.talk import read
from digikap.interview.typed import Refused, amount, plain_form
from digikap.model.assessment import Assessment
from digikap.model.plan import PlannedAction, Previous
from digikap.swedish import capital, long_date

_KEYS = {"1–4": "vad som har hänt", "Enter": "hoppa över", "b": "bakåt", "s": "hoppa över resten"}


def open_promises(assessment: Assessment) -> Sequence[str]:
    """The ids of what was promised the last time and is not yet known to be done or dropped."""
    previous = assessment.previous
    return [one for one, action in previous.actions.items() if action.is_open] if previous else []


def ask_promises(device: Device, assessment: Assessment, saying: Saying) -> Iterator[tuple[Assessment, str]]:
    """Asks what has become of every open promise; yields each new state, acknowledged once it is saved."""
    ids = open_promises(assessment)
    now, at, notice = assessment, 0, ""
    while at < len(ids):
        assert now.previous is not None
        action = now.previous.actions[ids[at]]
        place = f"Förra gångens löften, {long_date(now.previous.date)} · {at + 1} av {len(ids)}"
        items = [capital(words) for _, words in STATES]
        draw = action_page(place, "" if notice else saying.heard(), partial(_promise, action, now), items, _KEYS)
        typed = read(device, draw, Prompt("Svar (1–4)", "bs", notice=notice, again=bool(notice)))
        notice, text = "", plain_form(typed)
        if text == "s":
            return
        if text == "b" or typed == ESCAPE:
            at = max(at - 1, 0)
            continue
        if not text:
            at += 1
            continue
        number = amount(text, 1, len(STATES))
        if isinstance(number, Refused):
            notice = number.message
            continue
        changed = restated(device, action, STATES[number - 1][0])
        if changed is not None:
            now = replace(now, previous=with_promise(now.previous, ids[at], changed))
            said = f"Sparat: {state_words(changed)}."
            yield now, said
            saying.say(said)
            at += 1


def with_promise(previous: Previous, name: str, action: PlannedAction) -> Previous:
    """The last time's assessment with what has become of one action."""
    return replace(previous, actions=MappingProxyType({**previous.actions, name: action}))


def _promise(action: PlannedAction, assessment: Assessment, width: int) -> list[Line]:
    return [
        *paragraph("Det här lovade ni. Vad har hänt?", width, "heading"),
        *details(action, width, assessment.date),
    ]
