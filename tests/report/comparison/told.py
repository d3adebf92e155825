"""What a page of a comparison says, to be looked into."""

from __future__ import annotations

from digikap.report.view.blocks import Block, Page, Section
from tests.report.room import squeezed, words_of


def chapter(told: Page, title: str) -> Section:
    return next(one for one in told.chapters if title in one.title)


def blocks(section: Section, kind: type[Block]) -> list[Block]:
    return [block for _, one in section.walk() for block in one.blocks if isinstance(block, kind)]


def said(told: Page) -> str:
    return squeezed("\n".join(words_of(told)))
