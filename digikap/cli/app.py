"""The program: its commands, and the one place where every error ends.

The command modules import nothing heavy at the top, so that help and completion stay fast; a command pays for what it
needs in its body, and a failure for its words.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from digikap import __version__
from digikap.cli import console
from digikap.cli.assess import assess
from digikap.cli.completion import completion
from digikap.cli.demo import demo
from digikap.cli.export import export
from digikap.cli.report import report
from digikap.cli.swedish_typer import SwedishCommand, SwedishGroup

COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "assess": (assess, "Led gruppen genom frågorna och spara svaren."),
    "report": (report, "Visa rapporten för en sparad självskattning."),
    "export": (export, "Skriv ut resultatet för andra program."),
    "demo": (demo, "Visa en ifylld rapport, utan att svara på något."),
    "completion": (completion, "Skriv ut det som låter skalet fylla i kommandon."),
}
"""Every command, in the order of the help page, with one line about it."""

WELCOME = """\
digikap: kommunens självskattning av sin kapacitet (SOU 2020:8)

En vanlig dag:

  digikap assess        gå igenom frågorna med gruppen; svaren sparas efter hand
  digikap report FIL    visa rapporten
  digikap export FIL    skriv ut resultatet för andra program

Se först hur det blir: digikap demo
Allt som finns: digikap --help
"""


def _show_version(asked: bool) -> None:
    if asked:
        console.results().write(f"digikap {__version__}\n")
        raise typer.Exit


def _welcome(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Visa programmets version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        console.results().write(WELCOME)


def build() -> SwedishGroup:
    """The command tree."""
    app = typer.Typer(
        cls=SwedishGroup,
        add_completion=False,
        rich_markup_mode=None,
        help="Kommunens självskattning av sin kapacitet (SOU 2020:8).",
    )
    app.callback(invoke_without_command=True)(_welcome)
    for name, (function, words) in COMMANDS.items():
        app.command(name, cls=SwedishCommand, short_help=words, help=words)(function)
    group = typer.main.get_command(app)
    assert isinstance(group, SwedishGroup)
    return group


def main(arguments: Sequence[str], tree: Callable[[], SwedishGroup] = build) -> int:
    """Runs one command line, without the program's name, and gives its exit code. Raises nothing."""
    console.prepare_streams()
    try:
        return _run(tree(), arguments)
    except (Exception, KeyboardInterrupt) as error:
        from digikap.cli import failure

        return failure.end(error, arguments)


def _run(command: SwedishGroup, arguments: Sequence[str]) -> int:
    """Without Typer's own `main`, which answers in English to a completion variable, Ctrl-C and the end of input."""
    try:
        with command.make_context("digikap", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as leaving:
        return leaving.exit_code
    finally:
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()
    return 0
