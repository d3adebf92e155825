"""The text of a new questionnaire: small, whole and commented, so that it teaches by example."""

from __future__ import annotations

from dataclasses import dataclass

import tomli_w

from digikap.checking.schema import NAME
from digikap.model.base import RESERVED_IDS
from digikap.model.scale import Scale
from digikap.swedish import file_name

MOST_SECTIONS = 20
"""More sections than this are no beginning."""

ID_LENGTH = 60


@dataclass(frozen=True)
class Plan:
    """What is known of a new questionnaire. `dimension`: the name of one of its own, None without.

    `extends`: the shipped questionnaire that it builds on (``kommunen@1``), None where it starts anew.
    """

    title: str
    id: str
    sections: int = 1
    dimension: str | None = None
    extends: str | None = None


def proposed_id(title: str) -> str:
    """An id made from a title, and none that stands for an answer."""
    made = file_name(title).replace("-", "_")[:ID_LENGTH].strip("_") or "formular"
    return f"{made}_2" if made in RESERVED_IDS else made


def starter(plan: Plan, scales: tuple[Scale, ...], file: str) -> str:
    """The file's text. `scales` are those that all questionnaires share, `file` is what the file will be called."""
    parts = [_head(plan, file), _dimension(plan), _first(plan)]
    parts += [_section(plan, number) for number in range(2, plan.sections + 1)]
    return "\n".join([*parts, _own(plan, _more(scales))])


def _own(plan: Plan, example: str) -> str:
    """An example with ids that a questionnaire it builds on cannot have; where it stands alone they are plain."""
    return example if plan.extends else example.replace("egen_", "")


def _head(plan: Plan, file: str) -> str:
    extends = f'extends = "{plan.extends}" # allt i det formuläret följer med\n' if plan.extends else ""
    more = _EXTENDS if plan.extends else ""
    return (
        f"#:schema ./{NAME}\n{_ABOUT.format(file=file)}\n"
        'format = "digikap-questionnaire"\nformat_version = 1\n'
        f'id = "{plan.id}" # a–z, 0–9 och _; byts aldrig när formuläret har använts\n'
        "version = 1 # höjs med ett när en fråga läggs till, tas bort eller ändras\n"
        f"{extends}{_text('title', plan.title)}"
        f'intro = "Skriv här vad formuläret är till för. Texten visas när en självskattning börjar."\n{more}'
    )


def _text(key: str, value: str) -> str:
    return tomli_w.dumps({key: value})


def dimension_id(plan: Plan) -> str:
    """The id of the own dimension; one that a questionnaire it builds on cannot have."""
    name = proposed_id(plan.dimension or "dimension")
    return f"egen_{name}"[:ID_LENGTH].strip("_") if plan.extends else name


def _dimension(plan: Plan) -> str:
    if plan.dimension is None:
        return _NO_DIMENSION
    return f'{_DIMENSIONS}[[dimensions]]\nid = "{dimension_id(plan)}"\n{_text("name", plan.dimension)}' + (
        'description = "Skriv här vad dimensionen handlar om, i en mening."\n'
    )


def _measures(plan: Plan) -> str:
    if plan.dimension is None:
        return '# dimensions = ["min_dimension"] # det som frågan mäter\n'
    return f'dimensions = ["{dimension_id(plan)}"] # det som frågan mäter\n'


def _first(plan: Plan) -> str:
    return _own(plan, _FIRST).replace("DIMENSIONS\n", _measures(plan))


def _section(plan: Plan, number: int) -> str:
    return _own(plan, _SECTION).replace("NUMBER", str(number)).replace("DIMENSIONS\n", _measures(plan))


def _more(scales: tuple[Scale, ...]) -> str:
    width = max(len(scale.id) for scale in scales)
    lines = [f"#   {scale.id:<{width}}  {scale.levels[0]} – {scale.levels[-1]}" for scale in scales]
    return _MORE.replace("SCALES", "\n".join(lines))


_ABOUT = """\
# Ett formulär för digikap. Allt efter # är kommentarer: läs dem, ändra exemplen till era egna och ta bort det ni inte
# behöver. Text står inom raka citattecken ("), ja och nej heter true och false.
#
#   digikap check {file}     visar allt som är fel
#   digikap assess {file}    provar frågorna
#
# Varje fråga, svar, rad och dimension har ett id. Det byter aldrig betydelse: ändras en fråga så att gamla svar inte
# längre stämmer får den ett nytt id.
"""

_EXTENDS = """
# include_optional = ["…"] # tillval i det andra formuläret som alltid ska ställas, efter frågornas id
# remove_services = ["…"]  # verksamheter som ni inte har, efter deras id

# En verksamhet till i tabellerna:
# [services.hamn]
# name = "Hamnen"

# En hjälptext med era egna ord (ingenting annat i en fråga som finns får ändras):
# [questions.d_total]
# help = "Tänk på hela kommunen, med bolagen."
"""

