"""Taking the votes on a question: what is typed, a wrong number of votes, lists that are read out one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from digikap.interview.asker import Given, Jump, Move, QuestionScreen, Remarked, Voted
from digikap.interview.choosing import worded
from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP, Device, Draw, Prompt
from digikap.interview.layout import GAP, Line, View, line, paragraph, shortened
from digikap.interview.screen import KEYS, kept, question_screen
from digikap.interview.talk import limited, read, until
from digikap.interview.typed import Refused, chosen, mark, plain_form
from digikap.interview.typed_votes import choice_votes, of_lists, on_choices, votes
from digikap.interview.voting_words import how, voters, votes_words
from digikap.interview.words import answer_words, meaning, rating_scale
from digikap.model.answer import Answer, Chosen, Special
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import (
    Choice,
    ChoiceQuestion,
    MultipleChoice,
    Question,
    Ranking,
    Rating,
    RatingGrid,
    SingleChoice,
)
from digikap.model.tally import ChoiceTally, GridVoting, Round, Tally
from digikap.swedish import count, quoted
from digikap.text import NAME_LIMIT, TEXT_LIMIT

KeyReply = Given | Remarked | Move | Jump
Reply = KeyReply | Voted
Lists = tuple[Chosen | Special, ...]
"""What everyone chose, in the order that it was read out."""

_WORD = re.compile(r"[^\W\d_]{2}")
_TURN = 4  # as in `console`
_ALREADY = "Alla {} är inlästa. Enter visar utfallet, x tar bort den sista."


@dataclass(frozen=True)
class _Because:
    """Why the votes are not as many as the participants; None where a line was typed that is to be taken instead."""

    reason: str | None
    line: str = ""


class Booth:
    """Where a device takes votes. Lists that have been read out are kept until they are counted, also over a jump."""

    def __init__(self, device: Device, key: Callable[[QuestionScreen, str], KeyReply | None]) -> None:
        """`key`: what a key means on a question, None where the question is asked again."""
        self._device = device
        self._key = key
        self._lists: dict[str, Lists] = {}
        self._warned = 0

    @property
    def uncounted(self) -> int:
        """How many lists wait to be counted, on all questions together."""
        return sum(map(len, self._lists.values()))

    def vote(self, screen: QuestionScreen, said: str) -> Reply:
        """A round of votes, an answer that needs none (``=4``), or what a key means."""
        first, notice, again, ahead, self._warned = 0, "", False, False, 0
        line: str | None = None
        is_first = True
        while True:
            lists = self._lists.get(screen.question.id, ())
            draw = partial(_page, screen, said, first, lists)
            if line is None:
                line = read(self._device, draw, self._prompt(screen, lists, notice, again=again, ahead=ahead))
            typed, line, notice, again, ahead = line, None, "", False, False
            was_first, is_first = is_first, False
            if was_first and not typed.strip() and screen.voting is not None and self._device.redraws:
                continue  # an Enter out of habit after r, which acts at once
            if typed in (PAGE_DOWN, PAGE_UP) and isinstance(screen.question, ChoiceQuestion):
                first = max(min(first + (_TURN if typed == PAGE_DOWN else -_TURN), len(screen.question.choices) - 1), 0)
                continue
            meant = self._meant(screen, typed, lists)
            counted = self._counted(screen, meant, draw) if isinstance(meant, Tally | ChoiceTally) else meant
            match counted:
                case Refused(message):
                    notice, again = message, True
                case str():
                    line = counted or None
                case tuple():
                    self._lists[screen.question.id] = counted
                    again = ahead = True
                case None:
                    pass
                case _:
                    if isinstance(counted, Voted | Given):
                        self._lists.pop(screen.question.id, None)
                    return counted

    def _prompt(self, screen: QuestionScreen, lists: Lists, notice: str, *, again: bool, ahead: bool) -> Prompt:
        instant, label = "".join(KEYS), "Röster"
        expected = voters(screen.assessment)
        if isinstance(screen.question, ChoiceQuestion):
            instant += PAGE_DOWN + PAGE_UP
            if not isinstance(screen.question, SingleChoice):
                label = f"Lista {len(lists) + 1}" + (f" av {expected}" if expected else "")
                if len(lists) == expected:
                    label = "Enter visar utfallet"
        live = partial(_live, screen) if self._device.redraws else None
        return Prompt(label, instant, live=live, notice=notice, again=again, ahead=ahead)

    # ------------------------------------------------------------ what a line means

    def _meant(self, screen: QuestionScreen, typed: str, lists: Lists) -> Reply | Round | Lists | Refused | None:
        text = plain_form(typed)
        if text in KEYS or typed == ESCAPE:
            if text == "s" and self._warned != self.uncounted:
                self._warned = self.uncounted
                amount = count(self.uncounted, "lista är inte räknad", "listor är inte räknade")
                return Refused(f"{amount} och sparas inte. Tryck s en gång till för att sluta ändå.")
            return self._key(screen, text)
        if text.startswith("="):
            return self._agreed(screen, text[1:])
        old = kept(screen)
        if not text and not lists:
            return Given(old) if old is not None and screen.voting is None else Refused(how(screen))
        if isinstance(screen.question, Rating | RatingGrid | SingleChoice):
            return _votes(screen, typed)
        assert isinstance(screen.question, ChoiceQuestion)
        return _read_out(screen.question, typed, lists, voters(screen.assessment))

    def _agreed(self, screen: QuestionScreen, text: str) -> Given | Refused | None:
        """What the group agrees on without a vote."""
        answer = _without_vote(screen, text)
        if isinstance(answer, Chosen):
            assert isinstance(screen.question, ChoiceQuestion)
            whole = worded(self._device, screen.question, answer)
            return Given(whole) if whole else None
        return answer if isinstance(answer, Refused) else Given(answer)

    # ------------------------------------------------------------ counting

    def _counted(self, screen: QuestionScreen, given: Round, draw: Draw) -> Voted | str:
        """The votes with the reason for a wrong number of them; or a line that is to be taken instead."""
        expected, uneven = voters(screen.assessment), None
        if expected is not None and given.cast != expected:
            because = self._why(screen, given.cast, expected, draw)
            if because.reason is None:
                return because.line
            uneven = because.reason
        return Voted(given, uneven, self._words(screen, given))

    def _why(self, screen: QuestionScreen, cast: int, expected: int, draw: Draw) -> _Because:
        """The reason for a wrong number of votes; or the line that was typed instead, "" to type them again."""
        before = _last_reason(screen.assessment, cast)
        one_by_one = isinstance(screen.question, MultipleChoice | Ranking)
        wrong = f"{count(cast, 'röst', 'röster')}, men ni är {expected}. "
        wrong += f"{'Läs in fler' if one_by_one else 'Skriv rösterna på nytt'}, eller skriv varför det är så."
        wrong += f" Enter: som förut ({before})" if before else ""

        def meant(typed: str) -> _Because | Refused:
            reason = " ".join(typed.split())
            if not reason or typed == ESCAPE:
                return _Because(before if before and typed != ESCAPE else None)
            if not _WORD.search(reason) or isinstance(_round(screen, reason), Round):
                return _Because(None, typed)
            fault = limited(reason, TEXT_LIMIT)
            return fault if isinstance(fault, Refused) else _Because(reason)

        return until(self._device, draw, Prompt("Röster eller skäl", notice=wrong, again=True), meant)

    def _words(self, screen: QuestionScreen, given: Round) -> str | None:
        """What a free-text choice stands for, asked once where somebody chose it; Enter leaves it."""
        question = screen.question
        if isinstance(given, Tally) or (screen.voting and screen.voting.other):
            return None
        assert isinstance(question, ChoiceQuestion)
        free = next((one for one in question.choices if one.free_text and given.chosen.get(one.id)), None)
        if free is None:
            return None

        def words(typed: str) -> str | Refused:
            return limited(" ".join(typed.split()) if typed != ESCAPE else "", NAME_LIMIT)

        draw = partial(_free_page, question, free, given.chosen[free.id])
        return until(self._device, draw, Prompt("Text, eller Enter"), words) or None


def _round(screen: QuestionScreen, line: str) -> Round | Refused:
    """The votes of a whole round that a line stands for."""
    question, expected = screen.question, voters(screen.assessment)
    if isinstance(question, Rating | RatingGrid):
        levels, unknown, absent = rating_scale(screen, question)
        return votes(line, levels, unknown=unknown, not_applicable=absent, voters=expected)
    assert isinstance(question, ChoiceQuestion)
    if not isinstance(question, SingleChoice):
        return choice_votes(line, question, expected)
    tally = votes(line, len(question.choices), unknown=question.allow_unknown, voters=expected)
    return tally if isinstance(tally, Refused) else on_choices(tally, question)


def _votes(screen: QuestionScreen, typed: str) -> Round | Refused:
    given = _round(screen, typed)
    if isinstance(given, Refused) and isinstance(screen.question, SingleChoice):
        return Refused(how(screen))
    return given


def _read_out(question: ChoiceQuestion, typed: str, lists: Lists, expected: int | None) -> Lists | Round | Refused:
    """The lists with one more, or one less; all of them counted; or counts that were typed at once."""
    text = plain_form(typed)
    if not text:
        return of_lists(lists, question)
    if text == "x":
        return lists[:-1] if lists else Refused("Det finns ingen lista att ta bort.")
    if ":" in text:
        return choice_votes(typed, question, expected)
    if len(lists) == expected:
        return Refused(_ALREADY.format(expected))
    one = chosen(typed, question)
    return one if isinstance(one, Refused) else (*lists, one)


def _without_vote(screen: QuestionScreen, text: str) -> Answer | Refused:
    question = screen.question
    if isinstance(question, Rating | RatingGrid):
        levels, unknown, absent = rating_scale(screen, question)
        return mark(text, levels, unknown=unknown, not_applicable=absent)
    assert isinstance(question, ChoiceQuestion)
    return chosen(text, question)


def _last_reason(assessment: Assessment, cast: int) -> str:
    """The last reason that was given for so many votes; "" for none."""
    votings = [
        one
        for given in assessment.votes.values()
        for one in (given.rows.values() if isinstance(given, GridVoting) else [given])
    ]
    return next((one.uneven for one in reversed(votings) if one.uneven and one.last.cast == cast), "")


# ---------------------------------------------------------------- what is seen


def _live(screen: QuestionScreen, typed: str) -> str:
    """What the line means so far."""
    text, expected = plain_form(typed), voters(screen.assessment)
    if text.startswith("="):
        answer = _without_vote(screen, text[1:])
        said = "" if isinstance(answer, Refused) else answer_words(screen.assessment, screen.question, answer)
        return f"Utan omröstning: {said}" if said else ""
    if not isinstance(screen.question, Rating | RatingGrid | SingleChoice) and ":" not in text:
        return meaning(screen, typed)
    given = _round(screen, typed)
    if isinstance(given, Refused):
        return ""
    of = f" av {expected}" if expected else ""
    return f"{given.cast}{of}: {votes_words(given, screen.question, screen.assessment)}"


def _page(screen: QuestionScreen, said: str, first: int, lists: Lists, view: View) -> list[Line]:
    """The question, with the lists that have been read out below it."""
    if not lists:
        return question_screen(screen, said, first, view)
    rows = _so_far(screen.question, lists, screen, view.width)
    if view.height is None:
        return [*question_screen(screen, said, first, view), *rows]
    return [*question_screen(screen, said, first, View(view.width, view.height - len(rows))), *rows]


def _so_far(question: Question, lists: Lists, screen: QuestionScreen, width: int) -> Sequence[Line]:
    assert isinstance(question, ChoiceQuestion)
    last = answer_words(screen.assessment, question, lists[-1])
    counted = votes_words(of_lists(lists, question), question, screen.assessment)
    read_out = count(len(lists), "lista", "listor")
    return [
        line(shortened(f"Lista {len(lists)}: {last}", width), "answer"),
        line(shortened(f"{read_out}: {counted}", width), "quiet"),
    ]


def _free_page(question: ChoiceQuestion, choice: Choice, amount: int, view: View) -> list[Line]:
    lines = paragraph(question.text, view.width, "heading")
    chose = f"{amount} valde {quoted(choice.text)}. Vad står det för? Skriv med några ord, eller bara Enter."
    return [*lines, GAP, *paragraph(chose, view.width)]
