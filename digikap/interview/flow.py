"""The interview: puts each stop to the room and carries out the reply. Knows no terminal, no file and no clock.

Every change is yielded for the caller to save, and is acknowledged to the room only when the caller comes back:

    for assessment, said in interview(assessment, asker, now):
        save(assessment)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal, assert_never

from digikap.interview.asker import (
    Asker,
    DiscussionScreen,
    FinishScreen,
    Given,
    Jump,
    Move,
    Noted,
    Progress,
    QuestionScreen,
    Remarked,
    SectionScreen,
)
from digikap.interview.journey import Journey
from digikap.interview.layout import shortened
from digikap.interview.route import Ask, Discuss, End, Intro, Parked, Stop
from digikap.interview.stopwatch import Stopwatch
from digikap.interview.words import answer_words
from digikap.model.answer import Answer, Grid, Special, Written
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import Question, RatingGrid, Section
from digikap.swedish import listed, quoted

_SAID = 60
"""How much of an answer is said when it is acknowledged: about a line."""

Change = Given | Remarked | Noted | Jump | Literal[Move.NEXT, Move.BACK, Move.PARK]
Reply = Change | Literal[Move.STOP]


def interview(assessment: Assessment, asker: Asker, now: Callable[[], float]) -> Iterator[tuple[Assessment, str]]:
    """Asks until the group is done or stops; yields each new state with the line that acknowledges it once saved.

    `now` gives seconds, for the clock on the screen. The last state has `state` ”finished” if the group said that it
    is done. KeyboardInterrupt and EOFError from the asker pass through: everything yielded before them stands.
    """
    return Sitting(assessment, asker, now).states()


class Sitting:
    """One sitting: the assessment is a value, replaced at every change; the journey knows the place."""

    def __init__(self, assessment: Assessment, asker: Asker, now: Callable[[], float]) -> None:
        """Opens at the assessment's next question; `now` gives seconds."""
        self._journey = Journey(assessment)
        self._asker = asker
        self._clock = Stopwatch(now, assessment.minutes_used)
        self._planned = assessment.planned_minutes

    @property
    def _assessment(self) -> Assessment:
        return self._journey.assessment

    def paused(self) -> Assessment:
        """The assessment as it stands, with the time and the place to go on from: for a sitting that is broken off."""
        self._clock.lap()
        return self._timed(self._assessment)

    def states(self) -> Iterator[tuple[Assessment, str]]:
        """Asks; yields each new state and the line that acknowledges it (see `interview`)."""
        while True:
            stop = self._journey.stop
            reply = self._put(stop)
            self._clock.lap()
            if reply is Move.STOP:
                yield self._timed(self._assessment), ""
                return
            if isinstance(stop, End) and reply is Move.NEXT:
                done = replace(_pruned(self._assessment), state="finished")
                yield replace(self._timed(done), next_question=None), ""
                return
            before = self._assessment
            said = self._carry_out(stop, reply)
            if self._assessment is not before:
                yield self._timed(self._assessment), said
            if said:
                self._asker.acknowledge(said)

    def _timed(self, assessment: Assessment) -> Assessment:
        """The assessment with the clock's minutes and the question to go on with."""
        self._journey.assessment = replace(
            assessment, minutes_used=self._clock.minutes, next_question=self._journey.next_question()
        )
        return self._journey.assessment

    # ------------------------------------------------------------ asking

    def _put(self, stop: Stop) -> Reply:
        now = self._assessment
        match stop:
            case Intro(section):
                return self._asker.section(SectionScreen(now, section, self._progress(section)))
            case Ask(section, question, row):
                return self._asker.question(QuestionScreen(now, question, self._progress(section, question), row))
            case Parked(section):
                question = self._journey.waiting(section)[0]
                progress = self._progress(section, question)
                row = self._journey.open_row(question)
                return self._asker.question(QuestionScreen(now, question, progress, row, returned=True))
            case Discuss(section, number, text):
                written = now.analysis.get(section.id, {}).get(number)
                progress = self._progress(section)
                return self._asker.discussion(DiscussionScreen(now, section, number, text, written, progress))
            case End():
                last = self._progress(self._journey.last_section())
                return self._asker.finish(FinishScreen(now, now.unanswered(), last))
            case _:
                assert_never(stop)

    def _progress(self, section: Section, question: Question | None = None) -> Progress:
        numbers = self._journey.question_numbers(section)
        return Progress(
            section=self._journey.section_number(section),
            sections=self._journey.sections,
            question=numbers.get(question.id, 0) if question else 0,
            questions=len(numbers),
            minutes_used=self._clock.minutes,
            minutes_planned=self._planned,
        )

    # ------------------------------------------------------------ what a reply does

    def _carry_out(self, stop: Stop, reply: Change) -> str:
        """Changes the assessment and moves on; gives what to say about it, "" for nothing."""
        match reply:
            case Given(answer):
                return self._answer(stop, answer)
            case Remarked(comment):
                return self._comment(stop, comment)
            case Noted(text):
                return self._note(stop, text)
            case Jump(question_id):
                self._journey.jump(question_id)
            case Move.NEXT:
                self._journey.on()
            case Move.PARK:
                return self._park(stop)
            case Move.BACK:
                return "" if self._journey.back() else "Det här är den första frågan."
            case _:
                assert_never(reply)
        return ""

    def _answer(self, stop: Stop, answer: Answer) -> str:
        question, before = self._question(stop), self._assessment
        said = f"Sparat: {question.label}"
        earlier = before.answers.get(question.id)
        whole = answer
        if isinstance(question, RatingGrid):
            row = stop.row if isinstance(stop, Ask) else self._journey.open_row(question)
            assert row is not None and isinstance(answer, int | Special)
            said += f", {row.name}"
            whole = (earlier if isinstance(earlier, Grid) else Grid()).with_mark(row.id, answer)
        if not isinstance(answer, Written):
            said += f": {shortened(answer_words(before, question, answer), _SAID)}"
        said += "."
        self._journey.assessment = before.with_answer(question.id, whole)
        if question.id in before.questionnaire.deciding and earlier != whole:
            said += _warning(before, self._assessment)
            self._journey.lay_anew()
        self._journey.answered()
        return said

    def _comment(self, stop: Stop, comment: Comment | None) -> str:
        self._journey.assessment = self._assessment.with_comment(self._question(stop).id, comment)
        return "Kommentaren är sparad." if comment else "Kommentaren är borttagen."

    def _note(self, stop: Stop, text: str) -> str:
        assert isinstance(stop, Discuss)
        self._journey.assessment = self._assessment.with_analysis(stop.section.id, stop.number, text or None)
        self._journey.on()
        return "Er egen analys är sparad." if text else "Er egen analys är borttagen."

    def _park(self, stop: Stop) -> str:
        question, now = self._question(stop), self._assessment
        parked = tuple(other for other in now.parked if other != question.id)
        passed = tuple(other for other in now.passed if other != question.id)
        if not isinstance(stop, Parked):
            said = f"Parkerad till avsnittets slut: {question.label}."
            parked = (*parked, question.id)
        elif now.is_answered(question):
            said = f"Svaret står kvar: {question.label}."
        else:
            said = f"Lämnas obesvarad: {question.label}."
            passed = (*passed, question.id)
        self._journey.assessment = replace(now, parked=parked, passed=passed)
        self._journey.leave()
        return said

    def _question(self, stop: Stop) -> Question:
        """The question that a stop asks."""
        if isinstance(stop, Ask):
            return stop.question
        assert isinstance(stop, Parked)
        return self._journey.waiting(stop.section)[0]


