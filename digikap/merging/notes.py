"""What has to be told of how a merged file came about, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire, RatingGrid
from digikap.model.together import FEWEST
from digikap.scoring.wording import is_same
from digikap.swedish import folded, same_name


@dataclass(frozen=True)
class Replaced:
    """Of one person's file (`id`) there were two revisions: the later is kept, with what only the earlier answers."""

    id: str
    kept: int
    dropped: int
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Clashed:
    """Of one person's file there were two with the same revision and different contents: one of them is kept.

    `lost`: the ids of the questions that only the other answers.
    """

    id: str
    revision: int
    lost: tuple[str, ...]


@dataclass(frozen=True)
class SameAlias:
    """Several files (`ids`) have one alias: two people, or one who began anew. All of them are kept."""

    alias: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Unfinished:
    """Somebody's file is half-finished: `answered` of `asked` questions."""

    id: str
    answered: int
    asked: int


@dataclass(frozen=True)
class OtherVersion:
    """So many answered in another version, or another copy, of the questionnaire than the one that is scored."""

    version: int
    respondents: int


@dataclass(frozen=True)
class Uncounted:
    """So many respondents' answers to a question do not count: it is put in other words now, or is gone."""

    question: str
    respondents: int


@dataclass(frozen=True)
class OtherName:
    """So many respondents call a service (`service`) something else than the merged file does: another row."""

    service: str
    respondents: int


@dataclass(frozen=True)
class AskedOfFew:
    """A question, or one row of a grid, that too few were asked for it to be shown or scored."""

    question: str
    row: str | None
    respondents: int


@dataclass(frozen=True)
class OtherPlan:
    """A merged source (`id`, `revision`) held required levels, actions or texts of the group's that are not kept."""

    id: str
    revision: int


Note = Replaced | Clashed | SameAlias | Unfinished | OtherVersion | Uncounted | OtherName | AskedOfFew | OtherPlan


def told(merged: Assessment) -> Iterator[Note]:
    """What is told of the respondents of a merged file."""
    persons = merged.respondents
    aliases: dict[str, list[tuple[str, str]]] = {}
    for one in persons:
        assert one.respondent is not None  # whoever is merged has said who answered
        alias = one.respondent.alias
        aliases.setdefault(folded(alias), []).append((alias, one.id))
    for same in aliases.values():
        if len(same) > 1:
            yield SameAlias(same[0][0], tuple(person for _, person in same))
    for one in persons:
        if one.state == "ongoing":
            asked = len(one.asked())
            yield Unfinished(one.id, asked - len(one.unanswered()), asked)
    others = [one for one in persons if one.questionnaire is not merged.questionnaire]
    versions = Counter(one.questionnaire.version for one in others)
    yield from (OtherVersion(version, amount) for version, amount in sorted(versions.items()))
    yield from _uncounted(merged.questionnaire, others)
    yield from _other_names(merged)
    yield from asked_of_few(merged)


def too_few(assessment: Assessment) -> bool:
    """Whether a merged file is of so few that it has no results: what one answered could be read from them."""
    return 0 < len(assessment.respondents) < FEWEST


def asked_of_few(merged: Assessment) -> Iterator[AskedOfFew]:
    """What somebody was asked but too few for it to be shown, in the questionnaire's order; nothing where none is."""
    if too_few(merged):
        return
    together = merged.together
    for question in merged.questionnaire.questions():
        asked = len(together.questions[question.id])
        if 0 < asked < FEWEST:
            yield AskedOfFew(question.id, None, asked)
        elif asked and isinstance(question, RatingGrid):
            rows = together.rows[question.id].items()
            yield from (AskedOfFew(question.id, row, len(few)) for row, few in rows if 0 < len(few) < FEWEST)


def _other_names(merged: Assessment) -> Iterator[OtherName]:
    """The services that some call something else, in the merged file's order."""
    for service, name in merged.services.items():
        theirs = [one.services[service] for one in merged.respondents if service in one.services]
        others = sum(same_name(other) != same_name(name) for other in theirs)
        if others:
            yield OtherName(service, others)


def _uncounted(questionnaire: Questionnaire, others: Iterable[Assessment]) -> Iterator[Uncounted]:
    """The questions that some answered in other words, in the questionnaire's order; last those that are gone."""
    found: Counter[str] = Counter()
    for one in others:
        for question in one.asked():
            if question.id in one.answers and not is_same(one.questionnaire, question, questionnaire):
                found[question.id] += 1
    order = [question.id for question in questionnaire.questions() if question.id in found]
    gone = sorted(found.keys() - set(order))
    yield from (Uncounted(question, found[question]) for question in (*order, *gone))
