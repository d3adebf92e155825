"""Text in a cell: never a formula, never an unseen character, never longer than a spreadsheet can hold."""

from __future__ import annotations

from digikap.text import visible

LIMIT = 32_767
"""The most characters in a cell of Excel, counted as UTF-16 does."""

CUT = " … (kortat: cellen rymmer inte mer, hela texten står i TOML och JSON)"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """The text with control characters visible, and with an apostrophe before what a spreadsheet could calculate.

    So is what begins with = + - @, also in full width, after a tab, a line end or other white space. In XLSX, where
    text is text, the apostrophe stays too: the file may be saved as CSV, or a cell copied, and opened anew.
    """
    shown = visible(text)
    begins = (shown, shown.lstrip(), text)
    return f"'{shown}" if any(one.startswith(_FORMULA) for one in begins) else shown


def fitting(text: str) -> str:
    """The same, cut to what a cell can hold with a note that says so."""
    shown = neutral(text)
    if _units(shown) <= LIMIT:
        return shown
    kept = shown.encode("utf-16-le")[: 2 * (LIMIT - len(CUT))]
    return kept.decode("utf-16-le", "ignore") + CUT


def _units(text: str) -> int:
    """How long Excel takes the text to be: a character beyond the first 65 536 counts twice."""
    return len(text.encode("utf-16-le")) // 2
