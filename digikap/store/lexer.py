"""Where the brackets, texts and numbers of a TOML text stand, and what digikap does not take in although tomli would.

Refused: what is nested so deeply that reading it costs more than it can be worth, numbers that no questionnaire means,
and the constructs of TOML 1.1, since archives read 1.0. Runs before the parser, in one pass without backtracking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEEPEST = 32
"""Brackets inside brackets, or parts of a dotted key. digikap's own files need five."""

MOST_PARTS = 250_000
"""Dots in the keys and headings of a file, of which each can make a table."""

_LARGEST = 2**63 - 1

# Lines of the commonest kinds, as many as follow each other, in one step: no dots in keys, no brackets in brackets.
_PLAIN = r'"[^"\\\n]*+"(?!")|[0-9]{1,18}+(?![^\s,}\]])|true|false'
_PAIR = rf"[A-Za-z0-9_-]++[ ]*+=[ ]*+(?:{_PLAIN})"
_TABLE = rf"\{{[ ]*+{_PAIR}(?:,[ ]*+{_PAIR})*+[ ]*+\}}"
_LIST = rf"\[(?:{_PLAIN})(?:,[ ]*+(?:{_PLAIN}))*+\]"
_EASY = re.compile(
    rf"""(?:[ \t]*+(?:[A-Za-z0-9_-]++[ ]*+=[ ]*+(?:{_PLAIN}|{_TABLE}|{_LIST})[ \t]*+)?+\n"""
    r"""|\[[A-Za-z0-9_.-]{1,60}+\]\n|\[\[[A-Za-z0-9_.-]{1,60}+\]\]\n|\#[^\n]*+\n)++"""
)
_EASY_ITEMS = re.compile(rf"(?:[ \t]*+(?:{_TABLE}|{_PLAIN}),[ ]*+\n?)++")
_TOKEN = re.compile(
    r"""
    (?P<space> [ \t\r]++ )
    | (?P<newline> \n )
    | (?P<comment> \# [^\n]*+ )
    | (?P<basic> \"{3} (?: [^"\\]++ | \\. | "(?!"") )*+ \"{3,5}+ | "(?!"") (?: [^"\\\n]++ | \\[^\n] )*+ " )
    | (?P<literal> '{3} (?: [^']++ | '(?!'') )*+ '{3,5}+ | '(?!'') [^'\n]*+ ' )
    | (?P<mark> [\[\]{}=,] )
    | (?P<bare> [^\s"'\#\[\]{},=]++ )
    """,
    re.VERBOSE | re.DOTALL,
)
_NEW_ESCAPE = re.compile(r"\\(?:\\|(e|x[0-9A-Fa-f]{2}))")
_NO_SECONDS = re.compile(r"(?:\d{4}-\d\d-\d\d[Tt])?\d\d:\d\d(?:[Zz]|[+-]\d\d:\d\d)?")
_NUMBER = re.compile(
    r"(?P<based>0x[0-9A-Fa-f][0-9A-Fa-f_]*|0o[0-7][0-7_]*|0b[01][01_]*)"
    r"|(?P<whole>[+-]?[0-9][0-9_]*)(?P<part>\.[0-9][0-9_]*)?(?:[eE](?P<exponent>[+-]?[0-9][0-9_]*))?"
)


@dataclass(frozen=True)
class Refusal:
    """Something that is not taken in, at a position in the text. `first`: it is told before anything else is tried."""

    position: int
    what: str
    advice: str
    first: bool = False


@dataclass
class Scan:
    """What one pass has seen: brackets still open (their positions), the text that never ended, what is refused."""

    text: str
    open: list[int] = field(default_factory=list)
    unended: int | None = None
    refusal: Refusal | None = None
    in_key: bool = True
    dots: int = 0
    parts: int = 0
    last: str = ""

    def refuse(self, position: int, what: str, advice: str, first: bool = False) -> None:
        """Note a refusal; the first one stands, unless a later one stops everything."""
        if self.refusal is None or (first and not self.refusal.first):
            self.refusal = Refusal(position, what, advice, first)

    def inside(self, bracket: str) -> bool:
        """Whether the innermost open bracket is this one."""
        return bool(self.open) and self.text[self.open[-1]] == bracket


def scan(text: str) -> Scan:
    """One pass over a text whose line ends are \\n; stops at a text that never ends and at what is nested too deep."""
    seen = Scan(text)
    position = 0
    while position < len(text):
        if easy := _easy(seen, position):
            position = easy
            if seen.refusal and seen.refusal.first:
                return seen
            continue
        token = _TOKEN.match(text, position)
        if token is None:
            # a quotation mark without its partner, or a character that tomli refuses
            if text[position] in "\"'":
                seen.unended = position
                return seen
            position += 1
            continue
        if _is_lost(seen, str(token.lastgroup), token.group(), position):
            return seen
        position = token.end()
        _take(seen, str(token.lastgroup), token.group(), token.start())
        if seen.refusal and seen.refusal.first:
            return seen
    return seen


