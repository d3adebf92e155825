"""What one question shows: a rating, a grid row by row, a choice or a ranking."""

from __future__ import annotations

from typing import assert_never

from digikap.scoring import agreement
from digikap.scoring.distribution import ChoiceDistribution, Distribution, GridDistribution
from digikap.scoring.index import question_measure
from digikap.scoring.result import ChoiceScore, GridScore, QuestionScore, RatingScore


def question_score(given: Distribution | GridDistribution | ChoiceDistribution) -> QuestionScore:
    """Everything that is shown of one question."""
    match given:
        case Distribution():
            return rating_score(given)
        case GridDistribution(rows):
            return GridScore({row: rating_score(votes) for row, votes in rows.items()})
        case ChoiceDistribution():
            return choice_score(given)
        case _:
            assert_never(given)


def rating_score(given: Distribution) -> RatingScore:
    """One rating: its index is of the settled level if there is one, all else is of the votes."""
    chosen = agreement.chosen_levels(given.counts)
    return RatingScore(
        distribution=given,
        measure=question_measure(given),
        mean=agreement.mean(given.counts),
        median=agreement.median(given.counts),
        average_deviation=agreement.average_deviation(given.counts),
        lowest=chosen[0] if chosen else None,
        highest=chosen[-1] if chosen else None,
        agreement=agreement.agreement(given.counts),
        knowledge_gap=agreement.knowledge_gap(given),
        high_share=agreement.high_share(given.counts),
    )


def choice_score(given: ChoiceDistribution) -> ChoiceScore:
    """One choice or ranking: most chosen first, then most often first, then file order; a single ranking as it is."""
    chosen = [choice for choice, count in given.chosen.items() if count]
    order = sorted(chosen, key=lambda choice: (-given.chosen[choice], -given.first[choice]))
    return ChoiceScore(
        distribution=given,
        order=given.only or tuple(order),
        overlap=agreement.mean_overlap(given.chosen.values(), given.respondents),
    )
