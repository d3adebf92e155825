"""Pages of HTML taken apart, and opened in a real browser; contrast as WCAG 2.1 counts it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

import pytest

VOID = {"meta"}


class Page(HTMLParser):
    """A page taken apart: its tags in order with their attributes, and the text that a reader sees."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(source)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]

    def levels(self) -> list[int]:
        """The levels of the headings in order."""
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]


def style_of(source: str) -> str:
    """The page's own style sheet."""
    return source.partition("<style>")[2].partition("</style>")[0]


def colours(style: str, *, dark: bool) -> dict[str, str]:
    """The named colours of a style sheet in one theme."""
    light_part, _, dark_part = style.partition("prefers-color-scheme: dark")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark_part if dark else light_part))


def luminance(colour: str) -> float:
    """WCAG 2.1, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def opened(browser: Any, source: str, width: int, scheme: str) -> tuple[Any, list[str]]:
    """The page in a window so wide, and what the browser complains of."""
    complaints: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_content(source)
    return page, complaints


def narrowed(page: Any, width: int) -> Any:
    """An opened page when its window has got another width."""
    page.set_viewport_size({"width": width, "height": 800})
    return page


COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules of axe-core that look at colours, and take four fifths of its time."""


def violations(page: Any, options: dict[str, Any], passes: int = 1) -> list[tuple[str, list[str]]]:
    """What axe-core, run with these options, finds on an opened page: each rule with the first places.

    `passes`: how many rules must find something to look at, and no fault.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core saknas")
    # what passes is told by its first place alone: telling of all places takes two thirds of the time
    found = axe.Axe().run(page, options={"resultTypes": ["violations"], **options}).response
    assert len(found["passes"]) + len(found["violations"]) >= passes
    return [(fault["id"], [node["html"][:200] for node in fault["nodes"][:3]]) for fault in found["violations"]]


def violations_in(
    page: Any, *widths: int, schemes: Sequence[str] = ("light", "dark"), passes: int = 15
) -> list[tuple[str, list[str]]]:
    """What axe-core finds in windows so wide: of colours in each in the first theme, and at last in the other themes.

    A theme changes nothing that another rule asks of. The page is left in the last window and theme.
    """
    found = []
    for width in widths:
        found += violations(narrowed(page, width), {"rules": {name: {"enabled": False} for name in COLOURS}}, passes)
        for scheme in schemes if width == widths[-1] else schemes[:1]:
            page.emulate_media(color_scheme=scheme)
            found += violations(page, {"runOnly": COLOURS})
    return found


BROKEN = """(selector) => [...document.querySelectorAll(selector)].flatMap(cell => {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (node.parentElement.closest('svg')) continue;
        for (const word of node.textContent.matchAll(/\\S+:\\/\\/\\S+|[^\\s/-]+-?/g)) {
            if (word[0].includes('://')) continue;
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const tops = [...range.getClientRects()].filter(one => one.width > 0).map(one => Math.round(one.top));
            if (new Set(tops).size > 1) found.push(word[0]);
        }
    }
    return found;
})"""
"""The words in some cells that are broken over two lines; a hyphen may end a line, and addresses break anywhere."""


def broken(page: Any, selector: str) -> list[str]:
    """The words inside the elements of a selector that stand on more than one line."""
    found: list[str] = page.evaluate(BROKEN, selector)
    return found
