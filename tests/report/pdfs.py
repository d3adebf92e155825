"""A PDF as an independent program (pypdf) reads it: its text, its tags, its bookmarks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject


class Read:
    """A document that has been read; a soft hyphen is where a word was divided."""

    def __init__(self, document: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(document))
        self.catalog = _dictionary(self.reader.trailer["/Root"])
        self.tags = list(_tags(self.catalog["/StructTreeRoot"]))

    @cached_property
    def pages(self) -> list[str]:
        """What each page says."""
        return [page.extract_text().replace("\u00ad\n", "").replace("\u00ad", "") for page in self.reader.pages]

    @cached_property
    def body(self) -> str:
        """What all pages say, without running heads and page numbers."""
        last = len(self.pages)
        bodies = []
        for number, page in enumerate(self.pages, 1):
            body = page.strip().removesuffix(f"Sida {number} av {last}")
            bodies.append(body.partition("\n")[2] if number > 1 else body)
        return "\n".join(bodies)

    def named(self, pattern: str) -> list[DictionaryObject]:
        """The tags of this name, in reading order."""
        return [tag for tag in self.tags if re.fullmatch(pattern, name(tag))]

    def bookmarks(self) -> list[tuple[int, str]]:
        """The bookmarks with their depth from 1, in order."""
        return list(_bookmarks(self.reader.outline, 1))


def name(tag: DictionaryObject) -> str:
    """The name of a tag: H1, Table."""
    return str(tag["/S"]).removeprefix("/")


def attribute(tag: DictionaryObject, key: str) -> object:
    """An attribute of a tag, in whichever of its lists it stands; None where it has none."""
    given = tag.get("/A", ArrayObject()).get_object()
    for attributes in given if isinstance(given, ArrayObject) else [given]:
        if key in attributes.get_object():
            return attributes.get_object()[key]
    return None


def inside(tag: DictionaryObject) -> list[DictionaryObject]:
    """The tags directly in a tag."""
    return [kid for kid in _kids(tag) if "/S" in kid]


def _tags(tag: PdfObject) -> Iterator[DictionaryObject]:
    for kid in _kids(_dictionary(tag)):
        if "/S" in kid:
            yield kid
            yield from _tags(kid)


def _kids(tag: DictionaryObject) -> list[DictionaryObject]:
    given = tag.get("/K", ArrayObject()).get_object()
    kids = [kid.get_object() for kid in (given if isinstance(given, ArrayObject) else [given])]
    return [kid for kid in kids if isinstance(kid, DictionaryObject)]


def _bookmarks(outline: list, depth: int) -> Iterator[tuple[int, str]]:  # type: ignore[type-arg]
    for one in outline:
        if isinstance(one, list):
            yield from _bookmarks(one, depth + 1)
        else:
            yield depth, one.title


def _dictionary(value: PdfObject) -> DictionaryObject:
    found = value.get_object()
    assert isinstance(found, DictionaryObject)
    return found
