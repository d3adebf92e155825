"""Votes, required levels, actions and last time in a saved assessment: the layout, and every fault."""

# ruff: noqa: E501 - the table of faults has one a line

from __future__ import annotations

import re
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
minority_1 = "Dagen går ihop."
uneven_1 = "En gick ut."

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


# ---------------------------------------------------------------- faults

HOW = "Skriv antalet röster på varje steg, det lägsta först: 0 3 4 1 0"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('1 = "0 3 4 1 0"', '1 = "0 3 4 1"', f"fråga d_total (D_total): Runda 1: Det är fyra tal, och skalan har fem steg. {HOW} v1."),
        ('1 = "0 3 4 1 0"', '1 = "0 3 -4 1 0"', "fråga d_total (D_total): Runda 1: ”-4” är inget antal röster."),
        ('1 = "0 3 4 1 0"', '1 = "0 3 4 1 99999"', "fråga d_total (D_total): Runda 1: 100\u00a0007 röster är för många. Högst 10\u00a0000 ryms."),
        ('1 = "0 3 4 1 0"', "1 = 8", "fråga d_total (D_total): 8 är ingen text. Skriv värdet inom citattecken."),
        ('1 = "0 3 4 1 0"', f'1 = "{"0 " * 6000}"', "fråga d_total (D_total): Texten har 12\u00a0000 tecken."),
        ('1 = "0 3 4 1 0"', '3 = "0 3 4 1 0"', "fråga d_total (D_total): Runda 1 saknas. Rundorna numreras 1, 2, 3 utan uppehåll."),
        ('2 = "0 1 6 0 0 v1"', '02 = "0 1 6 0 0 v1"', "fråga d_total (D_total): Runda 2 saknas."),
        ('1 = "3 4 e2"\n', "", "fråga d_tid (D_tid): Runda 1 saknas."),
        ('1 = "3 4 e2"', '1 = "3 4 v2"', "fråga d_tid (D_tid): Vet ej är inget svar här. Skriv antalet röster på varje steg, det lägsta först: 0 3 e1."),
        ("minority =", "minoritet =", "fråga d_total (D_total): Nyckeln ”minoritet” känns inte igen. Menade du ”minority”?"),
        ("uneven_1 =", "uneven_2 =", "fråga d_total (D_total): Nyckeln ”uneven_2” känns inte igen. Menade du ”uneven_1”?"),
        ("minority =", "other =", "fråga d_total (D_total): Nyckeln ”other” känns inte igen."),
        ('minority = "Natten', f'minority = "{"x" * 20_000}', "fråga d_total (D_total): Texten har 20\u00a0"),
        ("[votes.d_total]", "[votes.d_totla]", "rösterna: Frågan ”d_totla” finns inte i formuläret. Menade du ”d_total”?"),
        ("[votes.d_total]", "[votes.fritt]", "fråga fritt (Fritt): På en fråga med egna ord röstas det inte. Skriv svaret i [answers]."),
        ("[votes.v_drift.forskola]", "[votes.v_drift.forskole]", "fråga v_drift (V_drift): Raden ”forskole” finns inte i frågan. Menade du ”forskola”?"),
        ("[votes.v_drift.forskola]", "[votes.v_drift.a]", "fråga v_drift (V_drift): Raden ”a” finns inte i frågan. Raderna är forskola, egen_hamn,"),
        ('1 = "0 0 8 0 0"', '1 = "0 0 8 0 0 5"', f"fråga v_drift (V_drift), raden forskola: Det är sex tal, och skalan har fem steg. {HOW} v1 e1."),
        ("[votes.p_bidrag.b]", "[votes.p_bidrag.x]", "fråga p_bidrag (P_bidrag): Raden ”x” finns inte i frågan. Raderna är a, b, c och annat."),
        ('"8 svarande: egen 5, annat 3"', '"8 svarande: egen 5, andra 3"', "fråga b_it (B_it): Valet ”andra” finns inte."),
        ('"8 svarande: egen 5, annat 3"', '"0 3 4 1 0"', "fråga b_it (B_it): ”0 3 4 1 0” går inte att läsa som röster."),
        ("a 5 2, b 8 6", "a 5 6, b 8 2", "fråga p_viktigast (P_viktigast): ”a” är först hos fler än som valde det. Räkna om."),
        ("a 5 2, b 8 6", "a 5 3, b 8 6", "fråga p_viktigast (P_viktigast): Fler har satt något först än som svarade. Räkna om."),
        ('mode = "tally"', 'mode = "consensus"', '1: Röster hör till dold röstning, och filen har mode = "consensus". Skriv mode = "tally", eller ta bort [votes].'),
        ("[services]", '[respondent]\nalias = "3"\n[services]', '1: [respondent] hör till svar var för sig, och filen har mode = "tally". Skriv mode = "individual", eller ta bort [respondent].'),
        ('robusthet = "0 0 1 5 2"', "robusthet = 6", "de krävda nivåerna: 6 är ingen nivå. Skriv ett heltal 1–5, eller röster: \"0 0 1 5 2\"."),
        ('robusthet = "0 0 1 5 2"', "robusthet = true", "de krävda nivåerna: true är ingen nivå."),
        ('robusthet = "0 0 1 5 2"', "hallfasthet = 3", "de krävda nivåerna: Dimensionen ”hallfasthet” finns inte i modellen."),
        ("drift = 4", 'drift = "0 0 0 0 0 v8"', "de krävda nivåerna: Ingen har röstat på någon nivå."),
        ("drift = 4", 'drift = "4"', "de krävda nivåerna: Det är ett tal, och skalan har fem steg."),
        ("due = 2027-01-31", 'due = "i vår"', "åtgärden tid_pagaende: ”i vår” är inget datum. Skriv år-månad-dag utan citattecken: 2026-11-21."),
        ('state = "lovad"', 'state = "påbörjad"', "åtgärden tid_pagaende: ”påbörjad” går inte som ”state”. Skriv ”lovad”, ”pagar”, ”klar” eller ”struken”."),
        ('text = "Öva', 'txet = "Öva', "åtgärden egen-1: Nyckeln ”txet” känns inte igen. Menade du ”text”?"),
        ('text = "Öva två gånger."\n', "", "åtgärden egen-1: ”text” saknas. Lägg till den raden."),
        ("[actions.egen-1]", '[actions."å ä"]', "åtgärderna: ”å ä” går inte som id. Använd bara bokstäver, siffror, - och _."),
        ('reason = "Ingen tid."', "reason = 3", "åtgärden egen-1: 3 är ingen text."),
        ("[previous]\n", "[previous]\nnamn = 3\n", "förra gången: Nyckeln ”namn” känns inte igen."),
        ('id = "f0rra"', 'id = "förra"', "förra gången: ”förra” går inte som id."),
        ('id = "f0rra"\n', "", "förra gången: ”id” saknas."),
        ("date = 2025-11-20", "date = 2025", "förra gången: 2025 är inget datum."),
        ('d_total = "3 –', 'd_totla = "3 –', "svaren förra gången: Frågan ”d_totla” finns inte i formuläret. Menade du ”d_total”?"),
        ('d_total = "3 – Delvis"', "d_total = 3", "svaren förra gången: 3 är ingen text."),
        ('state = "klar"', 'state = "borta"', "åtgärden natt: ”borta” går inte som ”state”."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_would_do(old: str, new: str, fault: str) -> None:
    told = faults(changed(tallied(), (old, new)))
    assert any(fault in line for line in told), told
    assert all(re.match(r"\d+:\d+[:,] ", line) for line in told)


def test_tables_that_are_none_are_told() -> None:
    text = to_toml(begun(mode="tally"))
    for key in ("votes", "hidden_votes", "required", "actions", "previous", "respondents", "questionnaires"):
        assert f"”{key}” ska vara en tabell. Skriv [{key}] på en egen rad." in faults(f"{key} = 3\n{text}")[0]
    for key in ("votes.d_total", "votes.v_drift", "votes.v_drift.forskola", "actions.x", "previous.told"):
        assert "ska vara en tabell" in "".join(faults(f"{key} = 3\n{text}"))


def test_a_file_of_nonsense_is_given_up_in_time() -> None:
    text = to_toml(begun(mode="tally"))
    many = range(5_000)
    for nonsense in (
        "".join(f'[votes.q{number}]\n1 = "x"\n' for number in many),
        "[votes.v_drift]\n" + "".join(f'rad{number}.1 = "x"\n' for number in many),
        "[votes.d_total]\n" + "".join(f'{number} = "x"\n' for number in many),
        "[required]\n" + "".join(f"q{number} = 9\n" for number in many),
        "[actions]\n" + "".join(f"q{number} = 9\n" for number in many),
        "[previous]\n[previous.told]\n" + "".join(f"q{number} = 9\n" for number in many),
    ):
        assert 1 <= len(faults(text + nonsense)) <= 110


def test_actions_are_bounded() -> None:
    plan = {f"a{number}": PlannedAction("Öva.") for number in range(101)}
    assert faults(to_toml(begun(actions=plan)))[0].endswith("101 åtgärder är för många. Högst 100 ryms.")
