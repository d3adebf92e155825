"""What was computed: groups and dimensions, the resources, service by service, and what a single vote decides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from digikap.model.assessment import Assessment
from digikap.model.capacity import Group
from digikap.model.questionnaire import Rating, RatingGrid
from digikap.report.view import pictured
from digikap.report.view.blocks import Block, Dots, Paragraph, Section, Table
from digikap.report.view.proportion import proportion
from digikap.report.view.services import services
from digikap.report.view.summary import COLUMNS, dimension_dot, group_dot, resources
from digikap.report.view.words import coverage_of_questions, has_votes, line, rating, row_name
from digikap.scoring.result import Difference, GroupScore, RatingScore, Scores, Swing
from digikap.swedish import number, signed


def chapter(assessment: Assessment, scores: Scores) -> Section:
    """The third chapter; a questionnaire without groups has one table of dimensions."""
    model = assessment.questionnaire.model
    sections = [one for group in model.groups if (one := _group(assessment, scores, group))]
    loose = [
        dimension.id for dimension in model.dimensions if not dimension.group and dimension.id in scores.dimensions
    ]
    if loose:
        title = "Formulärets egna dimensioner" if model.groups else "Dimensionerna"
        sections.append(Section(title, (_dots(assessment, scores, "Index från 0 till 100", loose),)))
    sections += [*proportion(assessment, scores), *services(assessment, scores)]
    sections += [*_differences(assessment, scores), *_sensitivity(assessment, scores)]
    intro = Paragraph(
        "Här räknas svaren om till index från 0 till 100. Underlaget visar hur många av de ställda frågorna som har "
        "ett värde, och intervallet vad indexet kunde ha blivit om ni hade vetat det ni svarade ”vet ej” på. Hur allt "
        "är räknat står i kapitel 7."
    )
    title = "3 Kapacitetsprofil" if model.groups else "3 Resultat per dimension"
    return Section(title, (intro,), tuple(sections))


def _group(assessment: Assessment, scores: Scores, group: Group) -> Section | None:
    """A group with everything in it that was asked; None where nothing was."""
    members = [one.id for one in assessment.questionnaire.model.members(group.id) if one.id in scores.dimensions]
    score = scores.groups.get(group.id)
    if not members and score is None:
        return None
    blocks: list[Block] = [Paragraph(_described(group))]
    if group.parts:
        table = resources(assessment, scores)
        return Section(line(group.name), (*blocks, table) if table else tuple(blocks))
    if score is not None:
        blocks.append(_group_dots(assessment, scores, group, members))
        blocks += [Paragraph(text) for text in _overall(assessment, scores, group, score)]
    else:
        blocks.append(_dots(assessment, scores, group.name, members, group.name))
    return Section(line(group.name), tuple(blocks))


def _described(group: Group) -> str:
    horizon = f" Tidsperspektiv: {line(group.horizon)}." if group.horizon else ""
    return f"{line(group.description)}{horizon}"


def _dots(assessment: Assessment, scores: Scores, caption: str, dimensions: list[str], inside: str = "") -> Dots:
    rows = [dimension_dot(assessment, scores, one) for one in dimensions]
    return pictured.dots(line(caption), COLUMNS, rows, rows, line(inside))


def _group_dots(assessment: Assessment, scores: Scores, group: Group, dimensions: list[str]) -> Dots:
    """The group's own index first, then its dimensions."""
    axes = [dimension_dot(assessment, scores, one) for one in dimensions]
    rows = [group_dot(assessment, scores, group.id), *axes]
    return pictured.dots(f"{line(group.name)}: index och dimensioner", COLUMNS, rows, axes, line(group.name))


