"""The report in a terminal, from 60 columns up, and the result on one screen. Lays out; decides no word or number.

All text is printed as it is: never as Rich markup, without highlighting. Nothing is told by colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table as Grid
from rich.text import Text

from digikap.report import pictures
from digikap.report.glyphs import FINE, known_by, written
from digikap.report.view.blocks import (
    Block,
    Bullets,
    Dot,
    Dots,
    Fact,
    Facts,
    FourField,
    Levels,
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
"""How many lines the one screen has."""

LINES = 2
"""How many lines a fact may have on it."""

TOP = 2
"""The heading level of a chapter."""

Line = list[Segment]


def render(report: Report, console: Console) -> None:
    """Prints the whole report."""
    drawing = _Drawing(console)
    drawing.print(drawing.text(report.title, "bold"), drawing.text(report.lead))
    for notice in report.notices:
        drawing.print(Text(), drawing.text(notice, "bold"))
    for level, section in report.sections():
        drawing.print(*drawing.section(level, section))


def render_summary(report: Report, console: Console) -> None:
    """Prints the result on one screen: 23 lines at most on 80 columns, so that a prompt has room under it."""
    drawing = _Drawing(console)
    short = report.summary
    parts: list[RenderableType] = [drawing.text(report.title, "bold"), *map(drawing.text, report.notices)]
    parts += drawing.glance(short.four_field) if short.four_field else [drawing.dots(short.indices)]
    if short.resources is not None:
        parts.append(drawing.table(short.resources, box=False))
    facts = short.gaps if short.four_field else (*short.ends, *short.gaps)
    shown = drawing.lines(*parts)
    for number, fact in enumerate(facts, 1):
        room = max(1, SCREEN - len(shown) - (len(facts) - number)) if drawing.width >= BESIDE else LINES
        shown += drawing.lines(drawing.fact(fact, min(room, LINES)))
    drawing.put(shown)


class _Drawing:
    """The console with its width and the characters that it knows."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = min(console.width, WIDEST)
        self.glyphs = known_by(console.encoding)

    def lines(self, *parts: RenderableType) -> list[Line]:
        """The lines of what is to be printed, without the space that tables and paddings end in."""
        options = self.console.options.update(width=self.width, height=None, highlight=False)
        return [_stripped(line) for part in parts for line in self.console.render_lines(part, options, pad=False)]

    def put(self, lines: Iterable[Line]) -> None:
        """Prints lines."""
        self.console.print(Segments(segment for line in lines for segment in (*line, Segment.line())), end="")

    def print(self, *parts: RenderableType) -> None:
        """Prints parts under each other."""
        self.put(self.lines(*parts))

    def text(self, words: str, style: str = "") -> Text:
        return Text(written(words, self.console.encoding), style=style, overflow="fold")

    def section(self, level: int, section: Section) -> Iterator[RenderableType]:
        """A heading and its blocks; chapters and their parts are underlined, the levels below only bold."""
        title = self.text(section.title, "bold")
        yield Text("\n" if level == TOP else "")
        yield title
        rules = self.glyphs.rules[level - TOP : level - TOP + 1]
        if rules:
            yield Text(rules * min(title.cell_len, self.width))
        for number, block in enumerate(section.blocks):
            if number or not rules:
                yield Text()
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[RenderableType]:
        match block:
            case Paragraph(text):
                yield self.text(text)
            case Bullets(items, ordered):
                yield self.listed(items, ordered)
            case Quote(about, lines):
                yield self.text(about, "bold")
                yield Padding(self.listed(lines, ordered=None), (0, 0, 0, 2))
            case Facts(items):
                for fact in items:
                    yield self.text(fact.term, "bold")
                    yield Padding(self.listed(fact.details, fact.ordered or None), (0, 0, 0, 2))
            case Table():
                yield self.text(block.caption, "italic")
                yield self.table(block)
            case Dots():
                yield self.text(block.caption, "italic")
                yield self.dots(block)
            case Levels():
                yield self.text(block.caption, "italic")
                yield self.levels(block)
            case FourField():
                yield from self.four_field(block)
            case _:
                assert_never(block)

    def listed(self, items: Sequence[str], ordered: bool | None) -> RenderableType:
        """Items under each other: numbered, with a bullet, or (None) as they are."""
        grid = Grid.grid(padding=(0, 1, 0, 0))
        if ordered is not None:
            grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for number, item in enumerate(items, 1):
            mark = [Text(f"{number}." if ordered else self.glyphs.bullet)] if ordered is not None else []
            grid.add_row(*mark, self.text(item))
        return grid

    def grid(self, columns: Sequence[str], rows: Iterable[Sequence[str]], *, box: bool = True) -> Grid:
        """A table with these column names and rows, its words whole as far as there is room for them."""
        filled = [tuple(map(self.text, row)) for row in (columns, *rows)]
        frame = SIMPLE_HEAD if box and self.glyphs is FINE else None
        grid = Grid(box=frame, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
        gap = 2 if frame else 1
        for name, width in zip(filled[0], _widths(filled, self.width - gap * len(columns)), strict=True):
            grid.add_column(name, overflow="fold", width=width)
        for row in filled[1:]:
            grid.add_row(*row)
        return grid

    def table(self, table: Table, *, box: bool = True) -> RenderableType:
        """The table, turned around where its columns are too many for the width and its rows few."""
        if len(table.rows) < len(table.columns) - 1 and _natural_width(table) > self.width:
            name, *others = table.columns
            columns = (name, *(row[0] for row in table.rows))
            turned = tuple((other, *(row[at] for row in table.rows)) for at, other in enumerate(others, 1))
            table = Table(table.caption, columns, turned)
        grid = self.grid(table.columns, table.rows, box=box)
        for number in table.numeric:
            grid.columns[number].justify = "right"
        return grid

    def dots(self, dots: Dots) -> RenderableType:
        """Each index as a point on its interval, its figures in columns of their own or, if narrow, on two lines."""
        name, *figures = dots.columns
        wide = self.width >= WIDE
        shown = figures if wide else [f"{figures[0]}, {figures[1].lower()}\n{figures[2]}, {figures[3].lower()}"]
        cells = _strip(self.width)
        rows = [
            (
                row.name,
                pictures.strip(row, cells, self.glyphs),
                *((row.index, row.label, row.interval, row.coverage) if wide else (_two_lines(row),)),
            )
            for row in dots.rows
        ]
        return self.grid([name, "0" + "100".rjust(cells - 1, HARD_SPACE), *shown], rows)

    def levels(self, levels: Levels) -> RenderableType:
        """Each rating with the votes as a small picture."""
        name, answer, spread = levels.columns
        rows = [
            (row.name, pictures.votes(row.counts, self.glyphs), row.answer, *([row.spread] if spread else []))
            for row in levels.rows
        ]
        return self.grid([name, "", answer, *([spread] if spread else [])], rows)

    def four_field(self, picture: FourField) -> Iterator[RenderableType]:
        yield self.text(picture.caption, "italic")
        yield self.picture(picture)
        yield self.text(picture.verdict, "bold")
        for sentence in picture.reading:
            yield self.text(sentence)

    def picture(self, picture: FourField) -> Text:
        lines = pictures.four_field(picture, self.glyphs)
        return Text(written("\n".join(lines), self.console.encoding), no_wrap=True, overflow="crop")

    def glance(self, picture: FourField) -> Iterator[RenderableType]:
        """The four-field with its two indices beside it, or under it where there is no room."""
        axes = (picture.x, picture.y)
        words = [self.text(picture.verdict, "bold"), *map(self.text, picture.reading)]
        if self.width < BESIDE:
            yield self.picture(picture)
            yield from (*words, *(self.text(f"{axis.name} {axis.index} {axis.label}, {axis.basis}") for axis in axes))
            return
        words += [self.text(text, style) for axis in axes for text, style in _axis(axis)]
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(self.picture(picture), Text("\n").join(words))
        yield grid

    def fact(self, fact: Fact, lines: int) -> Text:
        """A fact in running text, cut with an ellipsis where it would need more lines."""
        text = Text.assemble(self.text(f"{fact.term}: ", "bold"), self.text("; ".join(fact.details)))
        whole = text.copy()
        room = lines * self.width
        while len(text.wrap(self.console, self.width)) > lines:
            text = whole.copy()
            text.truncate(room, overflow="ellipsis")
            room -= 1
        return text


def _stripped(line: Line) -> Line:
    """The line without the white space that it ends in."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    return [*kept[:-1], Segment(kept[-1].text.rstrip(), *kept[-1][1:])] if kept else kept


def _widths(rows: Sequence[Sequence[Text]], room: int) -> list[int]:
    """How wide each column is: as wide as its text, else the widest give way, and words are broken only at last."""
    columns = list(zip(*rows, strict=True))
    widths = [max(1, *(cell.cell_len for cell in column)) for column in columns]
    words = [max(cell_len(word) for cell in column for word in _words(cell.plain)) for column in columns]
    while sum(widths) > max(room, len(widths)):
        whole = [at for at, width in enumerate(widths) if width > words[at]]
        widest = max(whole or range(len(widths)), key=lambda at: widths[at])
        widths[widest] -= 1
    return widths


def _words(text: str) -> list[str]:
    """The words of a text; a hard space is part of one."""
    return re.split(r"[ \n]+", text)


def _natural_width(table: Table) -> int:
    columns = zip(table.columns, *table.rows, strict=True)
    return sum(2 + max(len(cell) for cell in column) for column in columns)


def _strip(width: int) -> int:
    """How many cells an index's scale has: odd, so that 50 is in the middle."""
    return 21 if width >= WIDEST else 15


def _two_lines(row: Dot) -> str:
    return f"{row.index} {row.label}\n{', '.join(filter(None, (row.interval, row.coverage)))}"


def _axis(axis: Dot) -> Iterator[tuple[str, str]]:
    yield f"{axis.name} {axis.index} {axis.label}", "bold"
    yield axis.basis, ""
