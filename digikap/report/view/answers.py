"""The answer to a question in words, whoever gave it: a group as one, those who voted, or each for themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from digikap.model.answer import Chosen, Grid, Mark, Special, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import (
    Choice,
    ChoiceQuestion,
    MultipleChoice,
    Question,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
    Text,
)
from digikap.model.together import FEWEST
from digikap.report.view import pictured
from digikap.report.view.own_words import behind, texts
from digikap.report.view.words import UNANSWERED, is_of_several, is_told, level, line, lines, rating
from digikap.scoring.result import ChoiceScore, GridScore, RatingScore, Scores
from digikap.swedish import HARD_SPACE, count, small_number


def answer(assessment: Assessment, question: Question) -> tuple[str, ...]:
    """The one answer to a question in words, a line for each thing that was chosen, rated or written."""
    given = assessment.answers.get(question.id) if is_told(assessment, question) else None
    if isinstance(given, Special):
        return (given.words,)
    match question:
        case Rating() if isinstance(given, int):
            return (level(given, assessment.questionnaire.scale(question.scale)),)
        case RatingGrid():
            return _grid(assessment, question, given.marks if isinstance(given, Grid) else {})
        case SingleChoice() | MultipleChoice() | Ranking() if isinstance(given, Chosen):
            return chosen(question, given)
        case Text() if isinstance(given, Written):
            return lines(given.text)
        case Rating() | SingleChoice() | MultipleChoice() | Ranking() | Text():
            return (missing(assessment, question),)
        case _:
            assert_never(question)


def answers(assessment: Assessment, scores: Scores, question: Question) -> tuple[str, ...]:
    """The same where several may have answered: what was settled, and how their answers fell."""
    score = scores.questions.get(question.id) if is_told(assessment, question) else None
    match question, score:
        case Rating(), RatingScore():
            return _rating(assessment, question, score) or answer(assessment, question)
        case RatingGrid(), GridScore() if is_of_many(assessment):
            return tuple(_rows(assessment, question, score)) or answer(assessment, question)
        case SingleChoice() | MultipleChoice() | Ranking(), ChoiceScore() if is_counted(assessment, question):
            return tuple(_counted(assessment, question, score)) or answer(assessment, question)
        case Text(), None if assessment.respondents:
            return texts(assessment, question) or answer(assessment, question)
        case _:
            return answer(assessment, question)


def is_of_many(assessment: Assessment) -> bool:
    """Whether more than one voice is in the file: a tally, or the answers of several."""
    return assessment.mode == "tally" or bool(assessment.respondents)


def is_counted(assessment: Assessment, question: ChoiceQuestion) -> bool:
    """Whether several chose, so that there are counts; what a tally knew without a vote is one answer."""
    return assessment.voting(question.id) is not None or bool(assessment.respondents)


def names(assessment: Assessment, question: ChoiceQuestion) -> Mapping[str, str]:
    """What each choice is called, by id, with the words of those who chose a free-text one."""
    said = "; ".join(behind(assessment, question))
    return {choice.id: _choice(choice, said) for choice in question.choices}


def settled(assessment: Assessment, question: ChoiceQuestion) -> tuple[str, ...]:
    """What a group that voted agreed on afterwards, in words; () where nothing."""
    given = assessment.answers.get(question.id)
    if isinstance(given, Special):
        return (given.words,)
    return chosen(question, given) if isinstance(given, Chosen) else ()


def _rating(assessment: Assessment, question: Rating, score: RatingScore) -> tuple[str, ...]:
    """The level with what is so at it, and the votes; () where nobody has answered."""
    told = _voted(assessment, question, score)
    given = assessment.answers.get(question.id)
    anchor = question.anchors.get(given) if isinstance(given, int) else None
    return () if told == UNANSWERED else (f"{told}: {line(anchor)}" if anchor else told,)


def _rows(assessment: Assessment, question: RatingGrid, score: GridScore) -> Iterator[str]:
    for row in assessment.rows(question):
        yield f"{line(row.name)}: {_voted(assessment, question, score.rows[row.id])}"


def _voted(assessment: Assessment, question: Rating | RatingGrid, score: RatingScore) -> str:
    """The answer, and of several how many gave each: ``medel 2,8 (0 3 5 1 0)``."""
    told = rating("", score, assessment.questionnaire.scale(question.scale)).answer
    votes = score.distribution
    counts = ", ".join((HARD_SPACE.join(map(str, votes.counts)), *pictured.apart(votes)))
    return f"{told} ({counts})" if is_of_several(score) else told


def _counted(assessment: Assessment, question: ChoiceQuestion, score: ChoiceScore) -> Iterator[str]:
    """What was settled, then every choice that somebody made with how many, then who did not choose."""
    votes, called = score.distribution, names(assessment, question)
    if agreed := settled(assessment, question):
        yield f"Fastställt: {'; '.join(agreed)}"
    for one in score.order:
        first = f", {votes.first[one]}{HARD_SPACE}först" if votes.first[one] else ""
        yield f"{called[one]}: {votes.chosen[one]}{HARD_SPACE}av{HARD_SPACE}{votes.respondents}{first}"
    if votes.unknown:
        yield f"vet ej: {count(votes.unknown, 'svar', 'svar')}"


def missing(assessment: Assessment, question: Question) -> str:
    """How a question without an answer is told: whether it was parked, or not asked at all and why."""
    if not assessment.is_included(question):
        if question.id == _roles(assessment):
            return "inte ställd (var och en fick ange sin roll)"
        return "inte ställd (tillval)" if question.optional else "inte ställd (ingår inte i snabbversionen)"
    if not assessment.is_visible(question):
        return "inte ställd (den beror på ett tidigare svar)"
    if assessment.respondents and not assessment.asks(question):
        return f"visas inte (färre än {small_number(FEWEST)} har fått frågan)"
    if question.id in assessment.parked:
        return f"{UNANSWERED} (parkerad)"
    if question.id in assessment.passed:
        return f"{UNANSWERED} (ni valde att lämna den)"
    return UNANSWERED if assessment.asks(question) else f"inte ställd ({_without_rows(question)})"


def _roles(assessment: Assessment) -> str | None:
    """The question of roles, where those who answer alone are not asked it."""
    asked = assessment.questionnaire.fact_question("roles") if assessment.mode == "individual" else None
    return asked.id if asked else None


def _without_rows(question: Question) -> str:
    """Why a grid has no rows; those that the questionnaire lists are always there."""
    chosen_before = isinstance(question, RatingGrid) and question.rows_from is not None
    return "raderna kommer ur en fråga där inget är valt" if chosen_before else "inga verksamheter är med"


def _grid(assessment: Assessment, question: RatingGrid, marks: Mapping[str, Mark]) -> tuple[str, ...]:
    scale = assessment.questionnaire.scale(question.scale)
    rows = assessment.rows(question) if assessment.asks(question) else ()
    told = tuple(f"{line(row.name)}: {level(marks[row.id], scale) if row.id in marks else UNANSWERED}" for row in rows)
    return told if marks else (missing(assessment, question),)


def chosen(question: ChoiceQuestion, given: Chosen) -> tuple[str, ...]:
    """The texts of what was chosen, with the group's own words behind a free-text choice."""
    choices = {choice.id: choice for choice in question.choices}
    return tuple(_choice(choices[choice], given.other) for choice in given.ids)


def _choice(choice: Choice, other: str | None) -> str:
    text = line(choice.text)
    return f"{text}: {line(other)}" if choice.free_text and other else text
