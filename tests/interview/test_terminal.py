"""The interview in a real terminal: every trap that questionary and prompt_toolkit were measured to have is closed."""

from __future__ import annotations

import re
import signal
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no ptys on Windows", allow_module_level=True)

from tests.interview.window import CTRL_C, CTRL_D, CTRL_R, CTRL_Z, ENTER, ESC, Window

pytestmark = pytest.mark.no_cover  # slow to measure, and other tests reach the lines

KINDS = pytest.mark.parametrize("kind", ["full", "plain"])
ENGLISH = re.compile(
    r"\b(yes|no|answer|cancell?ed|use arrow|finish|description|search|arg|enter to|select|done|default|invalid|warning"
    r"|input|output|press|help|quit|error|traceback)\b",
    re.IGNORECASE,
)


def at_first_question(window: Window) -> None:
    window.ready("Enter för att börja:")
    window.type(ENTER)
    window.ready("Svar (")


@KINDS
def test_seven_enters_answer_nothing(kind: str) -> None:
    with Window("d_total", "d_tid", kind=kind) as window:
        at_first_question(window)
        for _ in range(7):
            window.type(ENTER)
            window.ready("Enter ensamt svarar ingenting")
        window.type(CTRL_C)
        assert window.result()["answers"] == {}


@KINDS
def test_what_is_typed_ahead_answers_one_question_only(kind: str) -> None:
    with Window("d_total", "d_tid", "d_kompetens", kind=kind) as window:
        at_first_question(window)
        window.type((f"4{ENTER}") * 5)
        window.ready("Sparat: Driftskapacitet, samlat: 4 – Ganska hög.")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"d_total": 4}


@KINDS
def test_typed_ahead_between_the_rows_of_a_grid_is_kept(kind: str) -> None:
    with Window("m_resurser", "d_total", kind=kind) as window:
        window.ready("Enter för att börja:")
        window.type("h")
        window.type(*([ENTER] if kind == "plain" else []))
        window.ready("bokstäver:")
        window.type("2", ENTER)
        window.ready("Svar (")
        window.type(f"4{ENTER}2{ENTER}v{ENTER}")
        window.ready("Sparat: ", then="Ekonomi: v – Vet ej.")
        window.type(CTRL_C)
        assert list(window.result()["answers"].values()) == [{"tid": 4, "kompetens": 2, "ekonomi": "vet_ej"}]


@KINDS
def test_yes_and_no_are_a_typed_j_and_n(kind: str) -> None:
    with Window("d_total", kind=kind) as window:
        at_first_question(window)
        window.type("k", *([ENTER] if kind == "plain" else []))
        window.ready("Text:")
        window.type("Natten", ENTER)
        window.ready("Nästa rad:")
        window.type(ENTER)
        window.ready("(j/n):")
        for line in ("y", ""):
            window.type(line, ENTER)
            window.ready("Skriv j för ja eller n för nej.")
        window.type("j", ENTER)
        window.ready("Kommentaren är sparad.")
        window.ready("Svar (")
        window.type("3", ENTER)
        window.ready("Att diskutera")
        window.type(CTRL_C)
        told = window.result()
        assert told["comments"] == {"d_total": ["Natten", "rapport"]} and told["answers"] == {"d_total": 3}


@KINDS
@pytest.mark.parametrize("how", ["ctrl-c", "SIGTERM", "SIGINT", "ctrl-d"])
def test_every_way_of_ending_keeps_what_was_answered(kind: str, how: str) -> None:
    with Window("d_total", "d_tid", kind=kind) as window:
        at_first_question(window)
        window.type("4", ENTER)
        window.ready("Sparat: Driftskapacitet, samlat: 4 – Ganska hög.")
        match how:
            case "ctrl-c":
                window.type(CTRL_C)
            case "ctrl-d":
                window.type(CTRL_D)
            case name:
                window.kill(getattr(signal, name))
        told = window.result()
        assert told["why"] == ("stängd" if how == "ctrl-d" else "avbruten")
        assert told["answers"] == {"d_total": 4}


