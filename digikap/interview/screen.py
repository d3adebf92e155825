"""What the room sees of a question: header, text, levels, choices or rows, what was answered before, the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

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
from digikap.interview.previous import previous_line
from digikap.interview.typed import how_to_choose
from digikap.interview.words import answer_words, kept_words
from digikap.model.answer import Answer, Grid
from digikap.model.questionnaire import (
    MultipleChoice,
    Ranking,
    Rating,
    RatingGrid,
    Text,
)
from digikap.text import visible

if TYPE_CHECKING:  # not loaded before the first question
    from digikap.interview.asker import Progress, QuestionScreen

KEYS = {
    "?": "hjälp",
    "k": "kommentar",
    "p": "parkera",
    "b": "bakåt",
    "h": "hoppa",
    "s": "sluta",
}
"""The keys and what they are called on the line of keys."""


_THRIFTIEST = 4
"""How far a screen goes to fit a small window; see `question_screen`."""


def question_screen(screen: QuestionScreen, said: str, first: int, view: View) -> list[Line]:
    """The whole screen of a question. `said`: what was acknowledged last; `first`: the first choice that is shown.

    Where there is little room it says less, in this order: what was acknowledged on one line, what was answered and
    commented on a line each, nothing of what the keys say or show too, the anchors on a line each.
    """
    if view.height is None:
        return _screen(screen, said, first, view, 0)
    for thrift in range(_THRIFTIEST + 1):
        lines = tightened(_screen(screen, said, first, view, thrift), view.height)
        if len(lines) <= view.height:
            break
    return lines


def _screen(screen: QuestionScreen, said: str, first: int, view: View, thrift: int) -> list[Line]:
    width = min(view.width, WIDEST)
    heard = shortened(said, width) if thrift >= 1 else said
    section = screen.assessment.questionnaire.section_of(screen.question.id)
    top = [*head(heard, where(screen.progress, section.title, view), view), *_text(screen, width, thrift)]
    end = [*_remembered(screen, width, thrift), GAP, *key_line(keys_for(screen), width)]
    room = None if view.height is None else max(view.height - _solid(top) - _solid(end), 3)
    body = _body(screen, width, room, first, thrift)
    return [*top, *([GAP, *body] if body else []), *end]


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


def where(progress: Progress, title: str = "", view: View | None = None) -> str:
    """Section, question and minutes: ``Avsnitt 2 av 6 · fråga 5 av 25 · 12 av 64 min``.

    With the section's title where the whole fits on one line; not in plain lines, which may be read aloud.
    """
    section = f"Avsnitt {progress.section} av {progress.sections}"
    rest = f" · fråga {progress.question} av {progress.questions}" if progress.question else ""
    rest += f" · {progress.minutes_used} av {progress.minutes_planned} min"
    named = f"{section}: {' '.join(title.split())}{rest}"
    if title and view and not view.plain and cells(visible(named)) <= min(view.width, WIDEST):
        return named
    return section + rest


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


def _text(screen: QuestionScreen, width: int, thrift: int) -> list[Line]:
    lines = paragraph(screen.question.text, width, "heading")
    if screen.is_vote:
        from digikap.interview.voting_words import how

        lines += _short(how(screen, short=thrift >= 3), width, "quiet", 1 if thrift >= 3 else 3)
    elif isinstance(screen.question, MultipleChoice | Ranking):
        lines += paragraph(how_to_choose(screen.question), width, "quiet")
    if isinstance(screen.question, Text):
        lines += paragraph("Skriv en eller flera rader. En tom rad avslutar.", width, "quiet")
    if screen.returned and thrift < 3:
        again = "Parkerad tidigare." + (" Tryck p igen för att lämna den obesvarad." if thrift < 2 else "")
        lines += paragraph(again, width, "quiet")
    return lines


def _body(screen: QuestionScreen, width: int, room: int | None, first: int, thrift: int) -> list[Line]:
    match screen.question:
        case Rating():
            return levels(screen, screen.question, width, plain=room is None, short=thrift >= 4)
        case RatingGrid():
            return grid(screen, screen.question, width, room)
        case Text():
            return []
        case question:
            return choices(question, width, room, first)


# ---------------------------------------------------------------- what was answered before


def _remembered(screen: QuestionScreen, width: int, thrift: int) -> list[Line]:
    """What was answered the last time, the earlier answer and the comment, where there are any."""
    lines: list[Line] = []
    most = 1 if thrift >= 2 else 2
    before = previous_line(screen.assessment, screen.question, screen.row)
    lines += [GAP, *_short(before, width, "anchor", 1 if thrift >= 1 else 2)] if before else []
    old = kept(screen)
    if screen.is_vote:
        from digikap.interview.voting_words import remembered

        words = remembered(screen, old)
        lines += [GAP, *_short(words, width, "answer", most)] if words else []
    elif old is not None:
        words = answer_words(screen.assessment, screen.question, old)
        lines += [
            *([] if before else [GAP]),
            *_short(
                kept_words(screen.assessment, words),
                width,
                "answer",
                most,
            ),
        ]
    comment = screen.assessment.comments.get(screen.question.id)
    if comment and thrift < 3:
        lines += _short(f"Kommentar: {' '.join(comment.text.split())}", width, "anchor", most)
    return lines


def _short(text: str, width: int, style: str, most: int) -> list[Line]:
    """At most one or two lines of the text."""
    rows = wrapped(text, width)
    if len(rows) > most:
        rows = [*rows[: most - 1], shortened(" ".join(rows[most - 1 :]), width)]
    return [line(row, style) for row in rows]


def kept(screen: QuestionScreen) -> Answer | None:
    """The earlier answer that Enter alone keeps; for a row of a grid the row's own."""
    earlier = screen.earlier
    if screen.row is None:
        return earlier
    return earlier.marks.get(screen.row.id) if isinstance(earlier, Grid) else None


# ---------------------------------------------------------------- words of the group's own


def text_page(screen: QuestionScreen, said: str, written: Sequence[str], view: View) -> list[Line]:
    """A text question with the lines written so far; where there is too little room for all of them, with the last."""
    rows = [row for text in written for row in paragraph(text, view.width, "answer")]
    if view.height is None:
        return [*question_screen(screen, said, 0, view), *rows]
    page = question_screen(screen, said, 0, View(view.width, max(view.height - len(rows), 1)))
    return [*page, *last_rows(rows, view.height - len(page))]


def last_rows(rows: Sequence[Line], room: int) -> list[Line]:
    """The last of the rows, as many as there is room for, the first of them telling how many stand before."""
    if len(rows) <= room:
        return list(rows)
    left = max(room - 1, 1)
    return [line(f"↑ {len(rows) - left} rader till", "quiet"), *rows[len(rows) - left :]]
