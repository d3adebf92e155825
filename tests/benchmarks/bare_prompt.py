"""What the interview is measured against: the same libraries, and bare questionary prompts one after the other."""

import questionary
import typer
from pydantic import BaseModel
from rich.console import Console

assert typer and BaseModel and Console  # imported for what they cost

for number in range(1, 10_000):
    questionary.text(f"Fråga {number:04}").unsafe_ask()
