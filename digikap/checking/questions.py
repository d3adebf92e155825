"""What can be wrong inside one question, without regard to the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digikap.checking.finding import Finding, Path, named
from digikap.model.questionnaire import (
    Choice,
    ChoiceQuestion,
    MultipleChoice,
    Question,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
)
from digikap.model.scale import Scale

_GROUP_CODE = re.compile(r"[a-z][0-9]")


def within(question: Question, path: Path, scale: Scale | None) -> Iterator[Finding]:
    """The faults of a question at a path; `scale` is the one it names, None where there is none."""
    if isinstance(question, Rating):
        yield from _rating(question, path, scale)
    elif isinstance(question, RatingGrid):
        yield from _grid(question, path)
    elif isinstance(question, SingleChoice | MultipleChoice | Ranking):
        yield from _choices(question, path)
        yield from _exclusive(question, path)
        yield from _fact(question, path)


def _rating(question: Rating, path: Path, scale: Scale | None) -> Iterator[Finding]:
    if scale is not None:
        steps = len(scale.levels)
        for level in question.anchors:
            if level > steps:
                yield Finding(
                    (*path, "anchors", str(level)),
                    f"Steg {level} finns inte: skalan {named(scale.id)} har {steps} steg.",
                    f"Beskriv steg 1–{steps}, eller ta bort beskrivningen.",
                )
    if question.contrast is not None and (question.contrast.question is None) == (question.contrast.dimension is None):
        yield Finding(
            (*path, "contrast"),
            "contrast ska ha antingen question eller dimension.",
            'Skriv till exempel: contrast = { question = "…" }',
        )


def _grid(question: RatingGrid, path: Path) -> Iterator[Finding]:
    if question.rows is None and question.rows_from is None:
        yield Finding(
            path,
            "Tabellen saknar rader.",
            'Lägg till rows = "services", egna rader i rows, eller rows_from med en tidigare fråga.',
            rests_on="sections",
        )
    elif question.rows is not None and question.rows_from is not None:
        yield Finding((*path, "rows_from"), "Tabellen har både rows och rows_from.", "Ta bort den ena.")
    if question.contrast is not None and question.contrast.question is None:
        yield Finding(
            (*path, "contrast"),
            "En tabell kan bara ställas mot en annan tabell.",
            'Skriv: contrast = { question = "…" }',
        )


def _choices(question: ChoiceQuestion, path: Path) -> Iterator[Finding]:
    free = [number for number, choice in enumerate(question.choices) if choice.free_text]
    for number in free[1:]:
        yield Finding(
            (*path, "choices", number),
            "Frågan har redan ett svar där gruppen skriver själv.",
            "Ta bort free_text på ett av dem.",
            earlier=(*path, "choices", free[0]),
        )
    most = None if isinstance(question, SingleChoice) else question.max_choices
    if most is not None and most > len(question.choices):
        yield Finding(
            (*path, "max_choices"),
            f"max_choices är {most}, men frågan har bara {len(question.choices)} svar.",
            f"Skriv högst {len(question.choices)}.",
            rests_on="sections",
        )


def _exclusive(question: ChoiceQuestion, path: Path) -> Iterator[Finding]:
    if isinstance(question, MultipleChoice):
        return
    for number, choice in enumerate(question.choices):
        if choice.exclusive:
            yield Finding(
                (*path, "choices", number, "exclusive"),
                "exclusive hör bara hemma i frågor med flera svar (multiple_choice).",
                "Ta bort exclusive.",
            )


def _fact(question: ChoiceQuestion, path: Path) -> Iterator[Finding]:
    fact = None if isinstance(question, Ranking) else question.fact
    if fact != "population":
        for number, choice in enumerate(question.choices):
            if choice.at_least is not None:
                yield Finding(
                    (*path, "choices", number, "at_least"),
                    'at_least hör bara hemma i en fråga med fact = "population".',
                    "Ta bort at_least.",
                    rests_on="sections",
                )
    match fact:
        case "population":
            yield from _single(question, path)
            yield from _population(question.choices, path)
        case "group":
            yield from _single(question, path)
            yield from _group(question.choices, path)
        case "roles" if not isinstance(question, MultipleChoice):
            yield Finding(
                (*path, "fact"), "En fråga om roller ska kunna ha flera svar.", 'Skriv: kind = "multiple_choice"'
            )
        case _:
            pass


def _single(question: ChoiceQuestion, path: Path) -> Iterator[Finding]:
    if not isinstance(question, SingleChoice):
        yield Finding((*path, "fact"), "En fråga med detta fact ska ha ett enda svar.", 'Skriv: kind = "single_choice"')


def _population(choices: tuple[Choice, ...], path: Path) -> Iterator[Finding]:
    """The choices stand for intervals from nothing and upwards, told by where each begins."""
    before = -1
    for number, choice in enumerate(choices):
        at = (*path, "choices", number)
        if choice.at_least is None:
            yield Finding(at, "Svaret saknar at_least.", "Skriv det minsta antal invånare som svaret gäller för.")
            continue
        if number == 0 and choice.at_least != 0:
            yield Finding((*at, "at_least"), "Det första svaret ska gälla från 0 invånare.", "Skriv: at_least = 0")
        if choice.at_least <= before:
            yield Finding(
                (*at, "at_least"),
                f"at_least ska vara större än i svaret före ({before}).",
                "Ställ svaren i ordning, det minsta först.",
            )
        before = choice.at_least


def _group(choices: tuple[Choice, ...], path: Path) -> Iterator[Finding]:
    for number, choice in enumerate(choices):
        if not _GROUP_CODE.fullmatch(choice.id):
            yield Finding(
                (*path, "choices", number, "id"),
                f"{named(choice.id)} är ingen kod för en kommungrupp.",
                "Använd gruppens kod med liten bokstav, till exempel a1.",
            )
