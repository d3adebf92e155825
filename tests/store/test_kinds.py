"""A file says what it is in its first lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from digikap.errors import BadFileError
from digikap.store.content import example, shipped
from digikap.store.kinds import KINDS, kind_of


def test_the_shipped_files_are_what_they_say() -> None:
    assert kind_of(example()) == "digikap-assessment"
    assert kind_of(shipped() / "kommunen" / "1.toml") == "digikap-questionnaire"
    found = {kind_of(path) for path in shipped().rglob("*.toml")} - {None}
    assert found - {"digikap-published"} <= set(KINDS)


@pytest.mark.parametrize("text", ["", "# Läs mig", '[answers]\nformat = "digikap-assessment"\n', "format = 3\n"])
def test_a_file_that_says_nothing_has_no_kind(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    assert kind_of(path) is None


@pytest.mark.parametrize(
    "line",
    [
        '"format" = "digikap-assessment"',
        "'format' = 'digikap-assessment'",
        'format = """digikap-assessment"""',
        'format = "digikap\\u002dassessment"',
    ],
)
def test_what_a_file_is_may_be_written_in_any_way_of_toml(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.toml"
    whole = example().read_text(encoding="utf-8")
    path.write_text(whole.replace('format = "digikap-assessment"', line, 1), encoding="utf-8")
    assert kind_of(path) == "digikap-assessment"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_that_an_editor_saved_in_its_own_way_is_what_it_was(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.toml"
    text = example().read_text(encoding="utf-8").replace("\n", "\r\n")
    mark = "\ufeff" if encoding.endswith(("le", "be")) else ""
    path.write_bytes((mark + text).encode(encoding))
    assert kind_of(path) == "digikap-assessment"


def test_a_folder_has_no_kind_but_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="mapp"):
        kind_of(tmp_path)
