"""All rules for a questionnaire's file brought together: those of `checking`, the screen's, the editor's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digikap.checking.changes import Changes, changes, faults_of_change
from digikap.checking.finding import Finding
from digikap.checking.minutes import far_off
from digikap.checking.rows import Screen, too_long
from digikap.cli.shelves import questionnaire_of
from digikap.errors import BadFileError, Fault
from digikap.interview.measure import rows_taken
from digikap.model.questionnaire import Question, Questionnaire
from digikap.store.placing import Placed
from digikap.store.questionnaires import examine
from digikap.store.schemas import stale


@dataclass(frozen=True)
class Verdict:
    """What is to be said of a file: the questionnaire, None where there are errors, and all that was found.

    `since`: the version that it was compared with, and what has changed, where both can be told.
    """

    file: str
    questionnaire: Questionnaire | None
    errors: tuple[Placed, ...]
    advice: tuple[Placed, ...] = ()
    since: tuple[int, Changes] | None = None


def examined(path: Path, against: str | None = None) -> Verdict:
    """The verdict on a questionnaire's file. A fault of syntax is an error like others, and then the only one.

    `against` is an earlier version of it: a file, or the name of a shipped questionnaire. Raises BadFileError where
    there is no file to judge, it is of another kind, or the earlier version has errors; DigikapError for a name that
    nothing has.
    """
    old = None if against is None else questionnaire_of(against)

    def rules(questionnaire: Questionnaire, table: dict[str, Any]) -> Iterator[Finding]:
        yield from too_long(questionnaire, table, _rows)
        yield from far_off(questionnaire, table)
        yield from stale(path)
        if old is not None:
            with suppress(KeyError):  # a scale that does not exist is told already
                yield from faults_of_change(questionnaire, old, table)

    try:
        found = examine(path, rules)
    except BadFileError as error:
        if not error.faults:
            raise
        return Verdict(str(path), None, tuple(_of_syntax(fault) for fault in error.faults))
    new = found.questionnaire
    since = None if old is None or new is None or new.id != old.id else (old.version, changes(new, old))
    return Verdict(str(path), new, found.errors, found.advice, since)


def _rows(questionnaire: Questionnaire, question: Question, screen: Screen) -> int:
    return rows_taken(questionnaire, question, screen.columns, screen.rows)


def _of_syntax(fault: Fault) -> Placed:
    return Placed(Finding((), fault.what, fault.advice), fault)
