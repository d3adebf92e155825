"""`digikap new`: the beginning of a questionnaire of one's own, with examples and comments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from digikap.cli.swedish_typer import BadValue

if TYPE_CHECKING:
    from digikap.store.starter import Plan

_MOST_SECTIONS = 20  # as in `starter`, which is loaded later


def _name(text: str) -> str:
    """An id that a questionnaire can have."""
    import re

    if not re.fullmatch("[a-z0-9_]{1,60}", text):
        raise BadValue("Använd bara a–z, 0–9 och _, högst 60 tecken.")
    return text


New = Annotated[Path, typer.Argument(metavar="FIL", help="Filen som ska skrivas. Den får inte finnas.")]
Title = Annotated[
    str | None, typer.Option("--title", metavar="RUBRIK", help="Formulärets rubrik; då ställs inga frågor.")
]
Id = Annotated[
    str | None, typer.Option("--id", metavar="ID", parser=_name, help="Formulärets id, annars bildat av rubriken.")
]
Extends = Annotated[
    str | None, typer.Option("--extends", metavar="FORMULÄR", help="Bygg på ett formulär som följer med: kommunen.")
]
Sections = Annotated[
    int | None, typer.Option("--sections", metavar="ANTAL", min=1, max=_MOST_SECTIONS, help="Antal egna avsnitt.")
]
Dimension = Annotated[
    str | None, typer.Option("--dimension", metavar="NAMN", help="En egen dimension som frågorna mäter.")
]
Plain = Annotated[bool, typer.Option("--plain", help="Enkla rader i stället för hela skärmen, t.ex. för skärmläsare.")]


def new(
    path: New,
    title: Title = None,
    id: Id = None,  # noqa: A002 - the option
    extends: Extends = None,
    sections: Sections = None,
    dimension: Dimension = None,
    plain: Plain = False,
) -> None:
    """Asks what is not given, and writes the questionnaire and its schema. Overwrites nothing."""
    from digikap.cli import console
    from digikap.cli.founding import found, free, planned
    from digikap.text import visible_line

    target = free(path)
    given = {"title": title, "id": id, "extends": extends, "sections": sections, "dimension": dimension}
    plan: Plan = planned({name: value for name, value in given.items() if value is not None}, plain=plain)
    for line in found(target, plan):
        console.tell(line)
    shown = visible_line(str(target))
    console.tell(f"Öppna filen i en redigerare, ändra och granska med: digikap check {shown}")
