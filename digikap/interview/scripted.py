"""Answers that are given beforehand, in a file or by a program: nobody is asked."""

from __future__ import annotations

from collections.abc import Mapping

from digikap.interview.asker import (
    DiscussionScreen,
    FinishScreen,
    Given,
    Jump,
    Move,
    Noted,
    QuestionScreen,
    Remarked,
    SectionScreen,
)
from digikap.model.answer import Answer, Grid
from digikap.model.assessment import Comment


class ScriptedAsker:
    """Gives the answers it has; every other question is left as it was, and the assessment then stays unfinished.

    `analysis`: the group's own lines, by section id and the discussion question's number.
    """

    def __init__(
        self,
        answers: Mapping[str, Answer],
        comments: Mapping[str, Comment] | None = None,
        analysis: Mapping[str, Mapping[int, str]] | None = None,
    ) -> None:
        self._answers = answers
        self._comments = dict(comments or {})
        self._analysis = analysis or {}

    def section(self, screen: SectionScreen) -> Move | Jump:
        """On: nobody reads it."""
        return Move.NEXT

    def question(self, screen: QuestionScreen) -> Given | Remarked | Move | Jump:
        """The comment first, if there is one, then the answer; on, if there is none."""
        comment = self._comments.pop(screen.question.id, None)
        if comment is not None:
            return Remarked(comment)
        answer = self._answers.get(screen.question.id)
        if screen.row is None:
            return Given(answer) if answer is not None else Move.NEXT
        if not isinstance(answer, Grid):
            return Move.NEXT
        mark = answer.marks.get(screen.row.id, _mark(screen.earlier, screen.row.id))
        return Given(mark) if mark is not None else Move.NEXT

    def discussion(self, screen: DiscussionScreen) -> Noted | Move | Jump:
        """The group's own line, if there is one."""
        line = self._analysis.get(screen.section.id, {}).get(screen.number)
        return Noted(line) if line else Move.NEXT

    def finish(self, screen: FinishScreen) -> Move | Jump:
        """Done if nothing is unanswered; otherwise the rest is left for another day."""
        return Move.STOP if screen.unanswered else Move.NEXT

    def acknowledge(self, text: str) -> None:
        """Nobody to say it to."""

    def another_place(self, problem: str) -> str:
        """There is nobody to ask."""
        raise EOFError(problem)


def _mark(earlier: Answer | None, row: str) -> Answer | None:
    return earlier.marks.get(row) if isinstance(earlier, Grid) else None
