"""What can be wrong in a capacity model and in the actions that are offered for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from digikap.checking.finding import Finding, Path, meant, named
from digikap.model.base import RESERVED_IDS
from digikap.model.capacity import Action, CapacityModel, Profile


def faults_of_model(model: CapacityModel, actions: Iterable[Action] = ()) -> tuple[Finding, ...]:
    """Every fault of meaning in a model and in its actions. Paths begin inside the model, or with ``actions``."""
    offered = tuple(actions)
    return (
        *ids("groups", [group.id for group in model.groups]),
        *ids("dimensions", [dimension.id for dimension in model.dimensions]),
        *ids("profiles", [profile.id for profile in model.profiles]),
        *ids("raisers", [raiser.id for raiser in model.raisers]),
        *ids("actions", [action.id for action in offered]),
        *_groups(model),
        *_profiles(model.profiles),
        *_raisers(model),
        *_actions(model, offered),
    )


def ids(key: str, found: Iterable[str], path: Path = ()) -> Iterator[Finding]:
    """Ids in a list that are reserved, or that stand there already."""
    first: dict[str, Path] = {}
    for number, name in enumerate(found):
        at = (*path, key, number, "id")
        yield from reserved(name, at)
        if name in first:
            yield doubled(name, at, first[name])
        first.setdefault(name, at)


def reserved(name: str, path: Path) -> Iterator[Finding]:
    """An id that stands for one of the two special answers."""
    if name in RESERVED_IDS:
        yield Finding(path, f"Id {named(name)} är upptaget: det är ett svar som alltid finns.", "Välj ett annat id.")


def doubled(name: str, path: Path, earlier: Path | None) -> Finding:
    """An id that something else of the same kind has already."""
    return Finding(path, f"Id {named(name)} finns redan.", "Ge den ena ett annat id.", earlier)


def unknown(what: str, name: str, path: Path, known: Collection[str], rests_on: str = "") -> Iterator[Finding]:
    """A reference to something that there is none of; `what` is its Swedish name in running text (”ingen skala”)."""
    if name not in known:
        advice = meant(name, tuple(known)) or "Lägg till det som saknas, eller ta bort raden."
        yield Finding(path, f"Det finns {what} {named(name)}.", advice, rests_on=rests_on)


def _groups(model: CapacityModel) -> Iterator[Finding]:
    groups = [group.id for group in model.groups]
    indexed = [group.id for group in model.groups if group.index]
    for number, dimension in enumerate(model.dimensions):
        if dimension.group is not None:
            yield from unknown("ingen grupp", dimension.group, ("dimensions", number, "group"), groups)
    for number, group in enumerate(model.groups):
        for place, part in enumerate(group.parts):
            yield from unknown("ingen grupp med index", part, ("groups", number, "parts", place), indexed)


def _profiles(profiles: tuple[Profile, ...]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Path] = {}
    for number, profile in enumerate(profiles):
        field = (profile.drift, profile.utveckling)
        if field in first:
            yield Finding(
                ("profiles", number),
                f"Fältet drift = {named(field[0])} och utveckling = {named(field[1])} har redan en profil.",
                "Ta bort den ena.",
                first[field],
            )
        first.setdefault(field, ("profiles", number))


def _raisers(model: CapacityModel) -> Iterator[Finding]:
    groups = [group.id for group in model.groups]
    dimensions = [dimension.id for dimension in model.dimensions]
    for number, raiser in enumerate(model.raisers):
        for place, group in enumerate(raiser.helps):
            yield from unknown("ingen grupp", group, ("raisers", number, "helps", place), groups)
        for place, dimension in enumerate(raiser.needs):
            yield from unknown("ingen dimension", dimension, ("raisers", number, "needs", place), dimensions)


def _actions(model: CapacityModel, actions: tuple[Action, ...]) -> Iterator[Finding]:
    dimensions = {dimension.id: dimension for dimension in model.dimensions}
    groups = {group.id: group for group in model.groups}
    raisers = [raiser.id for raiser in model.raisers]
    for number, action in enumerate(actions):
        path = ("actions", number)
        yield from unknown("ingen dimension", action.dimension, (*path, "dimension"), dimensions)
        if action.raiser is not None:
            yield from unknown("ingen kapacitetshöjare", action.raiser, (*path, "raiser"), raisers)
        if action.part is not None and action.dimension in dimensions:
            group = groups.get(dimensions[action.dimension].group or "")
            yield from unknown("ingen del", action.part, (*path, "part"), group.parts if group else ())
