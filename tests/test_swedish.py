"""The rules of Swedish: numbers, counts, lists, dates, the order of å ä ö and names without them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap import swedish

FRACTIONS = st.fractions(min_value=-1_000_000, max_value=1_000_000)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "−1"),
        (Fraction(5, 4), 1, "1,3"),
        (Fraction(2, 3), 2, "0,67"),
        (Fraction(-1, 100), 1, "0,0"),
        (12345, 0, "12\u00a0345"),
        (Fraction(-2469, 2), 1, "−1\u00a0234,5"),
        (Fraction(9999, 1000), 2, "10,00"),
    ],
)
def test_numbers_have_a_decimal_comma_hard_spaces_and_a_true_minus(value: Fraction, decimals: int, text: str) -> None:
    assert swedish.number(value, decimals) == text


@given(FRACTIONS, st.integers(0, 4))
def test_rounding_is_never_more_than_half_a_unit_away(value: Fraction, decimals: int) -> None:
    rounded = swedish.half_up(value, decimals)
    assert abs(rounded - value) <= Fraction(1, 2 * 10**decimals)
    assert (rounded * 10**decimals).denominator == 1


@given(FRACTIONS, st.integers(0, 4))
def test_a_number_mirrors_its_opposite(value: Fraction, decimals: int) -> None:
    assert swedish.half_up(-value, decimals) == -swedish.half_up(value, decimals)


@given(FRACTIONS, st.integers(0, 4))
def test_a_number_reads_back_as_what_was_rounded(value: Fraction, decimals: int) -> None:
    text = swedish.number(value, decimals).replace("\u00a0", "").replace("−", "-").replace(",", ".")
    assert Fraction(text) == swedish.half_up(value, decimals)


@pytest.mark.parametrize(
    ("value", "text"), [(Fraction(25, 2), "+12,5"), (-3, "−3,0"), (0, "0,0"), (Fraction(1, 100), "0,0")]
)
def test_a_difference_shows_its_sign_but_zero_has_none(value: Fraction, text: str) -> None:
    assert swedish.signed(value, 1) == text


def test_a_percentage_has_a_hard_space_and_a_span_an_en_dash() -> None:
    assert swedish.percent(12) == "12\u00a0%"
    assert swedish.span("54", "68") == "54–68"


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "0\u00a0frågor"), (1, "1\u00a0fråga"), (1200, "1\u00a0200\u00a0frågor")]
)
def test_a_noun_follows_its_number(amount: int, text: str) -> None:
    assert swedish.count(amount, "fråga", "frågor") == text


@pytest.mark.parametrize(("amount", "text"), [(0, "noll"), (12, "tolv"), (13, "13"), (-1, "−1")])
def test_small_numbers_are_words(amount: int, text: str) -> None:
    assert swedish.small_number(amount) == text


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_a_list_has_a_word_before_its_last_item(words: list[str], text: str) -> None:
    assert swedish.listed(words) == text
    assert swedish.listed(["a", "b"], "eller") == "a eller b"


def test_quotes_are_swedish_and_a_capital_leaves_the_rest() -> None:
    assert swedish.quoted("så") == "”så”"
    assert swedish.capital("åh SKR") == "Åh SKR"
    assert swedish.capital("") == ""


def test_a_date_in_running_text() -> None:
    assert swedish.long_date(date(2026, 11, 21)) == "21\u00a0november 2026"


def test_a_swedish_reader_finds_the_names_in_their_order() -> None:
    names = ["Örebro", "Ängelholm", "Åmål", "Ale", "Zorn", "Ödeshög", "Älvdalen", "ale", "Idéland", "Idf"]
    assert sorted(names, key=swedish.alphabetical) == [
        "Ale", "ale", "Idéland", "Idf", "Zorn", "Åmål", "Älvdalen", "Ängelholm", "Ödeshög", "Örebro",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ängelholm", "angelholm"),
        ("  Upplands \n Väsby ", "upplands vasby"),
        ("A\u030a", "a"),
        ("Idé", "ide"),
        ("Ærø", "aero"),
    ],
)
def test_folding_takes_off_what_is_hard_to_type(text: str, plain: str) -> None:
    assert swedish.folded(text) == plain


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert swedish.folded(swedish.folded(text)) == swedish.folded(text)


@given(st.text())
def test_a_file_name_is_safe_everywhere(text: str) -> None:
    name = swedish.file_name(text)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize(
    ("text", "name"), [("Upplands Väsby", "upplands-vasby"), ("../../etc", "etc"), ("漢", "namnlos"), ("", "namnlos")]
)
def test_a_file_name_resembles_the_name(text: str, name: str) -> None:
    assert swedish.file_name(text) == name
