"""Where in a TOML file a path of keys stands. Loaded only to explain a fault: tree-sitter takes time to import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import tomli
import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from digikap.checking.finding import Path
from digikap.store.toml import excerpt

_KEYS = {"bare_key", "quoted_key", "dotted_key"}


@dataclass(frozen=True)
class Place:
    """Line and column (in characters), both from 1, and the line as `excerpt` shows it."""

    line: int
    column: int
    source: str
    mark: int


class Positions:
    """The places of all keys and list items in a file whose syntax is whole."""

    def __init__(self, data: bytes) -> None:
        self._lines = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")
        self._points: dict[Path, tuple[int, int]] = {(): (0, 0)}
        self._tables: dict[Path, int] = {}
        for node in Parser(Language(tree_sitter_toml.language())).parse(b"\n".join(self._lines)).root_node.children:
            self._statement(node)

    def of(self, path: Path) -> Place:
        """The place of the path, or of the nearest thing around it that stands in the file (for what is missing)."""
        while path not in self._points:
            path = path[:-1]
        row, column = self._points[path]
        line = self._lines[row]
        before = len(line[:column].decode("utf-8"))
        return Place(row + 1, before + 1, *excerpt(line.decode("utf-8"), before + 1))

    def _statement(self, node: Node) -> None:
        if node.type == "pair":
            self._pair((), node)
        elif node.type in ("table", "table_array_element"):
            path = self._heading(node)
            for child in node.children:
                if child.type == "pair":
                    self._pair(path, child)

    def _heading(self, node: Node) -> Path:
        """The path that the keys below a heading belong to; ``[[a.b]]`` goes into the last element of ``a``."""
        path: Path = ()
        key = next(child for child in node.children if child.type in _KEYS)
        parts = list(_parts(key))
        for number, (part, _) in enumerate(parts, 1):
            path = (*path, part)
            self._points.setdefault(path, node.start_point)
            if number < len(parts) and path in self._tables:
                path = (*path, self._tables[path])
        if node.type == "table_array_element":
            self._tables[path] = self._tables.get(path, -1) + 1
            path = (*path, self._tables[path])
        self._points.setdefault(path, node.start_point)
        return path

    def _pair(self, path: Path, node: Node) -> None:
        key, value = node.named_children[0], node.named_children[-1]
        for part, at in _parts(key):
            path = (*path, part)
            self._points.setdefault(path, at.start_point)
        self._value(path, value)

    def _value(self, path: Path, node: Node) -> None:
        if node.type == "inline_table":
            for child in node.children:
                if child.type == "pair":
                    self._pair(path, child)
        elif node.type == "array":
            items = [child for child in node.children if child.is_named and child.type != "comment"]
            for number, item in enumerate(items):
                self._points.setdefault((*path, number), item.start_point)
                self._value((*path, number), item)


def _parts(key: Node) -> Iterator[tuple[str, Node]]:
    """The parts of a key, dotted or not, with the node of each."""
    if key.type == "dotted_key":
        for child in key.children:
            if child.type in _KEYS:
                yield from _parts(child)
    else:
        text = (key.text or b"").decode("utf-8")
        yield (text if key.type == "bare_key" else tomli.loads(f"key = {text}")["key"]), key
