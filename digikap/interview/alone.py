"""Who answers alone: a number or an alias, never a name, and a role for those who want to tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from digikap.interview.device import Device, Draw, Prompt
from digikap.interview.steps import BACK, Before, asked, keeping, numbered_list, page
from digikap.interview.talk import limited
from digikap.interview.typed import Refused
from digikap.model.answer import Respondent
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire
from digikap.swedish import folded
from digikap.text import NAME_LIMIT, clean

ALIAS_LIMIT = 40
"""The most characters in an alias: it becomes part of a file's name."""

NOTICE = (
    "Du svarar ensam: filen innehåller en enda persons svar. Den som slår ihop filerna kan läsa dem. Resultatet visar "
    "aldrig vem som har svarat vad, men det du skriver med egna ord kan stå i rapporten."
)
"""What one who answers alone is told before the first question."""


def alias_of(typed: str) -> str | Refused:
    """The alias that a typed line stands for."""
    alias = " ".join(clean(typed).split())
    if not any(letter.isalnum() for letter in alias):
        return Refused("Skriv ett nummer eller ett alias, till exempel 7 eller blå.")
    short = limited(alias, ALIAS_LIMIT)
    return short if isinstance(short, Refused) else alias


def role_of(typed: str, questionnaire: Questionnaire) -> str | Refused:
    """The role that a line stands for: a choice of the questionnaire's by its id, number or words; else its own words.

    "" where nothing is typed.
    """
    words = " ".join(clean(typed).split())
    choices = role_choices(questionnaire)
    for number, (one, text) in enumerate(choices, start=1):
        if folded(words) in (str(number), folded(one), folded(text)):
            return text
    if words and not any(letter.isalpha() for letter in words):
        return Refused("Skriv en siffra ur listan, eller rollen med ord.")
    return limited(words, NAME_LIMIT)


def role_choices(questionnaire: Questionnaire) -> Sequence[tuple[str, str]]:
    """The roles that the questionnaire knows, by id, each with its words; none where it asks for none."""
    question = questionnaire.fact_question("roles")
    return [(choice.id, choice.text) for choice in question.choices if not choice.free_text] if question else []


def ask_alias(device: Device, assessment: Assessment, before: Before) -> Assessment | None:
    """The step of the start that asks for the alias."""
    kept = before[1].respondent if before else None
    draw = page(
        "Vad ska du kallas i filen?",
        "Ett nummer eller ett alias, aldrig ett namn. Alla i gruppen behöver olika.",
        before=kept.alias if kept else "",
    )
    alias = asked(device, draw, Prompt("Alias"), keeping(kept.alias if kept else None, alias_of))
    if alias is None:
        return None
    role = assessment.respondent.role if assessment.respondent else None
    return replace(assessment, respondent=Respondent(alias, role))


def ask_role(device: Device, assessment: Assessment, before: Before) -> Assessment | None:
    """The step of the start that asks for the role, which nobody has to tell."""
    assert assessment.respondent is not None
    kept = (before[1].respondent.role or "") if before and before[1].respondent else None
    meaning = partial(role_of, questionnaire=assessment.questionnaire)
    typed = asked(device, _roles(assessment.questionnaire, kept or ""), Prompt("Roll"), keeping(kept, meaning))
    if typed is None:
        return None
    return replace(assessment, respondent=replace(assessment.respondent, role=typed or None))


def _roles(questionnaire: Questionnaire, kept: str) -> Draw:
    names = [text for _, text in role_choices(questionnaire)]
    title = "Vilken roll har du?"
    words = "Frivilligt: Enter utan roll. Resultat visas aldrig för en roll som färre än fem har."
    if not names:
        return page(title, words, BACK, kept)
    return numbered_list(title, f"Skriv siffran, eller rollen med ord. {words}", names, kept)
