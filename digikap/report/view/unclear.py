"""What the group does not know and has not answered; with where it sees things differently, the fourth chapter."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.answer import Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question
from digikap.report.view.apart import apart
from digikap.report.view.blocks import Block, Fact, Facts, Paragraph, Section
from digikap.report.view.rated import Rated, rated, rated_in
from digikap.report.view.words import NO_INDEX, figure, has_votes, is_of_several, line
from digikap.scoring.result import ChoiceScore, Scores
from digikap.swedish import quoted


def chapter(assessment: Assessment, scores: Scores) -> Section:
    """The fourth chapter."""
    return Section(
        "4 Här tycker ni olika och här vet ni inte",
        sections=(apart(assessment, scores), Section("Här vet ni inte", _unclear(assessment, scores))),
    )


def unknown(assessment: Assessment, scores: Scores) -> tuple[str, ...]:
    """What is ”vet ej”, and what so many do not know that it is a kunskapslucka and no level was settled.

    Rows of grids too, in the questionnaire's order.
    """
    return tuple(_unknown(assessment, scores, gaps=True))


def _unknown(assessment: Assessment, scores: Scores, *, gaps: bool) -> Iterator[str]:
    """The same; without `gaps` those that are told with their votes are left out."""
    for question in assessment.asked():
        if _is_unknown_choice(assessment, scores, question):
            yield line(question.label)
        for one in rated_in(assessment, scores, question):
            votes = one.score.distribution
            if _is_gap(one):
                if gaps and not isinstance(votes.settled, int):
                    yield one.name
            elif votes.state == "unknown":
                yield one.name


def _is_unknown_choice(assessment: Assessment, scores: Scores, question: Question) -> bool:
    """Whether nobody chose and somebody does not know, or the group settled on ”vet ej”."""
    score = scores.questions.get(question.id)
    if not isinstance(score, ChoiceScore):
        return False
    nobody = score.distribution.unknown > 0 and not score.distribution.respondents
    return nobody or assessment.answers.get(question.id) is Special.UNKNOWN


def _is_gap(one: Rated) -> bool:
    """A kunskapslucka among several; in a consensus each ”vet ej” is one, and listed as such."""
    return one.score.knowledge_gap and is_of_several(one.score)


def _unclear(assessment: Assessment, scores: Scores) -> tuple[Block, ...]:
    dimensions = assessment.questionnaire.model
    without = [
        line(dimensions.dimension(score.id).name) for score in scores.dimensions.values() if score.measure.index is None
    ]
    told = [
        ("Kunskapsluckor", tuple(_knowledge_gaps(assessment, scores))),
        ("Vet ej", tuple(_unknown(assessment, scores, gaps=False))),
        ("Obesvarade frågor", tuple(_open(assessment, scores, question) for question in assessment.unanswered())),
        (f"Dimensioner där {NO_INDEX}", tuple(without)),
    ]
    facts = tuple(Fact(term, items) for term, items in told if items)
    if not facts:
        return (Paragraph(_nothing(scores)),)
    return (*_explained(assessment, scores), Facts(facts))


def _nothing(scores: Scores) -> str:
    if has_votes(scores):
        return "Alla frågor som ställdes har ett svar, och ingen av dem är en kunskapslucka."
    return "Alla frågor som ställdes har ett svar, och inget av dem är ”vet ej”."


def _explained(assessment: Assessment, scores: Scores) -> Iterator[Paragraph]:
    """What a kunskapslucka is, where there is one."""
    if any(one.score.knowledge_gap for one in rated(assessment, scores)):
        where = (
            "En kunskapslucka finns där minst en tredjedel svarade ”vet ej”, och minst två om fler än en svarade."
            if has_votes(scores)
            else "Det ni svarade ”vet ej” på är kunskapsluckor."
        )
        yield Paragraph(f"{where} En naturlig åtgärd är att ta reda på det.")


def _knowledge_gaps(assessment: Assessment, scores: Scores) -> Iterator[str]:
    for one in rated(assessment, scores):
        if _is_gap(one):
            votes = one.score.distribution
            told = [f"{votes.unknown} av {votes.votes + votes.unknown} svarade ”vet ej”"] if votes.unknown else []
            told += [f"ni fastställde {quoted(figure(one.score))}"] if votes.settled is not None else []
            yield f"{one.name} ({'; '.join(told)})"


def _open(assessment: Assessment, scores: Scores, question: Question) -> str:
    """An unanswered question, and what is known of why: parked, or how many rows of a grid are left."""
    rows = [one.score.distribution.state for one in rated_in(assessment, scores, question) if one.row]
    left = rows.count("unanswered")
    if left < len(rows):
        return f"{line(question.label)}: {left} av {len(rows)} rader"
    note = " (parkerad)" if question.id in assessment.parked else ""
    return f"{line(question.label)}{note}"
