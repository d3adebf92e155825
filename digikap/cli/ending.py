"""After the last question: the result on one screen, the required levels, the plan, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from digikap.cli import console
from digikap.cli.saving import Saver, command
from digikap.interview.device import Device
from digikap.model.assessment import Assessment
from digikap.store.failures import shown


def end(saver: Saver, device: Device | None) -> None:
    """Shows the result; asks a group at a terminal for the rest; says where it all is. Each change is saved.

    A group that has gone through the end of its merged file is done with it, whoever had not answered every question.
    """
    show_result(saver.saved, device)
    if device is not None and saver.saved.respondent is None:
        from digikap.interview.console import ConsoleAsker
        from digikap.interview.ending import after_the_result, goes_on

        if goes_on(device, saver.saved):
            asker = ConsoleAsker(device)
            today = max(saver.saved.date, day_by_the_clock())
            for state, _ in after_the_result(device, saver.saved, today, asker.saying):
                saver.save(state, asker)
            if saver.saved.state == "ongoing":
                saver.save(replace(saver.saved, state="finished"), asker)
            show_saved_plan(saver.saved, device, today)
    tell_next(saver.saved, saver)


def day_by_the_clock() -> date:
    """The day by the clock."""
    return datetime.now().astimezone().date()


def show_result(assessment: Assessment, device: Device | None) -> None:
    """The result on one screen."""
    from digikap.report.terminal import render_summary
    from digikap.report.view import view
    from digikap.scoring.score import score

    screen = console.terminal()
    if device is not None and device.redraws:
        screen.clear()
    render_summary(view(assessment, score(assessment)), screen)


def show_saved_plan(assessment: Assessment, device: Device, today: date) -> None:
    """The plan on a screen of its own."""
    from digikap.interview.ending import show_plan

    if device.redraws:
        console.terminal().clear()
    show_plan(device, assessment, today)


def tell_next(assessment: Assessment, saver: Saver) -> None:
    """Where the file is, and what can be done with it."""
    path = saver.path
    lines = [f"Sparat i {shown(path)}."]
    if assessment.respondent is not None:
        lines.append(f"Gruppens resultat, när alla har svarat: {command('merge', path)} FIL … -o grupp.toml")
    else:
        lines.append(f"Att tala om: {command('agenda', path)}")
        lines.append(f"Handlingsplan och uppföljning: {command('plan', path)}")
    console.tell("\n".join([*lines, f"Hela rapporten: {command('report', path)}"]))
