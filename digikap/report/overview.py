"""Which questionnaires there are, in a table: the shipped ones, and those of one's own with what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from digikap.model.questionnaire import Questionnaire
from digikap.report.reading import size
from digikap.report.view.blocks import Bullets, Fact, Facts, Page, Paragraph, Section, Table
from digikap.report.view.words import line
from digikap.swedish import number

COLUMNS = ("Id och version", "Titel", "Frågor", "Minuter", "Källa")


@dataclass(frozen=True)
class Entry:
    """A questionnaire and where it is from, in words."""

    questionnaire: Questionnaire
    source: str


def overview(
    entries: Iterable[Entry], broken: Sequence[tuple[str, str]], clashes: Sequence[str], folders: Sequence[str]
) -> Page:
    """The table; then the files that cannot be used, each with the reason; then the folders that were looked in.

    `clashes`: files whose questionnaire has the id of a shipped one.
    """
    taken = "har samma id som ett formulär som följer med. Ange filen för att använda det."
    table = Table(
        "Titel, antal frågor utan tillval, planerad tid och var formuläret finns",
        COLUMNS,
        tuple(map(_row, entries)),
        numeric=(2, 3),
    )
    chapters = [Section("Alla formulär", (table,))]
    if broken:
        told = tuple(Fact(line(name), (line(reason),)) for name, reason in broken)
        more = Paragraph("Allt som är fel i en fil visas med: digikap check FIL")
        chapters.append(Section("Går inte att använda", (Facts(told), more)))
    chapters.append(Section("Här söks egna formulär", (Bullets(tuple(map(line, folders))),)))
    return Page(
        title="Formulär",
        lead="Läs ett med: digikap show ID. Börja med: digikap assess ID.",
        notices=tuple(f"{line(name)} {taken}" for name in clashes),
        chapters=tuple(chapters),
    )


def _row(entry: Entry) -> tuple[str, ...]:
    asked, minutes = size(entry.questionnaire)
    one = entry.questionnaire
    return (f"{one.id}@{one.version}", line(one.title), number(asked), number(minutes), line(entry.source))
