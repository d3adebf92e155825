"""`digikap agenda`: what the group should talk about first, in the time that it has."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from digikap.cli.output import File, Output, deliver, format_of

Minutes = Annotated[
    int, typer.Option("--minutes", min=3, max=480, metavar="MINUTER", help="Så lång tid har ni; 25 om inget anges.")
]
Form = Annotated[
    Literal["terminal", "md"] | None,
    typer.Option("--format", help="terminal (för skärmen, det vanliga) eller md (Markdown); annars efter filens namn."),
]


def agenda(file: File, minutes: Minutes = 25, format: Form = None, output: Output = None) -> None:  # noqa: A002
    """Reads and scores one saved assessment, and lays out what to talk about."""
    from digikap import advice
    from digikap.cli.reading import read_shown
    from digikap.report.agenda import page
    from digikap.scoring.score import score

    form = format or format_of(output, ("md",), "terminal")
    assessment = read_shown(file)
    scores = score(assessment)
    content = page(assessment, scores, advice.agenda(assessment, scores, minutes))
    if form == "md":
        from digikap.report import markdown

        deliver(markdown.render(content), output)
        return
    import io

    from digikap.cli.console import terminal
    from digikap.report.terminal import render

    if output is None:
        render(content, terminal())
        return
    drawn = io.StringIO()
    render(content, terminal(drawn, width=80))
    deliver(drawn.getvalue(), output)
