"""Typer's own English, in Swedish: the help pages here, the words of usage errors in `usage`, loaded when one is made.

Typer keeps its fork of Click private, so nothing of that is imported: the classes are those of `typer.core`. Help is
plain text: half the time of Rich's, and it reads well in every terminal.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.models import TyperPath

from digikap.cli import console

Parameter = TyperArgument | TyperOption


class WrongUsage(typer.TyperException):
    """The command line cannot be carried out; the words are Swedish. `context`: the command's, for its usage."""

    def __init__(self, message: str, context: Any = None) -> None:
        super().__init__(message)
        self.context = context


class BadValue(ValueError):  # noqa: N818 - named for what the user gave
    """What a parser of a value raises: Swedish words that say what the value should have been."""


def day(text: str) -> date:
    """A date as ISO 8601 has it: YYYY-MM-DD."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # Python also takes 20261121 and 2026-W47-6
        raise BadValue("Skriv ett datum som finns, som ÅÅÅÅ-MM-DD: 2026-11-21.")
    return found


def names_of(parameter: Parameter, context: Any) -> str:
    """How a help page names a parameter: `-o, --output FIL`."""
    if isinstance(parameter, TyperArgument):
        return metavar_of(parameter, context)
    names = ", ".join(sorted(parameter.opts, key=lambda name: name.startswith("--")))
    return names if parameter.is_flag else f"{names} {metavar_of(parameter, context)}"


def metavar_of(parameter: Parameter, context: Any) -> str:
    choices = choices_of(parameter)
    if parameter.metavar is None and choices:
        return "|".join(choices)
    return parameter.metavar or str(parameter.name).upper()


def choices_of(parameter: Any) -> tuple[str, ...]:
    """The words that a parameter takes, none where it takes any text."""
    return tuple(str(choice) for choice in getattr(parameter.type, "choices", ()))


def _usage_pieces(command: Any, context: Any) -> list[str]:
    pieces = ["[FLAGGOR]"]
    for parameter in command.get_params(context):
        if isinstance(parameter, TyperArgument) and not parameter.hidden:
            name = metavar_of(parameter, context)
            pieces.append(name if parameter.required else f"[{name}]")
    return pieces


def _write_options(command: Any, context: Any, formatter: Any) -> None:
    shown = [parameter for parameter in command.get_params(context) if not parameter.hidden]
    for heading, kind in (("Argument", TyperArgument), ("Flaggor", TyperOption)):
        rows = [(names_of(each, context), each.help or "") for each in shown if isinstance(each, kind)]
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


def _help_option(option: TyperOption | None) -> TyperOption:
    """Typer's own help flag with Swedish words, on our stdout: its `echo` goes round the stream's encoding."""
    assert option is not None  # every command of ours has one
    option.help = "Visa den här hjälpen."
    option.callback = _show_help
    return option


def _show_help(context: Any, _: Any, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        console.results().write(context.get_help() + "\n")
        raise typer.Exit


class SwedishCommand(TyperCommand):
    """A command whose help and usage errors are Swedish. Whether a file may be read is left to what reads it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for parameter in self.params:
            if isinstance(parameter.type, TyperPath):
                parameter.type.readable = False  # else a usage error without a next step, also of what is written

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return _usage_pieces(self, ctx)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Användning: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> TyperOption:
        return _help_option(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given = list(args)
        ctx.allow_extra_args = True  # so that the words about them are ours
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            from digikap.cli import usage

            raise usage.in_swedish(error, ctx, given) from None
        if rest and not ctx.resilient_parsing:
            from digikap.cli import usage

            raise usage.too_much(rest, ctx)
        return rest


class SwedishGroup(TyperGroup):
    """The program itself: its commands, its help and its usage errors in Swedish."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return [*_usage_pieces(self, ctx), "KOMMANDO …"]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Användning: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        rows = [(name, self.words_about(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> TyperOption:
        return _help_option(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            from digikap.cli import usage

            raise usage.in_swedish(error, ctx, given) from None

    def words_about(self, ctx: Any, name: str) -> str:
        """The line about a command on the help page."""
        command = self.get_command(ctx, name)
        return (command.short_help if command else None) or ""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            from digikap.cli import usage

            raise usage.no_such_command(name, ctx)
        return name, command, args[1:]