def _is_lost(seen: Scan, kind: str, sign: str, position: int) -> bool:
    """Whether tomli is sure to stop here or before, so that the rest (megabytes of it, perhaps) says nothing more."""
    if sign in ("=", ","):
        return seen.last == sign
    if kind in ("bare", "basic", "literal"):  # a second value after one in a list; a day may have a time after it
        return seen.last == "value" and seen.inside("[") and ":" not in sign
    return sign == "]" and not seen.open and seen.text.startswith("]]]", position)


def _easy(seen: Scan, position: int) -> int | None:
    """Where the easy lines end that begin here; None where none does."""
    easy = None
    if not seen.open and not seen.last:
        easy = _EASY.match(seen.text, position)
    elif len(seen.open) == 1 and seen.inside("[") and seen.last in ("[", ","):
        easy = _EASY_ITEMS.match(seen.text, position)
        seen.last = "," if easy else seen.last
    if easy is None:
        return None
    _count(seen, seen.text.count(".", position, easy.end()), position)
    return easy.end()


def _count(seen: Scan, dots: int, position: int) -> None:
    seen.parts += dots
    if seen.parts > MOST_PARTS:
        seen.refuse(position, "Tabellerna i filen är för många.", "Är det rätt fil?", True)


def _take(seen: Scan, kind: str, token: str, position: int) -> None:
    match kind:
        case "space" | "comment":
            return
        case "newline":
            _new_line(seen)
            return
        case "mark":
            _mark(seen, token, position)
        case "basic" | "literal":
            if kind == "basic":
                _escapes(seen, token, position)
        case _:
            if seen.in_key:
                seen.dots += token.count(".")
                _count(seen, token.count("."), position)
            else:
                _number(seen, token, position)
    if len(seen.open) > DEEPEST or seen.dots >= DEEPEST:
        seen.refuse(position, "Nivåerna i filen är för många.", f"Högst {DEEPEST} nivåer inuti varandra går an.", True)
    seen.last = token if kind == "mark" else "value"


def _new_line(seen: Scan) -> None:
    if seen.inside("{"):
        seen.refuse(
            seen.open[-1],
            "Klammern { stängs inte på samma rad.",
            "Skriv allt mellan { och } på en enda rad.",
        )
    if not seen.open:
        seen.in_key, seen.dots, seen.last = True, 0, ""


def _mark(seen: Scan, mark: str, position: int) -> None:
    match mark:
        case "[" | "{":
            if mark == "[" and seen.in_key and not seen.open:
                # the heading of a table: its dots count as those of a key
                return
            seen.open.append(position)
            seen.in_key, seen.dots = mark == "{", 0
        case "}" | "]":
            if mark == "}" and seen.last == ",":
                seen.refuse(position, "Före } står ett kommatecken för mycket.", "Ta bort det sista kommatecknet.")
            if seen.inside("{" if mark == "}" else "["):
                seen.open.pop()
                seen.in_key = False
        case "=":
            seen.in_key, seen.dots = False, 0
        case _:
            seen.in_key, seen.dots = seen.inside("{"), 0


def _escapes(seen: Scan, token: str, position: int) -> None:
    if "\\" in token:
        for escape in _NEW_ESCAPE.finditer(token):
            if escape[1]:
                code = "\\u001B" if escape[1] == "e" else f"\\u00{escape[1][1:].upper()}"
                seen.refuse(
                    position + escape.start(), f"Tecknet {escape[0]} går inte att använda.", f"Skriv {code} i stället."
                )


def _number(seen: Scan, token: str, position: int) -> None:
    if token.lstrip("+-") in ("inf", "nan"):
        seen.refuse(position, f"{token} är inte ett tal som går att räkna med.", "Skriv ett vanligt tal.")
    elif ":" in token and _NO_SECONDS.fullmatch(token):
        seen.refuse(position, "Klockslaget saknar sekunder.", f"Skriv till exempel {token[: token.index(':') + 3]}:00.")
    elif (len(token) > 18 or "e" in token or "E" in token) and (number := _NUMBER.match(token)):
        # a number also where something stands right after it: tomli makes a value of it before it sees that
        exponent = (number["exponent"] or "0").replace("_", "")
        if len(number[0]) > 70 or len(exponent) > 3 or abs(int(exponent)) > 30:
            seen.refuse(position, "Talet är orimligt stort, litet eller långt.", "Skriv ett vanligt tal.", True)
        elif number[0] == token and not (number["part"] or number["exponent"]):
            digits = token.replace("_", "")
            if abs(int(digits, 0) if number["based"] else int(digits)) > _LARGEST:
                seen.refuse(position, "Talet är orimligt stort.", "Skriv ett mindre tal.")
