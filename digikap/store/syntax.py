"""What a fault of TOML's syntax is called in Swedish: the mistakes that people make, each with what to write instead.

tomli says where it could not go on, in English; here that place and the line around it are read once more, and its
words never reach the user.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from digikap.store.lexer import Refusal, Scan, scan
from digikap.swedish import quoted
from digikap.text import visible_line

_CURLY = "”“„»«’‘‚"
_TRUE = {"ja", "sant", "yes", "on", "på", "true"}
_FALSE = {"nej", "falskt", "no", "off", "av", "false"}
_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_HEADING = re.compile(rf"\s*\[\[?\s*{_KEY}(?:\s*\.\s*{_KEY})*\s*\]\]?\s*(?:#.*)?$")
_STATEMENT = re.compile(rf"\s*{_KEY}(?:\s*\.\s*{_KEY})*\s*=")


@dataclass(frozen=True)
class _Stop:
    """Where tomli stopped (`position`), and its English `message`, which is only compared, never shown."""

    text: str
    position: int
    message: str

    @cached_property
    def start(self) -> int:
        """Where the line begins that tomli stopped on."""
        return self.text.rfind("\n", 0, self.position) + 1

    @cached_property
    def line(self) -> str:
        """The line that tomli stopped on."""
        return self.text[self.start :].split("\n", 1)[0]

    @cached_property
    def rest(self) -> str:
        """What is left of the line from where tomli stopped."""
        return self.text[self.position :].split("\n", 1)[0]

    @cached_property
    def before(self) -> Scan:
        """What stands before tomli's place."""
        return scan(self.text[: self.position])

    @cached_property
    def key(self) -> str:
        """The name to the left of the equals sign on the line, or an example of one."""
        match = re.match(rf"\s*({_KEY})\s*=", self.line)
        return match[1] if match else "title"

    def number_of(self, position: int) -> int:
        """The line number of a position, from 1."""
        return self.text.count("\n", 0, position) + 1


def explain(text: str, position: int, message: str) -> Refusal:
    """What is wrong where tomli stopped with a message: the first explanation that fits, else a general one.

    The text's line ends are \\n.
    """
    stop = _Stop(text, position, message)
    for explanation in _EXPLANATIONS:
        if refusal := explanation(stop):
            return refusal
    return Refusal(
        min(position, len(text)), "Raden går inte att tolka.", "En rad skrivs namn = värde, en rubrik [namn]."
    )


def _invisible(stop: _Stop) -> Refusal | None:
    """A character that cannot be seen: control characters, line ends of old Macs, hard spaces of word processors."""
    here = stop.text[stop.position : stop.position + 1]
    if here == "\r":
        return Refusal(stop.position, "Raden slutar med ett ovanligt radslut.", "Spara filen med vanliga radslut.")
    if here in ("\u00a0", "\u202f", "\u2009", "\u200b", "\ufeff"):
        return Refusal(
            stop.position, "Här står ett osynligt tecken, troligen ett hårt mellanslag.", "Ersätt det med ett vanligt."
        )
    if here and (here < " " or here == "\x7f") and here not in "\n\t":
        return Refusal(stop.position, f"Här står styrtecknet {visible_line(here)}.", "Ta bort det.")
    return None


def _unclosed(stop: _Stop) -> Refusal | None:
    """A bracket that is still open where a new line of its own, or the end of the file, comes."""
    opened = stop.before.open
    earlier = [position for position in opened if position < stop.start]
    if opened and not stop.text[stop.position :].strip():
        bracket = opened[-1]
    elif earlier and (_HEADING.match(stop.line) or _STATEMENT.match(stop.line) or stop.text[earlier[-1]] == "{"):
        bracket = earlier[-1]
    else:
        return None
    if stop.text[bracket] == "{":
        advice = "Sätt } där den slutar. Allt mellan { och } ska stå på en rad."
        return Refusal(bracket, "Klammern { stängs aldrig.", advice)
    return Refusal(bracket, "Listans hakparentes [ stängs aldrig.", "Sätt ] där listan slutar.")


