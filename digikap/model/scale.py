"""A scale: the ordered levels that a rating is given on, and the services that a grid is answered for."""

from typing import Annotated

from pydantic import Field

from digikap.model.base import Id, Part, Words


class Scale(Part):
    """k ordered levels, 2 to 10, the lowest first. `allow_unknown`: ”vet ej” is an answer."""

    id: Id = Field(description="Skalans id. En ändrad skala får ett nytt.")
    name: Words = Field(description="Vad skalan kallas.")
    levels: Annotated[tuple[Words, ...], Field(strict=False, min_length=2, max_length=10)] = Field(
        description="Stegen i ord, 2–10 stycken, det lägsta först."
    )
    allow_unknown: bool = Field(False, description="Vet ej är ett svar.")

    def in_words(self, level: int) -> str:
        """A level, from 1, as it is said: ``4 – Ganska hög``."""
        return f"{level} – {self.levels[level - 1]}"


MOST_OFFERED = 200
"""The most services that a questionnaire can offer."""


class Service(Part):
    """A municipal service: a row in a grid. `optional`: left out unless the municipality adds it."""

    id: Id = Field(description="Verksamhetens id. Byter aldrig betydelse.")
    name: Words = Field(description="Namnet i tabellerna.")
    label: Words | None = Field(None, description="Kortare namn, där det är ont om plats.")
    optional: bool = Field(False, description="Är med bara om kommunen lägger till den.")

    @property
    def short(self) -> str:
        """The name where there is little room."""
        return self.label or self.name
