"""Every word and number that a comparison of two assessments says, decided once, as a page of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digikap.comparing import Comparison
from digikap.report.comparison import around, figures, lede, promises, questions, uncompared
from digikap.report.comparison.words import ON_CHANGES, Terms, terms
from digikap.report.view.blocks import Bullets, Page, Section
from digikap.report.view.words import line
from digikap.swedish import long_date

SAME = "Det är samma självskattning med samma innehåll: ingen förändring."

_RULES = (
    "Samma fråga är samma id och samma ordalydelse, med samma skala. En fråga jämförs om den har ett svar i båda.",
    "Båda räknas om på de gemensamma frågorna med samma modell: den i det formulär som har den högsta versionen. Där "
    "en självskattning för sig, på alla sina frågor, säger mer än så står det bredvid. Skillnaden mellan de siffrorna "
    "är ingen förändring, eftersom frågorna kan vara olika.",
    "En dimension jämförs om minst hälften av frågorna på den sida som har minst antal är gemensamma.",
    *ON_CHANGES,
)


def page(comparison: Comparison, files: tuple[str, str] | None = None) -> Page:
    """The page of a comparison; the same comparison gives the same page.

    `files`: what the two files are called, to tell groups apart that have no other names.
    """
    words = terms(comparison)
    if comparison.is_same:
        return Page(_title(comparison, words), SAME, (), ())
    chapters = tuple(_numbered(_chapters(comparison, words)))
    return Page(
        title=_title(comparison, words),
        lead=_lead(comparison, words, files),
        notices=tuple(around.notices(comparison, words)),
        chapters=chapters,
    )


def _title(comparison: Comparison, words: Terms) -> str:
    if comparison.is_same or words.is_time or words.before == "den ena":
        return f"Jämförelse: {line(comparison.after.organisation.name)}"
    return f"Jämförelse: {words.before} och {words.after}"


def _lead(comparison: Comparison, words: Terms, files: tuple[str, str] | None) -> str:
    forms = dict.fromkeys(line(one.questionnaire.title) for one in (comparison.before, comparison.after))
    days = [long_date(one.date) for one in (comparison.before, comparison.after)]
    if files and words.before == "den ena":
        days = [f"{day} ({line(file)})" for day, file in zip(days, files, strict=True)]
    sides = (f"{side}: {day}." for side, day in zip(words.columns, days, strict=True))
    return f"{' mot '.join(forms)}. {' '.join(sides)}"


def _chapters(comparison: Comparison, words: Terms) -> Iterator[Section]:
    yield lede.section(comparison, words)
    yield around.chapter(comparison, words)
    yield from promises.section(comparison, words)
    if not uncompared.is_nothing(comparison):
        yield from _compared(comparison, words)
    yield from questions.known(comparison, words)
    yield from questions.chosen(comparison, words)
    yield from questions.comments(comparison, words)
    yield from uncompared.section(comparison, words)
    if not uncompared.is_nothing(comparison):
        yield Section("Så är jämförelsen gjord", (Bullets(_RULES),))


def _compared(comparison: Comparison, words: Terms) -> Iterator[Section]:
    for found in (
        figures.groups(comparison, words),
        figures.resources(comparison, words),
        figures.dimensions(comparison, words),
        figures.services(comparison, words),
        questions.figures(comparison, words),
    ):
        if found is not None:
            yield found
    yield from questions.distributions(comparison, words)
    yield from questions.agreement(comparison, words)


def _numbered(chapters: Iterator[Section]) -> Iterator[Section]:
    for place, chapter in enumerate(chapters, 1):
        yield replace(chapter, title=f"{place} {chapter.title}")


__all__ = ["SAME", "page"]
