"""The report in a terminal, from 60 columns up, and the result on one screen. Lays out; decides no word or number.

All text is printed as it is: never as Rich markup, without highlighting. Nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style as Face

from digikap.report.characters import GAP, Characters, Line, Style
from digikap.report.glyphs import written
from digikap.report.layout import columns_of, fold, shortened
from digikap.report.view.blocks import Dot, Fact, FourField, Heat, Page, Report

BESIDE = 76
"""From here text has room beside the four-field on the one screen."""

SCREEN = 23
"""How many lines the one screen has, and how many of them a fact may take."""

LINES = 2

_FACES: dict[Style | None, Face | None] = {"strong": Face(bold=True), "quiet": Face(italic=True), None: None}


def render(report: Page, console: Console) -> None:
    """Prints the whole report, or another page."""
    drawing = Characters(console.width, console.encoding)
    lines = [*drawing.text(report.title, "strong"), *drawing.text(report.lead)]
    for notice in report.notices:
        lines += [(), *drawing.text(notice, "strong")]
    for level, section in report.sections():
        lines += drawing.section(level, section)
    _put(lines, console)


def render_summary(report: Report, console: Console) -> None:
    """Prints the result on one screen: 23 lines at most on 80 columns, so that a prompt has room under it.

    Where text has no room beside the four-field, the drawing is left out unless the window is high enough for it.
    """
    screen = _Screen(console.width, console.encoding)
    lines = screen.lines(report, drawn=True)
    if len(lines) >= console.height and screen.width < BESIDE:
        lines = screen.lines(report, drawn=False)
    _put(lines, console)


def _put(lines: Iterable[Line], console: Console) -> None:
    segments = [
        Segment(written(text, console.encoding), _FACES[style])
        for line in lines
        for text, style in (*line, ("\n", None))
    ]
    console.print(Segments(segments), end="")


class _Screen(Characters):
    """The summary alone, as tight as it can be."""

    def lines(self, report: Report, *, drawn: bool) -> list[Line]:
        """The result on one screen, with the four-field drawn or only in words."""
        short = report.summary
        lines = [*self.text(report.title, "strong")]
        for notice in report.notices:
            lines += self.text(notice)
        lines += self._glance(short.four_field, drawn=drawn) if short.four_field else self.index_rows(short.indices)
        if short.resources is not None:
            lines += self._resources(short.resources)
        facts = (*(() if short.four_field else short.ends), *short.gaps, *short.plan)
        for number, fact in enumerate(facts, 1):
            room = max(1, SCREEN - len(lines) - (len(facts) - number)) if self.width >= BESIDE else LINES
            lines += self._fact(fact, min(room, LINES))
        return lines

    def _resources(self, heat: Heat) -> list[Line]:
        """With the tones where they take no line."""
        plain, shaded = (self.table(one, rule=False) for one in (heat.table, self.shaded(heat)))
        return shaded if len(shaded) <= len(plain) else plain

    def _glance(self, picture: FourField, *, drawn: bool) -> Iterator[Line]:
        """The four-field with its two indices beside it, or under it where there is no room; `drawn`: or in words."""
        axes = (picture.x, picture.y)
        words: list[tuple[str, Style | None]] = [(picture.verdict, "strong")]
        words += [(sentence, None) for sentence in picture.reading]
        lines = [text for line in self.picture(picture) for text, _ in line] if drawn else []
        if self.width < BESIDE:
            yield from ([(line, None)] for line in lines)
            words += [(f"{_named(axis)}, {axis.basis}", None) for axis in axes]
            for text, style in words:
                yield from self.text(text, style)
            return
        for axis in axes:
            words += [(_named(axis), "strong"), (axis.basis, None)]
        left = max(map(columns_of, lines)) + GAP
        told = [(line, style) for text, style in words for line in fold(self.known(text), self.width - left)]
        lines += [""] * (len(told) - len(lines))
        for line, piece in zip_longest(lines, told):
            yield [(line.ljust(left), None), piece] if piece else [(line, None)]

    def _fact(self, fact: Fact, lines: int) -> Iterator[Line]:
        """A fact in running text, its term in bold; in more lines than it may take, the middle gives way."""
        term = self.known(f"{fact.term}:")
        first, *rest = fact.details
        text = f"{term} {self.known('; '.join(fact.details))}"
        while rest and len(fold(text, self.width)) > lines:
            rest = [*rest[:-2], rest[-1]] if len(rest) > 1 else []
            text = f"{term} {self.known('; '.join((first, *rest[:-1], '…', *rest[-1:])))}"
        top, *more = shortened(text, self.width, lines)
        yield [(top[: len(term)], "strong"), (top[len(term) :], None)]
        yield from ([(line, None)] for line in more)


def _named(axis: Dot) -> str:
    return f"{axis.name} {axis.index} {axis.label}".strip()
