"""No file, however broken, makes the program fail: it is refused in words, or it works through to the end."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from digikap.store.content import shipped
from tests.fuzz.mutants import places
from tests.fuzz.readers import KINDS, Kind
from tests.fuzz.run import Run
from tests.fuzz.torn import ODD

EACH = {"questionnaire": 60, "assessment": 150, "answers": 150, "targets": 150}
"""How many broken files of each kind are tried here; a million are tried by hand (see ``__main__``)."""

BROKEN = [
    b"a = " + b"[" * 100_000,
    b"a" + b".a" * 100_000 + b" = 1",
    b"[" + b"a." * 50_000 + b"a]",
    b'format = "digikap-questionnaire"\nformat_version = 1\nid = "' + b"a" * 1_500_000 + b'"',
    b'format = "digikap-questionnaire"\nformat_version = 1\n' + b"".join(b"x%d = 1\n" % n for n in range(100_000)),
    b'format = "digikap-questionnaire"\nformat_version = 1\n[[sections]]\n' + b"[[sections.questions]]\n" * 60_000,
    b'format = "digikap-questionnaire"\nformat_version = 1\nsections = [' + b"1," * 500_000 + b"]",
    b'format = "digikap-questionnaire"\nformat_version = 1\nsections = ' + b"{a=" * 5_000 + b"1" + b"}" * 5_000,
    b"\x00" * 1_000_000,
    b"=" * 1_900_000,
    b'"' * 1_900_000,
    b"\n" * 1_900_000,
    b"a" * 2_000_001,
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
]
"""Questionnaires that are very long, deep or large, or empty."""

OTHERS = [*(b"format = " + value for value in ODD), b"\x00", (shipped() / "scales.toml").read_bytes()]
"""What is no file that a user gives."""


def _lost(text: str) -> None:
    raise AssertionError(text)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_files_that_are_broken_are_whole_and_can_be_used_in_every_way(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "hel.toml"
    for data in kind.whole():
        path.write_bytes(data)
        assert kind.tried(path, random.Random(1), 1) == ""


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_broken_file_is_refused_in_words_or_works_to_the_end(kind: Kind, tmp_path: Path) -> None:
    tally = Run(kind, 7, tmp_path, 0.3).go(EACH[kind.name], _lost)
    assert 0 < tally.accepted < tally.files


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_is_no_file_of_its_kind_is_refused_by_every_reader(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "annat.toml"
    strangers = [other.whole()[0] for other in KINDS.values() if other.name != kind.name]
    for data in [*OTHERS, *(strangers if kind.name != "answers" else [])]:
        path.write_bytes(data)
        assert kind.tried(path, random.Random(1), 0)


@pytest.mark.parametrize("data", BROKEN, ids=range(len(BROKEN)))
def test_a_very_long_deep_or_large_file_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "stor.toml"
    path.write_bytes(data)
    assert KINDS["questionnaire"].tried(path, random.Random(1), 0)


def test_every_place_in_a_table_is_broken() -> None:
    assert sorted(str(key) for _, key in places({"a": [1, {"b": 2}]})) == ["0", "1", "a", "b"]
