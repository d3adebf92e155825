"""Where a path of keys stands in a file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from digikap.checking.finding import Path
from digikap.store.content import shipped
from digikap.store.positions import Place, Positions

SMALL = """# först
title = "Åre" # här
a.b . "c d" = [ 1, { x = "å", y = 2 } ]

[[sections]]
id = "ett"
  [sections.more]
  k = true
[[sections]]
  [[sections.questions]]
  id = "två" # kommentar
  choices = [ # svaren
    { id = "ja" },
    { id = "nej" },
  ]
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("title",), 2, 1),
        (("a", "b", "c d"), 3, 7),
        (("a", "b", "c d", 0), 3, 17),
        (("a", "b", "c d", 1, "y"), 3, 31),
        (("sections",), 5, 1),
        (("sections", 0), 5, 1),
        (("sections", 0, "id"), 6, 1),
        (("sections", 0, "more", "k"), 8, 3),
        (("sections", 1), 9, 1),
        (("sections", 1, "questions", 0), 10, 3),
        (("sections", 1, "questions", 0, "choices"), 12, 3),
        (("sections", 1, "questions", 0, "choices", 1), 14, 5),
        (("sections", 1, "questions", 0, "choices", 1, "id"), 14, 7),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("beginning", ["", "\ufeff"])
def test_a_path_stands_where_its_key_or_list_item_begins(
    path: Path, line: int, column: int, end: str, beginning: str
) -> None:
    place = Positions((beginning + SMALL).replace("\n", end).encode()).of(path)
    assert (place.line, place.column) == (line, column)
    assert place.source == SMALL.split("\n")[line - 1].rstrip()


def test_what_is_missing_stands_where_its_surroundings_begin() -> None:
    positions = Positions(SMALL.encode())
    assert positions.of(("sections", 1, "questions", 0, "text")).line == 10
    assert positions.of(("sections", 7, "id")).line == 5
    assert positions.of(("nothing",)).line == 1


def test_an_empty_file_has_a_beginning() -> None:
    assert Positions(b"").of(("title",)) == Place(1, 1, "", 0)


def test_unseen_characters_in_the_line_are_made_visible() -> None:
    assert "\u202e" not in Positions('title = "a\u202eb"'.encode()).of(("title",)).source


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every path in a table."""
    yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from paths(part, (*path, number))


def test_every_key_and_item_of_the_shipped_questionnaire_has_a_place_of_its_own() -> None:
    data = (shipped() / "kommunen" / "1.toml").read_bytes()
    positions = Positions(data)
    everything = list(paths(tomllib.loads(data.decode())))
    places = {(place.line, place.column) for place in map(positions.of, everything)}
    # a list of tables begins where its first table does
    lists = [path for path in everything if path[-1:] in (("sections",), ("perspectives",), ("questions",))]
    assert len(places) == len(everything) - len(lists)


VALUES = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=10,
)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4))
def test_every_key_stands_on_a_line_that_holds_it(table: dict[str, Any]) -> None:
    text = tomli_w.dumps(table)
    positions = Positions(text.encode())
    for path in paths(tomllib.loads(text)):
        if path and isinstance(path[-1], str):
            place = positions.of(path)
            line = text.split("\n")[place.line - 1]
            assert any(part in line for part in (path[-1], tomli_w.dumps({path[-1]: 0}).split(" = ")[0]))
