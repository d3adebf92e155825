"""The file that an interview is saved in: held by one process, saved quickly, never written over unasked."""

from __future__ import annotations

import contextlib
import errno
import os
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from digikap.errors import BadFileError
from digikap.model.assessment import Assessment, Mode
from digikap.store import toml
from digikap.store.assessments import from_bytes, read
from digikap.store.failures import SaveError, save_error, shown
from digikap.store.files import (
    ASSESSMENT_LIMIT,
    Identity,
    create_new,
    identity,
    locked,
    read_bytes,
    real_path,
    remove_leftovers,
    write_atomically,
)
from digikap.store.folder import assessments_in
from digikap.store.given import MOST_SERVICES
from digikap.store.saved_text import SavedText
from digikap.swedish import file_name, number

_MOST_READ = 20  # files that are read in full


class Workfile:
    """An open assessment file. Made by `resume` or `create`; a context manager that lets the file go at the end.

    Nobody else can open it meanwhile, and what others put in its place all the same is left alone.
    """

    def __init__(self, path: Path, who: str, since: str) -> None:
        """Takes the lock of a path and tidies after a writer that was killed. Raises LockedError or SaveError."""
        self._who, self._since = who, since
        self._lock = ExitStack()
        self._lock.enter_context(locked(path, who, since))
        self.path = path
        self._revision = 0
        self._text: SavedText | None = None
        self._written: bytes | None = None
        self._attempt: bytes | None = None
        self._identity: Identity | None = None
        remove_leftovers(path)

    @classmethod
    def create(cls, path: Path, who: str, since: str) -> Workfile:
        """Opens a path where nothing stands yet; the file comes with the first save. SaveError where something does."""
        with ExitStack() as opened:
            work = opened.enter_context(cls(path, who, since))
            if os.path.lexists(real_path(path)):
                raise save_error(path, FileExistsError(errno.EEXIST, ""))
            opened.pop_all()
        return work

    @classmethod
    def resume(cls, path: Path, who: str, since: str) -> tuple[Workfile, Assessment]:
        """Opens a saved assessment to go on with. Raises LockedError, SaveError or BadFileError."""
        read_bytes(path, ASSESSMENT_LIMIT)  # before a lock is put beside what is no file
        with ExitStack() as opened:
            work = opened.enter_context(cls(path, who, since))
            work._identity = identity(path)
            work._written = read_bytes(path, ASSESSMENT_LIMIT)
            assessment = from_bytes(path, work._written)
            work._revision = assessment.revision
            opened.pop_all()
        return work, assessment

    def __enter__(self) -> Workfile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go, so that others can open it."""
        self._lock.close()

    def save(self, assessment: Assessment, moment: str) -> Assessment:
        """Saves with the next revision and the moment (ISO text), and gives what is in the file now.

        Raises SaveError where it cannot be saved, or where somebody else has changed or removed the file; nothing is
        then written, and `save_as` can put it elsewhere.
        """
        saved, data = self._rendered(assessment, moment)
        self._check_untouched()
        self._attempt = data
        if self._written is None:
            create_new(self.path, data)
        else:
            write_atomically(self.path, data)
        self._done(saved, data)
        return saved

    def save_as(self, path: Path, assessment: Assessment, moment: str) -> Assessment:
        """Saves at another place, where nothing may stand yet, and goes on there; a folder keeps the file's name.

        Where that fails (SaveError, LockedError) the file stays the one it was.
        """
        place = path / self.path.name if os.path.isdir(path) else path  # noqa: PTH112 - is_dir raises for what it may not see
        saved, data = self._rendered(assessment, moment)
        with ExitStack() as lock:
            if not self._is_here(place):
                lock.enter_context(locked(place, self._who, self._since))
            create_new(place, data)
            kept = lock.pop_all()
        if not self._is_here(place):
            self._lock.close()
            self._lock = kept
        self.path = place
        self._done(saved, data)
        return saved

    def _is_here(self, place: Path) -> bool:
        try:
            return real_path(place) == real_path(self.path)
        except (OSError, ValueError):
            return False

    def _rendered(self, assessment: Assessment, moment: str) -> tuple[Assessment, bytes]:
        datetime.fromisoformat(moment)  # what cannot be read back is a fault of ours
        saved = replace(assessment, revision=max(self._revision, assessment.revision) + 1, saved=moment)
        if self._text is None or not self._text.suits(assessment.questionnaire):
            self._text = SavedText(assessment.questionnaire)
        data = self._text.of(saved)
        if (amount := len(saved.services)) > MOST_SERVICES:
            raise SaveError(
                f"{shown(self.path)} gick inte att spara. Den skulle ha {number(amount)} verksamheter.",
                f"Högst {number(MOST_SERVICES)} ryms. Kom överens om vilka ni bedömer.",
            )
        if len(data) > ASSESSMENT_LIMIT or toml.holds_too_much(data):
            raise SaveError(
                f"{shown(self.path)} gick inte att spara. Den skulle bli för stor att läsa.",
                "Korta kommentarer eller egna texter.",
            )
        return saved, data

    def _done(self, saved: Assessment, data: bytes) -> None:
        self._identity = identity(self.path)
        self._written = data
        self._revision = saved.revision

    def _check_untouched(self) -> None:
        """Raises SaveError where the file is no longer the one that was read or written here."""
        now = identity(self.path)
        if now == self._identity:
            return
        if now is None:
            raise SaveError(f"{shown(self.path)} har flyttats eller tagits bort.", "Spara på en annan plats.")
        try:
            # copied, touched or restored with the same contents, or a save of ours that a signal cut short
            found = read_bytes(self.path, ASSESSMENT_LIMIT)
        except BadFileError:
            found = None
        if found is None or found not in (self._written, self._attempt):
            raise SaveError(
                f"{shown(self.path)} har ändrats av någon annan och skrivs inte över.", "Spara på en annan plats."
            )
        self._written = found


@dataclass(frozen=True)
class Unfinished:
    """An assessment that can be gone on with. `saved` is ISO text; `answered` of `asked` questions need no more.

    `respondent`: the alias of the one who answers, where it is one person's own.
    """

    path: Path
    organisation: str
    questionnaire: str
    title: str
    saved: str | None
    answered: int
    asked: int
    mode: Mode = "consensus"
    respondent: str | None = None


def unfinished(folder: Path) -> tuple[Unfinished, ...]:
    """The unfinished assessments in a folder, the last saved first; what cannot be read or is merged is passed over.

    Only TOML files are looked at, and of those only a bounded number are read.
    """
    found = []
    for path in assessments_in(folder, finished=False)[:_MOST_READ]:
        with contextlib.suppress(BadFileError):
            assessment = read(path)
            if assessment.state == "ongoing" and not assessment.respondents:
                found.append(_described(path, assessment))
    return tuple(sorted(found, key=lambda one: one.saved or "", reverse=True))


def _described(path: Path, assessment: Assessment) -> Unfinished:
    asked = assessment.asked()
    return Unfinished(
        path=path,
        organisation=assessment.organisation.name,
        questionnaire=assessment.questionnaire.id,
        title=assessment.questionnaire.title,
        saved=assessment.saved,
        answered=len(asked) - len(assessment.unanswered()),
        asked=len(asked),
        mode=assessment.mode,
        respondent=assessment.respondent.alias if assessment.respondent else None,
    )


def default_name(organisation: str, day: date, folder: Path = Path(), alias: str | None = None) -> Path:
    """A free name in the folder for a new assessment: ``digikap-angelholm-2026-11-21.toml``, else with -2, -3 …

    `alias`: of the one who answers, for one person's own: ``digikap-angelholm-2026-11-21-kommundirektoren.toml``.
    """
    return _free(organisation, day, folder, "" if alias is None else f"-{file_name(alias)[:40]}")


def merged_name(organisation: str, day: date, folder: Path = Path()) -> Path:
    """The same for a file that several are merged into: ``digikap-angelholm-2026-11-21-sammanslagen.toml``."""
    return _free(organisation, day, folder, "-sammanslagen")


def _free(organisation: str, day: date, folder: Path, ending: str) -> Path:
    stem = f"digikap-{file_name(organisation)[:60]}-{day.isoformat()}{ending}"
    number = 1
    while os.path.lexists(path := folder / f"{stem}{'' if number == 1 else f'-{number}'}.toml"):
        number += 1
    return path
