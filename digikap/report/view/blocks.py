"""What a report is made of: sections of blocks, with every word and number already in Swedish.

A renderer lays blocks out and decides nothing. Text is literal (never markup) and without control characters; only
positions for pictures are numbers: exact Fractions on the index scale, 0 to 100.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from digikap.report.view.table import Slope as Slope  # noqa: PLC0414 - a block too
from digikap.report.view.table import Slopes as Slopes  # noqa: PLC0414 - a block too
from digikap.report.view.table import Table as Table  # noqa: PLC0414 - a block too


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list; `ordered`: the order means something and is numbered from 1."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Quote:
    """The group's own words, line by line, and what they are about."""

    about: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """A term and what is said of it: one line or several, numbered where `ordered`."""

    term: str
    details: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Facts:
    """Terms with their facts."""

    items: tuple[Fact, ...]


@dataclass(frozen=True)
class Dot:
    """One index with what it rests on, in words, and its place on the scale.

    Without an index `index` says so, `label` and `interval` are "" and the places None; a dimension that is no capacity
    has no label either. `basis` says interval and coverage in running text, `picture` what the row's drawing shows.
    `required` and `before` are places too: the level that the task requires, and last time's index.
    """

    name: str
    index: str
    label: str
    interval: str
    coverage: str
    basis: str
    picture: str
    at: Fraction | None
    low: Fraction | None
    high: Fraction | None
    required: Fraction | None = None
    before: Fraction | None = None


@dataclass(frozen=True)
class Radar:
    """The same indices around a circle, three axes or more; its numbers stand in the table of the same `Dots`.

    An axis without an index is drawn, but no line goes through it.
    """

    caption: str
    description: str
    axes: tuple[Dot, ...]


@dataclass(frozen=True)
class Dots:
    """Indices under each other on one scale from 0 to 100. `columns` names the texts of a `Dot` in order.

    `legend` says how to read a row's drawing: a pair of sign (``point``, ``line``, ``required``, ``before``) and words
    for each sign that is used.
    """

    caption: str
    columns: tuple[str, str, str, str, str]
    rows: tuple[Dot, ...]
    legend: tuple[tuple[str, str], ...] = ()
    radar: Radar | None = None


@dataclass(frozen=True)
class HeatCell:
    """A text, and where on the index scale it stands; None where it stands nowhere: a name, a remark, no answer."""

    text: str
    at: Fraction | None = None


@dataclass(frozen=True)
class Heat:
    """A table whose cells are shaded by their place from 0 to 100; the first cell of a row names it.

    `ends` are the words for the lightest and the darkest shade.
    """

    caption: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[HeatCell, ...], ...]
    ends: tuple[str, str]

    @property
    def table(self) -> Table:
        """The same without shades."""
        return Table(self.caption, self.columns, tuple(tuple(cell.text for cell in row) for row in self.rows))


@dataclass(frozen=True)
class ChoiceRow:
    """One choice: its name, what is said of it under the other columns, and which part of all chose it, 0 to 1.

    `first`, 0 to `share`, is the part that ranked the choice first.
    """

    name: str
    words: tuple[str, ...]
    share: Fraction
    first: Fraction = Fraction(0)


@dataclass(frozen=True)
class Choices:
    """What several chose or ranked, the most chosen first. `columns` names the row and its words.

    `description` says how to read the bars, and all that the rows leave out: to be read by everyone.
    """

    caption: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[ChoiceRow, ...]


@dataclass(frozen=True)
class LevelRow:
    """One rating: its answer in words and the votes per level, lowest first (none where nobody named a level).

    `spread` tells how the votes differ, empty where there was one vote; `picture` what the drawing of the votes shows.
    `beside`: published figures on the same question with their source, in running text, to stand under the row.
    """

    name: str
    answer: str
    counts: tuple[int, ...]
    spread: str
    picture: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Levels:
    """Ratings under each other. `columns` names row, answer and spread; the last is "" if no row has a spread."""

    caption: str
    columns: tuple[str, str, str]
    rows: tuple[LevelRow, ...]


@dataclass(frozen=True)
class Field:
    """One field of the four-field: on the high side of x and y or not.

    `here`: the group's; `near`: as near to it; `was`: where it came from.
    """

    name: str
    high_x: bool
    high_y: bool
    here: bool
    near: bool
    was: bool = False


@dataclass(frozen=True)
class FourField:
    """Two indices against each other. `cut` parts low from high; within `border` of it either side is as near.

    `ticks` are the words for the lowest, the cut and the highest on both axes, `halves_x` and `halves_y` the names of
    an axis's low and high half.

    `verdict` names the field (or says why there is none), `reading` explains it; `here`, `near` and `was` are the words
    for a field's mark. The point is drawn only if both axes have an index, last time's if both have one from then.
    `description` tells the drawing in words; `legend` as in `Dots`, with ``zone`` for the border zone, which is always
    drawn.
    """

    caption: str
    description: str
    x: Dot
    y: Dot
    cut: Fraction
    border: Fraction
    ticks: tuple[str, str, str]
    halves_x: tuple[str, str]
    halves_y: tuple[str, str]
    fields: tuple[Field, ...]
    verdict: str
    reading: tuple[str, ...]
    here: str
    near: str
    legend: tuple[tuple[str, str], ...] = ()
    was: str = ""


Block = Paragraph | Bullets | Quote | Facts | Table | Heat | Dots | Levels | Choices | FourField | Slopes


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it; sections inside are one heading level down."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Section]]:
        """This section and all inside it in reading order, each with its depth below this one."""
        yield depth, self
        for section in self.sections:
            yield from section.walk(depth + 1)


@dataclass(frozen=True)
class Summary:
    """The result at a glance: what the first chapter and the last screen of an interview are both made of.

    `four_field` and `resources` are None where the questionnaire has none; then `indices` are its dimensions. `ends`:
    strongest and weakest; `gaps`: where it does not suffice, where the group disagrees, does not know, has not
    answered; `plan`: what it undertakes.
    """

    four_field: FourField | None
    indices: Dots
    resources: Heat | None
    ends: tuple[Fact, ...]
    gaps: tuple[Fact, ...]
    plan: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Page:
    """Something to read: a title, a line about it, what must be known first, and chapters."""

    title: str
    lead: str
    notices: tuple[str, ...]
    chapters: tuple[Section, ...]

    def sections(self) -> Iterator[tuple[int, Section]]:
        """Every section in reading order with its heading level; the title is level 1, a chapter level 2."""
        for chapter in self.chapters:
            yield from chapter.walk(2)


@dataclass(frozen=True)
class Report(Page):
    """A whole report. `notices` come before everything else: an invented municipality, unfinished work."""

    summary: Summary
