"""A room that replies as it is told, and remembers what it was shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from digikap.interview.asker import (
    DiscussionScreen,
    FinishScreen,
    Given,
    Move,
    OutcomeScreen,
    QuestionScreen,
    SectionScreen,
    Voted,
)
from digikap.interview.flow import interview
from digikap.model.answer import Chosen, Written
from digikap.model.assessment import Assessment, Organisation
from digikap.model.questionnaire import MultipleChoice, Questionnaire, Ranking, Rating, RatingGrid, SingleChoice, Text
from digikap.model.tally import ChoiceTally, Tally
from digikap.store.questionnaires import load

Screen = SectionScreen | QuestionScreen | OutcomeScreen | DiscussionScreen | FinishScreen


def kommunen() -> Questionnaire:
    """The shipped main questionnaire."""
    return load("kommunen")


def begun(questionnaire: Questionnaire, **changes: Any) -> Assessment:
    """A new assessment in which nothing has been answered."""
    services = {service.id: service.name for service in questionnaire.services if not service.optional}
    base: dict[str, Any] = {"services": services, "organisation": Organisation("Ängelholm"), "participants": 8}
    return Assessment(id="k7m2qd9x", questionnaire=questionnaire, date=date(2026, 11, 21), **(base | changes))


def some_votes(screen: QuestionScreen) -> Voted:
    """Eight votes, as many as there are participants, on whatever is asked."""
    question = screen.question
    if isinstance(question, Rating | RatingGrid):
        levels = len(screen.assessment.questionnaire.scale(question.scale).levels)
        return Voted(Tally((0, 5, 3, *[0] * (levels - 3))))
    assert not isinstance(question, Text)
    first, second = (choice.id for choice in question.choices[:2])
    return Voted(ChoiceTally(8, {first: 5, second: 3}, {first: 5, second: 3} if isinstance(question, Ranking) else {}))


def an_answer(screen: QuestionScreen) -> Given | Voted:
    """Some possible answer to whatever is asked, or votes where everyone votes."""
    if screen.is_vote:
        return some_votes(screen)
    match screen.question:
        case Rating() | RatingGrid():
            return Given(3)
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices) | Ranking(choices=choices):
            return Given(Chosen((choices[0].id,)))
        case Text():
            return Given(Written("Vi börjar på måndag."))


@dataclass
class Room:
    """Answers everything, but for the screens whose key (see `key`) has replies of its own, taken in order."""

    replies: dict[str, list[Any]] = field(default_factory=dict)
    shown: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    screens: list[Screen] = field(default_factory=list)

    def _reply(self, key: str, screen: Screen, usual: Callable[[], Any]) -> Any:
        self.shown.append(key)
        self.screens.append(screen)
        waiting = self.replies.get(key)
        reply = waiting.pop(0) if waiting else usual()
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def section(self, screen: SectionScreen) -> Any:
        return self._reply(f"#{screen.section.id}", screen, lambda: Move.NEXT)

    def question(self, screen: QuestionScreen) -> Any:
        key = f"{screen.question.id}/{screen.row.id}" if screen.row else screen.question.id
        return self._reply(key, screen, lambda: an_answer(screen))

    def outcome(self, screen: OutcomeScreen) -> Any:
        key = f"{screen.question.id}/{screen.row.id}" if screen.row else screen.question.id
        return self._reply(f"={key}", screen, lambda: Move.NEXT)

    def discussion(self, screen: DiscussionScreen) -> Any:
        return self._reply(f"!{screen.section.id}/{screen.number}", screen, lambda: Move.NEXT)

    def finish(self, screen: FinishScreen) -> Any:
        return self._reply("end", screen, lambda: Move.NEXT)

    def acknowledge(self, text: str) -> None:
        self.said.append(text)

    def another_place(self, problem: str) -> str:
        raise AssertionError(problem)

    def run(self, assessment: Assessment, now: Callable[[], float] = lambda: 0.0) -> Assessment:
        """The last state that was given to be saved; the assessment itself if there was none."""
        for saved, _ in interview(assessment, self, now):
            assessment = saved
        return assessment


def ticks(seconds: Iterable[float]) -> Callable[[], float]:
    """A clock that shows these moments in turn, then stands still."""
    moments: Iterator[float] = iter(seconds)
    last = [0.0]

    def now() -> float:
        last[0] = next(moments, last[0])
        return last[0]

    return now
