"""The columns of the long form, the kinds of row that it has, and what each measures."""

from __future__ import annotations

from digikap.report.definitions import DEFINITIONS

WHOLE = {
    "assessment": "Självskattningens id. Tomt i en anonym export.",
    "organisation": "Den som har gjort självskattningen. Tomt i en anonym export.",
    "code": f"{DEFINITIONS['code']} Ett kalkylprogram kan ta bort en inledande nolla; i xlsx står den kvar.",
    "date": "Mötets dag, ÅÅÅÅ-MM-DD.",
    "questionnaire": "Formulärets id.",
    "version": DEFINITIONS["version"],
    "variant": DEFINITIONS["variant"],
    "mode": DEFINITIONS["mode"],
    "state": DEFINITIONS["state"],
}
"""The columns that say the same on every row: whose, when, and in which questionnaire."""

OWN = {
    "kind": "Vad raden gäller, se nedan.",
    "id": "Det som skript kan lita på: id på frågan, gruppen, dimensionen eller avsnittet.",
    "name": "Namnet i rapporten; för en fråga dess korta namn.",
    "row": "Id på raden i en tabell. För en resurs gruppen som den gäller, i egen analys samtalsfrågans nummer.",
    "row_name": "Radens namn.",
    "choice": "Id på alternativet, stegets nummer på skalan, vet_ej eller ej_aktuellt.",
    "choice_name": "Alternativet eller steget i ord.",
    "round": "Omröstningens nummer, 1 är den första. Tomt för det som gäller till sist.",
    "measure": "Vad value eller text är ett mått på, se nedan.",
    "value": "Siffran, orundad. 1 är sant och 0 är falskt. Tomt där måttet är text eller svaret inget steg.",
    "text": "Måttet där det är text, och egna ord bakom ett val. En apostrof står före det som kunde bli en formel.",
}
"""The columns of the row itself."""

COLUMNS = WHOLE | OWN

_INDEX = ("index", "low", "high", "answered", "asked")
_RATED = (
    *_INDEX, "unknown", "not_applicable", "mean", "median", "average_deviation", "lowest", "highest", "agreement",
    "settled",
)  # fmt: skip
_PLANNED = ("text", "role", "due", "first_step", "effect", "state", "reason", "offered")

KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "assessment": (
        "Självskattningen i sin helhet.",
        (
            "format_version", "anonymous", "example", "participants", "minutes_used", "county", "group", "population",
            "population_year", "title", "bases", "joined", "finished",
        ),
    ),
    "left_out": ("Något som finns i självskattningens fil men inte här.", ("count", "left_out")),
    "profile": ("Fältet i fyrfältet.", ("borderline", "also")),
    "group": (
        "En grupp med ett index: drift eller utveckling.",
        (*_INDEX, "label", "basis", "overall", "dimensions_answered", "dimensions_asked"),
    ),
    "dimension": ("En dimension.", (*_INDEX, "label")),
    "resource": ("En av de stora tre för en grupp, som står under row.", (*_INDEX, "label", "tightest", "even")),
    "question": ("En ställd fråga.", (*_RATED, "overlap", "kind", "section")),
    "level": ("Ett steg på skalan för en fråga eller rad; steget står under choice.", ("count",)),
    "row": ("En rad i en tabell.", _RATED),
    "choice": ("Ett alternativ i en fråga.", ("count", "first")),
    "round": (
        "En omröstning om en fråga eller rad; numret står under round, steget eller alternativet under choice.",
        ("answered", "unknown", "not_applicable", "count", "first", "minority", "uneven"),
    ),
    "requirement": (
        "Det som uppdraget kräver av en dimension eller grupp; ett steg som någon röstade på står under choice.",
        ("required", "current", "gap", "word", "unknown", "count"),
    ),
    "difference": ("En jämförelse i formuläret.", ("other", "minuend", "subtrahend", "points")),
    "answer": ("Ett svar så som det gavs.", ("level", "chosen", "place", "text")),
    "other_text": ("Egna ord bakom ett val som inte står vid ett svar.", ("other_text",)),
    "comment": ("En kommentar för rapporten.", ("comment",)),
    "analysis": ("En rad i den egna analysen, på samtalsfrågan under row_name.", ("text",)),
    "action": ("En åtgärd i handlingsplanen; dess id står under id.", _PLANNED),
    "previous": ("Den förra självskattningen; dess id står under id.", ("date",)),
    "previous_action": ("En åtgärd som lovades förra gången.", _PLANNED),
}  # fmt: skip
"""Each kind of row, what it is about, and its measures."""

MEASURES = DEFINITIONS | {
    "left_out": "1: det är utelämnat, men går inte att räkna.",
    "tightest": "1: den lägsta resursen i gruppen. Saknas för de andra.",
    "even": "1: alla tre har ett index och ingen är klart lägst. Raden gäller gruppen, utan id.",
    "also": "Id på ett annat fält som ligger lika nära i ett gränsfall. En rad för vart och ett.",
    "bases": "Ett formulär som det bygger på, det närmaste först. En rad för vart och ett.",
    "count": "Antal svar på steget, antal som valde alternativet, eller hur många som är utelämnade.",
    "level": "Svarets steg från 1. Tomt för vet_ej och ej_aktuellt, som står under choice.",
    "chosen": "1 för det som valdes. Tomt för vet_ej.",
    "place": "Platsen i en rangordning, 1 är viktigast. Tomt för vet_ej.",
    "text": "Egna ord, i kolumnen text; för en åtgärd vad den är.",
    "settled": f"{DEFINITIONS['settled']} För val en rad för vart och ett.",
    "other_text": "Orden, i kolumnen text.",
    "comment": "Kommentaren, i kolumnen text.",
}
"""What each measure means; most are keys of the other formats too."""
