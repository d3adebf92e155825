"""`digikap demo`: the report of the example that ships with the program."""

from __future__ import annotations

from digikap.cli.output import Output, ReportFormat
from digikap.cli.report import Open, show


def demo(format: ReportFormat = None, output: Output = None, open: Open = False) -> None:  # noqa: A002
    """Shows the report of an invented municipality, so that nobody has to answer anything first."""
    from digikap.store.content import example

    show(example(), format, output, open)
