"""A scale: the ordered levels that a rating is given on, and the services that a grid is answered for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from digikap.model.base import Id, Part, Words


class Scale(Part):
    """k ordered levels, 2 to 10, the lowest first. `allow_unknown`: ”vet ej” is an answer."""

    id: Id
    name: Words
    levels: Annotated[tuple[Words, ...], Field(strict=False, min_length=2, max_length=10)]
    allow_unknown: bool = False


class Service(Part):
    """A municipal service: a row in a grid. `optional`: left out unless the municipality adds it."""

    id: Id
    name: Words
    label: Words | None = None
    optional: bool = False

    @property
    def short(self) -> str:
        """The name where there is little room."""
        return self.label or self.name
