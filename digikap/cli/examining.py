"""All rules for a questionnaire's file brought together: those of `checking`, the screen's, the editor's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digikap.checking.finding import Finding
from digikap.checking.minutes import far_off
from digikap.checking.rows import Screen, too_long
from digikap.errors import BadFileError, Fault
from digikap.interview.measure import rows_taken
from digikap.model.questionnaire import Question, Questionnaire
from digikap.store.placing import Placed
from digikap.store.questionnaires import examine
from digikap.store.schemas import stale


@dataclass(frozen=True)
class Verdict:
    """What is to be said of a file: the questionnaire, None where there are errors, and all that was found."""

    file: str
    questionnaire: Questionnaire | None
    errors: tuple[Placed, ...]
    advice: tuple[Placed, ...] = ()


def examined(path: Path, against: str | None = None) -> Verdict:
    """The verdict on a questionnaire's file. A fault of syntax is an error like others, and then the only one.

    Raises BadFileError where there is no file to judge, or where it is of another kind.
    """

    def rules(questionnaire: Questionnaire, table: dict[str, Any]) -> Iterator[Finding]:
        yield from too_long(questionnaire, table, _rows)
        yield from far_off(questionnaire, table)
        yield from stale(path)

    try:
        found = examine(path, rules)
    except BadFileError as error:
        if not error.faults:
            raise
        return Verdict(str(path), None, tuple(_of_syntax(fault) for fault in error.faults))
    return Verdict(str(path), found.questionnaire, found.errors, found.advice)


def _rows(questionnaire: Questionnaire, question: Question, screen: Screen) -> int:
    return rows_taken(questionnaire, question, screen.columns, screen.rows)


def _of_syntax(fault: Fault) -> Placed:
    return Placed(Finding((), fault.what, fault.advice), fault)
