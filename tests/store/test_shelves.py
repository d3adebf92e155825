"""Questionnaires in folders of one's own: finding them by name, and telling what is wrong with the rest."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from digikap.errors import DigikapError
from digikap.store.questionnaires import available, load
from digikap.store.shelves import Found, found
from tests.store.test_questionnaires import OWN


def put(folder: Path, name: str, content: str = OWN, **change: str) -> Path:
    """A file in a folder, with these words in it replaced."""
    folder.mkdir(exist_ok=True)
    for key, value in change.items():
        content = re.sub(rf"(?m)^{key} = .*$", f"{key} = {value}", content, count=1)
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def own(folder: Path, *more: Path) -> list[Found]:
    return [one for one in found([folder, *more]) if one.folder is not None]


def test_the_shipped_ones_come_first_and_are_whole(tmp_path: Path) -> None:
    shipped = found([tmp_path])
    assert [one.path for one in shipped] == [one.path for one in available()]
    assert all(one.questionnaire is not None and not one.problem and not one.clash for one in shipped)


def test_questionnaires_in_a_folder_are_found_and_other_files_are_passed_over(tmp_path: Path) -> None:
    path = put(tmp_path, "b.toml")
    put(tmp_path, "a.toml", 'format = "digikap-assessment"\n')
    put(tmp_path, "c.txt")
    put(tmp_path / "mapp", "d.toml")
    (tmp_path / "mapp.toml").mkdir()
    os.mkfifo(tmp_path / "ror.toml")
    (one,) = own(tmp_path)
    assert (one.path, one.folder) == (path, tmp_path)
    assert one.questionnaire == load(path)


def test_a_folder_that_is_not_there_is_empty_and_one_that_is_named_twice_is_looked_in_once(tmp_path: Path) -> None:
    put(tmp_path, "a.toml")
    assert len(own(tmp_path / "borta", tmp_path, tmp_path)) == 1


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to("/proc/self/mem")
    assert own(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (OWN.replace("minutes = 4", 'minutes = "4"'), "1\u00a0fel. Det första: a.toml:26:1"),
        (OWN.replace("minutes = 4", "minutes = fyra"), "a.toml:26"),
        (OWN.replace("format_version = 1", "format_version = 9"), "skrivet i en nyare form"),
    ],
)
def test_a_file_that_cannot_be_used_is_listed_with_the_reason(tmp_path: Path, content: str, problem: str) -> None:
    put(tmp_path, "a.toml", content)
    (one,) = own(tmp_path)
    assert one.questionnaire is None
    assert problem in one.problem


def test_a_name_finds_the_newest_version_in_the_folders(tmp_path: Path) -> None:
    old = put(tmp_path / "egen", "gammal.toml")
    new = put(tmp_path, "ny.toml", version="3")
    folders = [tmp_path / "egen", tmp_path]
    assert load("tre_ord", folders) == load(new)
    assert load("tre_ord@2", folders) == load(old)


def test_a_shipped_name_wins_and_the_clash_is_told(tmp_path: Path) -> None:
    put(tmp_path, "egen.toml", id='"tre_s"')
    (one,) = own(tmp_path)
    assert one.clash
    assert load("tre_s", [tmp_path]).title.startswith("Tre S")


def test_two_files_of_one_name_and_version_are_told(tmp_path: Path) -> None:
    put(tmp_path, "a.toml")
    put(tmp_path, "b.toml")
    with pytest.raises(DigikapError, match=r"”tre_ord” finns i två filer: .*a\.toml och .*b\.toml"):
        load("tre_ord", [tmp_path])


def test_a_name_that_nothing_has_is_guessed_at_among_the_files_too(tmp_path: Path) -> None:
    put(tmp_path, "a.toml")
    put(tmp_path, "trasig.toml", OWN.replace('title = "Tre ord"', "title = ”Tre ord”"))
    put(tmp_path, "utan.toml", OWN.replace('id = "tre_ord"', "id = 3"))
    with pytest.raises(DigikapError) as caught:
        load("tre_rod", [tmp_path])
    assert caught.value.advice == "Menade du ”tre_ord”?"
