"""What the two sides of a comparison are called, what things are named, and how a change is said in Swedish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from digikap.comparing import Change, Comparison, Match
from digikap.comparing.circumstances import is_same_group, is_same_place
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Questionnaire, RatingGrid
from digikap.report.view.words import NOTHING, line, short_name
from digikap.scoring.distribution import State
from digikap.scoring.result import ChoiceScore, Measure
from digikap.scoring.steps import HALF_STEP
from digikap.scoring.wording import question_of
from digikap.swedish import HARD_SPACE, capital, count, number, signed, uncapital

ON_CHANGES = (
    "Tydlig är en förändring på minst 12,5, ett halvt steg på en femgradig skala, där minst hälften av de gemensamma "
    "frågorna har flyttat sig åt samma håll.",
    "Varje tal är avrundat för sig, så en förändring kan skilja en tiondel från de två index som den är räknad på.",
    "En ledningsgrupp är ingen stickprovsundersökning. Därför finns här inga signifikanstest.",
)
"""How a change is to be read."""


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

    @property
    def arrow(self) -> str:
        """What stands between the two: an arrow only where one became the other."""
        return "→" if self.is_time else "/"

    def at(self, side: str) -> str:
        """Where something is, of one of the sides: ``efter``, ``hos Havsvik``."""
        return side if self.is_time else f"hos {side}"


def terms(comparison: Comparison) -> Terms:
    """Before and after; of two municipalities their names, of two groups the one and the other.

    Two groups have one day, or no role in common.
    """
    before, after = comparison.before, comparison.after
    if not is_same_place(before.organisation, after.organisation):
        return Terms(line(before.organisation.name), line(after.organisation.name), is_time=False)
    if before.date == after.date or not is_same_group(before, after):
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


def both(before: str, after: str, words: Terms) -> str:
    """Both sides of something, or once where they are the same."""
    return before if before == after else f"{before or NOTHING}{HARD_SPACE}{words.arrow} {after or NOTHING}"


def exact(measure: Measure) -> str:
    """An index with the one decimal that it has beside a difference."""
    return NOTHING if measure.index is None else number(measure.index, 1)


def points(change: Change) -> str:
    """After − before with its sign."""
    return NOTHING if change.points is None else signed(change.points, 1)


def place(score: ChoiceScore, choice: str) -> int | None:
    """The place of a choice in a ranking, 1 the first: those chosen as often share one; None where nobody chose it."""
    votes = score.distribution
    if choice not in score.order:
        return None
    if votes.respondents == 1:
        return score.order.index(choice) + 1
    standing = {one: (votes.chosen[one], votes.first.get(one, 0)) for one in score.order}
    return 1 + sum(one > standing[choice] for one in standing.values())


def remark(change: Change, words: Terms) -> str:
    """Whether the change is a clear one, and another word for the index; or why it is not compared."""
    if change.points is None:
        return f"jämförs inte: {lacking(change, words)}"
    told = _direction(change.points, words, is_clear=change.clear)
    if not change.clear and abs(change.points) >= HALF_STEP:
        moved = "har flyttat sig dit" if words.is_time else "skiljer åt det hållet"
        told += f": {change.moved} av {count(change.common, 'fråga', 'frågor')} {moved}"
    if change.label_changed and change.label_before and change.label_after:
        told += _renamed(change, words)
    if change.votes is not None:
        side = words.before if change.settled == "before" else words.after
        told += f"; fastställt {words.at(side)}, rösterna ensamma {signed(change.votes, 1)}"
    return told


def _renamed(change: Change, words: Terms) -> str:
    """That the index is called by another word."""
    if not words.is_time:
        return f"; {change.label_before} mot {change.label_after}"
    joined = ", " if change.clear else "; ordet byter "
    return f"{joined}från {change.label_before} till {change.label_after}"


def _direction(moved: Fraction, words: Terms, *, is_clear: bool) -> str:
    if not moved:
        return "oförändrat" if words.is_time else "lika"
    if not is_clear:
        return f"ingen tydlig {words.change.lower()}"
    if words.is_time:
        return "tydlig ökning" if moved > 0 else "tydlig minskning"
    return "tydligt högre" if moved > 0 else "tydligt lägre"


def lacking(change: Change, words: Terms) -> str:
    """Why it is not compared."""
    if change.state_before is not None and change.state_after is not None:
        return _of_states(change.state_before, change.state_after, words)
    match change.why:
        case "new":
            return "ny i formuläret"
        case "removed":
            return "borttagen ur formuläret"
        case "not_asked":
            side = words.after if change.own_after.asked else words.before
            return f"ställdes bara {words.at(side)}"
        case _:
            asked = change.before.asked
            if asked == 1:
                return "frågorna är inte desamma"
            return f"{change.missing} av {asked} går inte att jämföra"


STATES: dict[State, str] = {
    "unknown": "vet ej",
    "unanswered": "obesvarad",
    "not_applicable": "ej aktuell",
}
"""What a question that has no value is said to be."""


def _of_states(before: State, after: State, words: Terms) -> str:
    """What the only question lacks on each side: ``vet ej före``, ``vet ej i båda``."""
    if before == after:
        return "frågan är omformulerad" if before == "value" else f"{STATES[before]} i båda"
    sides = ((before, words.before), (after, words.after))
    return ", ".join(f"{STATES[state]} {words.at(side)}" for state, side in sides if state != "value")
