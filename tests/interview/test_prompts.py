"""The full terminal's device over a pipe: keys, editing, pasting, redrawing."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from digikap.interview import prompts
from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP, Prompt
from digikap.interview.layout import Line, View, line
from digikap.interview.prompts import FullTerminal

ENTER, BACKSPACE = "\r", "\x7f"


class Window(DummyOutput):
    """A window whose size a test changes."""

    columns = 80
    rows = 24

    def get_size(self) -> Size:
        return Size(rows=self.rows, columns=self.columns)


@dataclass
class Desk:
    """A full terminal at which a test types."""

    keys: PipeInput
    window: Window = field(default_factory=Window)
    paper: io.StringIO = field(default_factory=io.StringIO)
    views: list[View] = field(default_factory=list)

    def draw(self, view: View) -> list[Line]:
        self.views.append(view)
        return [line("Fråga?", "heading"), (("1", "key"), ("  [bold]Ja", ""))]

    def terminal(self) -> FullTerminal:
        console = Console(file=self.paper, width=80, markup=False, emoji=False, highlight=False)
        return FullTerminal(console, self.keys, self.window)

    def ask(self, typed: str, prompt: Prompt) -> str:
        self.keys.send_text(typed)
        return self.terminal().ask(self.draw, prompt)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with _pipe() as keys:
        yield Desk(keys)


@contextmanager
def _pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as keys:
        yield keys


NUMBERS = Prompt("Svar", instant="?kpbhs+-")


def test_a_line_ends_with_enter(desk: Desk) -> None:
    assert desk.ask("3 1" + ENTER, NUMBERS) == "3 1"
    assert "Fråga?\n 1  [bold]Ja\n" in desk.paper.getvalue()


@pytest.mark.parametrize(
    ("typed", "line"),
    [("k", "k"), ("K", "k"), ("?", "?"), ("+", PAGE_DOWN), ("\x1b[6~", PAGE_DOWN), ("\x1b[5~", PAGE_UP)],
)
def test_a_key_acts_at_once_on_an_empty_line(desk: Desk, typed: str, line: str) -> None:
    assert desk.ask(typed, NUMBERS) == line


def test_a_key_is_a_letter_on_a_line_that_is_not_empty(desk: Desk) -> None:
    assert desk.ask("3k" + ENTER, NUMBERS) == "3k"
    assert desk.ask("3" + BACKSPACE + "k", NUMBERS) == "k"


def test_in_a_text_letters_are_letters_and_page_keys_nothing(desk: Desk) -> None:
    assert desk.ask("\x1b[5~kåäö" + ENTER, Prompt("Text")) == "kåäö"


def test_esc_gives_a_line_of_its_own_even_after_letters(desk: Desk) -> None:
    assert desk.ask("abc\x1b", Prompt("Text")) == ESCAPE


def test_arrow_keys_are_no_esc_and_edit_the_line(desk: Desk) -> None:
    assert desk.ask("ac\x1b[Db" + ENTER, Prompt("Text")) == "abc"


@pytest.mark.parametrize("key", ["\x1a", "\x12", "\x13", "\x11", "\x0f", "\x14", "\x18", "\x16", "\x00", "\x1c", "\t"])
def test_keys_of_an_editor_do_nothing(desk: Desk, key: str) -> None:
    assert desk.ask(f"a{key}b{key}" + ENTER, Prompt("Text")) == "ab"


def test_up_and_down_bring_back_no_earlier_answer(desk: Desk) -> None:
    desk.ask("hemligt" + ENTER, Prompt("Text"))
    assert desk.ask("\x1b[A\x1b[A\x1b[B" + ENTER, Prompt("Text")) == ""


def test_a_pasted_text_is_cleaned_and_is_one_line_unless_several_are_asked_for(desk: Desk) -> None:
    pasted = "\x1b[200~Ett\r\n\tTv\u0061\u030a\x07 \x1b[31m\x1b[201~"
    assert desk.ask(pasted + ENTER, Prompt("Text")) == "Ett Två [31m"
    assert desk.ask(pasted + ENTER, Prompt("Text", several=True)) == "Ett\n Två [31m"


def test_what_stands_on_the_line_can_be_changed(desk: Desk) -> None:
    assert desk.ask(BACKSPACE + "en" + ENTER, Prompt("Text", typed="Hamna")) == "Hamnen"


def test_ctrl_c_and_ctrl_d_are_raised(desk: Desk) -> None:
    with pytest.raises(KeyboardInterrupt):
        desk.ask("\x03", NUMBERS)
    with pytest.raises(EOFError):
        desk.ask("\x04", NUMBERS)


def test_a_ctrl_c_right_behind_an_answer_is_not_forgotten_with_the_rest(desk: Desk) -> None:
    assert desk.ask("3" + ENTER + "4" + ENTER + "\x03", NUMBERS) == "3"
    with pytest.raises(KeyboardInterrupt):
        desk.ask("", NUMBERS)


def test_ctrl_l_draws_the_screen_anew_and_keeps_the_line(desk: Desk) -> None:
    assert desk.ask("3 \x0c1" + ENTER, NUMBERS) == "3 1"
    assert len(desk.views) == 2


def test_a_window_that_changes_is_drawn_anew_for_its_new_size(desk: Desk) -> None:
    def live(typed: str) -> str:
        if typed == "3" and desk.window.columns == 80:
            desk.window.columns = 60
            desk.keys.send_text(" ")  # something to draw the line for
        return typed

    def draw(view: View) -> list[Line]:
        if desk.views:
            desk.keys.send_text("1" + ENTER)
        return desk.draw(view)

    desk.keys.send_text("3")
    assert desk.terminal().ask(draw, Prompt("Svar", live=live)) == "3 1"
    assert [view.width for view in desk.views] == [78, 58]


def test_room_is_left_for_notice_preview_and_prompt(desk: Desk) -> None:
    desk.ask(ENTER, Prompt("Svar", live=lambda typed: "", notice="Skriv en siffra."))
    desk.ask(ENTER, Prompt("Svar"))
    assert [view.height for view in desk.views] == [21, 23]
    assert "! Skriv en siffra." in desk.paper.getvalue()


@given(st.lists(st.sampled_from([*ANSI_SEQUENCES, "\x1b[31m", "\x1b]", "\x1b\\", "4", "å", ";", "M"]), max_size=12))
@settings(max_examples=60, deadline=None)
def test_no_mixture_of_keys_fails_or_leaves_anything_but_letters(keys: list[str]) -> None:
    typed = [key for key in keys if key not in ("\x03", "\x04", "\x1b")]
    with _pipe() as pipe:
        desk = Desk(pipe)
        line = desk.ask("".join(typed) + "\x1b[201~\x07" + ENTER * 3, Prompt("Text"))
    assert line.isprintable() or line == ESCAPE


@pytest.mark.parametrize("sequence", ["\x1b[31m", "\x1b[<;m", "\x1b[35;1R", "\x1b[99~", "\x1b[1;5P", "\x1b]0;t\x07"])
def test_a_sequence_that_is_no_key_does_nothing(desk: Desk, sequence: str) -> None:
    assert desk.ask(f"a{sequence}b" + ENTER, Prompt("Text")) == "ab"
    assert len(desk.views) == 1


def test_a_line_that_cannot_be_drawn_is_emptied_and_asked_for_anew(desk: Desk) -> None:
    def live(typed: str) -> str:
        if typed == "3":
            desk.keys.send_text("4" + ENTER)
            raise ValueError("not enough values to unpack")
        return typed

    assert desk.ask("3", Prompt("Svar", live=live)).endswith("4")
    assert len(desk.views) > 1


def test_a_screen_that_can_never_be_drawn_is_a_fault_and_no_endless_loop(desk: Desk) -> None:
    def live(typed: str) -> str:
        raise ValueError("always")

    with pytest.raises(ValueError, match="always"):
        desk.ask("", Prompt("Svar", live=live, typed="3"))
    assert len(desk.views) == 2


def test_a_key_that_fails_draws_the_screen_anew_and_keeps_the_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(view: View) -> list[Line]:
        if desk.views:
            desk.keys.send_text("3" + ENTER)
        return desk.draw(view)

    monkeypatch.setattr(prompts, "is_sequence", lambda data, waiting: int(data))
    desk.keys.send_text("12\x1b[99~")
    assert desk.terminal().ask(draw, Prompt("Text")) == "123"
    assert len(desk.views) == 2


def test_a_small_window_says_so_and_waits_with_what_was_typed(desk: Desk) -> None:
    def draw(view: View) -> list[Line]:
        desk.keys.send_text("4" + ENTER)
        return desk.draw(view)

    class Grows(Window):
        """Grows once a line has been typed in it and it has been drawn for another: keys make it be drawn again."""

        rows, drawn = 19, 0

        def flush(self) -> None:
            if self.rows < 20 and desk.paper.getvalue().count("Fönstret är för litet.") == 2:
                self.drawn += 1
                self.rows = 20 if self.drawn == 3 else 19
                desk.keys.send_text("x")

    desk.window = Grows()
    desk.keys.send_text("9" + ENTER)
    answer = desk.terminal().ask(draw, Prompt("Svar", typed="3"))
    assert answer.replace("x", "") == "34"  # an x may come so late that it is read by the question
    assert "Fönstret är för litet." in desk.paper.getvalue().partition("Fråga?")[0]


def test_two_keys_at_once_are_one_reply(desk: Desk) -> None:
    assert desk.ask("kk", NUMBERS) == "k"


def test_a_closed_terminal_is_the_end_of_input(desk: Desk) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    desk.paper = Closed()
    with pytest.raises(EOFError):
        desk.ask("3" + ENTER, NUMBERS)


def test_lines_can_be_shown_below_what_stands_there(desk: Desk) -> None:
    desk.terminal().show(desk.draw)
    assert desk.paper.getvalue() == " Fråga?\n 1  [bold]Ja\n"
    assert desk.terminal().redraws


def test_a_process_of_its_own_terminal_forgets_what_was_typed_too_early_and_asks_for_no_cursor() -> None:
    master, slave = os.openpty()
    seen = b""

    def type_when_asked() -> None:
        nonlocal seen
        while b"Svar:" not in seen:
            seen += os.read(master, 4096)
        os.write(master, b"3\r")

    with open(slave) as stdin, open(os.dup(slave), "w", encoding="utf-8") as stdout:  # noqa: PTH123
        os.write(master, b"1\r2\r")
        someone = threading.Thread(target=type_when_asked)
        someone.start()
        typed = FullTerminal.of(stdin, stdout).ask(lambda view: [line("Fråga?")], Prompt("Svar"))
        someone.join()
    os.close(master)
    assert typed == "3"
    assert b"\x1b[6n" not in seen


def test_a_window_that_grows_while_it_is_told_to_grow_shows_the_question(desk: Desk) -> None:
    class Growing(io.StringIO):
        def write(self, text: str) -> int:
            desk.window.columns, desk.window.rows = 80, 24
            return super().write(text)

    def draw(view: View) -> list[Line]:
        desk.keys.send_text("4" + ENTER)
        return desk.draw(view)

    desk.paper = Growing()
    desk.window.columns, desk.window.rows = 10, 3
    giving_up = threading.Timer(10, desk.keys.send_text, ["\x04"])
    giving_up.start()
    typed = desk.terminal().ask(draw, Prompt("Svar", ahead=True))
    giving_up.cancel()
    assert typed == "4"
    assert "Fönstret är för" in desk.paper.getvalue()
