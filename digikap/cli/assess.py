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
Mode = Annotated[
    Literal["consensus", "tally", "individual"] | None,
    typer.Option(
        "--mode",
        help="consensus: gruppen enas om varje svar (det vanliga). tally: alla röstar samtidigt, och rösterna räknas. "
        "individual: alla svarar för sig, i varsin fil.",
    ),
]
Respondent = Annotated[
    str | None,
    typer.Option("--respondent", metavar="ALIAS", help="Med individual: ett nummer eller alias, aldrig ett namn."),
]
Role = Annotated[
    str | None, typer.Option("--role", metavar="ROLL", help="Med individual: den svarandes roll, om den ska vara med.")
]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="FIL",
        help="Förra självskattningen, att följa upp. Annars den senaste här, utom med --answers.",
    ),
]
NoPrevious = Annotated[bool, typer.Option("--no-previous", help="Följ inte upp någon tidigare självskattning.")]
Targets = Annotated[
    Path | None, typer.Option("--targets", metavar="FIL", help="Nivåer som uppdraget kräver, ur en sparad profil.")
]
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
    mode: Mode = None,
    respondent: Respondent = None,
    role: Role = None,
    include: Include = [],  # noqa: B006 - Typer's own form of a list that may be empty
    municipality: Municipality = None,
    participants: Participants = None,
    date: Day = None,
    answers: Answers = None,
    previous: Previous = None,
    no_previous: NoPrevious = False,
    targets: Targets = None,
    output: Output = None,
) -> None:
    """Opens the work, asks, saves after every answer, and shows the result."""
    from digikap.cli.opening import open_work
    from digikap.cli.output import refuse_dash
    from digikap.cli.signals import Signals
    from digikap.cli.terminals import device_of
    from digikap.cli.wishes import Wishes

    refuse_dash(output, "väljs ett namn")
    device = None if answers else device_of(plain=plain)
    wishes = Wishes(
        quick=quick,
        mode=mode,
        include=tuple(include),
        municipality=municipality,
        participants=participants,
        date=date,
        answers=answers,
        output=output,
        respondent=respondent,
        role=role,
        previous=previous,
        no_previous=no_previous,
        targets=targets,
    )
    with Signals() as signals:
        work = open_work(what, wishes, device)
        from digikap.cli.sitting import sit  # not before somebody has something to read

        sit(work, device, signals)
