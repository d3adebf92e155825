"""Which assessment came before this one: the one that is named, or the newest in the working folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digikap.cli.wishes import Wishes
from digikap.errors import DigikapError
from digikap.interview.device import Device
from digikap.model.assessment import Assessment
from digikap.model.plan import followed_up
from digikap.store.assessments import read
from digikap.store.failures import shown
from digikap.swedish import long_date, quoted
from digikap.text import visible_line


def with_previous(assessment: Assessment, wishes: Wishes, device: Device | None) -> Assessment:
    """A new assessment with what the one before it answered and promised.

    Without a name it is looked for only where somebody can be told of it. Raises BadFileError for a file that cannot be
    read, DigikapError for one that cannot have come before.
    """
    if assessment.mode == "individual" or wishes.no_previous:
        return assessment
    if wishes.previous is not None:
        before = read(wishes.previous)
        _check_before(before, assessment, wishes.previous)
        return _recalling(before, assessment)
    if device is None:
        return assessment
    path = _newest(assessment)
    if path is None:
        return assessment
    from digikap.interview.reminding import use_previous

    before = read(path)
    return _recalling(before, assessment) if use_previous(device, before, str(path)) else assessment


def _newest(assessment: Assessment) -> Path | None:
    from digikap.store.finished import newest_finished

    return newest_finished(Path(), assessment.organisation, assessment.questionnaire.id, assessment.date, assessment.id)


def _recalling(before: Assessment, assessment: Assessment) -> Assessment:
    from digikap.interview.recalling import recall

    return replace(assessment, previous=followed_up(recall(before, assessment), assessment.actions))


def _check_before(before: Assessment, assessment: Assessment, path: Path) -> None:
    """Raises DigikapError that says why one cannot have come before the other."""
    ours, theirs = (quoted(visible_line(one.organisation.name)) for one in (assessment, before))
    why = ""
    if before.respondent is not None:
        why = "är en enda persons svar"
    elif not before.organisation.is_same(assessment.organisation):
        why = f"gäller {theirs}, inte {ours}"
    elif before.questionnaire.id != assessment.questionnaire.id:
        why = f"hör till ett annat formulär, {quoted(visible_line(before.questionnaire.title))}"
    elif before.state != "finished" and not before.respondents:  # who is not done there cannot be asked to be
        why = "är inte färdig"
    elif before.date >= assessment.date:
        why = f"är från {long_date(before.date)} och inte äldre än den här"
    if why:
        raise DigikapError(f"{shown(path)} {why}.", "Ange en annan fil med --previous, eller kör med --no-previous.")
