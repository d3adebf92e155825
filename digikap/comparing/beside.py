"""What stands beside the figures of two assessments: what was settled, is not known, is required, was promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from digikap.comparing.circumstances import is_next
from digikap.comparing.figures import rated
from digikap.comparing.result import Change, Circumstance, GapChange, KnowledgeChange, Promise, SideName, Tightest
from digikap.comparing.shared import Shared
from digikap.model.assessment import Assessment
from digikap.model.plan import followed_up
from digikap.model.questionnaire import Rating, RatingGrid
from digikap.scoring.gap import Gap
from digikap.scoring.result import RatingScore, Scores


def settled(before: RatingScore, after: RatingScore) -> tuple[SideName | None, Fraction | None]:
    """The side that was settled where the other one is a mean of votes, and the points of the votes alone.

    None and None where the votes alone give the same points.
    """
    side: SideName | None = "before" if _is_settled(before) else "after" if _is_settled(after) else None
    other = after if side == "before" else before
    if side is None or _is_settled(other) or other.distribution.votes < 2:
        return None, None
    votes = _points(_of_votes(before), _of_votes(after))
    points = _points(before.measure.index, after.measure.index)
    return (side, votes) if votes is not None and votes != points else (None, None)


def _points(before: Fraction | None, after: Fraction | None) -> Fraction | None:
    return None if before is None or after is None else after - before


def _is_settled(score: RatingScore) -> bool:
    return score.distribution.settled is not None


def _of_votes(score: RatingScore) -> Fraction | None:
    """The index that the votes would have given, 0 to 100."""
    return None if score.mean is None else 100 * (score.mean - 1) / (score.distribution.levels - 1)


def of_settled(rows: Sequence[Change]) -> tuple[Circumstance, ...]:
    """That some were settled on one side and are a mean of votes on the other: how many on each."""
    then, now = (sum(one.settled == side for one in rows) for side in ("before", "after"))
    return (Circumstance("settled", then, now),) if then or now else ()


def knowledge(shared: Shared) -> Iterator[KnowledgeChange]:
    """The common ratings and rows where a third or more do not know on any side, in the questionnaire's order."""
    for name, row in shared.keys:
        if isinstance(shared.questionnaire.question(name), Rating | RatingGrid):
            before, after = rated(shared, name, row)
            if before.knowledge_gap or after.knowledge_gap:
                then, now = before.distribution, after.distribution
                yield KnowledgeChange(name, row, then.unknown, now.unknown, then.asked, now.asked)


def gaps(own: tuple[Scores, Scores], changes: Sequence[Change]) -> Iterator[GapChange]:
    """What is required less what there is like for like, of all that is compared and required on both sides."""
    required = [{one.id: one.gap.required for one in scores.gaps} for scores in own]
    for one in changes:
        before, after = one.before.index, one.after.index
        if before is not None and after is not None and all(one.id in side for side in required):
            then, now = (side[one.id] for side in required)
            yield GapChange(one.id, Gap(then, before), Gap(now, after))


def tightest(like: tuple[Scores, ...]) -> Iterator[Tightest]:
    """Part by part where all of de stora tre have an index on both sides."""
    before, after = (one.resources.tightest if one.resources else {} for one in like)
    for part in before:
        if part in after:
            yield Tightest(part, before[part], after[part])


def promises(before: Assessment, after: Assessment) -> tuple[Promise, ...]:
    """What the earlier of the two undertook, and what is said of it where the later one began from it.

    None where both are of one day and neither began from the other.
    """
    earlier, later = (after, before) if after.date < before.date or is_next(after, before) else (before, after)
    if earlier.date == later.date and not is_next(earlier, later):
        return ()
    told = followed_up(later.previous, later.actions).actions if later.previous and is_next(earlier, later) else {}
    return tuple(Promise(name, action, told.get(name)) for name, action in earlier.actions.items())