def _curly(stop: _Stop) -> Refusal | None:
    """Quotation marks from a word processor where straight ones belong."""
    value = stop.start if stop.before.unended is None else stop.before.unended
    if stop.rest[:1] and stop.rest[0] in _CURLY:
        at = stop.position
    elif _is_unended(stop) and (found := re.search(f"[{_CURLY}]", stop.text[value : stop.start + len(stop.line)])):
        at = value + found.start()
    else:
        return None
    return Refusal(
        at, f"Citattecknet {stop.text[at]} är krökt (typografiskt).", 'Skriv raka citattecken (") runt texten.'
    )


def _decimal_comma(stop: _Stop) -> Refusal | None:
    """1,5 for 1.5."""
    found = re.search(r"=\s*([+-]?\d+),(\d+)\s*(?:#.*)?(?=$|[},])", stop.line)
    if not found or stop.position > stop.start + found.end():
        return None
    return Refusal(
        stop.start + found.start(1), "Talet har decimalkomma.", f"Skriv decimalpunkt: {found[1]}.{found[2]}."
    )


def _spaced_number(stop: _Stop) -> Refusal | None:
    """10 000 for 10000, 007 for 7, and dates that are written otherwise or do not exist."""
    found = re.search(r"=\s*([+-]?\d[\d\u00a0 /.:-]*)\s*(?:#.*)?(?=$|[},])", stop.line)
    if not found or stop.position > stop.start + found.end():
        return None
    at, digits = stop.start + found.start(1), found[1].strip()
    if re.fullmatch(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}", digits):
        return Refusal(at, f"{digits} är inget datum som finns.", "Skriv år, månad och dag: 2026-11-21.")
    if re.fullmatch(r"[+-]?\d{1,3}([\u00a0 ]\d{3})+", digits):
        return Refusal(at, "Talet har mellanslag.", f"Skriv det utan: {re.sub(r'[^0-9+-]', '', digits)}.")
    if re.fullmatch(r"[+-]?0\d+", digits):
        return Refusal(at, "Ett tal får inte börja med 0.", f'Skriv {int(digits)}, eller "{digits}" om det är text.')
    return None


def _yes_or_no(stop: _Stop) -> Refusal | None:
    """ja and nej for true and false."""
    word = re.match(r"\w*", stop.rest)
    right = {**dict.fromkeys(_TRUE, "true"), **dict.fromkeys(_FALSE, "false")}.get(word[0].lower() if word else "")
    if stop.message != "Invalid value" or right is None or word is None:
        return None
    after = stop.rest[len(word[0]) :].strip()
    if after and after[0] not in "#,}]":
        return None
    return Refusal(stop.position, f"{word[0]} går inte att läsa här.", f"Skriv {right} (utan citattecken).")


def _no_quotes(stop: _Stop) -> Refusal | None:
    """A value that is missing, or text without quotation marks."""
    if stop.message != "Invalid value":
        return None
    value = re.split(r"\s*[#\n]", stop.rest, maxsplit=1)[0].strip()
    if not value or value[0] in ",]}":
        if stop.text[: stop.position].rstrip(" \t").endswith("="):
            return Refusal(
                stop.position, "Värdet saknas efter likhetstecknet.", "Skriv ett värde, eller ta bort raden."
            )
        return Refusal(stop.position, "Här saknas ett värde i listan.", "Skriv ett, eller ta bort ett kommatecken.")
    if not value[0].isalpha() or stop.before.open:
        return Refusal(
            stop.position, "Värdet går inte att läsa.", "Text skrivs mellan raka citattecken, tal bara med siffror."
        )
    text = visible_line(value).strip('"' + _CURLY)
    return Refusal(stop.position, "Texten saknar citattecken.", f'Skriv {stop.key} = "{text}".')


def _no_end_quote(stop: _Stop) -> Refusal | None:
    """Text that never ends."""
    if not _is_unended(stop):
        return None
    opening = scan(stop.text).unended
    at = stop.start if opening is None else opening
    if stop.text.startswith(('"""', "'''"), at):
        three = stop.text[at : at + 3]
        return Refusal(at, f"Texten som börjar med {three} slutar aldrig.", f"Sätt {three} där texten slutar.")
    return Refusal(at, "Texten saknar citattecken på slutet.", f"Sätt {stop.text[at]} där texten slutar, på samma rad.")


