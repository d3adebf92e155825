"""Which file is worked in: a new one, or one to go on with; from the command line and from what stands there."""

from __future__ import annotations

import getpass
import os
import platform
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digikap.cli.beginning import Wishes, begun, with_given, with_included
from digikap.errors import DigikapError, UsageError
from digikap.interview.device import Device
from digikap.model.assessment import Assessment
from digikap.store import toml
from digikap.store.files import ASSESSMENT_LIMIT, read_bytes
from digikap.store.questionnaires import load
from digikap.store.workfile import Unfinished, Workfile, default_name, unfinished
from digikap.swedish import count, listed, long_date, quoted
from digikap.text import visible_line

MAIN_QUESTIONNAIRE = "kommunen"


@dataclass(frozen=True)
class Work:
    """An assessment to ask about, the file it is saved in, and the same assessment with what an answers file gives."""

    assessment: Assessment
    file: Workfile
    given: Assessment


def now() -> str:
    """The moment as ISO text with its offset, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def shown(path: Path) -> str:
    """A path as the program's messages show it."""
    return quoted(visible_line(str(path)))


def open_work(what: str | None, wishes: Wishes, device: Device | None) -> Work:
    """Opens what the command line names; asks the device what is not known.

    Raises UsageError for flags that do not fit, BadFileError, SaveError or LockedError for files that cannot be used.
    """
    if what is not None and _is_path(what) and not _is_questionnaire(Path(what).expanduser()):
        _refuse_new(wishes)
        return _resumed(Path(what).expanduser(), wishes, device)
    if what is None and wishes.output is None and device is not None:
        path = _picked(device)
        if path is not None:
            return _resumed(path, wishes, device)
    reference = what or MAIN_QUESTIONNAIRE
    questionnaire = load(Path(reference).expanduser() if _is_path(reference) else reference)
    if wishes.output is not None and os.path.lexists(wishes.output):
        return _resumed(wishes.output, wishes, device, questionnaire.id)
    assessment, given = begun(questionnaire, wishes, device)
    path = wishes.output or default_name(assessment.organisation.name, assessment.date)
    return Work(assessment, Workfile.create(path, _who(), now()), given)


def _is_path(what: str) -> bool:
    return what.endswith(".toml") or os.sep in what or "/" in what or Path(what).is_file()


def _is_questionnaire(path: Path) -> bool:
    return toml.parse(read_bytes(path, ASSESSMENT_LIMIT), str(path)).get("format") == "digikap-questionnaire"


def _picked(device: Device) -> Path | None:
    """The unfinished assessment in the working directory that the group goes on with; None for a new one."""
    from digikap.interview.resuming import ask_which

    found = unfinished(Path())
    number = ask_which(device, [_described(one) for one in found]) if found else None
    return None if number is None else found[number].path


def _described(one: Unfinished) -> str:
    """Whose it is, how far it came and when, on one line."""
    moment = datetime.fromisoformat(one.saved) if one.saved else None
    when = f", sparad {long_date(moment)} kl. {moment:%H.%M}" if moment else ""
    progress = f"{one.answered} av {count(one.asked, 'fråga', 'frågor')} besvarade"
    return f"{one.organisation}: {one.title}. {progress}{when} ({one.path.name})"


def _resumed(path: Path, wishes: Wishes, device: Device | None, questionnaire_id: str | None = None) -> Work:
    """Goes on with a file, which must hold an assessment (of this questionnaire); with a finished one only if asked."""
    with ExitStack() as opened:
        file, assessment = Workfile.resume(path, _who(), now())
        opened.enter_context(file)
        if questionnaire_id not in (None, assessment.questionnaire.id):
            title = quoted(visible_line(assessment.questionnaire.title))
            raise DigikapError(f"{shown(path)} hör till ett annat formulär, {title}.", "Ange ett annat namn med -o.")
        if assessment.state == "finished":
            _reopen(path, device)
            assessment = replace(assessment, state="ongoing")
        assessment, given = with_given(with_included(assessment, wishes.include), wishes.answers)
        opened.pop_all()
    return Work(assessment, file, given)


def _reopen(path: Path, device: Device | None) -> None:
    """Asks whether a finished assessment is to be changed; with nobody to ask it is left as it is."""
    if device is None:
        raise DigikapError(f"{shown(path)} är en färdig självskattning och ändras inte.", "Ange en annan fil med -o.")
    from digikap.interview.resuming import ask_reopen

    if not ask_reopen(device, shown(path)):
        raise DigikapError(f"{shown(path)} är orörd.", f"Visa resultatet med: digikap report {visible_line(str(path))}")


def _refuse_new(wishes: Wishes) -> None:
    """A file says itself what it is: flags for a new assessment do not fit it."""
    flags = {
        "--quick": wishes.quick,
        "--municipality": wishes.municipality,
        "--participants": wishes.participants,
        "--date": wishes.date,
        "-o": wishes.output,
    }
    wrong = [name for name, value in flags.items() if value]
    if wrong:
        raise UsageError(
            f"{listed(wrong)} gäller bara en ny självskattning, och den här är redan påbörjad.",
            "Ta bort flaggan, eller börja en ny med: digikap assess",
        )


def _who() -> str:
    """Who holds the file, told to whoever finds it locked."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        user = "okänd användare"
    return f"{user} på {platform.node() or 'okänd dator'}"
