"""`digikap report`: the report of a saved assessment, on the terminal or as a document."""

from __future__ import annotations

from pathlib import Path

from digikap.cli.output import File, Output, ReportFormat, deliver


def report(file: File, format: ReportFormat = "terminal", output: Output = None) -> None:  # noqa: A002 - the option
    """Reads, scores and shows one saved assessment."""
    show(file, format, output)


def show(file: Path, format: str, output: Path | None) -> None:  # noqa: A002 - the option
    """Shows the report of a file: on stdout, or in the file `output`."""
    from digikap.report.view import view
    from digikap.scoring.score import score
    from digikap.store.assessments import read

    assessment = read(file)
    content = view(assessment, score(assessment))
    if format == "md":
        from digikap.report import markdown

        deliver(markdown.render(content), output)
        return
    import io

    from digikap.cli.console import terminal
    from digikap.report.terminal import render

    if output is None:
        render(content, terminal())
        return
    page = io.StringIO()
    render(content, terminal(page, width=80))
    deliver(page.getvalue(), output)