_DIMENSIONS = """\
# ---------------------------------------------------------------- dimensioner
# Det som frågorna mäter. Rapporten visar varje dimension för sig, som medelvärdet av sina frågor.
"""

_NO_DIMENSION = """\
# ---------------------------------------------------------------- dimensioner
# Vill ni ha ett sammanvägt värde i rapporten? Ta bort # på raderna här nedanför, och vid dimensions i frågorna.
# [[dimensions]]
# id = "min_dimension"
# name = "Dimensionens namn"
# description = "Vad den handlar om, i en mening."
"""

_FIRST = """\
# ---------------------------------------------------------------- avsnitt 1
[[sections]]
id = "egen_del_1"
title = "Det första avsnittet"
intro = "Några ord innan frågorna börjar."
minutes = 5 # räkna med en minut för en fråga och 20 sekunder för en rad i en tabell
discussion = ["Var skiljer sig era bilder mest?"] # att samtala om efter frågorna

# En skattning: ett steg på en skala. Beskriv gärna några av stegen (anchors), så att alla menar samma sak.
[[sections.questions]]
id = "egen_overblick"
kind = "rating"
scale = "grad"
text = "I vilken grad vet ni vad som behöver göras de närmaste två åren?"
label = "Överblick" # kort namn i tabeller och rapporter
help = "Visas när någon trycker på frågetecknet."
anchors = { 1 = "Var och en vet sitt.", 3 = "Det viktigaste är nedskrivet.", 5 = "Allt är nedskrivet och ordnat." }
DIMENSIONS

# Ett val: exakt ett svar. Med multiple_choice går det att välja flera.
[[sections.questions]]
id = "egen_plan"
kind = "single_choice"
text = "Finns det en beslutad plan?"
label = "Plan"
allow_unknown = true # vet ej är ett svar
choices = [
  { id = "nej", text = "Nej" },
  { id = "arbetas_fram", text = "Den arbetas fram" },
  { id = "ja", text = "Ja" },
]

# Ett villkor: frågan ställs bara om en tidigare fråga fick ett visst svar. Efter en skattning skriver ni i stället
# visible_if = { question = "egen_overblick", at_least = 4 }, eller at_most.
[[sections.questions]]
id = "egen_foljs"
kind = "rating"
scale = "grad"
text = "I vilken grad följs planen?"
label = "Planen följs"
visible_if = { question = "egen_plan", is = ["ja"] }
DIMENSIONS

# En tabell: samma fråga för varje rad. Med rows = "services" blir raderna kommunens verksamheter.
[[sections.questions]]
id = "egen_tabell"
kind = "rating_grid"
scale = "niva"
text = "Hur hög är er förmåga i de här lägena?"
label = "Förmåga"
allow_not_applicable = true # ej aktuellt är ett svar
rows = [
  { id = "vardag", name = "En vanlig dag" },
  { id = "semester", name = "Under semestern" },
  { id = "kris", name = "I en kris" },
]
"""

_SECTION = """\
# ---------------------------------------------------------------- avsnitt NUMBER
[[sections]]
id = "egen_del_NUMBER"
title = "Avsnitt NUMBER: skriv en rubrik"
minutes = 2

[[sections.questions]]
id = "egen_fraga_NUMBER"
kind = "rating"
scale = "stammer"
text = "Skriv här ett påstående som läses högt."
label = "Påstående NUMBER"
DIMENSIONS
"""

_MORE = """\
# ---------------------------------------------------------------- mer som går att göra
# Gemensamma skalor, från lägsta till högsta steget:
SCALES
#
# En egen skala:
# [[scales]]
# id = "min_skala"
# name = "Hur långt ni har kommit"
# levels = ["Inte börjat", "Börjat", "Klart"]
# allow_unknown = true
#
# En rangordning, det viktigaste först:
# [[sections.questions]]
# id = "egen_viktigast"
# kind = "ranking"
# text = "Vilket är viktigast?"
# label = "Viktigast"
# max_choices = 2
# choices = [
#   { id = "tid", text = "Tid" },
#   { id = "pengar", text = "Pengar" },
#   { id = "annat", text = "Något annat", free_text = true }, # gruppen skriver själv
# ]
#
# Egna ord:
# [[sections.questions]]
# id = "egen_text"
# kind = "text"
# text = "Vad vill ni ta med er?"
# label = "Att ta med"
#
# Mer i en skattning:
# weight = 2           # räknas dubbelt i sin dimension
# optional = true      # tillval: ställs bara om gruppen väljer till den
# quick = true         # är med i snabbversionen; kräver quick_minutes högst upp i filen
"""
