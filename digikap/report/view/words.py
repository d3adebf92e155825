"""How a figure or an answer is said in Swedish: the only place where a number becomes a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain

from digikap.model.answer import Mark, Special
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import Question, RatingGrid, Row
from digikap.model.scale import Scale
from digikap.report.view import pictured
from digikap.report.view.blocks import Dot, LevelRow
from digikap.scoring.agreement import end_levels
from digikap.scoring.result import GridScore, Measure, RatingScore, Scores
from digikap.swedish import HARD_SPACE, count, number, small_number, span
from digikap.text import visible, visible_line

NO_INDEX = "underlag saknas"
UNANSWERED = "obesvarad"
NOTHING = "–"
UNSAID = "Antalet deltagare är inte angivet"


def lines(text: str) -> tuple[str, ...]:
    """Text from outside line by line, control characters visible, empty lines left out."""
    return tuple(stripped for line in visible(text).split("\n") if (stripped := line.strip()))


def line(text: str) -> str:
    """Text from outside on one line, control characters visible."""
    return visible_line(text)


def index(value: Fraction | None) -> str:
    """An index as a whole number, halves up; or that there is none."""
    return NO_INDEX if value is None else number(value)


def interval(measure: Measure) -> str:
    """What the index could have been: ``54–68``, one number where both ends read the same, "" without an index."""
    if measure.low is None or measure.high is None:
        return ""
    low, high = number(measure.low), number(measure.high)
    return low if low == high else span(low, high)


def coverage(measure: Measure) -> str:
    """How many of the asked questions have an answer: ``5 av 6``."""
    return f"{measure.answered}{HARD_SPACE}av{HARD_SPACE}{measure.asked}"


def coverage_of_questions(measure: Measure) -> str:
    """The same in running text: ``5 av 6 frågor har ett värde``."""
    return f"{measure.answered} av {count(measure.asked, 'fråga', 'frågor')} har ett värde"


def basis(measure: Measure) -> str:
    """Interval and coverage in running text: ``intervall 54–68, 5 av 6 frågor``."""
    asked = f"{measure.answered} av {count(measure.asked, 'fråga', 'frågor')}"
    return f"intervall {interval(measure)}, {asked}" if measure.index is not None else asked


def dot(
    name: str, measure: Measure, label: str | None, required: Fraction | None = None, before: Fraction | None = None
) -> Dot:
    """An index with all that it rests on; `required`: what the task requires, `before`: last time's index."""
    told = f"{line(name)}: {index(measure.index)} {label or ''}".rstrip()
    return Dot(
        name=line(name),
        index=index(measure.index),
        label=label or "",
        interval=interval(measure),
        coverage=coverage(measure),
        basis=basis(measure),
        picture=pictured.dot(f"{told}, {basis(measure)}", required, before),
        at=measure.index,
        low=measure.low,
        high=measure.high,
        required=required,
        before=before,
    )


def level(mark: Mark, scale: Scale) -> str:
    """An answer on a scale: ``3 – I viss grad``, ``vet ej``; no line ends between the number and the dash."""
    return mark.words if isinstance(mark, Special) else line(scale.in_words(mark)).replace(" ", HARD_SPACE, 1)


def rating(name: str, score: RatingScore, scale: Scale) -> LevelRow:
    """A rating, or a row of a grid: the answer, the votes, and how they differ where there were several."""
    votes = score.distribution
    told = _rated(score, scale)
    return LevelRow(
        name=line(name),
        answer=told,
        counts=votes.counts if votes.votes else (),
        spread=spread(score) if is_of_several(score) else "",
        picture=pictured.votes(votes, told),
    )


def is_of_several(score: RatingScore) -> bool:
    """Whether more than one vote was given; a consensus is a single one, by the group."""
    votes = score.distribution
    return votes.votes + votes.unknown + votes.not_applicable > 1


def has_votes(scores: Scores) -> bool:
    """Whether any rating, or row of a grid, was voted on by several."""
    grids = [one.rows.values() for one in scores.questions.values() if isinstance(one, GridScore)]
    ratings = [one for one in scores.questions.values() if isinstance(one, RatingScore)]
    return any(map(is_of_several, chain(ratings, *grids)))


