"""`digikap compare`: two saved assessments against each other, like for like."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, assert_never

import typer

from digikap.cli.output import Output, deliver

if TYPE_CHECKING:
    from digikap.comparing import Comparison

Before = Annotated[Path, typer.Argument(metavar="FÖRE", help="Den tidigare självskattningen, eller den ena (.toml).")]
After = Annotated[Path, typer.Argument(metavar="EFTER", help="Den senare självskattningen, eller den andra (.toml).")]
Form = Literal["terminal", "md", "html", "toml", "json", "csv", "xlsx"]
Format = Annotated[
    Form | None,
    typer.Option(
        "--format",
        help="terminal (för skärmen, det vanliga), md, html (webbsida), eller för andra program toml, json, csv, "
        "xlsx; annars efter filens namn.",
    ),
]
Open = Annotated[bool, typer.Option("--open", help="Spara jämförelsen som webbsida och visa den i webbläsaren.")]


def compare(
    before: Before,
    after: After,
    format: Format = None,  # noqa: A002 - the option
    output: Output = None,
    open: Open = False,  # noqa: A002 - the option
) -> None:
    """Reads both, compares what they have in common, and shows it."""
    from digikap.cli.reading import read_shown
    from digikap.cli.showing import chosen, show
    from digikap.comparing import compare as compared
    from digikap.report.comparison import SAME, page

    form = chosen(format, output, Form, is_opened=open)
    comparison = compared(read_shown(before), read_shown(after))
    match form:
        case "toml" | "json" | "csv" | "xlsx":
            deliver(_exported(comparison, form), output)
        case "terminal" if comparison.is_same:
            deliver(f"{SAME}\n", output)
        case _:
            show(page(comparison, (before.name, after.name)), form, output, f"{after.stem}-jamforelse", is_opened=open)


def _exported(comparison: Comparison, form: Literal["toml", "json", "csv", "xlsx"]) -> str | bytes:
    from digikap.report.comparison.export import to_csv, to_json, to_toml, to_xlsx

    match form:
        case "toml":
            return to_toml(comparison)
        case "json":
            return to_json(comparison)
        case "csv":
            return to_csv(comparison)
        case "xlsx":
            return to_xlsx(comparison)
        case _:
            assert_never(form)
