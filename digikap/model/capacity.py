"""The capacity model: groups and dimensions, the named profiles, what raises capacity, and actions to choose from.

SOU 2020:8 (12.2.1, 12.8) gives the concept: exactly two parts, drift and utveckling. Indices, limits and the cut of the
profiles are digikap's own.
"""

from typing import Annotated, Literal

from pydantic import Field

from digikap.model.base import Id, Many, Part, Weight, Words

Half = Literal["high", "low"]


class Group(Part):
    """Dimensions that belong together. `index`: they make one index (drift and utveckling, never one total).

    `parts`: its dimensions are shown apart for each of these groups, never as one figure (de stora tre).
    """

    id: Id
    name: Words
    description: Words
    horizon: Words | None = None
    source: Words | None = None
    index: bool = False
    parts: Many[Id] = ()


class Dimension(Part):
    """What one or several questions measure. `capacity = false`: not a capacity, so it gets no label."""

    id: Id = Field(description="Dimensionens id. Byter aldrig betydelse.")
    name: Words = Field(description="Namnet i rapporten.")
    description: Words | None = Field(None, description="Vad dimensionen handlar om, i en mening.")
    group: Id | None = Field(None, description="Bara för modellens egna dimensioner.")
    source: Words | None = Field(None, description="Var begreppet kommer ifrån.")
    capacity: bool = Field(True, description="false: ingen kapacitet, så den får inget omdöme.")
    optional: bool = Field(False, description="Mäts bara av frågor som är tillval.")


class Profile(Part):
    """One field of the four-field: a name for where drift and utveckling stand together (SOU 2020:8, 12.2.1)."""

    id: Id
    name: Words
    description: Words
    drift: Half
    utveckling: Half


class Raiser(Part):
    """Something that can raise capacity; `helps` names groups, `needs` the dimensions that must be in place first."""

    id: Id
    name: Words
    description: Words
    helps: Many[Id]
    needs: Many[Id] = ()
    source: Words | None = None


class Action(Part):
    """A proposed action, offered when the index of its dimension (and part) is below `below` (0–100)."""

    id: Id
    dimension: Id
    part: Id | None = None
    raiser: Id | None = None
    below: Annotated[Weight, Field(description="Index 0–100 som åtgärden erbjuds under.")]
    text: Words
    within: Words


class CapacityModel(Part):
    """Everything that answers are scored against. A questionnaire without groups has dimensions only."""

    id: Id
    version: Annotated[int, Field(ge=1)]
    title: Words
    source: Words | None = None
    groups: Many[Group] = ()
    dimensions: Many[Dimension] = ()
    profiles: Many[Profile] = ()
    raisers: Many[Raiser] = ()

    def group(self, group_id: str) -> Group:
        """The group with this id; KeyError where there is none."""
        return {group.id: group for group in self.groups}[group_id]

    def dimension(self, dimension_id: str) -> Dimension:
        """The dimension with this id; KeyError where there is none."""
        return {dimension.id: dimension for dimension in self.dimensions}[dimension_id]

    def members(self, group_id: str) -> tuple[Dimension, ...]:
        """The dimensions of a group, in the model's order."""
        return tuple(dimension for dimension in self.dimensions if dimension.group == group_id)
