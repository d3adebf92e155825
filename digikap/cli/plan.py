"""`digikap plan`: shows the plan of a saved assessment, and follows it up in a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from digikap.cli.output import File, Output

PlanFormat = Annotated[
    Literal["terminal", "md"] | None,
    typer.Option("--format", help="Visa bara: terminal (för skärmen) eller md (Markdown)."),
]
Plain = Annotated[bool, typer.Option("--plain", help="Enkla rader i stället för hela skärmen, t.ex. för skärmläsare.")]
Targets = Annotated[
    Path | None,
    typer.Option("--save-targets", metavar="FIL", help="Spara nivåerna som uppdraget kräver, för andra att utgå från."),
]


def plan(
    file: File,
    format: PlanFormat = None,  # noqa: A002 - the option
    output: Output = None,
    save_targets: Targets = None,
    plain: Plain = False,
) -> None:
    """Shows the plan, or opens it to be followed up where there is somebody to ask."""
    from digikap.cli import following

    if save_targets is not None:
        if format is not None or output is not None:
            from digikap.errors import UsageError

            advice = "Kör kommandot två gånger: en gång med --save-targets och en gång med -o eller --format."
            raise UsageError("--save-targets sparar bara nivåerna, inte planen.", advice)
        following.save_targets(file, save_targets)
        return
    from digikap.cli.console import is_terminal

    if format is not None or output is not None or not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        following.show(file, format, output)
        return
    from digikap.cli.signals import Signals

    with Signals() as signals:
        following.follow_up(file, plain, signals)
