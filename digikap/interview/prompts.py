"""The full terminal: each screen takes the place of the one before. The only home of questionary, and Rich's here."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TextIO

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.data_structures import Size
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

from digikap.interview.device import ESCAPE, LOWEST_COLUMNS, LOWEST_ROWS, PAGE_DOWN, PAGE_UP, Draw, Prompt
from digikap.interview.layout import GAP, Line, View, line, paragraph, shortened, wrapped
from digikap.interview.sequences import is_sequence, readable

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
    "agreed": "bold reverse green",
    "parted": "bold reverse yellow",
    "torn": "bold reverse red",
}
_PROMPT_STYLE = Style([("question", "bold"), ("answer", "bold"), ("live", "")])
_ESCAPE_WAIT = 0.1
"""Seconds until an Esc is taken to be alone and no part of an arrow key."""

# Keys of an editor that would show English, leave the screen or hide what is typed.
_DEAF = ["c-z", "c-r", "c-s", "c-q", "c-o", "c-t", "c-x", "c-v", "c-@", "c-\\", "c-]", "tab", "s-tab", "up", "down"]
# What a terminal reports by itself, or a pasted escape sequence looks like: prompt_toolkit reads numbers out of it.
_DEAF += [Keys.Vt100MouseEvent, Keys.WindowsMouseEvent, Keys.CPRResponse, Keys.ScrollUp, Keys.ScrollDown]

empty = Condition(lambda: not get_app().current_buffer.text)


@dataclass(frozen=True)
class _Redraw:
    """The window has changed, or the user asks for a clean screen: draw anew and go on with what was typed.

    `fault`: what could not be drawn, where that is the reason and no key was pressed.
    """

    typed: str
    fault: BaseException | None = None


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
        """Shows the screen on a cleared window and reads a line; drawn anew when the window changes.

        While the window is too small it says so instead, and what is typed then is dropped.
        """
        while True:
            try:
                size = self._output.get_size()  # once: it may change at any moment, and the prompt looks if it did
                small = size.columns < LOWEST_COLUMNS or size.rows < LOWEST_ROWS
                typed = self._asked(_small_page, _SMALL, size) if small else self._asked(draw, prompt, size)
                if isinstance(typed, str) and not small:
                    return typed
                if isinstance(typed, _Redraw):
                    prompt = replace(prompt, typed=prompt.typed if small else _kept(typed, prompt), ahead=not small)
            except OSError as gone:  # the terminal was closed
                raise EOFError from gone

    def _asked(self, draw: Draw, prompt: Prompt, size: Size) -> str | _Redraw:
        self._paint(draw, prompt)
        if not prompt.ahead:
            self._discard()
        return self._run(prompt, size)

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
            if not prompt.below:
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

    def _run(self, prompt: Prompt, painted: Size) -> str | _Redraw:
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

        def look_at_size(running: Application[Any]) -> None:
            if self._output.get_size() != painted:
                _leave(running, _Redraw(running.current_buffer.text))

        application.before_render += look_at_size
        return _outcome(application)


def _outcome(application: Application[Any]) -> str | _Redraw:
    """Runs the prompt to its end. What fails in it is never told by prompt_toolkit, which would do so in English."""
    pressed: list[object] = []
    application.key_processor.before_key_press += pressed.append

    def redraw(fault: BaseException) -> _Redraw:
        return _Redraw(application.current_buffer.text, None if pressed else fault)

    def fail(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        _leave(application, redraw(context.get("exception") or RuntimeError(context["message"])))

    try:
        # A signal raises where it arrives: prompt_toolkit's own handler complains in English when a prompt is ending.
        typed: str | _Redraw = application.run(
            handle_sigint=False, pre_run=lambda: asyncio.get_running_loop().set_exception_handler(fail)
        )
    except (EOFError, OSError):
        raise
    except Exception as fault:  # whatever a key leads to must not end the interview
        return redraw(fault)
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
    keys.add("c-l", eager=True)(lambda event: _leave(event.app, _Redraw(event.current_buffer.text)))
    for key in _DEAF:
        keys.add(key, eager=True)(lambda event: None)

    @keys.add("escape", eager=True)
    def escape(event: KeyPressEvent) -> None:
        if not is_sequence(event.data, event.key_processor.input_queue):
            _leave(event.app, ESCAPE)

    @keys.add(Keys.BracketedPaste, eager=True)
    def paste(event: KeyPressEvent) -> None:
        text = readable(event.data)
        event.current_buffer.insert_text(text if prompt.several else " ".join(text.split()))

    @keys.add(Keys.Any, save_before=lambda event: not event.is_repeat)
    def insert(event: KeyPressEvent) -> None:
        if not isinstance(event.key_sequence[0].key, Keys):  # a key without a meaning here types its sequence otherwise
            event.current_buffer.insert_text(event.data)

    return keys


def _kept(redraw: _Redraw, before: Prompt) -> str:
    """What stands on the line that is drawn anew: what was typed, unless that is what cannot be drawn.

    Raises the fault where the line was empty: the screen itself is wrong, and would be so for ever.
    """
    if redraw.fault is None:
        return redraw.typed
    if not before.typed:
        raise redraw.fault
    return ""


_SMALL = Prompt("Förstora fönstret")


def _small_page(view: View) -> list[Line]:
    """What stands in a window that no question fits."""
    needed = f"Fönstret är för litet. Gör det minst {LOWEST_COLUMNS} tecken brett och {LOWEST_ROWS} rader högt."
    away = "Ctrl-C avslutar. Det som är sparat finns kvar."
    return [*paragraph(needed, view.width, "warning"), GAP, *paragraph(away, view.width)][: view.height]


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
