"""The votes of a round as bars: a block for every vote, as large as there is room for, the former round beside.

Whose bar it is, its votes and its former votes stand in figures too: no bar says anything alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digikap.interview.asker import OutcomeScreen
from digikap.interview.layout import Line, cells, padded, shortened
from digikap.model.questionnaire import ChoiceQuestion, Ranking, Rating, RatingGrid, SingleChoice
from digikap.model.tally import ChoiceTally, Round, Tally

_THICK = {1: ("█",), 2: ("▄", "█"), 3: ("▄", "█", "▀")}
"""Bars of one, two and three rows; half rows keep them apart."""

_WIDEST_VOTE = 6
_KEY = 4  # columns for what is typed
_SHORTEST = 8  # columns that words and a bar each have at least


@dataclass(frozen=True)
class Bar:
    """One step or choice: what is typed for it, its words, its votes now and in the round before (None: no such).

    `first`: how many of the votes put it first; None where there is no order.
    """

    key: str
    words: str
    votes: int
    former: int | None
    first: int | None = None


def drawn(bars: Sequence[Bar], most: int, width: int, room: int) -> tuple[list[Line], int]:
    """The bars as lines, and how many rows each has: as many as there is room for. `most`: votes on a whole bar."""
    former = max((len(f"  förut {bar.former}") for bar in bars if bar.former is not None), default=0)
    counts = max((cells(_amount(bar)) for bar in bars), default=0)
    beside = _KEY + 2 + counts + 2 + former
    longest = max((cells(bar.words) for bar in bars), default=0)
    words = min(longest, width * 2 // 5, max(width - beside - _SHORTEST, _SHORTEST))
    thick = max((rows for rows in _THICK if len(bars) * rows <= room), default=1)
    form = _Form(words, counts, max(width - words - beside, 1), max(most, 1), thick)
    return [row for bar in bars for row in form.rows(bar)], thick


@dataclass(frozen=True)
class _Form:
    """How bars are drawn: columns for words, counts and the bar itself; how many votes that holds; rows of a bar."""

    words: int
    counts: int
    room: int
    most: int
    thick: int

    def rows(self, bar: Bar) -> list[Line]:
        """One bar; its words stand on the row where it is whole."""
        blocks = _THICK[self.thick]
        whole = blocks.index("█")
        blank = " " * (_KEY + self.words + 2 + self.counts + 2)
        rows: list[Line] = []
        for number, block in enumerate(blocks):
            filled = self._filled(bar, block)
            if number == whole:
                rows.append(self._named(bar, filled))
            else:
                rows.append(((blank, ""), (filled, "answer")))
        return rows

    def _named(self, bar: Bar, filled: str) -> Line:
        words = padded(shortened(bar.words, self.words), self.words + 2)
        pieces = [(padded(f" {bar.key}" if len(bar.key) < 2 else bar.key, _KEY), "key"), (words, "level")]
        pieces += [(f"{_amount(bar):>{self.counts}}  ", "answer" if bar.votes else "quiet")]
        if bar.former is None:
            return (*pieces, (filled, "answer"))
        return (*pieces, (padded(filled, self.room), "answer"), (f"  förut {bar.former}", "quiet"))

    def _filled(self, bar: Bar, block: str) -> str:
        """A block for every vote, first places solid and higher; a bar to scale where they take too much."""
        wide = min(self.room // self.most, _WIDEST_VOTE)
        if not wide:
            return block * -(-bar.votes * self.room // self.most)
        solid = bar.votes if bar.first is None else bar.first
        votes = [block] * solid + ["▒" if block == "█" else " "] * (bar.votes - solid)
        return "".join(one * (wide - 1) + " " for one in votes) if wide > 1 else "".join(votes)


def _amount(bar: Bar) -> str:
    return f"{bar.votes} ({bar.first} först)" if bar.first else str(bar.votes)


def bars_of(screen: OutcomeScreen) -> list[Bar]:
    """The bars of the last round: all levels, or the choices with votes; vet ej and ej aktuellt if anybody."""
    rounds = screen.voting.rounds
    now, former = rounds[-1], rounds[-2] if len(rounds) > 1 else None
    if isinstance(now, Tally):
        return _levels(screen, now, former)
    assert isinstance(screen.question, ChoiceQuestion)
    return _choices(screen, screen.question, now, former)


def _levels(screen: OutcomeScreen, now: Tally, former: Round | None) -> list[Bar]:
    question = screen.question
    assert isinstance(question, Rating | RatingGrid)
    before = former if isinstance(former, Tally) else None
    names = screen.assessment.questionnaire.scale(question.scale).levels
    bars = [
        Bar(str(level), name, now.counts[level - 1], before.counts[level - 1] if before else None)
        for level, name in enumerate(names, start=1)
    ]
    specials = [("v", "Vet ej", now.unknown, before.unknown if before else None)]
    specials += [("e", "Ej aktuellt", now.not_applicable, before.not_applicable if before else None)]
    return [*bars, *(Bar(*special) for special in specials if special[2] or special[3])]


def _choices(screen: OutcomeScreen, question: ChoiceQuestion, now: ChoiceTally, former: Round | None) -> list[Bar]:
    """The choices with votes, in a question with one choice in file order, else the most chosen first."""
    before = former if isinstance(former, ChoiceTally) else None
    bars = []
    for number, choice in enumerate(question.choices, start=1):
        votes, then = now.chosen.get(choice.id, 0), before.chosen.get(choice.id, 0) if before else None
        other = f": {screen.voting.other}" if choice.free_text and screen.voting.other else ""
        first = now.first.get(choice.id, 0) if isinstance(question, Ranking) else None
        if votes or then:
            bars.append(Bar(str(number), choice.text + other, votes, then, first))
    if not isinstance(question, SingleChoice):
        bars.sort(key=lambda bar: (-bar.votes, -(bar.first or 0)))
    unknown = Bar("v", "Vet ej", now.unknown, before.unknown if before else None)
    return [*bars, *([unknown] if unknown.votes or unknown.former else [])]
