"""Dates as people say them: ``2027-01-31``, ``31 januari``, ``31/1``, ``i mars``, ``om tre månader``."""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from datetime import date, timedelta

from digikap.interview.typed import Refused, plain_form
from digikap.swedish import MONTHS, NUMBERS, small_number

MOST_YEARS = 10
"""How far away a day can be: what is further away is a slip of the finger, or no plan."""

_LEAP_YEARS = 8  # from one 29 February to the next, at most
_HOW = "Skriv till exempel 2027-01-31, 31 januari eller om tre månader."
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASH = re.compile(r"(?:den )?(\d{1,2})/(\d{1,2})(?:[ /-](\d{4}))?")
_SPOKEN = re.compile(r"(?:den )?(\d{1,2})(?::?[ae])? ([a-zåäö]{3,9})\.?(?: (\d{4}))?")
_MONTH = re.compile(r"(?:(?:i|till|före|senast) )?(?:slutet av )?([a-zåäö]{3,9})\.?(?: (\d{4}))?")
_WITHIN = re.compile(r"(?:om |inom )?(ett halvt|[a-zåäö]+|\d{1,3}) (dag|dagar|vecka|veckor|månad|månader|år)")
_DAYS = {"dag": 1, "dagar": 1, "vecka": 7, "veckor": 7}


def due_date(typed: str, today: date) -> date | Refused:
    """The day that a line stands for, from `today` on; without a year the next one that comes. A month is its last day.

    A day that has passed is refused, and one that is more than `MOST_YEARS` away.
    """
    text = plain_form(typed)
    try:
        day = _day(text, today)
    except (ValueError, OverflowError):
        return Refused(f"Det finns ingen sådan dag. {_HOW}")
    if day is None:
        return Refused(_HOW)
    if day < today:
        return Refused("Den dagen har redan varit. Skriv en som kommer.")
    if (day.year - MOST_YEARS, day.month, day.day) > (today.year, today.month, today.day):
        return Refused(f"Det är mer än {small_number(MOST_YEARS)} år dit. Skriv en dag som ligger närmare.")
    return day


def within(words: str, today: date) -> date | None:
    """The day when a time as ``3 månader`` has gone; None where the words say no time, or there is no such day."""
    try:
        return _after(plain_form(words), today)
    except (ValueError, OverflowError):  # after the year 9999
        return None


def _day(text: str, today: date) -> date | None:
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _SLASH.fullmatch(text):
        return _next(int(found[1]), int(found[2]), found[3], today)
    if (found := _SPOKEN.fullmatch(text)) and (month := _month(found[2])):
        return _next(int(found[1]), month, found[3], today)
    if (found := _MONTH.fullmatch(text)) and (month := _month(found[1])):
        year = int(found[2]) if found[2] else today.year + (month < today.month)
        return date(year, month, calendar.monthrange(year, month)[1])
    return _after(text, today)


def _next(day: int, month: int, year: str | None, today: date) -> date:
    """That day in that year, or the next time it comes. ValueError where there is none."""
    if year is not None:
        return date(int(year), month, day)
    for one in range(today.year, today.year + _LEAP_YEARS + 1):
        with suppress(ValueError):
            found = date(one, month, day)
            if found >= today:
                return found
    raise ValueError


def _month(word: str) -> int | None:
    """The number of a month by its name or its first three letters."""
    names = [name for name in MONTHS if name == word or name[:3] == word]
    return MONTHS.index(names[0]) + 1 if names else None


def _after(text: str, today: date) -> date | None:
    found = _WITHIN.fullmatch(text)
    if found is None:
        return None
    half = found[1] == "ett halvt"
    amount = 6 if half else _amount(found[1])
    if amount is None or (half and found[2] != "år"):
        return None
    if found[2] in _DAYS:
        return today + timedelta(days=amount * _DAYS[found[2]])
    return _months_after(today, amount if half or found[2] != "år" else amount * 12)


def _amount(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    if word in ("ett", "en"):
        return 1
    return NUMBERS.index(word) if word in NUMBERS else None


def _months_after(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