def _overall(assessment: Assessment, scores: Scores, group: Group, score: GroupScore) -> Iterator[str]:
    """What the index rests on, and the group's judgement of the whole beside it."""
    name = line(group.name).lower()
    if score.basis == "overall" and score.measure.index is None:
        yield f"Underlag saknas: den samlade bedömningen av {name} gav inget värde. Ingen av dimensionerna ställdes."
        return
    if score.basis == "overall":
        yield f"Indexet är er samlade bedömning av {name}, en enda fråga. Ingen av dimensionerna ställdes."
        return
    dimensions = f"{score.dimensions_answered} av {score.dimensions_asked} dimensioner"
    yield f"Underlag: {coverage_of_questions(score.measure)}, och {dimensions} har ett index."
    for question in assessment.asked():
        own = scores.questions.get(question.id)
        if isinstance(question, Rating) and question.overall_for == group.id and isinstance(own, RatingScore):
            told = rating(question.label, own, assessment.questionnaire.scale(question.scale)).answer
            index = "" if own.measure.index is None else f", som index {number(own.measure.index)}"
            yield f"Er samlade bedömning av {name}: {told}{index}. Den står bredvid och räknas inte in i indexet."


def _differences(assessment: Assessment, scores: Scores) -> Iterator[Section]:
    """The questionnaire's own contrasts, all three figures with one decimal; called difference, never gap."""
    if not scores.differences:
        return
    tables = tuple(
        _difference_table(assessment, question, other, list(found))
        for (question, other), found in groupby(scores.differences, key=lambda one: (one.question, one.other))
    )
    intro = Paragraph("Skillnaden är den första siffran minus den andra, på indexskalan 0–100. Den får ingen etikett.")
    yield Section("Skillnader", (intro, *tables))


def _difference_table(assessment: Assessment, question: str, other: str, found: list[Difference]) -> Table:
    names = (_name(assessment, question), _name(assessment, other))
    asked = assessment.questionnaire.question(question)
    rows = (
        {row.id: row_name(assessment, row) for row in assessment.rows(asked)} if isinstance(asked, RatingGrid) else {}
    )
    return Table(
        caption=f"{names[0]} mot {names[1]}",
        columns=("Verksamhet" if rows else "Gäller", *names, "Skillnad"),
        rows=tuple(
            (
                rows[one.row] if one.row else "Hela kommunen",
                number(one.minuend, 1),
                number(one.subtrahend, 1),
                signed(one.points, 1),
            )
            for one in found
        ),
        numeric=(1, 2, 3),
    )


def _name(assessment: Assessment, either: str) -> str:
    """The name of a question or a dimension."""
    dimensions = {one.id: one.name for one in assessment.questionnaire.model.dimensions}
    return line(dimensions[either] if either in dimensions else assessment.questionnaire.question(either).label)


def decisive(scores: Scores) -> str:
    """What the section on what a single vote, or a consensus's single answer, decides is called."""
    return "En enda röst avgör" if has_votes(scores) else "Ett enda svar avgör"


def _sensitivity(assessment: Assessment, scores: Scores) -> Iterator[Section]:
    """Which single votes decide a word in this report, those that decide the same together."""
    if not scores.swings:
        return
    intro = Paragraph(
        "Ett enda svar ett steg högre eller lägre hade här gett ett annat ord. Det betyder att ni är nära en gräns, "
        "inte att något är fel."
    )
    together: dict[tuple[str, ...], list[str]] = {}
    for one in scores.swings:
        together.setdefault(_swing(assessment, one), []).append(
            line(assessment.questionnaire.question(one.question).label)
        )
    rows = tuple((*change, f"{step}: {'; '.join(questions)}") for (*change, step), questions in together.items())
    columns = ("Det som ändras", "Från", "Till", "Om ett av svaren vore ett steg")
    yield Section(decisive(scores), (intro, Table("Svar som avgör ett ord", columns, rows)))


def _swing(assessment: Assessment, swing: Swing) -> tuple[str, ...]:
    """What a vote changes, from what, to what, and which way the vote goes."""
    model = assessment.questionnaire.model
    profiles = {one.id: line(one.name) for one in model.profiles}
    names = {one.id: one.name for one in model.groups} | {one.id: one.name for one in model.dimensions}
    return (
        "Fältet i fyrfältet" if swing.kind == "profile" else line(names[swing.what]),
        profiles.get(swing.now, swing.now),
        profiles.get(swing.then, swing.then),
        "högre" if swing.step > 0 else "lägre",
    )
