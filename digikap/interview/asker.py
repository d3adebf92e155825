"""What is put to the room and what the room can reply: the protocol that every asker keeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from digikap.model.answer import Answer
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import Question, Row, Section


@dataclass(frozen=True)
class Progress:
    """Where we are: numbers from 1, `question` of `questions` in this section; whole minutes.

    A section or a question that was known from the start has number 0: it has no place in the order.
    """

    section: int
    sections: int
    question: int
    questions: int
    minutes_used: int
    minutes_planned: int


@dataclass(frozen=True)
class QuestionScreen:
    """One question, or one row of a grid. `returned`: it was parked and comes back, so parking leaves it unanswered."""

    assessment: Assessment
    question: Question
    progress: Progress
    row: Row | None = None
    returned: bool = False

    @property
    def earlier(self) -> Answer | None:
        """What was answered before; for a row of a grid the whole grid's answer."""
        return self.assessment.answers.get(self.question.id)


@dataclass(frozen=True)
class SectionScreen:
    """The introduction of a section."""

    assessment: Assessment
    section: Section
    progress: Progress


@dataclass(frozen=True)
class DiscussionScreen:
    """One of a section's discussion questions; `number` counts from 1, `written` is what the group wrote before."""

    assessment: Assessment
    section: Section
    number: int
    text: str
    written: str | None
    progress: Progress


@dataclass(frozen=True)
class FinishScreen:
    """Everything has been gone through; `unanswered` are the questions without a whole answer."""

    assessment: Assessment
    unanswered: tuple[Question, ...]
    progress: Progress


class Move(Enum):
    """What the room can do instead of answering. NEXT: go on (from an introduction, a discussion, to the end)."""

    NEXT = "next"
    BACK = "back"
    PARK = "park"
    STOP = "stop"


@dataclass(frozen=True)
class Jump:
    """Go to the question with this id."""

    question_id: str


@dataclass(frozen=True)
class Given:
    """An answer; for a row of a grid the row's mark. An earlier answer that is kept is given again."""

    answer: Answer


@dataclass(frozen=True)
class Remarked:
    """A comment on the question, None to take it away; the question is then asked again."""

    comment: Comment | None


@dataclass(frozen=True)
class Noted:
    """The group's own line under a discussion question."""

    text: str


class Asker(Protocol):
    """Puts screens to the room. Help and overview are the asker's own affair: they end in one of the replies.

    Every method may raise KeyboardInterrupt (Ctrl-C, a signal) or EOFError (the input ended).
    """

    def section(self, screen: SectionScreen) -> Move | Jump:
        """Shows an introduction: NEXT, BACK, STOP or a jump."""
        ...

    def question(self, screen: QuestionScreen) -> Given | Remarked | Move | Jump:
        """Asks a question, or a row of a grid: an answer, a comment, BACK, PARK, STOP or a jump.

        NEXT goes on without an answer and without parking; only an asker with nobody to ask gives it.
        """
        ...

    def discussion(self, screen: DiscussionScreen) -> Noted | Move | Jump:
        """Shows a question to discuss: a line, NEXT without one, BACK, STOP or a jump."""
        ...

    def finish(self, screen: FinishScreen) -> Move | Jump:
        """Asks whether the group is done: NEXT ends the assessment, BACK, STOP (unfinished) or a jump."""
        ...

    def acknowledge(self, text: str) -> None:
        """Says that something is saved; called only after it is. Shown on the first line of the next screen."""
        ...

    def another_place(self, problem: str) -> str:
        """The file could not be saved, for this reason: a path to save it at instead."""
        ...
