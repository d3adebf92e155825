"""What the command line asks of an assessment, beside what is to be assessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from digikap.model.assessment import Mode


@dataclass(frozen=True)
class Wishes:
    """The flags of `assess`. `mode`: None where the command line does not say."""

    quick: bool = False
    mode: Mode | None = None
    include: tuple[str, ...] = ()
    municipality: str | None = None
    participants: int | None = None
    date: date | None = None
    answers: Path | None = None
    output: Path | None = None
    respondent: str | None = None
    role: str | None = None
    previous: Path | None = None
    no_previous: bool = False
    targets: Path | None = None
