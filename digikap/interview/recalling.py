"""What was answered the last time, in words, to every question that is the same now."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from digikap.interview.layout import shortened
from digikap.interview.previous import told_key
from digikap.interview.words import answer_words, mark_words
from digikap.model.answer import Mark, Special
from digikap.model.assessment import Assessment
from digikap.model.fingerprint import fingerprint
from digikap.model.plan import Previous, promised
from digikap.model.questionnaire import ChoiceQuestion, Question, Rating, RatingGrid, Row
from digikap.scoring.result import ChoiceScore, GridScore, RatingScore, Scores
from digikap.scoring.score import score
from digikap.swedish import count, number

_LONGEST = 300
_LEADING = 3


def recall(before: Assessment, now: Assessment) -> Previous:
    """What `before` answered and promised, for an assessment that begins now.

    Told of are the questions of the same wording in both (the same id and fingerprint), a grid row by row. With its
    promises go those that it left open of earlier ones.
    """
    told = dict(_told(before, now, score(before)))
    return Previous(before.id, before.date, MappingProxyType(told), promised(before.actions, before.previous))


def _told(before: Assessment, now: Assessment, scores: Scores) -> Iterator[tuple[str, str]]:
    asked = {question.id: question for question in before.asked()}
    for question in now.questionnaire.questions():
        old = asked.get(question.id)
        if old is None or _differs(before, old, now, question):
            continue
        if isinstance(question, RatingGrid) and isinstance(old, RatingGrid):
            yield from _rows(before, old, now, question, scores)
        elif words := _words(before, old, scores):
            yield told_key(question), shortened(words, _LONGEST)


def _differs(before: Assessment, old: Question, now: Assessment, new: Question, *rows: Row) -> bool:
    first, second = (rows[0], rows[1]) if rows else (None, None)
    return fingerprint(before.questionnaire, old, first) != fingerprint(now.questionnaire, new, second)


def _rows(
    before: Assessment, old: RatingGrid, now: Assessment, new: RatingGrid, scores: Scores
) -> Iterator[tuple[str, str]]:
    given = scores.questions.get(old.id)
    then = {row.id: row for row in before.rows(old)}
    for row in _possible(now, new):
        if isinstance(given, GridScore) and row.id in then and row.id in given.rows:
            if _differs(before, old, now, new, then[row.id], row):
                continue
            words = _rating_words(before, old, given.rows[row.id])
            if words:
                yield told_key(new, row), shortened(words, _LONGEST)


def _possible(now: Assessment, grid: RatingGrid) -> tuple[Row, ...]:
    """The rows that it has, or may get of what is chosen; what somebody names is not the same another time."""
    source = now.questionnaire.question(grid.rows_from) if grid.rows_from is not None else None
    if not isinstance(source, ChoiceQuestion):
        return now.rows(grid)
    return tuple(Row.model_construct(id=one.id, name=one.text) for one in source.choices if not one.free_text)


def _words(before: Assessment, question: Question, scores: Scores) -> str:
    """The answer to a question that is no grid; "" where there was none."""
    answer, given = before.answers.get(question.id), scores.questions.get(question.id)
    if isinstance(given, RatingScore):
        assert isinstance(question, Rating)
        return _rating_words(before, question, given)
    if isinstance(given, ChoiceScore) and answer is None:
        assert isinstance(question, ChoiceQuestion)
        return _choice_words(question, given)
    return "" if answer is None else answer_words(before, question, answer)


def _rating_words(before: Assessment, question: Rating | RatingGrid, given: RatingScore) -> str:
    """What was settled or answered as one; else the median and the mean of the votes."""
    votes = given.distribution
    alone = _only_mark(given)
    if votes.settled is not None:
        cast = votes.votes + votes.unknown + votes.not_applicable
        after = f" (efter {count(cast, 'röst', 'röster')})" if cast else ""
        return mark_words(before, question, votes.settled) + after
    if alone is not None:
        return mark_words(before, question, alone)
    if given.median is None or given.mean is None:
        return "vet ej" if votes.unknown else ""
    return f"median {_level(given)}, medel {number(given.mean, 1)} av {count(votes.votes, 'svar', 'svar')}"


def _only_mark(given: RatingScore) -> Mark | None:
    """The answer of a group that answered as one; None where there were several votes, or none."""
    votes = given.distribution
    if votes.votes + votes.unknown + votes.not_applicable != 1:
        return None
    if votes.votes:
        return votes.counts.index(1) + 1
    return Special.UNKNOWN if votes.unknown else Special.NOT_APPLICABLE


def _level(given: RatingScore) -> str:
    assert given.median is not None
    return number(given.median, 0 if given.median.denominator == 1 else 1)


def _choice_words(question: ChoiceQuestion, given: ChoiceScore) -> str:
    """What most chose, each with how many."""
    names = {choice.id: choice.text for choice in question.choices}
    chosen, of = given.distribution.chosen, given.distribution.respondents
    return " · ".join(f"{names[one]} ({chosen[one]} av {of})" for one in given.order[:_LEADING])
