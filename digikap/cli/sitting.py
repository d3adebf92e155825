"""One sitting: the interview runs, every change is saved before it is acknowledged, and the end is told."""

from __future__ import annotations

import shlex
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from digikap.cli import console
from digikap.cli.opening import Work, now, path_of
from digikap.cli.signals import Signals
from digikap.errors import DigikapError, InterruptedWorkError
from digikap.interview.asker import Asker
from digikap.interview.device import Device
from digikap.interview.flow import Sitting
from digikap.interview.scripted import ScriptedAsker
from digikap.model.assessment import Assessment
from digikap.store.failures import LockedError, SaveError, shown
from digikap.store.workfile import Workfile, default_name
from digikap.swedish import count
from digikap.text import visible_line


def sit(work: Work, device: Device | None, signals: Signals) -> None:
    """Runs the interview to its end or until the group stops, and shows the result. `signals` has been entered.

    Raises InterruptedWorkError for Ctrl-C, a signal or the end of input; SaveError where nobody can name another place.
    """
    with work.file as file:
        saver = _Saver(file, signals, work.assessment)
        asker = _asker(work, device)
        sitting = Sitting(work.assessment, asker, time.monotonic)
        try:
            saver.save(work.assessment, asker)
            asker.acknowledge(f"Svaren sparas i {visible_line(str(file.path))}.")
            states = sitting.states()
            for assessment, _ in states if device else list(states)[-1:]:
                saver.save(assessment, asker)
        except (KeyboardInterrupt, EOFError) as end:
            raise InterruptedWorkError(*saver.farewell(sitting.paused())) from end
        except Exception:
            saver.farewell(sitting.paused())
            raise
        _tell_end(saver.saved, file.path, device)


class _Saver:
    """Saves every state before it is acknowledged, and knows whether the last one is safe."""

    def __init__(self, file: Workfile, signals: Signals, begun: Assessment) -> None:
        self._file = file
        self._signals = signals
        self.saved = begun
        self._unsaved: Assessment | None = None

    def save(self, assessment: Assessment, asker: Asker) -> None:
        """Saves, elsewhere if the room says where. Raises SaveError where there is no room to ask."""
        self._unsaved = assessment
        problem = self._tried(lambda: self._file.save(assessment, now()))
        if problem is None:
            return
        while problem is not None:
            if isinstance(asker, ScriptedAsker):
                raise problem
            place = path_of(asker.another_place(f"{problem.message} {problem.advice}"))
            problem = self._tried(partial(self._file.save_as, place, assessment, now()))
        asker.acknowledge(f"Svaren sparas nu i {visible_line(str(self._file.path))}.")

    def _tried(self, save: Callable[[], Assessment]) -> DigikapError | None:
        """Saves undisturbed, and gives the fault if it did not work. A signal that came meanwhile is raised then."""
        problem: DigikapError | None = None
        with self._signals.held():
            try:
                self.saved = save()
                self._unsaved = None
            except (SaveError, LockedError) as fault:
                problem = fault
        return problem

    def farewell(self, paused: Assessment) -> tuple[str, str]:
        """Saves how far the group came, elsewhere if it must be; gives what to say when a sitting was broken off."""
        if self._unsaved is not None:
            self._rescue(self._unsaved)
        elif self.saved.saved is not None and self.saved.state == "ongoing":
            self._tried(lambda: self._file.save(paused, now()))
        if self._unsaved is not None:
            return "Avbrutet. Det senaste svaret gick inte att spara.", f"Övriga svar finns i {shown(self._file.path)}."
        return (
            f"Avbrutet. Allt som är besvarat är sparat i {shown(self._file.path)}.",
            f"Fortsätt med: {_command('assess', self._file.path)}",
        )

    def _rescue(self, assessment: Assessment) -> None:
        """Puts a state that could not be saved in the home folder, or else among the temporary files."""
        for folder in (Path.home, lambda: Path(tempfile.gettempdir())):
            with suppress(OSError, RuntimeError):  # no home folder, or no room for temporary files
                place = default_name(assessment.organisation.name, assessment.date, folder())
                if self._tried(partial(self._file.save_as, place, assessment, now())) is None:
                    return


def _asker(work: Work, device: Device | None) -> Asker:
    if device is None:
        given = work.given
        return ScriptedAsker(given.answers, given.comments, given.analysis)
    from digikap.interview.console import ConsoleAsker
    from digikap.store.content import glossary

    return ConsoleAsker(device, glossary())


def _tell_end(assessment: Assessment, path: Path, device: Device | None) -> None:
    """The result on one screen when the group is done, else how far it came; then where the file is."""
    if assessment.state == "finished":
        _show_result(assessment, device)
        console.tell(f"Sparat i {shown(path)}.\nHela rapporten: {_command('report', path)}")
        return
    left, asked = len(assessment.unanswered()), len(assessment.asked())
    unanswered = "obesvarad" if left == 1 else "obesvarade"
    console.tell(f"Sparat i {shown(path)}. {left} av {count(asked, 'fråga', 'frågor')} är {unanswered}.")
    console.tell(f"Fortsätt med: {_command('assess', path)}")


def _show_result(assessment: Assessment, device: Device | None) -> None:
    from digikap.report.terminal import render_summary
    from digikap.report.view import view
    from digikap.scoring.score import score

    screen = console.terminal()
    if device is not None and device.redraws:
        screen.clear()
    render_summary(view(assessment, score(assessment)), screen)


def _command(name: str, path: Path) -> str:
    """A command that can be copied and run."""
    return f"digikap {name} {visible_line(shlex.quote(str(path)))}"
