"""Two assessments against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from digikap.comparing import beside, figures
from digikap.comparing.circumstances import circumstances
from digikap.comparing.figures import Tracked, rated
from digikap.comparing.matching import SAME_WORDS, matches
from digikap.comparing.result import AgreementChange, Change, ChoiceChange, Comparison, ProfileChange
from digikap.comparing.shared import Shared
from digikap.comparing.sides import Side
from digikap.errors import DigikapError
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire, Ranking, Rating, RatingGrid
from digikap.scoring.result import ChoiceScore
from digikap.swedish import quoted
from digikap.text import visible_line


def compare(before: Assessment, after: Assessment) -> Comparison:
    """Two assessments, like for like and each on its own.

    Raises DigikapError if no question is asked in both in the same words.
    """
    return compare_sides(Side.of(before), Side.of(after))


def compare_sides(before: Side, after: Side) -> Comparison:
    """The same of two sides."""
    shared = Shared.of((before, after))
    matched = matches(before, after, shared.questionnaire)
    if not any(match.kind in SAME_WORDS for match in matched):
        raise _nothing_common(before.questionnaire, after.questionnaire)
    of_dimensions = figures.dimensions(shared)
    groups = tuple(map(_change, figures.groups(shared, of_dimensions)))
    changes = tuple(map(_change, of_dimensions))
    services, questions = (tuple(_rows(shared, services=one)) for one in (True, False))
    return Comparison(
        before=before.assessment,
        after=after.assessment,
        questionnaire=shared.questionnaire,
        own_before=before.scores,
        own_after=after.scores,
        like_before=shared.like[0],
        like_after=shared.like[1],
        is_same=is_same(before.assessment, after.assessment),
        circumstances=(
            *circumstances(before.assessment, after.assessment),
            *beside.of_settled((*questions, *services)),
        ),
        matches=matched,
        groups=groups,
        dimensions=changes,
        resources=tuple(map(_change, figures.resources(shared))),
        services=services,
        questions=questions,
        profile=_profile(shared, groups),
        agreements=tuple(_agreements(shared)),
        knowledge=tuple(beside.knowledge(shared)),
        gaps=tuple(beside.gaps((before.scores, after.scores), (*groups, *changes))),
        tightest=tuple(beside.tightest(shared.like)),
        choices=tuple(_choices(shared)),
        promises=beside.promises(before.assessment, after.assessment),
    )


def _nothing_common(before: Questionnaire, after: Questionnaire) -> DigikapError:
    told = [f"{quoted(visible_line(one.title))} (version {one.version})" for one in (before, after)]
    return DigikapError(
        "De två självskattningarna har ingen fråga gemensam, så de går inte att jämföra.",
        f"Den första är besvarad i {told[0]} och den andra i {told[1]}. Jämför två filer med samma formulär.",
    )


def is_same(before: Assessment, after: Assessment) -> bool:
    """Whether both are one file with one content, however often it has been saved."""
    return _content(before) == _content(after)


def _content(one: Assessment) -> Assessment:
    return replace(one, revision=0, saved=None, minutes_used=0, next_question=None)


def _change(tracked: Tracked) -> Change:
    return Change(
        id=tracked.id,
        part=tracked.part,
        before=tracked.like[0],
        after=tracked.like[1],
        own_before=tracked.own[0],
        own_after=tracked.own[1],
        label_before=tracked.labels[0],
        label_after=tracked.labels[1],
        points=tracked.points,
        clear=tracked.clear,
        common=tracked.common,
        moved=tracked.moved,
        missing=tracked.missing,
        why=tracked.why,
        state_before=tracked.states[0] if tracked.states else None,
        state_after=tracked.states[-1] if tracked.states else None,
    )


def _rows(shared: Shared, *, services: bool) -> Iterator[Change]:
    """The common ratings and rows of grids: those over services, or all others."""
    for name, row in shared.keys:
        question = shared.questionnaire.question(name)
        is_of_services = isinstance(question, RatingGrid) and question.rows == "services"
        if isinstance(question, Rating | RatingGrid) and is_of_services == services:
            scores = rated(shared, name, row)
            before, after = (one.measure for one in scores)
            assert before.index is not None and after.index is not None  # both have a value
            points = after.index - before.index
            moved = int(points != 0)
            settled, votes = beside.settled(*scores)
            yield Change(
                id=name,
                part=row,
                before=before,
                after=after,
                own_before=before,
                own_after=after,
                points=points,
                clear=figures.is_clear(points, moved, 1),
                common=1,
                moved=moved,
                settled=settled,
                votes=votes,
            )


def _profile(shared: Shared, groups: tuple[Change, ...]) -> ProfileChange | None:
    compared = {one.id for one in groups if one.is_compared}
    before, after = (scores.profile for scores in shared.like)
    if before is None or after is None or not compared >= {"drift", "utveckling"}:
        return None
    return ProfileChange(before, after)


def _agreements(shared: Shared) -> Iterator[AgreementChange]:
    """Where both sides have votes enough to tell, in the questionnaire's order."""
    for name, row in shared.keys:
        if isinstance(shared.questionnaire.question(name), Rating | RatingGrid):
            before, after = rated(shared, name, row)
            if before.agreement is not None and after.agreement is not None:
                deviations = before.average_deviation or Fraction(0), after.average_deviation or Fraction(0)
                yield AgreementChange(name, row, before.agreement, after.agreement, *deviations)


def _choices(shared: Shared) -> Iterator[ChoiceChange]:
    for name, _ in shared.keys:
        before, after = (scores.questions.get(name) for scores in shared.like)
        if isinstance(before, ChoiceScore) and isinstance(after, ChoiceScore):
            is_ranking = isinstance(shared.questionnaire.question(name), Ranking)
            changed = before.order != after.order if is_ranking else _shares(before) != _shares(after)
            yield ChoiceChange(name, before, after, changed)


def _shares(score: ChoiceScore) -> dict[str, Fraction]:
    votes = score.distribution
    return {choice: Fraction(count, votes.respondents) for choice, count in votes.chosen.items()}
