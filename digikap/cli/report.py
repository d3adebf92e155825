"""`digikap report`: the report of a saved assessment, on the terminal or as a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digikap.cli.output import File, Output, ReportFormat, deliver, format_of

if TYPE_CHECKING:
    from digikap.model.assessment import Assessment
    from digikap.report.view import Report
    from digikap.report.view.blocks import Page

Open = Annotated[bool, typer.Option("--open", help="Spara rapporten som webbsida och visa den i webbläsaren.")]

_FORMATS = ("md", "html", "pdf")
_PAGES = ("html", "pdf")
"""What is looked at in another program, and never on the terminal itself."""


def report(file: File, format: ReportFormat = None, output: Output = None, open: Open = False) -> None:  # noqa: A002
    """Reads, scores and shows one saved assessment."""
    show(file, format, output, open)


def show(file: Path, format: ReportFormat, output: Path | None, is_opened: bool = False) -> None:  # noqa: A002
    """Shows the report of a file: on stdout, in the file `output`, or in the browser.

    Without `format` the name of `output` decides. A page that has no file gets one beside where the user stands if it
    is to be opened, or would otherwise fill the terminal.
    """
    from digikap.cli.console import is_terminal, results
    from digikap.cli.reading import read_shown
    from digikap.report.view import view
    from digikap.scoring.score import score

    chosen = _chosen(format, output, is_opened)
    assessment = read_shown(file)
    document = _document(chosen, assessment, view(assessment, score(assessment)), is_file=output is not None)
    if document is None:
        return
    if output is None and chosen in _PAGES and (is_opened or is_terminal(results())):
        output = Path(f"{file.stem}-rapport.{chosen}")
    deliver(document, output)
    if is_opened and output is not None:
        open_in_browser(output)


def _chosen(format: ReportFormat, output: Path | None, is_opened: bool) -> str:  # noqa: A002
    """The format; UsageError if it cannot be opened in a browser, or if the file's name asks for one that is none."""
    plain = "html" if is_opened else "terminal"
    chosen = format or format_of(output, _FORMATS, plain, other="export")
    if is_opened and chosen not in _PAGES:
        from digikap.errors import UsageError

        raise UsageError("--open visar en webbsida eller en PDF.", "Ta bort --format, eller ange --format html.")
    return chosen


def _document(chosen: str, assessment: Assessment, content: Report, *, is_file: bool) -> str | bytes | None:
    """The report in that format; None if it has been drawn on the terminal."""
    match chosen:
        case "md":
            from digikap.report import markdown

            return markdown.render(content)
        case "html":
            from digikap.report import html

            return html.render(content)
        case "pdf":
            from digikap.report import pdf

            return pdf.render(content, assessment.date)
        case _:
            return drawn(content, is_file=is_file)


def drawn(content: Page, *, is_file: bool) -> str | None:
    """A page as it stands in a terminal, of 80 columns for a file; else drawn at once, and None."""
    import io

    from digikap.cli.console import terminal
    from digikap.report.terminal import render

    if not is_file:
        render(content, terminal())
        return None
    page = io.StringIO()
    render(content, terminal(page, width=80))
    return page.getvalue()


def open_in_browser(path: Path) -> None:
    """Shows a file in the user's browser, or says that there is none."""
    import webbrowser

    from digikap.cli.console import tell

    address = path.resolve().as_uri()
    try:
        found = webbrowser.open(address)
    except (webbrowser.Error, OSError):
        found = False
    if not found:
        tell(f"Ingen webbläsare hittades. Öppna filen själv: {address}")
