"""How the assessment was made, in plain words: circumstances, formulas, limits, sources."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.assessment import Assessment, Organisation
from digikap.model.municipality import SOURCE
from digikap.model.questionnaire import Questionnaire, Rating
from digikap.report.view.blocks import Bullets, Fact, Facts, Section
from digikap.report.view.formulas import formulas
from digikap.report.view.manner import manner
from digikap.report.view.own_words import held
from digikap.report.view.words import UNSAID, hidden_comments, line, people
from digikap.scoring.result import Scores
from digikap.swedish import count, listed, long_date, number, quoted


def chapter(assessment: Assessment, scores: Scores) -> Section:
    """The seventh chapter."""
    return Section(
        "7 Så gjordes självskattningen",
        sections=(
            Section("Genomförande", (Facts(tuple(_circumstances(assessment))),)),
            Section("Så är det räknat", (formulas(assessment, scores),)),
            Section("Så ska resultatet läsas", (Bullets(tuple(_limits(assessment))),)),
            Section("Källor", (Facts(tuple(_sources(assessment))),)),
        ),
    )


def _circumstances(assessment: Assessment) -> Iterator[Fact]:
    questionnaire = assessment.questionnaire
    yield Fact("Organisation", tuple(_organisation(assessment.organisation)))
    yield Fact("Datum", (long_date(assessment.date),))
    yield from manner(assessment)
    yield Fact("Formulär", tuple(_questionnaire(questionnaire)))
    yield Fact("Omfattning", (_extent(assessment),))
    yield Fact("Besvarat", (_answered(assessment),))
    if put_by := _put_by(assessment):
        yield Fact("Undanlagt", (put_by,))
    used = count(assessment.minutes_used, "minut", "minuter")
    yield Fact("Använd tid", (f"{used} (planerat {number(assessment.planned_minutes)})",))
    if assessment.previous is not None:
        yield Fact("Förra självskattningen", (long_date(assessment.previous.date),))
    kept = held(assessment)
    if kept:
        is_left = f"är arbetsmaterial: {'den' if kept == 1 else 'de'} står i filen men inte här"
        yield Fact("Kommentarer", (f"{count(kept, 'kommentar', 'kommentarer')} {is_left}.",))


def _questionnaire(questionnaire: Questionnaire) -> Iterator[str]:
    yield f"{line(questionnaire.title)} ({questionnaire.id}, version {questionnaire.version})"
    for base in questionnaire.bases:
        name, _, version = base.partition("@")
        yield f"bygger på {name}, version {version}"


def _organisation(organisation: Organisation) -> Iterator[str]:
    yield line(organisation.name)
    known = [line(text) for text in (organisation.county, organisation.group) if text]
    if organisation.population is not None:
        year = f" ({organisation.population_year})" if organisation.population_year else ""
        known.append(f"{count(organisation.population, 'invånare', 'invånare')}{year}")
    if known:
        yield ", ".join(known)


def _extent(assessment: Assessment) -> str:
    extent = "Snabbversionen" if assessment.variant == "quick" else "Hela formuläret"
    chosen = [line(one.label) for one in assessment.questionnaire.optional_questions() if one.id in assessment.included]
    word = "tillvalet" if len(chosen) == 1 else "tillvalen"
    return f"{extent}, med {word} {listed(map(quoted, chosen))}." if chosen else f"{extent}."


def _answered(assessment: Assessment) -> str:
    asked, left = len(assessment.asked()), len(assessment.unanswered())
    return f"{asked - left} av {count(asked, 'fråga', 'frågor')}, ”vet ej” inräknat."


def _put_by(assessment: Assessment) -> str:
    """How many answers and comments for the report other answers have hidden; "" where none."""
    everyone = (assessment, *assessment.respondents)
    answers = [question for one in everyone for question in one.hidden()]
    comments = [question for one in everyone for question in hidden_comments(one)]
    several = len({*answers, *comments}) > 1
    parts = [count(len(answers), "svar", "svar")] if answers else []
    parts += [count(len(comments), "kommentar", "kommentarer")] if comments else []
    where = "frågor" if several else "en fråga"
    kept = "Sådant finns kvar i filen, men räknas inte och visas inte."
    return f"{listed(parts)} hör till {where} som inte ställdes. {kept}" if parts else ""


def _limits(assessment: Assessment) -> Iterator[str]:
    answering = people(assessment)
    if answering:
        yield f"Det här är en bedömning av {answering}, inte en mätning."
    else:
        yield f"{UNSAID}. Det här är en bedömning, inte en mätning."
    yield (
        "De som svarade är hela gruppen, inte ett urval ur en större. Därför finns varken felmarginaler eller prövning "
        "av om skillnader är slumpmässiga."
    )
    if assessment.questionnaire.model.source:
        yield (
            "SOU 2020:8 beskriver vad kapacitet är. Index, skala, vikter, gränser och etiketter är digikaps egna val "
            "och finns inte i utredningen."
        )
    else:
        yield "Frågor, index, skala, vikter, gränser och etiketter är digikaps egna val."
    yield (
        "Jämför inte med andra kommuner: självskattningar mäter olika saker på olika håll (SOU 2020:8 varnar för "
        "det, 11.2–11.3). Använd resultatet till samtal, och till att följa er själva över tid."
    )


def _sources(assessment: Assessment) -> Iterator[Fact]:
    """Where the concepts, the published figures and the facts about the municipality come from."""
    questionnaire = assessment.questionnaire
    model = questionnaire.model
    if model.source:
        yield Fact(line(model.title), (line(model.source),))
    if questionnaire.source:
        yield Fact(line(questionnaire.title), (line(questionnaire.source),))
    named = [(one.name, one.source) for one in model.groups if one.source]
    named += [(one.name, one.source) for one in model.dimensions if one.source]
    if named:
        about = " (siffrorna är avsnitt i SOU 2020:8)" if model.source else ""
        yield Fact(f"Grupper och dimensioner{about}", tuple(f"{line(name)}: {line(source)}" for name, source in named))
    ratings = [one for one in assessment.asked() if isinstance(one, Rating)]
    published = dict.fromkeys(line(one.source) for rating in ratings for one in rating.references)
    if published:
        yield Fact("Siffror från undersökningen", tuple(published))
    if assessment.organisation.code:
        yield Fact("Uppgifter om kommunen", (SOURCE,))
    yield Fact("Index", ("Omräkningen till 0–100 är densamma som i HME (SKR/RKA).",))
