"""Choosing from numbered choices: what a free-text choice means, and a choice outside the interview's questions."""

from __future__ import annotations

from digikap.interview.device import ESCAPE, Device, Draw, Prompt
from digikap.interview.layout import Line, View, paragraph
from digikap.interview.talk import limited, until
from digikap.interview.typed import Refused
from digikap.model.answer import Chosen
from digikap.model.questionnaire import Choice, ChoiceQuestion
from digikap.swedish import quoted
from digikap.text import NAME_LIMIT


def worded(device: Device, question: ChoiceQuestion, picked: Chosen, before: str = "") -> Chosen | None:
    """The choice with the words that a free-text choice needs; None if the group wants to choose again (Esc).

    `before`: what was written the last time, kept by Enter.
    """
    free = next((choice for choice in question.choices if choice.id in picked.ids and choice.free_text), None)
    if free is None:
        return picked

    def words(typed: str) -> str | Refused:
        text = " ".join(typed.split()) or before
        if typed == ESCAPE:
            return ESCAPE
        return limited(text, NAME_LIMIT) if text else Refused("Skriv några ord, eller tryck Esc för att välja om.")

    text = until(device, _other(question, free, before), Prompt("Text", typed=before), words)
    return None if text == ESCAPE else Chosen(picked.ids, text)


def _other(question: ChoiceQuestion, choice: Choice, before: str) -> Draw:
    def draw(view: View) -> list[Line]:
        lines = paragraph(question.text, view.width, "heading")
        lines += paragraph(f"Valt: {quoted(choice.text)}. Skriv vad det är, med några ord.", view.width)
        if before:
            lines += paragraph(f"Förut: {before}. Enter behåller det.", view.width, "answer")
        return lines

    return draw
