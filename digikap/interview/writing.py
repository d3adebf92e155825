"""Writing a text of several lines: a line at a time, an empty line ends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from digikap.interview.device import ESCAPE, Device, Prompt
from digikap.interview.layout import Line, View
from digikap.interview.talk import limited, read
from digikap.interview.typed import Refused
from digikap.text import TEXT_LIMIT

DrawText = Callable[[Sequence[str], View], list[Line]]
"""A screen with the lines that have been written so far."""


def several_lines(
    device: Device,
    draw: DrawText,
    keys: str = "",
    *,
    old: Sequence[str] = (),
    notice: str = "",
    again: bool = False,
    check: Callable[[Sequence[str]], str] = lambda lines: "",
    leaves: bool = False,
) -> tuple[str, ...] | str:
    """The written lines, none for Enter at once; or one of the `keys` alone on the first line; or Esc.

    `old` lines stand on the line in turn, to be changed. A first line that begins with a space is never a key.
    `check` says what is wrong with the lines so far, "" for nothing. `leaves`: Esc drops what has been written.
    """
    written: list[str] = []
    while True:
        prompt = Prompt(
            "Nästa rad" if written else "Text",
            typed=old[len(written)] if len(written) < len(old) else "",
            notice=notice,
            again=again or bool(written or notice),
            ahead=bool(written),
            several=True,
        )
        typed = read(device, partial(draw, tuple(written)), prompt)
        notice = ""
        if typed == ESCAPE and (leaves or not written):
            return ESCAPE
        if typed == ESCAPE:
            notice = "Avsluta texten med en tom rad. Sedan går det att välja något annat."
            continue
        if not written and len(typed) == 1 and typed.casefold() in keys:
            return typed.casefold()
        if not typed.strip():
            return tuple(written)
        lines = typed.strip().split("\n")
        fault = limited("\n".join([*written, *lines]), TEXT_LIMIT)
        notice = fault.message if isinstance(fault, Refused) else check([*written, *lines])
        if not notice:
            written += lines
