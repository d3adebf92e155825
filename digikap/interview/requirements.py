"""”Räcker det för uppdraget?”: the level that the task requires of each dimension, with today's level in view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from types import MappingProxyType

from digikap.interview.body import numbered
from digikap.interview.device import ESCAPE, Device, Prompt
from digikap.interview.layout import GAP, WIDEST, Line, View, cells, line, padded, paragraph, shortened, window
from digikap.interview.saying import Saying
from digikap.interview.screen import head, key_line
from digikap.interview.steps import fitted
from digikap.interview.talk import read
from digikap.interview.typed import Refused, amount, plain_form
from digikap.interview.typed_votes import votes
from digikap.model.assessment import Assessment, Required
from digikap.model.tally import Tally
from digikap.scoring.gap import Gap
from digikap.scoring.index import label, question_measure
from digikap.scoring.requirements import REQUIRED_LEVELS, required_votes, requirements
from digikap.scoring.result import Scores
from digikap.swedish import count, number

QUESTION = "Räcker det för uppdraget?"
WORDS = ("Mycket låg", "Låg", "Delvis", "God", "Mycket god")
"""The levels of what is required: the words for the index that each level has."""

_KEYS = {"Enter": "nästa rad", "b": "bakåt", "s": "hoppa över resten"}
_OVERALL = "Samlat omdöme"
_TRACK = 17
_TAIL = 16


@dataclass(frozen=True)
class _Row:
    """A dimension, or a group that stands on its overall judgement: its name, what it is, its group's heading."""

    id: str
    name: str
    about: str
    heading: str
    today: Gap


def ask_required(
    device: Device, assessment: Assessment, scores: Scores, saying: Saying
) -> Iterator[tuple[Assessment, str]]:
    """Asks for the level that the task requires, row by row; yields each new state, acknowledged once it is saved.

    A row that is passed over with Enter keeps what it had; ”s” leaves the rest. Nothing is asked where no dimension of
    drift or utveckling has an index.
    """
    rows = _rows(assessment, scores)
    now, at, notice = assessment, 0, ""
    while at < len(rows):
        draw = partial(_page, now, rows, at, "" if notice else saying.heard())
        live = partial(_live, now, rows[at]) if device.redraws else None
        prompt = Prompt(_label(now), "bs", live=live, notice=notice, again=bool(notice))
        typed = read(device, draw, prompt)
        notice, text = "", plain_form(typed)
        if text == "s":
            return
        if text == "b" or typed == ESCAPE:
            at = max(at - 1, 0)
        elif not text:
            at += 1
        else:
            meant = required(typed, now)
            if isinstance(meant, Refused):
                notice = meant.message
                continue
            now = replace(now, required=MappingProxyType({**now.required, rows[at].id: meant}))
            said = _told(now, rows[at], meant)
            yield now, said
            saying.say(said)
            at += 1


def required(typed: str, assessment: Assessment) -> Required | Refused:
    """A level from 1 to 5; where the group does not answer as one also votes, as on a question."""
    text = plain_form(typed)
    if assessment.mode == "consensus" or (text.isdecimal() and len(text) == 1):
        return amount(text, 1, REQUIRED_LEVELS)
    given = votes(typed, REQUIRED_LEVELS, unknown=True, voters=assessment.participants)
    if isinstance(given, Tally) and not sum(given.counts):
        return Refused("Minst en röst behöver gälla en nivå. Annars: Enter för nästa rad.")
    return given


# ---------------------------------------------------------------- rows


def has_rows(assessment: Assessment, scores: Scores) -> bool:
    """Whether there is anything to set a required level for."""
    return bool(_rows(assessment, scores))


def _rows(assessment: Assessment, scores: Scores) -> Sequence[_Row]:
    model = assessment.questionnaire.model
    everything = dict.fromkeys([*(one.id for one in model.dimensions), *(one.id for one in model.groups)], 1)
    found = []
    for one in requirements(model, everything, scores.dimensions, scores.groups):
        groups = {group.id: group for group in model.groups}
        if one.id in groups:
            group, name, about = groups[one.id], _OVERALL, groups[one.id].description
        else:
            dimension = model.dimension(one.id)
            group, name, about = groups[dimension.group or ""], dimension.name, dimension.description or ""
        heading = group.name + (f", {group.horizon}" if group.horizon else "")
        found.append(_Row(one.id, name, about, heading, one.gap))
    return found


def _gap(row: _Row, level: Required) -> Gap:
    """The gap that a required level makes."""
    return Gap(_index(level), row.today.current)


def _index(level: Required) -> Fraction:
    """The index of what is required: somebody has named a level, or it would have been refused."""
    index = question_measure(required_votes(level)).index
    assert index is not None
    return index


# ---------------------------------------------------------------- words


def _label(assessment: Assessment) -> str:
    return "Krävs (1–5)" if assessment.mode == "consensus" else "Krävs (1–5, eller röster)"


