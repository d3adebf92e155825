"""Following a plan up: showing it, editing it with its file held, saving the required levels as a profile."""

from __future__ import annotations

from pathlib import Path

from digikap.cli import console
from digikap.cli.ending import day_by_the_clock, show_saved_plan
from digikap.cli.opening import since, who
from digikap.cli.output import deliver, format_of
from digikap.cli.reading import check_shown, read_shown
from digikap.cli.saving import Saver, command
from digikap.cli.signals import Signals
from digikap.cli.terminals import device_of
from digikap.errors import DigikapError, InterruptedWorkError
from digikap.model.assessment import Assessment
from digikap.store.assessments import read
from digikap.store.failures import shown
from digikap.store.workfile import Workfile


def show(file: Path, format: str | None, output: Path | None) -> None:  # noqa: A002 - the option
    """The plan as a page, on stdout or in a file. Raises BadFileError, and DigikapError for one person's answers."""
    from digikap.report.plan import plan_page
    from digikap.scoring.score import score

    form = format or format_of(output, ("md",), "terminal")
    assessment = _groups(read_shown(file), file)
    page = plan_page(assessment, score(assessment), day_by_the_clock())
    if form == "md":
        from digikap.report import markdown

        deliver(markdown.render(page), output)
        return
    from io import StringIO

    from digikap.report.terminal import render

    if output is None:
        render(page, console.terminal())
        return
    text = StringIO()
    render(page, console.terminal(text, width=80))
    deliver(text.getvalue(), output)


def save_targets(file: Path, target: Path) -> None:
    """Writes the required levels of an assessment as a profile. Raises DigikapError where it has none."""
    from digikap.interview.requirements import has_rows
    from digikap.scoring.score import score
    from digikap.store.targets import targets_toml

    assessment = _groups(read(file), file)
    if not has_rows(assessment, score(assessment)):
        raise DigikapError(f"Formuläret i {shown(file)} har ingenting att sätta nivåer för.")
    if not assessment.required:
        raise DigikapError(
            f"{shown(file)} har inga nivåer som uppdraget kräver.", f"Ange dem med: {command('plan', file)}"
        )
    deliver(targets_toml(assessment), target, "--save-targets")


def follow_up(file: Path, plain: bool, signals: Signals) -> None:
    """Shows the plan and saves each change. `signals` has been entered.

    Raises LockedError, SaveError, BadFileError for a file that cannot be worked in, InterruptedWorkError where the work
    was broken off.
    """
    from digikap.interview.console import ConsoleAsker
    from digikap.interview.ending import the_plan

    device = device_of(plain=plain)
    work, assessment = Workfile.resume(file, who(), since())
    with work:
        check_shown(assessment, file)
        saver, asker = Saver(work, signals, _groups(assessment, file)), ConsoleAsker(device)
        today = max(assessment.date, day_by_the_clock())
        try:
            for state, _ in the_plan(device, assessment, today, asker.saying):
                saver.save(state, asker)
        except (KeyboardInterrupt, EOFError) as end:
            raise InterruptedWorkError(*saver.left(continues="plan")) from end
        except Exception:
            saver.left()
            raise
        show_saved_plan(saver.saved, device, today)
        changed = "Sparat i" if saver.saved.revision != assessment.revision else "Inget är ändrat i"
        console.tell(f"{changed} {shown(saver.path)}.\nHela rapporten: {command('report', saver.path)}")


def _groups(assessment: Assessment, file: Path) -> Assessment:
    """The assessment, which must be a group's."""
    if assessment.respondent is not None:
        raise DigikapError(
            f"{shown(file)} är en enda persons svar. Planen gör gruppen tillsammans.",
            f"Slå först ihop allas filer: {command('merge', file)} FIL … -o grupp.toml",
        )
    return assessment
