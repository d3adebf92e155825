"""A questionnaire as an XLSForm, in the notation that pyxform reads fastest: the same questions, choices and words.

What an XLSForm has no place for is left out: dimensions, weights, perspectives, actions and the capacity model.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import assert_never

from digikap.model.condition import Condition
from digikap.model.questionnaire import (
    ChoiceQuestion,
    MultipleChoice,
    Question,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
    Text,
)

_COLUMNS = ("type", "name", "label", "hint", "guidance_hint", "required", "relevant")


def written(questionnaire: Questionnaire) -> str:
    """The form as CSV with its three sheets."""
    told = io.StringIO()
    rows = csv.writer(told)
    for sheet, columns, lines in (
        ("survey", _COLUMNS, _survey(questionnaire)),
        ("choices", ("list_name", "name", "label"), _choices(questionnaire)),
        ("settings", ("form_title", "form_id"), iter([(questionnaire.title, questionnaire.id)])),
    ):
        rows.writerow([sheet])
        rows.writerow(["", *columns])
        rows.writerows(["", *line] for line in lines)
    return told.getvalue()


def _survey(questionnaire: Questionnaire) -> Iterator[tuple[str, ...]]:
    for section in questionnaire.sections:
        yield "begin group", f"section_{section.id}", section.title, "", "", "", _relevant(section.visible_if)
        if section.intro:
            yield "note", f"intro_{section.id}", section.intro, "", "", "", ""
        for question in section.questions:
            yield from _asked(question, questionnaire)
        for number, text in enumerate(section.discussion, 1):
            yield "text", f"talk_{section.id}_{number}", text, "", "", "", ""
        yield "end group", "", "", "", "", "", ""


def _asked(question: Question, questionnaire: Questionnaire) -> Iterator[tuple[str, ...]]:
    required, relevant = "" if question.optional else "yes", _relevant(question.visible_if)
    words = (question.text, question.help or "")
    match question:
        case Rating():
            anchors = "\n".join(f"{level}: {text}" for level, text in question.anchors.items())
            yield f"select_one scale_{question.scale}", question.id, *words, anchors, required, relevant
        case RatingGrid():
            yield "begin group", question.id, *words, "", "", relevant
            rows = question.rows if isinstance(question.rows, tuple) else questionnaire.services
            for row in rows:
                yield f"select_one scale_{question.scale}", f"{question.id}_{row.id}", row.name, "", "", required, ""
            yield "end group", "", "", "", "", "", ""
        case SingleChoice():
            yield f"select_one {question.id}", question.id, *words, "", required, relevant
        case MultipleChoice():
            yield f"select_multiple {question.id}", question.id, *words, "", required, relevant
        case Ranking():
            yield f"rank {question.id}", question.id, *words, "", required, relevant
        case Text():
            yield "text", question.id, *words, "", required, relevant
        case _:
            assert_never(question)


def _choices(questionnaire: Questionnaire) -> Iterator[tuple[str, str, str]]:
    for scale in questionnaire.scales:
        for number, words in enumerate(scale.levels, 1):
            yield f"scale_{scale.id}", str(number), words
        if scale.allow_unknown:
            yield f"scale_{scale.id}", "vet_ej", "Vet ej"
    for question in questionnaire.questions():
        if isinstance(question, ChoiceQuestion):
            yield from ((question.id, choice.id, choice.text) for choice in question.choices)
            if question.allow_unknown:
                yield question.id, "vet_ej", "Vet ej"


def _relevant(condition: Condition | None) -> str:
    if condition is None:
        return ""
    asked = "${" + condition.question + "}"
    parts = [" or ".join(f"selected({asked}, '{one}')" for one in condition.is_)] if condition.is_ else []
    parts += [f"not(selected({asked}, '{one}'))" for one in condition.is_not]
    parts += [f"{asked} >= {condition.at_least}"] if condition.at_least else []
    parts += [f"{asked} <= {condition.at_most}"] if condition.at_most else []
    return " and ".join(f"({part})" for part in parts)
