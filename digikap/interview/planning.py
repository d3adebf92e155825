"""”Handlingsplan”: what the group undertakes, at most three things at once, out of what is offered or its own ideas."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Literal, assert_never

from digikap.advice import Offer
from digikap.interview.actions import STATES, action_page, details, open_ones, restated, state_words, summary
from digikap.interview.body import numbered
from digikap.interview.composing import compose
from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP, Device, Prompt
from digikap.interview.due import within
from digikap.interview.layout import GAP, WIDEST, Line, View, line, paragraph
from digikap.interview.saying import Saying
from digikap.interview.screen import head, key_line
from digikap.interview.steps import fitted
from digikap.interview.talk import read
from digikap.interview.typed import Refused, amount, plain_form
from digikap.model.assessment import Assessment
from digikap.model.plan import MOST_ACTIONS, PlannedAction, followed_up
from digikap.scoring.index import label
from digikap.swedish import capital, file_name, listed, long_date, number, quoted, small_number

Change = tuple[Assessment, str]
"""A new state, and the line that acknowledges it once it is saved."""

Wish = Literal["done", "required"]
"""What the group wants when it leaves the plan: nothing more, or to set the required levels."""

_FULL = (
    f"Planen har redan {small_number(MOST_ACTIONS)} öppna åtgärder. Bli klar med en eller stryk en: skriv dess siffra."
)
_TURN = 2
_MOST_LINED_UP = 5
"""How many proposals are listed at a time where lines follow one another."""


@dataclass(frozen=True)
class _Own:
    """An action of the plan."""

    id: str
    action: PlannedAction


@dataclass(frozen=True)
class _Left:
    """An action that was promised the last time, is still open and not in this plan."""

    id: str
    action: PlannedAction


_Item = _Own | _Left | Offer


def ask_plan(
    device: Device, assessment: Assessment, offers: Sequence[Offer], today: date, saying: Saying, *, required: bool
) -> Generator[Change, None, Wish]:
    """Shows the plan and what is offered until the group is done; yields each new state, acknowledged once it is saved.

    `required`: the group may leave it to set the required levels. `today`: from when times are counted.
    """
    planner = _Planner(device, assessment, offers, today, saying)
    return (yield from planner.states(required=required))


class _Planner:
    """One sitting with the plan: the assessment is a value, replaced at every change."""

    def __init__(
        self, device: Device, assessment: Assessment, offers: Sequence[Offer], today: date, saying: Saying
    ) -> None:
        self._device = device
        self._now = assessment
        self._offers = offers
        self._today = today
        self._saying = saying
        self._fresh: set[str] = set()

    def states(self, *, required: bool) -> Generator[Change, None, Wish]:
        """Asks until Enter."""
        first, notice = 0, ""
        instant = "es" + ("r" if required else "") + PAGE_DOWN + PAGE_UP
        while True:
            items = self._items()
            said = "" if notice else self._saying.heard()
            draw = partial(_page, self._now, items, first, said, self._today, required)
            prompt = Prompt("Nummer, eller Enter", instant, notice=notice, again=bool(notice))
            typed = read(self._device, draw, prompt)
            notice, text = "", plain_form(typed)
            if not text or text == "s" or typed == ESCAPE:
                return "done"
            if text == "r" and required:
                return "required"
            if text in (PAGE_DOWN, PAGE_UP):
                step = _TURN if self._device.redraws else _MOST_LINED_UP
                first = max(min(first + (step if text == PAGE_DOWN else -step), len(items) - 1), 0)
            elif text == "e":
                notice = yield from self._add(None)
            else:
                picked = amount(text, 1, len(items)) if items else Refused("Skriv e för en egen åtgärd, eller Enter.")
                notice = picked.message if isinstance(picked, Refused) else (yield from self._take(items[picked - 1]))
                first = 0 if not notice else first

    def _items(self) -> Sequence[_Item]:
        """The plan, what is left from the last time, what is offered and not taken."""
        now = self._now
        before = now.previous.actions if now.previous else {}
        left = [_Left(one, action) for one, action in before.items() if action.is_open and one not in now.actions]
        taken = {action.offered for action in (*now.actions.values(), *(one.action for one in left))}
        offered = [offer for offer in self._offers if offer.action.id not in taken]
        return [*(_Own(one, action) for one, action in now.actions.items()), *left, *offered]

    def _take(self, item: _Item) -> Generator[Change, None, str]:
        """Does what a number stands for; gives what is wrong, "" for nothing."""
        match item:
            case _Own():
                return (yield from self._manage(item))
            case _Left():
                if self._is_full:
                    return _FULL
                self._fresh.add(item.id)
                yield from self._saved(item.id, item.action, "Tas med i planen.")
                return ""
            case Offer():
                return (yield from self._add(item))
            case _:
                assert_never(item)

    @property
    def _is_full(self) -> bool:
        return open_ones(list(self._now.actions.values())) >= MOST_ACTIONS

    def _add(self, offer: Offer | None) -> Generator[Change, None, str]:
        """A new action, out of what is offered or the group's own."""
        if self._is_full:
            return _FULL
        draft, base = PlannedAction(""), "egen"
        if offer is not None:
            due, base = within(offer.action.within, self._today), offer.action.id
            draft = PlannedAction(offer.action.text, due=due, offered=base)
        identifier = self._free(base)
        self._fresh.add(identifier)
        yield from self._composed(identifier, draft, new=True)
        return ""

    def _free(self, base: str) -> str:
        """An id that neither the plan nor the last time's has."""
        before = self._now.previous.actions if self._now.previous else {}
        name, number_ = file_name(base).replace("-", "_"), 1
        wanted = f"{name}_1" if base == "egen" else name
        while wanted in self._now.actions or wanted in before:
            number_ += 1
            wanted = f"{name}_{number_}"
        return wanted

    def _composed(self, identifier: str, draft: PlannedAction, *, new: bool) -> Iterator[Change]:
        for action in compose(self._device, draft, self._today, self._saying.heard, new=new):
            yield from self._saved(identifier, action, "Sparat i planen.")

    def _saved(self, identifier: str, action: PlannedAction | None, said: str) -> Iterator[Change]:
        """Puts an action in the plan, or takes it away (None), and says so once it is saved."""
        actions = {one: old for one, old in self._now.actions.items() if one != identifier or action is not None}
        if action is not None:
            actions[identifier] = action
        before = self._now.previous and followed_up(self._now.previous, actions)
        self._now = replace(self._now, actions=MappingProxyType(actions), previous=before)
        yield self._now, said
        self._saying.say(said)

    def _manage(self, item: _Own) -> Generator[Change, None, str]:
        """One action of the plan: what has become of it, or its words."""
        choices = [capital(words) for _, words in STATES] + ["Ändra text, roll, datum, steg eller effekt"]
        choices += ["Ta bort ur planen"] if item.id in self._fresh else []
        keys = {f"1–{len(choices)}": "välj", "Enter": "tillbaka"}
        notice = ""
        while True:
            body = partial(_managed, item.action, self._today)
            draw = action_page("Handlingsplan · åtgärd", "" if notice else self._saying.heard(), body, choices, keys)
            typed = read(self._device, draw, Prompt(f"Svar (1–{len(choices)})", "b", notice=notice, again=bool(notice)))
            text = plain_form(typed)
            if not text or text == "b" or typed == ESCAPE:
                return ""
            picked = amount(text, 1, len(choices))
            if isinstance(picked, Refused):
                notice = picked.message
                continue
            if picked == len(STATES) + 1:
                yield from self._composed(item.id, item.action, new=False)
            elif picked > len(STATES):
                yield from self._saved(item.id, None, "Borttagen ur planen.")
            else:
                state = STATES[picked - 1][0]
                if not item.action.is_open and state in ("pagar", "lovad") and self._is_full:
                    return _FULL
                changed = restated(self._device, item.action, state)
                if changed is not None:
                    yield from self._saved(item.id, changed, f"Sparat: {state_words(changed)}.")
            return ""


