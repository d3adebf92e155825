"""What a fault of TOML's syntax is called in Swedish: the mistakes that people make, each with what to write instead.

tomli says where it could not go on, in English; here that place and the line around it are read once more, and its
words never reach the user.
"""

from __future__ import annotations

from collections.abc import Callable

from digikap.store import mistaken_lines as lines
from digikap.store import mistaken_values as values
from digikap.store.lexer import Refusal
from digikap.store.stop import Stop

_EXPLANATIONS: tuple[Callable[[Stop], Refusal | None], ...] = (
    lines.invisible,
    values.curly,
    values.no_end_quote,
    values.backslash,
    lines.twice,
    lines.unclosed,
    lines.heading_unclosed,
    values.decimal_comma,
    values.spaced_number,
    values.date,
    values.yes_or_no,
    values.quote_inside,
    lines.no_equals,
    lines.no_comma,
    values.no_quotes,
    lines.other_language,
    lines.left_over,
)


def explain(text: str, position: int, message: str) -> Refusal:
    """What is wrong where tomli stopped with a message: the first explanation that fits, else a general one.

    The text's line ends are \\n.
    """
    stop = Stop(text, position, message)
    for explanation in _EXPLANATIONS:
        if refusal := explanation(stop):
            return refusal
    return Refusal(
        min(position, len(text)), "Raden går inte att tolka.", "En rad skrivs namn = värde, en rubrik [namn]."
    )
