"""Votes, required levels, actions and last time in a saved assessment: the layout, and every fault."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digikap.errors import BadFileError
from digikap.model.assessment import Assessment
from digikap.model.plan import PlannedAction
from digikap.model.tally import GridVoting, Tally, Voting
from digikap.store.assessments import from_bytes, to_toml
from tests.store.small import (
    alone,
    begun,
    tallied,
)


def again(text: str) -> Assessment:
    return from_bytes(Path("fil.toml"), text.encode())


def faults(text: str) -> list[str]:
    with pytest.raises(BadFileError) as error:
        again(text)
    assert all(fault.file == "fil.toml" for fault in error.value.faults)
    return [str(fault).removeprefix("fil.toml:") for fault in error.value.faults]


def changed(assessment: Assessment, *changes: tuple[str, str]) -> str:
    """The file of an assessment with some things in it changed."""
    text = to_toml(assessment)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_votes_read_well_without_the_program() -> None:
    text = to_toml(tallied())
    assert 'mode = "tally"\n' in text
    start = text.index("[votes.d_total]")
    assert (
        text[start : text.index("[other_text]")]
        == '''[votes.d_total]
1 = "0 3 4 1 0"
2 = "0 1 6 0 0 v1"
minority = "Natten räknas inte in."

[votes.d_tid]
1 = "3 4 e2"
uneven = """
En gick
in igen."""

[votes.v_drift.forskola]
1 = "0 0 8 0 0"

[votes.v_drift.egen_hamn]
1 = "8 0 0 0 0"
2 = "7 1 0 0 0"

[votes.b_it]
1 = "8 svarande: egen 5, annat 3"

[votes.u_hinder]
1 = "7 svarande: tid 7, annat 2, vet_ej 1"
other = "Väder"

[votes.p_viktigast]
1 = "8 svarande: a 5 2, b 8 6"

[votes.p_bidrag.b]
1 = "0 0 0 0 8"

'''
    )


def test_what_is_required_promised_and_remembered_stands_last_before_the_copy() -> None:
    text = to_toml(tallied())
    assert (
        text[text.index("[required]") : text.index("[questionnaire]")]
        == '''[required]
robusthet = "0 0 1 5 2"
drift = 4

[actions.tid_pagaende]
text = "Högst fyra insatser samtidigt."
role = "kommundirektör"
due = 2027-01-31
first_step = "Räkna dem."
effect = """
Färre än fem
i augusti."""
state = "lovad"
offered = "tid_pagaende"

[actions.egen-1]
text = "Öva två gånger."
state = "struken"
reason = "Ingen tid."

[previous]
id = "f0rra"
date = 2025-11-20

[previous.told]
d_total = "3 – Delvis"
"v_drift/forskola" = "4 – Ja"
fritt = """
Så
här."""

[previous.actions.natt]
text = "Se över natten."
state = "klar"

'''
    )


def test_one_persons_file_says_who() -> None:
    assert '[respondent]\nalias = "3"\nrole = "ekonomi"\n\n[services]' in to_toml(alone("x", "3"))
    assert '[respondent]\nalias = "3"\n\n[services]' in to_toml(alone("x", "3", role=None))


def test_reasons_and_words_without_a_letter_take_no_place() -> None:
    votes = {"d_total": Voting((Tally((1, 0, 0, 0, 0)),), " ", "")}
    plan = {"x": PlannedAction("Öva.", role="", first_step=" \n")}
    read_back = again(to_toml(begun(mode="tally", votes=votes, actions=plan)))
    assert read_back.votes == {"d_total": Voting((Tally((1, 0, 0, 0, 0)),))}
    assert read_back.actions == {"x": PlannedAction("Öva.")}


def test_rows_that_can_never_come_back_take_their_votes_with_them() -> None:
    voting = Voting((Tally((1, 0, 0, 0, 0)),))
    votes = {"v_drift": GridVoting({"nedlagd": voting, "bolag": voting}), "v_egna": GridVoting({"borta": voting})}
    assert again(to_toml(begun(mode="tally", votes=votes))).votes == {"v_drift": GridVoting({"bolag": voting})}


def test_votes_that_a_condition_hides_stand_apart_and_come_back() -> None:
    from tests.model.test_condition import answered

    before = replace(answered(), mode="tally").with_round("b", Tally((1, 2, 0))).with_round("a", Tally((3, 0, 0)))
    assert before.hidden() == ("b",)
    text = to_toml(before)
    assert '[votes.a]\n1 = "3 0 0"\n\n[hidden_votes.b]\n1 = "1 2 0"\n' in text
    assert again(text).votes == before.votes and to_toml(again(text)) == text
    twice = faults(text.replace("[hidden_votes.b]", '[votes.b]\n1 = "1 2 0"\n\n[hidden_votes.b]'))
    assert "Frågan ”b” har röster både i [votes] och i [hidden_votes]. Ta bort det ena." in twice[0]