def _managed(action: PlannedAction, today: date, width: int) -> list[Line]:
    return [*paragraph("Vad har hänt med åtgärden?", width, "heading"), *details(action, width, today)]


# ---------------------------------------------------------------- the page


def _page(
    assessment: Assessment, items: Sequence[_Item], first: int, said: str, today: date, required: bool, view: View
) -> list[Line]:
    """The plan, what is left from the last time and what is offered: as many as fit, from `first` on."""
    width = min(view.width, WIDEST)
    opened = open_ones(list(assessment.actions.values()))
    top = head(said, f"Handlingsplan · {opened} av högst {MOST_ACTIONS} öppna åtgärder", view)
    title = "Vad åtar ni er?" if not assessment.actions else "Er handlingsplan"
    top += paragraph(title, width, "heading")
    top += paragraph("Siffran tar med ett förslag, eller ändrar det som är med.", width, "quiet")
    keys = {"e": "egen åtgärd", **({"r": "räcker det för uppdraget?"} if required else {}), "Enter": "klar"}
    end = [GAP, *key_line(keys, width)]
    shown = [_lines(number, item, assessment, today, width) for number, item in enumerate(items, start=1)]
    headings = [_heading(item, assessment) for item in items]
    room = None if view.height is None else view.height - sum(row != GAP for row in (*top, *end))
    most = None if view.height is not None else sum(not isinstance(one, Offer) for one in items) + _MOST_LINED_UP
    return fitted([*top, GAP, *_turning(shown, headings, room, most, first), *end], view)


