"""The group's own words: what it made of the discussion questions, and the first step that it takes."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.answer import Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Section as Asked
from digikap.model.questionnaire import Text
from digikap.report.view.blocks import Fact, Facts, Paragraph, Quote, Section
from digikap.report.view.words import line, lines, missing


def own_analysis(assessment: Assessment) -> Section:
    """The fifth chapter: the discussion questions of each section, with the group's lines under them."""
    sections = tuple(
        Section(line(section.title), (Facts(tuple(_discussed(assessment, section))),))
        for section in assessment.questionnaire.sections
        if assessment.analysis.get(section.id) or (section.discussion and assessment.variant == "full")
    )
    intro = (
        "Siffrorna säger inte varför. Här står frågorna att diskutera och det som ni skrev under dem; frågor utan text "
        "kan ni ta upp nästa gång."
        if sections
        else "Inga diskussionsfrågor har ställts."
    )
    return Section("5 Er egen analys", (Paragraph(intro),), sections)


def _discussed(assessment: Assessment, section: Asked) -> Iterator[Fact]:
    """Each discussion question with the group's lines; lines under a number without a question come last."""
    written = assessment.analysis.get(section.id, {})
    for number, question in enumerate(section.discussion, 1):
        yield Fact(line(question), lines(written.get(number, "")) or ("Inget antecknat.",))
    for number in sorted(written):
        if number > len(section.discussion):
            yield Fact("Anteckning", lines(written[number]))


def plan(assessment: Assessment) -> Section:
    """The sixth chapter: the first step, in the group's own words."""
    asking = [one for one in assessment.questionnaire.questions() if isinstance(one, Text) and one.first_step]
    steps = tuple(_step(assessment, question) for question in asking)
    return Section("6 Handlingsplan", steps or (Paragraph("Formuläret frågar inte efter något första steg."),))


def _step(assessment: Assessment, question: Text) -> Quote | Paragraph:
    given = assessment.answers.get(question.id)
    if isinstance(given, Written) and assessment.asks(question):
        return Quote(line(question.text), lines(given.text))
    return Paragraph(f"{line(question.text)} Frågan är {missing(assessment, question)}.")
