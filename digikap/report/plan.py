"""The plan as a page of its own: what the group undertakes, what became of it, what the task requires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from digikap.model.assessment import Assessment
from digikap.model.plan import PlannedAction
from digikap.report.view.blocks import Fact, Facts, Page, Paragraph, Section, Table
from digikap.report.view.words import line
from digikap.scoring.index import label
from digikap.scoring.result import Scores
from digikap.swedish import long_date, number

STATES = {"lovad": "inte börjat", "pagar": "pågår", "klar": "klar", "struken": "struken"}
"""What each state is called."""


def plan_page(assessment: Assessment, scores: Scores, today: date) -> Page:
    """The actions, those of the last time, and the gaps. `today`: from when an open action is late."""
    organisation = line(assessment.organisation.name)
    chapters = [Section("Åtgärder", tuple(_actions(assessment.actions.values(), today)) or (_NOTHING,))]
    if assessment.previous and assessment.previous.actions:
        title = f"Förra gångens löften, {long_date(assessment.previous.date)}"
        chapters.append(Section(title, tuple(_actions(assessment.previous.actions.values(), today))))
    if scores.gaps:
        chapters.append(Section("Räcker det för uppdraget?", (_gaps(assessment, scores), _TWO_WAYS)))
    return Page(
        title=f"Handlingsplan: {organisation}",
        lead=f"Från självskattningen {long_date(assessment.date)}.",
        notices=("Exempel: kommunen finns inte.",) if assessment.example else (),
        chapters=tuple(chapters),
    )


_NOTHING = Paragraph("Planen har inga åtgärder än.")
_TWO_WAYS = Paragraph("Ett gap stängs från två håll: höj förmågan eller minska uppdraget (SOU 2020:8, 12.4).")


def _actions(actions: Iterable[PlannedAction], today: date) -> Iterator[Facts]:
    facts = tuple(_fact(action, today) for action in actions)
    if facts:
        yield Facts(facts)


def _fact(action: PlannedAction, today: date) -> Fact:
    late = ", försenad" if action.is_open and action.due and action.due < today else ""
    reason = f" ({line(action.reason)})" if action.reason and action.state == "struken" else ""
    said = [f"Läge: {STATES[action.state]}{reason}{late}"]
    said += [f"Ansvarig roll: {line(action.role)}"] if action.role else []
    said += [f"Senast: {long_date(action.due)}"] if action.due else []
    said += [f"Första steget: {line(action.first_step)}"] if action.first_step else []
    said += [f"Så syns effekten: {line(action.effect)}"] if action.effect else []
    return Fact(line(action.text), tuple(said))


def _gaps(assessment: Assessment, scores: Scores) -> Table:
    model = assessment.questionnaire.model
    names = {one.id: one.name for one in model.groups} | {one.id: one.name for one in model.dimensions}
    rows = tuple(
        (
            line(names[one.id]),
            f"{number(one.gap.required, 1)} {label(one.gap.required)}",
            f"{number(one.gap.current, 1)} {label(one.gap.current)}",
            one.gap.word if one.gap.points <= 0 else f"{number(one.gap.points, 1)} {one.gap.word}",
        )
        for one in scores.gaps
    )
    return Table("Krävd nivå, nivå i dag och gap, index 0–100", ("Dimension", "Krävs", "I dag", "Gap"), rows)
