"""What a question is answered with, as lines: levels with anchors, numbered choices, the rows of a grid.

`room` is how many rows there are for it, None where lines simply follow one another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from digikap.interview.layout import (
    GAP,
    Line,
    cells,
    line,
    padded,
    paragraph,
    shortened,
    side_by_side,
    window,
    wrapped,
)
from digikap.interview.previous import previous_line
from digikap.interview.typed import NOT_APPLICABLE, UNKNOWN
from digikap.interview.words import SPECIAL, kept_words, mark_words
from digikap.model.answer import Grid, Mark, Special
from digikap.model.questionnaire import Choice, ChoiceQuestion, Rating, RatingGrid, Row

if TYPE_CHECKING:  # not loaded before the first question
    from digikap.interview.asker import QuestionScreen

_AROUND = 5  # columns before and after the name of a row
_WIDEST_MARK = 23
_BESIDE = 72  # from this width anchors stand beside the levels


def levels(screen: QuestionScreen, question: Rating, width: int, *, plain: bool, short: bool = False) -> list[Line]:
    """The levels by number, the anchors beside them or, in a narrow window and in plain lines, below.

    `short`: an anchor has one line, beside its level.
    """
    scale = screen.assessment.questionnaire.scale(question.scale)
    beside = max(map(cells, scale.levels)) + 3 if short or (width >= _BESIDE and not plain) else 0
    rows: list[Line] = []
    for number, name in enumerate(scale.levels, start=1):
        anchor = question.anchors.get(number)
        lead = ((padded(f"{number:>2}", 4), "key"),)
        if anchor and short:
            anchor = shortened(anchor, max(width - beside - 4, 1))
        if anchor and beside:
            rows += paragraph(anchor, width, "anchor", (*lead, (padded(name, beside), "level")))
        else:
            rows += paragraph(name, width, "level", lead)
            rows += paragraph(anchor, width, "anchor", (("    ", ""),)) if anchor else []
    return [*rows, *_specials(scale.allow_unknown, question.allow_not_applicable, width)]


def _specials(unknown: bool, not_applicable: bool, width: int) -> list[Line]:
    allowed = [Special.UNKNOWN] * unknown + [Special.NOT_APPLICABLE] * not_applicable
    return [row for special in allowed for row in numbered(*SPECIAL[special], width, style="level")]


def numbered(number: int | str, text: str, width: int, *, deep: int = 4, style: str = "") -> list[Line]:
    """A number in its column and the text beside it."""
    lead = padded(f"{number:>2}", deep) if isinstance(number, int) else padded(f" {number}", deep)
    return paragraph(text, width, style, ((lead, "key"),))


# ---------------------------------------------------------------- choices


def choices(question: ChoiceQuestion, width: int, room: int | None, first: int) -> list[Line]:
    """The numbered choices: in one column, in two where that does not fit, and last as a window from `first`."""
    listed = list(enumerate(question.choices, start=1))
    cells_of = [numbered(number, _choice_text(choice), width) for number, choice in listed]
    rest = _specials(question.allow_unknown, False, width)
    whole = [row for cell in cells_of for row in cell] + rest
    if room is None or len(whole) <= room:
        return whole
    half = width // 2 - 1
    narrow = [numbered(number, _choice_text(choice), half - 1) for number, choice in listed]
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


def grid(screen: QuestionScreen, question: RatingGrid, width: int, room: int | None) -> list[Line]:
    """The levels on a line or two, and the rows with their answers; in plain lines only the row that is asked."""
    scale = screen.assessment.questionnaire.scale(question.scale)
    words = [f"{number} {name}" for number, name in enumerate(scale.levels, start=1)]
    words += [f"{UNKNOWN} Vet ej"] * scale.allow_unknown
    words += [f"{NOT_APPLICABLE} Ej aktuellt"] * question.allow_not_applicable
    legend = [line(row, "level") for row in _packed(words, width)]
    if room is None:
        return [*legend, *_row_alone(screen, question, width)]
    return [*legend, GAP, *_rows(screen, question, width, room - len(legend))]


def following_row(screen: QuestionScreen, width: int) -> list[Line]:
    """The next row of a grid where the rows before it still stand above, in plain lines; with its earlier answer."""
    assert isinstance(screen.question, RatingGrid)
    lines = _row_alone(screen, screen.question, width)
    before = previous_line(screen.assessment, screen.question, screen.row)
    lines += paragraph(before, width, "anchor") if before else []
    old = screen.earlier.marks.get(screen.row.id) if isinstance(screen.earlier, Grid) and screen.row else None
    if old is not None:
        words = mark_words(screen.assessment, screen.question, old)
        lines += [line(kept_words(screen.assessment, words), "answer")]
    return lines


def _row_alone(screen: QuestionScreen, question: RatingGrid, width: int) -> list[Line]:
    rows = screen.assessment.rows(question)
    assert screen.row is not None
    number = [row.id for row in rows].index(screen.row.id) + 1
    return paragraph(f"{number} av {len(rows)}. {screen.row.name}", width, "current")


def _packed(words: Sequence[str], width: int) -> list[str]:
    """The words on as few lines as possible, never broken inside one."""
    rows = [words[0]]
    for word in words[1:]:
        longer = f"{rows[-1]}   {word}"
        if cells(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def _rows(screen: QuestionScreen, question: RatingGrid, width: int, room: int) -> list[Line]:
    """A window of rows around the one that is asked, which alone has its whole name."""
    rows = screen.assessment.rows(question)
    at = next((number for number, row in enumerate(rows) if screen.row and row.id == screen.row.id), 0)
    beside = _widest_votes(screen, question) if screen.is_vote else _WIDEST_MARK
    column = max(min(max(cells(row.name) for row in rows), width - beside - _AROUND), 12)
    current = wrapped(rows[at].name, column)
    shown = window(len(rows), max(room - len(current) + 1, 3), at)
    marks = screen.earlier.marks if isinstance(screen.earlier, Grid) else {}
    lines = [line(f"   ↑ {shown.start} till", "quiet")] if shown.start else []
    for row in (rows[number] for number in shown):
        answer = (_row_answer(screen, question, row, marks, width - column - _AROUND), "answer")
        if row == rows[at]:
            lines.append((("→  ", "current"), (padded(current[0], column + 2), "current"), answer))
            lines += [(("   ", ""), (more, "current")) for more in current[1:]]
        else:
            name = padded(shortened(_short_name(screen, row, column), column), column + 2)
            lines.append((("   ", ""), (name, "row"), answer))
    return lines + ([line(f"   ↓ {len(rows) - shown.stop} till", "quiet")] if shown.stop < len(rows) else [])


def _widest_votes(screen: QuestionScreen, question: RatingGrid) -> int:
    """The columns of a digit for each level, of some who do not know, and of the longest word for how they fell."""
    scale = screen.assessment.questionnaire.scale(question.scale)
    return 2 * len(scale.levels) - 1 + len(" v1") + len("  fastställt 3")


def _row_answer(screen: QuestionScreen, question: RatingGrid, row: Row, marks: Mapping[str, Mark], room: int) -> str:
    """What a row was answered with, or what became of the votes on it; never more than there is room for."""
    if screen.is_vote:
        from digikap.interview.figures import row_words

        return row_words(screen, question, row.id, room)
    return shortened(mark_words(screen.assessment, question, marks[row.id]), room) if row.id in marks else ""


def _short_name(screen: QuestionScreen, row: Row, room: int) -> str:
    """A row's name; for a service with too long a name its short one."""
    if cells(row.name) <= room:
        return row.name
    services = screen.assessment.questionnaire.services
    return next((service.short for service in services if service.name == row.name), row.name)
