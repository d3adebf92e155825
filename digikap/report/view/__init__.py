"""Every word and number that a report says, decided once: from an assessment and its scores to sections of blocks."""

from __future__ import annotations

from digikap.model.assessment import Assessment
from digikap.report.view import analysis, capacity, facts, method, summary, unclear
from digikap.report.view.appendix import appendix
from digikap.report.view.blocks import Report
from digikap.report.view.manner import lead
from digikap.report.view.plan import plan
from digikap.report.view.words import line
from digikap.scoring.result import Scores
from digikap.swedish import count, small_number

__all__ = ["Report", "view"]


def view(assessment: Assessment, scores: Scores) -> Report:
    """The whole report on an assessment. `scores` must be of the same assessment; the same two give the same report."""
    short = summary.summary(assessment, scores)
    return Report(
        title=_title(assessment),
        lead=lead(assessment),
        notices=_notices(assessment, scores),
        summary=short,
        chapters=(
            summary.chapter(short),
            facts.chapter(assessment, scores),
            capacity.chapter(assessment, scores),
            unclear.chapter(assessment, scores),
            analysis.own_analysis(assessment),
            plan(assessment),
            method.chapter(assessment, scores),
            appendix(assessment, scores),
        ),
    )


def _title(assessment: Assessment) -> str:
    title = f"{line(assessment.organisation.name)}: {line(assessment.questionnaire.title)}"
    return f"Påhittat exempel. {title}" if assessment.example else title


def _notices(assessment: Assessment, scores: Scores) -> tuple[str, ...]:
    """What a reader must know before anything else, in order."""
    found = []
    if assessment.example:
        name = line(assessment.organisation.name)
        found.append(f"Exempel: kommunen {name} finns inte, och svaren är påhittade.")
    if assessment.state == "ongoing":
        found.append(f"Självskattningen är inte avslutad: {_left(assessment)}.")
    extent = "Snabbversionen: " if assessment.variant == "quick" else "Observera: "
    if any(group.basis == "overall" for group in scores.groups.values()):
        found.append(f"{extent}index för drift och utveckling är en enda fråga var.")
    return tuple(found)


def _left(assessment: Assessment) -> str:
    unfinished = sum(one.state == "ongoing" for one in assessment.respondents)
    if unfinished:
        return f"{small_number(unfinished)} av {small_number(len(assessment.respondents))} har inte svarat färdigt"
    left = len(assessment.unanswered())
    return (
        f"{count(left, 'fråga', 'frågor')} av {len(assessment.asked())} saknar svar" if left else "alla frågor har svar"
    )