def _rated(score: RatingScore, scale: Scale) -> str:
    given = standing(score)
    if isinstance(given, Fraction):
        return f"medel{HARD_SPACE}{number(given, 1)}"
    return UNANSWERED if given is None else level(given, scale)


def standing(score: RatingScore) -> Mark | Fraction | None:
    """What a rating stands at: what was settled or the only vote, else the mean of the votes, in levels from 1.

    None where nobody has answered.
    """
    votes = score.distribution
    if votes.settled is not None:
        return votes.settled
    if score.mean is not None:
        return score.mean if votes.votes > 1 or votes.unknown else int(score.mean)
    if votes.unknown:
        return Special.UNKNOWN
    return Special.NOT_APPLICABLE if votes.not_applicable else None


def figure(score: RatingScore) -> str:
    """The same without the level's words: ``3``, of several votes ``3,5``; ``vet ej``, ``obesvarad``."""
    given = standing(score)
    if given is None:
        return UNANSWERED
    if isinstance(given, Special):
        return given.words
    return number(given, 1) if isinstance(given, Fraction) else number(given)


def spread(score: RatingScore, *, share: bool = True) -> str:
    """How the votes differ: ``0 1 2 2 1, 2–5, 3 av 6 svarade 4–5, 1 vet ej, motstridigt``.

    `share`: whether to say how many chose one of the highest levels; not beside somebody else's share of the same.
    """
    votes = score.distribution
    parts = [" ".join(map(str, votes.counts))]
    if score.lowest is not None and score.highest is not None:
        parts.append(
            str(score.lowest) if score.lowest == score.highest else span(str(score.lowest), str(score.highest))
        )
    if share and score.high_share is not None:
        high, all_levels = score.high_share
        top = span(str(votes.levels - end_levels(votes.levels) + 1), str(votes.levels))
        parts.append(f"{high} av {all_levels} svarade {top}")
    parts += pictured.apart(votes)
    if score.agreement is not None:
        parts.append(score.agreement)
    return ", ".join(parts)


def row_name(assessment: Assessment, row: Row) -> str:
    """The name of a grid's row where there is little room, on one line."""
    return line(short_name(assessment, row))


def short_name(assessment: Assessment, row: Row) -> str:
    """The same as it was written: a listed service has a short one."""
    short = {service.id: service.short for service in assessment.questionnaire.services if service.name == row.name}
    return short.get(row.id, row.name)


def is_told(assessment: Assessment, question: Question) -> bool:
    """Whether a question's answer is part of the result: it is asked, or the start of the interview knew it."""
    is_fact = question.id in assessment.questionnaire.facts
    return assessment.asks(question) or (is_fact and question.id in assessment.answers)


def comments(assessment: Assessment) -> Mapping[str, Comment]:
    """The comments that the group meant for the report, by question id in order; none on what answers have hidden."""
    hidden = hidden_comments(assessment)
    return {question: comment for question, comment in _meant(assessment) if question not in hidden}


def hidden_comments(assessment: Assessment) -> tuple[str, ...]:
    """The ids of the questions whose comment was meant for the report and that other answers have hidden."""
    questionnaire = assessment.questionnaire
    meant = [question for question, _ in _meant(assessment)]
    return tuple(one for one in meant if not assessment.is_visible(questionnaire.question(one)))


def _meant(assessment: Assessment) -> Iterator[tuple[str, Comment]]:
    for question in assessment.questionnaire.questions():
        comment = assessment.comments.get(question.id)
        if comment is not None and comment.use == "rapport":
            yield question.id, comment


def people(assessment: Assessment) -> str:
    """How many answered, in running text: ``åtta personer``; "" where nobody has said."""
    match assessment.participants:
        case None:
            return ""
        case 1:
            return "en person"
        case several:
            return f"{small_number(several)} personer"


def rows_are(assessment: Assessment, grid: RatingGrid) -> str:
    """What the rows of a grid are, to stand over them: services, resources, what an earlier question asked for."""
    questionnaire = assessment.questionnaire
    if grid.rows == "services":
        return "Verksamhet"
    if grid.rows_from is not None:
        return line(questionnaire.question(grid.rows_from).label)
    apart = {group.id for group in questionnaire.model.groups if group.parts}
    resources = {dimension.id for dimension in questionnaire.model.dimensions if dimension.group in apart}
    return "Resurs" if {row.id for row in assessment.rows(grid)} <= resources else "Gäller"
