"""What several chose or ranked, as bars; what a single respondent chose is a list, and needs none."""

from __future__ import annotations

from fractions import Fraction

from digikap.model.questionnaire import ChoiceQuestion, Ranking
from digikap.report.view.blocks import ChoiceRow, Choices
from digikap.report.view.words import line
from digikap.scoring.distribution import ChoiceDistribution
from digikap.scoring.result import ChoiceScore
from digikap.swedish import HARD_SPACE, capital, number, small_number


def choices(question: ChoiceQuestion, score: ChoiceScore) -> Choices | None:
    """How many chose each choice, and in a ranking how many put it first; None where fewer than two chose."""
    votes = score.distribution
    if score.overlap is None:
        return None
    ranked = isinstance(question, Ranking)
    names = {choice.id: line(choice.text) for choice in question.choices}
    rows = tuple(
        ChoiceRow(
            name=names[one],
            words=(number(votes.chosen[one]), *([number(votes.first[one])] if ranked else [])),
            share=Fraction(votes.chosen[one], votes.respondents),
            first=Fraction(votes.first[one], votes.respondents) if ranked else Fraction(0),
        )
        for one in score.order
    )
    columns = ("Alternativ", "Valde", "Först") if ranked else ("Alternativ", "Valde")
    return Choices(line(question.label), _described(votes, score.overlap, ranked=ranked), columns, rows)


def _described(votes: ChoiceDistribution, overlap: Fraction, *, ranked: bool) -> str:
    """How to read the bars, who chose nothing, and how alike the lists are."""
    reading = f"Stapeln visar hur många av {votes.respondents}{HARD_SPACE}svarande som valde alternativet"
    told = [f"{reading}, och dess början hur många som satte det först." if ranked else f"{reading}."]
    if votes.unknown:
        told.append(f"{capital(small_number(votes.unknown))} svarade ”vet ej”.")
    if votes.missing:
        told.append(f"{capital(small_number(votes.missing))} har inte svarat.")
    return " ".join((*told, f"Två svarande har i snitt {number(overlap, 1)} val gemensamt."))
