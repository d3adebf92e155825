"""What the two sides of a comparison are called, what things are named, and how a change is said in Swedish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from digikap.comparing import Change, Comparison, Match
from digikap.comparing.circumstances import is_same_place
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire, RatingGrid
from digikap.report.view.blocks import Dot, Dots, Slope, Slopes, Table
from digikap.report.view.words import NOTHING, coverage, index, interval, line, short_name
from digikap.scoring.result import Measure
from digikap.scoring.wording import question_of
from digikap.swedish import HARD_SPACE, capital, number, signed, uncapital

_NOT_ASKED = "inte ställd"


@dataclass(frozen=True)
class Terms:
    """What the sides are called, small as inside a sentence; `is_time`: one is earlier than the other, of one place."""

    before: str
    after: str
    is_time: bool

    @property
    def columns(self) -> tuple[str, str]:
        """The sides as column names."""
        return capital(self.before), capital(self.after)

    @property
    def change(self) -> str:
        """What after − before is called."""
        return "Förändring" if self.is_time else "Skillnad"


def terms(comparison: Comparison) -> Terms:
    """Before and after; of two municipalities their names, of two groups on one day the one and the other."""
    before, after = comparison.before, comparison.after
    if not is_same_place(before.organisation, after.organisation):
        return Terms(line(before.organisation.name), line(after.organisation.name), is_time=False)
    if before.date == after.date:
        return Terms("den ena", "den andra", is_time=False)
    return Terms("före", "efter", is_time=True)


@dataclass(frozen=True)
class Names:
    """What questions, rows, dimensions and groups are called: by `questionnaire`, then by the sides' own in order.

    `said`: how a name is told: to a reader on one line with nothing unseen, to a program as it was written (`str`).
    """

    questionnaire: Questionnaire
    sides: tuple[Assessment, ...]
    said: Callable[[str], str] = line

    @classmethod
    def of(cls, comparison: Comparison, said: Callable[[str], str] = line) -> Names:
        """Of two: the second's names before the first's."""
        return cls(comparison.questionnaire, (comparison.after, comparison.before), said)

    @cached_property
    def _forms(self) -> tuple[Questionnaire, ...]:
        return self.questionnaire, *(one.questionnaire for one in self.sides)

    @cached_property
    def _figures(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for form in self._forms:
            names = {one.id: one.name for one in form.model.groups}
            names |= {one.id: one.name for one in form.model.dimensions}
            found = {one: self.said(name) for one, name in names.items()} | found
        return found

    @cached_property
    def groups(self) -> dict[str, str | None]:
        """The group of each dimension by id, None where it stands outside all."""
        return {one.id: one.group for form in reversed(self._forms) for one in form.model.dimensions}

    def is_figure(self, either: str) -> bool:
        """Whether this is a dimension or a group, and no question."""
        return either in self._figures

    def figure(self, either: str, part: str | None = None) -> str:
        """The name of a dimension or a group; of a resource with the group that it is for."""
        name = self._figures[either]
        return name if part is None else f"{name}, {uncapital(self._figures[part])}"

    def question(self, name: str, row: str | None = None) -> str:
        """The label of a question, of a row with the row's name after it."""
        found = (question_of(form, name) for form in self._forms)
        label = next(self.said(question.label) for question in found if question is not None)
        return label if row is None else f"{label}: {self.row(name, row)}"

    def listed(self, found: Sequence[Match], every: Sequence[Match]) -> tuple[str, ...]:
        """What these are called, a grid all of whose rows are among them once; `every`: all that there are."""
        rows, whole = (Counter(one.id for one in some if one.row is not None) for some in (found, every))
        told = (
            f"{self.question(one.id)} ({rows[one.id]} rader)"
            if one.row is not None and rows[one.id] == whole[one.id] > 1
            else self.question(one.id, one.row)
            for one in found
        )
        return tuple(dict.fromkeys(told))

    def row(self, name: str, row: str) -> str:
        """The name of a row of a grid."""
        for side in self.sides:
            grid = question_of(side.questionnaire, name)
            if isinstance(grid, RatingGrid):
                for one in side.rows(grid):
                    if one.id == row:
                        return self.said(short_name(side, one))
        return self.said(row)


def both(before: str, after: str) -> str:
    """Both sides of something, or once where they are the same."""
    return before if before == after else f"{before or NOTHING}{HARD_SPACE}→ {after or NOTHING}"


def exact(measure: Measure) -> str:
    """An index with the one decimal that it has beside a difference."""
    return NOTHING if measure.index is None else number(measure.index, 1)


def points(change: Change) -> str:
    """After − before with its sign."""
    return NOTHING if change.points is None else signed(change.points, 1)


def remark(change: Change, words: Terms) -> str:
    """Whether the change is a clear one, and another word for the index; or why it is not compared."""
    if change.points is None:
        return _not_compared(change)
    told = _direction(change.points, words, is_clear=change.clear)
    if change.label_changed and change.label_before and change.label_after:
        joined = ", " if change.clear else "; ordet byter "
        told += f"{joined}från {change.label_before} till {change.label_after}"
    return told


