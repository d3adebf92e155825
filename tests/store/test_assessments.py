"""The saved assessment: its layout, its round trip byte for byte, and every fault it can have."""

# ruff: noqa: E501 - the table of faults has one a line

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from digikap.errors import BadFileError
from digikap.model.answer import Chosen, Grid, Special, Written
from digikap.model.assessment import Assessment, Comment, Organisation
from digikap.store.assessments import from_bytes, read, to_toml
from digikap.store.saved_text import SavedText
from tests.store.small import ANSWERS, begun, filled, long, small
from tests.store.strategies import LAW, LAW_OF_TWO, assessments

DATA = Path(__file__).parents[1] / "data"
SAMPLES = sorted((DATA / "assessments").glob("*.toml"))
FAULTY = sorted((DATA / "faulty" / "assessments").glob("*.toml"))


def again(text: str) -> Assessment:
    return from_bytes(Path("fil.toml"), text.encode())


def changed(old: str, new: str) -> str:
    """The file of the filled assessment with one thing in it changed."""
    text = to_toml(filled())
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


def faults(text: str) -> list[str]:
    with pytest.raises(BadFileError) as error:
        again(text)
    assert all(fault.file == "fil.toml" and fault.line for fault in error.value.faults)
    return [str(fault).removeprefix("fil.toml:") for fault in error.value.faults]


# ---------------------------------------------------------------- the layout


def test_the_head_and_the_answers_read_well_without_the_program() -> None:
    assert to_toml(filled()).startswith(
        '''format = "digikap-assessment"
format_version = 1
id = "k7m2qd9x"
revision = 31
state = "ongoing"
mode = "consensus"
variant = "full"
date = 2026-11-21
saved = "2026-11-21T09:41:37+01:00"
minutes_used = 39
next_question = "v_egna"
included = [
    "p_bidrag",
]
parked = [
    "v_egna",
]
passed = [
    "d_val",
]

[organisation]
name = "Ängelholm"
code = "1292"
county = "Skåne län"
group = "C6"
population = 44000
population_year = 2025

[participants]
count = 8

[services]
forskola = "Förskola"
egen_hamn = "Hamnen"

[answers]
d_total = 3
d_tid = "ej_aktuellt"
b_it = "egen"
u_hinder = [
    "tid",
    "annat",
]
p_viktigast = [
    "b",
    "a",
]
fritt = """
En rad.
En till."""

[answers.v_drift]
forskola = 4
egen_hamn = "ej_aktuellt"

[answers.p_bidrag]
b = "vet_ej"

[other_text]
u_hinder = "Sent besked om bidraget"

[comments.d_total]
use = "rapport"
text = """
Natten avgör.
Vi tar det i mars."""

[comments.fritt]
use = "arbetsmaterial"
text = "Kort."

[analysis.ett]
2 = "Så här."

[questionnaire]
id = "litet"
version = 1
'''
    )


def test_what_has_not_been_said_takes_no_place() -> None:
    text = to_toml(begun(services={}))
    assert text.split("[questionnaire]")[0].splitlines()[8:] == [
        "minutes_used = 0",
        "",
        "[organisation]",
        'name = "Ängelholm"',
        'code = "1292"',
        "",
        "[participants]",
        "count = 8",
        "",
    ]


def test_the_example_says_so() -> None:
    assert "\nexample = true\n" in to_toml(begun(example=True))
    assert again(to_toml(begun(example=True))).example


def test_arrays_of_tables_stand_only_in_the_copy_of_the_questionnaire() -> None:
    before, _, after = to_toml(filled()).partition("\n[questionnaire]\n")
    assert "[[" not in before and "[[questionnaire.sections]]" in after


def test_answers_stand_in_the_questionnaires_order_however_they_came() -> None:
    one = begun(answers=ANSWERS)
    other = begun(answers=dict(reversed(ANSWERS.items())))
    other = other.with_answer("v_drift", Grid({"egen_hamn": Special.NOT_APPLICABLE, "forskola": 4}))
    assert to_toml(other) == to_toml(one)


def test_rows_and_words_that_mean_nothing_any_more_are_left_out() -> None:
    assessment = begun(
        answers={"v_drift": Grid({"nedlagd": 3, "bolag": 2}), "b_it": Chosen(("egen",), "kvar från förr")}
    )
    read_back = again(to_toml(assessment))
    assert read_back.answers == {"v_drift": Grid({"bolag": 2}), "b_it": Chosen(("egen",))}


# ---------------------------------------------------------------- the round trip


@LAW
@given(assessments())
def test_what_is_written_reads_back_equal_and_is_written_the_same(assessment: Assessment) -> None:
    text = to_toml(assessment)
    read_back = again(text)
    assert read_back == assessment
    assert list(read_back.services) == list(assessment.services)
    assert to_toml(read_back) == text


