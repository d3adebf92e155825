"""Lists longer than a window: a page of them, and how many items stand before and after it."""

from __future__ import annotations

from collections.abc import Sequence

from digikap.interview.layout import GAP, Line, line


def paged(items: Sequence[Line], first: int, room: int | None) -> list[Line]:
    """So many of the items from `first` on as there is room for, with how many stand before and after.

    A title, which is one piece in its own style, is no item to count.
    """
    if room is None or len(items) <= room:
        return list(items)
    page = page_size(room)
    first = max(min(first, len(items) - 1), 0)
    last = min(first + page, len(items))
    above, below = (sum(not _is_title(item) for item in some) for some in (items[:first], items[last:]))
    before = line(f"    ↑ {above} till (Page Up eller -)", "quiet") if above else GAP
    after = line(f"    ↓ {below} till (Page Down eller +)", "quiet") if below else GAP
    return [before, *items[first:last], after]


def _is_title(item: Line) -> bool:
    return [style for _, style in item] == ["level"]


def page_size(room: int) -> int:
    """How many items stand on a page of so many rows, beside the two rows that tell of more."""
    return max(room - 2, 1)