@KINDS
def test_a_ctrl_c_right_behind_an_answer_ends_it_all_the_same(kind: str) -> None:
    with Window("d_total", "d_tid", kind=kind) as window:
        at_first_question(window)
        window.type("4", ENTER, CTRL_C)
        assert window.result()["why"] == "avbruten"


@KINDS
def test_a_latin_1_byte_is_told_of_and_never_saved(kind: str) -> None:
    with Window("p_forsta_steg", kind=kind) as window:
        window.ready("Enter för att börja:")
        window.type(ENTER)
        window.ready("Text:")
        window.type(b"sm\xe5tt", ENTER)
        window.shows("gick inte att läsa", then="smtt" if kind == "full" else "Text:")
        window.type(*(["\x15"] if kind == "full" else []), "smått", ENTER)
        window.ready("Nästa rad:")
        window.type(ENTER)
        window.ready("Att diskutera")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"p_forsta_steg": "smått"}


def test_ctrl_z_and_ctrl_r_neither_suspend_nor_show_english_nor_land_in_the_answer() -> None:
    with Window("d_total", "d_tid") as window:
        at_first_question(window)
        window.type(CTRL_Z, CTRL_R, "4")
        shown = window.shows("→ 4 – Ganska hög")
        assert "^Z" not in shown and "search" not in shown
        window.type(ENTER)
        window.ready("Sparat")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"d_total": 4}


def test_a_paste_of_several_lines_answers_one_question_at_most() -> None:
    with Window("d_total", "d_tid") as window:
        at_first_question(window)
        window.type("\x1b[200~4\r\n5\r\n\x1b[201~", ENTER)
        window.ready("Skriv en siffra 1–5")
        window.type(CTRL_C)
        assert window.result()["answers"] == {}


def test_a_pasted_text_is_clean_and_keeps_its_lines() -> None:
    with Window("p_forsta_steg") as window:
        window.ready("Enter för att börja:")
        window.type(ENTER)
        window.ready("Text:")
        window.type("\x1b[200~Ett\x07\r\nTv\u0061\u030a \x1b[31mr\u0308\x1b[201~", ENTER)
        window.ready("Nästa rad:")
        window.type(ENTER)
        window.ready("Att diskutera")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"p_forsta_steg": "Ett\nTvå [31mr\u0308"}


@KINDS
def test_swedish_letters_work_in_every_prompt(kind: str) -> None:
    act = [ENTER] if kind == "plain" else []
    with Window("u_hinder", "l_ledning", kind=kind) as window:
        at_first_question(window)
        window.type("h", *act)
        window.ready("bokstäver:")
        window.type("största", ENTER)
        window.ready("Vad begränsar")
        window.type("?", *act)
        window.ready("slå upp:")
        window.type("mottagningsförmåga", ENTER)
        window.ready("ta emot kunskap")
        window.type(ENTER)
        window.ready("Svar (1–12")
        window.type("12", ENTER)
        window.ready("Valt: ”Annat”", then="Text:")
        window.type("Åäö på Ön", ENTER)
        window.ready("Sparat")
        window.type(CTRL_C)
        assert window.result()["others"] == {"u_hinder": "Åäö på Ön"}


def test_long_choices_are_whole_in_a_narrow_window() -> None:
    with Window("b_it_drift", columns=60, rows=20) as window:
        at_first_question(window)
        words = " ".join(window.screen().split())
        assert "Tillsammans med andra kommuner (nämnd, förbund eller bolag)" in words


@KINDS
def test_no_english_leaks_on_a_tour_of_every_screen(kind: str) -> None:
    act = [ENTER] if kind == "plain" else []
    with Window("d_total", "u_hinder", "m_resurser", "p_forsta_steg", kind=kind) as window:
        window.ready("Enter för att börja:")
        window.type(ENTER)
        window.ready("Svar (")
        for keys, text in [
            (["?", *act], "slå upp:"),
            ([ENTER], "Svar ("),
            (["h", *act], "bokstäver:"),
            ([ENTER], "Svar ("),
            (["k", *act], "Text:"),
            (["Ord", ENTER], "Nästa rad:"),
            ([ENTER], "(j/n):"),
            (["n", ENTER], "Kommentaren är sparad."),
            (["9", ENTER], "Skriv en siffra"),
            (["v", ENTER], "Vad begränsar"),
            (["12", ENTER], "Valt: "),
            (["Annat", ENTER], "Att diskutera"),
            ([ENTER], "2 av 2"),
            ([ENTER], "Enter för att börja:"),
            ([ENTER], "Svar ("),
            (["s", *act], "RESULTAT"),
        ]:
            window.type(*keys)
            window.shows(text) if text == "RESULTAT" else window.ready(text)
        text = window.raw.decode().partition("RESULTAT")[0]
        assert not ENGLISH.findall(text)


