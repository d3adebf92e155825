"""Which values each kind of question takes, and what is said of the others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digikap.checking.answers import BadAnswerError, as_written, close_to, parse_answer, text_faults
from digikap.model.answer import Answer, Chosen, Grid, Special, Written, short_form
from digikap.model.questionnaire import SingleChoice
from digikap.text import TEXT_LIMIT
from tests.store.small import small

ROWS = ["forskola", "skola"]


def parse(question: str, value: object, other: str | None = None) -> Answer:
    return parse_answer(small(), small().question(question), value, ROWS, other)


def fault(question: str, value: object, other: str | None = None) -> str:
    """All that is said of the value, each with its place where it has one."""
    with pytest.raises(BadAnswerError) as error:
        parse(question, value, other)
    return "\n".join(
        f"{'.'.join(map(str, fault.path))}{': ' if fault.path else ''}{fault.what} {fault.advice}".strip()
        for fault in error.value.faults
    )


@pytest.mark.parametrize(
    ("question", "value", "answer"),
    [
        ("d_total", 1, 1),
        ("d_total", 5, 5),
        ("d_total", "vet_ej", Special.UNKNOWN),
        ("d_tid", "ej_aktuellt", Special.NOT_APPLICABLE),
        ("v_drift", {"skola": 3, "forskola": "vet_ej"}, Grid({"skola": 3, "forskola": Special.UNKNOWN})),
        ("v_drift", {}, Grid({})),
        ("b_it", "egen", Chosen(("egen",))),
        ("u_hinder", ["pengar", "tid"], Chosen(("pengar", "tid"))),
        ("u_hinder", ["inget"], Chosen(("inget",))),
        ("u_hinder", "vet_ej", Special.UNKNOWN),
        ("p_viktigast", ["b", "a"], Chosen(("b", "a"))),
        ("fritt", "vet_ej", Written("vet_ej")),
    ],
)
def test_a_value_of_the_right_kind_is_an_answer(question: str, value: object, answer: Answer) -> None:
    assert parse(question, value) == answer


def test_a_free_text_choice_takes_the_groups_own_words_or_none() -> None:
    assert parse("b_it", "annat", "Förbundet") == Chosen(("annat",), "Förbundet")
    assert parse("b_it", "annat") == Chosen(("annat",))


@pytest.mark.parametrize(
    ("question", "value", "message"),
    [
        ("d_total", 0, "0 är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("d_total", 6, "6 är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("d_total", True, "true är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("d_total", Decimal("3.0"), "3.0 är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("d_total", 3.0, "3.0 är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("d_total", "3", "”3” är inget svar här. Svara 1–5 eller ”vet_ej”. Siffror skrivs utan citattecken."),
        ("d_total", "ej_aktuellt", "”ej_aktuellt” är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("d_tid", "vet_ej", "”vet_ej” är inget svar här. Svara 1–2 eller ”ej_aktuellt”."),
        ("d_total", [3], "En lista är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("d_total", {"a": 3}, "En tabell är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("v_drift", 3, "3 är inget svar på en tabellfråga. Skriv svaren per rad: {forskola = 3}."),
        (
            "v_drift",
            {"skolan": 3, "forskola": 7, "okand": 1},
            "skolan: Raden ”skolan” finns inte i frågan. Menade du ”skola”?\n"
            "forskola: På raden ”forskola”: 7 är inget svar här. Svara 1–5, ”vet_ej” eller ”ej_aktuellt”.\n"
            "okand: Raden ”okand” finns inte i frågan. Raderna är forskola och skola.",
        ),
        ("b_it", "extren", "0: Valet ”extren” finns inte. Menade du ”extern”?"),
        ("b_it", "molnet", "0: Valet ”molnet” finns inte. Valen är egen, extern och annat."),
        ("b_it", "vet_ej", "0: Valet ”vet_ej” finns inte. Valen är egen, extern och annat."),
        (
            "b_it",
            ["egen"],
            'En lista är inget svar här. Skriv ett enda val inom citattecken: "egen". Valen är egen, extern och annat.',
        ),
        (
            "u_hinder",
            "tid",
            '”tid” är inget svar här. Skriv valen inom hakparenteser: ["tid"]. '
            "Valen är tid, pengar, vilja, annat och inget.",
        ),
        ("u_hinder", [], 'Listan är tom. Skriv valen inom hakparenteser: ["tid"]. Utan svar utelämnas frågan.'),
        ("u_hinder", ["tid", "vet_ej"], '1: ”vet_ej” står ensamt. Skriv "vet_ej" utan hakparenteser.'),
        ("u_hinder", ["tid", "tid"], "1: Valet ”tid” står två gånger. Ta bort det ena."),
        ("u_hinder", ["tid", "inget"], "”inget” går inte ihop med andra val. Låt det stå ensamt."),
        (
            "u_hinder",
            ["tid", "mod", "pengar", "vilja"],
            "1: Valet ”mod” finns inte. Valen är tid, pengar, vilja, annat, inget och vet_ej.\n"
            "4\u00a0val är för många. Välj högst 3.",
        ),
        ("fritt", 3, "3 är ingen text. Skriv svaret inom citattecken."),
        ("fritt", " \n", "Texten är tom. Utan svar utelämnas frågan."),
    ],
)
def test_a_wrong_value_is_told_with_what_would_do(question: str, value: object, message: str) -> None:
    assert fault(question, value) == message


def test_a_list_of_other_things_than_words_is_no_choice() -> None:
    assert fault("u_hinder", [1]).startswith("En lista är inget svar här.")


def test_a_number_too_large_to_spell_out_is_told() -> None:
    assert fault("d_total", 16**5000) == "Ett så stort tal är inget svar här. Svara 1–5 eller ”vet_ej”."


def test_own_words_need_a_choice_that_takes_them() -> None:
    words = "Ta bort frågan ur [other_text]."
    assert fault("b_it", "egen", "hej") == f"Den egna texten hör inte till något av de valda svaren. {words}"
    assert fault("u_hinder", "vet_ej", "hej") == f"Svaret är ”vet_ej”, och då finns ingen egen text. {words}"


def test_texts_are_bounded_and_the_bound_is_told() -> None:
    told = "Texten har 20\u00a0001 tecken. Högst 20\u00a0000 ryms. Korta den."
    assert fault("fritt", "x" * (TEXT_LIMIT + 1)) == told
    assert fault("b_it", "annat", "x" * (TEXT_LIMIT + 1)) == told
    assert text_faults("x" * TEXT_LIMIT) == []


def test_the_message_is_that_of_the_first_fault() -> None:
    with pytest.raises(BadAnswerError) as error:
        parse("u_hinder", ["tid", "tid", "inget"])
    assert str(error.value) == "Valet ”tid” står två gånger."
    assert len(error.value.faults) == 2


def test_a_wrong_value_is_shown_short_and_harmless() -> None:
    assert as_written("\x1b[31m" + "x" * 100) == "”<U+001B>[31m" + "x" * 47 + "…”"
    assert as_written(False) == "false"


def test_a_guess_is_made_only_where_something_is_near() -> None:
    assert close_to("d_totla", ["d_total", "u_tid"]) == "Menade du ”d_total”?"
    assert close_to("helt annat", ["d_total", "u_tid"]) == ""


def test_a_grid_of_nonsense_is_given_up_in_time() -> None:
    with pytest.raises(BadAnswerError) as error:
        parse("v_drift", {f"rad{number}": 3 for number in range(100_000)})
    assert len(error.value.faults) == 100
    with pytest.raises(BadAnswerError) as error:
        parse("u_hinder", [f"val{number}" for number in range(100_000)])
    assert len(error.value.faults) == 101


def test_a_grid_without_rows_is_explained_all_the_same() -> None:
    with pytest.raises(BadAnswerError) as error:
        parse_answer(small(), small().question("v_drift"), 3)
    assert error.value.advice == "Skriv svaren per rad: {rad = 3}."


def test_a_long_list_of_ids_is_no_help_and_is_left_out() -> None:
    with pytest.raises(BadAnswerError) as error:
        parse_answer(small(), small().question("v_drift"), {"x": 3}, [f"rad_{number}" for number in range(13)])
    assert error.value.advice == ""


MARKS = st.integers(1, 5) | st.just("vet_ej")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals() | st.text() | st.dates() | st.sampled_from(["tid", "a"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(ROWS), inner),
)


@given(value=st.one_of(MARKS, ANYTHING, st.dictionaries(st.sampled_from(ROWS), MARKS)), other=st.none() | st.text())
def test_any_value_is_an_answer_with_that_short_form_or_a_told_fault(value: Any, other: str | None) -> None:
    for question in small().questions():
        try:
            answer = parse_answer(small(), question, value, ROWS, other)
        except BadAnswerError as error:
            assert all(fault.what for fault in error.faults)
        else:
            assert type(value) in (int, str, list, dict)
            assert short_form(answer, many=not isinstance(question, SingleChoice)) == value
