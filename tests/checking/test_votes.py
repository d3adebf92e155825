"""Votes as text: what is written reads back equal, and everything that cannot be so is told."""

# ruff: noqa: E501 - the tables of faults have one a line

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.checking.answers import BadAnswerError
from digikap.checking.votes import choice_tally_text, parse_choice_tally, parse_tally, tally_text
from digikap.interview.typed_votes import choice_votes
from digikap.model.questionnaire import ChoiceQuestion, MultipleChoice, Question
from digikap.model.tally import ChoiceTally, Tally
from tests.store.small import small
from tests.store.strategies import choice_tallies, tallies


def question(name: str) -> ChoiceQuestion:
    found: Question = small().question(name)
    assert isinstance(found, ChoiceQuestion)
    return found


SINGLE, MULTIPLE, RANKING = question("b_it"), question("u_hinder"), question("p_viktigast")
FREE = MultipleChoice.model_validate({**MULTIPLE.model_dump(), "kind": "multiple_choice", "max_choices": None})

# ---------------------------------------------------------------- levels


@pytest.mark.parametrize(
    ("text", "tally"),
    [
        ("0 3 4 1 0", Tally((0, 3, 4, 1, 0))),
        ("0 3 4 1 0 v2 e1", Tally((0, 3, 4, 1, 0), 2, 1)),
        ("  v2  0 3\t4 1 0\n e1", Tally((0, 3, 4, 1, 0), 2, 1)),
        ("0 0 0 0 0 v3", Tally((0, 0, 0, 0, 0), 3)),
        ("00 0010 0 0 0", Tally((0, 10, 0, 0, 0))),
        ("10000 0 0 0 0 v0", Tally((10_000, 0, 0, 0, 0))),
    ],
)
def test_counts_stand_from_the_lowest_level_up(text: str, tally: Tally) -> None:
    assert parse_tally(text, 5, unknown=True, not_applicable=True) == tally


HOW = "Skriv antalet röster på varje steg, det lägsta först: 0 3 4 1 0"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("0 3 4", [f"Det är tre tal, och skalan har fem steg. {HOW} v1."]),
        ("0 3 4 1 0 0", [f"Det är sex tal, och skalan har fem steg. {HOW} v1."]),
        ("", [f"Det är noll tal, och skalan har fem steg. {HOW} v1."]),
        ("0 -3 4 1 0", [f"”-3” är inget antal röster. {HOW} v1."]),
        ("0 3,4 1 0", [f"”3,4” är inget antal röster. {HOW} v1."]),
        ("0 ٣ 4 1 0", [f"”٣” är inget antal röster. {HOW} v1."]),
        ("0 3 4 1 " + "9" * 5000, [f"”{'9' * 59}…” är inget antal röster. {HOW} v1."]),
        ("0 0 0 0 0", ["Rundan har inga röster. Skriv hur många som röstade."]),
        ("0 9999 0 0 0 v2", ["10\u00a0001 röster är för många. Högst 10\u00a0000 ryms."]),
        ("0 3 4 1 0 v1 v1", ["”0 3 4 1 0 v1 v1” har v eller e två gånger. Lägg ihop dem till ett tal."]),
        (
            "0 3 e1",
            [f"Det är två tal, och skalan har fem steg. {HOW} v1.", f"Ej aktuellt är inget svar här. {HOW} v1."],
        ),
    ],
)
def test_what_cannot_be_votes_on_levels_is_told_all_at_once(text: str, faults: list[str]) -> None:
    with pytest.raises(BadAnswerError) as error:
        parse_tally(text, 5, unknown=True, not_applicable=False)
    assert [f"{one.what} {one.advice}" for one in error.value.faults] == faults


def test_an_example_has_as_many_levels_as_the_scale_and_only_what_is_an_answer() -> None:
    with pytest.raises(BadAnswerError) as error:
        parse_tally("v1", 2, unknown=False, not_applicable=False)
    assert [one.advice for one in error.value.faults] == [f"{HOW[:-6]}."] * 2


@given(st.integers(2, 10).flatmap(lambda levels: tallies(levels, unknown=True, not_applicable=True)))
def test_votes_on_levels_read_back_equal(tally: Tally) -> None:
    assert parse_tally(tally_text(tally), len(tally.counts), unknown=True, not_applicable=True) == tally


# ---------------------------------------------------------------- choices


@pytest.mark.parametrize(
    ("asked", "text", "tally"),
    [
        (RANKING, "8 svarande: a 5 2, b 7 6", ChoiceTally(8, {"a": 5, "b": 7}, {"a": 2, "b": 6})),
        (RANKING, "8 svarande: b 3, a 8 8", ChoiceTally(8, {"a": 8, "b": 3}, {"a": 8})),
        (MULTIPLE, " 8 svarande:tid 5,pengar  3 , vet_ej 1", ChoiceTally(8, {"tid": 5, "pengar": 3}, {}, 1)),
        (MULTIPLE, "5 svarande: tid 5, pengar 0,", ChoiceTally(5, {"tid": 5})),
        (MULTIPLE, "0 svarande: vet_ej 4", ChoiceTally(0, {}, {}, 4)),
        (SINGLE, "8 svarande: egen 5, extern 3", ChoiceTally(8, {"egen": 5, "extern": 3})),
        (FREE, "1 svarande: tid 1, pengar 1, vilja 1, annat 1", ChoiceTally(1, dict.fromkeys(("tid", "pengar", "vilja", "annat"), 1))),
    ],
)  # fmt: skip
def test_choices_stand_with_how_many_had_them_and_had_them_first(
    asked: ChoiceQuestion, text: str, tally: ChoiceTally
) -> None:
    assert parse_choice_tally(text, asked) == tally


