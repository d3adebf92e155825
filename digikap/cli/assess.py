"""`digikap assess`: takes a group through a questionnaire, or goes on where it stopped."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from digikap.cli.swedish_typer import day

What = Annotated[
    str | None,
    typer.Argument(metavar="FORMULÄR|FIL", help="Ett formulär (kommunen om inget anges), eller en påbörjad fil."),
]
Quick = Annotated[bool, typer.Option("--quick", help="Snabbversionen, omkring tio minuter.")]
Plain = Annotated[bool, typer.Option("--plain", help="Enkla rader i stället för hela skärmen, t.ex. för skärmläsare.")]
Mode = Annotated[Literal["consensus"], typer.Option("--mode", help="consensus: gruppen enas om varje svar.")]
Include = Annotated[
    list[str], typer.Option("--include", metavar="ID", help="Ta med en valfri fråga. Går att ange flera gånger.")
]
Municipality = Annotated[
    str | None, typer.Option("--municipality", metavar="NAMN", help="Kommunens namn eller början av det.")
]
Participants = Annotated[
    int | None, typer.Option("--participants", metavar="ANTAL", min=1, max=200, help="Hur många som deltar.")
]
Day = Annotated[
    datetime.date | None, typer.Option("--date", metavar="ÅÅÅÅ-MM-DD", parser=day, help="Mötets datum, annars i dag.")
]
Answers = Annotated[
    Path | None, typer.Option("--answers", metavar="FIL", help="Svar ur en fil; då ställs inga frågor.")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FIL", help="Filen som svaren sparas i.")]


def assess(
    what: What = None,
    quick: Quick = False,
    plain: Plain = False,
    mode: Mode = "consensus",
    include: Include = [],  # noqa: B006 - Typer's own form of a list that may be empty
    municipality: Municipality = None,
    participants: Participants = None,
    date: Day = None,
    answers: Answers = None,
    output: Output = None,
) -> None:
    """Opens the work, asks, saves after every answer, and shows the result."""
    from digikap.cli.beginning import Wishes
    from digikap.cli.opening import open_work
    from digikap.cli.signals import Signals
    from digikap.cli.sitting import sit
    from digikap.cli.terminals import device_of

    device = None if answers else device_of(plain=plain)
    wishes = Wishes(quick, mode, tuple(include), municipality, participants, date, answers, output)
    with Signals() as signals:
        sit(open_work(what, wishes, device), device, signals)
