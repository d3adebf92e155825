"""The plain device: what it prints, what it reads, and how it ends."""

from __future__ import annotations

import io
import os
import sys

import pytest

from digikap.interview.device import Prompt
from digikap.interview.layout import Line, View, line
from digikap.interview.plain import PlainLines


def draw(view: View) -> list[Line]:
    assert view.plain
    return [line("Fråga?", "heading"), (("1", "key"), ("  Ja   ", ""))]


def device(typed: str) -> tuple[PlainLines, io.StringIO]:
    out = io.StringIO()
    return PlainLines(io.StringIO(typed), out), out


def test_a_screen_is_printed_and_a_line_read_without_escape_codes() -> None:
    plain, out = device("1\r\n")
    assert plain.ask(draw, Prompt("Svar")) == "1"
    assert out.getvalue() == "Fråga?\n1  Ja\nSvar: "
    assert not plain.redraws


def test_a_screen_that_stands_there_is_not_repeated_and_the_notice_is_printed() -> None:
    plain, out = device("1\n")
    plain.ask(draw, Prompt("Svar", again=True, notice="Skriv en siffra."))
    assert out.getvalue() == "Skriv en siffra.\nSvar: "


def test_what_a_line_means_is_said_after_it_but_not_of_a_key() -> None:
    plain, out = device("1\nh\n2\n")
    prompt = Prompt("Svar", instant="h", live=lambda typed: "Ja" if typed != "2" else "", ahead=True)
    assert [plain.ask(draw, prompt) for _ in range(3)] == ["1", "h", "2"]
    assert out.getvalue().count("Ja\n") == 3 + 1


def test_the_end_of_input_is_told() -> None:
    plain, _ = device("")
    with pytest.raises(EOFError):
        plain.ask(draw, Prompt("Svar"))


def test_bytes_in_another_encoding_arrive_as_something_that_can_be_told_of() -> None:
    source = io.TextIOWrapper(io.BytesIO(b"sm\xe5tt\n"), encoding="utf-8")
    assert PlainLines(source, io.StringIO()).ask(draw, Prompt("Svar")) == "sm\udce5tt"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of a line as Linux has it")
@pytest.mark.parametrize(
    ("several", "advice"), [(True, "Skriv den som flera kortare rader."), (False, "Skriv den kortare.")]
)
def test_a_line_that_the_terminal_has_cut_short_is_asked_for_again(several: bool, advice: str) -> None:
    primary, secondary = os.openpty()
    lines = ["å" * 3000, "ä" * 2000]

    class Typing(io.StringIO):
        """Types the next line when it is asked for."""

        def write(self, text: str) -> int:
            if text == "Text: ":
                os.write(primary, f"{lines.pop(0)}\n".encode())
            return super().write(text)

    out = Typing()
    try:
        with os.fdopen(secondary, encoding="utf-8") as terminal:
            assert PlainLines(terminal, out).ask(draw, Prompt("Text", several=several)) == "ä" * 2000
    finally:
        os.close(primary)
    told = "Raden är längre än vad terminalen tar emot, och slutet kom inte fram."
    assert " ".join(out.getvalue().split()).endswith(f"Text: {told} {advice} Text:")


class Closed(io.StringIO):
    """A terminal whose window has been closed."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")

    def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
        raise OSError(5, "Input/output error")


@pytest.mark.parametrize(("source", "target"), [(Closed(), io.StringIO()), (io.StringIO("1\n"), Closed())])
def test_a_terminal_that_has_closed_is_the_end_of_input(source: io.StringIO, target: io.StringIO) -> None:
    with pytest.raises(EOFError):
        PlainLines(source, target).ask(draw, Prompt("Svar"))


def test_lines_are_wrapped_to_the_window() -> None:
    plain, out = device("")
    plain.show(lambda view: [line(f"{view.width}")])
    assert out.getvalue() == "79\n"
