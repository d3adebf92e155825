"""The hostile texts that every writer is tried with, and how they are put in place of every text of a file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from digikap.model.base import Part

UNSEEN = "\x1b[31m\x1b]0;t\x07\x00\u202e\u2066\u200b\u2028\x85\x9b1m\ufeff\U000e0041<b>[red]"
"""Escape sequences, marks that turn text around, what takes no room, what ends a line."""

SIGNS = [
    "[bold red]x[/] [link=file:///etc]y[/link] :smile:",
    "\x1b[31mröd\x1b[0m\x07\x1b]0;titel\x07",
    "{{ 7 * 7 }} {% raw %} {# #}",
    "<script>alert(1)</script> &lt;b&gt;",
    "\u202eabc\u202c \u2066def\u2069",
    "a" * 10_000,
    "å" * 300 + " 漢字" * 50,
]
"""What a terminal, a template and a page would obey, and words that no line is long enough for."""

MARKUP = [
    "# Rubrik",
    "- punkt",
    "+ plus",
    "1. ett",
    "12) tolv",
    "= 2",
    "--- streck",
    "> citat",
    "    indraget",
    "~~~ kod",
    "| a | b |",
    "a | b \\| c \\",
    "[länk](http://x.se) ![bild](x.png) [^1] [x]: http://x.se",
    "https://x.se/a_b?c=1 och www.x.se samt namn@kommun.se",
    "`kod` ``",
    "**fet** _kursiv_ ~~struken~~ *",
    "<b>fet</b> <!-- gömt --> &amp; &#65;",
    "$x^2$ : definition",
    "http://x`y|z",
    "\"'><img src=x onerror=alert(1)>",
]
"""What Markdown and HTML would read as something else than text."""

TYPST = [
    '#eval("1+1") #read("/etc/passwd") #import "@preview/cetz:0.3.1": *',
    "$x^2$ @hänvisning <etikett> `rå` ```kod``` \\ // rad /* gömt */ = rubrik / term: ord -- --- ... ~ 'a' \"b\"",
    "] #] } ) ; #show: it => [borta] #set page(width: 1pt)",
]

FORMULAS = [
    "=1+1",
    "+46 70",
    "-5",
    "@SUM(A1)",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =cmd|' /C calc'!A0",
]
"""What a spreadsheet would calculate."""

CELLS = [
    "\x00",
    "a\x00b\x0b",
    'a "b", c; d\r\ne',
    "_x000D_",
    "\ufffe\uffff",
    "\u2028x",
    "'=1",
    "&P &N <&>",
    "http://a.se/" + "b" * 3000,
    "😀" * 16_400,
]
"""What a cell, a row or a header of a table could not hold, or would take for its own sign."""

DATA = ['"""', "'''\n[tabell]", 'x"\n[[groups]]\nid = "y', '"}], "a": [', "\\u0041 \\"]
"""What would end a text in TOML or JSON."""

CORPUS = (UNSEEN, *SIGNS, *MARKUP, *TYPST, *FORMULAS, *CELLS, *DATA)
"""Texts that mean something to some program, or that some program cannot hold."""

EVERYWHERE = "\x1b[31m\x9b1m\x00\u202e\u200b\U000e0041</script>&amp;{{7*7}}#eval(1)`*a*_b_[x](y)|$x$\\"
"""What stands in every text, beside the one of the corpus whose turn it is."""

SELDOM = 61
"""Texts of thousands of characters stand this far apart, each twice: they take time."""

_SHORT = [text for text in CORPUS if len(text) < 1000]
_LONG = [text for text in CORPUS if len(text) >= 1000]


def walked(number: int) -> str:
    """The corpus in turn: the text in place of the one that comes as so many from 0."""
    if _is_long(number):
        return f"{_LONG[number // SELDOM % len(_LONG)]} {number}"
    return f"{_SHORT[number % len(_SHORT)]} {EVERYWHERE} {number}"


def _is_long(number: int) -> bool:
    return number % SELDOM == SELDOM - 1 and number // SELDOM < 2 * len(_LONG)


def harmless(number: int) -> str:
    """As many lines as in `walked`, of a plain word; what ends it stands where `EVERYWHERE` does."""
    plain = re.sub(r"[^\s]+", "ord", walked(number).partition(EVERYWHERE)[0].replace("\r", ""))
    return f"{plain} {'' if _is_long(number) else PLAIN} {number}"


PLAIN = "slutet"

IDS = re.compile(r"[a-z0-9_/@-]*|\d{4}-\d\d-\d\dT[\d:]+\+[\d:]+")
"""What is no text: names within a file, words of the format, a moment."""

TEXTS = {
    *("text", "title", "name", "label", "help", "description", "intro", "source", "note", "unit", "horizon", "within"),
    *(
        "levels",
        "anchors",
        "discussion",
        "services",
        "analysis",
        "minority",
        "uneven",
        "other",
        "told",
        "alias",
        "role",
    ),
    *("effect", "first_step", "reason", "county", "group", "code"),
}
"""The fields that hold text, in everything that the model has."""

T = TypeVar("T")


class Hostile:
    """Puts a hostile text in place of every other; the same in the same place, so that what was alike still is."""

    def __init__(self, text: Callable[[int], str] = lambda number: f"{UNSEEN} {number}") -> None:
        self._text = text
        self._numbers: dict[str, int] = {}
        self._forms: dict[int, tuple[Any, Any]] = {}

    def of(self, value: T) -> T:
        """The same value with other texts. Fails on a text in a field that is not known to hold any."""
        changed: T = self._of(value, "")
        return changed

    def _of(self, value: Any, name: str) -> Any:
        match value:
            case str():
                return self._said(value, name)
            case Part():
                return self._part(value)
            case tuple():
                return tuple(self._of(one, name) for one in value)
            case Mapping():
                return type(value)({key: self._of(one, name) for key, one in value.items()})  # type: ignore[call-arg]
            case _ if is_dataclass(value) and not isinstance(value, type):
                parts = {one.name: self._of(getattr(value, one.name), one.name) for one in fields(value)}
                return replace(value, **parts)
        return value

    def _part(self, value: Part) -> Part:
        """Made once for each, since a questionnaire is shared by many."""
        if id(value) not in self._forms:
            parts = {name: self._of(getattr(value, name), name) for name in type(value).model_fields}
            self._forms[id(value)] = (value, type(value).model_construct(**parts))
        made: Part = self._forms[id(value)][1]
        return made

    def _said(self, value: str, name: str) -> str:
        is_id = name == "group" and IDS.fullmatch(value)  # a municipality's group is text, a dimension's is an id
        if not value or name not in TEXTS or is_id:
            assert IDS.fullmatch(value), f"{name} holds a text: {value}"
            return value
        return self._text(self._numbers.setdefault(value, len(self._numbers)))


def unseen(text: str) -> set[str]:
    """The control and format characters of a text, and its separators of lines; a line end is none."""
    return {sign for sign in set(text) if unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Cs") and sign != "\n"}


def strings(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value of the view, with where it stands."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from strings(one, f"{at}[{number}]")
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from strings(getattr(value, part.name), f"{at}.{part.name}")
