"""A page shown: on the terminal, as a document, or in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from digikap.cli.output import deliver, format_of

if TYPE_CHECKING:
    from digikap.report.view.blocks import Page


def chosen(format: str | None, output: Path | None, known: Any, *, is_opened: bool = False) -> str:  # noqa: A002
    """The format that was asked for, or that the file's name asks for: one of the Literal `known`.

    UsageError if it is to be opened in a browser and is no page, or if the file's name asks for one that is none.
    """
    form = format or format_of(output, get_args(known), "html" if is_opened else "terminal")
    if is_opened and form != "html":
        from digikap.errors import UsageError

        raise UsageError("--open visar en webbsida.", "Ta bort --format, eller ange --format html.")
    return form


def show(page: Page, form: str, output: Path | None, name: str, *, is_opened: bool = False) -> None:
    """Shows a page as ``terminal``, ``md`` or ``html``: on stdout, in the file `output`, or in the browser.

    A page of HTML that has no file gets one of this name where the user stands if it is to be opened, or would
    otherwise fill the terminal.
    """
    from digikap.cli.console import is_terminal, results

    document = _document(page, form, is_file=output is not None)
    if document is None:
        return
    if output is None and form == "html" and (is_opened or is_terminal(results())):
        output = Path(f"{name}.html")
    deliver(document, output)
    if is_opened and output is not None:
        from digikap.cli.report import open_in_browser

        open_in_browser(output)


def _document(page: Page, form: str, *, is_file: bool) -> str | None:
    """The page in that format; None if it has been drawn on the terminal."""
    match form:
        case "md":
            from digikap.report import markdown

            return markdown.render(page)
        case "html":
            from digikap.report import html

            return html.render(page)
        case _:
            from digikap.cli.report import drawn

            return drawn(page, is_file=is_file)
