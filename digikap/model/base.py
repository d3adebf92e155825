"""What every part of a questionnaire has in common: frozen, closed to unknown keys, strict about kinds.

The modules of parts do without postponed annotations: pydantic would compile every one of them anew at each start.
"""

from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

T = TypeVar("T")

RESERVED_IDS = frozenset({"vet_ej", "ej_aktuellt"})
"""Ids that stand for the two special answers and can name nothing else."""


class Part(BaseModel):
    """A frozen value read from a file: unknown keys and values of another kind are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _exact(value: object) -> object:
    """A number as the decimal that was written; pydantic refuses the rest."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


# TOML gives lists; a frozen value holds tuples. Strictness goes on inside them.
Many = Annotated[tuple[T, ...], Field(strict=False)]

Id = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", min_length=1, max_length=60)]
"""Small letters a–z, digits and underscore."""

WORDS_LIMIT = 2_000
"""The most characters in one text of a questionnaire."""

Words = Annotated[str, Field(min_length=1, max_length=WORDS_LIMIT)]
"""Text for a reader: something, but not a book."""

Weight = Annotated[Decimal, BeforeValidator(_exact), Field(gt=0, le=100)]
"""Above 0, at most 100, exactly the decimal that was written."""

LevelNumber = Annotated[int, Field(ge=1, le=10, strict=False)]
"""A level's number as the key of a table, where TOML only knows text."""
