"""Every key of the exported results: what it means, and what its value is.

A new key is written in `results` and told here; schema, data dictionary and the export's own definitions follow.
"""

from __future__ import annotations

from typing import get_args

from digikap.model.assessment import Mode, State, Variant
from digikap.model.plan import ActionState
from digikap.report.export.shape import (
    ID,
    ById,
    Day,
    Either,
    Key,
    Many,
    Number,
    Shape,
    Table,
    Text,
    Truth,
    Whole,
    keys,
    optional,
)
from digikap.scoring.gap import GapWord
from digikap.scoring.result import Agreement, Basis, Label

FORMAT = "digikap-results"
FORMAT_VERSION = 1

LEVELS = 10
"""The most levels that a scale can have."""

_MOST_CHOICES = 1000
"""More than a question can have."""

_PERCENT = Number(0, 100)
_NAMED = Text(pattern="^[a-z0-9_]+@[1-9][0-9]*$")
_LEVEL = Number(1, LEVELS)
_SPECIAL = Text(("vet_ej", "ej_aktuellt"))
_MARK = Either((Whole(1, LEVELS), _SPECIAL))

_ID = Key(
    "id",
    "Det som skript kan lita på: byter aldrig betydelse. Överst självskattningens eget, under previous den förras.",
    ID,
)
_NAME = Key("name", "Namnet i rapporten; under questions frågans korta namn.", Text())
_LABEL = optional(
    "label",
    "mycket låg (under 12,5), låg (under 37,5), delvis (under 62,5), god (under 87,5) eller mycket god.",
    Text(get_args(Label)),
)
_ANSWERED = Key(
    "answered", "Antal frågor med ett värde; under questions antal svarande som gav ett svar på frågan.", Whole()
)
_COUNTED = (
    _ANSWERED,
    Key("asked", "Antal ställda frågor utom ej aktuella; under questions antal tillfrågade.", Whole()),
)
_MEASURE = (
    optional(
        "index", "0–100, orundat. Lägsta steget på skalan är 0, högsta är 100. Saknas när underlaget är under hälften.",
        _PERCENT,
    ),
    *_COUNTED,
    optional("low", "0–100. Vad indexet hade varit om varje ”vet ej” vore lägsta steget.", _PERCENT),
    optional("high", "0–100. Vad indexet hade varit om varje ”vet ej” vore högsta steget.", _PERCENT),
)  # fmt: skip
_WITH_INDEX = (("index", "low", "high"), ("low", "index"), ("high", "index"))
_COUNT = Key("count", "Antal svarande som valde alternativet; under left_out hur många som är utelämnade.", Whole())

