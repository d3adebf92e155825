"""Commenting on a question: writing, keeping, changing or taking away, and whether the report prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from digikap.interview import pages
from digikap.interview.asker import QuestionScreen, Remarked
from digikap.interview.device import ESCAPE, Device, Prompt
from digikap.interview.layout import Line, View
from digikap.interview.talk import until, yes
from digikap.interview.typed import Refused, plain_form
from digikap.interview.writing import several_lines
from digikap.model.assessment import Comment, Use

_CHOICES = ["Behåll kommentaren", "Skriv till fler rader", "Ändra rad för rad", "Ta bort kommentaren"]


def remark(device: Device, screen: QuestionScreen) -> Remarked | None:
    """The comment that the group makes on a question; None if nothing changes."""
    earlier = screen.assessment.comments.get(screen.question.id)
    if earlier is None:
        return _written(device, screen, None, ())
    match _choice(device, screen, earlier):
        case 2:
            return _written(device, screen, earlier, ())
        case 3:
            return _written(device, screen, None, tuple(earlier.text.split("\n")))
        case 4:
            return Remarked(None)
        case 5:
            return Remarked(replace(earlier, use=_other_use(earlier)))
        case _:
            return None


def _choice(device: Device, screen: QuestionScreen, earlier: Comment) -> int:
    """What to do with a comment that stands there; Enter and Esc keep it."""
    turn = "Ta inte med den i rapporten" if earlier.use == "rapport" else "Ta med den i rapporten"
    keys = {str(number): words for number, words in enumerate([*_CHOICES, turn], start=1)}

    def draw(view: View) -> list[Line]:
        return [
            *pages.comment_page(screen, earlier, (), _shorter(view, len(keys))),
            *pages.menu_page("", keys, "", View(view.width))[2:],
        ]

    def number(typed: str) -> int | Refused:
        text = plain_form(typed)
        if not text or typed == ESCAPE:
            return 1
        return int(text) if text in keys else Refused(f"Skriv en siffra 1–{len(keys)}.")

    return until(device, draw, Prompt("Enter behåller den", "".join(keys)), number)


def _shorter(view: View, rows: int) -> View:
    return view if view.height is None else View(view.width, max(view.height - rows, 1))


def _written(device: Device, screen: QuestionScreen, before: Comment | None, old: Sequence[str]) -> Remarked | None:
    """A comment as it is typed, after the one that stands there already; None for Enter at once or Esc."""

    def draw(written: Sequence[str], view: View) -> list[Line]:
        ending = "En tom rad avslutar." + ("" if view.plain else " Esc avbryter, och då sparas inget av texten.")
        return pages.comment_page(screen, before, written, view, ending)

    text = several_lines(device, draw, old=old, leaves=True)
    if isinstance(text, str) or not text:
        return None
    whole = "\n".join([*([before.text] if before else []), *text])
    in_report = yes(device, partial(draw, text), "Ska kommentaren med i rapporten?", again=True)
    return Remarked(Comment(whole, "rapport" if in_report else "arbetsmaterial"))


def _other_use(comment: Comment) -> Use:
    return "arbetsmaterial" if comment.use == "rapport" else "rapport"
