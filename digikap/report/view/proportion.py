"""Räcker det för uppdraget: what the task requires against what there is, and the two ways to close a gap."""

from __future__ import annotations

from collections.abc import Iterator

from digikap.model.assessment import Assessment
from digikap.report.view import pictured
from digikap.report.view.blocks import Bullets, Paragraph, Section, Table
from digikap.report.view.words import NO_INDEX, NOTHING, line
from digikap.scoring.gap import Requirement
from digikap.scoring.result import Scores
from digikap.swedish import listed, number, uncapital

_TWO_WAYS = (
    "Höj kapaciteten: frigör tid, skaffa kompetens eller pengar, eller arbeta på ett annat sätt.",
    "Minska uppgiften: sluta med något, sänk en ambition eller låt någon annan utföra den.",
)


def proportion(assessment: Assessment, scores: Scores) -> Iterator[Section]:
    """One section, where the group has said what the task requires."""
    if not assessment.required:
        return
    blocks: list[Paragraph | Table | Bullets] = [Paragraph(_intro(assessment))]
    if scores.gaps:
        blocks.append(_table(assessment, scores))
    if any(one.gap.points > 0 for one in scores.gaps):
        blocks += [Paragraph("Ett gap går att sluta från två håll (SOU 2020:8, 12.4):"), Bullets(_TWO_WAYS)]
    known = {one.id for one in scores.gaps}
    lacking = [name for id_, name in _names(assessment).items() if id_ in assessment.required and id_ not in known]
    if lacking:
        blocks.append(Paragraph(f"Kravet går inte att jämföra med ett index för {listed(lacking)}: {NO_INDEX}."))
    yield Section("Räcker det för uppdraget?", tuple(blocks))


def largest(assessment: Assessment, scores: Scores) -> tuple[str, ...]:
    """The largest gap in short, the first of those that are as large; () where no requirement can be compared."""
    if not scores.gaps:
        return ()
    one = max(scores.gaps, key=lambda one: one.gap.points)
    if one.gap.points <= 0:
        return ("inget: ni har det som uppdraget kräver",)
    return (_short(_names(assessment)[one.id], one),)


def _short(name: str, one: Requirement) -> str:
    required, current = number(one.gap.required, 1), number(one.gap.current, 1)
    return f"{name} {number(one.gap.points, 1)}, {one.gap.word} (krävs {required}, i dag {current})"


def _names(assessment: Assessment) -> dict[str, str]:
    """What a requirement can be of, by id: the dimensions and the groups."""
    model = assessment.questionnaire.model
    return {one.id: line(one.name) for one in model.dimensions} | {one.id: line(one.name) for one in model.groups}


def _intro(assessment: Assessment) -> str:
    horizons = [
        f"för {uncapital(line(one.name))} {line(one.horizon)}"
        for one in assessment.questionnaire.model.groups
        if one.index and one.horizon
    ]
    when = f", {listed(horizons)}" if horizons else ""
    return f"Ni har satt den nivå som uppdraget kräver{when}. Gapet är den nivån minus ert index."


def _table(assessment: Assessment, scores: Scores) -> Table:
    names = _names(assessment)
    is_voted = any(one.distribution.votes > 1 for one in scores.gaps)
    rows = tuple(
        (
            names[one.id],
            number(one.gap.required, 1),
            number(one.gap.current, 1),
            number(one.gap.points, 1),
            one.gap.word,
            *([_votes(one)] if is_voted else []),
        )
        for one in scores.gaps
    )
    columns = ("Dimension", "Krävs", "Index", "Gap", "Bedömning", *(["Röster om kravet"] if is_voted else []))
    return Table("Det som uppdraget kräver mot ert index, 0–100", columns, rows, (1, 2, 3))


def _votes(one: Requirement) -> str:
    """The votes on what is required; one level that the group set is none."""
    votes = one.distribution
    return ", ".join((" ".join(map(str, votes.counts)), *pictured.apart(votes))) if votes.votes > 1 else NOTHING
