"""Between the steps of the end: from the result to what the task requires and the plan, or out."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date

from digikap.advice import offers
from digikap.interview.actions import details
from digikap.interview.device import ESCAPE, Device, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph
from digikap.interview.planning import Change, ask_plan
from digikap.interview.requirements import ask_required, has_rows
from digikap.interview.saying import Saying
from digikap.interview.talk import until
from digikap.interview.typed import Refused, plain_form
from digikap.model.assessment import Assessment
from digikap.scoring.score import score


def goes_on(device: Device, assessment: Assessment) -> bool:
    """Whether the group goes on from the result, which stands on the screen, to the required levels and the plan."""
    steps = "kravnivåer och handlingsplan" if has_rows(assessment, score(assessment)) else "handlingsplan"

    def meant(typed: str) -> bool | Refused:
        text = plain_form(typed)
        if not text:
            return True
        return (
            False
            if text == "s" or typed == ESCAPE
            else Refused("Tryck Enter för att gå vidare, eller s för att sluta.")
        )

    return until(device, lambda view: [], Prompt(f"Enter: {steps}, s: sluta", "s", below=True), meant)


def after_the_result(
    device: Device, assessment: Assessment, today: date, saying: Saying | None = None
) -> Generator[Change, None, None]:
    """The required levels, then the plan; yields each new state, acknowledged once it is saved.

    `saying`: where others acknowledge too.
    """
    saying = saying or Saying(device)
    for change in ask_required(device, assessment, score(assessment), saying):
        assessment = change[0]
        yield change
    yield from the_plan(device, assessment, today, saying)


def the_plan(
    device: Device, assessment: Assessment, today: date, saying: Saying | None = None
) -> Generator[Change, None, None]:
    """The plan and, where the group asks for them, the required levels. `saying`: where others acknowledge too."""
    saying = saying or Saying(device)
    while True:
        scores = score(assessment)
        asking = ask_plan(
            device, assessment, offers(assessment, scores), today, saying, required=has_rows(assessment, scores)
        )
        wish = "done"
        while True:
            try:
                change = next(asking)
            except StopIteration as left:
                wish = left.value
                break
            assessment = change[0]
            yield change
        if wish == "done":
            return
        for change in ask_required(device, assessment, scores, saying):
            assessment = change[0]
            yield change


def show_plan(device: Device, assessment: Assessment, today: date) -> None:
    """The plan as it stands, below what stands on the screen."""

    def draw(view: View) -> Sequence[Line]:
        width = min(view.width, WIDEST)
        lines = paragraph("Er handlingsplan", width, "heading")
        for action in assessment.actions.values():
            lines += [GAP, *details(action, width, today)]
        return lines

    if assessment.actions:
        device.show(draw)