def test_going_back_erases_the_line_that_was_left() -> None:
    with Window("d_total", "d_tid") as window:
        at_first_question(window)
        window.type("4", ENTER)
        window.ready("arbetstiden")
        window.type("b")
        window.ready("Ert svar (Enter behåller det): 4 – Ganska hög")
        shown = window.settle()
        assert shown.count("Svar (") == 1 and "arbetstiden" not in shown
        window.type(ENTER)
        window.ready("arbetstiden")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"d_total": 4}


def test_a_window_that_changes_size_is_drawn_anew_with_what_was_typed() -> None:
    with Window("u_hinder") as window:
        at_first_question(window)
        window.type("3 1")
        window.shows("→ 1 Ekonomi · 2 Tid")
        for columns, rows in ((60, 20), (100, 30)):
            window.resize(columns, rows)
            window.redrawn("Vad begränsar", "Svar (1–12): 3 1", "→ 1 Ekonomi · 2 Tid")
        window.type(ENTER)
        window.ready("Sparat")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"u_hinder": ["pengar", "tid"]}


def test_esc_opens_the_menu_of_a_text_and_arrows_do_not() -> None:
    with Window("p_forsta_steg") as window:
        window.ready("Enter för att börja:")
        window.type(ENTER)
        window.ready("Text:")
        window.type("ac", "\x1b[D", "b")
        window.shows("Text: abc")
        window.type(ESC)
        window.ready("Vad ska göras?", then="Enter:")
        window.type("s")
        assert window.result()["why"] == "slut"


def test_nothing_waits_for_a_terminal_that_does_not_tell_where_its_cursor_is() -> None:
    with Window("d_total") as window:
        at_first_question(window)
        window.type(CTRL_C)
        window.result()
        assert b"\x1b[6n" not in window.raw


COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|[34]8)(?:;\d+)*m")


def test_no_color_is_honoured_and_colour_is_used_without_it() -> None:
    for environment, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        with Window("d_total", "d_tid", **environment) as window:
            at_first_question(window)
            window.type("4", ENTER)
            window.ready("Sparat")
            window.type(CTRL_C)
            window.result()
            assert bool(COLOUR.search(window.raw)) is coloured


@pytest.mark.parametrize(
    ("environment", "columns", "rows"),
    [({"TERM": "dumb"}, 80, 24), ({}, 59, 24), ({}, 80, 19), ({"TERM": "dumb"}, 40, 10)],
)
def test_a_dumb_terminal_and_a_small_window_get_lines_without_escape_codes(
    environment: dict[str, str], columns: int, rows: int
) -> None:
    with Window("d_total", kind="auto", columns=columns, rows=rows, **environment) as window:
        at_first_question(window)
        window.type("4", ENTER)
        window.ready("Att diskutera")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"d_total": 4}
        assert b"\x1b" not in window.raw


def test_an_output_without_swedish_letters_is_told_of_and_shows_no_question_marks_for_them() -> None:
    environment = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    with Window("d_total", kind="auto", **environment) as window:
        window.shows("Enter for att borja:")
        window.type(ENTER)
        shown = window.shows("Svar (1-5, v)")
        assert "alltsa formagan" in shown and "f?rm" not in shown
        assert b"kan inte visa alla svenska tecken" in window.raw
        window.type("4", ENTER)
        window.ready("Sparat")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"d_total": 4}