def _turning(
    items: Sequence[Sequence[Line]], headings: Sequence[str], room: int | None, most: int | None, first: int
) -> list[Line]:
    """Whole items under their headings: as many as fit from `first` on and at most `most`, with how many more."""
    if room is not None and sum(map(len, items)) + len(set(headings)) <= room:
        first, room = 0, None
    left = None if room is None else room - 2
    lines = [line(f"    ↑ {first} till (Page Up eller -)", "quiet")] if first else []
    for index in range(first, len(items)):
        title = index == first or headings[index] != headings[index - 1]
        left = None if left is None else left - len(items[index]) - title
        if index > first and ((left is not None and left < 0) or (most is not None and index - first >= most)):
            return [*lines, line(f"    ↓ {len(items) - index} till (Page Down eller +)", "quiet")]
        lines += [line(headings[index], "level")] if title else []
        lines += items[index]
    return lines


def _heading(item: _Item, assessment: Assessment) -> str:
    match item:
        case _Own():
            return "Er plan"
        case _Left():
            assert assessment.previous is not None
            return f"Kvar från {long_date(assessment.previous.date)}, inte klart"
        case Offer():
            return "Förslag"
        case _:
            assert_never(item)


def _lines(number_: int, item: _Item, assessment: Assessment, today: date, width: int) -> list[Line]:
    match item:
        case _Own(action=action) | _Left(action=action):
            about = summary(action, today)
            lines = numbered(number_, action.text, width, style="row")
        case Offer():
            about = _why(item, assessment)
            lines = numbered(number_, item.action.text, width, style="row")
        case _:
            assert_never(item)
    return [*lines, *paragraph(about, width, "quiet", (("    ", ""),))]


def _why(offer: Offer, assessment: Assessment) -> str:
    """Why it is offered, and what must be in place first."""
    model = assessment.questionnaire.model
    name = model.dimension(offer.action.dimension).name
    part = f" ({model.group(offer.action.part).name.lower()})" if offer.action.part else ""
    parts = [f"{name}{part}"]
    if offer.index is not None:
        parts.append(f"{number(offer.index, 1)}, {label(offer.index)}")
    if offer.gap is not None and offer.gap.points > 0:
        groups = [one.name for one in model.groups if one.id == offer.gap_of]
        whole = f"{groups[0]}, samlat: " if groups else ""  # where no question asks of the dimension itself
        parts.append(f"{whole}gap {number(offer.gap.points, 1)}, {offer.gap.word}")
    if offer.needed:
        parts.append(f"först på plats: {listed(quoted(model.dimension(one).name) for one in offer.needed)}")
    return " · ".join(parts)
