"""`digikap print`: a questionnaire on paper or screen before the meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from digikap.cli.output import Output, deliver, format_of

if TYPE_CHECKING:
    from digikap.model.assessment import Variant
    from digikap.model.questionnaire import Question, Questionnaire

Printed = Annotated[str, typer.Argument(metavar="FORMULÄR|FIL", help="Ett formulär, t.ex. kommunen, eller en fil.")]
Quick = Annotated[bool, typer.Option("--quick", help="Bara frågorna i snabbversionen.")]
Sections = Annotated[
    list[str], typer.Option("--section", metavar="ID", help="Bara det här avsnittet. Går att ange flera gånger.")
]
Form = Annotated[
    Literal["md", "html"] | None,
    typer.Option("--format", help="md (Markdown, det vanliga) eller html; annars efter filens namn."),
]


def print(  # noqa: A001 - the command's name
    what: Printed,
    quick: Quick = False,
    section: Sections = [],  # noqa: B006 - Typer's own form of a list that may be empty
    format: Form = None,  # noqa: A002 - the option
    output: Output = None,
) -> None:
    """Lays out the questions with boxes to tick and lines to write on."""
    from digikap.cli.shelves import questionnaire_of
    from digikap.report.handout import asked, handout, html, markdown

    form = format or format_of(output, ("md", "html"), "md")
    questionnaire = questionnaire_of(what)
    variant: Variant = "quick" if quick else "full"
    _check(questionnaire, asked(questionnaire, variant), section)
    paper = handout(questionnaire, variant, frozenset(section))
    deliver(html.render(paper) if form == "html" else markdown.render(paper), output)


def _check(questionnaire: Questionnaire, asked: Mapping[str, Sequence[Question]], sections: Sequence[str]) -> None:
    """Raises UsageError for what this questionnaire does not have: a quick version, questions in these sections."""
    from digikap.checking.finding import meant, named
    from digikap.errors import UsageError
    from digikap.swedish import listed, quoted
    from digikap.text import visible_line

    title = quoted(visible_line(questionnaire.title))
    missing = [name for name in dict.fromkeys(sections) if name not in asked]
    if missing:
        advice = dict.fromkeys(meant(name, asked) for name in missing)
        raise UsageError(f"{title} har inget avsnitt {listed(map(named, missing), 'eller')}.", " ".join(advice))
    if not any(asked.values()):
        raise UsageError(f"{title} har ingen snabbversion.", "Kör igen utan --quick.")
    empty = [name for name in dict.fromkeys(sections) if not asked[name]]
    if empty:
        what = f"Avsnitt {listed(map(quoted, empty))} har inga frågor i snabbversionen."
        raise UsageError(what, "Kör igen utan --quick, eller välj andra avsnitt.")
