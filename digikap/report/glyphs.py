"""The characters that pictures in a terminal are made of, for those that know them and for those that do not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Glyphs:
    """One set of characters. `bars` are heights and `shades` tones from the lowest; `frame`: ┌┐└┘, then ─ and │.

    `met` is a point on the ring of what is required; `before` is last time's. `arrows` point right, then to the other
    seven directions against the clock.
    """

    point: str
    empty: str
    line: str
    upright: str
    zone: str
    chosen: str
    open: str
    bars: str
    frame: str
    bullet: str
    rules: str
    required: str
    met: str
    before: str
    shades: str
    arrows: str

    def all(self) -> str:
        """Every character of the set."""
        return "".join(vars(self).values())


FINE = Glyphs("●", "·", "─", "│", "░", "●", "○", "▁▂▃▄▅▆▇█", "┌┐└┘─│", "•", "═─", "○", "◉", "◇", "·░▒▓█", "→↗↑↖←↙↓↘")
PLAIN = Glyphs("O", ".", "-", "|", ":", "X", "o", ".:|", "++++-|", "*", "=-", "|", "@", "x", ".:+#@", ">/^\\</v\\")

_SIMPLER = {"\u00a0": " ", "−": "-", "–": "-", "”": '"', "…": "...", "→": "->"}


def known_by(encoding: str) -> Glyphs:
    """The finest set that an encoding can write."""
    return FINE if _writes(FINE.all(), encoding) else PLAIN


def written(text: str, encoding: str) -> str:
    """The text with the signs of Swedish typography made simpler where the encoding cannot write them."""
    if _writes(text, encoding):
        return text
    return "".join(
        letter if letter not in _SIMPLER or _writes(letter, encoding) else _SIMPLER[letter] for letter in text
    )


def _writes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
