"""All questions as they were put, each with its answer or why it has none, and with last time's answer beside it."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question, Ranking, RatingGrid
from digikap.report.view.answers import answers, is_counted
from digikap.report.view.blocks import Fact, Facts, Paragraph, Section
from digikap.report.view.facts import COUNTS
from digikap.report.view.words import has_votes, line
from digikap.scoring.result import Scores


def appendix(assessment: Assessment, scores: Scores) -> Section:
    """Every question of the questionnaire, numbered as in it."""
    sections = tuple(
        Section(
            f"{place} {line(section.title)}",
            (
                Facts(
                    tuple(
                        _asked(assessment, scores, f"{place}.{number}", one)
                        for number, one in enumerate(section.questions, 1)
                    )
                ),
            ),
        )
        for place, section in enumerate(assessment.questionnaire.sections, 1)
    )
    blocks = (Paragraph(COUNTS),) if has_votes(scores) else ()
    return Section("Bilaga: alla frågor och svar", blocks, sections)


def _asked(assessment: Assessment, scores: Scores, place: str, question: Question) -> Fact:
    told, before = answers(assessment, scores, question), tuple(_before(assessment, question))
    ordered = isinstance(question, Ranking) and len(told) > 1 and not is_counted(assessment, question)
    if ordered and before:
        told, ordered = tuple(f"{number}. {one}" for number, one in enumerate(told, 1)), False
    return Fact(f"{place} {line(question.text)}", (*told, *before), ordered)


def _before(assessment: Assessment, question: Question) -> Iterator[str]:
    """What was answered the last time, in a grid row by row."""
    told = assessment.previous.told if assessment.previous else {}
    if not isinstance(question, RatingGrid):
        if question.id in told:
            yield f"Förra gången: {line(told[question.id])}"
        return
    rows = [(row.name, words) for row in assessment.rows(question) if (words := told.get(f"{question.id}/{row.id}"))]
    if rows:
        yield f"Förra gången: {'; '.join(f'{line(name)} {line(words)}' for name, words in rows)}"
