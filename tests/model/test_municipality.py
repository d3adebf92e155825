"""Finding a municipality from a few typed letters, among all 290."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.model.municipality import beginning_with, resembling
from digikap.store.content import municipalities
from digikap.swedish import alphabetical

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

ALL = municipalities()


def found(typed: str) -> list[str]:
    return [place.name for place in beginning_with(typed, ALL)]


def test_there_are_290_each_with_its_own_code_and_name() -> None:
    assert len(ALL) == len({place.code for place in ALL}) == len({place.name for place in ALL}) == 290


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("angelholm", ["Ängelholm"]),
        ("ÄNGELHOLM", ["Ängelholm"]),
        ("Ängelholms", []),
        ("ängelholm kommun", ["Ängelholm"]),
        ("Malmö stad", ["Malmö"]),
        ("upplands v", ["Upplands Väsby"]),
        ("  Upplands   Väsby ", ["Upplands Väsby"]),
        ("A\u030amål", ["Åmål"]),
        ("xyz", []),
        ("Lunds kommun", ["Lund"]),
        ("stockholms STAD", ["Stockholm"]),
        ("Borås stad", ["Borås"]),
        ("Falu kommun", ["Falun"]),
        ("Håbos kommun", ["Håbo"]),
        ("1292", ["Ängelholm"]),
        ("0180", ["Stockholm"]),
        ("129", []),
        ("9999", []),
        ("kommun", []),
        ("", []),
        ("   ", []),
        (" kommun", []),
    ],
)
def test_letters_find_the_names_that_begin_with_them(typed: str, names: list[str]) -> None:
    assert found(typed) == names


@pytest.mark.parametrize("name", ["Habo", "Håbo", "Mora", "Ale"])
def test_a_name_typed_in_full_is_that_one_also_where_another_is_spelt_like_it(name: str) -> None:
    assert found(name) == [name]


def test_without_the_ring_both_spellings_are_found() -> None:
    assert set(found("habo")) == {"Habo"}
    assert set(found("hab")) == {"Habo", "Håbo"}


@pytest.mark.parametrize("ending", [" kommun", "s kommun"])
def test_every_municipality_is_found_by_its_official_name(ending: str) -> None:
    for place in ALL:
        name = place.name.removesuffix("s") if ending.startswith("s ") else place.name
        assert beginning_with(name + ending, ALL) == (place,)


def test_every_municipality_is_found_by_its_code() -> None:
    for place in ALL:
        assert beginning_with(place.code, ALL) == (place,)


def test_names_that_begin_alike_stand_in_swedish_order() -> None:
    assert found("h")[-4:] == ["Höganäs", "Högsby", "Hörby", "Höör"]
    assert found("a") == sorted(found("a"), key=alphabetical)


@given(st.sampled_from(ALL))
def test_every_municipality_is_found_by_its_own_name(place: object) -> None:
    assert place in beginning_with(place.name, ALL)  # type: ignore[attr-defined]
    assert place in beginning_with(place.name.upper(), ALL)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("Engelholm", "Ängelholm"), ("Upsala", "Uppsala"), ("götborg", "Göteborg"), ("Lundz kommun", "Lund")],
)
def test_a_misspelt_name_leads_to_the_right_one(typed: str, name: str) -> None:
    assert resembling(typed, ALL)[0].name == name


def test_nothing_is_proposed_for_something_else() -> None:
    assert resembling("Region Skåne", ALL) == ()
