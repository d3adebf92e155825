"""What became of every question, and every row of a grid, between two assessments."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.comparing.result import Match, MatchKind
from digikap.comparing.sides import Key, Side, Standing, in_order, offered
from digikap.model.fingerprint import fingerprint
from digikap.model.questionnaire import Questionnaire, RatingGrid
from digikap.scoring.wording import question_of

SAME_WORDS: tuple[MatchKind, ...] = ("common", "became_known", "became_unknown", "no_value", "not_applicable")
"""Both sides ask it, in the same words."""


def matches(before: Side, after: Side, questionnaire: Questionnaire) -> tuple[Match, ...]:
    """Everything that at least one of the two shows, once: first in the order of `questionnaire`, then the rest."""
    return tuple(_matches(before, after, questionnaire))


def _matches(before: Side, after: Side, questionnaire: Questionnaire) -> Iterator[Match]:
    keys = frozenset((*before.standings, *after.standings))
    for key in every_key(questionnaire, (before, after), keys):
        then, now = before.standings.get(key), after.standings.get(key)
        kind: MatchKind
        if then is not None and now is not None:
            kind = _both(then, now) if then.words == now.words else "reworded"
        elif now is not None:
            kind = _one_sided(key, now, after, before, "new")
        else:
            assert then is not None  # every key is shown by one of the two
            kind = _one_sided(key, then, before, after, "removed")
        yield Match(*key, kind, then.state if then else None, now.state if now else None)


def every_key(questionnaire: Questionnaire, sides: tuple[Side, ...], keys: frozenset[Key]) -> tuple[Key, ...]:
    """All the keys: in the order of `questionnaire`, then those it lacks in the order of the sides that have them."""
    order = dict.fromkeys(in_order(questionnaire, keys))
    for side in sides:
        order.update(dict.fromkeys(in_order(side.questionnaire, keys - order.keys())))
    return tuple(order)


def _both(then: Standing, now: Standing) -> MatchKind:
    """What became of something that both ask in the same words."""
    if "not_applicable" in (then.state, now.state):
        return "not_applicable"
    if then.state == "value":
        return "common" if now.state == "value" else "became_unknown"
    return "became_known" if now.state == "value" else "no_value"


def _one_sided(key: Key, standing: Standing, shown: Side, other: Side, gone: MatchKind) -> MatchKind:
    """What became of something that only one side shows; `gone` where the other's questionnaire lacks it.

    A municipality's own row is in no questionnaire, so it is neither new nor removed.
    """
    name, row = key
    ours, theirs = shown.questionnaire.question(name), question_of(other.questionnaire, name)
    if theirs is None:
        return gone
    if fingerprint(shown.questionnaire, ours) != fingerprint(other.questionnaire, theirs):
        return "reworded"
    if row is None or not isinstance(ours, RatingGrid) or not isinstance(theirs, RatingGrid):
        return "not_asked"
    rows = offered(other.questionnaire, theirs)
    if row in rows:
        return "not_asked" if rows[row] == standing.words else "reworded"
    return gone if row in offered(shown.questionnaire, ours) else "not_asked"
