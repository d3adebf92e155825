"""What the room sees besides the questions: introductions, discussion, help, glossary, overview, comments, the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from digikap.interview.asker import DiscussionScreen, FinishScreen, QuestionScreen, SectionScreen
from digikap.interview.layout import GAP, WIDEST, Line, View, line, padded, paragraph, shortened, tightened
from digikap.interview.paging import paged
from digikap.interview.screen import head, key_line, last_rows, where
from digikap.model.answer import Grid, Special
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import Question, Rating, RatingGrid, Section
from digikap.swedish import alphabetical, count, folded, quoted


class Term(Protocol):
    """A word of the glossary; `source` only where a text outside digikap says it."""

    @property
    def term(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def source(self) -> str | None: ...


MOVES = {"b": "bakåt", "h": "hoppa", "s": "sluta"}
_MENU = {
    "?": "hjälp till frågan",
    "k": "skriv en kommentar till frågan",
    "p": "parkera frågan till avsnittets slut",
    "b": "gå tillbaka till frågan före",
    "h": "se alla frågor och hoppa till en",
    "s": "sluta för i dag; allt som är besvarat är sparat",
}

_INSTANT = "Tangenterna verkar direkt när raden är tom."
_TYPED = "Skriv bokstaven och tryck Enter."
_IN_TEXT = (
    "I en text: skriv bokstaven ensam på första raden eller tryck Esc. "
    "Ska bokstaven själv stå där: börja raden med ett mellanslag."
)


def section_page(screen: SectionScreen, said: str, view: View) -> list[Line]:
    """The introduction of a section: title, text, how many questions and minutes, how many are left out."""
    width, section = min(view.width, WIDEST), screen.section
    lines = [*head(said, where(screen.progress), view), *paragraph(section.title, width, "heading"), GAP]
    if section.intro:
        lines += [*paragraph(section.intro, width), GAP]
    lines += paragraph(_extent(screen.assessment, section, screen.progress.questions), width, "quiet")
    lines += [GAP, *key_line(MOVES, width)]
    return _fitted(lines, view)


def _extent(assessment: Assessment, section: Section, asked: int) -> str:
    words = count(asked, "fråga", "frågor")
    if assessment.variant == "full":
        words += f", omkring {section.minutes} minuter"
    left = sum(question.optional and question.id not in assessment.included for question in section.questions)
    if left:
        words += f". {count(left, 'valfri fråga är', 'valfria frågor är')} inte med"
    return words + "."


def discussion_page(screen: DiscussionScreen, said: str, view: View) -> list[Line]:
    """A question to discuss, with what the group wrote before."""
    width = min(view.width, WIDEST)
    title = f"Att diskutera, {screen.number} av {len(screen.section.discussion)}"
    place = where(screen.progress, screen.section.title, view)
    lines = [*head(said, place, view), line(title, "quiet"), *paragraph(screen.text, width, "heading")]
    lines += [GAP, *paragraph("Vill ni spara en egen analys skriver ni den på en rad. Annars räcker Enter.", width)]
    if screen.written:
        lines += [GAP, *paragraph(f"Er rad: {screen.written}", width, "answer")]
        lines += paragraph("Enter behåller den. Ett ensamt minustecken tar bort den.", width, "quiet")
    return _fitted([*lines, GAP, *key_line(MOVES, width)], view)


def finish_page(screen: FinishScreen, said: str, first: int, view: View) -> list[Line]:
    """The end: what is unanswered, and the ways on."""
    width = min(view.width, WIDEST)
    lines = [*head(said, where(screen.progress), view), line("Alla frågor är genomgångna", "heading"), GAP]
    keys = {
        "j": "klart, visa resultatet",
        "h": "hoppa till en fråga",
        "b": "bakåt",
        "s": "sluta nu och fortsätt senare",
    }
    end = [GAP, *key_line(keys, width)]
    if not screen.unanswered:
        lines += paragraph("Alla har ett svar. Skriv j när allt är klart.", width)
        return _fitted([*lines, *end], view)
    amount = count(len(screen.unanswered), "fråga saknar svar", "frågor saknar svar")
    lines += paragraph(f"{amount}. Det går bra ändå, men resultatet blir osäkrare.", width)
    room = None if view.height is None else view.height - len(lines) - len(end)
    items = [line(f"    {question.label}") for question in screen.unanswered]
    return _fitted([*lines, *paged(items, first, room), *end], view)


# ---------------------------------------------------------------- help and glossary


def help_page(screen: QuestionScreen, terms: Sequence[Term], view: View) -> list[Line]:
    """Help for a question: its own text, published figures, what the keys do, the words that it uses."""
    width, question = min(view.width, WIDEST), screen.question
    lines = [line(f"Hjälp: {question.label}", "heading"), line("Enter går tillbaka", "quiet"), GAP]
    if question.help:
        lines += [*paragraph(question.help, width), GAP]
    if isinstance(question, Rating):
        for reference in question.references:
            figure = f"{reference.value} {reference.unit} ({reference.source}, {reference.year})"
            lines += paragraph(f"Jämförelse: {figure}. {reference.note}", width, "anchor")
    if screen.is_vote:
        from digikap.interview.voting_words import agreed, how

        lines += [*paragraph(f"{how(screen)} {agreed(screen)}", width), GAP]
    keys = {**_MENU, "p": "lämna frågan obesvarad"} if screen.returned else _MENU
    for key, words in keys.items():
        lines += paragraph(words, width, "", ((padded(f" {key}", 4), "key"),))
    lines += paragraph(f"{_TYPED if view.plain else _INSTANT} {_IN_TEXT}", width, "quiet")
    if terms:
        lines += [GAP, *paragraph("Ord: " + " · ".join(term.term for term in terms), width, "anchor")]
    return _cut(lines, view)


def term_page(terms: Sequence[Term], typed: str, view: View) -> list[Line]:
    """The words that were looked up, with their explanations."""
    width = min(view.width, WIDEST)
    lines = [line(f"Ordlista: {typed}", "heading"), line("Enter går tillbaka", "quiet"), GAP]
    if not terms:
        lines += paragraph(f"Inget ord i ordlistan börjar på eller innehåller {quoted(typed)}.", width)
    for term in terms:
        lines += [*paragraph(term.term, width, "level"), *paragraph(term.text, width)]
        if term.source:
            lines += paragraph(f"Källa: {term.source}", width, "quiet")
        lines.append(GAP)
    return _cut(lines, view)


def relevant(terms: Sequence[Term], question: Question, section: Section) -> tuple[Term, ...]:
    """The words that the question uses, then those of its section; at most twelve."""
    near = folded(" ".join(filter(None, (question.text, question.label, question.help))))
    far = folded(" ".join(filter(None, (section.title, section.intro))))
    first = [term for term in terms if _used(term, near)]
    then = [term for term in terms if _used(term, far) and term not in first]
    return tuple([*first, *then][:12])


def _used(term: Term, text: str) -> bool:
    """Whether a text uses a word; without its last letters, so that its inflections are found too."""
    word = folded(term.term)
    stem = word[: max(len(word) - 2, 4)]
    return f" {stem}" in f" {text}"


def looked_up(terms: Sequence[Term], typed: str) -> tuple[Term, ...]:
    """The words that begin with what was typed, else those that contain it, in Swedish order."""
    wanted = folded(typed)
    exact = [term for term in terms if folded(term.term) == wanted]
    begun = [term for term in terms if folded(term.term).startswith(wanted)]
    inside = [term for term in terms if wanted in folded(term.term)]
    return tuple(sorted(exact or begun or inside, key=lambda term: alphabetical(term.term)))


# ---------------------------------------------------------------- overview


@dataclass(frozen=True)
class Entry:
    """A question in the overview: its number from 1 among those asked, and what has become of it."""

    number: int
    question: Question
    section: Section
    state: str


def entries(assessment: Assessment) -> tuple[Entry, ...]:
    """All asked questions in order, with their states."""
    return tuple(
        Entry(number, question, assessment.questionnaire.section_of(question.id), _state(assessment, question))
        for number, question in enumerate(assessment.asked(), start=1)
    )


def _state(assessment: Assessment, question: Question) -> str:
    answer = assessment.answers.get(question.id)
    if question.id in assessment.parked:
        state = "parkerad"
    elif question.id in assessment.votes:
        from digikap.interview.figures import question_state

        state = question_state(assessment, question)
    elif answer is Special.UNKNOWN:
        state = "vet ej"
    elif isinstance(question, RatingGrid) and isinstance(answer, Grid) and not assessment.is_answered(question):
        rows = assessment.rows(question)
        state = f"{sum(row.id in answer.marks for row in rows)} av {len(rows)}"
    else:
        state = "besvarad" if answer is not None else "–"
    return f"{state}, kommentar" if question.id in assessment.comments else state


def matching(listed: Sequence[Entry], typed: str) -> tuple[Entry, ...]:
    """The questions whose label has words that begin with what was typed, else whose text contains it."""
    wanted = folded(typed)
    labels = [one for one in listed if f" {wanted}" in f" {folded(one.question.label)}"]
    return tuple(labels or [one for one in listed if wanted in folded(one.question.text)])


def overview_page(listed: Sequence[Entry], current: str, first: int, view: View) -> list[Line]:
    """The questions by section with number, label and state; the current one is marked."""
    width = min(view.width, WIDEST)
    top = [(("Alla frågor", "heading"), ("   Enter går tillbaka", "quiet"))]
    items = overview_items(listed, current, width)
    room = None if view.height is None else view.height - len(top)
    return [*top, *paged(items, first, room)]


def overview_items(listed: Sequence[Entry], current: str, width: int) -> list[Line]:
    """The lines of the overview: a title for every section, a line for every question."""
    lines: list[Line] = []
    section = None
    for one in listed:
        if one.section.id != section:
            section = one.section.id
            lines.append(line(shortened(one.section.title, width), "level"))
        here = one.question.id == current
        style = "current" if here else "row"
        label = padded(shortened(one.question.label, width - 30), width - 28)
        lines.append(
            (
                ("→" if here else " ", "current"),
                (f"{one.number:>3} ", "key"),
                (label, style),
                (shortened(one.state, 23), "answer"),
            )
        )
    return lines


# ---------------------------------------------------------------- comments


def comment_page(
    screen: QuestionScreen, earlier: Comment | None, written: Sequence[str], view: View, ending: str = ""
) -> list[Line]:
    """Writing a comment: the question, what stands there, and the lines written so far. `ending`: how it is ended."""
    width = min(view.width, WIDEST)
    lines = [line(f"Kommentar till: {screen.question.label}", "heading")]
    lines += paragraph("Skriv inga namn: filen kan bli en allmän handling.", width, "quiet")
    if ending:
        lines += paragraph(ending, width, "quiet")
    if earlier:
        use = "med i rapporten" if earlier.use == "rapport" else "arbetsmaterial, inte med i rapporten"
        lines += [GAP, *paragraph(earlier.text, width, "answer"), *paragraph(f"({use})", width, "quiet")]
    rows = [row for text in written for row in paragraph(text, width, "answer")]
    if view.height is None or not rows:
        return _cut([*lines, GAP, *rows], view)
    top = _cut(lines, View(view.width, max(view.height - len(rows), view.height // 2)))
    return [*top, *last_rows(rows, view.height - len(top))]


def menu_page(title: str, keys: dict[str, str], words: str, view: View) -> list[Line]:
    """A menu of letters."""
    width = min(view.width, WIDEST)
    lines = [*paragraph(title, width, "heading"), GAP]
    for key, text in keys.items():
        lines += paragraph(text, width, "", ((padded(f" {key}", 4), "key"),))
    return _cut([*lines, *([GAP, *paragraph(words, width)] if words else [])], view)


def text_menu(screen: QuestionScreen) -> dict[str, str]:
    """The keys of a question as a menu."""
    return {**_MENU, "p": "lämna frågan obesvarad"} if screen.returned else _MENU


def _fitted(lines: Sequence[Line], view: View) -> list[Line]:
    return list(lines) if view.height is None else _cut(lines, view)


def _cut(lines: Sequence[Line], view: View) -> list[Line]:
    """The lines that fit; … on the last where some do not."""
    if view.height is None:
        return list(lines)
    tight = tightened(lines, view.height)
    return tight if len(tight) <= view.height else [*tight[: view.height - 1], line("…", "quiet")]
