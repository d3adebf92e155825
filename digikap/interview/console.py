"""The asker of the terminal: which screens, keys and typed lines make a reply. Knows the device only as a protocol."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from digikap.interview import pages
from digikap.interview import screen as screens
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
from digikap.interview.body import following_row
from digikap.interview.choosing import worded
from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP, Device, Draw, Prompt
from digikap.interview.layout import Line, View, paragraph
from digikap.interview.overview import overview
from digikap.interview.remark import remark
from digikap.interview.saying import Saying
from digikap.interview.talk import limited, read, until
from digikap.interview.typed import Refused, chosen, mark, plain_form
from digikap.interview.words import label, meaning, rating_scale
from digikap.interview.writing import several_lines
from digikap.model.answer import Chosen, Special, Written
from digikap.model.assessment import Assessment
from digikap.model.questionnaire import ChoiceQuestion, Question, Rating, RatingGrid, Text
from digikap.text import TEXT_LIMIT

if TYPE_CHECKING:
    from digikap.interview.voting import Booth

Reply = Given | Remarked | Move | Jump

_MOVES = {"b": Move.BACK, "p": Move.PARK, "s": Move.STOP}
_TURN = 4
"""How many choices a page key moves the window by; fewer than the least it shows, so that none is passed over."""


class ConsoleAsker:
    """Implements `interview.asker.Asker` over a device. `terms` is the glossary shown under ``?``.

    `saying`: what was acknowledged, for others that show the next screen.
    """

    def __init__(self, device: Device, terms: Sequence[pages.Term] = ()) -> None:
        self._device = device
        self._terms = tuple(terms)
        self.saying = Saying(device)
        self._grid: str | None = None
        self._booth: Booth | None = None

    # ------------------------------------------------------------ the protocol

    def section(self, screen: SectionScreen) -> Move | Jump:
        """The introduction, until Enter or one of its keys."""
        draw, notice = partial(pages.section_page, screen, self.saying.heard()), ""
        while True:
            prompt = Prompt("Enter för att börja", instant="hbs", notice=notice, again=bool(notice))
            typed = plain_form(read(self._device, draw, prompt))
            reply = Move.NEXT if not typed else self._move(typed, screen.assessment)
            if reply is not None:
                return reply
            notice = "" if typed == "h" else "Tryck bara Enter för att börja. Annars b, h eller s."

    def question(self, screen: QuestionScreen) -> Reply | Voted:
        """The question or the row, until a line or a key is a reply."""
        said = self.saying.heard()
        if isinstance(screen.question, Text):
            return self._written(screen, said)
        if not screen.is_vote:
            return self._numbers(screen, screen.question, said)
        if self._booth is None:
            from digikap.interview.voting import Booth

            self._booth = Booth(self._device, self._key)
        return self._booth.vote(screen, said)

    def outcome(self, screen: OutcomeScreen) -> Again | Settled | Reasoned | Remarked | Move | Jump:
        """How the votes fell, until a line or a key is a reply."""
        from digikap.interview.settling import settle

        return settle(self._device, screen, self.saying.heard(), self._key)

    def discussion(self, screen: DiscussionScreen) -> Noted | Move | Jump:
        """The question to discuss, until Enter, a line of words or a key."""
        draw = partial(pages.discussion_page, screen, self.saying.heard())
        while True:
            meaning = partial(_own_line, removable=screen.written is not None)
            typed = until(self._device, draw, Prompt("Egen rad, eller Enter"), meaning)
            if not typed.strip():
                return Move.NEXT
            if typed == "-" and screen.written:
                return Noted("")
            key = self._menu("Vart vill ni?", pages.MOVES) if typed == ESCAPE else typed.casefold()
            if typed != ESCAPE and key not in pages.MOVES:
                return Noted(" ".join(typed.split()))
            reply = self._move(key, screen.assessment)
            if reply is not None:
                return reply

    def finish(self, screen: FinishScreen) -> Move | Jump:
        """The end, until a typed j or a key; the page keys turn what is unanswered."""
        said, first, notice = self.saying.heard(), 0, ""
        while True:
            draw = partial(pages.finish_page, screen, said, first)
            prompt = Prompt("j, h, b eller s", instant="hbs" + PAGE_DOWN + PAGE_UP, notice=notice, again=bool(notice))
            typed = plain_form(read(self._device, draw, prompt))
            if typed in ("j", "ja"):
                return Move.NEXT
            if typed in (PAGE_DOWN, PAGE_UP):
                first, notice = _turned(first, typed, len(screen.unanswered)), ""
                continue
            reply = self._move(typed, screen.assessment)
            if reply is not None:
                return reply
            notice = "" if typed == "h" else "Skriv j och tryck Enter när allt är klart. Annars h, b eller s."

    def acknowledge(self, text: str) -> None:
        """Said first on the next screen; at once where lines follow one another."""
        self.saying.say(text)

    def uncounted(self) -> int:
        """The lists of every question that wait to be counted."""
        return self._booth.uncounted if self._booth else 0

    def another_place(self, problem: str) -> str:
        """The path that is typed, whatever it is."""

        def draw(view: View) -> list[Line]:
            return [
                *paragraph("Det gick inte att spara", view.width, "warning"),
                *paragraph(problem, view.width),
                *paragraph("Svaret finns kvar i programmet. Ange en annan fil att spara i.", view.width),
            ]

        def path(typed: str) -> str | Refused:
            return typed.strip() or Refused("Skriv sökvägen till en fil, till exempel ~/sjalvskattning.toml.")

        return until(self._device, draw, Prompt("Fil"), path)

    # ------------------------------------------------------------ one question

    def _numbers(self, screen: QuestionScreen, question: Question, said: str) -> Reply:
        """A question answered with numbers, where letters act at once."""
        ahead, again = self._continues(screen), False
        self._grid = None
        first, notice = 0, ""
        following = ahead and not self._device.redraws
        instant = "".join(screens.KEYS) + (PAGE_DOWN + PAGE_UP if isinstance(question, ChoiceQuestion) else "")
        while True:
            draw: Draw = partial(screens.question_screen, screen, said, first)
            if following:
                draw = lambda view: following_row(screen, view.width)  # noqa: E731
            live = partial(meaning, screen) if self._device.redraws else None  # lines are told when they are saved
            prompt = Prompt(label(screen), instant, live=live, notice=notice, again=again, ahead=ahead)
            typed = read(self._device, draw, prompt)
            ahead = following = False
            if typed in (PAGE_DOWN, PAGE_UP) and isinstance(question, ChoiceQuestion):
                first, notice, again = _turned(first, typed, len(question.choices)), "", False
                continue
            reply = self._meant(screen, question, typed)
            if isinstance(reply, Given) and screen.row is not None:
                self._grid = question.id
            if reply is not None and not isinstance(reply, Refused):
                return reply
            notice = reply.message if reply else ""
            again = reply is not None

    def _continues(self, screen: QuestionScreen) -> bool:
        """Whether this row comes straight after the row before it: then what is typed ahead belongs to it."""
        return screen.row is not None and self._grid == screen.question.id

    def _meant(self, screen: QuestionScreen, question: Question, typed: str) -> Reply | Refused | None:
        """What a line means; None where nothing is to be said but the question is asked again."""
        text = plain_form(typed)
        if text in screens.KEYS or typed == ESCAPE:
            return self._key(screen, text)
        if not text:
            old = screens.kept(screen)
            nothing = Refused("Enter ensamt svarar ingenting. Skriv ett svar, eller ? för hjälp.")
            return nothing if old is None else Given(old)
        if isinstance(question, Rating | RatingGrid):
            levels, unknown, absent = rating_scale(screen, question)
            answer = mark(typed, levels, unknown=unknown, not_applicable=absent)
            return answer if isinstance(answer, Refused) else Given(answer)
        assert isinstance(question, ChoiceQuestion)
        picked = chosen(typed, question)
        if isinstance(picked, Refused):
            return picked
        if isinstance(picked, Special):
            return Given(picked)
        before = screen.earlier.other if isinstance(screen.earlier, Chosen) else None
        whole = worded(self._device, question, picked, before or "")
        return Given(whole) if whole else None

    def _written(self, screen: QuestionScreen, said: str) -> Reply:
        """A text of the group's own, line by line."""
        old = screens.kept(screen)
        notice, again = "", False
        while True:

            def draw(written: Sequence[str], view: View) -> list[Line]:
                return screens.text_page(screen, said, written, view)

            text = several_lines(self._device, draw, "".join(screens.KEYS), notice=notice, again=again)
            notice, again = "", False
            if text == ESCAPE:
                text = self._menu("Vad ska göras?", pages.text_menu(screen))
                if not text:
                    continue
            if isinstance(text, tuple):
                if text:
                    return Given(Written("\n".join(text)))
                if old is not None:
                    return Given(old)
                notice, again = "Enter ensamt svarar ingenting. Skriv en text, eller ? för hjälp.", True
                continue
            reply = self._key(screen, text)
            if reply is not None:
                return reply

    # ------------------------------------------------------------ keys

    def _key(self, screen: QuestionScreen, key: str) -> Remarked | Move | Jump | None:
        match key:
            case "k":
                return remark(self._device, screen)
            case "h":
                return overview(self._device, screen.assessment, screen.question.id)
            case "b" | "p" | "s":
                return _MOVES[key]
            case _:
                self._help(screen)
                return None

    def _move(self, key: str, assessment: Assessment) -> Move | Jump | None:
        """The moves that every screen has."""
        if key == "h":
            return overview(self._device, assessment, "")
        return _MOVES[key] if key in ("b", "s") else None

    def _menu(self, title: str, keys: dict[str, str]) -> str:
        """One of the letters, "" to go back."""

        def letter(typed: str) -> str | Refused:
            text = plain_form(typed)
            return text if text in keys or not text or typed == ESCAPE else Refused("Skriv en av bokstäverna.")

        draw = partial(pages.menu_page, title, keys, "")
        typed = until(self._device, draw, Prompt("Bokstav, eller Enter", "".join(keys)), letter)
        return typed if typed in keys else ""

    def _help(self, screen: QuestionScreen) -> None:
        """Help for the question, and the glossary to look words up in, until Enter."""
        section = screen.assessment.questionnaire.section_of(screen.question.id)
        terms = pages.relevant(self._terms, screen.question, section)
        draw: Draw = partial(pages.help_page, screen, terms)
        label = "Ord att slå upp" if self._terms else "Enter"
        while True:
            typed = read(self._device, draw, Prompt(label, live=self._found if self._terms else None)).strip()
            if not typed or typed == ESCAPE or not self._terms:
                return
            draw = partial(pages.term_page, pages.looked_up(self._terms, typed), typed)

    def _found(self, typed: str) -> str:
        """The words that what is being typed would find."""
        return " · ".join(term.term for term in pages.looked_up(self._terms, typed)) if typed.strip() else ""


def _own_line(typed: str, *, removable: bool) -> str | Refused:
    """A line of the group's own analysis, or what stands for something else; a stray digit is neither."""
    if typed.strip() and typed != ESCAPE and not any(letter.isalpha() for letter in typed):
        return typed if typed == "-" and removable else Refused("Skriv med ord, eller Enter för att gå vidare.")
    return limited(typed, TEXT_LIMIT)


def _turned(first: int, key: str, amount: int) -> int:
    """The first item after a page key."""
    step = _TURN if key == PAGE_DOWN else -_TURN
    return max(min(first + step, amount - 1), 0)
