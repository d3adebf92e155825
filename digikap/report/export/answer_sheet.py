"""The sheet of answers: a row for each question, for each row of a grid, and for each thing that was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from digikap.model.answer import Chosen, Special, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, Ranking, Rating, RatingGrid
from digikap.report.export.material import NAMELESS, Material
from digikap.report.export.sheet import Cell, Column, Sheet
from digikap.report.results import is_secret
from digikap.report.view.words import UNANSWERED, has_votes, is_told, standing
from digikap.scoring.result import ChoiceScore, GridScore, RatingScore

NAME = "Svar"

_FIRST = (
    Column("Avsnitt", "Avsnittet i formuläret.", 42, "wrapped"),
    Column("Fråga", "Frågans korta namn, som i rapporten.", 30, "wrapped"),
    Column("Gäller", "Raden i en tabell, eller det som valdes. Tomt där frågan gäller ett enda svar.", 34, "wrapped"),
    Column("Svar", "Svaret i ord. obesvarad: inget svar gavs. I en rangordning platsen, 1 viktigast.", 40, "wrapped"),
    Column("Steg", "Svarets steg på skalan, 1 är lägst; flera röster: medelvärdet. Tomt utan steg.", 8, "number"),
    Column("Index", "0–100: lägsta steget är 0, högsta är 100. Tomt där det saknas.", 8, "one_decimal"),
)  # fmt: skip
VOTED = (
    Column("Röster per steg", "Antal röster på varje steg, från det lägsta.", 16),
    Column("Vet ej", "Antal svar ”vet ej”.", 8, "number"),
    Column("Ej aktuellt", "Antal svar ”ej aktuellt”.", 11, "number"),
    Column("Median", "Medianen i steg, 1 är lägst.", 9, "one_decimal"),
    Column("Medelavvikelse", "Medelavvikelsen från medelvärdet, i steg.", 16, "two_decimals"),
    Column("Lägst", "Det lägsta steg som någon valde.", 8, "number"),
    Column("Högst", "Det högsta steg som någon valde.", 8, "number"),
    Column("Samsyn", "samsyn, delad bild eller motstridigt. Tomt under tre svar med ett steg.", 14),
)
"""Only there where somebody has voted: of a consensus they would say nothing."""
_LAST = (
    Column("Antal", "Antal svarande som valde alternativet.", 8, "number"),
    Column("Frågan i sin helhet", "Frågan så som den lästes.", 60, "wrapped"),
    Column("Id", "Frågans id, som i de andra formaten.", 20),
)
COLUMNS = (*_FIRST, *VOTED, *_LAST)


def sheet(material: Material) -> Sheet:
    """The answers in the questionnaire's order: to all that was asked, and what was known from the start."""
    votes = has_votes(material.scores)
    questions = material.assessment.questionnaire.questions()
    told = [one for one in questions if is_told(material.assessment, one) and not is_secret(material, one)]
    rows = tuple(row for question in told for row in _rows(material, question, votes))
    return Sheet(NAME, COLUMNS if votes else (*_FIRST, *_LAST), rows, "Inga frågor ställdes.")


def _rows(material: Material, question: Question, votes: bool) -> Iterator[tuple[Cell, ...]]:
    first: tuple[Cell, ...] = (material.assessment.questionnaire.section_of(question.id).title, question.label)
    for about, middle, count in _parts(material, question, votes):
        yield (*first, about, *middle, count, question.text, question.id)


_Part = tuple[str, tuple[Cell, ...], int | None]
"""What a row is about, its figures, and how many chose it."""


def _parts(material: Material, question: Question, votes: bool) -> Iterator[_Part]:
    assessment = material.assessment
    score = material.scores.questions.get(question.id)
    match score:
        case RatingScore():
            yield "", _rated(assessment, question, score, votes), None
        case GridScore(rows) if isinstance(question, RatingGrid):
            for row in assessment.rows(question):
                yield row.name, _rated(assessment, question, rows[row.id], votes), None
        case ChoiceScore() if isinstance(question, ChoiceQuestion):
            yield from _chosen(assessment, question, score, votes)
        case _:
            yield "", _filled(_written(assessment, question), votes), None


def _filled(said: str, votes: bool) -> tuple[Cell, ...]:
    """An answer without a figure."""
    return (said, *(None,) * (2 + (len(VOTED) if votes else 0)))


def _rated(assessment: Assessment, question: Question, score: RatingScore, votes: bool) -> tuple[Cell, ...]:
    given, measure = standing(score), score.measure
    assert isinstance(question, Rating | RatingGrid)
    levels = assessment.questionnaire.scale(question.scale).levels
    figure = float(given) if isinstance(given, Fraction) else given if isinstance(given, int) else None
    index = None if measure.index is None else float(measure.index)
    match given:
        case None:
            said = UNANSWERED
        case Special():
            said = given.words
        case Fraction():
            said = "medelvärdet av rösterna"
        case level:
            said = levels[level - 1]
    return (said, figure, index, *(_votes(score) if votes else ()))


def _votes(score: RatingScore) -> tuple[Cell, ...]:
    votes = score.distribution
    return (
        " ".join(map(str, votes.counts)),
        votes.unknown,
        votes.not_applicable,
        None if score.median is None else float(score.median),
        None if score.average_deviation is None else float(score.average_deviation),
        score.lowest,
        score.highest,
        score.agreement,
    )


def _chosen(assessment: Assessment, question: ChoiceQuestion, score: ChoiceScore, votes: bool) -> Iterator[_Part]:
    """A row for each thing that somebody chose, what was chosen most first; a single ranking in its own order."""
    answer = assessment.answers.get(question.id)
    choices = {choice.id: choice for choice in question.choices}
    own = answer.other if isinstance(answer, Chosen) else None
    if not score.order:
        yield "", _filled(Special.UNKNOWN.words if score.distribution.unknown else UNANSWERED, votes), None
    for place, choice in enumerate(score.order, 1):
        is_place = isinstance(question, Ranking) and score.distribution.respondents == 1
        said = f"plats {place}" if is_place else "valt"
        words = f": {own}" if own and choices[choice].free_text else ""
        yield choices[choice].text, _filled(said + words, votes), score.distribution.chosen[choice]


def _written(assessment: Assessment, question: Question) -> str:
    """What was answered to a question without a score: a text, or a fact that was known from the start."""
    match assessment.answers.get(question.id):
        case Written(text):
            return text or NAMELESS
        case Chosen(ids, other) if isinstance(question, ChoiceQuestion):
            names = {one.id: one.text + (f": {other}" if one.free_text and other else "") for one in question.choices}
            return "\n".join(names[one] for one in ids)
        case Special() as special:
            return special.words
        case _:
            return UNANSWERED
