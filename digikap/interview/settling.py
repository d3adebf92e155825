"""After a vote: what the group makes of it. Enter goes on, a number settles, r votes again, m writes down a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from digikap.interview.asker import Again, Jump, Move, OutcomeScreen, QuestionScreen, Reasoned, Remarked, Settled
from digikap.interview.choosing import worded
from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP, Device, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, paragraph, tightened
from digikap.interview.outcome import help_lines, outcome_page
from digikap.interview.talk import limited, read, until
from digikap.interview.typed import Refused, chosen, mark, plain_form
from digikap.interview.words import answer_words, rating_scale
from digikap.model.answer import Answer, Chosen
from digikap.model.questionnaire import ChoiceQuestion, Rating, RatingGrid, SingleChoice
from digikap.text import TEXT_LIMIT

Reply = Again | Settled | Reasoned | Remarked | Move | Jump
Key = Callable[[QuestionScreen, str], "Remarked | Jump | Move | None"]

_KEYS = "rmkbhs?"
_TURN = 4


def settle(device: Device, screen: OutcomeScreen, said: str, key: Key) -> Reply:
    """What the group makes of the votes. `key`: what k, b, h and s mean on a question.

    What was typed before the votes were shown is forgotten: nothing is settled or left by accident.
    """
    asked = QuestionScreen(screen.assessment, screen.question, screen.progress, screen.row)
    first, notice, again = 0, "", False
    instant = _KEYS + (PAGE_DOWN + PAGE_UP if isinstance(screen.question, ChoiceQuestion) else "")
    while True:
        live = partial(_live, asked) if device.redraws else None
        prompt = Prompt("Enter går vidare", instant, live=live, notice=notice, again=again)
        typed = read(device, partial(outcome_page, screen, said, first), prompt)
        notice, again = "", False
        text = plain_form(typed)
        if typed in (PAGE_DOWN, PAGE_UP):
            first = max(first + (_TURN if typed == PAGE_DOWN else -_TURN), 0)
            continue
        reply = _meant(device, screen, asked, text, key)
        if isinstance(reply, Refused):
            notice, again = reply.message, True
        elif reply is not None:
            return reply


def _meant(device: Device, screen: OutcomeScreen, asked: QuestionScreen, text: str, key: Key) -> Reply | Refused | None:
    match text:
        case "":
            return Move.NEXT
        case "r":
            return Again()
        case "m":
            return _reason(device, screen)
        case "k" | "b" | "h" | "s":
            return key(asked, text)
        case "?" | "\x1b":
            _help(device, screen)
            return None
        case "0":
            return Settled(None) if screen.settled is not None else Refused(f"Inget är fastställt. {_how(asked)}")
    answer = _settled(asked, text)
    if isinstance(answer, Chosen):
        assert isinstance(screen.question, ChoiceQuestion)
        whole = worded(device, screen.question, answer, screen.voting.other or "")
        return Settled(whole) if whole else None
    return answer if isinstance(answer, Refused) else Settled(answer)


def _settled(asked: QuestionScreen, text: str) -> Answer | Refused:
    """The value that a line settles."""
    question = asked.question
    if isinstance(question, Rating | RatingGrid):
        levels, unknown, absent = rating_scale(asked, question)
        answer: Answer | Refused = mark(text, levels, unknown=unknown, not_applicable=absent)
    else:
        assert isinstance(question, ChoiceQuestion)
        answer = chosen(text, question)
    return Refused(_how(asked)) if isinstance(answer, Refused) else answer


def _how(asked: QuestionScreen) -> str:
    question = asked.question
    if isinstance(question, Rating | RatingGrid):
        value = f"1–{rating_scale(asked, question)[0]} fastställer ett värde"
    else:
        value = "en siffra fastställer ett val" if isinstance(question, SingleChoice) else "siffror fastställer val"
    return f"Bara Enter går vidare, {value}, r röstar igen, m skriver minoritetens skäl."


def _live(asked: QuestionScreen, typed: str) -> str:
    answer = _settled(asked, plain_form(typed)) if typed.strip() else Refused("")
    return "" if isinstance(answer, Refused) else f"Fastställ {answer_words(asked.assessment, asked.question, answer)}"


def _reason(device: Device, screen: OutcomeScreen) -> Reasoned | None:
    """The reason as it is typed, on one line; Enter alone and Esc change nothing.

    Where m acts at once an Enter out of habit comes after it: the first one does not close what was just opened.
    """
    before, is_first = screen.voting.minority, True

    def draw(view: View) -> list[Line]:
        width = min(view.width, WIDEST)
        text = "Varför låter ni oenigheten stå? Skriv det som minoriteten vill ha sagt, på en rad. Inga namn."
        lines = [*paragraph("Minoritetens skäl", width, "heading"), *paragraph(text, width)]
        if before:
            lines += [GAP, *paragraph(before, width, "answer")]
            lines += paragraph("Enter behåller det. Ett ensamt minustecken tar bort det.", width, "quiet")
        return [*lines, GAP] if view.height is None else tightened([*lines, GAP], view.height)

    def meant(typed: str) -> Reasoned | Refused | None:
        nonlocal is_first
        reason, was_first, is_first = " ".join(typed.split()), is_first, False
        if not reason and was_first and device.redraws:
            return Refused("Skriv skälet. Enter en gång till går tillbaka.")
        if not reason or typed == ESCAPE:
            return None
        if reason == "-" and before:
            return Reasoned(None)
        if not any(letter.isalpha() for letter in reason):
            return Refused("Skriv skälet med ord, eller bara Enter för att gå tillbaka.")
        fault = limited(reason, TEXT_LIMIT)
        return fault if isinstance(fault, Refused) else Reasoned(reason)

    return until(device, draw, Prompt("Skäl, eller Enter"), meant)


def _help(device: Device, screen: OutcomeScreen) -> None:
    def draw(view: View) -> list[Line]:
        lines = list(help_lines(screen, min(view.width, WIDEST)))
        return lines if view.height is None else tightened(lines, view.height)[: view.height]

    read(device, draw, Prompt("Enter"))
