"""`digikap guide`: how to lead the meeting, from the weeks before it to a year after."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from digikap.cli.output import Output, deliver, format_of

Way = Annotated[
    Literal["consensus", "tally", "individual"] | None,
    typer.Option(
        "--mode",
        metavar="SÄTT",
        help="Bara ett sätt att svara: consensus (konsensus), tally (dold röstning) eller individual (enskilda svar).",
    ),
]

Form = Annotated[
    Literal["terminal", "md"] | None,
    typer.Option("--format", help="terminal (för skärmen, det vanliga) eller md (Markdown); annars efter filens namn."),
]


def guide(mode: Way = None, format: Form = None, output: Output = None) -> None:  # noqa: A002 - the option
    """Shows the facilitator's guide, whole or for one way of answering."""
    import io

    from digikap.cli.console import terminal
    from digikap.report.guide import cut, render
    from digikap.store import content

    text = content.guide() if mode is None else cut(content.guide(), mode)
    form = format or format_of(output, ("md",), "terminal")
    if form == "md":
        deliver(text, output)
    elif output is None:
        render(text, terminal())
    else:
        page = io.StringIO()
        render(text, terminal(page, width=80))
        deliver(page.getvalue(), output)
