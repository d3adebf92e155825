"""Where the group sees things differently: what differs most, how the rounds went, why some stayed with their view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digikap.advice import Likeness, agenda
from digikap.model.assessment import Assessment
from digikap.model.tally import Round, Tally, Voting
from digikap.report.view.answers import is_of_many
from digikap.report.view.blocks import Block, Bullets, Fact, Facts, LevelRow, Levels, Paragraph, Section
from digikap.report.view.rated import Rated, rated
from digikap.report.view.voted import ends, gave, mean, minority_of, verdict
from digikap.report.view.words import figure, has_votes, level, line, rating, row_name
from digikap.scoring.result import RatingScore, Scores
from digikap.swedish import number, quoted, small_number

_TIME_ENOUGH = 1_000_000
"""Minutes: the report leaves nothing out for lack of time."""


def apart(assessment: Assessment, scores: Scores) -> Section:
    """The first part of the fourth chapter."""
    title = "Här tycker ni olika"
    if not has_votes(scores) and not is_of_many(assessment):
        return Section(title, (Paragraph(_one_voice(assessment)),))
    rows = tuple(_row(assessment, one) for one in _differing(assessment, scores))
    blocks: list[Block] = [Levels("Störst spridning först", ("Fråga", "Svar", "Spridning"), rows)] if rows else []
    blocks = blocks or [Paragraph(_alike(scores))]
    reasons = tuple(_reasons(assessment, scores))
    if reasons:
        blocks.append(Facts((Fact("Minoritetens skäl på andra frågor", reasons),)))
    sections = [*_agreed(assessment, scores), *_lists(assessment, scores)]
    return Section(title, tuple(blocks), tuple(sections))


def disagreements(assessment: Assessment, scores: Scores) -> tuple[str, ...]:
    """Where the votes differ, in short, the widest spread (average deviation per step of the scale) first."""
    return tuple(
        f"{one.name} ({one.score.lowest}–{one.score.highest}, {one.score.agreement})"
        for one in _differing(assessment, scores)
    )


def _differing(assessment: Assessment, scores: Scores) -> list[Rated]:
    found = [
        (one.score.average_deviation / (one.score.distribution.levels - 1), one)
        for one in rated(assessment, scores)
        if one.score.agreement in ("delad bild", "motstridigt") and one.score.average_deviation is not None
    ]
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])]


def _one_voice(assessment: Assessment) -> str:
    """Why it cannot be said where they differ."""
    if assessment.mode == "individual":
        return "Det här är en persons svar. Var ni tycker olika syns när allas svar har slagits ihop."
    return (
        "Ni svarade i konsensus: gruppen enades om ett svar på varje fråga. Då syns det inte i siffrorna var ni "
        "tyckte olika. Det som ni ville ha med i rapporten står bland kommentarerna i kapitel 2."
    )


def _alike(scores: Scores) -> str:
    """That nothing differs, or that too few voted to say."""
    if any(isinstance(one, RatingScore) and one.agreement for one in scores.questions.values()):
        return "Ni ser lika på alla frågor som minst tre svarade på: ingen har en delad bild eller motstridiga svar."
    return "Ingen fråga har minst tre svar på skalan, så det går inte att säga var ni tycker olika."


def _row(assessment: Assessment, one: Rated) -> LevelRow:
    """How the votes fell, and under them the rounds, what was settled and the reason of those who disagreed."""
    scale = assessment.questionnaire.scale(one.question.scale)
    told = rating(one.name, one.score, scale)
    voting = assessment.voting(one.question.id, one.row.id if one.row else None)
    if voting is None:
        return told
    agreed = one.score.distribution.settled
    beside = [f"Omröstningarna: {_rounds(voting)}."] if len(voting.rounds) > 1 else []
    beside += [f"Ni fastställde {quoted(level(agreed, scale))}."] if agreed else []
    beside += [f"{minority_of(voting, number)}: {line(reason)}" for number, reason in voting.minorities()]
    if beside and not agreed:
        beside.append("Inget fastställdes: oenigheten står kvar.")
    return replace(told, beside=tuple(beside))


def _rounds(voting: Voting) -> str:
    """Every round in turn: ``medel 2,4, motstridigt (1–5), sedan medel 3,1, delad bild (2–4)``."""
    return ", sedan ".join(
        f"{gave(votes)}{f' ({ends(votes)})' if ends(votes) else ''}"
        for votes in voting.rounds
        if isinstance(votes, Tally)
    )


def _reasons(assessment: Assessment, scores: Scores) -> Iterator[str]:
    """The reasons given on anything that does not stand among the differing: choices, and what is samsyn."""
    told = {(one.question.id, one.row.id if one.row else None) for one in _differing(assessment, scores)}
    for question in assessment.asked():
        names: dict[str | None, str] = {None: line(question.label)}
        if question.kind == "rating_grid":
            names = {
                row.id: f"{line(question.label)}: {row_name(assessment, row)}" for row in assessment.rows(question)
            }
        for row, name in names.items():
            voting = assessment.voting(question.id, row)
            if voting and (question.id, row) not in told:
                for number, reason in voting.minorities():
                    which = f", omröstning {number}" if number < len(voting.rounds) else ""
                    yield f"{name}{which}: {line(reason)}"


def _agreed(assessment: Assessment, scores: Scores) -> Iterator[Section]:
    """What a talk between two rounds turned into samsyn, of those where at least half of the group took a stand."""
    found = []
    for one in rated(assessment, scores):
        voting = assessment.voting(one.question.id, one.row.id if one.row else None)
        if voting is None or 2 * one.score.distribution.votes < (assessment.participants or 0):
            continue
        if verdict(voting.rounds[0]) in ("delad bild", "motstridigt") and verdict(voting.last) == "samsyn":
            found.append(f"{one.name}: från {_verdict(voting.rounds[0])} till {_verdict(voting.last)}")
    if found:
        yield Section("Här möttes ni efter samtalet", (Bullets(tuple(found)),))


def _verdict(votes: Round) -> str:
    return f"{verdict(votes)} ({mean(votes)})"


def _lists(assessment: Assessment, scores: Scores) -> Iterator[Section]:
    """How far the group thinks that it agrees, against how alike its lists are."""
    likeness = agenda(assessment, scores, _TIME_ENOUGH).likeness
    if likeness is not None:
        yield Section("Upplevd och verklig samsyn", (Paragraph(" ".join(_likeness(assessment, scores, likeness))),))


def _likeness(assessment: Assessment, scores: Scores, likeness: Likeness) -> Iterator[str]:
    if likeness.perceived:
        question = assessment.questionnaire.question(likeness.perceived)
        yield f"På {quoted(line(question.label))} svarade ni {perceived(scores, likeness.perceived)}."
    ranking = line(assessment.questionnaire.question(likeness.ranking).label)
    yield f"I era listor över {quoted(ranking)} delar två av er i snitt {shared(likeness)}."


def perceived(scores: Scores, question_id: str) -> str:
    """What a rating that has a value stands at, of how many levels: ``i medel 3,4 av 5``, ``3 av 5``."""
    score = scores.questions[question_id]
    assert isinstance(score, RatingScore)
    votes = score.distribution
    average = "i medel " if votes.settled is None and votes.votes > 1 else ""
    return f"{average}{figure(score)} av {votes.levels}"


def shared(likeness: Likeness) -> str:
    """How many choices two lists have in common: ``1,3 av tre val``."""
    return f"{number(likeness.overlap, 1)} av {small_number(likeness.most)} val"
