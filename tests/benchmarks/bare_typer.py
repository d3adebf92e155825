"""A bare Typer program with commands like digikap's, and plain help: what the speed of help is measured against."""

from pathlib import Path
from typing import Annotated, Literal

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def assess(
    start: Annotated[str | None, typer.Argument(help="A questionnaire or a file.")] = None,
    quick: Annotated[bool, typer.Option(help="The short variant.")] = False,
    plain: Annotated[bool, typer.Option(help="Plain lines.")] = False,
    mode: Annotated[Literal["consensus"], typer.Option(help="How to answer.")] = "consensus",
    municipality: Annotated[str | None, typer.Option(help="The municipality.")] = None,
    date: Annotated[str | None, typer.Option(help="The day.")] = None,
    answers: Annotated[Path | None, typer.Option(help="Answers.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file.")] = None,
) -> None:
    """Assess."""


@app.command()
def report(
    file: Annotated[Path, typer.Argument(help="A saved assessment.")],
    format: Annotated[Literal["terminal", "md"], typer.Option(help="The format.")] = "terminal",  # noqa: A002
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file.")] = None,
) -> None:
    """Report."""


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="A saved assessment.")],
    format: Annotated[Literal["toml"], typer.Option(help="The format.")] = "toml",  # noqa: A002
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file.")] = None,
) -> None:
    """Export."""


@app.command()
def demo(
    format: Annotated[Literal["terminal", "md"], typer.Option(help="The format.")] = "terminal",  # noqa: A002
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file.")] = None,
) -> None:
    """Demo."""


@app.command()
def completion(shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="The shell.")]) -> None:
    """Completion."""


if __name__ == "__main__":
    app()
