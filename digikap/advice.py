"""What a group is advised: which actions to choose from, and what to talk about first. Rules only, no words.

The rules are digikap's own: SOU 2020:8 gives neither limits nor an order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from digikap.model.assessment import Assessment
from digikap.model.capacity import Action, CapacityModel
from digikap.model.questionnaire import Ranking, Rating, RatingGrid, Text
from digikap.scoring.distribution import Distribution
from digikap.scoring.gap import Gap
from digikap.scoring.index import asked_ratings, level_index
from digikap.scoring.result import ChoiceScore, GridScore, RatingScore, Scores
from digikap.scoring.sensitivity import dimension_pulls, group_pulls
from digikap.scoring.steps import ANSWER_STEP, HALF_STEP

IN_PLACE = ANSWER_STEP + HALF_STEP
"""From here (37.5, the label ”delvis”) a dimension that an action needs counts as being in place."""

ITEM_MINUTES = 3
"""About how long a group talks about one question."""

OVERALL_POINTS = ANSWER_STEP
OTHER_POINTS = Fraction(2)
"""What a step counts for in the agenda: in an overall judgement, and in a question that moves neither index."""

PERCEIVED = "p_samsyn"
"""The question of how far the group thinks that it agrees. Ids never change meaning, so it is known by its id."""

_NO_INDEX = Fraction(101)


@dataclass(frozen=True)
class Offer:
    """A proposed action, and why: the index of its dimension or cell (0–100), the gap there; None where not known.

    `gap_of`: the dimension that the gap is of, or its group where it stands on the overall judgement.
    `needed`: the dimensions that have to be in place first and are not, an index below 37.5: time must be freed before
    learning or digitalisation can be received.
    """

    action: Action
    index: Fraction | None
    gap: Gap | None
    needed: tuple[str, ...]
    gap_of: str | None = None


def offers(assessment: Assessment, scores: Scores) -> tuple[Offer, ...]:
    """The actions to choose from: where the index is below the action's limit or the gap at least half a step (12.5).

    Largest gap first, then lowest index, then file order; a gap of nothing is none. A raiser that does not help drift
    or utveckling (ordinary samverkan for utveckling, SOU 2020:8, 17.6) is never offered for it.
    """
    model = assessment.questionnaire.model
    found = (_offer(model, scores, action) for action in assessment.questionnaire.actions)
    return tuple(sorted((offer for offer in found if offer is not None), key=_urgency))


def _urgency(offer: Offer) -> tuple[Fraction, Fraction]:
    gap = max(offer.gap.points, Fraction(0)) if offer.gap else Fraction(0)
    return -gap, _NO_INDEX if offer.index is None else offer.index


def _offer(model: CapacityModel, scores: Scores, action: Action) -> Offer | None:
    group = model.dimension(action.dimension).group
    is_of_parts = any(one.id == group and one.parts for one in model.groups)
    if not all(_helps(model, action, target) for target in (group, action.part)):
        return None
    index = _lowest_cell(model, scores, action) if is_of_parts else _index(scores, action.dimension)
    gap_of, gap = _gap(scores, action.dimension, group)
    is_low = index is not None and index < Fraction(action.below)
    if not is_low and (gap is None or gap.points < HALF_STEP):
        return None
    return Offer(action, index, gap, tuple(_lacking(model, scores, action)), gap_of)


def _helps(model: CapacityModel, action: Action, target: str | None) -> bool:
    """Whether the action's raiser helps a group with an index; what it does for other groups is not told."""
    raiser = next((one for one in model.raisers if one.id == action.raiser), None)
    indexed = any(group.id == target and group.index for group in model.groups)
    return raiser is None or not indexed or target in raiser.helps


def _lowest_cell(model: CapacityModel, scores: Scores, action: Action) -> Fraction | None:
    """The index of the part that the action names, else of the lowest part that its raiser helps."""
    cells = scores.resources.cells if scores.resources else ()
    indices = [
        cell.measure.index
        for cell in cells
        if cell.dimension == action.dimension
        and cell.measure.index is not None
        and action.part in (None, cell.part)
        and _helps(model, action, cell.part)
    ]
    return min(indices, default=None)


def _index(scores: Scores, dimension: str) -> Fraction | None:
    found = scores.dimensions.get(dimension)
    return found.measure.index if found else None


def _gap(scores: Scores, dimension: str, group: str | None) -> tuple[str | None, Gap | None]:
    """The gap of a dimension; where its group stands on the overall judgement, that of the group; and which of them."""
    gaps = {one.id: one.gap for one in scores.gaps}
    return next(((one, gaps[one]) for one in (dimension, group) if one is not None and one in gaps), (None, None))


def _lacking(model: CapacityModel, scores: Scores, action: Action) -> Iterator[str]:
    for raiser in model.raisers:
        if raiser.id == action.raiser:
            for needed in raiser.needs:
                index = _index(scores, needed)
                if index is not None and index < IN_PLACE:
                    yield needed


@dataclass(frozen=True)
class Item:
    """Something to talk about, three minutes: a question on which the votes differ, or one row of a grid.

    `priority`: AD / (k − 1) × the points that one step of its mean moves drift or utveckling.
    """

    question: str
    row: str | None
    priority: Fraction


Why = Literal["unknown", "knowledge_gap", "parked", "unanswered"]
"""Nobody knows; so many do not know that it is a kunskapslucka; put aside for later; not answered."""


@dataclass(frozen=True)
class Open:
    """What the group does not know, or has not answered: a question, or one row of a grid."""

    question: str
    row: str | None
    why: Why


@dataclass(frozen=True)
class Likeness:
    """How alike the group's lists are: `overlap` choices in common, as the mean over all pairs, of `most` to choose.

    `perceived`: the question of how far it thinks that it agrees, None where that has no answer.
    """

    ranking: str
    overlap: Fraction
    most: int
    perceived: str | None


