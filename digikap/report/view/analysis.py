"""What the group made of the discussion questions, in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Section as Asked
from digikap.report.view.blocks import Fact, Facts, Paragraph, Section
from digikap.report.view.own_words import notes
from digikap.report.view.words import line


def own_analysis(assessment: Assessment) -> Section:
    """The fifth chapter: the discussion questions of each section, with the group's lines under them."""
    sections = tuple(
        Section(line(section.title), (Facts(tuple(_discussed(assessment, section))),))
        for section in assessment.questionnaire.sections
        if notes(assessment, section.id) or (section.discussion and assessment.variant == "full")
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
    written = notes(assessment, section.id)
    for number, question in enumerate(section.discussion, 1):
        yield Fact(line(question), written.get(number) or ("Inget antecknat.",))
    for number in sorted(written):
        if number > len(section.discussion):
            yield Fact("Anteckning", written[number])
