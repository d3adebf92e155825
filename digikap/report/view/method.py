"""How the assessment was made and how everything is computed, in plain words: limits, choices, sources."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import Questionnaire, Rating
from digikap.report.view.blocks import Bullets, Fact, Facts, Section
from digikap.report.view.words import answer, line, people
from digikap.swedish import count, listed, long_date, number, quoted

_MODES = {"consensus": "Konsensus: gruppen enades om ett svar på varje fråga."}

_ANSWERS = (
    ("Från svar till index", "Lägsta steget på en skala räknas som 0 och högsta som 100, med lika långt mellan "
     "stegen. På fem steg blir det 0, 25, 50, 75 och 100."),
    ("Vet ej, ej aktuellt, obesvarad", "Tre olika saker som aldrig räknas som ett steg. ”Ej aktuellt” räknas bort "
     "helt. ”Vet ej” och obesvarade frågor ger inget värde, men syns i underlaget."),
    ("Underlag", "Hur många av de ställda frågorna som har ett värde."),
    ("Minst hälften", "Ett index visas bara om minst hälften av de ställda frågorna har ett värde. Annars står det "
     "”underlag saknas”."),
    ("Dimension", "Medelvärdet av dimensionens frågor. Varje fråga väger lika om inte formuläret säger annat; en "
     "fråga som hör till två dimensioner räknas fullt i båda."),
    ("Intervall", "Vad indexet hade varit om varje ”vet ej” i stället vore lägsta eller högsta steget. Obesvarade "
     "frågor gör det inte bredare. Det är ingen felmarginal."),
    ("Nivå", "Under 12,5 mycket låg, under 37,5 låg, under 62,5 delvis, under 87,5 god, annars mycket god: det "
     "närmaste av fem svarssteg. Dimensioner som inte är en förmåga får ingen nivå."),
)  # fmt: skip

_GROUPS = (
    ("Drift och utveckling", "Var sitt medelvärde av sina dimensioner, där varje dimension väger lika. De läggs aldrig "
     "ihop till en siffra: hög driftskapacitet ska inte kunna dölja låg utvecklingskapacitet."),
    ("Samlad bedömning", "Er bedömning av helheten visas bredvid indexet och räknas inte in. Bara där ingen dimension "
     "ställs, som i snabbversionen, står den i stället för indexet."),
    ("Fyrfältet", "Högt är minst 62,5, halvvägs mellan tredje och fjärde av fem steg. Gränsfall är det inom 5 från "
     "gränsen: då nämns alla fält som ligger lika nära."),
    ("De stora tre", "Tid, kompetens och ekonomi visas var för sig för drift och utveckling. Trångaste sektorn är den "
     "lägsta om den ligger minst 12,5 under nästa, annars är det jämnt fördelat."),
)  # fmt: skip

_SHOWN = (
    ("Visas men räknas inte", "Tabeller per rad, val, rangordningar och text."),
    ("Starkast och svagast", "Tre av varje om minst sex dimensioner har ett index, annars hälften av dem avrundat "
     "nedåt. Vid lika gäller formulärets ordning."),
    ("En enda röst avgör", "Varje svar flyttas ett steg upp och ett ned, ett i taget. Det som då får "
     "ett annat ord visas."),
    ("Avrundning", "Index visas som heltal, en halv avrundas uppåt. Skillnader visas med en decimal och är räknade på "
     "orundade tal."),
)  # fmt: skip


def chapter(assessment: Assessment) -> Section:
    """The seventh chapter."""
    return Section(
        "7 Så gjordes självskattningen",
        sections=(
            Section("Genomförande", (Facts(tuple(_circumstances(assessment))),)),
            Section("Så är det räknat", (Facts(tuple(Fact(term, (text,)) for term, text in _formulas(assessment))),)),
            Section("Så ska resultatet läsas", (Bullets(tuple(_limits(assessment))),)),
            Section("Källor", (Facts(tuple(_sources(assessment))),)),
        ),
    )


def _circumstances(assessment: Assessment) -> Iterator[Fact]:
    questionnaire = assessment.questionnaire
    yield Fact("Organisation", tuple(_organisation(assessment.organisation)))
    yield Fact("Datum", (long_date(assessment.date),))
    yield Fact("Sätt att svara", (_MODES[assessment.mode],))
    yield Fact("Deltagare", (people(assessment),))
    roles = questionnaire.fact_question("roles")
    if roles is not None:
        yield Fact("Roller", answer(assessment, roles))
    yield Fact("Formulär", tuple(_questionnaire(questionnaire)))
    yield Fact("Omfattning", (_extent(assessment),))
    yield Fact("Besvarat", (_answered(assessment),))
    hidden = len(assessment.hidden())
    if hidden:
        yield Fact(
            "Undanlagda svar", (f"{count(hidden, 'svar', 'svar')} hör till {_unasked(hidden)} och räknas inte.",)
        )
    planned = questionnaire.quick_minutes if assessment.variant == "quick" else sum(
        section.minutes for section in questionnaire.sections
    )  # fmt: skip
    told = f" (planerat {number(planned)})" if planned else ""
    yield Fact("Använd tid", (f"{count(assessment.minutes_used, 'minut', 'minuter')}{told}",))
    held = sum(comment.use == "arbetsmaterial" for comment in assessment.comments.values())
    if held:
        is_left = (
            "är arbetsmaterial: den står i filen men inte här"
            if held == 1
            else "är arbetsmaterial: de står i filen men inte här"
        )
        yield Fact("Kommentarer", (f"{count(held, 'kommentar', 'kommentarer')} {is_left}.",))


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


def _unasked(amount: int) -> str:
    return "en fråga som inte ställdes" if amount == 1 else "frågor som inte ställdes"


def _formulas(assessment: Assessment) -> Iterator[tuple[str, str]]:
    yield from _ANSWERS
    if any(group.index for group in assessment.questionnaire.model.groups):
        yield from _GROUPS
    yield from _SHOWN


def _limits(assessment: Assessment) -> Iterator[str]:
    yield f"Det här är en bedömning av {people(assessment)}, inte en mätning."
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
        yield Fact("Uppgifter om kommunen", ("SCB (kod och folkmängd), SKR (kommungrupp 2023)",))
    yield Fact("Index", ("Omräkningen till 0–100 är densamma som i HME (SKR/RKA).",))
