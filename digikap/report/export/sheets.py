"""The sheets of the workbook: a summary, the indices, the answers, the comments, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import RatingGrid
from digikap.report.export import answer_sheet, plan_sheet, round_sheet
from digikap.report.export.material import Material
from digikap.report.export.sheet import Cell, Column, Part, Sheet, Summary
from digikap.report.export.workshop import Results
from digikap.report.results import results
from digikap.scoring.result import Label, Measure

SUMMARY = "Sammanfattning"

_MEASURED = (
    Column("Index", "0–100, orundat. Tomt när underlaget är under hälften.", 9, "one_decimal"),
    Column("Nivå", "mycket låg (under 12,5), låg (under 37,5), delvis (under 62,5), god (under 87,5), mycket god.", 13),
    Column("Intervall från", "0–100. Vad indexet hade varit om varje ”vet ej” vore lägsta steget.", 11, "one_decimal"),
    Column("Intervall till", "0–100. Vad indexet hade varit om varje ”vet ej” vore högsta steget.", 11, "one_decimal"),
    Column("Frågor med värde", "Antal frågor med ett värde.", 11, "number"),
    Column("Ställda frågor", "Antal ställda frågor utom ej aktuella.", 10, "number"),
)
INDICES = (
    Column("Slag", "Grupp, dimension eller resurs (de stora tre).", 12),
    Column("Namn", "Namnet i rapporten.", 40, "wrapped"),
    Column("Gäller", "Den grupp som en resurs gäller.", 24),
    *_MEASURED,
)
_ID = Column("Id", "Gruppens eller dimensionens id, som i de andra formaten.", 24)
REQUIRED = (
    Column(
        "Uppdraget kräver", "0–100. Det index som uppdraget kräver. Tomt där inget krav är satt.", 11, "one_decimal"
    ),
    Column("Gap", "−100 till 100: det som krävs minus indexet. Över 0: kapacitet saknas.", 8, "one_decimal"),
    Column("Gapet i ord", "i balans (högst 0), litet (under 12,5), tydligt (under 25) eller stort.", 13),
    Column(
        "Röster om kravet", "Antal röster på varje steg som uppdraget kräver, från det lägsta. Tomt utan röster.", 16
    ),
)
"""Only there where something is required."""
DIFFERENCES = (
    Column("Fråga", "Frågan som skillnaden räknas från.", 34, "wrapped"),
    Column("Rad", "Raden, där skillnaden gäller en rad i en tabell.", 40, "wrapped"),
    Column("Index", "0–100. Frågans index, eller radens.", 9, "one_decimal"),
    Column("Ställs mot", "Frågan eller dimensionen som den ställs mot.", 34, "wrapped"),
    Column("Index för den", "0–100. Indexet för det som frågan ställs mot.", 11, "one_decimal"),
    Column(
        "Skillnad", "−100 till 100: det första indexet minus det andra. En skillnad, inte ett gap.", 10, "one_decimal"
    ),
)
COMMENTS = (
    Column("Avsnitt", "Avsnittet i formuläret.", 26, "wrapped"),
    Column("Fråga", "Frågan som texten hör till; en samtalsfråga i sin helhet.", 44, "wrapped"),
    Column("Slag", "Kommentar (för rapporten) eller egen analys (svar på en samtalsfråga).", 14),
    Column("Text", "Texten så som gruppen skrev den.", 90, "wrapped"),
)
EXPLANATIONS = (
    Column("Blad", "Bladet i den här arbetsboken.", 18),
    Column("Kolumn", "Kolumnens rubrik, på bladet Sammanfattning delens.", 40),
    Column("Betydelse", "Vad som står i kolumnen, och i vilken enhet.", 100, "wrapped"),
)
TABLES = (
    ("Index", (*INDICES, *REQUIRED, _ID)),
    ("Skillnader", DIFFERENCES),
    (answer_sheet.NAME, answer_sheet.COLUMNS),
    ("Omröstningar", round_sheet.COLUMNS),
    ("Kommentarer", COMMENTS),
    ("Handlingsplan", plan_sheet.COLUMNS),
    ("Förklaringar", EXPLANATIONS),
)
"""Every sheet but the summary, with all columns that it can have."""

SUMMARY_MEANS = {
    "Om självskattningen": "Vem, när och hur. Det som inte är känt har ingen rad.",
    "Index från 0 till 100": "Grupperna, var för sig. Kolumnerna är de på bladet Index.",
    "Fältet i fyrfältet": "Var drift och utveckling ligger tillsammans. Gränsfall: högst 5 från gränsen 62,5.",
    "De stora tre, index": "0–100 för tid, kompetens och ekonomi. Trängst: den som ligger minst 12,5 under nästa.",
    "Finns i självskattningens fil men inte här": "Det som är utelämnat, och hur mycket där det går att räkna.",
}
"""The parts of the summary, and what stands in each."""

_MODES = {
    "consensus": "Konsensus: gruppen enades om ett svar på varje fråga",
    "tally": "Dold röstning: alla röstade på varje fråga",
    "individual": "Var för sig: alla svarade på egen hand",
}
_VARIANTS = {"full": "Hela formuläret", "quick": "Snabbversionen"}
_STATES = {"finished": "Avslutad", "ongoing": "Pågår, så siffrorna kan ändras"}


@dataclass(frozen=True)
class Book:
    """The workbook: its summary, and its tables in order."""

    summary: Summary
    sheets: tuple[Sheet, ...]


def book(material: Material) -> Book:
    """All that the workbook holds; no sheet of differences, of votes or of a plan where there are none."""
    table = results(material)
    differences = Sheet("Skillnader", DIFFERENCES, tuple(_differences(material.assessment, table)))
    votes, plan = round_sheet.sheet(material), plan_sheet.sheet(material)
    sheets = (
        _indices(material, table),
        *([differences] if differences.rows else []),
        answer_sheet.sheet(material),
        *([votes] if votes.rows else []),
        Sheet("Kommentarer", COMMENTS, tuple(_comments(material.assessment, table)), _no_comments(material)),
        *([plan] if plan.rows else []),
    )
    summary = _summary(material, table)
    explained = (
        *((SUMMARY, part.title, SUMMARY_MEANS[part.title]) for part in summary.parts),
        *((sheet.name, column.title, column.means) for sheet in sheets for column in sheet.columns),
    )
    return Book(summary, (*sheets, Sheet("Förklaringar", EXPLANATIONS, explained)))


def _measured(measure: Measure, label: Label | None) -> tuple[Cell, ...]:
    figures = [None if one is None else float(one) for one in (measure.index, measure.low, measure.high)]
    return (figures[0], label, figures[1], figures[2], measure.answered, measure.asked)


def _indices(material: Material, table: Results) -> Sheet:
    """The indices, beside them what is required; below them what is required and was not asked about."""
    required = {one["id"]: one for one in table["requirements"]}
    rows, shown = list[tuple[Cell, ...]](), set[Cell]()
    for row in _measures(material):
        beside = _required({} if row[0] == "Resurs" else required.get(str(row[-1]), {}))
        rows.append((*row[:-1], *(beside if required else ()), row[-1]))
        shown.add(row[-1])
    groups = {one.id for one in material.assessment.questionnaire.model.groups}
    for name, one in required.items():
        if name not in shown:
            kind = "Grupp" if name in groups else "Dimension"
            rows.append((kind, one["name"], *(None,) * 7, *_required(one), name))
    columns = (*INDICES, *(REQUIRED if required else ()), _ID)
    return Sheet("Index", columns, tuple(rows), "Inget index går att räkna.")


def _required(one: Results) -> tuple[Cell, ...]:
    votes = " ".join(map(str, one["counts"])) if "counts" in one else None
    return (one.get("required"), one.get("gap"), one.get("word"), votes)


def _measures(material: Material) -> Iterator[tuple[Cell, ...]]:
    model, scores = material.assessment.questionnaire.model, material.scores
    for group in scores.groups.values():
        yield ("Grupp", model.group(group.id).name, None, *_measured(group.measure, group.label), group.id)
    for one in scores.dimensions.values():
        yield ("Dimension", model.dimension(one.id).name, None, *_measured(one.measure, one.label), one.id)
    for cell in scores.resources.cells if scores.resources else ():
        name, part = model.dimension(cell.dimension).name, model.group(cell.part).name
        yield ("Resurs", name, part, *_measured(cell.measure, cell.label), cell.dimension)


def _differences(assessment: Assessment, table: Results) -> Iterator[tuple[Cell, ...]]:
    questionnaire = assessment.questionnaire
    names = {one.id: one.name for one in questionnaire.model.dimensions}
    names |= {one.id: one.label for one in questionnaire.questions()}
    for one in table["differences"]:
        question = questionnaire.question(one["question"])
        rows = {row.id: row.name for row in assessment.rows(question)} if isinstance(question, RatingGrid) else {}
        row = rows.get(one.get("row", ""))
        yield (question.label, row, one["minuend"], names[one["other"]], one["subtrahend"], one["points"])


def _comments(assessment: Assessment, table: Results) -> Iterator[tuple[Cell, ...]]:
    """The comments for the report and the analysis, section by section: the group's own, then those of each alone."""
    theirs = table["respondents"] or {"comments": {}, "analysis": {}}
    for section in assessment.questionnaire.sections:
        for question in section.questions:
            own = [table["comments"][question.id]] if question.id in table["comments"] else []
            for text in (*own, *theirs["comments"].get(question.id, ())):
                yield (section.title, question.label, "Kommentar", text)
        lines = [(number, text) for number, text in table["analysis"].get(section.id, {}).items()]
        alone = theirs["analysis"].get(section.id, {})
        for number, text in (*lines, *((number, text) for number, texts in alone.items() for text in texts)):
            at = int(number)
            asked = section.discussion[at - 1] if at <= len(section.discussion) else number
            yield (section.title, asked, "Egen analys", text)


