"""Where in its route an interview is, and every way of moving: on, back, to a question and home again, resumed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from digikap.interview.route import Ask, Discuss, End, Intro, Parked, Stop, route
from digikap.model.answer import Grid
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import Question, Row, Section


@dataclass(frozen=True)
class _Jumped:
    """A jump to a question: from where, and to which stop. `returns`: answering the question leads back."""

    origin: int
    landed: int
    returns: bool


class Journey:
    """A place in a route. It is told of every new state of the assessment through `assessment`."""

    def __init__(self, assessment: Assessment) -> None:
        """Begins at the assessment's next question, or at the beginning where nothing has been answered."""
        self.assessment = assessment
        self._known = assessment.questionnaire.facts & assessment.answers.keys()
        self._jumped: _Jumped | None = None
        self._at = 0
        self._lay()
        self._at = self._resumed()

    @property
    def stop(self) -> Stop:
        """Where we are."""
        return self._route[self._at]

    @property
    def sections(self) -> int:
        """How many sections are asked."""
        return len(self._numbers)

    def section_number(self, section: Section) -> int:
        """The section's number among those that are asked, from 1; 0 if all of it was known from the start."""
        asked = list(self._numbers)
        return asked.index(section.id) + 1 if section.id in asked else 0

    def question_numbers(self, section: Section) -> dict[str, int]:
        """The numbers from 1 of the section's questions that are asked, by id."""
        return self._numbers.get(section.id, {})

    def last_section(self) -> Section:
        """The section that the route ends with."""
        return next(stop.section for stop in reversed(self._route) if isinstance(stop, Parked))

    def waiting(self, section: Section) -> tuple[Question, ...]:
        """The section's parked questions, in its order."""
        parked = self.assessment.parked
        return tuple(one for one in section.questions if one.id in parked and self.assessment.asks(one))

    def open_row(self, question: Question) -> Row | None:
        """The row of a grid that is asked next: the first without an answer, else the first; None if it is no grid."""
        stop = self._route[self._index_of(question.id)]
        return stop.row if isinstance(stop, Ask) else None

    def next_question(self) -> str | None:
        """The question that a later sitting begins with; at the end the first that has no answer, None if all have."""
        for index in range(self._at, len(self._route)):
            stop = self._route[index]
            if isinstance(stop, Parked) and self.waiting(stop.section):
                return self.waiting(stop.section)[0].id
            if isinstance(stop, Ask) and not self._is_skipped(stop):
                return stop.question.id
        return next((question.id for question in self.assessment.unanswered()), None)

    # ------------------------------------------------------------ moving

    def answered(self) -> None:
        """On from an answer: to the next stop, or back to where a jump came from when the whole question is done."""
        stop, jumped = self.stop, self._jumped
        following = self._following(self._at)
        if isinstance(stop, Parked):
            self._at = self._at if self.waiting(stop.section) else following
        elif isinstance(stop, Ask) and jumped and not self._asks(following, stop.question.id):
            self._at = self._skipping(jumped.origin, 1) if jumped.returns else following
            self._jumped = None
        else:
            self._at = following

    def on(self) -> None:
        """To the next stop."""
        self._jumped = None
        self._at = self._following(self._at)

    def leave(self) -> None:
        """On past the question that is asked here, with all its remaining rows."""
        stop = self.stop
        self._jumped = None
        if isinstance(stop, Parked) and self.waiting(stop.section):
            return
        self._at = self._following(self._at)
        while isinstance(stop, Ask) and self._asks(self._at, stop.question.id):
            self._at = self._following(self._at)

    def back(self) -> bool:
        """To the question or discussion before, or to where a jump came from; False if there is none."""
        if self._jumped and self._at == self._jumped.landed:
            self._at, self._jumped = self._jumped.origin, None
            return True
        index = self._at - 1
        while index >= 0 and (isinstance(self._route[index], Intro | Parked) or self._is_skipped(self._route[index])):
            index -= 1
        if index < 0:
            return False
        stop, here = self._route[index], self.stop
        if isinstance(stop, Ask) and not (isinstance(here, Ask) and here.question.id == stop.question.id):
            index = self._open_row_from(index, stop.question)
        self._at = index
        return True

    def jump(self, question_id: str) -> None:
        """To a question. Answering it leads back here if it had an answer, or if everything has been gone through."""
        question = self.assessment.questionnaire.question(question_id)
        returns = isinstance(self.stop, End) or self.assessment.is_answered(question)
        origin = self._jumped.origin if self._jumped else self._at
        self._at = self._index_of(question_id)
        self._jumped = _Jumped(origin, self._at, returns)

    def lay_anew(self) -> None:
        """Lays the route anew, since an answer that decides it has changed; the place stays the same."""
        here = self.stop
        origin = self._route[self._jumped.origin] if self._jumped else None
        self._lay()
        self._at = self._route.index(here)
        if self._jumped and origin:
            home = self._route.index(origin) if origin in self._route else len(self._route) - 1
            self._jumped = _Jumped(home, self._at, self._jumped.returns)

    # ------------------------------------------------------------ the route

    def _lay(self) -> None:
        self._route = route(self.assessment)
        self._numbers: dict[str, dict[str, int]] = {}
        for stop in self._route:
            if isinstance(stop, Ask) and stop.question.id not in self._known:
                numbers = self._numbers.setdefault(stop.section.id, {})
                numbers.setdefault(stop.question.id, len(numbers) + 1)

    def _resumed(self) -> int:
        """At the next question, with the introduction or the unanswered discussions that stand right before it."""
        wanted = self.assessment.next_question
        if wanted in self.assessment.parked:
            section = self.assessment.questionnaire.section_of(wanted)
            return self._skipping(self._route.index(Parked(section)) if self.waiting(section) else 0, 1)
        index = self._last_voted(self._index_of(wanted)) if wanted else self._first_undone()
        while index > 0 and self._opens(self._route[index - 1]):
            index -= 1
        return self._skipping(index, 1)

    def _last_voted(self, index: int) -> int:
        """In a grid, the last row before the first undone that has votes: how they fell was on the screen."""
        stop = self._route[index]
        if not isinstance(stop, Ask) or stop.row is None:
            return index
        found = [i for i in range(len(self._route)) if self._asks(i, stop.question.id)]
        before = found if self._is_done(stop) else [i for i in found if i < index]
        last = self._route[before[-1]] if before else stop
        return before[-1] if before and isinstance(last, Ask) and self._is_voted(last) else index

    def _opens(self, stop: Stop) -> bool:
        """Whether a resumed interview shows (or passes) this stop again before the question that follows it."""
        if isinstance(stop, Discuss):
            return stop.number not in self.assessment.analysis.get(stop.section.id, {})
        return isinstance(stop, Intro) or self._is_skipped(stop)

    def _first_undone(self) -> int:
        undone = (i for i, stop in enumerate(self._route) if isinstance(stop, Ask) and not self._is_done(stop))
        return next(undone, len(self._route) - 1)

    def _is_done(self, stop: Ask) -> bool:
        answer = self.assessment.answers.get(stop.question.id)
        if stop.question.id in self.assessment.passed or self._is_voted(stop):
            return True
        return stop.row.id in answer.marks if stop.row and isinstance(answer, Grid) else answer is not None

    def _is_voted(self, stop: Ask) -> bool:
        return self.assessment.voting(stop.question.id, stop.row.id if stop.row else None) is not None

    def _is_skipped(self, stop: Stop) -> bool:
        """Passed over when moving: what the start already knew, sections of nothing else, no parked questions left."""
        match stop:
            case Ask(_, question):
                return question.id in self._known
            case Intro(section) | Discuss(section):
                return section.id not in self._numbers
            case Parked(section):
                return not self.waiting(section)
            case End():
                return False
            case _:
                assert_never(stop)

    def _skipping(self, index: int, step: int) -> int:
        while self._is_skipped(self._route[index]):
            index += step
        return index

    def _following(self, index: int) -> int:
        return self._skipping(min(index + 1, len(self._route) - 1), 1)

    def _open_row_from(self, last: int, question: Question) -> int:
        """Coming back to a grid: its first row without an answer, or its last row; to another question: that itself."""
        found = [index for index in range(last + 1) if self._asks(index, question.id)]
        undone = [i for i in found if isinstance(stop := self._route[i], Ask) and not self._is_done(stop)]
        return next(iter(undone), last)

    def _asks(self, index: int, question_id: str) -> bool:
        stop = self._route[index]
        return isinstance(stop, Ask) and stop.question.id == question_id

    def _index_of(self, question_id: str) -> int:
        """The question's stop; in a grid its first unanswered row, or its first. The end where it is not asked."""
        found = [index for index in range(len(self._route)) if self._asks(index, question_id)]
        undone = [i for i in found if isinstance(stop := self._route[i], Ask) and not self._is_done(stop)]
        return next(iter(undone or found), len(self._route) - 1)
