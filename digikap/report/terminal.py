"""The report in a terminal, from 60 columns up, and the result on one screen. Lays out; decides no word or number.

All text is printed as it is: never as Rich markup, without highlighting. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import assert_never

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from digikap.report import pictures
from digikap.report.glyphs import known_by, written
from digikap.report.layout import Row, beside, columns_of, fold, shortened, widths
from digikap.report.view.blocks import (
    Block,
    Bullets,
    Choices,
    Dot,
    Dots,
    Fact,
    Facts,
    FourField,
    Heat,
    Levels,
    Page,
    Paragraph,
    Quote,
    Report,
    Section,
    Table,
)
from digikap.swedish import HARD_SPACE

WIDEST = 100
"""Lines longer than this are hard to read."""

WIDE = 80
"""From here every figure of an index has a column of its own."""

BESIDE = 76
"""From here text has room beside the four-field on the one screen."""

SCREEN = 23
"""How many lines the one screen has, and how many of them a fact may take."""

LINES = 2
TOP = 2
"""The heading level of a chapter."""

GAP = 2

Line = Sequence[tuple[str, Style | None]]
"""One line: its texts, each with its style."""

_PLAIN = None
_STRONG = Style(bold=True)
_QUIET = Style(italic=True)


def render(report: Page, console: Console) -> None:
    """Prints the whole report, or another page."""
    drawing = _Drawing(console)
    lines = [*drawing.text(report.title, _STRONG), *drawing.text(report.lead)]
    for notice in report.notices:
        lines += [(), *drawing.text(notice, _STRONG)]
    for level, section in report.sections():
        lines += drawing.section(level, section)
    drawing.put(lines)


def render_summary(report: Report, console: Console) -> None:
    """Prints the result on one screen: 23 lines at most on 80 columns, so that a prompt has room under it."""
    drawing = _Drawing(console)
    short = report.summary
    lines = [*drawing.text(report.title, _STRONG)]
    for notice in report.notices:
        lines += drawing.text(notice)
    lines += drawing.glance(short.four_field) if short.four_field else drawing.dots(short.indices)
    if short.resources is not None:
        lines += drawing.table(short.resources.table, rule=False)
    facts = short.gaps if short.four_field else (*short.ends, *short.gaps)
    for number, fact in enumerate(facts, 1):
        room = max(1, SCREEN - len(lines) - (len(facts) - number)) if drawing.width >= BESIDE else LINES
        lines += drawing.fact(fact, min(room, LINES))
    drawing.put(lines)


class _Drawing:
    """The console's width and the characters that it knows."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = min(console.width, WIDEST)
        self.glyphs = known_by(console.encoding)

    def put(self, lines: Iterable[Line]) -> None:
        """Prints lines."""
        segments = [Segment(text, style) for line in lines for text, style in (*line, ("\n", None))]
        self.console.print(Segments(segments), end="")

    def known(self, text: str) -> str:
        """The text in characters that the console can write."""
        return written(text, self.console.encoding)

    def text(self, words: str, style: Style | None = _PLAIN, indent: int = 0) -> Iterator[Line]:
        for line in fold(self.known(words), self.width - indent):
            yield [(" " * indent + line, style)]

    def section(self, level: int, section: Section) -> Iterator[Line]:
        """A heading and its blocks; chapters and their parts are underlined, the levels below only bold."""
        yield from [()] * (2 if level == TOP else 1)
        title = list(self.text(section.title, _STRONG))
        yield from title
        rule = self.glyphs.rules[level - TOP : level - TOP + 1]
        if rule:
            yield [(rule * max(columns_of(text) for line in title for text, _ in line), _PLAIN)]
        for number, block in enumerate(section.blocks):
            if number or not rule:
                yield ()
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Line]:
        match block:
            case Paragraph(text):
                yield from self.text(text)
            case Bullets(items, ordered):
                yield from self.listed(items, ordered, 0)
            case Quote(about, lines):
                yield from self.text(about, _STRONG)
                for line in lines:
                    yield from self.text(line, indent=GAP)
            case Facts(items):
                for fact in items:
                    yield from self.text(fact.term, _STRONG)
                    yield from self.details(fact)
            case FourField():
                yield from self.four_field(block)
            case Table() | Heat() | Dots() | Levels() | Choices():
                yield from self.text(block.caption, _QUIET)
                yield from self.rows_of(block)
            case _:
                assert_never(block)

    def rows_of(self, block: Table | Heat | Dots | Levels | Choices) -> Iterator[Line]:
        match block:
            case Table():
                yield from self.table(block)
            case Heat():
                yield from self.table(block.table)
            case Choices():
                yield from self.grid(block.columns, [(row.name, *row.words) for row in block.rows])
            case Dots():
                yield from self.dots(block)
            case Levels():
                yield from self.levels(block)
            case _:
                assert_never(block)

    def details(self, fact: Fact) -> Iterator[Line]:
        if fact.ordered:
            yield from self.listed(fact.details, True, GAP)
            return
        for detail in fact.details:
            yield from self.text(detail, indent=GAP)

    def listed(self, items: Sequence[str], ordered: bool, indent: int) -> Iterator[Line]:
        """Items under each other, numbered or with a bullet."""
        for number, item in enumerate(items, 1):
            mark = f"{' ' * indent}{f'{number}.' if ordered else self.glyphs.bullet} "
            lines = fold(self.known(item), self.width - len(mark))
            for at, line in enumerate(lines):
                yield [((" " * len(mark) if at else mark) + line, _PLAIN)]

    def grid(
        self, columns: Row, rows: Iterable[Row], right: Sequence[int] = (), *, rule: bool = True
    ) -> Iterator[Line]:
        """A table with these column names; `right`: columns set to the right."""
        head, *others = [tuple(map(self.known, row)) for row in (columns, *rows)]
        wide = widths([head, *others], self.width - GAP * (len(head) - 1))
        for line in beside(head, wide, GAP, right):
            yield [(line, _STRONG)]
        if rule:
            yield [(self.glyphs.frame[4] * (sum(wide) + GAP * (len(wide) - 1)), _PLAIN)]
        for row in others:
            for line in beside(row, wide, GAP, right):
                yield [(line, _PLAIN)]

    def table(self, table: Table, *, rule: bool = True) -> list[Line]:
        """The table; turned around where it is too wide and takes fewer lines that way."""
        upright = list(self.grid(table.columns, table.rows, table.numeric, rule=rule))
        if len(table.rows) >= len(table.columns) or _natural_width(table) <= self.width:
            return upright
        columns, *rows = zip(table.columns, *table.rows, strict=True)
        turned = list(self.grid(columns, rows, rule=rule))
        return turned if len(turned) <= len(upright) else upright

    def dots(self, dots: Dots) -> Iterator[Line]:
        """Each index as a point on its interval, its figures in columns of their own or, if narrow, on two lines."""
        name, *figures = dots.columns
        wide = self.width >= WIDE
        shown = figures if wide else [f"{figures[0]}, {figures[1].lower()}\n{figures[2]}, {figures[3].lower()}"]
        cells = 21 if self.width >= WIDEST else 15
        rows = [
            (
                row.name,
                pictures.strip(row, cells, self.glyphs),
                *((row.index, row.label, row.interval, row.coverage) if wide else (_two_lines(row),)),
            )
            for row in dots.rows
        ]
        return self.grid([name, "0" + "100".rjust(cells - 1, HARD_SPACE), *shown], rows)

    def levels(self, levels: Levels) -> Iterator[Line]:
        """Each rating with the votes as a small picture."""
        name, answer, spread = levels.columns
        rows = [
            (row.name, pictures.votes(row.counts, self.glyphs), row.answer, *([row.spread] if spread else []))
            for row in levels.rows
        ]
        return self.grid([name, "", answer, *([spread] if spread else [])], rows)

    def four_field(self, picture: FourField) -> Iterator[Line]:
        yield from self.text(picture.caption, _QUIET)
        yield from self.picture(picture)
        yield from self.text(picture.verdict, _STRONG)
        for sentence in picture.reading:
            yield from self.text(sentence)

    def picture(self, picture: FourField) -> Iterator[Line]:
        """The drawing; left out where it has no room, since its words and figures stand beside it."""
        if self.width < pictures.WIDTH:
            return
        for line in pictures.four_field(picture, self.glyphs):
            yield [(self.known(line), _PLAIN)]

    def glance(self, picture: FourField) -> Iterator[Line]:
        """The four-field with its two indices beside it, or under it where there is no room."""
        drawn = [text for line in self.picture(picture) for text, _ in line]
        axes = (picture.x, picture.y)
        words = [(picture.verdict, _STRONG), *((sentence, _PLAIN) for sentence in picture.reading)]
        if self.width < BESIDE:
            yield from ([(line, _PLAIN)] for line in drawn)
            words += [(f"{_named(axis)}, {axis.basis}", _PLAIN) for axis in axes]
            for text, style in words:
                yield from self.text(text, style)
            return
        words += [pair for axis in axes for pair in ((_named(axis), _STRONG), (axis.basis, _PLAIN))]
        left = max(map(columns_of, drawn)) + GAP
        told = [(line, style) for text, style in words for line in fold(self.known(text), self.width - left)]
        drawn += [""] * (len(told) - len(drawn))
        for line, piece in zip_longest(drawn, told):
            yield [(line.ljust(left), _PLAIN), piece] if piece else [(line, _PLAIN)]

    def fact(self, fact: Fact, lines: int) -> Iterator[Line]:
        """A fact in running text, its term in bold, cut where it would need more lines."""
        term = self.known(f"{fact.term}:")
        first, *others = shortened(f"{term} {self.known('; '.join(fact.details))}", self.width, lines)
        yield [(first[: len(term)], _STRONG), (first[len(term) :], _PLAIN)]
        yield from ([(line, _PLAIN)] for line in others)


def _named(axis: Dot) -> str:
    return f"{axis.name} {axis.index} {axis.label}".strip()


def _natural_width(table: Table) -> int:
    columns = zip(table.columns, *table.rows, strict=True)
    return sum(max(map(columns_of, column)) for column in columns) + GAP * (len(table.columns) - 1)


def _two_lines(row: Dot) -> str:
    return f"{row.index} {row.label}".strip() + "\n" + ", ".join(filter(None, (row.interval, row.coverage)))