def _no_comments(material: Material) -> str:
    left_out = material.is_without_comments
    return "Kommentarerna är utelämnade." if left_out else "Det finns inga kommentarer för rapporten."


def _summary(material: Material, table: Results) -> Summary:
    assessment = material.assessment
    whose = "Anonym självskattning" if material.anonymous else assessment.organisation.name
    lines = [assessment.questionnaire.title]
    if assessment.example:
        lines.append("Påhittat exempel: kommunen finns inte och svaren är påhittade.")
    return Summary(whose, tuple(lines), tuple(part for part in _parts(material, table) if part.rows))


def _parts(material: Material, table: Results) -> Iterator[Part]:
    model, scores = material.assessment.questionnaire.model, material.scores
    yield Part("Om självskattningen", (), tuple(_facts(material, table)))
    groups = tuple((model.group(one.id).name, *_measured(one.measure, one.label)) for one in scores.groups.values())
    yield Part("Index från 0 till 100", ("Grupp", *(column.title for column in _MEASURED)), groups)
    yield Part("Fältet i fyrfältet", (), tuple(_profile(material)))
    yield _resources(material, table)
    left_out = tuple((one.name, one.count) for one in material.left_out)
    yield Part("Finns i självskattningens fil men inte här", ("Vad", "Antal"), left_out)


