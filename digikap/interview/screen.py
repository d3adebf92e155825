"""What the room sees of a question: header, text, levels, choices or rows, what was answered before, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from digikap.interview.asker import Progress, QuestionScreen
from digikap.interview.layout import (
    GAP,
    WIDEST,
    Line,
    View,
    cells,
    line,
    padded,
    paragraph,
    shortened,
    side_by_side,
    tightened,
    window,
    wrapped,
)
from digikap.interview.typed import NOT_APPLICABLE, UNKNOWN, how_to_choose
from digikap.model.answer import Answer, Chosen, Grid, Mark, Special, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Choice, ChoiceQuestion, Question, Rating, RatingGrid, Text

KEYS = {
    "?": "hjälp",
    "k": "kommentar",
    "p": "parkera",
    "b": "bakåt",
    "h": "hoppa",
    "s": "sluta",
}
"""The keys and what they are called on the line of keys."""

_SPECIAL = {Special.UNKNOWN: (UNKNOWN, "Vet ej"), Special.NOT_APPLICABLE: (NOT_APPLICABLE, "Ej aktuellt")}
_BESIDE = 72  # from this width anchors stand beside the levels


def question_screen(screen: QuestionScreen, said: str, first: int, view: View) -> list[Line]:
    """The whole screen of a question. `said`: what was acknowledged last; `first`: the first choice that is shown."""
    width = min(view.width, WIDEST)
    top = [*head(said, where(screen.progress), view), *_text(screen, width), GAP]
    end = [*_remembered(screen, width), GAP, *key_line(keys_for(screen), width, view)]
    room = None if view.height is None else max(view.height - _solid(top) - _solid(end), 3)
    body = _body(screen, width, room, first)
    lines = [*top, *body, *end]
    return lines if view.height is None else tightened(lines, view.height)


def following_row(screen: QuestionScreen, said: str, view: View) -> list[Line]:
    """The next row of a grid where the rows before it still stand above: in plain lines."""
    assert screen.row is not None and isinstance(screen.question, RatingGrid)
    rows = screen.assessment.rows(screen.question)
    number = [row.id for row in rows].index(screen.row.id) + 1
    earlier = screen.earlier
    old = earlier.marks.get(screen.row.id) if isinstance(earlier, Grid) else None
    lines = paragraph(f"{number} av {len(rows)}. {screen.row.name}", view.width, "current")
    if old is not None:
        lines += [line(f"Ert svar: {_mark_words(screen, old)}. Enter behåller det.", "answer")]
    return lines


def _solid(lines: Sequence[Line]) -> int:
    return sum(row != GAP for row in lines)


# ---------------------------------------------------------------- parts that all screens share


def head(said: str, place: str, view: View) -> list[Line]:
    """The first lines: what was saved last (an empty line where nothing was), and where we are."""
    width = min(view.width, WIDEST)
    if view.plain:
        return [GAP, *paragraph(place, width, "quiet")]
    first = paragraph(said, width, "said")[:2] if said else [GAP]
    return [*first, *paragraph(place, width, "quiet"), GAP]


def where(progress: Progress) -> str:
    """Section, question and minutes: ``Avsnitt 2 av 6 · fråga 5 av 25 · 12 av 64 min``."""
    question = f" · fråga {progress.question} av {progress.questions}" if progress.question else ""
    minutes = f"{progress.minutes_used} av {progress.minutes_planned} min"
    return f"Avsnitt {progress.section} av {progress.sections}{question} · {minutes}"


def key_line(keys: dict[str, str], width: int, view: View) -> list[Line]:
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


def numbered(number: int | str, text: str, width: int, *, deep: int = 4, style: str = "") -> list[Line]:
    """A number in its column and the text beside it."""
    lead = padded(f"{number:>2}", deep) if isinstance(number, int) else padded(f" {number}", deep)
    return paragraph(text, width, style, ((lead, "key"),))


# ---------------------------------------------------------------- the question


def _text(screen: QuestionScreen, width: int) -> list[Line]:
    lines = paragraph(screen.question.text, width, "heading")
    if isinstance(screen.question, ChoiceQuestion):
        lines += paragraph(how_to_choose(screen.question), width, "quiet")
    if isinstance(screen.question, Text):
        lines += paragraph("Skriv en eller flera rader. En tom rad avslutar.", width, "quiet")
    if screen.returned:
        lines += paragraph("Parkerad tidigare. Tryck p igen för att lämna den obesvarad.", width, "quiet")
    return lines


def _body(screen: QuestionScreen, width: int, room: int | None, first: int) -> list[Line]:
    match screen.question:
        case Rating():
            return _levels(screen, screen.question, width, plain=room is None)
        case RatingGrid():
            return _grid(screen, screen.question, width, room)
        case Text():
            return []
        case question:
            return _choices(question.choices, question.allow_unknown, width, room, first)


def _levels(screen: QuestionScreen, question: Rating, width: int, *, plain: bool) -> list[Line]:
    scale = screen.assessment.questionnaire.scale(question.scale)
    beside = max(map(cells, scale.levels)) + 3 if width >= _BESIDE and not plain else 0
    rows: list[Line] = []
    for number, name in enumerate(scale.levels, start=1):
        anchor = question.anchors.get(number)
        lead = ((padded(f"{number:>2}", 4), "key"),)
        if anchor and beside:
            rows += paragraph(anchor, width, "anchor", (*lead, (padded(name, beside), "level")))
        else:
            rows += paragraph(name, width, "level", lead)
            rows += paragraph(anchor, width, "anchor", (("    ", ""),)) if anchor else []
    return [*rows, *_specials(scale.allow_unknown, question.allow_not_applicable, width)]


def _specials(unknown: bool, not_applicable: bool, width: int) -> list[Line]:
    allowed = [Special.UNKNOWN] * unknown + [Special.NOT_APPLICABLE] * not_applicable
    return [row for special in allowed for row in numbered(*_SPECIAL[special], width, style="level")]


# ---------------------------------------------------------------- choices


def _choices(choices: Sequence[Choice], unknown: bool, width: int, room: int | None, first: int) -> list[Line]:
    """The numbered choices: in one column, in two where that does not fit, and last as a window that turns."""
    cells_of = [numbered(number, _choice_text(choice), width) for number, choice in enumerate(choices, start=1)]
    rest = _specials(unknown, False, width)
    whole = [row for cell in cells_of for row in cell] + rest
    if room is None or len(whole) <= room:
        return whole
    half = width // 2 - 1
    narrow = [numbered(number, _choice_text(choice), half - 1) for number, choice in enumerate(choices, start=1)]
    middle = (len(narrow) + 1) // 2
    columns = [[row for cell in part for row in cell] for part in (narrow[:middle], narrow[middle:])]
    both = side_by_side(columns, half) + rest
    return both if len(both) <= room else _turning(cells_of, rest, room, first)


def _choice_text(choice: Choice) -> str:
    return f"{choice.text} (skriv vad)" if choice.free_text else choice.text


def _turning(items: Sequence[Sequence[Line]], rest: list[Line], room: int, first: int) -> list[Line]:
    """As many whole items from `first` on as fit, with how many there are before and after."""
    first = min(first, len(items) - 1)
    left = room - len(rest) - 2
    last = first
    while last < len(items) and (left := left - len(items[last])) >= 0:
        last += 1
    last = max(last, first + 1)
    before = [line(f"    ↑ {first} till (Page Up eller -)", "quiet")] if first else []
    after = [line(f"    ↓ {len(items) - last} till (Page Down eller +)", "quiet")] if last < len(items) else []
    return [*before, *(row for item in items[first:last] for row in item), *after, *rest]


# ---------------------------------------------------------------- grids


def _grid(screen: QuestionScreen, question: RatingGrid, width: int, room: int | None) -> list[Line]:
    scale = screen.assessment.questionnaire.scale(question.scale)
    words = [f"{number} {name}" for number, name in enumerate(scale.levels, start=1)]
    words += [f"{UNKNOWN} Vet ej"] * scale.allow_unknown + [
        f"{NOT_APPLICABLE} Ej aktuellt"
    ] * question.allow_not_applicable
    legend = _legend(words, width)
    rows = screen.assessment.rows(question)
    if room is None:
        number = 1 + next((n for n, row in enumerate(rows) if screen.row and row.id == screen.row.id), 0)
        current = following_row(screen, "", View(width)) if screen.row else []
        return [*legend, line(f"{len(rows)} rader. Nu nummer {number}.", "quiet"), *current]
    return [*legend, GAP, *_grid_rows(screen, question, width, room - len(legend))]


def _legend(words: Sequence[str], width: int) -> list[Line]:
    """The levels on as few lines as possible, never broken inside a level."""
    glued = "   ".join(word.replace(" ", "\u00a0") for word in words)
    return [line(row.replace("\u00a0", " "), "level") for row in _packed(glued.split("   "), width)]


def _packed(words: Sequence[str], width: int) -> list[str]:
    rows = [words[0]]
    for word in words[1:]:
        longer = f"{rows[-1]}   {word}"
        if cells(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def _grid_rows(screen: QuestionScreen, question: RatingGrid, width: int, room: int) -> list[Line]:
    rows = screen.assessment.rows(question)
    earlier = screen.earlier
    marks = earlier.marks if isinstance(earlier, Grid) else {}
    at = next((number for number, row in enumerate(rows) if screen.row and row.id == screen.row.id), 0)
    column = max(min(max(cells(row.name) for row in rows), width - 28), 12)
    current = wrapped(rows[at].name, column)
    shown = window(len(rows), max(room - len(current) + 1, 3), at)
    lines: list[Line] = []
    if shown.start:
        lines.append(line(f"   ↑ {shown.start} till", "quiet"))
    for number in shown:
        answer = _mark_words(screen, marks[rows[number].id]) if rows[number].id in marks else ""
        if number == at:
            lines.append((("→  ", "current"), (padded(current[0], column + 2), "current"), (answer, "answer")))
            lines += [(("   ", ""), (more, "current")) for more in current[1:]]
        else:
            name = padded(shortened(rows[number].name, column), column + 2)
            lines.append((("   ", ""), (name, "row"), (answer, "answer")))
    if shown.stop < len(rows):
        lines.append(line(f"   ↓ {len(rows) - shown.stop} till", "quiet"))
    return lines


# ---------------------------------------------------------------- what was answered before


def _remembered(screen: QuestionScreen, width: int) -> list[Line]:
    """The earlier answer and the comment, where there are any."""
    lines: list[Line] = []
    old = kept(screen)
    if old is not None:
        words = answer_words(screen.assessment, screen.question, old)
        lines += [GAP, *_short(f"Ert svar: {words}", width, "answer"), *_short("Enter behåller det.", width, "quiet")]
        if sum(cells(text) for text, _ in (*lines[-2], *lines[-1])) < width and len(lines) == 3:
            lines = [GAP, (*lines[1], ("  ", ""), *lines[2])]
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


def answer_words(assessment: Assessment, question: Question, answer: Answer) -> str:
    """An answer as the room reads it: ``4 – I hög grad``, ``1 Tid · 2 Ekonomi``, the words of a text."""
    match answer:
        case Special() | int():
            return _level_words(assessment, question, answer)
        case Grid(marks):
            return f"{len(marks)} rader besvarade"
        case Chosen(ids, other):
            assert isinstance(question, ChoiceQuestion)
            return choice_words(
                [choice for one in ids for choice in question.choices if choice.id == one], question, other
            )
        case Written(text):
            return " ".join(text.split())
        case _:
            assert_never(answer)


def choice_words(choices: Sequence[Choice], question: ChoiceQuestion, other: str | None = None) -> str:
    """Choices as the room reads them, numbered by their place where the order matters."""
    names = [f"{choice.text}: {other}" if choice.free_text and other else choice.text for choice in choices]
    if question.kind == "ranking":
        return " · ".join(f"{place} {name}" for place, name in enumerate(names, start=1))
    return " · ".join(names)


def _mark_words(screen: QuestionScreen, mark: Mark) -> str:
    return _level_words(screen.assessment, screen.question, mark)


def _level_words(assessment: Assessment, question: Question, mark: Mark) -> str:
    if isinstance(mark, Special):
        letter, words = _SPECIAL[mark]
        return f"{letter} – {words}"
    assert isinstance(question, Rating | RatingGrid)
    return f"{mark} – {assessment.questionnaire.scale(question.scale).levels[mark - 1]}"
