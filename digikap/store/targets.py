"""A file with the levels that a task requires: written after one assessment, used in others."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from pathlib import Path

from digikap.checking.answers import as_written
from digikap.errors import BadFileError
from digikap.model.assessment import Assessment, Required
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.agreement import mean
from digikap.store import planned, toml
from digikap.store.failures import shown
from digikap.store.files import CONTENT_LIMIT, read_bytes
from digikap.store.kinds import KINDS
from digikap.store.rendering import rendered
from digikap.store.tables import Table, name, raise_faults
from digikap.text import NAME_LIMIT

FORMAT = "digikap-targets"
FORMAT_VERSION = 1


def read_targets(path: Path, questionnaire: Questionnaire) -> Mapping[str, int]:
    """The required levels, 1–5, by the id of a dimension or a group of the questionnaire's model.

    Votes, where a file has them, are taken as their level: those who use the file have not voted. Raises BadFileError
    with every fault; a file for another model is one.
    """
    data = read_bytes(path, CONTENT_LIMIT)
    table = toml.parse(data, str(path))
    _check_format(path, table)
    top = Table(table)
    top.only(("format", "format_version", "title", "model", "required"))
    top.needs("required")
    top.text("title", 2 * NAME_LIMIT)
    _check_model(top, questionnaire)
    levels = planned.required(top, questionnaire.model)
    if "required" in top.values and not levels and not top.faults:
        top.note(("required",), "Här står inga nivåer.", "Skriv en rad för varje dimension: drift_kvalitet = 4.")
    raise_faults(top.faults, data, str(path))
    return as_levels(levels)


def as_levels(required: Mapping[str, Required]) -> Mapping[str, int]:
    """The levels alone: of votes the one nearest their mean, the higher of two; nothing where nobody named a level."""
    means = {key: Fraction(one) if isinstance(one, int) else mean(one.counts) for key, one in required.items()}
    return {key: floor(value + Fraction(1, 2)) for key, value in means.items() if value is not None}


def targets_toml(assessment: Assessment) -> str:
    """The text of a file with the levels that this assessment requires; what the group voted stays in its own file."""
    model = assessment.questionnaire.model
    title = f"Målnivåer från {assessment.organisation.name}, {assessment.date.isoformat()}"
    head = {"format": FORMAT, "format_version": FORMAT_VERSION, "title": title}
    tables = {
        "model": {"id": model.id, "version": model.version},
        "required": planned.required_table(as_levels(assessment.required)),
    }
    return rendered({**head, **tables}).decode()


def _check_format(path: Path, table: Mapping[str, object]) -> None:
    kind, version = table.get("format"), table.get("format_version", FORMAT_VERSION)
    if kind != FORMAT:
        what = KINDS.get(kind) if isinstance(kind, str) else None
        tail = f"är {what}, inte en fil med målnivåer." if what else "är ingen fil med målnivåer."
        raise BadFileError(f"{shown(path)} {tail}", (), f'En fil med målnivåer börjar med format = "{FORMAT}".')
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise BadFileError(
            f"{shown(path)} har format_version {as_written(version)}, som inte finns.",
            (),
            f"Skriv format_version = {FORMAT_VERSION}.",
        )
    if version > FORMAT_VERSION:
        known = f"Den här versionen av digikap läser format {FORMAT_VERSION}."
        message = f"{shown(path)} är sparad i format {version}. {known}"
        raise BadFileError(message, (), f"Installera en nyare digikap, som läser format {version}.")


def _check_model(top: Table, questionnaire: Questionnaire) -> None:
    """Notes a file that is for another model; it need not name any."""
    table = top.table("model", "modellen")
    table.only(("id", "version"))
    table.integer("version", 1, 1_000_000)
    model = table.text("id", NAME_LIMIT)
    if model is not None and model != questionnaire.model.id:
        own = name(questionnaire.model.id)
        table.note(("id",), f"Nivåerna är för modellen {name(model)}.", f"Formuläret har modellen {own}.")
