"""Which file is worked in: a new one, or one to go on with; from the command line and from what stands there."""

from __future__ import annotations

import getpass
import os
import platform
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digikap.cli.beginning import begun, gone_on, refuse_other, with_named
from digikap.cli.reading import check_shown
from digikap.cli.shelves import is_path, questionnaire_of
from digikap.cli.wishes import Wishes
from digikap.errors import DigikapError, UsageError
from digikap.interview.device import Device
from digikap.model.assessment import Assessment
from digikap.store.failures import shown
from digikap.store.files import check_folder
from digikap.store.kinds import ASSESSMENT, QUESTIONNAIRE, kind_of
from digikap.store.workfile import Unfinished, Workfile, default_name, unfinished
from digikap.swedish import count, listed, long_date, quoted
from digikap.text import visible_line

MAIN_QUESTIONNAIRE = "kommunen"


@dataclass(frozen=True)
class Work:
    """An assessment to ask about, the file it is saved in, and the same assessment with what an answers file gives.

    `ended`: its answers stand, and the group goes on from the result; `given` is then what stands in the file.
    """

    assessment: Assessment
    file: Workfile
    given: Assessment
    ended: bool = False


def since() -> str:
    """The moment in words, for whoever finds the file locked."""
    moment = datetime.now().astimezone()
    return f"{long_date(moment)} kl. {moment:%H.%M}"


def now() -> str:
    """The moment as ISO text with its offset, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def path_of(words: str) -> Path:
    """A path as somebody wrote it, with ``~`` as the home folder; an unknown user's is left as it stands."""
    return Path(os.path.expanduser(words))  # noqa: PTH111 - Path.expanduser fails for an unknown user


def open_work(what: str | None, wishes: Wishes, device: Device | None) -> Work:
    """Opens what the command line names; asks the device what is not known.

    Raises UsageError for flags that do not fit, BadFileError, SaveError or LockedError for files that cannot be used.
    """
    if what is not None and is_path(what) and kind_of(path_of(what)) != QUESTIONNAIRE:
        if wishes.output is not None:
            raise UsageError("-o går inte ihop med en påbörjad fil.", "Svaren sparas i den filen.")
        return _resumed(path_of(what), wishes, device)
    questionnaire = questionnaire_of(what or MAIN_QUESTIONNAIRE)
    if wishes.output is not None and os.path.lexists(wishes.output):
        if kind_of(wishes.output) != ASSESSMENT:
            raise DigikapError(
                f"{shown(wishes.output)} finns redan, är ingen självskattning och rörs inte.",
                "Ange ett annat namn med -o.",
            )
        return _resumed(wishes.output, wishes, device, questionnaire.id)
    if wishes.output is None and device is not None:
        path = _picked(device, None if what is None else questionnaire.id)
        if path is not None:
            return _resumed(path, wishes, device)
    check_folder((wishes.output or Path()).parent)
    assessment, given = begun(questionnaire, wishes, device)
    _check_asks(assessment)
    alias = assessment.respondent.alias if assessment.respondent else None
    path = wishes.output or default_name(assessment.organisation.name, assessment.date, alias=alias)
    return Work(assessment, Workfile.create(path, who(), since()), given)


def _picked(device: Device, questionnaire_id: str | None) -> Path | None:
    """The unfinished assessment (of this questionnaire) in the working directory to go on with; None for a new one."""
    found = [one for one in unfinished(Path()) if questionnaire_id in (None, one.questionnaire)]
    if not found:
        return None
    from digikap.interview.resuming import ask_which

    number = ask_which(device, [_described(one) for one in found])
    return None if number is None else found[number].path


def _described(one: Unfinished) -> str:
    """Whose it is, how far it came and when, on one line."""
    moment = datetime.fromisoformat(one.saved) if one.saved else None
    when = f", sparad {long_date(moment)} kl. {moment:%H.%M}" if moment else ""
    progress = f"{one.answered} av {count(one.asked, 'fråga', 'frågor')} besvarade"
    whose = f", svarande {one.respondent}" if one.respondent else ""
    return f"{one.organisation}{whose}: {one.title}. {progress}{when} ({one.path.name})"


def _resumed(path: Path, wishes: Wishes, device: Device | None, questionnaire_id: str | None = None) -> Work:
    """Goes on with a file, which must hold an assessment (of this questionnaire); with a finished one only if asked."""
    with ExitStack() as opened:
        file, assessment = Workfile.resume(path, who(), since())
        opened.enter_context(file)
        if questionnaire_id not in (None, assessment.questionnaire.id):
            title = quoted(visible_line(assessment.questionnaire.title))
            raise DigikapError(f"{shown(path)} hör till ett annat formulär, {title}.", "Ange ett annat namn med -o.")
        check_shown(assessment, path)
        if assessment.state == "finished" or assessment.respondents:
            if _takes_up_the_end(path, assessment, device):
                refuse_other(assessment, wishes)
                taken_up = with_named(assessment, wishes)
                opened.pop_all()
                return Work(taken_up, file, assessment, ended=True)
            assessment = replace(assessment, state="ongoing")
        assessment, given = gone_on(assessment, wishes, device)
        _check_asks(assessment)
        opened.pop_all()
    return Work(assessment, file, given)


def _check_asks(assessment: Assessment) -> None:
    """Raises UsageError where there is no question to ask: all are optional and none has been chosen."""
    if not assessment.asked():
        optional = listed(question.id for question in assessment.questionnaire.optional_questions())
        raise UsageError("Det finns inga frågor att ställa.", f"Ta med valfria frågor med --include: {optional}.")


def _takes_up_the_end(path: Path, assessment: Assessment, device: Device | None) -> bool:
    """Asks whether to go on from the result of a finished assessment, or to change its answers (False).

    With nobody to ask it is left as it is. Answers that were merged are changed in the files that they came from.
    """
    if device is None:
        kind = "sammanslagen" if assessment.respondents else "färdig"
        raise DigikapError(
            f"{shown(path)} är en {kind} självskattning och ändras inte.", "Öppna den i en terminal för att ändra den."
        )
    from digikap.interview.resuming import ask_finished

    alone, merged = assessment.respondent is not None, bool(assessment.respondents)
    choice = ask_finished(device, shown(path), can_end=not alone, can_change=not merged)
    if choice == "leave":
        raise DigikapError(f"{shown(path)} är orörd.", f"Visa resultatet med: digikap report {visible_line(str(path))}")
    return choice == "end"


def who() -> str:
    """Who holds the file, told to whoever finds it locked."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        user = "okänd användare"
    return f"{user} på {platform.node() or 'okänd dator'}"
