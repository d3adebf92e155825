"""What was chosen and ranked, as bars: a single answer's order, or how many chose each."""

from __future__ import annotations

from fractions import Fraction

from digikap.model.questionnaire import ChoiceQuestion, Ranking
from digikap.report.view.blocks import ChoiceRow, Choices
from digikap.report.view.words import line
from digikap.scoring.distribution import ChoiceDistribution
from digikap.scoring.result import ChoiceScore
from digikap.swedish import count, number


def choices(question: ChoiceQuestion, score: ChoiceScore, names: dict[str, str]) -> Choices | None:
    """The picture of a question of choices: of a ranking, or where several chose; None where a list says it all.

    `names` are what the chosen are called, by id.
    """
    votes = score.distribution
    if votes.only:
        return _order(question, votes.only, names)
    return _counts(question, score, votes, names) if votes.respondents > 1 else None


def _order(question: ChoiceQuestion, ids: tuple[str, ...], names: dict[str, str]) -> Choices:
    rows = tuple(
        ChoiceRow(names[one], (number(place),), share=Fraction(len(ids) - place + 1, len(ids)))
        for place, one in enumerate(ids, 1)
    )
    return Choices(line(question.label), "Den längsta stapeln är det viktigaste.", ("Alternativ", "Plats"), rows)


def _counts(question: ChoiceQuestion, score: ChoiceScore, votes: ChoiceDistribution, names: dict[str, str]) -> Choices:
    ranked = isinstance(question, Ranking)
    rows = tuple(
        ChoiceRow(
            names[one],
            (number(votes.chosen[one]), *([number(votes.first[one])] if ranked else [])),
            share=Fraction(votes.chosen[one], votes.respondents),
            first=Fraction(votes.first[one], votes.respondents),
        )
        for one in score.order
    )
    reading = f"Stapeln visar hur många av {count(votes.respondents, 'svarande', 'svarande')} som valde alternativet"
    if ranked:
        reading += ", den fyllda delen hur många som satte det först"
    columns = ("Alternativ", "Valde", "Först") if ranked else ("Alternativ", "Valde")
    return Choices(line(question.label), f"{reading}.", columns, rows)
