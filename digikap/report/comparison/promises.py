"""What was promised the last time, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.comparing import Comparison, Promise
from digikap.report.comparison.words import Terms
from digikap.report.view.blocks import Fact, Facts, Paragraph, Section
from digikap.report.view.plan import STATES
from digikap.report.view.words import line
from digikap.swedish import capital, long_date, small_number


def section(comparison: Comparison, words: Terms) -> Iterator[Section]:
    """The promises of the earlier plan; nothing where none were made, or where the two are not one group's."""
    if not words.is_time or not comparison.promises:
        return
    told = comparison.promises
    done = sum((one.told or one.promised).state == "klar" for one in told)
    many = f"{small_number(len(told))} {'löfte' if len(told) == 1 else 'löften'}"
    summing = f"{'Ett' if done == 1 else capital(small_number(done))} av {many} är {'klart' if done == 1 else 'klara'}."
    yield Section("Löftena i den tidigare planen", (Paragraph(summing), Facts(tuple(map(_fact, told)))))


def _fact(one: Promise) -> Fact:
    action = one.told or one.promised
    reason = f" ({line(action.reason)})" if action.reason and action.state == "struken" else ""
    unsaid = "" if one.told else " när den tidigare filen sparades. Den senare säger inget om löftet."
    said = [f"Läge: {STATES[action.state]}{reason}{unsaid}"]
    said += [f"Ansvarig roll: {line(action.role)}"] if action.role else []
    said += [f"Senast: {long_date(action.due)}"] if action.due else []
    said += [f"Så syns effekten: {line(action.effect)}"] if action.effect else []
    return Fact(line(one.promised.text), tuple(said))
