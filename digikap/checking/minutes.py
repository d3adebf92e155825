"""How long the questions take, against the minutes that the author has planned for them.

The times are those that `kommunen` is planned with: a minute for a rating, 45 seconds in the quick version; 20 seconds
for each row of a grid; two and a half minutes for a ranking; a minute for other choices, and nothing for what the start
of the interview knows; two for a text of the group's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from digikap.checking.finding import Finding
from digikap.checking.places import sections
from digikap.model.questionnaire import (
    MultipleChoice,
    Question,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
    Text,
)
from digikap.swedish import count

_FROM_ANSWERS = 4  # rows of a grid over what was chosen earlier, where the question sets no limit


def estimate(questionnaire: Questionnaire, asked: Iterable[Question], *, quick: bool = False) -> int:
    """The seconds that questions take, optional ones left out."""
    return sum(_seconds(questionnaire, one, quick) for one in asked if quick or not one.optional)


def far_off(questionnaire: Questionnaire, table: dict[str, Any]) -> Iterator[Finding]:
    """Sections of the file, and its quick version, planned for less than half or more than twice what they take."""
    places = sections(table)
    for section in questionnaire.sections:
        if (path := places.pop(section.id, None)) is not None:
            seconds = estimate(questionnaire, section.questions)
            if _is_far(section.minutes, seconds):
                what = f"Avsnittet är planerat till {_minutes(section.minutes)}"
                yield _finding((*path, "minutes"), what, seconds)
    quick = [question for question in questionnaire.questions() if question.quick]
    if questionnaire.quick_minutes is not None and quick and "quick_minutes" in table:
        seconds = estimate(questionnaire, quick, quick=True)
        if _is_far(questionnaire.quick_minutes, seconds):
            what = f"Snabbversionen är planerad till {_minutes(questionnaire.quick_minutes)}"
            yield _finding(("quick_minutes",), what, seconds)


def _finding(path: tuple[str | int, ...], what: str, seconds: int) -> Finding:
    wanted = max(round(seconds / 60), 1)
    advice = f"Skriv {path[-1]} = {wanted}, om inte samtalet ska ta en annan tid."
    what = f"{what}, men frågorna tar omkring {_minutes(wanted)}."
    return Finding(path, what, advice, rests_on="sections", severity="advice")


def _minutes(amount: int) -> str:
    return count(amount, "minut", "minuter")


def _is_far(minutes: int, seconds: int) -> bool:
    """Less than half or more than twice, and at least two minutes off."""
    planned = 60 * minutes
    return abs(planned - seconds) >= 120 and (2 * planned < seconds or planned > 2 * seconds)


def _seconds(questionnaire: Questionnaire, question: Question, quick: bool) -> int:
    match question:
        case Rating():
            return 45 if quick else 60
        case RatingGrid():
            return 20 * _rows(questionnaire, question)
        case Ranking():
            return 150
        case SingleChoice() | MultipleChoice():
            return 0 if question.fact else 60
        case Text():
            return 120
        case _:
            assert_never(question)


def _rows(questionnaire: Questionnaire, grid: RatingGrid) -> int:
    if isinstance(grid.rows, tuple):
        return len(grid.rows)
    if grid.rows == "services":
        return sum(not service.optional for service in questionnaire.services)
    chosen = next((one for one in questionnaire.questions() if one.id == grid.rows_from), None)
    return getattr(chosen, "max_choices", None) or _FROM_ANSWERS
