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
    told = kept(comparison, words)
    if told:
        followed = any(one.told for one in comparison.promises)
        facts = tuple(_fact(one, is_lost=followed and one.told is None) for one in comparison.promises)
        stood = "" if followed else " Så stod det då:"
        yield Section("Löftena i den tidigare planen", (Paragraph(f"{told}{stood}"), Facts(facts)))


def kept(comparison: Comparison, words: Terms) -> str:
    """How many of the promises are done, or that nobody followed them up; "" where there are none to tell of."""
    promises = comparison.promises
    if not words.is_time or not promises:
        return ""
    if not any(one.told for one in promises):
        one = len(promises) == 1
        return f"Den senare självskattningen följde inte upp {'löftet' if one else 'löftena'}."
    return _kept(sum((one.told or one.promised).state == "klar" for one in promises), len(promises))


def _kept(done: int, many: int) -> str:
    """How many of the promises are done."""
    if many == 1:
        return "Löftet är klart." if done else "Löftet är inte klart."
    if done < 2:
        return f"{'Ett' if done else 'Inget'} av {small_number(many)} löften är klart."
    return f"{capital(small_number(done))} av {small_number(many)} löften är klara."


def _fact(one: Promise, *, is_lost: bool) -> Fact:
    """One promise; `is_lost`: others were followed up and this was not."""
    action = one.told or one.promised
    reason = f" ({line(action.reason)})" if action.reason and action.state == "struken" else ""
    said = [f"{capital(STATE_WORDS[action.state])}{reason}"]
    said += [line(action.role)] if action.role else []
    said += [f"senast {long_date(action.due)}"] if action.due else []
    effect = f" Så syns effekten: {line(action.effect)}" if action.effect else ""
    lost = " Den senare säger inget om löftet." if is_lost else ""
    return Fact(line(one.promised.text), (f"{', '.join(said)}.{lost}{effect}",))