def _direction(moved: Fraction, words: Terms, *, is_clear: bool) -> str:
    if not moved:
        return "oförändrat" if words.is_time else "lika"
    if not is_clear:
        return f"ingen tydlig {words.change.lower()}"
    if words.is_time:
        return "tydlig ökning" if moved > 0 else "tydlig minskning"
    return "tydligt högre" if moved > 0 else "tydligt lägre"


def _not_compared(change: Change) -> str:
    match change.why:
        case "new":
            return "jämförs inte: ny i formuläret"
        case "removed":
            return "jämförs inte: borttagen ur formuläret"
        case "not_asked":
            return "jämförs inte: ställdes bara på ena sidan"
        case _:
            asked = change.before.asked
            if asked == 1:
                return "jämförs inte: frågan är inte gemensam"
            return f"jämförs inte: {change.missing} av {asked} är inte gemensamma"


def slopes(
    caption: str, head: str, named: Sequence[tuple[str, Change]], words: Terms, moments: tuple[str, str]
) -> Slopes | Table:
    """Like for like: a line for each figure from before to after; a table where none of them is compared."""
    if not any(change.is_compared for _, change in named):
        return table(caption, head, named, words)
    rows = tuple(_slope(name, change, words) for name, change in named)
    columns = (head, *moments, words.change, "Bedömning")
    return Slopes(caption, _described(rows, named, words), columns, rows)


def _slope(name: str, change: Change, words: Terms) -> Slope:
    values, told = (exact(change.before), exact(change.after)), remark(change, words)
    compared = change.is_compared
    shown = values if compared else (NOTHING, NOTHING)
    return Slope(
        name=name,
        values=shown,
        places=(change.before.index, change.after.index) if compared else (None, None),
        change=points(change),
        remark=told,
        picture=f"{name}: {words.before} {values[0]}, {words.after} {values[1]}, {told}" if compared else "",
        stressed=change.clear,
    )


def _described(rows: Sequence[Slope], named: Sequence[tuple[str, Change]], words: Terms) -> str:
    """How to read the lines, which of them goes up and down most, and which are not there."""
    told = [f"Varje linje går från {words.before} till {words.after}, på en skala från 0 nederst till 100 överst."]
    moved = sorted(((change.points, name) for name, change in named if change.points), key=lambda one: one[0])
    if moved and moved[-1][0] > 0:
        told.append(f"Brantast uppåt: {moved[-1][1]} ({signed(moved[-1][0], 1)}).")
    if moved and moved[0][0] < 0:
        told.append(f"Brantast nedåt: {moved[0][1]} ({signed(moved[0][0], 1)}).")
    if any(row.stressed for row in rows):
        told.append(f"De tjockare linjerna är en tydlig {words.change.lower()}.")
    lacking = [row.name for row in rows if row.places[0] is None]
    if lacking:
        told.append(f"Utan linje: {'; '.join(lacking)}.")
    return " ".join(told)


def own(
    caption: str, head: str, named: Sequence[tuple[str, Change, tuple[str | None, str | None]]], words: Terms
) -> Dots:
    """What each file says by itself, of all its own questions: both points on one scale."""
    rows = tuple(_dot(name, change, labels, words) for name, change, labels in named)
    signs = [("point", words.after, [row.at for row in rows])]
    signs.append(("line", f"intervallet, {words.after}", [row.at if row.low != row.high else None for row in rows]))
    signs.append(("before", words.before, [row.before for row in rows]))
    legend = tuple((sign, told) for sign, told, places in signs if any(place is not None for place in places))
    return Dots(caption, (head, "Index", "Nivå", "Intervall", "Underlag"), rows, legend)


def _dot(name: str, change: Change, labels: tuple[str | None, str | None], words: Terms) -> Dot:
    before, after = change.own_before, change.own_after
    told = both(_index(before), _index(after)).replace("→ ", f"→{HARD_SPACE}")
    sides = [f"{word} {_index(one) or _NOT_ASKED}" for word, one in ((words.before, before), (words.after, after))]
    return Dot(
        name=name,
        index=told,
        label=both(labels[0] or "", labels[1] or ""),
        interval=both(interval(before), interval(after)),
        coverage=both(*(coverage(one) if one.asked else _NOT_ASKED for one in (before, after))),
        basis="",
        picture=f"{name}: {', '.join(sides)}",
        at=after.index,
        low=after.low,
        high=after.high,
        before=before.index,
    )


def _index(measure: Measure) -> str:
    """An index, that there is none, or "" where nothing was asked."""
    return index(measure.index) if measure.asked else ""


def table(caption: str, head: str, named: Sequence[tuple[str, Change]], words: Terms) -> Table:
    """The same figures without a picture."""
    rows = tuple(
        (name, exact(change.before), exact(change.after), points(change), remark(change, words))
        for name, change in named
    )
    return Table(caption, (head, *words.columns, words.change, "Bedömning"), rows, (1, 2, 3))