SEQUENCES = {
    "colour": "\x1b[31m",
    "mouse report of urxvt": "\x1b[96;14;13M",
    "mouse report of xterm": "\x1b[<64;85;12M",
    "broken mouse report": "\x1b[<;m",
    "old mouse report": "\x1b[M !!",
    "where the cursor is": "\x1b[35;1R",
    "focus in and out": "\x1b[I\x1b[O",
    "what the terminal is": "\x1b[?64;1;2c",
    "a key that nobody has": "\x1b[99~",
    "Ctrl-F1": "\x1b[1;5P",
    "Alt and an arrow": "\x1b[1;3D",
    "the colour of the background": "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "a title": "\x1b]0;titel\x07",
    "cut off": "\x1b[12;",
}


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_an_escape_sequence_that_is_typed_or_pasted_does_nothing(sequence: str) -> None:
    with Window("d_total", "d_tid") as window:
        at_first_question(window)
        window.type(sequence)
        window.settle()
        window.type("4")
        shown = window.shows("→ 4 – Ganska hög")
        assert "Svar (1–5, v): 4" in shown and not ENGLISH.findall(shown)
        window.type(ENTER)
        window.ready("Sparat: Driftskapacitet, samlat: 4 – Ganska hög.")
        window.type(CTRL_C)
        told = window.result()
        assert told["answers"] == {"d_total": 4} and told["why"] == "avbruten"
        assert not ENGLISH.findall(window.raw.decode().partition("RESULTAT")[0])


def test_sequences_in_the_middle_of_a_pasted_text_are_left_out_of_it() -> None:
    with Window("p_forsta_steg") as window:
        window.ready("Enter för att börja:")
        window.type(ENTER)
        window.ready("Text:")
        window.type("Vi ", *(one for name, one in SEQUENCES.items() if name != "cut off"), "börjar.")
        window.shows("Text: Vi börjar.")
        window.type(ENTER)
        window.ready("Nästa rad:")
        window.type(ENTER)
        window.ready("Att diskutera")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"p_forsta_steg": "Vi börjar."}


def test_ten_thousand_characters_pasted_without_brackets_are_a_text() -> None:
    words = "Åtgärd 1. " * 1000
    with Window("p_forsta_steg") as window:
        window.ready("Enter för att börja:")
        window.type(ENTER)
        window.ready("Text:")
        for start in range(0, len(words), 500):
            window.type(words[start : start + 500])
            window.settle(0.05)
        window.type(ENTER)
        window.ready("Nästa rad:")
        window.type(ENTER)
        window.ready("Att diskutera")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"p_forsta_steg": words.strip()}


def test_ten_thousand_characters_pasted_at_a_question_answer_nothing() -> None:
    with Window("d_total", "d_tid") as window:
        at_first_question(window)
        for _ in range(20):
            window.type("\x1b[31mtext 12345 " * 30)
            window.settle(0.05)
        window.type(ENTER)
        window.shows("Skriv en siffra 1–5")
        window.type(CTRL_C)
        assert window.result()["answers"] == {}
        assert not ENGLISH.findall(window.raw.decode(errors="replace").partition("RESULTAT")[0])


def test_a_pasted_byte_that_is_no_text_is_told_of() -> None:
    with Window("p_forsta_steg") as window:
        window.ready("Enter för att börja:")
        window.type(ENTER)
        window.ready("Text:")
        window.type(b"\x1b[200~A\xe5\x1b[201~", ENTER)
        window.shows("gick inte att läsa", then="Text: A")
        window.type(CTRL_C)
        assert window.result()["answers"] == {}


def test_a_window_too_small_for_a_question_says_so_until_it_grows() -> None:
    with Window("d_total") as window:
        at_first_question(window)
        window.type("4")
        window.shows("→ 4 – Ganska hög")
        window.resize(50, 15)
        shown = window.ready("Fönstret är för litet.")
        assert "Driftskapacitet" not in shown and "60 tecken" in " ".join(shown.split())
        window.type("5", ENTER)
        window.ready("Fönstret är för litet.")
        window.resize(80, 24)
        window.redrawn("Svar (1–5, v): 4", "→ 4 – Ganska hög")
        window.type(ENTER)
        window.ready("Sparat: Driftskapacitet, samlat: 4")
        window.resize(80, 19)
        window.ready("Fönstret är för litet.")
        window.type(CTRL_C)
        assert window.result()["answers"] == {"d_total": 4}