@LAW
@given(assessments())
def test_other_readers_of_toml_1_0_agree(assessment: Assessment) -> None:
    table = tomllib.loads(to_toml(assessment))
    assert table["date"] == assessment.date
    assert table["organisation"]["name"] == assessment.organisation.name
    assert {key: comment["text"] for key, comment in table.get("comments", {}).items()} == {
        key: comment.text for key, comment in assessment.comments.items()
    }


@LAW_OF_TWO
@given(assessments(), assessments())
def test_the_text_does_not_depend_on_what_was_rendered_before(first: Assessment, second: Assessment) -> None:
    text = SavedText(small())
    text.of(first)
    assert text.of(second) == SavedText(small()).of(second)
    assert text.of(first) == SavedText(small()).of(first)


def test_line_ends_from_elsewhere_become_newlines() -> None:
    assessment = begun(answers={"fritt": Written("a\r\nb\rc")}, comments={"fritt": Comment("x\r\ny")})
    read_back = again(to_toml(assessment))
    assert read_back.answers["fritt"] == Written("a\nb\nc")
    assert read_back.comments["fritt"] == Comment("x\ny")
    assert to_toml(read_back) == to_toml(assessment)


def test_a_letter_that_utf_8_lacks_does_not_stop_a_save() -> None:
    assert again(to_toml(begun(organisation=Organisation("Ume\udce5")))).organisation.name == "Ume?"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_format_that_was_ever_released_is_read_and_kept_byte_for_byte(path: Path) -> None:
    assert to_toml(read(path)).encode() == path.read_bytes()


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    data = b"\xef\xbb\xbf" + to_toml(filled()).replace("\n", "\r\n").encode()
    assert from_bytes(Path("fil.toml"), data) == filled()


def test_the_file_is_read_from_disk(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(to_toml(filled()), encoding="utf-8")
    assert read(tmp_path / "a.toml") == filled()


# ---------------------------------------------------------------- other files


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('format = "digikap-questionnaire"', "”fil.toml” är ett frågeformulär, inte en självskattning."),
        ('format = "digikap-glossary"', "”fil.toml” är en ordlista, inte en självskattning."),
        ('format = "digikap-annat"', "”fil.toml” är ingen självskattning."),
        ("format = 1", "”fil.toml” är ingen självskattning."),
        ("", "”fil.toml” är ingen självskattning."),
        (
            'format = "digikap-assessment"\nformat_version = 3',
            "”fil.toml” är sparad i format 3. Den här versionen av digikap läser format 1.",
        ),
        (
            'format = "digikap-assessment"\nformat_version = true',
            "”fil.toml” har format_version true, som inte finns.",
        ),
        (
            'format = "digikap-assessment"\n[answers]\nd_total = 3',
            "”fil.toml” är en fil med svar, inte en sparad självskattning.",
        ),
        ('format = "digikap-assessment"\nformat_version = 0', "”fil.toml” har format_version 0, som inte finns."),
    ],
)
def test_a_file_of_another_kind_or_a_newer_format_is_told_apart(text: str, message: str) -> None:
    with pytest.raises(BadFileError) as error:
        again(text)
    assert error.value.message == message