_ORGANISATION = (
    Key("name", _NAME.means, Text()),
    optional("code", "Kommunkoden, fyra siffror som text.", Text()),
    optional("county", "Länets namn.", Text()),
    optional("group", "Kommungruppen i SKR:s indelning från 2023.", Text()),
    optional("population", "Antal invånare.", Whole()),
    optional("population_year", "Folkmängden gäller den 31 december det här året.", Whole()),
)
_QUESTIONNAIRE = (
    _ID,
    Key("version", "Formulärets version, ett heltal från 1.", Whole(1)),
    Key("title", "Formulärets titel.", Text()),
    optional("bases", "Formulären som det bygger på, det närmaste först.", Many(_NAMED, 1)),
)
_PROFILE = (
    _ID,
    _NAME,
    Key("borderline", "Sant om något av de två indexen ligger högst 5 från 62,5.", Truth()),
    Key("also", "Id på de andra fält som ligger lika nära i ett gränsfall.", Many(ID, different=True)),
)
_CELL = (
    Key("dimension", "Id på den resurs (dimension) som cellen gäller.", ID),
    Key("part", "Id på den grupp som resursen gäller.", ID),
    *_MEASURE,
    _LABEL,
)
_RESOURCES = (
    Key(
        "tightest",
        "Per grupp id på den lägsta resursen, om alla tre har ett index och den ligger minst 12,5 under nästa.",
        ById(ID),
    ),
    Key("even", "Sant för en grupp där alla tre har ett index och ingen är klart lägst.", ById(Truth(always=True))),
    Key("cells", "En resurs för en grupp, med index och omdöme.", Many(Table(_CELL, together=_WITH_INDEX))),
)  # fmt: skip
_GROUP = (
    _ID, _NAME, *_MEASURE, _LABEL,
    Key("basis", "dimensions: medelvärdet av gruppens dimensioner. overall: den samlade bedömningen, en enda fråga.",
        Text(get_args(Basis))),
    optional("overall",
             "0–100. Den samlade bedömningen av gruppen, som inte räknas in i index när basis är dimensions.",
             _PERCENT),
    Key("dimensions_answered", "Antal av gruppens dimensioner som har ett index.", Whole()),
    Key("dimensions_asked", "Antal av gruppens dimensioner som ställdes.", Whole()),
)  # fmt: skip
_UNKNOWN = Key("unknown", "Antal svar ”vet ej”.", Whole())
_VOTES = (
    Key("counts", "Antal svar på varje steg, från det lägsta och uppåt.", Many(Whole(), 2, LEVELS)),
    _UNKNOWN,
    Key("not_applicable", "Antal svar ”ej aktuellt”.", Whole()),
)
_CHOICE = (
    _ID,
    _NAME,
    _COUNT,
    Key("first", "Antal svarande som satte alternativet först i en rangordning.", Whole()),
)
_CHOICES = Key("choices", "Alla alternativ i formulärets ordning. Val räknas inte in i något index.",
               Many(Table(_CHOICE), 2))  # fmt: skip

_SAID = (
    optional("minority", "Skälet från dem som var i minoritet, där oenigheten fick stå kvar.", Text()),
    optional("uneven", "Varför rösterna inte är lika många som deltagarna.", Text()),
)


def _voted(settled: Shape, votes: tuple[Key, ...]) -> tuple[Key, ...]:
    """What is there where a group voted: what it settled, and every round with what was said of it."""
    means = "Det som gruppen fastställde efter rösterna, så som i answers. Saknas där bara rösterna gäller."
    return (
        optional("settled", means, settled),
        optional("rounds", "Alla omröstningar, den första först. Den sista är den som räknas.",
                 Many(Table((*votes, *_SAID)), 1)),
    )  # fmt: skip


_RATED = (
    *_MEASURE,
    *_VOTES,
    optional("mean", "Medelvärdet i steg, 1 är lägst.", _LEVEL),
    optional("median", "Medianen i steg, 1 är lägst.", _LEVEL),
    optional("average_deviation", "Medelavvikelsen från medelvärdet, i steg.", Number(0, LEVELS)),
    optional("lowest", "Det lägsta steg som någon valde.", Whole(1, LEVELS)),
    optional("highest", "Det högsta steg som någon valde.", Whole(1, LEVELS)),
    optional("agreement", "samsyn, delad bild eller motstridigt. Saknas under tre svar med ett steg.",
             Text(get_args(Agreement))),
    *_voted(_MARK, _VOTES),
)  # fmt: skip


def _asked(kinds: tuple[str, ...], *keys: Key) -> Table:
    """A question of these kinds."""
    means = (
        "Frågans slag: rating (skattning), rating_grid (tabell), single_choice (ett val), multiple_choice (flera val), "
        "ranking (rangordning) eller text (egna ord)."
    )
    head = (_ID, _NAME, Key("kind", means, Text(kinds)), Key("section", "Id på frågans avsnitt.", ID))
    return Table((*head, *keys), together=_WITH_INDEX if "rating" in kinds else ())


