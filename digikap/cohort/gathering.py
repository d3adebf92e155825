"""A cohort of files: which of them count, their statistics, and the same by county and by kommungrupp."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from digikap.cohort.choosing import Chosen, Place, choose, place_of
from digikap.cohort.figures import FEWEST, dimensions, groups, resources
from digikap.cohort.result import By, Cohort, Part
from digikap.errors import DigikapError
from digikap.model.assessment import Assessment
from digikap.model.municipality import Municipality
from digikap.model.questionnaire import Questionnaire
from digikap.scoring.result import Scores
from digikap.scoring.score import score
from digikap.swedish import alphabetical, count, quoted, small_number
from digikap.text import visible_line

_WAYS: tuple[By, ...] = ("county", "group")


def cohort(
    assessments: Sequence[Assessment], own: str | None = None, municipalities: Sequence[Municipality] = ()
) -> Cohort:
    """The cohort of these files. `own`: the code or name of a municipality, or the id of a file.

    `municipalities`: what is known of Sweden's, for files that name no county or kommungrupp themselves. Raises
    DigikapError where fewer than five municipalities count, or where no file is of the own one.
    """
    chosen = choose(assessments)
    place = place_of(own, assessments) if own is not None else None
    if own is not None and place is None:
        raise DigikapError(f"Ingen av filerna gäller {quoted(visible_line(own))}.", "Ange kommunens namn eller kod.")
    counted = chosen.counted
    if len(counted) < FEWEST:
        raise _too_few(chosen)
    scored = {name: score(one) for name, one in counted.items()}
    ours = scored.get(place) if place is not None else None
    every = list(scored.values())
    questionnaire = next(iter(counted.values())).questionnaire
    placed = {by: _placed(counted, by, {one.code: one for one in municipalities}) for by in _WAYS}
    return Cohort(
        municipalities=tuple(sorted((one.organisation.name for one in counted.values()), key=alphabetical)),
        questionnaire=questionnaire,
        variant=next(iter(counted.values())).variant,
        excluded=tuple(excluded for _, excluded in chosen.excluded),
        ongoing=sum(one.state == "ongoing" for one in counted.values()),
        own=counted.get(place) if place is not None else None,
        own_excluded=next((out.why for one, out in chosen.excluded if one == place and place not in counted), None),
        groups=tuple(groups(questionnaire, every, ours, bins=True)),
        dimensions=tuple(dimensions(questionnaire, every, ours, bins=True)),
        resources=tuple(resources(questionnaire, every, ours, bins=True)),
        parts=tuple(part for by in _WAYS for part in _parts(by, placed[by], scored, place, questionnaire)),
        unplaced=(len(counted) - len(placed["county"]), len(counted) - len(placed["group"])),
    )


def _too_few(chosen: Chosen) -> DigikapError:
    left = count(len(chosen.excluded), "fil räknas", "filer räknas")
    told = f" {left} inte." if chosen.excluded else ""
    enough = small_number(len(chosen.counted))
    return DigikapError(
        f"Det behövs minst {small_number(FEWEST)} kommuner, och filerna räcker till {enough}.",
        f"Ange en färdig självskattning från varje kommun, i samma version av samma formulär.{told}",
    )


def _placed(counted: Mapping[Place, Assessment], by: By, known: Mapping[str, Municipality]) -> dict[Place, str]:
    """The county or the kommungrupp of each municipality where it is known: from the list, else as the file says."""
    found = {}
    for place, one in counted.items():
        listed = known.get(one.organisation.code or "")
        name = getattr(listed or one.organisation, by)
        if name:
            found[place] = name
    return found


def _parts(
    by: By,
    placed: Mapping[Place, str],
    scored: Mapping[Place, Scores],
    own: Place | None,
    questionnaire: Questionnaire,
) -> Iterator[Part]:
    """The parts in Swedish order, without distributions: a cell of the whole less that of a part would be told."""
    for name in sorted(set(placed.values()), key=alphabetical):
        members = {place: scored[place] for place in scored if placed.get(place) == name}
        every, ours = list(members.values()), members.get(own) if own is not None else None
        yield Part(
            by=by,
            name=name,
            municipalities=len(members),
            groups=tuple(groups(questionnaire, every, ours, bins=False)),
            dimensions=tuple(dimensions(questionnaire, every, ours, bins=False)),
            resources=tuple(resources(questionnaire, every, ours, bins=False)),
        )
