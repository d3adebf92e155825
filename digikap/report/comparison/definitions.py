"""Every key of an exported comparison: what it means, and what its value is; and the JSON Schema of all of them."""

from __future__ import annotations

import json
from typing import Any, get_args

from digikap.comparing import CircumstanceKind, Manner, MatchKind, SideName, Why
from digikap.model.assessment import State, Variant
from digikap.model.plan import ActionState
from digikap.report.export.schema import shaped
from digikap.report.export.shape import (
    ID,
    ById,
    Day,
    Key,
    Many,
    Number,
    Table,
    Text,
    Truth,
    Whole,
    keys,
    optional,
)
from digikap.scoring.result import Agreement, Label

FORMAT = "digikap-comparison"
FORMAT_VERSION = 1
SCHEMA_NAME = "digikap-comparison.schema.json"

_PERCENT = Number(0, 100)
_LABEL = Text(get_args(Label))
_STATE = Text(("value", "unknown", "not_applicable", "unanswered"))
_NAME = Key("name", "Namnet i rapporten.", Text())
_ID = Key("id", "Det som skript kan lita på: id på frågan, gruppen, dimensionen eller åtgärden.", ID)
_ROW = optional("row", "Id på raden i en tabell.", ID)

_SIDE = (
    Key("id", "Självskattningens id.", Text()),
    Key("organisation", "Kommunen som filen anger den.", Text()),
    optional("code", "Kommunkoden, fyra siffror som text.", Text()),
    Key("date", "Mötets dag.", Day()),
    Key("mode", "Hur man svarade: consensus, tally, individual (en person) eller merged (flera, hopslagna).",
        Text(get_args(Manner))),
    optional("participants", "Antal som svarade. Saknas där det inte är angivet.", Whole(1)),
    Key("variant", "full: hela formuläret. quick: snabbversionen.", Text(get_args(Variant))),
    Key("state", "finished: avslutad. ongoing: pågår.", Text(get_args(State))),
    Key("questionnaire", "Formulärets id.", Text()),
    Key("version", "Formulärets version.", Whole(1)),
)  # fmt: skip
_OWN = tuple(
    key
    for side, told in (("before", "Den första"), ("after", "Den andra"))
    for key in (
        optional(f"own_{side}", f"0–100. {told} för sig, på alla sina frågor.", _PERCENT),
        optional(f"own_{side}_low", "0–100. Intervallets nedre ände.", _PERCENT),
        optional(f"own_{side}_high", "0–100. Intervallets övre ände.", _PERCENT),
        Key(f"own_{side}_answered", "Antal frågor med ett värde; för en fråga antal svarande.", Whole()),
        Key(f"own_{side}_asked", "Antal ställda frågor; för en fråga antal tillfrågade.", Whole()),
    )
)
_CHANGE = (
    _ID,
    optional("row", "Id på raden i en tabell; för en resurs id på gruppen som den gäller.", ID),
    _NAME,
    optional("before", "0–100, orundat. Den första, bara på de gemensamma frågorna.", _PERCENT),
    optional("after", "0–100, orundat. Den andra, bara på de gemensamma frågorna.", _PERCENT),
    optional("points", "after − before, −100 till 100. Saknas där det inte jämförs.", Number(-100, 100)),
    Key("clear", "Sant om det är en tydlig förändring: minst 12,5, och minst hälften av frågorna åt samma håll.",
        Truth()),
    optional("label_before", "Ordet för before.", _LABEL),
    optional("label_after", "Ordet för after.", _LABEL),
    Key("common", "Antal gemensamma frågor som siffran vilar på.", Whole()),
    Key("moved", "Antal av dem som flyttade sig åt samma håll som siffran.", Whole()),
    Key("missing", "Antal som den sida som frågar minst har men som inte är gemensamma.", Whole()),
    optional("why", "Varför det inte jämförs: new, removed, not_asked eller too_little (under hälften gemensamt).",
             Text(get_args(Why))),
    optional("state_before", "Där det inte jämförs och vilar på en enda fråga: dess läge i den första.", _STATE),
    optional("state_after", "Dess läge i den andra.", _STATE),
    optional("settled", "Vilken sida som har ett fastställt svar, där det ger en annan skillnad än rösterna.",
             Text(get_args(SideName))),
    optional("votes", "Vad points hade varit av rösterna ensamma, där bara en sida är fastställd.",
             Number(-100, 100)),
    *_OWN,
)  # fmt: skip
_CHANGES = Many(Table(_CHANGE))
_MATCH = (
    _ID, _ROW, _NAME,
    Key("kind", "Vad som har blivit av frågan: common (jämförs), became_known, became_unknown, no_value, "
        "not_applicable, not_asked (inte ställd), reworded (omformulerad), new eller removed.",
        Text(get_args(MatchKind))),
    optional("before", "Den förstas läge: value, unknown, not_applicable eller unanswered. Saknas om inte ställd.",
             _STATE),
    optional("after", "Den andras läge.", _STATE),
)  # fmt: skip
_AGREEMENT = (
    _ID, _ROW, _NAME,
    Key("before", "samsyn, delad bild eller motstridigt.", Text(get_args(Agreement))),
    Key("after", "Samma för den andra.", Text(get_args(Agreement))),
    Key("deviation_before", "Medelavvikelsen i steg.", Number(0, 10)),
    Key("deviation_after", "Medelavvikelsen i steg.", Number(0, 10)),
)  # fmt: skip
_KNOWLEDGE = (
    _ID, _ROW, _NAME,
    Key("unknown_before", "Antal som svarade ”vet ej”.", Whole()),
    Key("unknown_after", "Antal som svarade ”vet ej”.", Whole()),
    Key("asked_before", "Antal tillfrågade.", Whole()),
    Key("asked_after", "Antal tillfrågade.", Whole()),
)  # fmt: skip
_GAP = (
    _ID, _NAME,
    Key("required_before", "0–100. Vad uppdraget kräver enligt den första.", _PERCENT),
    Key("required_after", "0–100. Vad uppdraget kräver enligt den andra.", _PERCENT),
    Key("gap_before", "required_before minus indexet på de gemensamma frågorna, −100 till 100.", Number(-100, 100)),
    Key("gap_after", "Samma för den andra.", Number(-100, 100)),
)  # fmt: skip
_TIGHTEST = (
    _ID, _NAME,
    optional("before", "Id på den trängsta sektorn. Saknas där det är jämnt fördelat.", ID),
    optional("after", "Samma för den andra.", ID),
)  # fmt: skip
_CHOICE = (
    Key("choice", "Alternativets id.", ID),
    Key("name", "Alternativet i ord.", Text()),
    Key("before", "Antal som valde det.", Whole()),
    Key("after", "Antal som valde det.", Whole()),
    optional("place_before", "Platsen, 1 är först; lika valda delar plats. Saknas om ingen valde det.", Whole(1)),
    optional("place_after", "Platsen i ordningen.", Whole(1)),
)
_CHOICES = (
    _ID, _NAME,
    Key("changed", "Sant om en rangordning har fått en annan ordning, eller andelarna är andra.", Truth()),
    Key("respondents_before", "Antal som valde något.", Whole()),
    Key("respondents_after", "Antal som valde något.", Whole()),
    Key("choices", "Alternativen.", Many(Table(_CHOICE))),
)  # fmt: skip
_PROMISE = (
    _ID,
    Key("text", "Vad som lovades.", Text()),
    optional("role", "Ansvarig roll.", Text()),
    optional("due", "Senast.", Day()),
    Key("state", "Läget: lovad, pagar, klar eller struken.", Text(get_args(ActionState))),
    Key("told", "Sant om läget är det som den senare självskattningen säger.", Truth()),
)

