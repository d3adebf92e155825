"""The rules of Swedish: numbers, counts, dates, lists, the order of å ä ö, names without them. Imports nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import lru_cache

HARD_SPACE = "\u00a0"
MINUS = "\u2212"

_ALPHABET = {"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"}
MONTHS = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
"""The months, January first."""

NUMBERS = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
"""The numbers that are written as words, nought first."""


def half_up(value: Fraction, decimals: int = 0) -> Fraction:
    """The value rounded to so many decimals, halves away from zero."""
    scaled = abs(value) * 10**decimals
    rounded = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**decimals)
    return -rounded if value < 0 else rounded


def number(value: Fraction | int, decimals: int = 0) -> str:
    """The value with decimal comma and a true minus, thousands parted by a hard space: ``12 345,5``."""
    rounded = half_up(Fraction(value), decimals)
    whole, rest = divmod(abs(rounded) * 10**decimals, 10**decimals)
    text = f"{int(whole):,}".replace(",", HARD_SPACE)
    if decimals:
        text += f",{int(rest):0{decimals}d}"
    return MINUS + text if rounded < 0 else text


def signed(value: Fraction | int, decimals: int = 0) -> str:
    """A difference with its sign: ``+12,5``, ``−3,0``, ``0,0``."""
    text = number(value, decimals)
    return "+" + text if half_up(Fraction(value), decimals) > 0 else text


def percent(value: Fraction | int, decimals: int = 0) -> str:
    """A percentage (0–100) with a hard space before the sign: ``12 %``."""
    return number(value, decimals) + HARD_SPACE + "%"


def span(low: str, high: str) -> str:
    """A range with an en dash: ``54–68``."""
    return f"{low}–{high}"


def count(amount: int, one: str, many: str) -> str:
    """A number and its noun: ``1 fråga``, ``3 frågor``."""
    return f"{number(amount)}{HARD_SPACE}{one if amount == 1 else many}"


def small_number(amount: int) -> str:
    """A number in running text: as a word up to twelve."""
    return NUMBERS[amount] if 0 <= amount < len(NUMBERS) else number(amount)


def listed(words: Iterable[str], last: str = "och") -> str:
    """Words joined as Swedish does: ``a, b och c``."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def quoted(text: str) -> str:
    """The text between Swedish quotation marks."""
    return f"”{text}”"


def capital(text: str) -> str:
    """The text with its first letter large and the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The text with its first letter small, as inside a sentence; an abbreviation (``IT-drift``) as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def long_date(day: date) -> str:
    """A date in running text: ``21 november 2026``."""
    return f"{day.day}{HARD_SPACE}{MONTHS[day.month - 1]} {day.year}"


def alphabetical(text: str) -> str:
    """A key that sorts text as a Swedish reader expects: without regard to case, å ä ö last, é as e."""
    letters = unicodedata.normalize("NFC", text).casefold()
    return "".join(_ALPHABET.get(letter) or _plain(letter) for letter in letters)


@lru_cache(1024)
def same_name(text: str) -> str:
    """A key for telling names apart, without regard to case and spaces around: Habo is not Håbo."""
    return alphabetical(" ".join(text.split()))


def folded(text: str) -> str:
    """Text for searching: small letters, accents and å ä ö taken off, runs of space as one: Ö → o."""
    # Unicode has letters that are small or large only once they are taken apart: 𝑨 becomes A, so fold before and after
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.casefold()).casefold())
    return " ".join("".join(_plain(letter) for letter in apart).split())


def file_name(text: str) -> str:
    """The text as part of a file name: only a–z, 0–9, - and _; ``Upplands Väsby`` → ``upplands-vasby``."""
    return re.sub(r"[^a-z0-9_]+", "-", folded(text)).strip("-") or "namnlos"


@lru_cache(1024)
def _plain(letter: str) -> str:
    return (
        "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
        .replace("ø", "o")
        .replace("æ", "ae")
    )
