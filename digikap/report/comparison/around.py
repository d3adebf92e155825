"""What differs around two assessments, and what that does to the reading: told before any figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from digikap.comparing import Circumstance, Comparison, Stated
from digikap.report.comparison import uncompared
from digikap.report.comparison.words import Names, Terms
from digikap.report.view.blocks import Fact, Facts, Paragraph, Section
from digikap.report.view.words import line
from digikap.swedish import capital, count, listed, quoted

WARNING = (
    "Självskattningar går dåligt att jämföra mellan kommuner (SOU 2020:8, 11.2–11.3): varje grupp mäter med sitt eget "
    "mått. Det här är underlag för ett samtal, inte ett facit om vem som har mest kapacitet."
)
"""To be told wherever municipalities stand beside each other."""

_WAYS = {
    "consensus": "i konsensus",
    "tally": "med dold röstning",
    "individual": "en person ensam",
    "merged": "var för sig, hopslaget",
}
_VARIANTS = {"full": "hela formuläret", "quick": "snabbversionen"}
_STATES = {"ongoing": "inte avslutad", "finished": "avslutad"}
_UNSAID = "inte angivet"

_TERMS = {
    "organisation": "Kommun",
    "mode": "Sätt att svara",
    "participants": "Antal som svarade",
    "roles": "Roller",
    "date": "Dag",
    "questionnaire": "Formulär",
    "version": "Formulärets version",
    "variant": "Omfattning",
    "state": "Läge",
    "settled": "Fastställda svar",
}
FEW = 3
"""So many settled questions are named; more are counted."""


def notices(comparison: Comparison, words: Terms) -> Iterator[str]:
    """What must be known before anything else: another municipality, invented answers, the wrong order."""
    before, after = comparison.before, comparison.after
    if any(one.kind == "organisation" for one in comparison.circumstances):
        yield f"Två olika kommuner: {words.before} och {words.after}. {WARNING}"
    if before.example or after.example:
        yield "Exempel: minst en av de två är påhittad."
    if before.respondent is not None or after.respondent is not None:
        yield "Minst en av de två filerna är en enda persons svar, inte gruppens."
    if words.is_time and before.date > after.date:
        yield "Filen som angavs först är den senare av de två. Byt plats på dem för att läsa framåt i tiden."


def chapter(comparison: Comparison, words: Terms) -> Section:
    """The first chapter."""
    title = "Läs det här först: vad som skiljer"
    form = tuple(uncompared.form(comparison, words))
    above = ("organisation", "date")  # told above all else
    told = [one for one in comparison.circumstances if one.kind not in above]
    if not told:
        return Section(title, (Paragraph("Sätt att svara, antal, roller, formulär och omfattning är desamma."), *form))
    facts = tuple(Fact(_TERMS[one.kind], (" ".join(filter(None, _told(comparison, one, words))),)) for one in told)
    intro = "Det här skiljer utöver svaren. Läs siffrorna med det i minnet: en skillnad kan komma härifrån."
    return Section(title, (Paragraph(intro), Facts(facts), *form))


def _told(comparison: Comparison, one: Circumstance, words: Terms) -> Iterator[str]:
    """What each side says, then what it does to the reading."""
    if one.kind == "roles":
        yield from _roles(one, words)
    elif one.kind == "settled":
        yield from _settled(comparison, words)
    else:
        sides = ((words.before, one.before), (words.after, one.after))
        yield " ".join(f"{capital(side)}: {_said(comparison, one, value)}." for side, value in sides)
    yield _reading(one)


def _said(comparison: Comparison, one: Circumstance, value: Stated) -> str:
    if value is None:
        return _UNSAID
    if isinstance(value, int):
        return count(value, "person", "personer") if one.kind == "participants" else str(value)
    return _in_words(comparison, one, str(value))


def _in_words(comparison: Comparison, one: Circumstance, value: str) -> str:
    if one.kind == "questionnaire":
        sides = (comparison.before.questionnaire, comparison.after.questionnaire)
        return quoted(line(next(form.title for form in sides if form.id == value)))
    return (_WAYS | _VARIANTS | _STATES).get(value, line(value))


def _roles(one: Circumstance, words: Terms) -> Iterator[str]:
    """Only what differs: the roles that one side alone has."""
    before, after = (value if isinstance(value, tuple) else None for value in (one.before, one.after))
    if before is None or after is None:
        unsaid = words.before if before is None else words.after
        yield f"Rollerna är inte angivna {unsaid}." if words.is_time else f"Rollerna är inte angivna för {unsaid}."
        return
    for side, ours, theirs in ((words.before, before, after), (words.after, after, before)):
        alone = [line(role) for role in ours if role not in theirs]
        if alone:
            yield f"Bara {side}: {listed(alone)}."


def _settled(comparison: Comparison, words: Terms) -> Iterator[str]:
    """What was settled on one side alone."""
    names = Names.of(comparison)
    for kind, side in (("before", words.before), ("after", words.after)):
        found = [one for one in (*comparison.questions, *comparison.services) if one.settled == kind]
        if found:
            which = (
                listed(names.question(one.id, one.part) for one in found)
                if len(found) <= FEW
                else count(len(found), "fråga eller rad", "frågor och rader")
            )
            yield f"Bara {words.at(side)}: {which}."


def _reading(one: Circumstance) -> str:
    """What it does to the reading."""
    match one.kind:
        case "mode":
            return _of_manner(one)
        case "participants":
            return "Fler eller färre röster kan flytta ett medelvärde utan att något har ändrats i kommunen."
        case "roles":
            return "Andra personer ser annat. Fråga er om det är verksamheten eller gruppen som är en annan."
        case "questionnaire":
            return "Bara frågor som har samma id och samma ordalydelse i båda jämförs."
        case "variant":
            return "Bara frågor som ställdes i båda jämförs. Snabbversionen har få frågor per dimension."
        case "state":
            return "Siffrorna i den som inte är avslutad kan ändras."
        case "settled":
            return "Ett fastställt svar ställs mot ett medelvärde av röster. Vad rösterna ensamma ger står vid frågan."
        case "organisation" | "date" | "version":
            return ""
        case _:
            assert_never(one.kind)


def _of_manner(one: Circumstance) -> str:
    """What the two ways to answer do to the reading."""
    ways = (one.before, one.after)
    if "individual" in ways:
        return "En person ensam ser annat än en grupp."
    how = (
        "I konsensus jämkas svaren till ett, annars står allas svar kvar."
        if "consensus" in ways
        else "I båda står allas svar kvar, men i ett rum påverkar man varandra mer än var för sig."
    )
    return f"{how} En liten skillnad kan bero på sättet."