@dataclass(frozen=True)
class Agenda:
    """What to talk about first in so many minutes. `several`: more than one voted, so that votes can differ.

    `items`: the highest priority first; `left_out`: those there was no time for; `settled`: on how many questions the
    votes differed and the group has settled. `open` is gone through as one item; where there is only one vote (a
    consensus) each takes an item's time, and those of `open_left_out` had no time.
    """

    minutes: int
    several: bool
    items: tuple[Item, ...]
    left_out: tuple[Item, ...]
    settled: int
    open: tuple[Open, ...]
    open_left_out: tuple[Open, ...]
    likeness: Likeness | None

    @property
    def planned(self) -> int:
        """The minutes that it takes, never more than there are."""
        opened = bool(self.open) if self.several else len(self.open)
        return ITEM_MINUTES * (len(self.items) + opened + (self.likeness is not None))


def agenda(assessment: Assessment, scores: Scores, minutes: int) -> Agenda:
    """What to talk about first, in at most so many minutes (0 or more).

    What nobody knows, and how alike the lists are, get an item's time each as soon as there is time for a question
    beside them.
    """
    apart, settled = _apart(assessment, scores)
    waiting, likeness = tuple(_open(assessment, scores)), _likeness(assessment, scores)
    slots = max(0, minutes) // ITEM_MINUTES
    if not any(_is_of_several(one) for _, _, one in _rated(assessment, scores)) and likeness is None:
        return Agenda(minutes, False, (), (), 0, waiting[:slots], waiting[slots:], None)
    spare = slots - bool(apart)
    opened = waiting if spare >= 1 else ()
    likeness = likeness if spare - bool(opened) >= 1 else None
    room = max(0, slots - bool(opened) - (likeness is not None))
    return Agenda(minutes, True, apart[:room], apart[room:], settled, opened, waiting[len(opened) :], likeness)


def _rated(assessment: Assessment, scores: Scores) -> Iterator[tuple[str, str | None, RatingScore]]:
    """Every rating and every row of a grid, in the questionnaire's order."""
    for question in assessment.asked():
        score = scores.questions.get(question.id)
        if isinstance(question, Rating) and isinstance(score, RatingScore):
            yield question.id, None, score
        elif isinstance(question, RatingGrid) and isinstance(score, GridScore):
            yield from ((question.id, row, one) for row, one in score.rows.items())


def _is_of_several(score: RatingScore) -> bool:
    votes = score.distribution
    return votes.votes + votes.unknown + votes.not_applicable > 1


def _apart(assessment: Assessment, scores: Scores) -> tuple[tuple[Item, ...], int]:
    """Where the votes differ, the highest priority first; and on how many questions the group has settled."""
    points = _points(assessment, scores)
    items, settled = [], set()
    for question, row, score in _rated(assessment, scores):
        if score.average_deviation and score.distribution.settled is None:
            priority = score.average_deviation / (score.distribution.levels - 1) * points.get(question, OTHER_POINTS)
            items.append(Item(question, row, priority))
        elif score.average_deviation:
            settled.add(question)
    return tuple(sorted(items, key=lambda item: -item.priority)), len(settled)


def _points(assessment: Assessment, scores: Scores) -> Mapping[str, Fraction]:
    """By question, how many points one step of its mean moves drift or utveckling, whichever it moves more."""
    model = assessment.questionnaire.model
    votes: dict[str, Distribution] = {
        name: one.distribution for name, one in scores.questions.items() if isinstance(one, RatingScore)
    }
    ratings = asked_ratings(assessment.questionnaire, votes)
    pulls = group_pulls(model, ratings, dimension_pulls(ratings, scores.dimensions), scores.groups)
    found = {}
    for rating in ratings:
        moved = pulls.get(rating.question.id)
        if rating.question.overall_for is not None:
            found[rating.question.id] = OVERALL_POINTS
        elif moved:
            found[rating.question.id] = level_index(2, rating.distribution.levels) * max(moved.values())
    return found


def _open(assessment: Assessment, scores: Scores) -> Iterator[Open]:
    """What nobody knows, then where many do not, then what was put aside, then what is unanswered.

    A text that was never written is nothing that nobody knows.
    """
    rated = list(_rated(assessment, scores))
    yield from (Open(name, row, "unknown") for name, row, one in rated if one.distribution.state == "unknown")
    for name, score in scores.questions.items():
        if isinstance(score, ChoiceScore) and score.distribution.unknown and not score.distribution.respondents:
            yield Open(name, None, "unknown")
    for name, row, one in rated:
        if one.knowledge_gap and one.distribution.state == "value" and one.distribution.settled is None:
            yield Open(name, row, "knowledge_gap")
    left = [question.id for question in assessment.unanswered() if not isinstance(question, Text)]
    yield from (Open(name, None, "parked") for name in left if name in assessment.parked)
    yield from (Open(name, None, "unanswered") for name in left if name not in assessment.parked)


def _likeness(assessment: Assessment, scores: Scores) -> Likeness | None:
    """The group's own lists against how far it thinks that it agrees: the ranking in the section of that question."""
    sections = assessment.questionnaire.sections
    beside = [
        question for one in sections if any(q.id == PERCEIVED for q in one.questions) for question in one.questions
    ]
    for question in beside:
        score = scores.questions.get(question.id)
        if isinstance(question, Ranking) and isinstance(score, ChoiceScore) and score.overlap is not None:
            perceived = scores.questions.get(PERCEIVED)
            is_known = isinstance(perceived, RatingScore) and perceived.measure.index is not None
            return Likeness(question.id, score.overlap, question.max_choices, PERCEIVED if is_known else None)
    return None
