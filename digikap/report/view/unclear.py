"""Where the group sees things differently, what it does not know, and what it has not answered."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.answer import Grid, Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question, Rating, RatingGrid
from digikap.report.view.blocks import Block, Fact, Facts, LevelRow, Levels, Paragraph, Section
from digikap.report.view.words import NO_INDEX, has_votes, is_of_several, line, rating, row_name
from digikap.scoring.result import GridScore, RatingScore, Scores


def chapter(assessment: Assessment, scores: Scores) -> Section:
    """The fourth chapter."""
    return Section(
        "4 Här tycker ni olika och här vet ni inte",
        sections=(
            Section("Här tycker ni olika", (_apart(assessment, scores),)),
            Section("Här vet ni inte", _unclear(assessment, scores)),
        ),
    )


def disagreements(assessment: Assessment, scores: Scores) -> tuple[LevelRow, ...]:
    """The ratings on which the votes differ, the widest spread (average deviation per step of the scale) first."""
    found = [
        (score.average_deviation / (score.distribution.levels - 1), name, scale, score)
        for name, scale, score in _rated(assessment, scores)
        if score.agreement in ("delad bild", "motstridigt") and score.average_deviation is not None
    ]
    found.sort(key=lambda one: -one[0])
    return tuple(rating(name, score, assessment.questionnaire.scale(scale)) for _, name, scale, score in found)


def _rated(assessment: Assessment, scores: Scores) -> Iterator[tuple[str, str, RatingScore]]:
    """Every rating and row of a grid: its name, its scale and its figures."""
    for question in assessment.asked():
        match question, scores.questions.get(question.id):
            case Rating(), RatingScore() as score:
                yield question.label, question.scale, score
            case RatingGrid(), GridScore(rows):
                names = {row.id: row_name(assessment, row) for row in assessment.rows(question)}
                for row, score in rows.items():
                    yield f"{question.label}: {names[row]}", question.scale, score


def unknown(assessment: Assessment) -> tuple[str, ...]:
    """What was answered ”vet ej”, rows of grids too, in the questionnaire's order."""
    return tuple(_unknown(assessment))


def _unknown(assessment: Assessment) -> Iterator[str]:
    for question in assessment.asked():
        given = assessment.answers.get(question.id)
        if given is Special.UNKNOWN:
            yield line(question.label)
        elif isinstance(given, Grid) and isinstance(question, RatingGrid):
            for row in assessment.rows(question):
                if given.marks.get(row.id) is Special.UNKNOWN:
                    yield f"{line(question.label)}: {row_name(assessment, row)}"


def _apart(assessment: Assessment, scores: Scores) -> Block:
    rows = disagreements(assessment, scores)
    if rows:
        return Levels("Störst spridning först", ("Fråga", "Svar", "Spridning"), rows)
    return Paragraph(
        "Ni svarade i konsensus: gruppen enades om ett svar på varje fråga. Då syns det inte i siffrorna var ni "
        "tyckte olika. Det som ni ville ha med i rapporten står bland kommentarerna i kapitel 2."
    )


def _unclear(assessment: Assessment, scores: Scores) -> tuple[Block, ...]:
    dimensions = assessment.questionnaire.model
    without = [
        line(dimensions.dimension(score.id).name) for score in scores.dimensions.values() if score.measure.index is None
    ]
    told = [
        ("Kunskapsluckor", tuple(_knowledge_gaps(assessment, scores))),
        ("Vet ej", unknown(assessment)),
        ("Obesvarade frågor", tuple(_open(assessment, question) for question in assessment.unanswered())),
        (f"Dimensioner där {NO_INDEX}", tuple(without)),
    ]
    facts = tuple(Fact(term, items) for term, items in told if items)
    if not facts:
        return (Paragraph("Alla frågor som ställdes har ett svar, och inget av dem är ”vet ej”."),)
    return (*_explained(assessment, scores), Facts(facts))


def _explained(assessment: Assessment, scores: Scores) -> Iterator[Paragraph]:
    """What a kunskapslucka is, where there is one."""
    if any(score.knowledge_gap for _, _, score in _rated(assessment, scores)):
        where = (
            "En kunskapslucka finns där minst en tredjedel svarade ”vet ej”, och minst två om fler än en svarade."
            if has_votes(scores)
            else "Det ni svarade ”vet ej” på är kunskapsluckor."
        )
        yield Paragraph(f"{where} En naturlig åtgärd är att ta reda på det.")


def _knowledge_gaps(assessment: Assessment, scores: Scores) -> Iterator[str]:
    """Where several voted and so many do not know; in a consensus each ”vet ej” is one, and listed as such."""
    for name, _, score in _rated(assessment, scores):
        votes = score.distribution
        if score.knowledge_gap and is_of_several(score):
            yield f"{line(name)} ({votes.unknown} av {votes.votes + votes.unknown} svarade ”vet ej”)"


def _open(assessment: Assessment, question: Question) -> str:
    """An unanswered question, and what is known of why: parked, or how many rows of a grid are left."""
    given = assessment.answers.get(question.id)
    if isinstance(given, Grid) and isinstance(question, RatingGrid):
        rows = assessment.rows(question)
        left = sum(row.id not in given.marks for row in rows)
        return f"{line(question.label)}: {left} av {len(rows)} rader"
    note = " (parkerad)" if question.id in assessment.parked else ""
    return f"{line(question.label)}{note}"
