"""A questionnaire as a handout: which questions it holds, what they are called, and every word about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from digikap.model.assessment import Variant
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
from digikap.report.handout import words
from digikap.report.handout.conditions import in_words
from digikap.report.handout.paper import (
    NOTE_LINES,
    Box,
    Boxes,
    Chapter,
    Grid,
    Item,
    Lines,
    Paper,
    Part,
    Space,
    Step,
    Steps,
)
from digikap.swedish import capital, count, listed, quoted
from digikap.text import visible_line

OWN_ROWS = 3
"""How many empty rows a table of services has for a municipality's own."""

MOST_CHOSEN = 5
"""How many empty rows a table has for what was chosen in a question that sets no limit."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def handout(questionnaire: Questionnaire, variant: Variant = "full", sections: Collection[str] = ()) -> Paper:
    """The handout of the whole questionnaire or its quick version, or of the sections with these ids alone.

    A section has the number that it has in the questionnaire, whatever else is printed.
    """
    known = asked(questionnaire, variant)
    places = {section.id: number for number, section in enumerate(questionnaire.sections, start=1)}
    chosen = [one for one in questionnaire.sections if known[one.id] and (not sections or one.id in sections)]
    printed = [question for section in chosen for question in known[section.id]]
    names = {name: number for one in chosen for name, number in _numbered(places[one.id], known[one.id])}
    sheet = _Sheet(questionnaire, variant, names)
    return Paper(
        title=visible_line(questionnaire.title),
        lead=_lead(questionnaire, variant, chosen, printed, places if sections else {}),
        chapters=tuple(_chapters(questionnaire, printed)),
        contents="Innehåll",
        parts=tuple(sheet.part(places[section.id], section, known[section.id]) for section in chosen),
        discussing="Att diskutera",
        noting="Anteckningar",
        origin=tuple(_origin(questionnaire)),
    )


def asked(questionnaire: Questionnaire, variant: Variant) -> Mapping[str, tuple[Question, ...]]:
    """The questions that a variant can ask, by section id.

    The quick version cannot ask what rests on an answer that it does not ask for.
    """
    known: set[str] = set()
    found = {}
    for section in questionnaire.sections:
        questions = []
        for question in section.questions:
            sources = {one.question for one in (section.visible_if, question.visible_if) if one is not None}
            if isinstance(question, RatingGrid) and question.rows_from is not None:
                sources.add(question.rows_from)
            if variant == "full" or (question.quick and not question.optional and sources <= known):
                known.add(question.id)
                questions.append(question)
        found[section.id] = tuple(questions)
    return found


def _numbered(place: int, questions: Sequence[Question]) -> Iterator[tuple[str, str]]:
    """The number of each question of a section, by id: ``2.1``, ``2.2``; optional ones apart, since they are seldom
    asked and the screen counts without them: ``2 a``."""
    plain, extra = 0, 0
    for question in questions:
        if question.optional:
            letter = _LETTERS[extra % len(_LETTERS)] * (1 + extra // len(_LETTERS))
            yield question.id, f"{place}\u00a0{letter}"
            extra += 1
        else:
            plain += 1
            yield question.id, f"{place}.{plain}"


# ---------------------------------------------------------------- the words before the questions


def _lead(
    questionnaire: Questionnaire,
    variant: Variant,
    chosen: Sequence[Section],
    printed: Sequence[Question],
    places: Mapping[str, int],
) -> str:
    """What of the questionnaire the handout holds. `places` are given where sections were chosen."""
    plain = sum(not question.optional for question in printed)
    amount = count(plain, "fråga", "frågor")
    if plain < len(printed):
        amount += f" och {count(len(printed) - plain, 'tillval', 'tillval')}"
    what = "Hela formuläret" if variant == "full" else "Snabbversionen"
    minutes = sum(section.minutes for section in chosen) if variant == "full" else questionnaire.quick_minutes
    if places:
        what = f"{'Avsnitt' if variant == 'full' else 'Snabbversionen, avsnitt'} {_places(chosen, places)}"
        minutes = minutes if variant == "full" else None
    time = f", omkring {count(minutes, 'minut', 'minuter')}" if minutes else ""
    return f"{what}: {amount}{time}."


def _places(chosen: Sequence[Section], places: Mapping[str, int]) -> str:
    return listed(str(places[section.id]) for section in chosen)


def _chapters(questionnaire: Questionnaire, printed: Sequence[Question]) -> Iterator[Chapter]:
    if questionnaire.intro:
        yield Chapter("Vad det här är", _paragraphs(questionnaire.intro))
    yield Chapter("Så svarar ni", tuple(words.how_to_answer(questionnaire, printed)), listed=True)
    yield Chapter("Så hanteras svaren", words.RECORD, listed=True)


def _origin(questionnaire: Questionnaire) -> Iterator[str]:
    yield f"Formulär: {questionnaire.id}, version {questionnaire.version}."
    if questionnaire.source:
        yield f"Källa: {visible_line(questionnaire.source)}"


def _paragraphs(text: str | None) -> tuple[str, ...]:
    """Text with empty lines in it as its paragraphs."""
    return tuple(visible_line(part) for part in (text or "").split("\n\n") if part.strip())


# ---------------------------------------------------------------- the questions


@dataclass(frozen=True)
class _Sheet:
    """What the words about a question are made from. `numbers`: of the printed questions, by id."""

    questionnaire: Questionnaire
    variant: Variant
    numbers: Mapping[str, str]

    def part(self, place: int, section: Section, questions: Sequence[Question]) -> Part:
        """A section. The quick version has no talk: its minutes are given for the whole, and nothing is discussed."""
        full = self.variant == "full"
        extent = count(len(questions), "fråga", "frågor")
        optional = sum(question.optional for question in questions)
        if optional:
            extent += f", varav {count(optional, 'tillval', 'tillval')}"
        if full:
            extent += f", omkring {count(section.minutes, 'minut', 'minuter')}"
        return Part(
            number=place,
            title=visible_line(section.title),
            extent=f"{extent}.",
            condition=self.condition("Avsnittet besvaras om", section.visible_if),
            intro=_paragraphs(section.intro),
            items=tuple(map(self.item, questions)),
            discussion=tuple(map(visible_line, section.discussion)) if full else (),
        )

    def item(self, question: Question) -> Item:
        return Item(
            number=self.numbers[question.id],
            text=visible_line(question.text),
            mark="Tillval" if question.optional else "",
            help=visible_line(question.help or ""),
            condition=self.condition("Besvaras om", question.visible_if),
            instruction=words.instruction(question),
            space=self.space(question),
            notes=0 if isinstance(question, Text) or words.is_filled_in(question) else NOTE_LINES,
        )

    def condition(self, start: str, condition: Condition | None) -> str:
        """When something is answered, "" for always."""
        if condition is None:
            return ""
        return f"{start} {in_words(condition, self.questionnaire, self.called)}."

    def called(self, question_id: str) -> str:
        """A question in running text: ”fråga 2.3”; by its label where it is not printed."""
        if question_id not in self.numbers:
            return f"frågan {quoted(visible_line(self.questionnaire.question(question_id).label))}"
        return f"fråga\u00a0{self.numbers[question_id]}"

    def space(self, question: Question) -> Space:
        match question:
            case Rating():
                return Steps(self.steps(question), words.specials(self.questionnaire, question))
            case RatingGrid():
                return self.grid(question)
            case SingleChoice() | MultipleChoice():
                return Boxes(self.boxes(question))
            case Ranking():
                return Boxes(self.boxes(question), ranked=True)
            case Text():
                return Lines()
            case _:
                assert_never(question)

    def steps(self, question: Rating | RatingGrid) -> tuple[Step, ...]:
        anchors = question.anchors if isinstance(question, Rating) else {}
        levels = self.questionnaire.scale(question.scale).levels
        return tuple(
            Step(number, visible_line(name), visible_line(anchors.get(number, "")))
            for number, name in enumerate(levels, start=1)
        )

    def boxes(self, question: ChoiceQuestion) -> tuple[Box, ...]:
        chosen = [
            Box(visible_line(choice.text) + (" (ensamt kryss)" if choice.exclusive else ""), line=choice.free_text)
            for choice in question.choices
        ]
        return (*chosen, *(Box(text) for text in words.specials(self.questionnaire, question)))

    def grid(self, question: RatingGrid) -> Grid:
        rows, own = self.rows(question)
        head, caption = "Rad", "Ett kryss på varje rad."
        if question.rows_from is not None:
            head, caption = "Ert val", f"Skriv in det ni valde i {self.called(question.rows_from)}. {caption}"
        elif question.rows == "services":
            head = "Verksamhet"
        return Grid(
            caption=capital(caption),
            head=head,
            steps=self.steps(question),
            specials=words.specials(self.questionnaire, question),
            rows=rows,
            own=own,
        )

    def rows(self, question: RatingGrid) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The rows of a grid that are known, and the beginnings of those that are written by hand."""
        if question.rows_from is not None:
            return (), tuple(f"Val {number}:" for number in range(1, self.most_chosen(question.rows_from) + 1))
        if isinstance(question.rows, tuple):
            return tuple(visible_line(row.name) for row in question.rows), ()
        services = tuple(visible_line(one.name) for one in self.questionnaire.services if not one.optional)
        return services, ("Egen:",) * OWN_ROWS

    def most_chosen(self, question_id: str) -> int:
        """How many rows there are for what is chosen in a question."""
        match self.questionnaire.question(question_id):
            case Ranking(choices=choices, max_choices=most) | MultipleChoice(choices=choices, max_choices=most):
                return min(most or MOST_CHOSEN, len(choices))
            case _:
                return 1