def _is_unended(stop: _Stop) -> bool:
    return stop.message.startswith(("Illegal character '\\n'", "Unterminated", "Found invalid character '\\n'")) or (
        stop.message in ('Expected "\'"', "Expected \"'''\"")
    )


def _quote_inside(stop: _Stop) -> Refusal | None:
    """A straight quotation mark inside a text ends it."""
    if stop.line[: stop.position - stop.start].rstrip()[-1:] != '"' or not re.match(r"[\w\s]", stop.rest):
        return None
    if _STATEMENT.match(stop.rest):
        return Refusal(stop.position, "Här börjar en ny uppgift på samma rad.", "Skriv den på en egen rad.")
    if '"' not in stop.rest:
        return None
    return Refusal(
        stop.position,
        "Texten tar slut i förtid, vid ett citattecken inne i den.",
        'Skriv ” inne i texten, eller \\" för ett rakt citattecken.',
    )


def _no_equals(stop: _Stop) -> Refusal | None:
    """A name without an equals sign, with a colon, or with letters that names cannot have."""
    if stop.message != "Expected '=' after a key in a key/value pair" and not (
        stop.message == "Invalid statement" and stop.rest[:1].isalpha()
    ):
        return None
    name = re.match(r"\s*[{,]?\s*([^\s=:]+)\s*(=)?", stop.line)
    here = stop.rest[:1]
    if here == ":":
        return Refusal(stop.position, "Efter namnet står ett kolon.", "Skriv = i stället för kolon.")
    if here.isalpha() and not here.isascii() and name:
        return Refusal(
            stop.position,
            f"Namnet {quoted(visible_line(name[1]))} har tecken som inte får stå där.",
            "Ett namn före = har bara a–z, 0–9, - och _.",
        )
    if _decimal_like(stop):
        return Refusal(stop.position, "Ett värde står där ett namn väntas.", "Skriv decimaltal med punkt: 1.5.")
    last = re.search(r"([A-Za-z0-9_-]+)\s*$", stop.line[: stop.position - stop.start])
    return Refusal(stop.position, "Likhetstecknet saknas.", f"Skriv {last[1] if last else 'namn'} = och sedan värdet.")


def _decimal_like(stop: _Stop) -> bool:
    return bool(re.search(r"=\s*[+-]?\d+,\s*\d+\s*$", stop.line[: stop.position - stop.start]))


def _twice(stop: _Stop) -> Refusal | None:
    """The same key, or the same heading, for the second time."""
    if _HEADING.match(stop.line):
        if stop.message.startswith(("Cannot declare", "Cannot overwrite", "Cannot mutate", "Cannot redefine")):
            return _heading_twice(stop)
        return None
    if stop.message.startswith("Duplicate inline table key"):
        name = stop.message.split("'")[1] if "'" in stop.message else stop.key
        return Refusal(
            stop.position, f"{quoted(visible_line(name))} står två gånger inom samma klamrar.", "Ta bort den ena."
        )
    if stop.message.startswith(("Cannot overwrite", "Cannot mutate", "Cannot redefine")):
        return _key_twice(stop)
    return None


def _key_twice(stop: _Stop) -> Refusal:
    start = _statement_start(stop)
    key = stop.text[start:].split("=", 1)[0].strip()
    lines = stop.text[:start].split("\n")[:-1]
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        if re.match(rf"\s*{re.escape(key)}\s*=", line):
            heading = next((above.strip() for above in reversed(lines) if _HEADING.match(above)), "")
            advice = "Ta bort den ena."
            if heading.startswith("[["):
                advice += f" Om något nytt börjar här saknas raden {heading.split('#')[0].strip()} ovanför."
            return Refusal(start, f"{quoted(visible_line(key))} står redan på rad {number}.", advice)
        if _HEADING.match(line):
            break
    return Refusal(start, f"{quoted(visible_line(key))} har redan ett värde.", "Ta bort det ena.")


def _statement_start(stop: _Stop) -> int:
    """Where the statement begins that ends at tomli's place: its value may take many lines."""
    start = stop.start
    while start > 0 and not _STATEMENT.match(stop.text[start:].split("\n", 1)[0]):
        start = stop.text.rfind("\n", 0, start - 1) + 1
    return start


