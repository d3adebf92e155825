"""The words of usage errors, built from the parameter and never from Typer's message; loaded only when one is made.

Typer's errors are told apart by what they carry, since their classes are private.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any

import typer
from typer.core import TyperOption

from digikap.cli.swedish_typer import BadValue, Parameter, WrongUsage, choices_of, metavar_of, names_of
from digikap.swedish import listed, quoted
from digikap.text import visible_line


def resembling(typed: str, words: Iterable[str]) -> str:
    """”Menade du …?”, or nothing where no word resembles what was typed."""
    close = difflib.get_close_matches(typed, list(words), n=3, cutoff=0.6)
    return f"Menade du {listed(close, 'eller')}?" if close else ""


def too_much(words: Iterable[str], context: Any) -> WrongUsage:
    """More arguments than the command takes."""
    return WrongUsage(f"Det står något för mycket: {listed(quoted(visible_line(word)) for word in words)}.", context)


def no_such_command(name: str, context: Any) -> WrongUsage:
    """A command that does not exist, with those that do."""
    names = context.command.list_commands(context)
    advice = resembling(name, names) or f"Kommandona är {listed(names)}."
    return WrongUsage(f"Kommandot {quoted(visible_line(name))} finns inte. {advice}", context)


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


def missing(name: str, context: Any) -> WrongUsage:
    """That a parameter, by its name in Python, was not given where this use of the command needs it."""
    parameter = next(each for each in context.command.get_params(context) if each.name == name)
    return WrongUsage(_missing(parameter, context), context)


def _missing(parameter: Parameter, context: Any) -> str:
    name = names_of(parameter, context)
    return f"Det saknas något: {name}. {parameter.help or ''}".rstrip()


def _wrongly_used(option: str, context: Any) -> str:
    """A known flag with a value that it does not take, or without one that it needs."""
    parameters = {name: each for each in context.command.get_params(context) for name in each.opts}
    if parameters[option].is_flag:
        return f"Flaggan {option} tar inget värde."
    return f"Flaggan {option} saknar sitt värde: {option} {metavar_of(parameters[option], context)}."


def _bad_value(parameter: Parameter, context: Any, given: Sequence[str], error: Exception) -> str:
    name = parameter.opts[-1] if isinstance(parameter, TyperOption) else metavar_of(parameter, context)
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
        bounds = listed([f"minst {low}"] * (low is not None) + [f"högst {high}"] * (high is not None))
        return f"Skriv ett heltal{', ' + bounds if bounds else ''}."
    return ""


def _typed(parameter: Parameter, context: Any, given: Sequence[str]) -> str:
    """What the user wrote for a parameter: the error itself only has it inside English words."""
    values, _, _ = context.command.make_parser(context).parse_args(args=list(given))
    value = values.get(parameter.name)
    return str(value[-1] if isinstance(value, list | tuple) and value else value or "")
