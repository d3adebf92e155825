"""When a question is answered, in words: ”Besvaras om svaret på fråga 2.3 är ”I egen regi” eller ”En blandning”.”"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import assert_never

from digikap.model.condition import Condition
from digikap.model.questionnaire import (
    ChoiceQuestion,
    MultipleChoice,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
    Text,
)
from digikap.swedish import listed, quoted
from digikap.text import visible_line


def in_words(condition: Condition, questionnaire: Questionnaire, called: Callable[[str], str]) -> str:
    """What must have been answered, as the end of ”… besvaras om”. `called` gives a question's name by its id.

    The condition is one that the checker lets through: it names what there is.
    """
    question = questionnaire.question(condition.question)
    name = called(question.id)
    if condition == Condition(question=question.id):
        return f"{name} är besvarad"
    match question:
        case Rating():
            return f"svaret på {name} är {_levels(condition, questionnaire.scale(question.scale).levels)}"
        case SingleChoice():
            return f"svaret på {name} är {_single(condition, question)}"
        case MultipleChoice() | Ranking():
            return f"ni i {name} {_several(condition, question)}"
        case RatingGrid() | Text():  # the checker refuses conditions on these
            raise TypeError(question.kind)
        case _:
            assert_never(question)


def _levels(condition: Condition, levels: Sequence[str]) -> str:
    low, high = condition.at_least or 1, condition.at_most or len(levels)
    first, last = (f"{number} ({visible_line(levels[number - 1])})" for number in (low, high))
    if low == high:
        return first
    if high == len(levels):
        return f"{first} eller högre"
    if low == 1:
        return f"{last} eller lägre"
    return f"från {first} till {last}"


def _single(condition: Condition, question: SingleChoice) -> str:
    if condition.is_:
        return _named(question, [one for one in condition.is_ if one not in condition.is_not], "eller")
    return f"något annat än {_named(question, condition.is_not, 'eller')}"


def _several(condition: Condition, question: MultipleChoice | Ranking) -> str:
    wanted, unwanted = (_named(question, ids, "eller") for ids in (condition.is_, condition.is_not))
    if wanted and unwanted:
        return f"har valt {wanted} men inte {unwanted}"
    return f"har valt {wanted}" if wanted else f"har valt något, men inte {unwanted}"


def _named(question: ChoiceQuestion, ids: Sequence[str], last: str) -> str:
    texts = {choice.id: choice.text for choice in question.choices}
    return listed((quoted(visible_line(texts[one])) for one in ids), last)
