"""The plan as a page of its own: what the group undertakes, what became of it, what the task requires."""

from __future__ import annotations

from datetime import date

from digikap.model.assessment import Assessment
from digikap.model.plan import followed_up
from digikap.report.view.blocks import Page, Paragraph, Section
from digikap.report.view.plan import facts
from digikap.report.view.proportion import proportion
from digikap.report.view.words import line
from digikap.scoring.result import Scores
from digikap.swedish import long_date


def plan_page(assessment: Assessment, scores: Scores, today: date) -> Page:
    """The actions, those of the last time, and the gaps. `today`: from when an open action is late."""
    actions = assessment.actions.values()
    planned = facts(assessment, actions, today) if actions else Paragraph("Planen har inga åtgärder än.")
    chapters = [Section("Åtgärder", (planned,))]
    before = assessment.previous
    if before and before.actions:
        title = f"Förra gångens löften, {long_date(before.date)}"
        now = followed_up(before, assessment.actions).actions
        chapters.append(Section(title, (facts(assessment, now.values(), today),)))
    return Page(
        title=f"Handlingsplan: {line(assessment.organisation.name)}",
        lead=f"Från självskattningen {long_date(assessment.date)}.",
        notices=("Exempel: kommunen finns inte.",) if assessment.example else (),
        chapters=(*chapters, *proportion(assessment, scores)),
    )
