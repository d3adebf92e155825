"""What `digikap check` says of a file: for a reader, and for other programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from digikap.cli.examining import Verdict
from digikap.cli.faults import told
from digikap.model.questionnaire import Questionnaire
from digikap.report.export.json import document
from digikap.store.placing import Placed
from digikap.swedish import count, quoted
from digikap.text import visible_line

JSON_VERSION = 1
"""The version of the form of `as_json`: raised when a name in it changes its meaning."""


def as_text(verdict: Verdict) -> str:
    """Errors, then advice, each with its place; last how many there are, and what the questionnaire contains."""
    parts = []
    if verdict.errors:
        parts += ["Fel, som måste rättas:", "", *(told(one.fault) for one in verdict.errors)]
    if verdict.advice:
        parts += ["Råd:", "", *(told(one.fault) for one in verdict.advice)]
    return "\n".join([*parts, _counted(verdict), *_contents(verdict.questionnaire), *_since(verdict)]) + "\n"


def _counted(verdict: Verdict) -> str:
    errors = f"{count(len(verdict.errors), 'fel', 'fel')}" if verdict.errors else "Inga fel"
    advice = f" och {count(len(verdict.advice), 'råd', 'råd')}" if verdict.advice else ""
    return f"{errors}{advice} i {visible_line(verdict.file)}."


def _contents(questionnaire: Questionnaire | None) -> list[str]:
    if questionnaire is None:
        return []
    sections, questions = questionnaire.sections, list(questionnaire.questions())
    minutes = sum(section.minutes for section in sections)
    optional = sum(question.optional for question in questions)
    left = f" (varav {count(optional, 'tillval', 'tillval')})" if optional else ""
    extent = f"{count(len(sections), 'avsnitt', 'avsnitt')}, {count(len(questions), 'fråga', 'frågor')}{left}"
    name = f"{quoted(visible_line(questionnaire.title))}, {questionnaire.id} version {questionnaire.version}"
    return [f"{name}: {extent}, omkring {count(minutes, 'minut', 'minuter')}."]


def _since(verdict: Verdict) -> list[str]:
    if verdict.since is None:
        return []
    version, changes = verdict.since
    told = {
        "nya frågor": changes.added,
        "borttagna": changes.removed,
        "med ny betydelse": changes.changed,
        "omskrivna med samma betydelse": changes.reworded,
        "ställs eller räknas på annat sätt": changes.treated,
        "med nytt id": [f"{old} → {new}" for old, new in changes.renamed],
    }
    lines = [f"  {words}: {', '.join(map(visible_line, ids))}" for words, ids in told.items() if ids]
    return [f"Sedan version {version}{':' if lines else ' är inga frågor ändrade.'}", *lines]


def as_json(verdict: Verdict) -> str:
    """One object; `changes` only where it was compared with another version.

    `path` is the keys and the numbers (from 0) that lead to the place.
    """
    table: dict[str, Any] = {
        "version": JSON_VERSION,
        "file": verdict.file,
        "errors": [_entry(one) for one in verdict.errors],
        "advice": [_entry(one) for one in verdict.advice],
    }
    if verdict.since is not None:
        table["changes"] = {"since": verdict.since[0], **asdict(verdict.since[1])}
    return document(table)


def _entry(one: Placed) -> dict[str, Any]:
    return {
        "line": one.fault.line,
        "column": one.fault.column,
        "path": list(one.finding.path),
        "what": one.fault.what,
        "advice": one.fault.advice,
    }
