"""What is put to the room and what the room can reply: the protocol that every asker keeps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from digikap.model.answer import Answer, Grid
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import MultipleChoice, Question, Row, Section, SingleChoice, Text
from digikap.model.tally import Round, Voting


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

    @property
    def is_vote(self) -> bool:
        """Whether everyone votes on it."""
        return voted_on(self.assessment, self.question)

    @property
    def voting(self) -> Voting | None:
        """The rounds so far, where it is voted on again."""
        return self.assessment.voting(self.question.id, self.row.id if self.row else None)


@dataclass(frozen=True)
class OutcomeScreen:
    """How the votes on a question, or on one row of a grid, fell; there is at least one round."""

    assessment: Assessment
    question: Question
    progress: Progress
    row: Row | None = None

    @property
    def voting(self) -> Voting:
        """All rounds on it."""
        voting = self.assessment.voting(self.question.id, self.row.id if self.row else None)
        assert voting is not None
        return voting

    @property
    def settled(self) -> Answer | None:
        """What was settled after the last round; for a row of a grid the row's own mark."""
        answer = self.assessment.answers.get(self.question.id)
        if self.row is None:
            return answer
        return answer.marks.get(self.row.id) if isinstance(answer, Grid) else None


def voted_on(assessment: Assessment, question: Question) -> bool:
    """Whether everyone votes on a question: in a tally on all but texts, and facts that the start can know."""
    if assessment.mode != "tally" or isinstance(question, Text):
        return False
    return not (isinstance(question, SingleChoice | MultipleChoice) and question.fact is not None)


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
class Voted:
    """A round of votes. `uneven`: why they are not as many as the participants; `other`: see `Voting`."""

    votes: Round
    uneven: str | None = None
    other: str | None = None


@dataclass(frozen=True)
class Again:
    """Everyone is to vote once more."""


@dataclass(frozen=True)
class Settled:
    """What the group agrees on after its votes, None to let the votes alone stand; for a row of a grid its mark."""

    answer: Answer | None


@dataclass(frozen=True)
class Reasoned:
    """The reason of those who stayed in the minority, None to take it away."""

    text: str | None


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

    def question(self, screen: QuestionScreen) -> Given | Voted | Remarked | Move | Jump:
        """Asks a question, or a row of a grid: an answer, a comment, BACK, PARK, STOP or a jump.

        Votes where everyone votes on it; an answer there is one that needs no vote. NEXT goes on without an answer and
        without parking; only an asker with nobody to ask gives it.
        """
        ...

    def outcome(self, screen: OutcomeScreen) -> Again | Settled | Reasoned | Remarked | Move | Jump:
        """Shows how the votes fell: what the group makes of it, NEXT to go on, BACK, STOP or a jump."""
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

    def uncounted(self) -> int:
        """How many lists have been read out in votes that are not counted: they stand in no state to be saved."""
        ...

    def another_place(self, problem: str) -> str:
        """The file could not be saved, for this reason: a path to save it at instead."""
        ...
