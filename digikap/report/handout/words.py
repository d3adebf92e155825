"""The sentences of a handout: how to answer, what each question takes, how the file is handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from digikap.model.answer import Special
from digikap.model.questionnaire import (
    MultipleChoice,
    Question,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
    Text,
)
from digikap.swedish import capital, listed, small_number
from digikap.text import visible_line

UNKNOWN, NOT_APPLICABLE = capital(Special.UNKNOWN.words), capital(Special.NOT_APPLICABLE.words)

RECORD = (
    "På mötet förs svaren in i en fil på kommunens dator. Ingenting skickas någonstans.",
    "Filen kan bli en allmän handling, och då kan vem som helst begära ut den. Det kan också ett papper bli som lämnas "
    "in eller sparas. Fråga registratorn om hur de hanteras.",
    "Skriv roller, aldrig namn, och ingenting om enskilda personer eller om brister i säkerheten.",
)
"""How what is written becomes a public record."""


def how_to_answer(questionnaire: Questionnaire, questions: Sequence[Question]) -> Iterator[str]:
    """How these questions are answered: only what is needed for them."""
    yield "Läs före mötet, kryssa det som ni tycker stämmer bäst och skriv stödord. Ta med papperet till mötet."
    ratings = [question for question in questions if isinstance(question, Rating)]
    if any(rating.anchors for rating in ratings):
        yield (
            "En skattning får ett kryss. Beskrivningen säger vad som gäller på steget; ett steg utan beskrivning "
            "ligger mellan stegen intill."
        )
    if any(UNKNOWN in specials(questionnaire, question) for question in questions):
        yield f"{UNKNOWN} är ett svar. Det är bättre än en gissning."
    if any(NOT_APPLICABLE in specials(questionnaire, question) for question in questions):
        yield f"{NOT_APPLICABLE} väljer ni där frågan eller raden inte gäller er. Den räknas då inte med."
    if any(isinstance(question, RatingGrid) for question in questions):
        yield "En tabell får ett kryss på varje rad."
    if any(isinstance(question, RatingGrid) and question.rows == "services" for question in questions):
        yield _about_services(questionnaire)
    if any(isinstance(question, Ranking) for question in questions):
        yield "I en rangordning skriver ni siffror i rutorna: 1 för det viktigaste, sedan 2 och så vidare."
    if any(question.optional for question in questions):
        yield "Frågor märkta Tillval ställs bara om gruppen har valt att ta med dem."
    if any(_condition_of(questionnaire, question) for question in questions):
        yield (
            "Några frågor besvaras bara efter ett visst svar. Då står det där frågan eller avsnittet börjar. "
            f"{UNKNOWN} räknas aldrig som ett sådant svar."
        )


def _about_services(questionnaire: Questionnaire) -> str:
    start = "Tabellernas rader är verksamheter. Stryk dem som ni inte har och skriv egna på de tomma raderna"
    extra = [visible_line(service.short) for service in questionnaire.services if service.optional]
    return f"{start}, till exempel {listed(extra, 'eller')}." if extra else f"{start}."


def _condition_of(questionnaire: Questionnaire, question: Question) -> bool:
    return question.visible_if is not None or questionnaire.section_of(question.id).visible_if is not None


def specials(questionnaire: Questionnaire, question: Question) -> tuple[str, ...]:
    """The special answers that a question takes, in words."""
    match question:
        case Rating() | RatingGrid():
            unknown, absent = questionnaire.scale(question.scale).allow_unknown, question.allow_not_applicable
        case SingleChoice() | MultipleChoice() | Ranking():
            unknown, absent = question.allow_unknown, False
        case Text():
            unknown, absent = False, False
        case _:
            assert_never(question)
    return (*[UNKNOWN] * unknown, *[NOT_APPLICABLE] * absent)


def instruction(question: Question) -> str:
    """What a question takes, as one sentence; "" where it is plain from how it looks."""
    if is_filled_in(question):
        return "Behöver inte besvaras: uppgiften fylls i när kommunen har valts."
    match question:
        case SingleChoice() | MultipleChoice(max_choices=1):
            return "Ett kryss."
        case MultipleChoice(max_choices=None):
            return "Ett eller flera kryss."
        case MultipleChoice(max_choices=most):
            assert most is not None
            return f"Högst {small_number(most)} kryss."
        case Ranking(max_choices=1):
            return "Välj ett: skriv 1 i rutan."
        case Ranking(max_choices=most):
            return f"Välj högst {small_number(most)} och rangordna: skriv 1 vid det viktigaste."
        case Rating() | RatingGrid() | Text():
            return ""
        case _:
            assert_never(question)


def is_filled_in(question: Question) -> bool:
    """Whether the start of the interview answers the question by itself, from what is known of the municipality."""
    return isinstance(question, SingleChoice | MultipleChoice) and question.fact in ("population", "group")
