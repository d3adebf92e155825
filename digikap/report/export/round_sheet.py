"""The sheet of votes: a row for each round on a question, on a row of a grid, or on a choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from digikap.model.answer import Chosen, Grid, Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, Rating, RatingGrid
from digikap.model.tally import ChoiceTally, Round, Tally, Voting
from digikap.report.export.material import Material
from digikap.report.export.sheet import Cell, Column, Sheet
from digikap.report.results import is_secret

COLUMNS = (
    Column("Avsnitt", "Avsnittet i formuläret.", 42, "wrapped"),
    Column("Fråga", "Frågans korta namn, som i rapporten.", 30, "wrapped"),
    Column("Gäller", "Raden i en tabell, eller alternativet. Tomt där omröstningen gäller frågan.", 34, "wrapped"),
    Column("Omröstning", "Omröstningens nummer, 1 är den första. Den sista räknas.", 12, "number"),
    Column("Röster per steg", "Antal röster på varje steg, från det lägsta. Tomt för val.", 16),
    Column("Valde", "Antal som valde alternativet.", 8, "number"),
    Column("Valde först", "Antal som satte alternativet först i en rangordning.", 8, "number"),
    Column("Vet ej", "Antal svar ”vet ej”.", 8, "number"),
    Column("Ej aktuellt", "Antal svar ”ej aktuellt”.", 11, "number"),
    Column("Röster", "Antal som röstade, också ”vet ej” och ”ej aktuellt”.", 9, "number"),
    Column("Fastställt", "Det som gruppen fastställde efter den sista omröstningen.", 30, "wrapped"),
    Column("Minoritetens skäl", "Skälet från dem som var i minoritet, där oenigheten fick stå kvar.", 50, "wrapped"),
    Column("Ojämnt antal", "Varför rösterna inte är lika många som deltagarna.", 30, "wrapped"),
    Column("Id", "Frågans id, som i de andra formaten.", 20),
)


def sheet(material: Material) -> Sheet:
    """Every round in the questionnaire's order; without rows where nobody has voted."""
    assessment = material.assessment
    rows: list[tuple[Cell, ...]] = []
    for question in assessment.asked():
        if not is_secret(material, question):
            section = assessment.questionnaire.section_of(question.id).title
            rows += [(section, question.label, *cells, question.id) for cells in _rows(assessment, question)]
    return Sheet("Omröstningar", COLUMNS, tuple(rows))


def _rows(assessment: Assessment, question: Question) -> Iterator[tuple[Cell, ...]]:
    """What the votings on one question gave."""
    answer = assessment.answers.get(question.id)
    if isinstance(question, RatingGrid):
        marks = answer.marks if isinstance(answer, Grid) else {}
        for row in assessment.rows(question):
            yield from _voted(row.name, assessment.voting(question.id, row.id),
                              _level(assessment, question, marks.get(row.id)))  # fmt: skip
    elif isinstance(question, Rating):
        yield from _voted(None, assessment.voting(question.id), _level(assessment, question, answer))
    elif isinstance(question, ChoiceQuestion):
        names = {choice.id: choice.text for choice in question.choices}
        yield from _voted(None, assessment.voting(question.id), _chosen(names, answer), names)


def _voted(
    about: str | None, voting: Voting | None, settled: str | None, names: Mapping[str, str] | None = None
) -> Iterator[tuple[Cell, ...]]:
    """A row for each round with what was said of it; what was settled beside the last one.

    `names`: of the choices, a row for each that was made.
    """
    if voting is None:
        return
    for number, votes in enumerate(voting.rounds, 1):
        said = voting.reasons(number)
        yield (
            about,
            number,
            *_counts(votes),
            settled if number == len(voting.rounds) else None,
            said.minority,
            said.uneven,
        )
        if isinstance(votes, ChoiceTally) and names is not None:
            for choice, name in names.items():
                if count := votes.chosen.get(choice):
                    first = votes.first.get(choice, 0) if votes.first else None
                    yield (name, number, None, count, first, *(None,) * 6)


def _counts(votes: Round) -> tuple[Cell, ...]:
    """Votes by level, then two cells that are a choice's, then all the others."""
    levels = " ".join(map(str, votes.counts)) if isinstance(votes, Tally) else None
    not_applicable = votes.not_applicable if isinstance(votes, Tally) else None
    return (levels, None, None, votes.unknown, not_applicable, votes.cast)


def _level(assessment: Assessment, question: Rating | RatingGrid, mark: object) -> str | None:
    if isinstance(mark, int):
        return assessment.questionnaire.scale(question.scale).in_words(mark)
    return mark.words if isinstance(mark, Special) else None


def _chosen(names: Mapping[str, str], answer: object) -> str | None:
    if isinstance(answer, Chosen):
        return "\n".join(names[one] for one in answer.ids)
    return answer.words if isinstance(answer, Special) else None
