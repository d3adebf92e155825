"""What a handout consists of: parts, items, and the space that each is answered in. All words are ready to print."""

from __future__ import annotations

from dataclasses import dataclass

NOTE_LINES = 1
"""How many lines there are for notes at a question."""

TALK_LINES = 2
"""How many lines there are for what the group says about a discussion question."""

TEXT_LINES = 4
"""How many lines there are where the answer is a text."""


@dataclass(frozen=True)
class Step:
    """One level of a scale: its number, its name, and what is so at that level ("" where nothing is said)."""

    number: int
    name: str
    anchor: str = ""


@dataclass(frozen=True)
class Steps:
    """A scale to tick once, the lowest level first, with the special answers after it."""

    steps: tuple[Step, ...]
    specials: tuple[str, ...] = ()


@dataclass(frozen=True)
class Box:
    """One thing to choose; `line`: with a line to say what is meant."""

    text: str
    line: bool = False


@dataclass(frozen=True)
class Boxes:
    """Things to choose, each with a box for a cross or, in a ranking, for a number."""

    boxes: tuple[Box, ...]
    ranked: bool = False


@dataclass(frozen=True)
class Grid:
    """A table to tick once in each row. `specials`: the special answers, columns after the steps.

    `rows` are the names that are known, `own` the beginnings of the rows that are written by hand.
    """

    caption: str
    head: str
    steps: tuple[Step, ...]
    specials: tuple[str, ...]
    rows: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True)
class Lines:
    """Empty lines for a text."""

    count: int = TEXT_LINES


Space = Steps | Boxes | Grid | Lines


@dataclass(frozen=True)
class Item:
    """One question. `mark` says that it is optional, `condition` when it is answered, `instruction` how ("" for none).

    `notes`: how many lines there are for notes.
    """

    number: str
    text: str
    mark: str
    help: str
    condition: str
    instruction: str
    space: Space
    notes: int = NOTE_LINES


@dataclass(frozen=True)
class Part:
    """One section. `extent` is how many questions and minutes, `condition` when it is answered ("" for always)."""

    number: int
    title: str
    extent: str
    condition: str
    intro: tuple[str, ...]
    items: tuple[Item, ...]
    discussion: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """Words before the questions: a heading and paragraphs, or points where `listed`."""

    title: str
    texts: tuple[str, ...]
    listed: bool = False


@dataclass(frozen=True)
class Paper:
    """A whole handout. `lead` is what of the questionnaire it holds, `origin` which questionnaire and version."""

    title: str
    lead: str
    chapters: tuple[Chapter, ...]
    contents: str
    parts: tuple[Part, ...]
    discussing: str
    noting: str
    origin: tuple[str, ...]