@pytest.mark.parametrize(
    ("asked", "text", "faults"),
    [
        (RANKING, "a 5 2", ["”a 5 2” går inte att läsa som röster. Skriv till exempel ”8 svarande: a 7 5, b 6 3”."]),
        (SINGLE, "8: egen 5", ["”8: egen 5” går inte att läsa som röster. Skriv till exempel ”8 svarande: egen 5, extern 3”."]),
        (SINGLE, "8 svarande: egen", ["”egen” är inget val med antal. Skriv till exempel ”8 svarande: egen 5, extern 3”."]),
        (SINGLE, "8 svarande: egen -1", ["”egen -1” är inget val med antal. Skriv till exempel ”8 svarande: egen 5, extern 3”."]),
        (SINGLE, "8 svarande: egan 5", ["Valet ”egan” finns inte. Menade du ”egen”?"]),
        (SINGLE, "8 svarande: x 5, vet_ej 1", ["Valet ”x” finns inte. Valen är egen, extern och annat.", "Valet ”vet_ej” finns inte. Valen är egen, extern och annat."]),
        (MULTIPLE, "8 svarande: tid 5, tid 1", ["Valet ”tid” står två gånger. Ta bort det ena."]),
        (MULTIPLE, "8 svarande: tid 5 2", ["Valet ”tid” har två tal, men ska ha ett. Skriv till exempel ”8 svarande: tid 5, pengar 3”."]),
        (MULTIPLE, "8 svarande: vet_ej 5 2", ["Valet ”vet_ej” har två tal, men ska ha ett. Skriv till exempel ”8 svarande: tid 5, pengar 3”."]),
        (MULTIPLE, "8 svarande: tid 9", ["”tid” har 9\u00a0röster av 8 svarande. Räkna om."]),
        (MULTIPLE, "2 svarande: tid 2, pengar 2, vilja 2, annat 1", ["7 val av 2 svarande är för många. Var och en väljer högst 3\u00a0val."]),
        (SINGLE, "8 svarande: egen 5, extern 4", ["9 val av 8 svarande är för många. Var och en väljer högst 1\u00a0val."]),
        (RANKING, "6 svarande: a 5 6, b 1", ["”a” är först hos fler än som valde det. Räkna om."]),
        (RANKING, "3 svarande: b 3 1, a 0 2", ["”a” är först hos fler än som valde det. Räkna om."]),
        (RANKING, "8 svarande: a 8 5, b 8 5", ["Fler har satt något först än som svarade. Räkna om."]),
        (RANKING, "8 svarande: a 8 5, b 8 2", ["Färre har satt något först än som svarade. Räkna om."]),
        (RANKING, "8 svarande: a 3 3", ["3 val av 8 svarande är för få. Var och en som svarar väljer minst ett."]),
        (SINGLE, "8 svarande", ["0 val av 8 svarande är för få. Var och en som svarar väljer minst ett."]),
        (SINGLE, "8 svarande: egen 5", ["5 val av 8 svarande är för få. Var och en som svarar väljer minst ett."]),
        (MULTIPLE, "8 svarande: tid 5, vet_ej 3", ["5 val av 8 svarande är för få. Var och en som svarar väljer minst ett."]),
        (FREE, "2 svarande: tid 1", ["1 val av 2 svarande är för få. Var och en som svarar väljer minst ett."]),
        (MULTIPLE, "0 svarande: tid 1, vet_ej 1", ["”tid” har 1\u00a0röst av 0 svarande. Räkna om.", "1 val av 0 svarande är för många. Var och en väljer högst 3\u00a0val."]),
        (RANKING, "0 svarande", ["Rundan har inga röster. Skriv hur många som röstade."]),
        (RANKING, "99999 svarande: a 1 1", ["99\u00a0999 röster är för många. Högst 10\u00a0000 ryms."]),
    ],
)  # fmt: skip
def test_what_cannot_be_votes_on_choices_is_told_all_at_once(
    asked: ChoiceQuestion, text: str, faults: list[str]
) -> None:
    with pytest.raises(BadAnswerError) as error:
        parse_choice_tally(text, asked)
    assert [f"{one.what} {one.advice}" for one in error.value.faults] == faults


def test_nonsense_without_end_is_given_up() -> None:
    with pytest.raises(BadAnswerError) as error:
        parse_choice_tally("8 svarande: " + "x 1, " * 100_000, RANKING)
    assert len(error.value.faults) == 20
    with pytest.raises(BadAnswerError):
        parse_tally("x " * 1_000_000, 5, unknown=True, not_applicable=True)


@settings(max_examples=50)
@given(st.data())
@pytest.mark.parametrize("asked", [SINGLE, MULTIPLE, RANKING, FREE], ids=lambda one: one.kind)
def test_votes_on_choices_read_back_equal(asked: ChoiceQuestion, data: st.DataObject) -> None:
    tally = data.draw(choice_tallies(asked))
    assert parse_choice_tally(choice_tally_text(tally, asked), asked) == tally


@settings(max_examples=100)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=4), st.none() | st.integers(0, 4))
@pytest.mark.parametrize("asked", [SINGLE, MULTIPLE, RANKING, FREE], ids=lambda one: one.kind)
def test_whatever_can_be_typed_as_votes_can_be_read_from_a_file(
    asked: ChoiceQuestion, pairs: list[tuple[int, int]], answered: int | None
) -> None:
    words = [
        f"{at}:{chosen}/{first}" if asked is RANKING else f"{at}:{chosen}"
        for at, (chosen, first) in enumerate(pairs, 1)
    ]
    typed = choice_votes(" ".join([*words, *([f"n{answered}"] if answered is not None else [])]), asked, 3)
    if isinstance(typed, ChoiceTally):
        assert parse_choice_tally(choice_tally_text(typed, asked), asked) == typed
