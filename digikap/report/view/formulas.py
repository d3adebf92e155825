"""How everything in a report is computed, rule by rule and in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.assessment import Assessment
from digikap.report.view.blocks import Fact, Facts
from digikap.report.view.capacity import decisive
from digikap.report.view.words import has_votes, line
from digikap.scoring.dimensions import COMPARED_GROUPS
from digikap.scoring.result import ChoiceScore, Scores
from digikap.swedish import listed

_ANSWERS = (
    ("Från svar till index", "Lägsta steget på en skala räknas som 0 och högsta som 100, med lika långt mellan "
     "stegen. På fem steg blir det 0, 25, 50, 75 och 100."),
    ("Vet ej, ej aktuellt, obesvarad", "Tre olika saker som aldrig räknas som ett steg. ”Ej aktuellt” räknas bort "
     "helt, som om frågan inte hade ställts. ”Vet ej” och obesvarade frågor ger inget värde, men syns i underlaget."),
    ("Underlag", "Hur många av de ställda frågorna som har ett värde."),
    ("Minst hälften", "Ett index visas bara om minst hälften av de ställda frågorna har ett värde, oavsett vad de "
     "väger. Annars står det ”underlag saknas”."),
    ("Dimension", "Medelvärdet av dimensionens frågor. Varje fråga väger lika om inte formuläret säger annat; en "
     "fråga som hör till två dimensioner räknas fullt i båda."),
    ("Intervall", "Vad indexet hade varit om varje ”vet ej” i stället vore lägsta eller högsta steget: en fråga som "
     "är ”vet ej” räknas som 0–100. Obesvarade frågor gör det inte bredare. Det är ingen felmarginal."),
    ("Nivå", "Under 12,5 mycket låg, under 37,5 låg, under 62,5 delvis, under 87,5 god, annars mycket god: det "
     "närmaste av fem svarssteg, efter det orundade indexet. Dimensioner som inte är en förmåga får ingen nivå."),
    ("Kunskapslucka", "Minst en tredjedel av svaren på frågan är ”vet ej”, och minst två om fler än en svarade."),
)  # fmt: skip

_VOTES = (
    ("Flera svar på samma fråga", "Indexet räknas på det steg som ni fastställde, annars på medelvärdet av svaren (av "
     "rösterna i den sista omröstningen). De visas bredvid. I intervallet läggs varje ”vet ej” på lägsta och på högsta "
     "steget."),
    ("Samsyn", "Räknas från tre svar på skalan. Samsyn är det om de i snitt ligger nära medelvärdet: högst 0,8 steg på "
     "fem steg, 4/25 av antalet steg på andra skalor. Annars är det en delad bild, eller motstridigt om någon svarade "
     "i var ände av skalan. Änden är de två femtedelarna ytterst, minst ett steg."),
    ("Störst spridning", "Svarens genomsnittliga avstånd från sitt medelvärde, delat med skalans längd i steg. "
     "Ordningen påverkar inget index."),
)  # fmt: skip

_LISTS = (
    ("Gemensamma val", "Hur många val två svarande har gemensamt, som medelvärde över alla par av svarande."),
)  # fmt: skip

_GAPS = (
    ("Gap", "Nivån som uppdraget kräver, på fem steg som räknas om till 0–100, minus indexet. Har ni röstat om kravet "
     "gäller rösternas medelvärde. Högst 0 är i balans, under 12,5 ett litet gap, under 25 ett tydligt, annars ett "
     "stort: minst ett helt svarssteg."),
)  # fmt: skip

_GROUPS = (
    ("Drift och utveckling", "Var sitt medelvärde av sina dimensioner, där varje dimension väger lika. De läggs aldrig "
     "ihop till en siffra: hög driftskapacitet ska inte kunna dölja låg utvecklingskapacitet."),
    ("Underlag för drift och utveckling", "Minst hälften av de ställda dimensionerna ska ha ett index. En dimension "
     "är ställd om någon av dess frågor är det. En fråga som hör till två av dimensionerna räknas en gång i "
     "underlaget."),
    ("Intervall för drift och utveckling", "Medelvärdet av dimensionernas intervall. En dimension som saknar index "
     "men har ett ”vet ej” räknas då som 0–100."),
    ("Samlad bedömning", "Er bedömning av helheten visas bredvid indexet och räknas inte in. Bara där ingen dimension "
     "ställs, som i snabbversionen, står den i stället för indexet."),
    ("Fyrfältet", "Högt är minst 62,5, halvvägs mellan tredje och fjärde av fem steg. Gränsfall är det inom 5 från "
     "gränsen: då nämns alla fält som ligger lika nära. Saknas ett av de två indexen blir det inget fält."),
    ("De stora tre", "Tid, kompetens och ekonomi visas var för sig för drift och utveckling, aldrig sammanvägda. "
     "Trångaste sektorn är den lägsta om alla tre har ett index och den ligger minst 12,5 under nästa, annars är det "
     "jämnt fördelat."),
)  # fmt: skip

_CONTRASTS = (
    ("Skillnader", "Indexet för den ena frågan minus indexet för det som den ställs mot. Skalorna kan vara olika, så "
     "en skillnad får ingen nivå."),
)  # fmt: skip


_SHOWN = (
    ("Visas men räknas inte", "Tabeller per rad, val, rangordningar och text."),
    ("Avrundning", "Index visas som heltal, en halv avrundas uppåt. Skillnader visas med en decimal och är räknade på "
     "orundade tal."),
)  # fmt: skip


def formulas(assessment: Assessment, scores: Scores) -> Facts:
    """The rules that this report rests on; one that nothing here was computed by is left out."""
    rules = [*_ANSWERS]
    if has_votes(scores):
        rules += _VOTES
    if _has_groups(assessment):
        rules += _GROUPS
    if any(isinstance(one, ChoiceScore) and one.overlap is not None for one in scores.questions.values()):
        rules += _LISTS
    if scores.gaps:
        rules += _GAPS
    if scores.differences:
        rules += _CONTRASTS
    rules += [*_pointed_out(assessment, scores), *_SHOWN]
    return Facts(tuple(Fact(term, (text,)) for term, text in rules))


def _has_groups(assessment: Assessment) -> bool:
    return any(group.index for group in assessment.questionnaire.model.groups)


def _pointed_out(assessment: Assessment, scores: Scores) -> Iterator[tuple[str, str]]:
    """The rules that name dimensions and answers among many."""
    compared = [line(one.name).lower() for one in assessment.questionnaire.model.groups if one.id in COMPARED_GROUPS]
    among = f" bland dimensionerna i {listed(compared)}" if compared else ""
    yield (
        "Starkast och svagast",
        f"Tre av varje{among} om minst sex har ett index, annars hälften av dem avrundat nedåt. Vid lika gäller "
        "modellens ordning.",
    )
    of_groups = "nivån för drift och utveckling, fältet i fyrfältet och " if _has_groups(assessment) else ""
    yield (
        decisive(scores),
        "Varje svar flyttas ett steg upp och ett ned, ett i taget. Det som då får ett annat ord visas: "
        f"{of_groups}nivån för dimensioner med minst två frågor.",
    )