def test_a_newer_format_says_what_to_install() -> None:
    with pytest.raises(BadFileError) as error:
        again('format = "digikap-assessment"\nformat_version = 2')
    assert error.value.advice == "Installera en nyare digikap, som läser format 2."


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("revision = 31", "revision = -1", "4:1: -1 går inte. Skriv ett heltal från 0 till 1\u00a0000\u00a0000\u00a0000."),
        ("minutes_used = 39", "minutes_used = -5", "10:1: -5 går inte. Skriv ett heltal från 0 till"),
        ("minutes_used = 39", "minutes_used = true", "10:1: true går inte. Skriv ett heltal"),
        ('"ongoing"', '"klar"', "5:1: ”klar” går inte som ”state”. Skriv ”ongoing” eller ”finished”."),
        ('"consensus"', '"tolly"', "6:1: ”tolly” går inte som ”mode”. Menade du ”tally”?"),
        ('"full"', "3", "7:1: 3 går inte som ”variant”. Skriv ”full” eller ”quick”."),
        ("2026-11-21\n", '"i går"\n', "8:1: ”i går” är inget datum. Skriv år-månad-dag utan citattecken: 2026-11-21."),
        ("2026-11-21\n", "2026-11-21T10:00:00\n", "8:1: 2026-11-21 10:00:00 är inget datum."),
        ('"2026-11-21T', '"21/11 ', "9:1: ”21/11 09:41:37+01:00” är ingen tidpunkt. Skriv som ”2026-11-21T09:41:37+01:00”."),
        ('"k7m2qd9x"', '"å ä"', "3:1: ”å ä” går inte som id. Använd bara bokstäver, siffror, - och _."),
        ('"k7m2qd9x"', "7", "3:1: 7 är ingen text. Skriv värdet inom citattecken."),
        ('id = "k7m2qd9x"\n', "", "1:1: ”id” saknas. Hämta filen ur en säkerhetskopia."),
        ('"v_egna"\nincl', '"v_egan"\nincl', "11:1: ”v_egan” går inte som ”next_question”. Menade du ”v_egna”?"),
        ('"v_egna"\nincl', '"hej"\nincl', "11:1: ”hej” går inte som ”next_question”."),
        ('    "p_bidrag"', '    "p_bidrog"', "13:5: Frågan ”p_bidrog” finns inte i formuläret. Menade du ”p_bidrag”?"),
        ('    "v_egna"', '    "v_egna", "v_egna"', "16:15: Frågan ”v_egna” står två gånger. Ta bort den ena."),
        ('    "d_val"', "    3", "19:5: Frågan 3 finns inte i formuläret."),
        ("passed = [\n", 'passed = "d_val"\nx = [\n', "18:1: ”passed” ska vara en lista. Skriv id:n inom hakparenteser."),
        ('"Ängelholm"', '""', "23:1, organisationen: ”name” är tomt. Fyll i det, eller ta bort raden."),
        ('name = "Ängelholm"\n', "", "22:1, organisationen: ”name” saknas. Lägg till den raden."),
        ('"Ängelholm"', f'"{"å" * 201}"', "23:1, organisationen: Texten har 201 tecken. Högst 200 ryms. Korta den."),
        ('"1292"', f'"{"1" * 21}"', "24:1, organisationen: Texten har 21 tecken. Högst 20 ryms. Korta den."),
        ("population = ", "popualtion = ", "27:1, organisationen: Nyckeln ”popualtion” känns inte igen. Menade du ”population”?"),
        ("count = 8", "count = 8.0", "31:1, deltagarna: 8.0 går inte. Skriv ett heltal från 1 till 10\u00a0000."),
        ("egen_hamn =", "vet_ej =", "35:1, verksamheterna: ”vet_ej” går inte som id."),
        ("egen_hamn =", '"Egen hamn" =', "35:1, verksamheterna: ”Egen hamn” går inte som id. Använd bara a–z, 0–9 och _,"),
        ('"Hamnen"', "3", "35:1, verksamheterna: 3 är ingen text. Skriv värdet inom citattecken."),
        ("d_total = 3", "d_total = 7", "38:1, fråga d_total (D_total): 7 är inget svar här. Svara 1–5 eller ”vet_ej”."),
        ("d_total = 3", "d_totla = 3", "38:1, svaren: Frågan ”d_totla” finns inte i formuläret. Menade du ”d_total”?"),
        ('    "annat"', '    "anat"', "43:5, fråga u_hinder (U_hinder): Valet ”anat” finns inte. Menade du ”annat”?"),
        ("forskola = 4", "forskola = 9", "54:1, fråga v_drift (V_drift): På raden ”forskola”: 9 är inget svar här."),
        ("forskola = 4", "fritids = 4", "54:1, fråga v_drift (V_drift): Raden ”fritids” finns inte i frågan. Raderna är"),
        ('u_hinder = "Sent', 'd_total = "Sent', "61:1, fråga d_total (D_total): Frågan har inga val att skriva egen text till."),
        ('u_hinder = "Sent', 'hinder = "Sent', "61:1, de egna texterna: Frågan ”hinder” finns inte i formuläret. Menade du ”u_hinder”?"),
        ('u_hinder = "Sent', 'b_roller = "Sent', "61:1, fråga b_roller (B_roller): Den egna texten saknar ett svar i [answers]."),
        ('u_hinder = "Sent', 'b_it = "Sent', "40:1, fråga b_it (B_it): Den egna texten hör inte till något av de valda svaren."),
        ("[comments.d_total]", "[comments.d_totla]", "63:1, kommentarerna: Frågan ”d_totla” finns inte i formuläret."),
        ('use = "rapport"', 'use = "rapporten"', "64:1, frågan d_total: ”rapporten” går inte som ”use”. Menade du ”rapport”?"),
        ('text = "Kort."', 'txt = "Kort."', "71:1, frågan fritt: Nyckeln ”txt” känns inte igen. Menade du ”text”?"),
        ('text = "Kort."', f'text = "{"x" * 20_001}"', "71:1, frågan fritt: Texten har 20\u00a0001 tecken. Högst 20\u00a0000 ryms."),
        ("[analysis.ett]", "[analysis.tre]", "73:1, den egna analysen: Avsnittet ”tre” finns inte i formuläret."),
        ('2 = "Så här."', '3 = "Så här."', "74:1, avsnittet ett: Nyckeln ”3” känns inte igen."),
        ("minutes_used = 39", "minuter = 39", "10:1: Nyckeln ”minuter” känns inte igen."),
        ("minutes_used = 39", "example = 1", "10:1: 1 går inte som ”example”. Skriv true eller false."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_would_do(old: str, new: str, fault: str) -> None:
    assert any(line.startswith(fault) for line in faults(changed(old, new))), faults(changed(old, new))


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    text = changed("d_total = 3", "d_total = 8\nd_okand = 3").replace("revision = 31", "revision = 1.5")
    text = text.replace("[analysis.ett]", "[analysis.x]").replace('use = "rapport"', 'use = "x"')
    lines = [int(fault.split(":")[0]) for fault in faults(text)]
    assert lines == sorted(lines) and len(lines) == 5


def test_a_table_that_is_none_is_told() -> None:
    text = changed("[participants]\ncount = 8\n", "").replace("passed = [", "participants = 8\npassed = [")
    assert faults(text) == ["18:1: ”participants” ska vara en tabell. Skriv [participants] på en egen rad."]


def test_a_file_without_its_questionnaire_tells_that_and_the_faults_of_its_head() -> None:
    text = to_toml(filled()).split("[questionnaire]")[0].replace("revision = 31", "revision = -1")
    assert faults(text)[0].startswith("1:1: ”questionnaire” saknas.")
    assert faults(text)[1].startswith("4:1: -1 går inte.")


def test_services_are_bounded() -> None:
    many = "".join(f'r{number} = "Rad"\n' for number in range(999))
    assert faults(changed("[services]\n", "[services]\n" + many))[0] == (
        "33:1, verksamheterna: 1\u00a0001 verksamheter är för många. Högst 1\u00a0000 ryms."
    )


def test_lines_are_looked_for_only_in_files_of_some_sense() -> None:
    text = changed("d_total = 3", "d_total = 9") + "#" * 4_000_000
    with pytest.raises(BadFileError) as error:
        again(text)
    (fault,) = error.value.faults
    assert fault.line is None
    assert str(fault) == "fil.toml, fråga d_total (D_total): 9 är inget svar här. Svara 1–5 eller ”vet_ej”."


def test_a_damaged_copy_of_the_questionnaire_is_told_with_the_faults_of_the_head() -> None:
    text = changed('scale = "grad"', "scale = 3").replace("revision = 31", "revision = -1")
    with pytest.raises(BadFileError) as error:
        again(text)
    copy, head = error.value.faults
    assert "d_total" in copy.where and copy.line is None
    assert head.line == 4


def test_a_file_of_nonsense_is_given_up_in_time() -> None:
    nonsense = "".join(f"nyckel_{number} = 1\n" for number in range(20_000))
    rows = "".join(f'    "q{number}",\n' for number in range(20_000))
    assert len(faults(to_toml(filled()).replace("revision = 31\n", nonsense))) == 100
    assert len(faults(changed('    "p_bidrag",\n', rows))) == 100
    answers = "".join(f"q{number} = 1\n" for number in range(20_000))
    assert len(faults(changed("d_total = 3\n", answers))) >= 100
    assert len(faults(changed("[other_text]\n", "[other_text]\n" + answers))) >= 100
    comments = "".join(f"[comments.q{number}]\n" for number in range(20_000))
    assert len(faults(changed("[analysis.ett]\n", comments + "[analysis.ett]\n"))) == 100


def test_a_long_list_of_allowed_words_is_left_out() -> None:
    assert faults(to_toml(begun(long(13), next_question="hej"))) == ["10:1: ”hej” går inte som ”next_question”."]


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_each_faulty_file_gives_the_message_beside_it(path: Path) -> None:
    with pytest.raises(BadFileError) as error:
        from_bytes(Path(path.name), path.read_bytes())
    assert f"{error.value}\n{error.value.advice}".strip() + "\n" == path.with_suffix(".txt").read_text("utf-8")


def test_a_date_before_the_calendar_is_no_excuse() -> None:
    assert again(to_toml(begun(date=date(1, 1, 1)))).date == date(1, 1, 1)


def test_answers_that_a_condition_hides_stand_apart_and_come_back(tmp_path: Path) -> None:
    from tests.model.test_condition import answered

    path = tmp_path / "a.toml"
    before = answered(a=1, b=2, c=3)
    path.write_text(to_toml(before), encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    assert "[answers]\na = 1\n\n[hidden]\nb = 2\nc = 3\n" in text
    assert read(path).answers == before.answers
    assert to_toml(read(path)) == text
    path.write_text(text.replace("[answers]\n", "[answers]\nb = 3\n"), encoding="utf-8")
    with pytest.raises(BadFileError) as bad:
        read(path)
    assert "både i [answers] och i [hidden]" in str(bad.value)
