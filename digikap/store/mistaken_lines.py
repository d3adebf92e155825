"""Names, headings and brackets as people write them by mistake: no equals sign, a key twice, a bracket left open."""

from __future__ import annotations

import re

from digikap.store.lexer import Refusal
from digikap.store.stop import HEADING, STATEMENT, Stop
from digikap.swedish import quoted
from digikap.text import visible_line


def invisible(stop: Stop) -> Refusal | None:
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


def unclosed(stop: Stop) -> Refusal | None:
    """A bracket that is still open where a new line of its own, or the end of the file, comes."""
    opened = stop.before.open
    earlier = [position for position in opened if position < stop.start]
    if opened and not stop.text[stop.position :].strip():
        bracket = opened[-1]
    elif earlier and (HEADING.match(stop.line) or STATEMENT.match(stop.line) or stop.text[earlier[-1]] == "{"):
        bracket = earlier[-1]
    else:
        return None
    if stop.text[bracket] == "{":
        advice = "Sätt } där den slutar. Allt mellan { och } ska stå på en rad."
        return Refusal(bracket, "Klammern { stängs aldrig.", advice)
    return Refusal(bracket, "Listans hakparentes [ stängs aldrig.", "Sätt ] där listan slutar.")


def no_equals(stop: Stop) -> Refusal | None:
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
    last = re.search(r"([A-Za-z0-9_-]+)\s*$", stop.line[: stop.position - stop.start])
    return Refusal(stop.position, "Likhetstecknet saknas.", f"Skriv {last[1] if last else 'namn'} = och sedan värdet.")


def twice(stop: Stop) -> Refusal | None:
    """The same key, or the same heading, for the second time."""
    if HEADING.match(stop.line):
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


def _key_twice(stop: Stop) -> Refusal:
    start = _statement_start(stop)
    key = stop.text[start:].split("=", 1)[0].strip()
    lines = stop.text[:start].split("\n")[:-1]
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        if re.match(rf"\s*{re.escape(key)}\s*=", line):
            heading = next((above.strip() for above in reversed(lines) if HEADING.match(above)), "")
            advice = "Ta bort den ena."
            if heading.startswith("[["):
                advice += f" Om något nytt börjar här saknas raden {heading.split('#')[0].strip()} ovanför."
            return Refusal(start, f"{quoted(visible_line(key))} står redan på rad {number}.", advice)
        if HEADING.match(line):
            break
    return Refusal(start, f"{quoted(visible_line(key))} har redan ett värde.", "Ta bort det ena.")


def _statement_start(stop: Stop) -> int:
    """Where the statement begins that ends at tomli's place: its value may take many lines."""
    start = stop.start
    while start > 0 and not STATEMENT.match(stop.text[start:].split("\n", 1)[0]):
        start = stop.text.rfind("\n", 0, start - 1) + 1
    return start


def _heading_twice(stop: Stop) -> Refusal:
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


def heading_unclosed(stop: Stop) -> Refusal | None:
    """A heading without its closing bracket, or with a name that cannot be one."""
    if not stop.line.lstrip().startswith("[") or stop.before.open:
        return None
    name = stop.line.split("#")[0].strip().strip("[]").strip()
    if stop.message.startswith("Expected ']") and re.fullmatch(r"[A-Za-z0-9_.-]+", name):
        right = f"[[{name}]]" if stop.line.lstrip().startswith("[[") else f"[{name}]"
        return Refusal(stop.start, "Rubrikens hakparenteser går inte ihop.", f"Skriv: {right}")
    return Refusal(
        stop.position, "Rubriken går inte att läsa.", "En rubrik har bara a–z, 0–9, - och _, med punkt mellan delarna."
    )


def no_comma(stop: Stop) -> Refusal | None:
    """Two things beside each other inside brackets."""
    if stop.message not in ("Unclosed array", "Unclosed inline table"):
        return None
    return Refusal(
        stop.position,
        "Här saknas ett kommatecken, eller så stängs inte parentesen.",
        "Sätt komma mellan det som räknas upp.",
    )


def other_language(stop: Stop) -> Refusal | None:
    """Something that is not TOML at all, or a comment as other formats write it."""
    if stop.message != "Invalid statement":
        return None
    if stop.rest.startswith(("//", ";", "/*", "--")):
        return Refusal(stop.position, "Raden går inte att tolka.", "En kommentar börjar med #.")
    if stop.rest.startswith(("{", "<", "%")) and not stop.text[: stop.position].strip():
        return Refusal(stop.position, "Filen är inte skriven i TOML.", "Kontrollera att det är rätt fil.")
    return None


def left_over(stop: Stop) -> Refusal | None:
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
