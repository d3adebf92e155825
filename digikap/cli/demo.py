"""`digikap demo`: the report of the example that ships with the program."""

from __future__ import annotations

from digikap.cli.output import Output, ReportFormat
from digikap.cli.report import show


def demo(format: ReportFormat = "terminal", output: Output = None) -> None:  # noqa: A002 - the option
    """Shows the report of an invented municipality, so that nobody has to answer anything first."""
    from digikap.store.content import example

    show(example(), format, output)
