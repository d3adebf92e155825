"""Answers that are given beforehand, in a file or by a program: nobody is asked."""

from __future__ import annotations

from collections.abc import Mapping

from digikap.interview.asker import (
    Again,
    DiscussionScreen,
    FinishScreen,
    Given,
    Jump,
    Move,
    Noted,
    OutcomeScreen,
    QuestionScreen,
    Reasoned,
    Remarked,
    SectionScreen,
    Settled,
    Voted,
)
from digikap.model.answer import Answer, Grid
from digikap.model.assessment import Comment
from digikap.model.tally import GridVoting, Votes, Voting


class ScriptedAsker:
    """Gives the answers it has; every other question is left as it was, and the assessment then stays unfinished.

    `analysis`: the group's own lines, by section id and the discussion question's number. `votes`: what was voted in a
    tally; an answer to a question with votes is what was settled after them.
    """

    def __init__(
        self,
        answers: Mapping[str, Answer],
        comments: Mapping[str, Comment] | None = None,
        analysis: Mapping[str, Mapping[int, str]] | None = None,
        votes: Mapping[str, Votes] | None = None,
    ) -> None:
        self._answers = answers
        self._comments = dict(comments or {})
        self._analysis = analysis or {}
        self._votes = votes or {}
        self._rounds: dict[tuple[str, str], int] = {}  # how many have been given, by question and row
        self._told: set[tuple[str, str]] = set()  # what follows on the last round, likewise

    def section(self, screen: SectionScreen) -> Move | Jump:
        """On: nobody reads it."""
        return Move.NEXT

    def question(self, screen: QuestionScreen) -> Given | Voted | Remarked | Move | Jump:
        """The comment first, if there is one, then the votes or the answer; on, if there is neither."""
        comment = self._comments.pop(screen.question.id, None)
        if comment is not None:
            return Remarked(comment)
        votes = self._waiting(screen) if screen.is_vote else None
        if votes is not None:
            return votes
        answer = self._answer(screen)
        if answer is None and screen.row and isinstance(self._answers.get(screen.question.id), Grid):
            answer = _mark(screen.earlier, screen.row.id)
        return Given(answer) if answer is not None else Move.NEXT

    def outcome(self, screen: OutcomeScreen) -> Again | Settled | Reasoned | Remarked | Move | Jump:
        """The minority's reason on this round; the next round, if there is one; then what was settled; then on."""
        comment = self._comments.pop(screen.question.id, None)
        if comment is not None:
            return Remarked(comment)
        voting, key = self._voting(screen), _key(screen)
        if voting is not None:
            given = self._rounds.get(key, 0)
            waits = (
                given < len(voting.rounds) and voting.rounds != screen.voting.rounds
            )  # those may stand there already
            reason = voting.reasons(given if waits else len(voting.rounds)).minority
            if reason and reason != screen.voting.minority:
                return Reasoned(reason)
            if waits:
                return Again()
        answer = self._answer(screen)
        if answer is None or key in self._told:
            return Move.NEXT
        self._told.add(key)
        return Settled(answer)

    def _waiting(self, screen: QuestionScreen) -> Voted | None:
        """The next round that has not been given."""
        voting, given = self._voting(screen), self._rounds.get(_key(screen), 0)
        if voting is None or given >= len(voting.rounds):
            return None
        self._rounds[_key(screen)] = given + 1
        return Voted(voting.rounds[given], voting.reasons(given + 1).uneven, voting.other)

    def _voting(self, screen: QuestionScreen | OutcomeScreen) -> Voting | None:
        votes = self._votes.get(screen.question.id)
        if isinstance(votes, GridVoting):
            return votes.rows.get(screen.row.id) if screen.row else None
        return votes

    def _answer(self, screen: QuestionScreen | OutcomeScreen) -> Answer | None:
        """The answer to the question, or to its row."""
        answer = self._answers.get(screen.question.id)
        return answer if screen.row is None else _mark(answer, screen.row.id)

    def discussion(self, screen: DiscussionScreen) -> Noted | Move | Jump:
        """The group's own line, if there is one."""
        line = self._analysis.get(screen.section.id, {}).get(screen.number)
        return Noted(line) if line else Move.NEXT

    def finish(self, screen: FinishScreen) -> Move | Jump:
        """Done if nothing is unanswered; otherwise the rest is left for another day."""
        return Move.STOP if screen.unanswered else Move.NEXT

    def acknowledge(self, text: str) -> None:
        """Nobody to say it to."""

    def uncounted(self) -> int:
        """Nobody reads lists out."""
        return 0

    def another_place(self, problem: str) -> str:
        """There is nobody to ask."""
        raise EOFError(problem)


def _key(screen: QuestionScreen | OutcomeScreen) -> tuple[str, str]:
    return screen.question.id, screen.row.id if screen.row else ""


def _mark(earlier: Answer | None, row: str) -> Answer | None:
    return earlier.marks.get(row) if isinstance(earlier, Grid) else None
