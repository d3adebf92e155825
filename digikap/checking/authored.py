"""A questionnaire as its author writes it: the keys of the file, before what it shares with others is brought in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from digikap.checking.finding import Finding
from digikap.model.base import Id, Many, Part, Words
from digikap.model.capacity import Action, CapacityModel, Dimension
from digikap.model.questionnaire import Perspective, Questionnaire, Section
from digikap.model.scale import Scale, Service

ModelName = Annotated[str, Field(pattern=r"^[a-z0-9_]+(@[1-9][0-9]{0,5})?$")]
"""A shipped capacity model, with its version or the newest: ``kommunutredningen@1``."""


class Authored(Part):
    """The keys of a questionnaire's file.

    `model` names a shipped capacity model, whose groups, dimensions and actions then apply; without it the
    questionnaire is scored on its own `dimensions` alone. `scales` come on top of the shared ones, `services` instead
    of them.
    """

    format: Literal["digikap-questionnaire"] = Field(description="Säger att filen är ett formulär.")
    format_version: Literal[1] = Field(description="Vilken form filen är skriven i.")
    id: Id = Field(description="Formulärets id: a–z, 0–9 och _. Byter aldrig betydelse.")
    version: Annotated[int, Field(ge=1)] = Field(
        description="Höjs med ett när en fråga läggs till, tas bort eller ändras."
    )
    title: Words = Field(description="Rubriken.")
    sections: Annotated[tuple[Section, ...], Field(strict=False, min_length=1)] = Field(
        description="Avsnitten, i ordning."
    )
    intro: Words | None = Field(None, description="Visas när en självskattning börjar.")
    source: Words | None = Field(None, description="Vad formuläret bygger på.")
    quick_minutes: Annotated[int, Field(ge=1)] | None = Field(None, description="Snabbversionens tid i minuter.")
    model: ModelName | None = Field(None, description="En kapacitetsmodell, till exempel kommunutredningen@1.")
    perspectives: Many[Perspective] = Field((), description="Rubriker i rapporten som avsnitt samlas under.")
    dimensions: Many[Dimension] = Field((), description="Egna dimensioner, som egna frågor mäter.")
    scales: Many[Scale] = Field((), description="Egna svarsskalor, utöver de gemensamma.")
    services: Many[Service] = Field((), description="Egna verksamheter, i stället för de gemensamma.")


class Shared(Part):
    """What a questionnaire can build on: scales and services for all, and the capacity model that it names, if any."""

    scales: Many[Scale] = ()
    services: Many[Service] = ()
    model: CapacityModel | None = None
    actions: Many[Action] = ()


@dataclass(frozen=True)
class Base:
    """What a questionnaire builds on: its keys with everything resolved, what those share, and its id and version.

    `names`: itself and what it builds on in turn, nearest first (``kommunen@1``).
    """

    authored: Authored
    shared: Shared
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return self.names[0]


Meaning = Callable[[Authored, Shared], Iterable[Finding]]
"""What finds the faults of meaning in a questionnaire that builds on what is shared."""


def complete(authored: Authored, shared: Shared, bases: tuple[str, ...] = ()) -> Questionnaire:
    """The questionnaire with everything it refers to inside, and only the scales that it uses. Takes a checked one.

    `bases`: what it builds on, nearest first.
    """
    used = {scale for section in authored.sections for question in section.questions if (scale := _scale(question))}
    grids = any(getattr(question, "rows", None) == "services" for s in authored.sections for question in s.questions)
    return Questionnaire(
        id=authored.id,
        version=authored.version,
        title=authored.title,
        sections=authored.sections,
        model=_model(authored, shared.model),
        intro=authored.intro,
        source=authored.source,
        quick_minutes=authored.quick_minutes,
        perspectives=authored.perspectives,
        scales=tuple(scale for scale in (*shared.scales, *authored.scales) if scale.id in used),
        services=(authored.services or shared.services) if grids else (),
        actions=shared.actions,
        bases=bases,
    )


def _scale(question: object) -> str | None:
    scale: str | None = getattr(question, "scale", None)
    return scale


def _model(authored: Authored, model: CapacityModel | None) -> CapacityModel:
    """The named model with the questionnaire's own dimensions after it, outside all groups; or these alone."""
    if model is not None:
        return model.model_copy(update={"dimensions": (*model.dimensions, *authored.dimensions)})
    return CapacityModel(
        id=authored.id,
        version=authored.version,
        title=authored.title,
        dimensions=authored.dimensions,
    )
