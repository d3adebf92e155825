"""Dates as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.interview.due import due_date, within
from digikap.interview.typed import Refused
from digikap.swedish import long_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-01-31", date(2027, 1, 31)),
        ("31 januari", date(2027, 1, 31)),
        ("Den 31 jan. 2028", date(2028, 1, 31)),
        ("1:a mars", date(2027, 3, 1)),
        ("31/1", date(2027, 1, 31)),
        ("31/1 2028", date(2028, 1, 31)),
        ("21 november", TODAY),
        ("20 november", date(2027, 11, 20)),
        ("i mars", date(2027, 3, 31)),
        ("slutet av november", date(2026, 11, 30)),
        ("februari 2028", date(2028, 2, 29)),
        ("om tre månader", date(2027, 2, 21)),
        ("inom 2 veckor", date(2026, 12, 5)),
        ("om en dag", date(2026, 11, 22)),
        ("om ett halvt år", date(2027, 5, 21)),
        ("om ett år", date(2027, 11, 21)),
        ("29/2", date(2028, 2, 29)),
        ("29 februari", date(2028, 2, 29)),
        ("om tio år", date(2036, 11, 21)),
        ("12 månader", date(2027, 11, 21)),
    ],
)
def test_a_day_can_be_said_in_many_ways(typed: str, day: date) -> None:
    assert due_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "snart", "2027", "31 jan feb", "om hundra år", "om ett halvt månad", "5 augusto"]
)
def test_what_is_no_day_is_refused_with_examples(typed: str) -> None:
    found = due_date(typed, TODAY)
    assert isinstance(found, Refused)
    assert "31 januari" in found.message


@pytest.mark.parametrize("typed", ["2027-02-30", "31 april", "40/1", "2027-13-01", "29/2 2027", "30/2"])
def test_a_day_that_does_not_exist_is_told_of(typed: str) -> None:
    found = due_date(typed, TODAY)
    assert isinstance(found, Refused)
    assert "ingen sådan dag" in found.message


@pytest.mark.parametrize("typed", ["2026-11-20", "1/1 2020", "mars 2024"])
def test_a_day_that_has_passed_is_refused(typed: str) -> None:
    found = due_date(typed, TODAY)
    assert isinstance(found, Refused)
    assert "redan varit" in found.message


@pytest.mark.parametrize("typed", ["9999-12-31", "2036-11-22", "mars 2100", "om elva år"])
def test_a_day_more_than_ten_years_away_is_refused(typed: str) -> None:
    found = due_date(typed, TODAY)
    assert isinstance(found, Refused)
    assert "mer än tio år" in found.message


def test_on_the_last_day_of_all_there_is_no_later_one() -> None:
    assert within("3 månader", date.max) is None and within("2 veckor", date.max) is None
    assert isinstance(due_date("om en dag", date.max), Refused)


def test_a_leap_day_may_be_eight_years_away() -> None:
    assert due_date("29/2", date(2096, 3, 1)) == date(2104, 2, 29)


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert within("1 månad", date(2027, 1, 31)) == date(2027, 2, 28)
    assert within("när det passar", TODAY) is None


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 360))
def test_every_day_that_comes_can_be_said_as_it_is_written(today: date, later: int) -> None:
    day = date.fromordinal(today.toordinal() + later)
    assert due_date(day.isoformat(), today) == day
    assert due_date(long_date(day), today) == day
    assert due_date(f"{day.day}/{day.month}/{day.year}", today) == day