def _heading_twice(stop: _Stop) -> Refusal:
    heading = stop.line.split("#")[0].strip()
    name = heading.strip("[] ")
    lines = stop.text[: stop.start].split("\n")
    same = [number for number, line in enumerate(lines, 1) if line.split("#")[0].strip() == heading]
    other = f"[{name}]" if heading.startswith("[[") else f"[[{name}]]"
    mixed = [number for number, line in enumerate(lines, 1) if line.split("#")[0].strip() == other]
    if mixed:
        what = f"{heading} står här, men {other} på rad {mixed[0]}."
        return Refusal(stop.start, what, "Skriv dem lika: dubbla hakparenteser när det kan finnas flera.")
    if same:
        return Refusal(stop.start, f"Rubriken {heading} står redan på rad {same[0]}.", "Slå ihop dem under den första.")
    return Refusal(stop.start, f"Rubriken {heading} krockar med något som står tidigare.", "Byt namn på den ena.")


def _heading_unclosed(stop: _Stop) -> Refusal | None:
    """A heading without its closing bracket, or with a name that cannot be one."""
    if not stop.line.lstrip().startswith("[") or stop.before.open:
        return None
    name = stop.line.split("#")[0].strip().strip("[]").strip()
    if stop.message.startswith("Expected ']") and re.fullmatch(r"[A-Za-z0-9_.-]+", name):
        right = f"[[{name}]]" if stop.line.lstrip().startswith("[[") else f"[{name}]"
        return Refusal(stop.start, "Rubrikens hakparenteser går inte ihop.", f"Skriv {right}.")
    return Refusal(
        stop.position, "Rubriken går inte att läsa.", "En rubrik har bara a–z, 0–9, - och _, med punkt mellan delarna."
    )


def _backslash(stop: _Stop) -> Refusal | None:
    """A backslash that means nothing."""
    if not stop.message.startswith(("Unescaped '\\'", "Invalid hex", "Escaped character")):
        return None
    at = stop.text.rfind("\\", 0, stop.position + 1)
    return Refusal(
        at, "Ett omvänt snedstreck (\\) i texten går inte att läsa.", "Skriv \\\\ för ett snedstreck, som i C:\\\\mapp."
    )


def _no_comma(stop: _Stop) -> Refusal | None:
    """Two things beside each other inside brackets."""
    if stop.message not in ("Unclosed array", "Unclosed inline table"):
        return None
    return Refusal(
        stop.position,
        "Här saknas ett kommatecken, eller så stängs inte parentesen.",
        "Sätt komma mellan det som räknas upp.",
    )


def _other_language(stop: _Stop) -> Refusal | None:
    """Something that is not TOML at all, or a comment as other formats write it."""
    if stop.message != "Invalid statement":
        return None
    if stop.rest.startswith(("//", ";", "/*", "--")):
        return Refusal(stop.position, "Raden går inte att tolka.", "En kommentar börjar med #.")
    if stop.rest.startswith(("{", "<", "%")) and not stop.text[: stop.position].strip():
        return Refusal(stop.position, "Filen är inte skriven i TOML.", "Kontrollera att det är rätt fil.")
    return None


def _left_over(stop: _Stop) -> Refusal | None:
    """Something after a whole value."""
    if not stop.message.startswith("Expected newline"):
        return None
    rest = visible_line(stop.rest)
    shown = rest if len(rest) <= 30 else rest[:29] + "…"
    return Refusal(
        stop.position,
        f"Efter värdet står något som inte hör dit: {shown}",
        "Ta bort det, eller sätt # framför en kommentar.",
    )


def _date(stop: _Stop) -> Refusal | None:
    if not stop.message.startswith("Invalid date"):
        return None
    return Refusal(stop.position, "Datumet eller klockslaget finns inte.", "Skriv år, månad och dag: 2026-11-21.")


_EXPLANATIONS: tuple[Callable[[_Stop], Refusal | None], ...] = (
    _invisible,
    _curly,
    _no_end_quote,
    _backslash,
    _twice,
    _unclosed,
    _heading_unclosed,
    _decimal_comma,
    _spaced_number,
    _date,
    _yes_or_no,
    _quote_inside,
    _no_equals,
    _no_comma,
    _no_quotes,
    _other_language,
    _left_over,
)
