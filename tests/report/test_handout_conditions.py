"""Conditions in words."""

from __future__ import annotations

import pytest

from digikap.model.condition import Condition
from digikap.report.handout.conditions import in_words
from tests.report.handouts import everything


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"question": "grad", "at_least": 2}, "svaret på grad är 2 (Mitt emellan) eller högre"),
        ({"question": "grad", "at_most": 2}, "svaret på grad är 2 (Mitt emellan) eller lägre"),
        ({"question": "grad", "at_least": 1, "at_most": 2}, "svaret på grad är 2 (Mitt emellan) eller lägre"),
        ({"question": "grad", "at_least": 2, "at_most": 2}, "svaret på grad är 2 (Mitt emellan)"),
        ({"question": "grad", "at_least": 3}, "svaret på grad är 3 (Högt)"),
        ({"question": "grad", "at_most": 1}, "svaret på grad är 1 (Lågt)"),
        ({"question": "regi", "is": ["egen"]}, "svaret på regi är ”I egen regi”"),
        ({"question": "regi", "is": ["egen", "annat"]}, "svaret på regi är ”I egen regi” eller ”Annat”"),
        ({"question": "regi", "is_not": ["egen"]}, "svaret på regi är något annat än ”I egen regi”"),
        ({"question": "regi", "is": ["egen", "annat"], "is_not": ["annat"]}, "svaret på regi är ”I egen regi”"),
        ({"question": "flera", "is": ["egen", "inga"]}, "ni i flera har valt ”I egen regi” eller ”Inga”"),
        ({"question": "viktigast", "is_not": ["egen"]}, "ni i viktigast har valt något, men inte ”I egen regi”"),
        (
            {"question": "flera", "is": ["egen"], "is_not": ["inga"]},
            "ni i flera har valt ”I egen regi” men inte ”Inga”",
        ),
        ({"question": "steg"}, "steg är besvarad"),
        ({"question": "tabell"}, "tabell är besvarad"),
        ({"question": "grad"}, "grad är besvarad"),
        ({"question": "regi"}, "regi är besvarad"),
        ({"question": "flera"}, "flera är besvarad"),
    ],
    ids=str,
)
def test_a_condition_reads_as_a_sentence_goes_on(condition: dict[str, object], words: str) -> None:
    assert in_words(Condition.model_validate(condition), everything(), lambda name: name) == words


def test_a_scale_of_levels_in_between_is_told_from_and_to() -> None:
    plain = everything()
    longer = plain.scales[0].model_copy(update={"levels": ("a", "b", "c", "d", "e")})
    questionnaire = plain.model_copy(update={"scales": (longer, *plain.scales[1:])})
    condition = Condition.model_validate({"question": "grad", "at_least": 2, "at_most": 4})
    assert in_words(condition, questionnaire, str.upper) == "svaret på GRAD är från 2 (b) till 4 (d)"


@pytest.mark.parametrize("question", ["tabell", "steg"])
def test_a_condition_that_the_checker_refuses_has_no_words(question: str) -> None:
    with pytest.raises(TypeError):
        in_words(Condition.model_validate({"question": question, "at_least": 2}), everything(), str.upper)
