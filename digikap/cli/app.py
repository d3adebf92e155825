"""The program: its commands, and the one place where every error ends.

A command is loaded and built when it is called: the help page and the other commands do without it. What is heavy
stands in the body of a command, where it is paid for, and a failure pays for its words.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from digikap import __version__
from digikap.cli import console
from digikap.cli.swedish_typer import SwedishCommand, SwedishGroup

COMMANDS = {
    "assess": "Led gruppen genom frågorna och spara svaren.",
    "report": "Visa rapporten för en sparad självskattning.",
    "export": "Skriv ut resultatet för Excel och andra program.",
    "merge": "Slå ihop filer från dem som har svarat enskilt.",
    "agenda": "Visa vad ni bör tala om först, på den tid ni har.",
    "compare": "Jämför två självskattningar, fråga för fråga.",
    "trend": "Visa hur det har gått, över flera självskattningar.",
    "list": "Lista sparade självskattningar.",
    "cohort": "Se flera kommuner tillsammans: median och kvartiler.",
    "plan": "Visa handlingsplanen och följ upp den.",
    "questionnaires": "Lista alla formulär, även era egna.",
    "show": "Läs ett formulär: frågor, skalor och vad varje fråga mäter.",
    "check": "Granska ett formulär: allt som är fel, på en gång.",
    "new": "Börja på ett eget formulär, med exempel och kommentarer.",
    "schema": "Skriv ut schemat för formulär eller exporterade resultat.",
    "print": "Skriv ut frågorna på papper eller som webbsida, inför mötet.",
    "guide": "Visa handledningen för den som leder mötet.",
    "demo": "Visa en ifylld rapport, utan att svara på något.",
    "completion": "Skriv ut det som låter skalet fylla i kommandon.",
}
"""Every command with one line about it, in the order of the help page. Each is a function in the file of its name."""

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


class Program(SwedishGroup):
    """All commands, each loaded when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def words_about(self, ctx: Any, name: str) -> str:
        return COMMANDS[name]

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:
        if cmd_name not in COMMANDS:
            return None
        function = getattr(import_module(f"digikap.cli.{cmd_name}"), cmd_name)
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        words = COMMANDS[cmd_name]
        alone.command(cmd_name, cls=SwedishCommand, short_help=words, help=words)(function)
        command = typer.main.get_command(alone)
        assert isinstance(command, TyperCommand)
        return command


def build() -> SwedishGroup:
    """The program as Typer has it."""
    app = typer.Typer(
        cls=Program,
        add_completion=False,
        rich_markup_mode=None,
        help="Kommunens självskattning av sin kapacitet (SOU 2020:8).",
    )
    app.callback(invoke_without_command=True)(_welcome)
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
