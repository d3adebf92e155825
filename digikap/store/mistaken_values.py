"""Values as people write them by mistake: curly quotes, ja and nej, 1,5, text without quotation marks."""

from __future__ import annotations

import re

from digikap.store.lexer import Refusal, scan
from digikap.store.stop import STATEMENT, Stop
from digikap.text import visible_line

CURLY = "”“„»«’‘‚"
_TRUE = {"ja", "sant", "yes", "on", "på", "true"}
_FALSE = {"nej", "falskt", "no", "off", "av", "false"}


def curly(stop: Stop) -> Refusal | None:
    """Quotation marks from a word processor where straight ones belong."""
    value = stop.start if stop.before.unended is None else stop.before.unended
    if stop.rest[:1] and stop.rest[0] in CURLY:
        at = stop.position
    elif _is_unended(stop) and (found := re.search(f"[{CURLY}]", stop.text[value : stop.start + len(stop.line)])):
        at = value + found.start()
    else:
        return None
    return Refusal(
        at, f"Citattecknet {stop.text[at]} är krökt (typografiskt).", 'Skriv raka citattecken (") runt texten.'
    )


def decimal_comma(stop: Stop) -> Refusal | None:
    """1,5 for 1.5."""
    found = re.search(r"=\s*([+-]?\d+),(\d+)\s*(?:#.*)?(?=$|[},])", stop.line)
    if not found or stop.position > stop.start + found.end():
        return None
    return Refusal(stop.start + found.start(1), "Talet har decimalkomma.", f"Skriv med punkt: {found[1]}.{found[2]}")


def spaced_number(stop: Stop) -> Refusal | None:
    """10 000 for 10000, 007 for 7, and dates that are written otherwise or do not exist."""
    found = re.search(r"=\s*([+-]?\d[\d\u00a0 /.:-]*)\s*(?:#.*)?(?=$|[},])", stop.line)
    if not found or stop.position > stop.start + found.end():
        return None
    at, digits = stop.start + found.start(1), found[1].strip()
    if re.fullmatch(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}", digits):
        return Refusal(at, f"{digits} är inget datum som finns.", "Skriv år, månad och dag: 2026-11-21.")
    if re.fullmatch(r"[+-]?\d{1,3}([\u00a0 ]\d{3})+", digits):
        return Refusal(at, "Talet har mellanslag.", f"Skriv det utan: {re.sub(r'[^0-9+-]', '', digits)}")
    if re.fullmatch(r"[+-]?0\d+", digits):
        return Refusal(at, "Ett tal får inte börja med 0.", f'Skriv {int(digits)}, eller "{digits}" om det är text.')
    return None


def yes_or_no(stop: Stop) -> Refusal | None:
    """ja and nej for true and false."""
    word = re.match(r"\w*", stop.rest)
    right = {**dict.fromkeys(_TRUE, "true"), **dict.fromkeys(_FALSE, "false")}.get(word[0].lower() if word else "")
    if stop.message != "Invalid value" or right is None or word is None:
        return None
    after = stop.rest[len(word[0]) :].strip()
    if after and after[0] not in "#,}]":
        return None
    return Refusal(stop.position, f"{word[0]} går inte att läsa här.", f"Skriv {right} (utan citattecken).")


def no_quotes(stop: Stop) -> Refusal | None:
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
    text = visible_line(value).strip('"' + CURLY)
    return Refusal(stop.position, "Texten saknar citattecken.", f'Skriv: {stop.key} = "{text}"')


def no_end_quote(stop: Stop) -> Refusal | None:
    """Text that never ends."""
    if not _is_unended(stop):
        return None
    opening = scan(stop.text).unended
    at = stop.start if opening is None else opening
    if stop.text.startswith(('"""', "'''"), at):
        three = stop.text[at : at + 3]
        return Refusal(at, f"Texten som börjar med {three} slutar aldrig.", f"Sätt {three} där texten slutar.")
    return Refusal(at, "Texten saknar citattecken på slutet.", f"Sätt {stop.text[at]} där texten slutar, på samma rad.")


def _is_unended(stop: Stop) -> bool:
    return stop.message.startswith(("Illegal character '\\n'", "Unterminated", "Found invalid character '\\n'")) or (
        stop.message in ('Expected "\'"', "Expected \"'''\"")
    )


def quote_inside(stop: Stop) -> Refusal | None:
    """A straight quotation mark inside a text ends it."""
    if stop.line[: stop.position - stop.start].rstrip()[-1:] != '"' or not re.match(r"[\w\s]", stop.rest):
        return None
    if STATEMENT.match(stop.rest):
        return Refusal(stop.position, "Här börjar en ny uppgift på samma rad.", "Skriv den på en egen rad.")
    if '"' not in stop.rest:
        return None
    return Refusal(
        stop.position,
        "Texten tar slut i förtid, vid ett citattecken inne i den.",
        'Skriv ” inne i texten, eller \\" för ett rakt citattecken.',
    )


def backslash(stop: Stop) -> Refusal | None:
    """A backslash that means nothing."""
    if not stop.message.startswith(("Unescaped '\\'", "Invalid hex", "Escaped character")):
        return None
    at = stop.text.rfind("\\", 0, stop.position + 1)
    return Refusal(
        at, "Ett omvänt snedstreck (\\) i texten går inte att läsa.", "Skriv \\\\ för ett snedstreck, som i C:\\\\mapp."
    )


def date(stop: Stop) -> Refusal | None:
    if not stop.message.startswith("Invalid date"):
        return None
    return Refusal(stop.position, "Datumet eller klockslaget finns inte.", "Skriv år, månad och dag: 2026-11-21.")
