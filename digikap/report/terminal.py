"""The report in a terminal, from 60 columns up, and the result on one screen. Lays out; decides no word or number.

All text is printed as it is: never as Rich markup, without highlighting. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
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

WIDEST = 100
"""Lines longer than this are hard to read."""

WIDE = 80
"""From here every figure of an index has a column of its own."""

BESIDE = 76
"""From here text has room beside the four-field on the one screen."""


def render(report: Report, console: Console) -> None:
    """Prints the whole report."""
    drawing = _Drawing(console)
    drawing.print(drawing.text(report.title, "bold"), drawing.text(report.lead))
    for notice in report.notices:
        drawing.print(Text(), drawing.text(notice, "bold"))
    for level, section in report.sections():
        drawing.section(level, section)


def render_summary(report: Report, console: Console) -> None:
    """Prints the result on one screen: made for 80 columns and 24 rows."""
    drawing = _Drawing(console)
    drawing.print(drawing.text(report.title, "bold"))
    drawing.print(*(drawing.text(notice) for notice in report.notices))
    short = report.summary
    if short.four_field is not None:
        drawing.print(*drawing.glance(short.four_field))
    else:
        drawing.print(drawing.dots(short.indices))
    if short.resources is not None:
        drawing.print(drawing.table(short.resources, box=False))
    facts = short.gaps if short.four_field else (*short.ends, *short.gaps)
    drawing.print(*(drawing.one_line(fact) for fact in facts))


class _Drawing:
    """The console with its width and the characters that it knows."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.width = min(console.width, WIDEST)
        self.glyphs = known_by(console.encoding)

    def print(self, *parts: RenderableType) -> None:
        for part in parts:
            self.console.print(part, width=self.width, highlight=False, markup=False, emoji=False)

    def text(self, words: str, style: str = "") -> Text:
        return Text(written(words, self.console.encoding), style=style, overflow="fold")

    def section(self, level: int, section: Section) -> None:
        """A heading and its blocks; chapters and their parts are underlined, the levels below only bold."""
        title = self.text(section.title, "bold")
        self.print(Text("\n") if level == 2 else Text(), title)
        if level - 2 < len(self.glyphs.rules):
            self.print(Text(self.glyphs.rules[level - 2] * min(title.cell_len, self.width)))
        for number, block in enumerate(section.blocks):
            if number or level > 3:
                self.print(Text())
            self.print(*self.block(block))

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

    def grid(self, columns: Sequence[str], numeric: Sequence[int] = (), *, box: bool = True) -> Grid:
        """An empty table with these columns."""
        frame = SIMPLE_HEAD if box and self.glyphs is FINE else None
        grid = Grid(box=frame, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False)
        for number, name in enumerate(columns):
            grid.add_column(
                self.text(name), overflow="fold", justify="right" if number in numeric else "left", min_width=4
            )
        return grid

    def table(self, table: Table, *, box: bool = True) -> RenderableType:
        grid = self.grid(table.columns, table.numeric, box=box)
        for row in table.rows:
            grid.add_row(*(self.text(cell) for cell in row))
        return grid

    def dots(self, dots: Dots) -> RenderableType:
        """Each index as a point on its interval, its figures in columns of their own or, if narrow, on two lines."""
        name, *figures = dots.columns
        wide = self.width >= WIDE
        shown = figures if wide else [f"{', '.join(figures[:2])}\n{', '.join(figures[2:]).lower()}"]
        grid = self.grid([name, "0" + "100".rjust(_strip(self.width) - 1), *shown])
        for row in dots.rows:
            cells = (row.index, row.label, row.interval, row.coverage) if wide else (_two_lines(row),)
            strip = pictures.strip(row, _strip(self.width), self.glyphs)
            grid.add_row(self.text(row.name), Text(strip), *map(self.text, cells))
        grid.columns[1].no_wrap = True
        return grid

    def levels(self, levels: Levels) -> RenderableType:
        """Each rating with the votes as a small picture."""
        name, answer, spread = levels.columns
        grid = self.grid([name, "", answer, *([spread] if spread else [])])
        for row in levels.rows:
            votes = Text(pictures.votes(row.counts, self.glyphs))
            grid.add_row(
                self.text(row.name), votes, self.text(row.answer), *([self.text(row.spread)] if spread else [])
            )
        grid.columns[1].no_wrap = True
        return grid

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
        words = [self.text(picture.verdict, "bold"), *map(self.text, picture.reading)]
        words += [self.text(text, style) for axis in (picture.x, picture.y) for text, style in _axis(axis)]
        if self.width < BESIDE:
            yield self.picture(picture)
            yield from words
            return
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(self.picture(picture), Text("\n").join(words))
        yield grid

    def one_line(self, fact: Fact) -> Text:
        """A fact on one line, cut where the line ends."""
        line = self.text(fact.term, "bold")
        line.append(": ", style="bold")
        line.append_text(self.text("; ".join(fact.details)))
        line.no_wrap, line.overflow = True, "ellipsis"
        return line


def _strip(width: int) -> int:
    """How many cells an index's scale has: odd, so that 50 is in the middle."""
    return 21 if width >= WIDEST else 17


def _two_lines(row: Dot) -> str:
    return f"{row.index} {row.label}\n{row.interval}, {row.coverage}"


def _axis(axis: Dot) -> Iterator[tuple[str, str]]:
    yield f"{axis.name} {axis.index} {axis.label}", "bold"
    yield f"{axis.interval}, {axis.coverage}", ""
