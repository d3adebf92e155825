"""A questionnaire to read before anybody answers it: every question, what it measures, where the terms come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from digikap.model.capacity import Dimension
from digikap.model.condition import Condition
from digikap.model.questionnaire import (
    ChoiceQuestion,
    MultipleChoice,
    Question,
    Questionnaire,
    Ranking,
    Rating,
    RatingGrid,
    Section,
    SingleChoice,
    Text,
)
from digikap.report.handout.conditions import in_words
from digikap.report.view.blocks import Block, Bullets, Fact, Facts, Page, Paragraph
from digikap.report.view.blocks import Section as Part
from digikap.report.view.words import line
from digikap.swedish import count, listed, number, quoted

_KINDS = {
    "rating": "skattning",
    "rating_grid": "tabell, en skattning för varje rad",
    "single_choice": "ett svar",
    "multiple_choice": "ett eller flera svar",
    "ranking": "rangordning",
    "text": "egen text",
}


def reading(questionnaire: Questionnaire) -> Page:
    """The whole questionnaire, question by question."""
    sections = tuple(_section(questionnaire, place, one) for place, one in enumerate(questionnaire.sections, 1))
    return Page(
        title=line(questionnaire.title),
        lead=_lead(questionnaire),
        notices=(),
        chapters=(_about(questionnaire), *sections, *_scales(questionnaire), *_measured(questionnaire)),
    )


def size(questionnaire: Questionnaire) -> tuple[int, int]:
    """How many questions are always there, and how many minutes they are planned for."""
    asked = sum(not question.optional for question in questionnaire.questions())
    return asked, sum(section.minutes for section in questionnaire.sections)


def _lead(questionnaire: Questionnaire) -> str:
    asked, minutes = size(questionnaire)
    told = [f"{count(asked, 'fråga', 'frågor')} på omkring {count(minutes, 'minut', 'minuter')}"]
    optional = len(questionnaire.optional_questions())
    if optional:
        told.append(f"{number(optional)} tillval")
    quick = sum(question.quick for question in questionnaire.questions())
    if questionnaire.quick_minutes:
        minutes = questionnaire.quick_minutes
        told.append(f"en snabbversion med {count(quick, 'fråga', 'frågor')} på {count(minutes, 'minut', 'minuter')}")
    return f"{questionnaire.id}, version {questionnaire.version}: {listed(told)}."


def _about(questionnaire: Questionnaire) -> Part:
    model = questionnaire.model
    blocks: list[Block] = [Paragraph(line(questionnaire.intro))] if questionnaire.intro else []
    facts = []
    if questionnaire.bases:
        facts.append(Fact("Bygger på", tuple(map(line, questionnaire.bases))))
    if questionnaire.source:
        facts.append(Fact("Källa", (line(questionnaire.source),)))
    if model.groups:
        facts.append(Fact("Kapacitetsmodell", (f"{line(model.title)} ({model.id}, version {model.version})",)))
    return Part("Om formuläret", (*blocks, Facts(tuple(facts))) if facts else tuple(blocks))


def _section(questionnaire: Questionnaire, place: int, section: Section) -> Part:
    told = f"Omkring {count(section.minutes, 'minut', 'minuter')}. Id: {section.id}."
    if section.perspective:
        names = {one.id: one.name for one in questionnaire.perspectives}
        told += f" Perspektiv: {line(names[section.perspective])}."
    if section.visible_if:
        told += f" Ställs om {_condition(questionnaire, section.visible_if)}."
    blocks = [Paragraph(line(section.intro))] if section.intro else []
    questions = [
        Facts((Fact(f"{place}.{at} {line(one.text)}", tuple(_details(questionnaire, one))),))
        for at, one in enumerate(section.questions, 1)
    ]
    talk = (Part("Att samtala om", (Bullets(tuple(map(line, section.discussion))),)),) if section.discussion else ()
    return Part(f"{place} {line(section.title)}", (*blocks, Paragraph(told), *questions), talk)


def _details(questionnaire: Questionnaire, question: Question) -> Iterator[str]:
    yield f"{question.id}: {_how(questionnaire, question)}"
    fact = question.fact if isinstance(question, SingleChoice | MultipleChoice) else None
    notes = [
        ("Tillval: ställs bara om ni väljer till den.", question.optional),
        ("Är med i snabbversionen.", question.quick),
        ("Fylls i av sig själv, ur folkmängden.", fact == "population"),
        ("Fylls i av sig själv, ur kommungruppen.", fact == "group"),
        ("Frågas när självskattningen börjar.", fact == "roles"),
    ]
    told = " ".join(text for text, holds in notes if holds)
    if told:
        yield told
    if question.visible_if:
        yield f"Ställs om {_condition(questionnaire, question.visible_if)}."
    if question.help:
        yield f"Hjälp: {line(question.help)}"
    match question:
        case Rating():
            yield from (f"Steg {level}: {line(text)}" for level, text in sorted(question.anchors.items()))
            yield from _feeds(questionnaire, question)
        case RatingGrid():
            yield f"Rader: {_rows(questionnaire, question)}"
        case SingleChoice() | MultipleChoice() | Ranking():
            yield from (f"• {_choice(question, number)}" for number in range(len(question.choices)))
        case Text():
            pass
        case _:
            assert_never(question)


def _how(questionnaire: Questionnaire, question: Question) -> str:
    """The kind of question, its scale or how many may be chosen, and the special answers."""
    told = [_KINDS[question.kind]]
    match question:
        case Rating() | RatingGrid():
            levels = questionnaire.scale(question.scale).levels
            ends = f"1 {line(levels[0])} – {len(levels)} {line(levels[-1])}"
            told.append(f"skalan {question.scale} ({ends})")
            if question.allow_not_applicable:
                told.append("”ej aktuellt” går att svara")
        case SingleChoice() | MultipleChoice() | Ranking():
            most = getattr(question, "max_choices", None)
            if most is not None:
                told.append(f"högst {number(most)}")
            if question.allow_unknown:
                told.append("”vet ej” går att svara")
        case Text():
            pass
        case _:
            assert_never(question)
    return ", ".join(told)


def _rows(questionnaire: Questionnaire, grid: RatingGrid) -> str:
    if grid.rows_from is not None:
        return f"det som valdes i ”{line(questionnaire.question(grid.rows_from).label)}”"
    if isinstance(grid.rows, tuple):
        return "; ".join(line(row.name) for row in grid.rows)
    return "kommunens verksamheter"


def _choice(question: ChoiceQuestion, place: int) -> str:
    choice = question.choices[place]
    notes = ["med egen text"] * choice.free_text + ["väljs ensamt"] * choice.exclusive
    return f"{line(choice.text)} ({', '.join([choice.id, *notes])})"


def _feeds(questionnaire: Questionnaire, question: Rating) -> Iterator[str]:
    model = questionnaire.model
    names = [line(model.dimension(one).name) for one in question.dimensions]
    part = f", för {line(model.group(question.part).name).lower()}" if question.part else ""
    weight = f". Vikt {_weight(question)}" if question.weight != 1 else ""
    if names:
        yield f"Mäter: {listed(names)}{part}{weight}."
    if question.overall_for:
        yield f"Er samlade bedömning av {line(model.group(question.overall_for).name).lower()}."
    if not names and not question.overall_for:
        yield "Visas för sig och räknas inte in i något."
    if question.contrast:
        other = question.contrast.question or question.contrast.dimension or ""
        dimensions = {one.id: one.name for one in model.dimensions}
        name = dimensions[other] if question.contrast.dimension else questionnaire.question(other).label
        yield f"Ställs mot {quoted(line(name))}, som en skillnad."
    for one in question.references:
        yield f"Publicerat: {one.value} {line(one.unit)} ({one.year}). Källa: {line(one.source)}. {line(one.note)}"


def _weight(question: Rating) -> str:
    """A weight as it was written, with a decimal comma."""
    return format(question.weight.normalize(), "f").replace(".", ",")


def _condition(questionnaire: Questionnaire, condition: Condition) -> str:
    def called(name: str) -> str:
        return quoted(line(questionnaire.question(name).label))

    return in_words(condition, questionnaire, called)


def _scales(questionnaire: Questionnaire) -> Iterator[Part]:
    """The scales and the rows that several questions share."""
    scales = tuple(
        Fact(
            f"{line(scale.name)} ({scale.id})",
            (
                *(f"{step} {line(level)}" for step, level in enumerate(scale.levels, 1)),
                *(["vet ej"] if scale.allow_unknown else []),
            ),
        )
        for scale in questionnaire.scales
    )
    if scales:
        yield Part("Svarsskalor", (Facts(scales),))
    if questionnaire.services:
        intro = Paragraph("Raderna i tabeller över verksamheter. Ni byter, lägger till eller tar bort när ni börjar.")
        rows = tuple(
            f"{line(one.name)} ({one.id}{', tillval' if one.optional else ''})" for one in questionnaire.services
        )
        yield Part("Verksamheter", (intro, Bullets(rows)))


def _measured(questionnaire: Questionnaire) -> Iterator[Part]:
    """Groups and dimensions, the questions behind each, and where the term comes from."""
    model = questionnaire.model
    if not model.dimensions:
        return
    parts = []
    for group in model.groups:
        facts = tuple(_dimension(questionnaire, one) for one in model.members(group.id))
        told = [Paragraph(line(group.description))]
        told += [Paragraph(f"Källa: {line(group.source)}")] if group.source else []
        parts.append(Part(line(group.name), (*told, Facts(facts)) if facts else tuple(told)))
    loose = tuple(_dimension(questionnaire, one) for one in model.dimensions if one.group is None)
    if loose:
        title = "Formulärets egna dimensioner" if model.groups else "Dimensionerna"
        parts.append(Part(title, (Facts(loose),)))
    where = " Siffror vid en dimension är avsnitt där." if any(one.source for one in model.dimensions) else ""
    source = (Paragraph(f"Källa: {line(model.source)}.{where}"),) if model.source else ()
    yield Part("Det som frågorna mäter", source, tuple(parts))


def _dimension(questionnaire: Questionnaire, dimension: Dimension) -> Fact:
    labels = [
        line(question.label) + (f" (vikt {_weight(question)})" if question.weight != 1 else "")
        for question in questionnaire.questions()
        if isinstance(question, Rating) and dimension.id in question.dimensions
    ]
    told = [line(dimension.description)] if dimension.description else []
    told.append(f"Frågor: {'; '.join(labels) or 'inga'}.")
    told += [f"Källa: {line(dimension.source)}"] if dimension.source else []
    return Fact(f"{line(dimension.name)} ({dimension.id})", tuple(told))