COMPARISON = Table((
    Key("format", "Vad filen är: digikap-comparison.", Text((FORMAT,))),
    Key("format_version", "Filformatets version.", Whole(FORMAT_VERSION, FORMAT_VERSION)),
    Key("same", "Sant om det är samma självskattning med samma innehåll.", Truth()),
    Key("before", "Den första av de två.", Table(_SIDE)),
    Key("after", "Den andra av de två.", Table(_SIDE)),
    Key("questionnaire", "Formuläret som båda räknas med.",
        Table((Key("id", "Formulärets id.", Text()), Key("version", "Dess version.", Whole(1)),
               Key("title", "Dess titel.", Text())))),
    Key("profile", "Id på fältet i fyrfältet, på de gemensamma frågorna.",
        Table((Key("before", "Den första.", ID), Key("after", "Den andra.", ID)), may_be_empty=True)),
    Key("definitions", "Vad nycklarna betyder.", ById(Text())),
    Key("circumstances", "Det som skiljer utöver svaren.", Many(Table((
        Key("kind", "Vad som skiljer.", Text(get_args(CircumstanceKind))),
        optional("before", "Den första, som text.", Text()),
        optional("after", "Den andra, som text.", Text()))))),
    Key("promises", "Den tidigares åtgärder, och vad som har blivit av dem.", Many(Table(_PROMISE))),
    Key("groups", "Drift och utveckling, var för sig.", _CHANGES),
    Key("dimensions", "Dimensionerna.", _CHANGES),
    Key("resources", "De stora tre, ruta för ruta.", _CHANGES),
    Key("services", "Gemensamma rader per verksamhet.", _CHANGES),
    Key("questions", "Övriga gemensamma frågor och rader.", _CHANGES),
    Key("agreements", "Hur lika svaren är, där båda har minst tre röster.", Many(Table(_AGREEMENT))),
    Key("knowledge", "Gemensamma frågor där minst en tredjedel svarade ”vet ej” i någon av dem.",
        Many(Table(_KNOWLEDGE))),
    Key("gaps", "Avståndet till vad uppdraget kräver, där båda har angett det.", Many(Table(_GAP))),
    Key("tightest", "Trångaste sektorn av de stora tre, för drift och för utveckling.", Many(Table(_TIGHTEST))),
    Key("choices", "Gemensamma val och rangordningar.", Many(Table(_CHOICES))),
    Key("matches", "Alla frågor och rader som någon av de två visar.", Many(Table(_MATCH))),
))  # fmt: skip
"""The comparison, key by key in the order that they are written."""

FIGURES = ("groups", "dimensions", "resources", "services", "questions")
"""The lists of changes, which have the same keys."""

DEFINITIONS = {
    "_".join(("figures" if path[0] in FIGURES and path[1:] else path[0], *path[1:])): key.means
    for path, key in keys(COMPARISON)
}
"""What each key means, by the names that lead to it; those of the lists of changes once, as ``figures_…``."""


def schema() -> dict[str, Any]:
    """The schema as a plain table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Jämförelse ur digikap",
        **shaped(COMPARISON),
    }


def schema_text() -> str:
    """The schema as the file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
