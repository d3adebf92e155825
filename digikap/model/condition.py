"""A condition: the earlier answer that decides whether a question or a section is asked."""

from typing import Annotated, assert_never

from pydantic import Field

from digikap.model.answer import Answer, Chosen, Grid, Special, Written
from digikap.model.base import Id, Many, Part

_Level = Annotated[int, Field(ge=1, le=10)]


class Condition(Part):
    """What an earlier question must have been answered: every key that is given must hold.

    `is` and `is_not` are choices (one of them, none of them); `at_least` and `at_most` are levels of a rating.
    """

    question: Id = Field(description="Id på den tidigare frågan.")
    is_: Annotated[Many[Id], Field(alias="is", description="Något av de här svaren är valt.")] = ()
    is_not: Many[Id] = Field((), description="Inget av de här svaren är valt.")
    at_least: _Level | None = Field(None, description="Lägst det här steget på skalan.")
    at_most: _Level | None = Field(None, description="Högst det här steget på skalan.")

    def holds(self, answer: Answer | None) -> bool:
        """Whether the answer fulfils the condition. No answer, ”vet ej” and ”ej aktuellt” never do."""
        match answer:
            case int():
                low, high = self.at_least or 1, self.at_most or answer
                return not self.is_ and low <= answer <= high
            case Chosen(ids):
                chosen = set(ids)
                return (not self.is_ or bool(chosen & set(self.is_))) and not chosen & set(self.is_not)
            case Special() | Grid() | Written() | None:
                return False
            case _:
                assert_never(answer)
