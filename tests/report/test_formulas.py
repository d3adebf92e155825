"""How everything is computed is told rule by rule: no rule of the scoring is missing from the report."""

from __future__ import annotations

import pytest

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.report.view import Report, view
from digikap.report.view.blocks import Facts
from digikap.scoring.distribution import Distribution
from tests.report.room import answered, fresh, reported, without_groups
from tests.report.test_view import section, voted
from tests.report.workshop import workshop

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

RULES = {
    "a level": "Lägsta steget på en skala räknas som 0 och högsta som 100, med lika långt mellan stegen.",
    "four states": "Tre olika saker som aldrig räknas som ett steg.",
    "not applicable": "”Ej aktuellt” räknas bort helt, som om frågan inte hade ställts.",
    "coverage": "Hur många av de ställda frågorna som har ett värde.",
    "half of the questions": "Ett index visas bara om minst hälften av de ställda frågorna har ett värde",
    "half counts, never weighs": "oavsett vad de väger",
    "a dimension": "Medelvärdet av dimensionens frågor.",
    "weights": "Varje fråga väger lika om inte formuläret säger annat",
    "two dimensions": "en fråga som hör till två dimensioner räknas fullt i båda.",
    "the interval": "Vad indexet hade varit om varje ”vet ej” i stället vore lägsta eller högsta steget",
    "vet ej in the interval": "en fråga som är ”vet ej” räknas som 0–100.",
    "unanswered in the interval": "Obesvarade frågor gör det inte bredare.",
    "labels": "Under 12,5 mycket låg, under 37,5 låg, under 62,5 delvis, under 87,5 god, annars mycket god",
    "labels are of the exact index": "efter det orundade indexet",
    "no label": "Dimensioner som inte är en förmåga får ingen nivå.",
    "knowledge gap": "Minst en tredjedel av svaren på frågan är ”vet ej”, och minst två om fler än en svarade.",
    "what is not counted": "Tabeller per rad, val, rangordningar och text.",
    "strongest and weakest": "om minst sex har ett index, annars hälften av dem avrundat nedåt.",
    "ties": "Vid lika gäller modellens ordning.",
    "sensitivity": "Varje svar flyttas ett steg upp och ett ned, ett i taget.",
    "sensitivity of dimensions": "nivån för dimensioner med minst två frågor.",
    "rounding": "Index visas som heltal, en halv avrundas uppåt.",
}
OF_GROUPS = {
    "a group": "Var sitt medelvärde av sina dimensioner, där varje dimension väger lika.",
    "never one total": "De läggs aldrig ihop till en siffra",
    "half of the dimensions": "Minst hälften av de ställda dimensionerna ska ha ett index.",
    "asked dimensions": "En dimension är ställd om någon av dess frågor är det.",
    "counted once": "En fråga som hör till två av dimensionerna räknas en gång i underlaget.",
    "a dimension with vet ej": "En dimension som saknar index men har ett ”vet ej” räknas då som 0–100.",
    "overall beside": "Er bedömning av helheten visas bredvid indexet och räknas inte in.",
    "overall instead": "Bara där ingen dimension ställs, som i snabbversionen, står den i stället för indexet.",
    "the cut": "Högt är minst 62,5",
    "border cases": "Gränsfall är det inom 5 från gränsen: då nämns alla fält som ligger lika nära.",
    "no profile": "Saknas ett av de två indexen blir det inget fält.",
    "resources apart": "Tid, kompetens och ekonomi visas var för sig för drift och utveckling, aldrig sammanvägda.",
    "tightest": "den lägsta om alla tre har ett index och den ligger minst 12,5 under nästa",
    "compared": "Tre av varje bland dimensionerna i driftskapacitet, utvecklingskapacitet och bärande villkor",
    "sensitivity of groups": "nivån för drift och utveckling, fältet i fyrfältet och nivån",
}
OF_DIFFERENCES = {"difference": "Indexet för den ena frågan minus indexet för det som den ställs mot."}
OF_VOTES = {
    "settled or mean": "Indexet räknas på det steg som ni fastställde, annars på medelvärdet av svaren (av rösterna i",
    "the last round": "i den sista omröstningen).",
    "votes in the interval": "I intervallet läggs varje ”vet ej” på lägsta och på högsta steget.",
    "agreement": "högst 0,8 steg på fem steg, 4/25 av antalet steg på andra skalor.",
    "from three votes": "Räknas från tre svar på skalan.",
    "contradiction": "motstridigt om någon svarade i var ände av skalan.",
    "the order of spread": "Svarens genomsnittliga avstånd från sitt medelvärde, delat med skalans längd i steg.",
}
OF_WORKSHOPS = {
    "overlap": "Hur många val två svarande har gemensamt, som medelvärde över alla par av svarande.",
    "gap": "Nivån som uppdraget kräver, på fem steg som räknas om till 0–100, minus indexet.",
    "gap words": "Högst 0 är i balans, under 12,5 ett litet gap, under 25 ett tydligt, annars ett stort",
}
ALL = RULES | OF_GROUPS | OF_DIFFERENCES | OF_VOTES


def told(report: Report) -> str:
    block = section(report, "Så är det räknat").blocks[0]
    assert isinstance(block, Facts)
    return " ".join(detail for fact in block.items for detail in fact.details)


@pytest.mark.parametrize("rule", ALL)
def test_every_rule_is_told_where_it_is_used(example: Assessment, rule: str) -> None:
    votes = view(example, voted(example, d_tid=Distribution.of_votes(5, [3, 4, 4])))
    assert ALL[rule] in told(votes)


@pytest.mark.parametrize("rule", OF_WORKSHOPS)
def test_the_rules_of_a_workshop_are_told_where_it_has_lists_and_requirements(
    kommunen: Questionnaire, rule: str
) -> None:
    assert OF_WORKSHOPS[rule] in told(reported(workshop(kommunen)))


def test_a_rule_that_nothing_rests_on_is_left_out(report: Report) -> None:
    assert not [rule for rule, words in (OF_VOTES | OF_WORKSHOPS).items() if words in told(report)]
    little = told(reported(answered(fresh(without_groups()), 3)))
    assert [rule for rule, words in ALL.items() if words in little] == list(RULES)


def test_chapter_three_counts_values_and_not_answers(report: Report) -> None:
    """”Vet ej” is an answer, and 0 of 1 in the coverage."""
    assert "hur många av de ställda frågorna som har ett värde, och" in str(report.chapters[2].blocks[0])