def _warning(before: Assessment, now: Assessment) -> str:
    """Says which answers a changed answer has put aside. They are kept, should it be changed back."""
    said = ""
    grids = [question for question in now.questionnaire.questions() if isinstance(question, RatingGrid)]
    stale = [grid.label for grid in grids if _stale_rows(now, grid)]
    if stale:
        said += f" {listed(map(quoted, stale))} har svar om val som ni har tagit bort. De sparas tills ni är klara."
    aside = set(now.hidden()) - set(before.hidden())
    if aside:
        labels = [question.label for question in now.questionnaire.questions() if question.id in aside]
        said += f" {listed(map(quoted, labels))} ställs inte längre. Svaren sparas men räknas inte."
    return said


def _stale_rows(assessment: Assessment, grid: RatingGrid) -> set[str]:
    answer = assessment.answers.get(grid.id)
    if not isinstance(answer, Grid):
        return set()
    return set(answer.marks) - {row.id for row in assessment.rows(grid)}


def _pruned(assessment: Assessment) -> Assessment:
    """The assessment without answers for rows that are no longer there."""
    for question in assessment.questionnaire.questions():
        answer = assessment.answers.get(question.id)
        if isinstance(question, RatingGrid) and isinstance(answer, Grid) and _stale_rows(assessment, question):
            kept = {row.id: answer.marks[row.id] for row in assessment.rows(question) if row.id in answer.marks}
            assessment = assessment.with_answer(question.id, Grid(kept) if kept else None)
    return assessment
