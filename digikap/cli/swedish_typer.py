"""Typer's own English, in Swedish: help pages, and usage errors built from the parameter, never from the message.

Typer keeps its fork of Click private, so nothing of that is imported: classes are those of `typer.core`, errors are
told apart by what they carry. Help is plain text: half the time of Rich's, and it reads well in every terminal.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from digikap.cli import console
from digikap.swedish import listed, quoted
from digikap.text import visible_line

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


def resembling(typed: str, words: Iterable[str]) -> str:
    """”Menade du …?”, or nothing where no word resembles what was typed."""
    close = difflib.get_close_matches(typed, list(words), n=3, cutoff=0.6)
    return f"Menade du {listed(close, 'eller')}?" if close else ""


def _names(parameter: Parameter, context: Any) -> str:
    """How a help page names a parameter: `-o, --output FIL`."""
    if isinstance(parameter, TyperArgument):
        return _metavar(parameter, context)
    names = ", ".join(sorted(parameter.opts, key=lambda name: name.startswith("--")))
    return names if parameter.is_flag else f"{names} {_metavar(parameter, context)}"


def _metavar(parameter: Parameter, context: Any) -> str:
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
            name = _metavar(parameter, context)
            pieces.append(name if parameter.required else f"[{name}]")
    return pieces


def _write_options(command: Any, context: Any, formatter: Any) -> None:
    shown = [parameter for parameter in command.get_params(context) if not parameter.hidden]
    for heading, kind in (("Argument", TyperArgument), ("Flaggor", TyperOption)):
        rows = [(_names(each, context), each.help or "") for each in shown if isinstance(each, kind)]
        if rows:
            with formatter.section(heading):
                formatter.write_dl(rows)


def _help_option(option: TyperOption | None) -> TyperOption | None:
    """Typer's own help flag with Swedish words, on our stdout: its `echo` goes round the stream's encoding."""
    if option is not None:
        option.help = "Visa den här hjälpen."
        option.callback = _show_help
    return option


def _show_help(context: Any, _: Any, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        console.results().write(context.get_help() + "\n")
        raise typer.Exit


class SwedishCommand(TyperCommand):
    """A command whose help and usage errors are Swedish."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return _usage_pieces(self, ctx)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Användning: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _help_option(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given = list(args)
        ctx.allow_extra_args = True  # so that the words about them are ours
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise in_swedish(error, ctx, given) from None
        if rest and not ctx.resilient_parsing:
            extra = listed(quoted(visible_line(word)) for word in rest)
            raise WrongUsage(f"Det står något för mycket: {extra}.", ctx)
        return rest


class SwedishGroup(TyperGroup):
    """The program itself: its commands, its help and its usage errors in Swedish."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return [*_usage_pieces(self, ctx), "KOMMANDO …"]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Användning: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        rows = [(name, command.short_help or "") for name, command in self.commands.items() if not command.hidden]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        return _help_option(super().get_help_option(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given = list(args)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise in_swedish(error, ctx, given) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None:
            guess = resembling(name, self.list_commands(ctx))
            advice = guess or f"Kommandona är {listed(self.list_commands(ctx))}."
            raise WrongUsage(f"Kommandot {quoted(visible_line(name))} finns inte. {advice}", ctx)
        return name, command, args[1:]


def in_swedish(error: typer.TyperException, context: Any, given: Sequence[str]) -> WrongUsage:
    """A usage error of Typer's in Swedish words; `given` are the arguments that the command was called with."""
    if isinstance(error, WrongUsage):
        return error
    parameter: Any = getattr(error, "param", None)
    option = visible_line(str(getattr(error, "option_name", "")))
    if parameter is not None and hasattr(error, "param_type"):
        return WrongUsage(_missing(parameter, context), context)
    if parameter is not None:
        return WrongUsage(_bad_value(parameter, context, given, error), context)
    if hasattr(error, "possibilities"):
        names = [name for each in context.command.get_params(context) for name in getattr(each, "opts", ())]
        guess = resembling(option, [name for name in names if name.startswith("--")])
        return WrongUsage(" ".join(filter(None, [f"Flaggan {option} finns inte.", guess])), context)
    if option:
        return WrongUsage(_wrongly_used(option, context), context)
    return WrongUsage("Kommandot är inte rätt skrivet.", context)


def _missing(parameter: Parameter, context: Any) -> str:
    name = _names(parameter, context)
    return f"Det saknas något: {name}. {parameter.help or ''}".rstrip()


def _wrongly_used(option: str, context: Any) -> str:
    for parameter in context.command.get_params(context):
        if option in parameter.opts and isinstance(parameter, TyperOption):
            if parameter.is_flag:
                return f"Flaggan {option} tar inget värde."
            return f"Flaggan {option} saknar sitt värde: {option} {_metavar(parameter, context)}."
    return f"Flaggan {option} är inte rätt skriven."


def _bad_value(parameter: Parameter, context: Any, given: Sequence[str], error: Exception) -> str:
    name = parameter.opts[-1] if isinstance(parameter, TyperOption) else _metavar(parameter, context)
    typed = _typed(parameter, context, given)
    head = (
        f"{name} kan inte vara {quoted(visible_line(typed))}." if typed else f"Värdet för {name} går inte att använda."
    )
    return f"{head} {_wanted(parameter, typed, error)}".rstrip()


def _wanted(parameter: Parameter, typed: str, error: Exception) -> str:
    """What the value should have been, told from the parameter's type."""
    if isinstance(error.__context__, BadValue):
        return str(error.__context__)
    if choices := choices_of(parameter):
        return resembling(typed, choices) or f"Välj {listed(choices, 'eller')}."
    if "int" in parameter.type.name.lower():
        low, high = getattr(parameter.type, "min", None), getattr(parameter.type, "max", None)
        bounds = " ".join([f"minst {low}"] * (low is not None) + [f"högst {high}"] * (high is not None))
        return f"Skriv ett heltal{', ' + bounds if bounds else ''}."
    return ""


def _typed(parameter: Parameter, context: Any, given: Sequence[str]) -> str:
    """What the user wrote for a parameter: the error itself only has it inside English words."""
    values, _, _ = context.command.make_parser(context).parse_args(args=list(given))
    value = values.get(parameter.name)
    return str(value[-1] if isinstance(value, list | tuple) and value else value or "")
