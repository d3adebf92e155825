"""What the room sees of a question: header, text, levels, choices or rows, what was answered before, the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digikap.interview.asker import Progress, QuestionScreen
from digikap.interview.body import choices, grid, levels
from digikap.interview.layout import (
    GAP,
    WIDEST,
    Line,
    View,
    cells,
    line,
    paragraph,
    shortened,
    tightened,
    wrapped,
)
from digikap.interview.typed import how_to_choose
from digikap.interview.words import answer_words
from digikap.model.answer import Answer, Grid
from digikap.model.questionnaire import (
    MultipleChoice,
    Ranking,
    Rating,
    RatingGrid,
    Text,
)

KEYS = {
    "?": "hjälp",
    "k": "kommentar",
    "p": "parkera",
    "b": "bakåt",
    "h": "hoppa",
    "s": "sluta",
}
"""The keys and what they are called on the line of keys."""


def question_screen(screen: QuestionScreen, said: str, first: int, view: View) -> list[Line]:
    """The whole screen of a question. `said`: what was acknowledged last; `first`: the first choice that is shown."""
    width = min(view.width, WIDEST)
    top = [*head(said, where(screen.progress), view), *_text(screen, width)]
    end = [*_remembered(screen, width), GAP, *key_line(keys_for(screen), width)]
    room = None if view.height is None else max(view.height - _solid(top) - _solid(end), 3)
    body = _body(screen, width, room, first)
    lines = [*top, *([GAP, *body] if body else []), *end]
    return lines if view.height is None else tightened(lines, view.height)


def _solid(lines: Sequence[Line]) -> int:
    return sum(row != GAP for row in lines)


# ---------------------------------------------------------------- parts that all screens share


def head(said: str, place: str, view: View) -> list[Line]:
    """The first lines: what was saved last (an empty line where nothing was), and where we are."""
    width = min(view.width, WIDEST)
    if view.plain:
        return [GAP, *paragraph(place, width, "quiet")]
    first = paragraph(said, width, "said") if said else [GAP]
    return [*first, *paragraph(place, width, "quiet"), GAP]


def where(progress: Progress) -> str:
    """Section, question and minutes: ``Avsnitt 2 av 6 · fråga 5 av 25 · 12 av 64 min``."""
    question = f" · fråga {progress.question} av {progress.questions}" if progress.question else ""
    minutes = f"{progress.minutes_used} av {progress.minutes_planned} min"
    return f"Avsnitt {progress.section} av {progress.sections}{question} · {minutes}"


def key_line(keys: Mapping[str, str], width: int) -> list[Line]:
    """The keys and what they do; broken between keys."""
    rows: list[list[tuple[str, str]]] = [[]]
    used = 0
    for key, word in keys.items():
        wide = cells(key) + 1 + cells(word)
        if rows[-1] and used + 2 + wide > width:
            rows.append([])
            used = 0
        if rows[-1]:
            rows[-1].append(("  ", ""))
            used += 2
        rows[-1] += [(key, "key"), (f" {word}", "quiet")]
        used += wide
    return [tuple(row) for row in rows]


def keys_for(screen: QuestionScreen) -> dict[str, str]:
    """The keys of a question; what was parked and has come back is left unanswered by the same key."""
    return {**KEYS, "p": "lämna obesvarad"} if screen.returned else KEYS


# ---------------------------------------------------------------- the question


def _text(screen: QuestionScreen, width: int) -> list[Line]:
    lines = paragraph(screen.question.text, width, "heading")
    if isinstance(screen.question, MultipleChoice | Ranking):
        lines += paragraph(how_to_choose(screen.question), width, "quiet")
    if isinstance(screen.question, Text):
        lines += paragraph("Skriv en eller flera rader. En tom rad avslutar.", width, "quiet")
    if screen.returned:
        lines += paragraph("Parkerad tidigare. Tryck p igen för att lämna den obesvarad.", width, "quiet")
    return lines


def _body(screen: QuestionScreen, width: int, room: int | None, first: int) -> list[Line]:
    match screen.question:
        case Rating():
            return levels(screen, screen.question, width, plain=room is None)
        case RatingGrid():
            return grid(screen, screen.question, width, room)
        case Text():
            return []
        case question:
            return choices(question, width, room, first)


# ---------------------------------------------------------------- what was answered before


def _remembered(screen: QuestionScreen, width: int) -> list[Line]:
    """The earlier answer and the comment, where there are any."""
    lines: list[Line] = []
    old = kept(screen)
    if old is not None:
        words = answer_words(screen.assessment, screen.question, old)
        lines += [GAP, *_short(f"Ert svar (Enter behåller det): {words}", width, "answer")]
    comment = screen.assessment.comments.get(screen.question.id)
    if comment:
        lines += _short(f"Kommentar: {' '.join(comment.text.split())}", width, "anchor")
    return lines


def _short(text: str, width: int, style: str) -> list[Line]:
    """At most two lines of the text."""
    rows = wrapped(text, width)
    if len(rows) > 2:
        rows = [rows[0], shortened(" ".join(rows[1:]), width)]
    return [line(row, style) for row in rows]


def kept(screen: QuestionScreen) -> Answer | None:
    """The earlier answer that Enter alone keeps; for a row of a grid the row's own."""
    earlier = screen.earlier
    if screen.row is None:
        return earlier
    return earlier.marks.get(screen.row.id) if isinstance(earlier, Grid) else None


# ---------------------------------------------------------------- words of the group's own


def text_page(screen: QuestionScreen, said: str, written: Sequence[str], view: View) -> list[Line]:
    """A text question with the lines written so far."""
    rows = [row for text in written for row in paragraph(text, view.width, "answer")]
    room = View(view.width, None if view.height is None else max(view.height - len(rows), 1))
    return [*question_screen(screen, said, 0, room), *rows]