_QUESTION = Either(
    (
        _asked(("rating",), *_RATED),
        _asked(
            ("rating_grid",), *_COUNTED,
            Key("rows", "Tabellens rader, var och en som en fråga. Tabeller räknas inte in i något index.",
                Many(Table((_ID, _NAME, *_RATED), together=_WITH_INDEX))),
        ),
        _asked(
            ("single_choice", "multiple_choice", "ranking"), *_COUNTED, _UNKNOWN, _CHOICES,
            optional("overlap", "Hur många val två svarande delar, i medeltal över alla par.",
                     Number(0, _MOST_CHOICES)),
            *_voted(Either((ID, Many(ID, 1, different=True))), (_ANSWERED, _UNKNOWN, _CHOICES)),
        ),
        _asked(("text",), *_COUNTED),
    )
)  # fmt: skip
_DIFFERENCE = (
    Key("question", "Id på frågan som skillnaden räknas från.", ID),
    Key("other", "Id på frågan eller dimensionen som den ställs mot.", ID),
    optional("row", "Id på raden, där skillnaden gäller en rad i en tabell.", ID),
    Key("minuend", "0–100. Indexet för question, eller för dess rad row.", _PERCENT),
    Key("subtrahend", "0–100. Indexet för other, en fråga eller en dimension.", _PERCENT),
    Key("points", "minuend − subtrahend, −100 till 100. En skillnad, inte ett gap.", Number(-100, 100)),
)
_ANSWER = Either((Whole(1, LEVELS), Text(), Many(ID, 1, different=True), ById(_MARK)))

_REQUIREMENT = (
    _ID,
    _NAME,
    optional("required", "0–100. Det index som uppdraget kräver, satt av gruppen i steg 1–5.", _PERCENT),
    optional("current", "0–100. Indexet i dag för det som kravet gäller.", _PERCENT),
    optional("gap", "required − current, −100 till 100. Över 0: kapacitet saknas.", Number(-100, 100)),
    optional("word", "i balans (högst 0), litet (under 12,5), tydligt (under 25) eller stort.",
             Text(get_args(GapWord))),
    optional("counts", _VOTES[0].means, _VOTES[0].shape),
    optional("unknown", _UNKNOWN.means, Whole()),
)  # fmt: skip
_STATE = "finished: avslutad. ongoing: pågår, så siffrorna kan ändras. För en åtgärd: lovad, pagar, klar eller struken."
_ACTIONS = Many(Table((
    Key("id", _ID.means, Text()),
    optional("text", "Åtgärden, i gruppens ord.", Text()),
    optional("role", "Den roll som ansvarar, aldrig ett namn.", Text()),
    optional("due", "Den dag då åtgärden ska vara gjord.", Day()),
    optional("first_step", "Det första steget.", Text()),
    optional("effect", "Hur det ska märkas att åtgärden hjälpte.", Text()),
    Key("state", _STATE, Text(get_args(ActionState))),
    optional("reason", "Varför åtgärden ströks.", Text()),
    optional("offered", "Id på det förslag som åtgärden gjordes av. Saknas för gruppens egna.", Text()),
)))  # fmt: skip
_DATE = "Mötets dag: år, månad och dag. Under previous den förra självskattningens."
_PREVIOUS = (
    optional("id", _ID.means, Text()),
    optional("date", _DATE, Day()),
    Key("actions", "Gruppens åtgärder; under previous de som lovades förra gången, och hur det gick.", _ACTIONS),
)
_COMMENTS = "Kommentarer för rapporten, efter frågans id. Under respondents i bokstavsordning."
_OTHER_TEXT = "Egna ord bakom ett val med fri text, efter frågans id."
_ANALYSIS = "Den egna analysen: efter avsnittets id, och samtalsfrågans nummer från 1."
_SEVERAL = Many(Text(), 1)
_RESPONDENTS = (
    Key("joined", "Antal filer som slogs ihop, en för varje svarande.", Whole(1)),
    Key("finished", "Antal av filerna som är avslutade.", Whole()),
    Key("comments", _COMMENTS, ById(_SEVERAL)),
    Key("texts", "Svar i egna ord efter frågans id, i bokstavsordning.", ById(_SEVERAL)),
    Key("other_text", _OTHER_TEXT, ById(_SEVERAL)),
    Key("analysis", _ANALYSIS, ById(ById(_SEVERAL))),
)

