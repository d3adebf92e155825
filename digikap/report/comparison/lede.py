"""What a comparison says first: what has clearly changed, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from digikap.comparing import Change, Comparison
from digikap.report.comparison import promises
from digikap.report.comparison.uncompared import is_nothing
from digikap.report.comparison.words import Names, Terms
from digikap.report.view.blocks import Bullets, Section
from digikap.swedish import capital, listed, small_number, uncapital

MOST = 5
"""So many figures are named; the rest are counted."""

NOTHING_COMMON = "Ingen fråga har ett svar i båda, så inget går att jämföra."


def section(comparison: Comparison, words: Terms) -> Section:
    """The first chapter."""
    return Section("I korthet", (Bullets(tuple(_told(comparison, words))),))


def _told(comparison: Comparison, words: Terms) -> Iterator[str]:
    if is_nothing(comparison):
        yield NOTHING_COMMON
    else:
        yield from _groups(comparison, words)
        yield from _others(comparison, words)
    if kept := promises.kept(comparison, words):
        yield kept


def _groups(comparison: Comparison, words: Terms) -> Iterator[str]:
    """Drift and utveckling, each by itself: ``Utvecklingskapacitet har ökat tydligt, driftskapacitet inte.``"""
    names = Names.of(comparison)
    ways: dict[int, list[str]] = {}
    for one in comparison.groups:
        if one.is_compared:
            ways.setdefault(_way(one), []).append(uncapital(names.figure(one.id)))
    parts = [f"{listed(ways[way])} {_verb(way, words)}" for way in (1, -1) if way in ways]
    still = ways.get(0, [])
    verb = "har ändrats" if words.is_time else "skiljer"
    if still and parts:
        parts.append(f"{listed(still)} {'har inte ändrats' if words.is_time else 'skiljer inte'} tydligt")
    elif len(still) == 1:
        parts = [f"{still[0]} {'har inte ändrats' if words.is_time else 'skiljer inte'} tydligt"]
    elif still:
        parts = [f"varken {listed(still, 'eller')} {verb} tydligt"]
    if parts:
        yield f"{capital(', '.join(parts))}."


def _way(one: Change) -> int:
    """1 up, −1 down, 0 not clearly."""
    return 0 if not one.clear or one.points is None else 1 if one.points > 0 else -1


def _verb(way: int, words: Terms) -> str:
    if words.is_time:
        return "har ökat tydligt" if way > 0 else "har minskat tydligt"
    return f"är tydligt {'högre' if way > 0 else 'lägre'} {words.at(words.after)}"


def _others(comparison: Comparison, words: Terms) -> Iterator[str]:
    """The resources and dimensions that have clearly changed, those that moved most first."""
    found = [one for one in (*comparison.resources, *comparison.dimensions) if one.clear]
    found.sort(key=lambda one: -abs(one.points or Fraction(0)))
    for way in (1, -1):
        named = _named(comparison, [one for one in found if _way(one) == way])
        if named:
            yield f"{_kind(way, words)}: {named}."
    if not found and any(one.is_compared for one in (*comparison.resources, *comparison.dimensions)):
        yield f"Ingen dimension har en tydlig {words.change.lower()}."


def _kind(way: int, words: Terms) -> str:
    if words.is_time:
        return "Tydlig ökning" if way > 0 else "Tydlig minskning"
    return f"Tydligt {'högre' if way > 0 else 'lägre'} {words.at(words.after)}"


def _named(comparison: Comparison, found: Sequence[Change]) -> str:
    names = Names.of(comparison)
    told = [names.figure(one.id, one.part).replace(", ", " för ") for one in found[:MOST]]
    rest = len(found) - MOST
    return "; ".join(told) + (f" och {small_number(rest)} till" if rest > 0 else "")
