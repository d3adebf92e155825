"""Every word and number that a comparison of two assessments says, decided once, as a page of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digikap.comparing import Comparison
from digikap.report.comparison import around, figures, promises, questions
from digikap.report.comparison.words import Terms, terms
from digikap.report.view.blocks import Bullets, Page, Section
from digikap.report.view.words import line
from digikap.swedish import long_date

SAME = "Det är samma självskattning med samma innehåll: ingen förändring."

_RULES = (
    "Samma fråga är samma id och samma ordalydelse, med samma skala. En fråga jämförs om den har ett svar i båda.",
    "Båda räknas om på de gemensamma frågorna med samma modell: den i det formulär som har den högsta versionen. Vad "
    "var och en säger för sig, på alla sina frågor, står bredvid. Skillnaden mellan de siffrorna är ingen förändring, "
    "eftersom frågorna kan vara olika.",
    "En dimension jämförs om minst hälften av frågorna på den sida som har minst antal är gemensamma.",
    "Tydlig är en förändring på minst 12,5, ett halvt steg på en femgradig skala, där minst hälften av de gemensamma "
    "frågorna har flyttat sig åt samma håll.",
    "En ledningsgrupp är ingen stickprovsundersökning. Därför finns här inga signifikanstest.",
)


def page(comparison: Comparison) -> Page:
    """The page of a comparison; the same comparison gives the same page."""
    words = terms(comparison)
    if comparison.is_same:
        return Page(_title(comparison, words), SAME, (), ())
    chapters = tuple(_numbered(_chapters(comparison, words)))
    return Page(
        title=_title(comparison, words),
        lead=_lead(comparison, words),
        notices=tuple(around.notices(comparison, words)),
        chapters=chapters,
    )


def _title(comparison: Comparison, words: Terms) -> str:
    if comparison.is_same or words.is_time or words.before == "den ena":
        return f"Jämförelse: {line(comparison.after.organisation.name)}"
    return f"Jämförelse: {words.before} och {words.after}"


def _lead(comparison: Comparison, words: Terms) -> str:
    before, after = (long_date(one.date) for one in (comparison.before, comparison.after))
    forms = dict.fromkeys(line(one.questionnaire.title) for one in (comparison.before, comparison.after))
    when = (
        f"Före: {before}. Efter: {after}."
        if words.is_time
        else f"{words.columns[0]}: {before}. {words.columns[1]}: {after}."
    )
    return f"{' mot '.join(forms)}. {when}"


def _chapters(comparison: Comparison, words: Terms) -> Iterator[Section]:
    yield around.chapter(comparison, words)
    yield around.form(comparison, words)
    yield from promises.section(comparison, words)
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
    yield from questions.known(comparison, words)
    yield from questions.chosen(comparison, words)
    yield from questions.comments(comparison, words)
    yield Section("Så är jämförelsen gjord", (Bullets(_RULES),))


def _numbered(chapters: Iterator[Section]) -> Iterator[Section]:
    for place, chapter in enumerate(chapters, 1):
        yield replace(chapter, title=f"{place} {chapter.title}")


__all__ = ["SAME", "page"]
