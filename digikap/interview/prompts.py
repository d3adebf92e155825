"""The full terminal: each screen takes the place of the one before. The only home of questionary, and Rich's here."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TextIO

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.input import Input, create_input
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.styles import Style

from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP, Draw, Prompt
from digikap.interview.layout import Line, View, line, shortened, wrapped
from digikap.text import clean

if TYPE_CHECKING:
    from rich.console import Console

# Colours that can be told apart on black and on white, and on a pale projector; none of them carries meaning alone.
STYLES = {
    "heading": "bold",
    "level": "bold",
    "key": "bold magenta",
    "current": "bold",
    "answer": "bold",
    "said": "green",
    "warning": "bold red",
}
_PROMPT_STYLE = Style([("question", "bold"), ("answer", "bold"), ("live", "")])
_ESCAPE_WAIT = 0.1
"""Seconds until an Esc is taken to be alone and no part of an arrow key."""

# Keys of an editor that would show English, leave the screen or hide what is typed.
_DEAF = ["c-z", "c-r", "c-s", "c-q", "c-o", "c-t", "c-x", "c-v", "c-@", "c-\\", "tab", "up", "down"]

empty = Condition(lambda: not get_app().current_buffer.text)


@dataclass(frozen=True)
class _Redraw:
    """The window has changed, or the user asks for a clean screen: draw anew and go on with what was typed."""

    typed: str


class FullTerminal:
    """A device (see `interview.device.Device`) for a terminal of at least 60×20.

    `console` writes the screens; `source` and `target` are prompt_toolkit's, for the typed line.
    """

    redraws = True

    def __init__(self, console: Console, source: Input, target: Output) -> None:
        self._console = console
        self._input = source
        self._output = target

    @classmethod
    def of(cls, stdin: TextIO, stdout: TextIO) -> FullTerminal:
        """The device of a process's own terminal."""
        from rich.console import Console

        console = Console(file=stdout, markup=False, emoji=False, highlight=False)
        return cls(console, create_input(stdin), _output(stdout))

    def ask(self, draw: Draw, prompt: Prompt) -> str:
        """Shows the screen on a cleared window and reads a line; drawn anew when the window changes."""
        while True:
            try:
                self._paint(draw, prompt)
                if not prompt.ahead:
                    self._discard()
                typed = self._run(prompt)
            except OSError as gone:  # the terminal was closed
                raise EOFError from gone
            if isinstance(typed, str):
                return typed
            prompt = replace(prompt, typed=typed.typed, ahead=True)

    def show(self, draw: Draw) -> None:
        """Prints lines below what stands there."""
        width, _ = self._size()
        self._print(draw(View(width)))

    def _size(self) -> tuple[int, int]:
        """Columns (but for a margin at each side) and rows."""
        size = self._output.get_size()
        return max(size.columns - 2, 20), size.rows

    def _paint(self, draw: Draw, prompt: Prompt) -> None:
        width, rows = self._size()
        notice = [line(row, "warning") for row in wrapped(f"! {prompt.notice}", width)] if prompt.notice else []
        below = len(notice) + 1 + (prompt.live is not None)
        with self._console:  # one write
            self._console.clear()
            self._print([*draw(View(width, max(rows - below, 1))), *notice])

    def _print(self, lines: Sequence[Line]) -> None:
        from rich.text import Text

        text = Text()
        for row in lines:
            text.append(" ")
            for words, style in row:
                text.append(words, STYLES.get(style, ""))
            text.append("\n")
        self._console.print(text, end="", soft_wrap=True, highlight=False)

    def _discard(self) -> None:
        """Forgets what was typed before the screen was shown, but for a Ctrl-C: that came in while keys were read."""
        keys = get_typeahead(self._input)
        if os.isatty(self._input.fileno()):
            with self._input.raw_mode():
                keys += self._input.read_keys() + self._input.flush_keys()
        if any(press.key is Keys.ControlC for press in keys):
            raise KeyboardInterrupt

    def _run(self, prompt: Prompt) -> str | _Redraw:
        question = questionary.text(
            f"{prompt.label}:",
            default=prompt.typed,
            qmark="",
            style=_PROMPT_STYLE,
            key_bindings=_bindings(prompt),
            erase_when_done=True,
            history=DummyHistory(),
            input=self._input,
            output=self._output,
        )
        application = question.application
        application.ttimeoutlen = _ESCAPE_WAIT
        if prompt.live is not None:
            application.layout = _with_live(application, prompt, self._size()[0])
        painted = self._output.get_size()

        def look_at_size(running: Application[Any]) -> None:
            if self._output.get_size() != painted:
                _leave(running, _Redraw(running.current_buffer.text))

        application.before_render += look_at_size
        # A signal raises where it arrives: prompt_toolkit's own handler complains in English when a prompt is ending.
        typed: str | _Redraw = application.run(handle_sigint=False)
        return typed


def _bindings(prompt: Prompt) -> KeyBindings:
    """The prompt's own keys; letters act only while the line is empty."""
    keys = KeyBindings()

    def leaving(key: str, typed: str) -> None:
        keys.add(key, filter=empty, eager=True)(lambda event: _leave(event.app, typed))

    for letter in prompt.instant:
        for form in {letter, letter.upper()}:
            leaving(form, letter)
    for key, turn in (("pageup", PAGE_UP), ("pagedown", PAGE_DOWN)):
        if turn in prompt.instant:
            leaving(key, turn)
    keys.add("escape", eager=True)(lambda event: _leave(event.app, ESCAPE))
    keys.add("c-l", eager=True)(lambda event: _leave(event.app, _Redraw(event.current_buffer.text)))
    for key in _DEAF:
        keys.add(key, eager=True)(lambda event: None)

    @keys.add(Keys.BracketedPaste, eager=True)
    def paste(event: KeyPressEvent) -> None:
        text = clean(event.data)
        event.current_buffer.insert_text(text if prompt.several else " ".join(text.split()))

    return keys


def _leave(application: Application[Any], result: str | _Redraw) -> None:
    """Ends the prompt with this result, unless it is ending already (two keys may arrive at once)."""
    if application.future is not None and not application.future.done():
        application.exit(result=result)


def _with_live(application: Application[Any], prompt: Prompt, width: int) -> Layout:
    """The prompt's layout with a line below that says what has been typed so far means."""
    live = prompt.live
    assert live is not None

    def words() -> StyleAndTextTuples:
        meaning = live(application.current_buffer.text)
        return [("class:live", f" → {shortened(meaning, width - 3)}" if meaning else "")]

    below = Window(FormattedTextControl(words), height=1, dont_extend_height=True)
    return Layout(HSplit([application.layout.container, below]), focused_element=application.layout.current_window)


def _output(stdout: TextIO) -> Output:
    """stdout for prompt_toolkit, which must not wait for terminals that do not tell where the cursor is (1 s each)."""
    output = create_output(stdout)
    if sys.platform != "win32":
        from prompt_toolkit.output.vt100 import Vt100_Output

        if isinstance(output, Vt100_Output):
            output.enable_cpr = False
    return output
