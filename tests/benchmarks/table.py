"""The table of a run, in Markdown that can also be read as it stands, with what it was measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

from tests.benchmarks.measure import Outcome, Pair

_WIDTHS = (35, 31, 19, 19, 11, 5, 11, 7)
_HEADS = ("what", "against", "processor ms", "clock ms", "ratio", "goal", "most MB", "")
_LIBRARIES = ("typer", "pydantic", "questionary", "prompt_toolkit", "rich", "tomli", "jinja2", "xlsxwriter", "typst")


def head() -> str:
    """The table's first two lines."""
    return _line(_HEADS) + "\n" + _line(tuple("-" * width for width in _WIDTHS))


def row(one: Outcome) -> str:
    """Medians of ours and of the reference, the ratio of processor time with that of the clock in brackets."""
    ours, reference = one.ours, one.reference
    return _line(
        (
            one.pair.name,
            str(one.pair.against),
            f"{_ms(ours.cpu)} / {_ms(reference.cpu)}",
            f"{_ms(ours.wall)} / {_ms(reference.wall)}",
            f"{_ratio(one.cpu_ratio)} ({_ratio(one.wall_ratio)})",
            "" if one.pair.goal is None else f"{one.pair.goal:g}",
            f"{ours.peak / 1e6:.0f} / {reference.peak / 1e6:.0f}",
            f"{one.verdict} {1 / ours.cpu:.0f} {one.pair.unit} a second".lstrip() if one.pair.unit else one.verdict,
        )
    )


def skipped(pair: Pair, why: str) -> str:
    """A row that could not be measured."""
    return _line((pair.name, str(pair.against), f"skipped: {why}"))


def surroundings() -> str:
    """The versions, the machine and how busy it is."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"Python {platform.python_version()}, {libraries}. {os.cpu_count()} processors, load {load}."


def _line(cells: tuple[str, ...]) -> str:
    widths = (*_WIDTHS, *(0 for _ in cells))
    return "| " + " | ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=False)) + " |"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.3g}" if seconds < 0.1 else f"{seconds * 1000:.0f}"


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"
