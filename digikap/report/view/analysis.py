"""The group's own words: what it made of the discussion questions, and the first step that it takes."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.answer import Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Section as Asked
from digikap.report.view.blocks import Block, Bullets, Paragraph, Quote, Section
from digikap.report.view.words import line, lines, missing

FIRST_STEP = "p_forsta_steg"
"""The question whose answer is the plan, in the questionnaires that ask it."""


def own_analysis(assessment: Assessment) -> Section:
    """The fifth chapter: the discussion questions of each section, with the group's lines under them."""
    sections = tuple(
        Section(line(section.title), tuple(_discussed(assessment, section)))
        for section in assessment.questionnaire.sections
        if section.discussion or assessment.analysis.get(section.id)
    )
    intro = (
        "Siffrorna säger inte varför. Här står frågorna att diskutera och det som ni skrev under dem; frågor utan text "
        "kan ni ta upp nästa gång."
        if sections
        else "Formuläret har inga diskussionsfrågor."
    )
    return Section("5 Er egen analys", (Paragraph(intro),), sections)


def _discussed(assessment: Assessment, section: Asked) -> Iterator[Block]:
    written = assessment.analysis.get(section.id, {})
    for number, question in enumerate(section.discussion, 1):
        if number in written:
            yield Quote(line(question), lines(written[number]))
        else:
            yield Bullets((f"{line(question)} (Inget antecknat.)",))
    yield from (
        Quote("Anteckning", lines(text)) for number, text in written.items() if number > len(section.discussion)
    )


def plan(assessment: Assessment) -> Section:
    """The sixth chapter: the first step, in the group's own words."""
    title = "6 Handlingsplan"
    question = next((one for one in assessment.questionnaire.questions() if one.id == FIRST_STEP), None)
    if question is None:
        return Section(title, (Paragraph("Formuläret frågar inte efter något första steg."),))
    given = assessment.answers.get(question.id)
    if isinstance(given, Written) and assessment.asks(question):
        return Section(title, (Quote(line(question.text), lines(given.text)),))
    return Section(title, (Paragraph(f"{line(question.text)} Frågan är {missing(assessment, question)}."),))
