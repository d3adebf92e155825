"""What was promised the last time, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.comparing import Comparison, Promise
from digikap.model.plan import STATE_WORDS
from digikap.report.comparison.words import Terms
from digikap.report.view.blocks import Fact, Facts, Paragraph, Section
from digikap.report.view.words import line
from digikap.swedish import capital, long_date, small_number


def section(comparison: Comparison, words: Terms) -> Iterator[Section]:
    """The promises of the earlier plan; nothing where none were made, or where the two are not one group's."""
    if not words.is_time or not comparison.promises:
        return
    told = comparison.promises
    done = sum((one.told or one.promised).state == "klar" for one in told)
    yield Section("Löftena i den tidigare planen", (Paragraph(_kept(done, len(told))), Facts(tuple(map(_fact, told)))))


def _kept(done: int, many: int) -> str:
    """How many of the promises are done."""
    if many == 1:
        return "Löftet är klart." if done else "Löftet är inte klart."
    if done < 2:
        return f"{'Ett' if done else 'Inget'} av {small_number(many)} löften är klart."
    return f"{capital(small_number(done))} av {small_number(many)} löften är klara."


def _fact(one: Promise) -> Fact:
    action = one.told or one.promised
    reason = f" ({line(action.reason)})" if action.reason and action.state == "struken" else ""
    unsaid = "" if one.told else " när den tidigare filen sparades. Den senare säger inget om löftet."
    said = [f"Läge: {STATE_WORDS[action.state]}{reason}{unsaid}"]
    said += [f"Ansvarig roll: {line(action.role)}"] if action.role else []
    said += [f"Senast: {long_date(action.due)}"] if action.due else []
    said += [f"Så syns effekten: {line(action.effect)}"] if action.effect else []
    return Fact(line(one.promised.text), tuple(said))
