"""What several chose or ranked, as bars; what a single respondent chose is a list, and needs none."""

from __future__ import annotations

from fractions import Fraction

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Ranking, SingleChoice
from digikap.report.view.answers import is_counted, names, settled
from digikap.report.view.blocks import ChoiceRow, Choices
from digikap.report.view.words import line
from digikap.scoring.distribution import ChoiceDistribution
from digikap.scoring.result import ChoiceScore
from digikap.swedish import HARD_SPACE, capital, number, small_number


def choices(assessment: Assessment, question: ChoiceQuestion, score: ChoiceScore) -> Choices | None:
    """How many chose each choice, and in a ranking how many put it first; None where fewer than two chose."""
    votes = score.distribution
    if score.overlap is None:
        return None
    ranked = isinstance(question, Ranking)
    called = names(assessment, question)
    agreed = settled(assessment, question) if is_counted(assessment, question) else ()
    rows = tuple(
        ChoiceRow(
            name=called[one],
            words=(number(votes.chosen[one]), *([number(votes.first[one])] if ranked else [])),
            share=Fraction(votes.chosen[one], votes.respondents),
            first=Fraction(votes.first[one], votes.respondents) if ranked else Fraction(0),
        )
        for one in score.order
    )
    columns = ("Alternativ", "Valde", "Först") if ranked else ("Alternativ", "Valde")
    told = _described(votes, ranked=ranked)
    if not isinstance(question, SingleChoice):
        told = f"{told} Två svarande har i snitt {number(score.overlap, 1)} val gemensamt."
    if agreed:
        told = f"{told} Efter omröstningen fastställde ni: {'; '.join(agreed)}."
    return Choices(line(question.label), told, columns, rows)


def _described(votes: ChoiceDistribution, *, ranked: bool) -> str:
    """How to read the bars, and who chose nothing."""
    reading = f"Stapeln visar hur många av {votes.respondents}{HARD_SPACE}svarande som valde alternativet"
    told = [f"{reading}, och dess början hur många som satte det först." if ranked else f"{reading}."]
    if votes.unknown:
        told.append(f"{capital(small_number(votes.unknown))} svarade ”vet ej”.")
    if votes.missing:
        told.append(f"{capital(small_number(votes.missing))} har inte svarat.")
    return " ".join(told)