def _facts(material: Material, table: Results) -> Iterator[tuple[Cell, ...]]:
    """Who, when and how: what is not known has no line."""
    assessment, questionnaire = material.assessment, material.assessment.questionnaire
    known = table["organisation"]
    year = f" {known['population_year']}" if "population_year" in known else ""
    facts: list[tuple[str, Cell]] = [
        ("Organisation", known.get("name")),
        ("Kommunkod", known.get("code")),
        ("Län", known.get("county")),
        ("Kommungrupp", known.get("group")),
        (f"Folkmängd{year}", known.get("population")),
        ("Datum", assessment.date),
        ("Formulär", f"{questionnaire.id}, version {questionnaire.version}"),
        ("Omfattning", _VARIANTS[assessment.variant]),
        ("Sätt att svara", _MODES[assessment.mode]),
        ("Läge", _STATES[assessment.state]),
        ("Antal deltagare", assessment.participants),
        ("Varav avslutade", table["respondents"].get("finished")),
        ("Använd tid, minuter", assessment.minutes_used),
        ("Självskattningens id", table.get("id")),
    ]
    return ((name, value) for name, value in facts if value is not None)


def _profile(material: Material) -> Iterator[tuple[Cell, ...]]:
    if material.scores.profile is not None:
        names = {one.id: one.name for one in material.assessment.questionnaire.model.profiles}
        yield ("Fält", names[material.scores.profile.id])
        for other in material.scores.profile.also:
            yield ("Gränsfall: lika gärna", names[other])


def _resources(material: Material, table: Results) -> Part:
    """De stora tre: a row for each resource, a column for each part, and which is the tightest."""
    model, cells = material.assessment.questionnaire.model, table["resources"].get("cells", [])
    parts = list(dict.fromkeys(cell["part"] for cell in cells))
    figures = {(cell["dimension"], cell["part"]): cell.get("index") for cell in cells}
    rows: list[tuple[Cell, ...]] = [
        (model.dimension(one).name, *(figures.get((one, part)) for part in parts))
        for one in dict.fromkeys(cell["dimension"] for cell in cells)
    ]
    if cells:
        rows.append(("Trängst", *(_tightest(material, table["resources"], part) for part in parts)))
    return Part("De stora tre, index", ("Resurs", *(model.group(part).name for part in parts)), tuple(rows))


def _tightest(material: Material, resources: Results, part: str) -> str | None:
    if part in resources["even"]:
        return "jämnt fördelat"
    lowest = resources["tightest"].get(part)
    return material.assessment.questionnaire.model.dimension(lowest).name if lowest else None
