"""The sheet of answers: a row for each question, for each row of a grid, and for each thing that was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from digikap.model.answer import Chosen, Special, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, Ranking, Rating, RatingGrid
from digikap.report.export import voices
from digikap.report.export.material import Material
from digikap.report.export.nameless import NAMELESS
from digikap.report.export.sheet import Cell, Column, Sheet
from digikap.report.results import is_secret
from digikap.report.view.words import UNANSWERED, has_votes, is_told, standing
from digikap.scoring.result import ChoiceScore, GridScore, QuestionScore, RatingScore

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
    Column("Antal", "Antal svarande som valde alternativet.", 8, "number"),
)
"""Only there where somebody has voted: of a consensus they would say nothing."""
_LAST = (
    Column("Frågan i sin helhet", "Frågan så som den lästes.", 60, "wrapped"),
    Column("Id", "Frågans id, som i de andra formaten.", 20),
)
COLUMNS = (*_FIRST, *VOTED, *_LAST)


def sheet(material: Material) -> Sheet:
    """The answers in the questionnaire's order: to all that was asked, and what was known from the start."""
    votes = has_votes(material.scores) or any(map(_is_of_several, material.scores.questions.values()))
    questions = material.assessment.questionnaire.questions()
    told = [one for one in questions if is_told(material.assessment, one) and not is_secret(material, one)]
    rows = tuple(row for question in told for row in _rows(material, question, votes))
    return Sheet(NAME, COLUMNS if votes else (*_FIRST, *_LAST), rows, "Inga frågor ställdes.")


def _is_of_several(score: QuestionScore) -> bool:
    """Whether more than one answered a question of choices."""
    return isinstance(score, ChoiceScore) and score.distribution.respondents + score.distribution.unknown > 1


def _rows(material: Material, question: Question, votes: bool) -> Iterator[tuple[Cell, ...]]:
    first: tuple[Cell, ...] = (material.assessment.questionnaire.section_of(question.id).title, question.label)
    for about, answer, voted in _parts(material, question):
        yield (*first, about, *answer, *(voted if votes else ()), question.text, question.id)


_Part = tuple[str, tuple[Cell, ...], tuple[Cell, ...]]
"""What a row is about; the answer in words, its step and its index; what was voted."""

_NO_VOTES: tuple[Cell, ...] = (None,) * len(VOTED)


def _parts(material: Material, question: Question) -> Iterator[_Part]:
    assessment = material.assessment
    score = material.scores.questions.get(question.id)
    match score:
        case RatingScore():
            yield "", _rated(assessment, question, score), _votes(score)
        case GridScore(rows) if isinstance(question, RatingGrid):
            for row in assessment.rows(question):
                yield row.name, _rated(assessment, question, rows[row.id]), _votes(rows[row.id])
        case ChoiceScore() if isinstance(question, ChoiceQuestion):
            yield from _chosen(assessment, question, score)
        case _:
            yield from (("", (said, None, None), _NO_VOTES) for said in _written(assessment, question))


def _rated(assessment: Assessment, question: Question, score: RatingScore) -> tuple[Cell, ...]:
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
    return (said, figure, index)


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
        None,
    )


def _chosen(assessment: Assessment, question: ChoiceQuestion, score: ChoiceScore) -> Iterator[_Part]:
    """A row for each thing that somebody chose, what was chosen most first; a single ranking in its own order."""
    votes, own = score.distribution, "; ".join(_behind(assessment, question))
    choices = {choice.id: choice for choice in question.choices}
    if not score.order:
        yield "", (Special.UNKNOWN.words if votes.unknown else UNANSWERED, None, None), _NO_VOTES
    for place, choice in enumerate(score.order, 1):
        said = f"plats {place}" if isinstance(question, Ranking) and votes.respondents == 1 else "valt"
        words = f": {own}" if own and choices[choice].free_text else ""
        yield choices[choice].text, (said + words, None, None), (*_NO_VOTES[1:], votes.chosen[choice])


def _behind(assessment: Assessment, question: ChoiceQuestion) -> list[str]:
    """What a free-text choice stands for: the group's own words, else those of the votes or of each who was alone."""
    answer, voting = assessment.answers.get(question.id), assessment.voting(question.id)
    if isinstance(answer, Chosen) and answer.other:
        return [answer.other]
    return [voting.other] if voting and voting.other else voices.other_texts(assessment).get(question.id, [])


def _written(assessment: Assessment, question: Question) -> list[str]:
    """What was answered to a question without a score: texts, or a fact that was known from the start."""
    match assessment.answers.get(question.id):
        case Written(text):
            return [text or NAMELESS]
        case Chosen(ids, other) if isinstance(question, ChoiceQuestion):
            names = {one.id: one.text + (f": {other}" if one.free_text and other else "") for one in question.choices}
            return ["\n".join(names[one] for one in ids)]
        case Special() as special:
            return [special.words]
        case _:
            given = [NAMELESS for one in voices.given_to(assessment, question) if isinstance(one, Written)]
            return voices.texts(assessment).get(question.id) or given or [UNANSWERED]
