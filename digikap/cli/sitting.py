"""One sitting: the interview runs, every change is saved before it is acknowledged, and the end is told."""

from __future__ import annotations

import shlex
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from digikap.cli import console
from digikap.cli.opening import Work, now, shown
from digikap.cli.signals import Signals
from digikap.errors import DigikapError, InterruptedWorkError
from digikap.interview.asker import Asker
from digikap.interview.device import Device
from digikap.interview.flow import interview
from digikap.interview.scripted import ScriptedAsker
from digikap.model.assessment import Assessment
from digikap.store.failures import LockedError, SaveError
from digikap.store.workfile import Workfile, default_name
from digikap.swedish import count
from digikap.text import visible_line


def sit(work: Work, device: Device | None) -> None:
    """Runs the interview to its end or until the group stops, and shows the result.

    Raises InterruptedWorkError for Ctrl-C, a signal or the end of input; SaveError where nobody can name another place.
    """
    with Signals() as signals, work.file as file:
        saver = _Saver(file, signals, work.assessment)
        try:
            asker = _asker(work, device)
            saver.save(work.assessment, asker)
            asker.acknowledge(f"Svaren sparas i {visible_line(str(file.path))}")
            states = interview(work.assessment, asker, time.monotonic)
            for assessment, _ in states if device else list(states)[-1:]:
                saver.save(assessment, asker)
        except (KeyboardInterrupt, EOFError) as end:
            raise InterruptedWorkError(*saver.farewell()) from end
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
        try:
            with self._signals.held():
                self.saved = self._file.save(assessment, now())
                self._unsaved = None
        except SaveError as problem:
            self._save_elsewhere(assessment, asker, problem)

    def _save_elsewhere(self, assessment: Assessment, asker: Asker, problem: DigikapError) -> None:
        while self._unsaved is not None:
            if isinstance(asker, ScriptedAsker):
                raise problem
            place = Path(asker.another_place(f"{problem.message} {problem.advice}")).expanduser()
            try:
                with self._signals.held():
                    self.saved = self._file.save_as(place, assessment, now())
                    self._unsaved = None
            except (SaveError, LockedError) as again:
                problem = again
        asker.acknowledge(f"Svaren sparas nu i {visible_line(str(self._file.path))}")

    def farewell(self) -> tuple[str, str]:
        """What to say when the sitting was broken off; a state that could not be saved is first put somewhere."""
        if self._unsaved is not None:
            self._rescue(self._unsaved)
        if self._unsaved is not None:
            return "Avbrutet. Det senaste svaret gick inte att spara.", f"Övriga svar finns i {shown(self._file.path)}."
        return (
            f"Avbrutet. Allt som är besvarat är sparat i {shown(self._file.path)}.",
            f"Fortsätt med: {_command('assess', self._file.path)}",
        )

    def _rescue(self, assessment: Assessment) -> None:
        """Puts a state that could not be saved in the home folder, or else among the temporary files."""
        for folder in (Path.home(), Path(tempfile.gettempdir())):
            with suppress(DigikapError), self._signals.held():
                place = default_name(assessment.organisation.name, assessment.date, folder)
                self.saved = self._file.save_as(place, assessment, now())
                self._unsaved = None
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
    console.tell(f"Sparat i {shown(path)}. {left} av {count(asked, 'fråga', 'frågor')} är obesvarade.")
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