def _live(assessment: Assessment, row: _Row, typed: str) -> str:
    meant = required(typed, assessment)
    return "" if isinstance(meant, Refused) else f"Krävs: {_level_words(meant)}. {_gap_words(row, meant)}"


def _told(assessment: Assessment, row: _Row, level: Required) -> str:
    name = row.heading if row.name == _OVERALL else row.name
    said = f"Sparat: {name}. {_gap_words(row, level)}"
    if isinstance(level, Tally) and assessment.participants not in (None, level.cast):
        said += f" Obs: {count(level.cast, 'röst', 'röster')}, och ni är {assessment.participants}."
    return said


def _level_words(level: Required) -> str:
    """The level in words; of votes the word for their mean."""
    if not isinstance(level, Tally):
        return f"{level} {WORDS[level - 1]}"
    return f"{label(_index(level))}, {count(level.cast, 'röst', 'röster')}"


def _gap_words(row: _Row, level: Required) -> str:
    """The gap and, where there is one, both ways to close it (SOU 2020:8, 12.4)."""
    gap = _gap(row, level)
    if gap.points <= 0:
        return "I balans: kapaciteten räcker för uppdraget."
    return f"Gap {number(gap.points, 1)}, {gap.word}. Höj förmågan eller minska uppdraget."


# ---------------------------------------------------------------- the page


def _page(assessment: Assessment, rows: Sequence[_Row], at: int, said: str, view: View) -> list[Line]:
    width = min(view.width, WIDEST)
    row = rows[at]
    top = head(said, f"Efter frågorna · rad {at + 1} av {len(rows)}", view)
    top += paragraph(f"{QUESTION} Vilken nivå kräver det?", width, "heading")
    end = [GAP, *_asked(assessment, row, width, plain=view.plain), GAP, *key_line(_KEYS, width)]
    if view.height is None:
        return [*top, *([] if at else _legend(width, plain=True)), *end]
    top += [GAP, *_legend(width, plain=False), GAP]
    room = max(view.height - sum(one != GAP for one in (*top, *end)), 3)
    return fitted([*top, *_table(assessment, rows, at, width, room), *end], view)


def _legend(width: int, *, plain: bool) -> list[Line]:
    if plain:
        return [one for level, words in enumerate(WORDS, 1) for one in numbered(level, words, width)]
    levels = "   ".join(f"{level} {words}" for level, words in enumerate(WORDS, 1))
    return [*paragraph(levels, width, "level"), *paragraph("● i dag   ○ krävs", width, "quiet")]


def _asked(assessment: Assessment, row: _Row, width: int, *, plain: bool) -> list[Line]:
    """The row that is asked: what it is, where it stands today, what was set before."""
    current = row.today.current
    lines = paragraph(f"{row.heading}: {row.name}" if plain else row.name, width, "current")
    lines += paragraph(row.about, width, "quiet") if row.about else []
    lines += paragraph(f"I dag: {number(current, 1)} av 100, {label(current)}.", width)
    old = assessment.required.get(row.id)
    if old is not None:
        words = f"Satt nivå (Enter behåller den): {_level_words(old)}. {_gap_words(row, old)}"
        lines += paragraph(words, width, "answer")
    return lines


def _table(assessment: Assessment, rows: Sequence[_Row], at: int, width: int, room: int) -> list[Line]:
    """A window of rows around the one that is asked, under their group's heading."""
    headings = len({row.heading for row in rows})
    name = max(min(max(cells(row.name) for row in rows), width - _TRACK - _TAIL - 7), 12)
    shown = window(len(rows), max(room - headings, 3), at)
    lines: list[Line] = []
    for index in shown:
        row = rows[index]
        if index == shown.start or rows[index - 1].heading != row.heading:
            more = f"   ↑ {shown.start} till" if shown.start and index == shown.start else ""
            lines.append(((row.heading, "level"), (more, "quiet")))
        lines.append(_line(assessment, row, name, here=index == at))
    return [*lines, *([line(f"   ↓ {len(rows) - shown.stop} till", "quiet")] if shown.stop < len(rows) else [])]


def _line(assessment: Assessment, row: _Row, name: int, *, here: bool) -> Line:
    level = assessment.required.get(row.id)
    gap = None if level is None else _gap(row, level)
    track = ["─"] * _TRACK
    if gap is not None:
        track[round(gap.required * (_TRACK - 1) / 100)] = "○"
    track[round(row.today.current * (_TRACK - 1) / 100)] = "●"
    tail = "" if gap is None else f"{number(gap.points, 1) + '  ' if gap.points > 0 else ''}{gap.word}"
    return (
        ("→  " if here else "   ", "current"),
        (padded(shortened(row.name, name), name + 1), "current" if here else "row"),
        (f" {''.join(track)}  ", "quiet"),
        (tail, "answer"),
    )