RESULTS = Table((
    Key("format", "Vad filen är: digikap-results.", Text((FORMAT,))),
    Key("format_version", "Filformatets version. Den höjs när en nyckel tas bort eller får en annan betydelse.",
        Whole(FORMAT_VERSION, FORMAT_VERSION)),
    optional("id", _ID.means, Text()),
    Key("anonymous", "Sant om det som kan peka ut kommunen är utelämnat.", Truth()),
    Key("example", "Sant för det medföljande exemplet: kommunen finns inte och svaren är påhittade.", Truth()),
    Key("state", _STATE, Text(get_args(State))),
    Key("mode", "Hur ni svarade. consensus: enades om varje svar. tally: röstade dolt. individual: var för sig.",
        Text(get_args(Mode))),
    Key("variant", "full: hela formuläret. quick: snabbversionen.", Text(get_args(Variant))),
    Key("date", _DATE, Day()),
    optional("participants", "Antal personer som deltog. Saknas där det inte är angivet.", Whole(1)),
    Key("minutes_used", "Använd tid i minuter.", Whole()),
    Key("organisation", "Den som har gjort självskattningen. Om en kommun finns fler uppgifter än namnet.",
        Table(_ORGANISATION, may_be_empty=True)),
    Key("questionnaire", "Formuläret som svaren gäller.", Table(_QUESTIONNAIRE)),
    Key("profile", "Fältet i fyrfältet av driftskapacitet och utvecklingskapacitet. Högt är minst 62,5.",
        Table(_PROFILE, may_be_empty=True)),
    Key("resources", "De stora tre: tid, kompetens och ekonomi, var för sig för drift och utveckling.",
        Table(_RESOURCES, may_be_empty=True)),
    Key("answers", "Svaren: steg från 1, id för val, vet_ej eller ej_aktuellt. I en rangordning det viktigaste först.",
        ById(_ANSWER)),
    Key("other_text", _OTHER_TEXT, ById(Text())),
    Key("comments", _COMMENTS, ById(Text())),
    Key("analysis", _ANALYSIS, ById(ById(Text()))),
    Key("previous", "Den förra självskattningen. Tom tabell där det inte finns någon.",
        Table(_PREVIOUS, may_be_empty=True)),
    Key("respondents", "De som svarade var för sig, alla tillsammans. Tom tabell i en fil som inte är sammanslagen.",
        Table(_RESPONDENTS, may_be_empty=True)),
    Key("definitions", "Vad nycklarna betyder, och i vilken enhet siffrorna är.", ById(Text())),
    Key("left_out", "Det som finns i självskattningens fil men inte här.",
        Many(Table((_ID, _NAME, Key(_COUNT.name, _COUNT.means, Whole(), required=False))))),
    Key("groups", "Grupperna med ett index, var för sig: drift och utveckling läggs aldrig ihop.",
        Many(Table(_GROUP, together=_WITH_INDEX))),
    Key("dimensions", "Dimensionerna som minst en ställd fråga hör till.",
        Many(Table((_ID, _NAME, *_MEASURE, _LABEL), together=_WITH_INDEX))),
    Key("questions", "Alla ställda frågor i formulärets ordning.", Many(_QUESTION)),
    Key("differences", "Formulärets jämförelser av två frågor, eller av en fråga och en dimension.",
        Many(Table(_DIFFERENCE))),
    Key("requirements", "Det som uppdraget kräver av en dimension eller grupp, och gapet till i dag.",
        Many(Table(_REQUIREMENT))),
    Key("actions", _PREVIOUS[2].means, _ACTIONS),
))  # fmt: skip
"""The results, key by key in the order that they are written."""


DEFINITIONS = {key.name: key.means for _, key in keys(RESULTS)}
"""What each name means, wherever it stands: part of the export, so that it explains itself."""
