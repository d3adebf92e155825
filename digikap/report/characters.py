"""The blocks of a report as lines of characters, so many columns wide. Lays out; decides no word or number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Literal, assert_never

from digikap.report import pictures
from digikap.report.glyphs import known_by, written
from digikap.report.layout import Row, beside, columns_of, fold, gap_for, natural_widths, parted, widths
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
    Paragraph,
    Quote,
    Section,
    Slopes,
    Table,
)
from digikap.swedish import HARD_SPACE

WIDEST = 100
"""Lines longer than this are hard to read."""

WIDE = 80
"""From here every figure of an index has a column of its own."""

FEW_MOMENTS = 2
"""So many moments need no bars."""

TOP = 2
"""The heading level of a chapter."""

GAP = 2
"""Columns between those of a table, and before what stands under a term."""

Style = Literal["strong", "quiet"]
"""How a text is set off from the others; no meaning hangs on it."""

Line = Sequence[tuple[str, Style | None]]
"""One line: its texts, each with its style."""


class Characters:
    """Lays blocks out in a number of columns, in characters that an encoding can write."""

    def __init__(self, width: int, encoding: str) -> None:
        self.width = min(width, WIDEST)
        self.encoding = encoding
        self.glyphs = known_by(encoding)

    def known(self, text: str) -> str:
        """The text in characters that the encoding has; hard spaces stay until it has been folded."""
        return HARD_SPACE.join(written(part, self.encoding) for part in text.split(HARD_SPACE))

    def text(self, words: str, style: Style | None = None, indent: int = 0) -> Iterator[Line]:
        """Running text, folded."""
        for line in fold(self.known(words), self.width - indent):
            yield [(" " * indent + line, style)]

    def section(self, level: int, section: Section) -> Iterator[Line]:
        """A heading and its blocks; chapters and their parts are underlined, the levels below only bold."""
        yield from [()] * (2 if level == TOP else 1)
        title = list(self.text(section.title, "strong"))
        yield from title
        rule = self.glyphs.rules[level - TOP : level - TOP + 1]
        if rule:
            yield [(rule * max(columns_of(text) for line in title for text, _ in line), None)]
        for number, block in enumerate(section.blocks):
            if number or not rule:
                yield ()
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Line]:
        """Whatever it is, with its caption."""
        match block:
            case Paragraph(text):
                yield from self.text(text)
            case Bullets(items, ordered):
                yield from self._listed(items, ordered, 0)
            case Quote(about, lines):
                yield from self.text(about, "strong")
                for line in lines:
                    yield from self.text(line, indent=GAP)
            case Facts(items):
                for fact in items:
                    yield from self.text(fact.term, "strong")
                    yield from self._details(fact)
            case FourField():
                yield from self._four_field(block)
            case Table() | Heat() | Dots() | Levels() | Choices() | Slopes():
                yield from self.text(block.caption, "quiet")
                yield from self._rows_of(block)
            case _:
                assert_never(block)

    def _rows_of(self, block: Table | Heat | Dots | Levels | Choices | Slopes) -> Iterator[Line]:
        match block:
            case Table():
                yield from self.table(block)
            case Slopes():
                yield from self.table(self.over_time(block))
            case Heat():
                yield from self.table(self.shaded(block))
                lowest, highest = block.ends
                tones = (shade * 2 for shade in self.glyphs.shades)
                yield from self.text(HARD_SPACE.join((lowest, *tones, highest)))
            case Choices():
                yield from self._choices(block)
            case Dots():
                yield from self._dots(block)
            case Levels():
                yield from self._levels(block)
            case _:
                assert_never(block)

    def _details(self, fact: Fact) -> Iterator[Line]:
        if fact.ordered:
            yield from self._listed(fact.details, True, GAP)
            return
        for detail in fact.details:
            yield from self.text(detail, indent=GAP)

    def _listed(self, items: Sequence[str], ordered: bool, indent: int) -> Iterator[Line]:
        """Items under each other, numbered or with a bullet."""
        for number, item in enumerate(items, 1):
            mark = f"{' ' * indent}{f'{number}.' if ordered else self.glyphs.bullet} "
            lines = fold(self.known(item), self.width - len(mark))
            for at, line in enumerate(lines):
                yield [((" " * len(mark) if at else mark) + line, None)]

    def grid(
        self, columns: Row, rows: Iterable[Row], right: Sequence[int] = (), *, rule: bool = True
    ) -> Iterator[Line]:
        """A table with these column names, in parts where it is too wide; `right`: columns set to the right."""
        every = [tuple(map(self.known, row)) for row in (columns, *rows)]
        for number, part in enumerate(parted(every, self.width)):
            if number:
                yield ()
            cells = [tuple(row[at] for at in part) for row in every]
            to_right = [at for at, column in enumerate(part) if column in right]
            yield from self._rows(cells, to_right, rule=rule)

    def _rows(
        self, rows: Sequence[Row], right: Sequence[int], *, rule: bool, under: Sequence[Row] = ()
    ) -> Iterator[Line]:
        """The rows of a table, the first one its column names; `under`: texts under each of the others."""
        gap = gap_for(rows, self.width, GAP)
        wide = widths(rows, self.width - gap * (len(rows[0]) - 1))
        for line in beside(rows[0], wide, gap, right):
            yield [(line, "strong")]
        if rule:
            yield [(self.glyphs.frame[4] * (sum(wide) + gap * (len(wide) - 1)), None)]
        for row, texts in zip_longest(rows[1:], under, fillvalue=()):
            for line in beside(row, wide, gap, right):
                yield [(line, None)]
            for text in texts:
                yield from self.text(text, indent=GAP)

    def table(self, table: Table, *, rule: bool = True) -> list[Line]:
        """The table; turned around where it is too wide and takes fewer lines that way."""
        upright = list(self.grid(table.columns, table.rows, table.numeric, rule=rule))
        if len(table.rows) >= len(table.columns) or _natural_width(table) <= self.width:
            return upright
        columns, *rows = zip(table.columns, *table.rows, strict=True)
        turned = list(self.grid(columns, rows, rule=rule))
        return turned if len(turned) <= len(upright) else upright

    def _dots(self, dots: Dots) -> Iterator[Line]:
        """Each index as a point on its interval, and what the signs mean.

        No radar: drawn in characters its places cannot be told apart, and these rows show the same indices.
        """
        yield from self.index_rows(dots)
        yield from self._legend(dots.legend)

    def index_rows(self, dots: Dots) -> Iterator[Line]:
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

    def _legend(self, signs: Sequence[tuple[str, str]]) -> Iterator[Line]:
        """What the signs of a picture mean, where it has more than points."""
        told = pictures.legend(signs, self.glyphs)
        return self.text(told) if told else iter(())

    def _levels(self, levels: Levels) -> Iterator[Line]:
        """Each rating with the votes as a small picture; under it what was published on the same question.

        How the votes differ has a column of its own only in a wide window, else it stands under the row too.
        """
        name, answer, spread = levels.columns
        beside_it = bool(spread) and self.width >= WIDEST
        rows, under = [(name, "", answer, *([spread] if beside_it else []))], []
        for row in levels.rows:
            drawn = pictures.votes(row.counts, self.glyphs)
            rows.append((row.name, drawn, row.answer, *([row.spread] if beside_it else [])))
            told = () if beside_it or not row.spread else (f"{spread}: {row.spread}",)
            under.append((*told, *row.beside))
        return self._rows([tuple(map(self.known, row)) for row in rows], (), rule=True, under=under)

    def shaded(self, heat: Heat) -> Table:
        """The table with each cell's tone before its text."""
        rows = tuple(
            tuple(HARD_SPACE.join(filter(None, (pictures.shade(cell.at, self.glyphs), cell.text))) for cell in row)
            for row in heat.rows
        )
        return Table(heat.caption, heat.columns, rows)

    def over_time(self, slopes: Slopes) -> Table:
        """The table; of more moments than two with a bar for each after the name. Two say it all in figures."""
        table = slopes.table
        if len(slopes.moments) <= FEW_MOMENTS:
            return table
        drawn = (pictures.course(row, self.glyphs) for row in slopes.rows)
        rows = tuple((name, bars, *rest) for (name, *rest), bars in zip(table.rows, drawn, strict=True))
        columns = (table.columns[0], "", *table.columns[1:])
        return Table(table.caption, columns, rows, tuple(at + 1 for at in table.numeric))

    def _choices(self, choices: Choices) -> Iterator[Line]:
        """Each choice with its bar, and how to read it."""
        name, *heads = choices.columns
        cells = 20 if self.width >= WIDE else 12
        rows = [(row.name, *row.words, pictures.bar(row, cells, self.glyphs)) for row in choices.rows]
        yield from self.grid((name, *heads, ""), rows, range(1, len(heads) + 1))
        yield from self.text(choices.description)

    def _four_field(self, picture: FourField) -> Iterator[Line]:
        yield from self.text(picture.caption, "quiet")
        yield from self.picture(picture)
        yield from self._legend(picture.legend)
        yield from self.text(picture.verdict, "strong")
        for sentence in picture.reading:
            yield from self.text(sentence)

    def picture(self, picture: FourField) -> Iterator[Line]:
        """The drawing; left out where it has no room, since its words and figures stand beside it."""
        if self.width < pictures.WIDTH:
            return
        for line in pictures.four_field(picture, self.glyphs):
            yield [(self.known(line), None)]


def _natural_width(table: Table) -> int:
    return sum(natural_widths((table.columns, *table.rows))) + GAP * (len(table.columns) - 1)


def _two_lines(row: Dot) -> str:
    return f"{row.index} {row.label}".strip() + "\n" + ", ".join(filter(None, (row.interval, row.coverage)))
