"""Names in a picture: folded into a few lines, since a picture has no room for more."""

from __future__ import annotations

import textwrap


def folded(text: str, width: int, most: int) -> tuple[str, ...]:
    """The text in up to `most` lines of `width` characters; "…" where there was more."""
    lines = textwrap.wrap(text, width, max_lines=most, placeholder=" …")
    return tuple(lines) or ("",)
