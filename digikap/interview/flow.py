"""The interview: puts each stop to the room and carries out the reply. Knows no terminal, no file and no clock.

Every change is yielded for the caller to save, and is acknowledged to the room only when the caller comes back:

    for assessment, said in interview(assessment, asker, now):
        save(assessment)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal, assert_never

from digikap.interview.aside import pruned, warning
from digikap.interview.asker import (
    Again,
    Asker,
    DiscussionScreen,
    FinishScreen,
    Given,
    Jump,
    Move,
    Noted,
    OutcomeScreen,
    Progress,
    QuestionScreen,
    Reasoned,
    Remarked,
    SectionScreen,
    Settled,
    Voted,
    voted_on,
)
from digikap.interview.journey import Journey
from digikap.interview.layout import shortened
from digikap.interview.route import Ask, Discuss, End, Intro, Parked, Stop
from digikap.interview.stopwatch import Stopwatch
from digikap.interview.words import answer_words
from digikap.model.answer import Answer, Grid, Special, Written
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import Question, Row, Section
from digikap.swedish import count

_SAID = 60
"""How much of an answer is said when it is acknowledged: about a line."""

_Votes = Voted | Again | Settled | Reasoned
Change = Given | _Votes | Remarked | Noted | Jump | Literal[Move.NEXT, Move.BACK, Move.PARK]
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
        self._shown: tuple[Question, Row | None] | None = None  # whose outcome is shown, or that is voted on again
        self._again = False

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
                done = replace(pruned(self._assessment), state="finished")
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
            case Ask(section) | Parked(section):
                return self._ask(section, *self._asked(stop), returned=isinstance(stop, Parked))
            case Discuss(section, number, text):
                written = now.analysis.get(section.id, {}).get(number)
                progress = self._progress(section)
                return self._asker.discussion(DiscussionScreen(now, section, number, text, written, progress))
            case End():
                last = self._progress(self._journey.last_section())
                return self._asker.finish(FinishScreen(now, now.unanswered(), last))
            case _:
                assert_never(stop)

    def _ask(self, section: Section, question: Question, row: Row | None, *, returned: bool) -> Reply:
        """Asks a question or a row; how the votes on it fell, where it has been voted on and is not to be again."""
        now, progress = self._assessment, self._progress(section, question)
        voting = now.voting(question.id, row.id if row else None)
        if voting is not None and voted_on(now, question) and not self._again:
            self._shown = (question, row)
            return self._asker.outcome(OutcomeScreen(now, question, progress, row))
        return self._asker.question(QuestionScreen(now, question, progress, row, returned))

    def _asked(self, stop: Ask | Parked) -> tuple[Question, Row | None]:
        """The question that a stop asks, and its row."""
        if self._shown is not None:
            return self._shown
        if isinstance(stop, Ask):
            return stop.question, stop.row
        question = self._journey.waiting(stop.section)[0]
        return question, self._journey.open_row(question)

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
            case Voted() | Again() | Settled() | Reasoned():
                return self._vote(stop, reply)
            case Remarked(comment):
                return self._comment(stop, comment)
            case Move.BACK if self._again:
                self._again = False
                return ""
            case Given(answer):
                return self._answer(stop, answer)
            case Noted(text):
                return self._note(stop, text)
            case Move.PARK:
                return self._park(stop)
            case Jump() | Move.NEXT | Move.BACK:
                return self._move(stop, reply)
            case _:
                assert_never(reply)

    def _move(self, stop: Stop, reply: Jump | Literal[Move.NEXT, Move.BACK]) -> str:
        shown = self._leave_vote()
        match reply:
            case Jump(question_id):
                self._journey.jump(question_id)
            case Move.NEXT if shown:
                now = self._assessment
                if shown.id in now.parked and now.is_answered(shown):  # parked when it was to be voted on again
                    waiting = tuple(one for one in now.parked if one != shown.id)
                    self._journey.assessment = replace(now, parked=waiting)
                self._journey.answered()
            case Move.NEXT:
                self._journey.on()
            case Move.BACK:
                return "" if self._journey.back() else "Det här är den första frågan."
            case _:
                assert_never(reply)
        return ""

    def _answer(self, stop: Stop, answer: Answer) -> str:
        assert isinstance(stop, Ask | Parked)
        (question, row), before = self._asked(stop), self._assessment
        settles = before.voting(question.id, row.id if row else None) is not None
        said = f"Sparat: {_name(question, row)}"
        earlier = before.answers.get(question.id)
        whole = answer
        if row is not None:
            assert isinstance(answer, int | Special)
            whole = (earlier if isinstance(earlier, Grid) else Grid()).with_mark(row.id, answer)
        if not isinstance(answer, Written):
            words = shortened(answer_words(before, question, answer), _SAID)
            said += f": fastställt {words}" if settles else f": {words}"
        said += "." + self._changed(question, before.with_answer(question.id, whole))
        self._leave_vote()
        self._journey.answered()
        return said

    def _changed(self, question: Question, after: Assessment) -> str:
        """Takes the assessment on, and lays the route anew if that decides it; says what is put aside."""
        before, self._journey.assessment = self._assessment, after
        same = before.answers.get(question.id) == after.answers.get(question.id)
        if question.id not in before.questionnaire.deciding or (same and before.votes == after.votes):
            return ""
        said = warning(before, after)
        self._journey.lay_anew()
        return said

    # ------------------------------------------------------------ votes

    def _vote(self, stop: Stop, reply: _Votes) -> str:
        """Carries out what became of a vote. The outcome stands until the group goes on from it."""
        assert isinstance(stop, Ask | Parked)
        (question, row), now = self._asked(stop), self._assessment
        at = row.id if row else None
        if isinstance(reply, Settled) and reply.answer is not None:
            return self._answer(stop, reply.answer)
        self._shown, self._again = (question, row), isinstance(reply, Again)
        match reply:
            case Again():
                return ""
            case Voted(votes, uneven, other):
                said = f"Sparat: {_name(question, row)}: {count(votes.cast, 'röst', 'röster')}."
                return said + self._changed(question, now.with_round(question.id, votes, at, uneven, other))
            case Settled():
                said = f"Rösterna gäller: {_name(question, row)}. Det fastställda är borttaget."
                return said + self._changed(question, now.unsettled(question.id, at))
            case Reasoned(text):
                self._journey.assessment = now.with_minority(question.id, text, at)
                return "Minoritetens skäl är sparat." if text else "Minoritetens skäl är borttaget."
            case _:
                assert_never(reply)

    def _leave_vote(self) -> Question | None:
        """Leaves the outcome that is shown; gives the question that it is of, None where none is shown."""
        shown, self._shown, self._again = self._shown, None, False
        return shown[0] if shown else None

    # ------------------------------------------------------------ the rest

    def _comment(self, stop: Stop, comment: Comment | None) -> str:
        assert isinstance(stop, Ask | Parked)
        self._journey.assessment = self._assessment.with_comment(self._asked(stop)[0].id, comment)
        return "Kommentaren är sparad." if comment else "Kommentaren är borttagen."

    def _note(self, stop: Stop, text: str) -> str:
        assert isinstance(stop, Discuss)
        self._journey.assessment = self._assessment.with_analysis(stop.section.id, stop.number, text or None)
        self._journey.on()
        return "Er egen analys är sparad." if text else "Er egen analys är borttagen."

    def _park(self, stop: Stop) -> str:
        assert isinstance(stop, Ask | Parked)
        (question, _), now = self._asked(stop), self._assessment
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
        self._leave_vote()
        self._journey.leave()
        return said


def _name(question: Question, row: Row | None) -> str:
    return f"{question.label}, {row.name}" if row else question.label
