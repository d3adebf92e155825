"""What the group undertakes, and what became of what it promised the last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from digikap.model.assessment import Assessment
from digikap.model.plan import STATE_WORDS, PlannedAction, followed_up
from digikap.model.questionnaire import Text
from digikap.report.view.answers import missing
from digikap.report.view.blocks import Block, Fact, Facts, Paragraph, Quote, Section
from digikap.report.view.own_words import texts
from digikap.report.view.words import line
from digikap.swedish import long_date


def plan(assessment: Assessment) -> Section:
    """The sixth chapter: the actions, the first step, and how the last plan went."""
    asking = [one for one in assessment.questionnaire.questions() if isinstance(one, Text) and one.first_step]
    blocks: list[Block] = [_step(assessment, question) for question in asking]
    sections = [*_actions(assessment), *_last_plan(assessment)]
    if not blocks and not assessment.actions:
        blocks = [Paragraph("Formuläret frågar inte efter något första steg.")]
    return Section("6 Handlingsplan", tuple(blocks), tuple(sections))


def in_short(assessment: Assessment) -> tuple[str, ...]:
    """Every action that is not dropped, with who answers for it and when it is to be done."""
    kept = (one for one in assessment.actions.values() if one.state != "struken")
    return tuple(_short(one) for one in kept)


def _short(action: PlannedAction) -> str:
    told = ", ".join(_who_and_when(action))
    return f"{line(action.text).removesuffix('.')} ({told})" if told else line(action.text)


def _who_and_when(action: PlannedAction) -> Iterator[str]:
    if action.role:
        yield line(action.role)
    if action.due:
        yield f"senast {long_date(action.due)}"
    if action.state == "klar":
        yield STATE_WORDS[action.state]


def _step(assessment: Assessment, question: Text) -> Quote | Paragraph:
    given = texts(assessment, question) if assessment.asks(question) else ()
    if given:
        return Quote(line(question.text), given)
    return Paragraph(f"{line(question.text)} Frågan är {missing(assessment, question)}.")


def _actions(assessment: Assessment) -> Iterator[Section]:
    """What was chosen; last what has been dropped, each with its reason."""
    actions = assessment.actions.values()
    kept = [one for one in actions if one.state != "struken"]
    dropped = [one for one in actions if one.state == "struken"]
    if kept:
        yield Section("Det här ska ni göra", (facts(assessment, kept),))
    if dropped:
        yield Section("Det här har ni strukit", (facts(assessment, dropped),))


def _last_plan(assessment: Assessment) -> Iterator[Section]:
    """What became of the promises of the last time."""
    before = assessment.previous
    if before is not None and before.actions:
        intro = Paragraph(f"Åtgärderna är från självskattningen {long_date(before.date)}.")
        now = followed_up(before, assessment.actions).actions
        yield Section("Så gick det med förra planen", (intro, facts(assessment, now.values())))


def facts(assessment: Assessment, actions: Iterable[PlannedAction], today: date | None = None) -> Facts:
    """The actions with all that was written of them. `today`: from when an open action is said to be late."""
    return Facts(tuple(Fact(line(one.text), tuple(_told(assessment, one, today))) for one in actions))


def _told(assessment: Assessment, action: PlannedAction, today: date | None) -> Iterator[str]:
    """How far it has come, and all that was written of it."""
    reason = f" ({line(action.reason)})" if action.reason and action.state == "struken" else ""
    late = ", försenad" if today and action.is_open and action.due and action.due < today else ""
    yield f"Läge: {STATE_WORDS[action.state]}{reason}{late}"
    if action.role:
        yield f"Ansvarig roll: {line(action.role)}"
    if action.due:
        yield f"Senast: {long_date(action.due)}"
    if action.first_step:
        yield f"Första steget: {line(action.first_step)}"
    if action.effect:
        yield f"Så syns effekten: {line(action.effect)}"
    dimensions = {one.id: one.dimension for one in assessment.questionnaire.actions}
    if action.offered in dimensions:
        yield f"Gäller: {line(assessment.questionnaire.model.dimension(dimensions[action.offered]).name)}"
