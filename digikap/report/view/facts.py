"""What was answered, section by section and before anything is computed from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import cast

from digikap.model.answer import Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, Ranking, Rating, RatingGrid, Reference, SingleChoice
from digikap.model.questionnaire import Section as Asked
from digikap.report.view.answers import answers, is_counted, missing
from digikap.report.view.blocks import Block, Choices, Fact, Facts, LevelRow, Levels, Paragraph, Quote, Section
from digikap.report.view.chosen import choices
from digikap.report.view.own_words import remarks
from digikap.report.view.voted import voted, with_course
from digikap.report.view.words import UNANSWERED, figure, has_votes, is_told, line, lines, rows_are, spread, standing
from digikap.scoring.result import ChoiceScore, GridScore, RatingScore, Scores
from digikap.swedish import HARD_SPACE, number, percent, quoted, small_number

COUNTS = "Siffrorna i rad, som 0 3 4 1 0, är hur många som svarade varje steg på skalan, det lägsta först."
"""How to read counted answers."""


def chapter(assessment: Assessment, scores: Scores) -> Section:
    """The second chapter: the perspectives in the questionnaire's order, sections without one where they stand."""
    intro = Paragraph(
        "Här står svaren som ni gav dem. Det som har räknats fram ur dem kommer i nästa kapitel, så att ni kan läsa "
        "svaren utan någon annans tolkning."
    )
    blocks = (intro, Paragraph(COUNTS)) if has_votes(scores) else (intro,)
    return Section("2 Fakta: era svar", blocks, tuple(_pictures(assessment, scores)))


def _pictures(assessment: Assessment, scores: Scores) -> Iterator[Section]:
    """Sections without a perspective before the first one that has one come first, the rest of them last."""
    sections = assessment.questionnaire.sections
    first = next((number for number, section in enumerate(sections) if section.perspective), len(sections))
    yield from (_section(assessment, scores, section) for section in sections[:first])
    for perspective in assessment.questionnaire.perspectives:
        inside = tuple(
            _section(assessment, scores, section) for section in sections if section.perspective == perspective.id
        )
        if inside:
            yield Section(line(perspective.name), (Paragraph(line(perspective.description)),), inside)
    yield from (_section(assessment, scores, section) for section in sections[first:] if not section.perspective)


def _section(assessment: Assessment, scores: Scores, section: Asked) -> Section:
    asked = [question for question in section.questions if is_told(assessment, question)]
    blocks: list[Block] = [] if asked else [Paragraph("Inga frågor ur det här avsnittet ställdes.")]
    ratings = [_row(assessment, scores, question) for question in asked if isinstance(question, Rating)]
    if ratings:
        blocks.append(_levels("Svar, fråga för fråga", "Fråga", ratings))
    blocks += [_grid(assessment, scores, question) for question in asked if isinstance(question, RatingGrid)]
    rest = [question for question in asked if not isinstance(question, Rating | RatingGrid)]
    drawn = {question.id: picture for question in rest if (picture := _choices(assessment, scores, question))}
    blocks += drawn.values()
    others = tuple(_fact(assessment, scores, question) for question in rest if question.id not in drawn)
    if others:
        blocks.append(Facts(others))
    return Section(line(section.title), (*blocks, *_comments(assessment, section)))


def _levels(caption: str, name: str, rows: list[LevelRow]) -> Levels:
    spread = "Spridning" if any(row.spread for row in rows) else ""
    return Levels(caption, (name, "Svar", spread), tuple(rows))


def _row(assessment: Assessment, scores: Scores, question: Rating) -> LevelRow:
    score = cast(RatingScore, scores.questions[question.id])
    told = voted(assessment, question, score)
    if told.answer == UNANSWERED:
        told = replace(told, answer=missing(assessment, question))
    if not question.references:
        return told
    # their share must not be set against a share of ours
    own = spread(score, share=False) if told.spread else ""
    own = with_course(assessment, question, score, own)
    return replace(told, spread=own, beside=tuple(_published(question, score)))


def _grid(assessment: Assessment, scores: Scores, question: RatingGrid) -> Levels:
    score = cast(GridScore, scores.questions[question.id])
    told = [voted(assessment, question, score.rows[row.id], row) for row in assessment.rows(question)]
    return _levels(line(question.label), rows_are(assessment, question), told)


def _choices(assessment: Assessment, scores: Scores, question: Question) -> Choices | None:
    """What several chose, as bars; a single choice on which all say the same is told in a line."""
    score = scores.questions.get(question.id)
    if not isinstance(question, ChoiceQuestion) or not isinstance(score, ChoiceScore):
        return None
    is_alike = isinstance(question, SingleChoice) and _is_unanimous(score)
    return None if is_alike else choices(assessment, question, score)


def _is_unanimous(score: ChoiceScore) -> bool:
    return all(votes == score.distribution.respondents for votes in score.distribution.chosen.values() if votes)


def _fact(assessment: Assessment, scores: Scores, question: Question) -> Fact:
    told = answers(assessment, scores, question)
    return Fact(line(question.label), told, ordered=_is_ordered(assessment, question, told))


def _is_ordered(assessment: Assessment, question: Question, told: tuple[str, ...]) -> bool:
    """Whether what is told is one ranking, in its order; counts of several are none."""
    return isinstance(question, Ranking) and len(told) > 1 and not is_counted(assessment, question)


def _comments(assessment: Assessment, section: Asked) -> Iterator[Quote]:
    """The comments that the group meant for the report, also on questions that have been left out."""
    meant = remarks(assessment)
    for question in section.questions:
        for text in meant.get(question.id, ()):
            yield Quote(f"Kommentar till {line(question.label)}", lines(text))


def _published(question: Rating, score: RatingScore) -> Iterator[str]:
    """The published figures on a question and the group's own answer; then each source with what to beware of."""
    told = [f"I undersökningen {one.year} {_figure(one)}." for one in question.references]
    yield " ".join((*told, _own(question, score)))
    sources: dict[str, list[str]] = {}
    for one in question.references:
        sources.setdefault(line(one.source), []).append(line(one.note))
    for source, notes in sources.items():
        yield " ".join((f"Källa: {source.rstrip('.')}.", *dict.fromkeys(filter(None, notes))))


def _own(question: Rating, score: RatingScore) -> str:
    """The group's own answer beside a published figure: a level or a mean, never a share."""
    given = standing(score)
    if given is None:
        return "Ni har inte svarat på frågan."
    if isinstance(given, Special):
        return f"Ni svarade {quoted(given.words)}."
    what = "Er samlade bedömning" if _is_overall(question) else "Ert svar"
    return f"{what} är {'i medel ' if isinstance(given, Fraction) else ''}{figure(score)}."


def _is_overall(question: Rating) -> bool:
    """Whether a question asks for a judgement of the whole: of a group, or by its label of something else."""
    return question.overall_for is not None or question.label.endswith(", samlat")


def _figure(reference: Reference) -> str:
    """What a published figure says, in words that claim no more than its source does."""
    share = percent(reference.value)
    people = f" ({reference.n}{HARD_SPACE}svarande)" if reference.n else ""
    of = f"{reference.n} svarande" if reference.n else line(reference.unit).removeprefix("procent av ")
    match reference.measure:
        case "andel_4_5":
            return f"hamnade {share} av {of} på 4 eller 5"
        case "andel_inte_nojda":
            part = Fraction(reference.value, 100)
            told = f"{small_number(part.numerator)} av {small_number(part.denominator)}"
            return f"var {told} inte nöjda med sina digitala lösningar{people}"
        case _:
            return f"var svaret {number(reference.value)} {line(reference.unit)}{people}"
