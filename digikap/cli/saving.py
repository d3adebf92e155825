"""Saving every state before it is acknowledged, elsewhere if it must be; and what is said when work is broken off."""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from digikap.cli.opening import now, path_of
from digikap.cli.signals import Signals
from digikap.errors import DigikapError
from digikap.interview.asker import Asker
from digikap.interview.scripted import ScriptedAsker
from digikap.model.assessment import Assessment
from digikap.store.failures import LockedError, SaveError, shown
from digikap.store.workfile import Workfile, default_name
from digikap.swedish import capital, small_number
from digikap.text import visible_line


class Saver:
    """Saves every state before it is acknowledged, and knows whether the last one is safe."""

    def __init__(self, file: Workfile, signals: Signals, begun: Assessment) -> None:
        """Saves in this file; `begun` is what stands there, or will."""
        self._file = file
        self._signals = signals
        self.saved = begun
        self._unsaved: Assessment | None = None

    @property
    def path(self) -> Path:
        """Where it is saved now."""
        return self._file.path

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

    def farewell(self, paused: Assessment, uncounted: int) -> tuple[str, str]:
        """Saves how far the group came, elsewhere if it must be; gives what to say when a sitting was broken off.

        `uncounted`: how many lists were read out and are lost.
        """
        if self._unsaved is None and self.saved.saved is not None and self.saved.state == "ongoing":
            self._tried(lambda: self._file.save(paused, now()))
        return self.left(uncounted)

    def left(self, uncounted: int = 0, continues: str = "") -> tuple[str, str]:
        """What to say when work was broken off; what could not be saved is put somewhere else first.

        `continues`: the command that goes on; by how far it has come where nothing is said.
        """
        if self._unsaved is not None:
            self._rescue(self._unsaved)
        if self._unsaved is not None:
            return "Avbrutet. Det senaste svaret gick inte att spara.", f"Övriga svar finns i {shown(self._file.path)}."
        kept = f"Allt som är {'räknat' if uncounted else 'besvarat'} är sparat i {shown(self._file.path)}."
        return (
            " ".join(["Avbrutet.", kept, *[lost(uncounted)] * bool(uncounted)]),
            f"Fortsätt med: {command(continues or self._continues, self._file.path)}",
        )

    @property
    def _continues(self) -> str:
        """The command that goes on where this one was broken off."""
        return "assess" if self.saved.state == "ongoing" and not self.saved.respondents else "plan"

    def _rescue(self, assessment: Assessment) -> None:
        """Puts a state that could not be saved in the home folder, or else among the temporary files."""
        for folder in (Path.home, lambda: Path(tempfile.gettempdir())):
            with suppress(OSError, RuntimeError):  # no home folder, or no room for temporary files
                place = default_name(assessment.organisation.name, assessment.date, folder())
                if self._tried(partial(self._file.save_as, place, assessment, now())) is None:
                    return


def lost(uncounted: int) -> str:
    """What is said of lists that were read out in a vote that was never counted."""
    if uncounted == 1:
        return "En lista som var inläst räknades inte och är inte sparad. Läs in den igen."
    lists = f"{capital(small_number(uncounted))} listor som var inlästa"
    return f"{lists} räknades inte och är inte sparade. Läs in dem igen."


def command(name: str, path: Path) -> str:
    """A command that can be copied and run."""
    return f"digikap {name} {visible_line(shlex.quote(str(path)))}"
