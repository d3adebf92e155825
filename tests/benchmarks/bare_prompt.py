"""What the interview is measured against: a small use of the same libraries, then bare questionary prompts in a row.

Pydantic loads much of itself when the first model is made, so one is made here too.
"""

import questionary
import tomli
import typer
from pydantic import BaseModel
from rich.console import Console


class Form(BaseModel):
    """A form of one question."""

    question: str


assert typer and Console  # imported for what they cost
FORM = Form.model_validate(tomli.loads('question = "Fråga"'))

for number in range(1, 10_000):
    questionary.text(f"{FORM.question} {number:04}").unsafe_ask()
